"""What is counted, in the document's own words: the shortest phrase that a table row needs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reportx.indicators.clauses import Place
from reportx.rules.load import table

_QUOTED = re.compile(r"“[^”]*”|《[^》]*》")
_KEPT = re.compile(r"(?:与|向|同|在|对|为|给|到|赴)[^,。;]{1,15}$")
_LIST_HEAD = re.compile(r"^(?:、|和|及|与|以及|,)")
_LONG = 26


@dataclass(slots=True)
class Label:
    """A label with its parts: ``verb`` opens it, ``topic`` is the subject that a bare verb follows."""

    text: str
    verb: str = ""
    topic: str = ""
    scope: str | None = None
    rule: str = "own"


@cache
def _compiled(key: str) -> re.Pattern[str]:
    return re.compile(table("labels")[key])


@cache
def _verbs() -> re.Pattern[str]:
    words = sorted(set(table("labels")["verbs"].split()), key=lambda word: (-len(word), word))
    return re.compile("|".join(words))


@cache
def _leading() -> re.Pattern[str]:
    return re.compile("^" + table("labels")["leading"])


@cache
def _trailing() -> re.Pattern[str]:
    return re.compile(table("labels")["trailing"] + "$")


@cache
def _scope() -> re.Pattern[str]:
    return re.compile(table("labels")["scope"])


def label_of(place: Place, before: Label | None, context: str) -> Label:
    """The label of the figure at ``place``.

    ``before`` is the label of the figure before it in the same sentence, from which a list inherits its verb or its
    subject; ``context`` the earlier words of the sentence.
    """
    listed = not place.first and before is not None and len(place.left) <= 40
    left = _trim(place.left)
    if place.figure.unit == "%" or place.figure.dimension == "percent":
        return _rate(place, left, before, listed)
    if not left or _is_scope(left):
        return _from_right(place, left or None, before, listed, context)
    verbs = [match for match in _verbs().finditer(_blanked(left))]
    if verbs and verbs[-1].end() == len(left):
        return _after_verb(place, left, verbs, before, listed)
    if place.left.rstrip().endswith("的") and place.right and not _starts_apart(place.right):
        return _finish(left + "的" + _noun(place), left)
    return _from_left(place, left, verbs, before, listed)


def _blanked(text: str) -> str:
    """The text with quoted words blanked out, so that no verb is found in a name."""
    return _QUOTED.sub(lambda match: "＿" * len(match[0]), text)


def _trim(left: str) -> str:
    left = _LIST_HEAD.sub("", left.strip())
    left = re.sub(r"^.*?(?:其中|包括)(?=.)", "", left) if "其中" in left[:12] else left
    for _ in range(3):
        stripped = _leading().sub("", left)
        stripped = re.sub(r"[((][^))]*[))]$", "", _trailing().sub("", stripped))
        if stripped == left:
            break
        left = stripped
    return left.strip(" \u3000,、:;的")


def _is_scope(text: str) -> bool:
    return _scope().fullmatch(text) is not None


def _starts_apart(right: str) -> bool:
    return right[0] in ",、;:()和及与"


def _noun(place: Place) -> str:
    """The words behind the figure that name what is counted; cut at the verb of the next figure."""
    right = _LIST_HEAD.split(place.right, maxsplit=1)[0] if not place.last else place.right
    right = re.split(r"[,;:(]", right, maxsplit=1)[0]
    if not place.last or len(right) > _LONG:
        verb = next((m for m in _verbs().finditer(_blanked(right)) if m.start() >= 2), None)
        stop = re.search(r"已|均|全部|分别|由|被|为|得到|、其中", right)
        cuts = [m.start() for m in (verb, stop) if m and m.start() >= 2]
        if cuts:
            right = right[: min(cuts)]
    return right.strip("的、 ")


def _from_right(
    place: Place, scope: str | None, before: Label | None, listed: bool, context: str
) -> Label:
    """Nothing stands before the number: what follows names it, else the clause or the list before."""
    right = place.right
    if right and not _starts_apart(right):
        noun = re.sub(r"分别|均|全部|已(?=[经获被])", "", _noun(place))
        if noun:
            return Label(noun[:_LONG], scope=scope, rule="right", topic=noun)
    if before is not None:
        return Label(before.text, before.verb, before.topic, scope or before.scope, "inherited")
    tail = _trim(re.split(r"[,;:。]", context.rstrip(",;:。"))[-1])
    return Label(tail[-_LONG:] if tail else "", scope=scope, rule="context")


def _after_verb(
    place: Place, left: str, verbs: list[re.Match[str]], before: Label | None, listed: bool
) -> Label:
    """A verb stands right before the number: the noun follows it (提出29条建议), or went before it (项目签约10个)."""
    verb = verbs[-1]
    right = place.right
    subject, scope = _split_scope(_trim(left[: verb.start()]))
    if right and not _starts_apart(right):
        noun = _noun(place)
        if noun:
            kept = _KEPT.search(subject)
            lead = kept[0] if kept and len(kept[0]) <= 12 and not re.match("对|为|在", kept[0]) else ""
            return Label((lead + verb[0] + noun)[:_LONG], verb[0], "", scope or _topic_free(subject), "verb_right")
    if subject and not _compiled("topics").match(subject):
        text = subject + verb[0]
        return Label(text[-_LONG:], "", subject, scope, "subject_verb")
    if listed and before is not None:
        topic = before.topic or (before.text.removeprefix(before.verb) if before.verb else "")
        if topic and len(left) <= 8:
            return Label((topic + left)[-_LONG:], "", topic, before.scope, "listed_verb")
    return Label(left[-_LONG:], verb[0], "", scope, "verb")


def _topic_free(subject: str) -> str | None:
    return None if not subject or len(subject) > 16 or _compiled("topics").match(subject) else None


def _split_scope(text: str) -> tuple[str, str | None]:
    """``(rest, scope)``: the actor that opens the words."""
    match = _scope().match(text)
    if match and match.end() >= 2:
        return text[match.end() :].lstrip("的共、"), match[0]
    return text, None


def _from_left(
    place: Place, left: str, verbs: list[re.Match[str]], before: Label | None, listed: bool
) -> Label:
    """The words before the number name it: 开展学习研讨19次, 受益群众1.9万余人."""
    rest, scope = _split_scope(left)
    verbs = [match for match in verbs if match.start() >= len(left) - len(rest)]
    topical = _compiled("topics").search(rest[: verbs[-1].start() - len(left) + len(rest)]) if verbs else None
    if verbs:
        verb = verbs[-1] if topical and len(left) > 12 else verbs[0]
        verb = _start_of_chain(verbs, verb)
        lead = left[len(left) - len(rest) : verb.start()]
        kept = _KEPT.search(lead)
        head = kept[0] if kept and len(kept[0]) + len(left) - verb.start() <= _LONG else ""
        if head and head[0] in "对为" and len(head) > 8:
            head = ""
        text = head + left[verb.start() :]
        subject = lead[: len(lead) - len(kept[0])] if kept else lead
        if subject and len(subject) + len(text) <= 16 and not _compiled("topics").match(subject) and not scope:
            text = subject + text
        return _finish(text, left, verb[0], scope)
    if listed and before is not None and before.verb and len(left) <= 24:
        return Label((before.verb + left)[:40], before.verb, "", scope or before.scope, "listed")
    return _finish(rest or left, left, "", scope)


def _start_of_chain(verbs: list[re.Match[str]], verb: re.Match[str]) -> re.Match[str]:
    """The first of verbs that follow each other directly (编辑出版, 制定修订)."""
    index = verbs.index(verb)
    while index and verbs[index - 1].end() in (verbs[index].start(), verbs[index].start() - 1):
        index -= 1
    return verbs[index]


def _finish(text: str, left: str, verb: str = "", scope: str | None = None) -> Label:
    text = re.sub(r"各类|各种|了(?!解)|一系列|等(?=[活工会])", "", text)
    text = _trailing().sub("", text).strip("的、, ")
    if len(text) > _LONG + 6:
        cut = text.rfind("的", 0, len(text) - 3)
        text = text[cut + 1 :] if cut > 0 and len(text) - cut > 5 else text[-_LONG:]
    return Label(text or left, verb, "" if verb else text, scope)


def _rate(place: Place, left: str, before: Label | None, listed: bool) -> Label:
    """A percentage: the rate, or what it is a share of."""
    share = re.search(r"占", place.left) is not None
    if left and left not in ("分别", "增长", "占"):
        rest, scope = _split_scope(left)
        words = rest or left
        if len(words) > _LONG:
            words = words[-_LONG:]
        if not re.search("率|比|占|满意|面|额|度", words) and listed and before is not None:
            words = before.topic[-12:] + words if before.topic else words
        return Label(words + ("占比" if share and "占" not in words else ""), "", words, scope, "rate")
    if place.right and not _starts_apart(place.right):
        return Label(_noun(place)[:_LONG], rule="rate_right")
    if before is not None:
        return Label(before.text + ("占比" if share else ""), "", before.topic, before.scope, "rate_inherited")
    return Label(left, rule="rate")
