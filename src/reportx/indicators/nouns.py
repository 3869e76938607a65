"""A label with its parts, and the words behind a figure that name what is counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reportx.indicators.phrases import QUOTED, is_noun_too, pattern, verbs_of, words

if TYPE_CHECKING:
    from reportx.indicators.clauses import Place

LONG = 26
NOUN_LONG = 36
_ATTRIBUTE = 8  # a longer one is cut from its noun
_APART = ("年均", "人均", "户均", "均", "共", "全部")
_CURRENCIES = frozenset("元人港美现")
_UNIT = re.compile(r"^\([^()]{1,4}\)")
_STOP = re.compile(
    r"逐[件一项条个]|进行|予以|每[人户个]|绝大多数|大部分|已|均(?!衡|等)|全部|分别|由(?!于)|被|为(?!民)|得到|、其中"
)
_LISTED = re.compile(r"(?:[、和及].*|[”》])等(?P<noun>[^\W\d_“”]{2,}(?:“[^”]*”)?[^\W\d_]*)$")
_TITLES = re.compile(r"》|“[^”]{9,}”")


class Label(NamedTuple):
    """A label with its parts: ``verb`` opens it, ``noun`` is what it counts, ``topic`` a subject that verbs follow.

    ``end`` is the offset where the figure ends, ``unit`` its measure word; ``outer`` the label before the bracket that
    the figure stands in, ``other`` the last label before it with another measure word.
    """

    text: str
    verb: str = ""
    noun: str = ""
    topic: str = ""
    scope: str | None = None
    rule: str = "own"
    end: int = -1
    unit: str | None = None
    outer: Label | None = None
    other: Label | None = None


def starts_apart(right: str) -> bool:
    """Whether the words behind a figure do not name what it counts."""
    return right[0] in ",、;:()和及与…" or right.startswith(_APART)


def follows(place: Place) -> bool:
    """Whether words stand behind the figure that may name what it counts."""
    right = place.right
    if right[:1] == "(":
        right = _UNIT.sub("", right)
    return bool(right) and not starts_apart(right) and pattern("from_to").match(right) is None


def noun_of(place: Place, *, short: bool = False) -> str:
    """The words behind the figure that name what is counted; cut at the verb of the next figure.

    ``short`` cuts at the first verb in any case.
    """
    right = _UNIT.sub("", place.right) if place.right[:1] == "(" else place.right
    if not right or starts_apart(right):
        return ""
    right = first_clause(pattern("currency").sub("", right) if right[0] in _CURRENCIES else right)
    if not place.last:
        right = re.split(r"(?<=.)(?:、|和|及|(?<!参)与|以及)$", right)[0]
    if short or not place.last or len(right) > NOUN_LONG:
        verbs = (
            m
            for m in words("verbs").finditer(right)
            if m.start() >= 2 and not is_noun_too(m.word) and right[m.end() : m.end() + 1] != "的"
        )
        verb = next(verbs, None)
        stop = _STOP.search(right, 2)
        cuts = [m.start() for m in (verb, stop) if m]
        if cuts:
            right = right[: min(cuts)]
    noun = without_attribute(re.sub(r"分别|(?<!平)均|全部", "", right).strip("的、 "))
    adverb = words("adverbs").ending(noun) if not place.last else ""
    return noun.removesuffix(adverb) or noun


def without_session(text: str) -> str:
    """The words without the session of a body: 承办市人大十五届四次会议代表建议 → 承办代表建议."""
    return pattern("session").sub(_up_to_verb, text)


def _up_to_verb(match: re.Match[str]) -> str:
    verbs = verbs_of(match[0]).plain
    return match[0][: verbs[-1].end()] if verbs else ""


def verb_object(text: str) -> str:
    """The object that the words behind a verb name, without what qualifies it."""
    return head_of(re.split("[,;:(]", text.lstrip("了过"))[0])


def first_clause(right: str) -> str:
    """Up to the first mark; a bracket inside a name stays (镇(街道)联络室)."""
    inside = re.match(r"(?:[^,;:(]*\([^()含共]{1,4}\)(?=[^\W\d_]))+[^,;:(]*", right)
    return inside[0] if inside else re.split(r"[,;:( ]", right, maxsplit=1)[0]


def without_attribute(noun: str) -> str:
    """The noun without a list of attributes: 有温度、接地气的意见建议 → 意见建议; a short one stays."""
    if "的" not in noun:
        return noun
    masked = QUOTED.sub(lambda match: "＿" * len(match[0]), noun)
    at = masked.rfind("的", 0, len(masked) - 1)
    attribute = masked[:at] if at > 0 else ""
    long = "、" in attribute or len(attribute) > 2 * _ATTRIBUTE
    return noun[at + 1 :] if long and not any(verb.start() > 1 for verb in verbs_of(attribute).plain) else noun


def shortened(verb: str, noun: str) -> str:
    """A verb and its noun, with no longer attribute or list of examples than a table row bears."""
    if "等各" in noun:
        noun = pattern("all_kinds").sub(lambda match: match["noun"], noun)
    listed = _LISTED.search(noun)
    if listed and (_is_long(verb, noun, listed["noun"]) or _TITLES.search(noun)):
        return verb + listed["noun"]
    masked = QUOTED.sub(lambda match: "＿" * len(match[0]), noun) if "的" in noun else noun
    at = masked.rfind("的", 0, len(masked) - 2)
    deed = verb and len(masked[:at]) > _ATTRIBUTE and words("verbs").ending(masked[:at])
    topic = masked[:at].endswith(("方面", "领域")) and len(verb + noun) <= NOUN_LONG
    if at > 0 and not topic and (len(verb + noun) > LONG or deed):
        noun = noun[at + 1 :]
    return (verb + noun)[-NOUN_LONG:]


def _is_long(verb: str, noun: str, last: str) -> bool:
    """Whether a list of examples says too much; before a short word for all of them (犯罪, 问题) it names them."""
    return len(verb + noun) > (20 if len(last) > 2 else NOUN_LONG)


def head_of(noun: str) -> str:
    """The head of a noun phrase: behind its last 等 or 的."""
    parts = [part for part in re.split(r"等|的", noun) if len(part) >= 2]
    return parts[-1] if parts else noun
