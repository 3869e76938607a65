"""The words around a figure: what may be left out, and which verb takes the number."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reportx.rules.load import lazy, table
from reportx.rules.words import Found, Words

if TYPE_CHECKING:
    from reportx.rules.lazy import Lazy

QUOTED = re.compile(r"“[^”]*”|《[^》]*》")
_ENUMERATED = re.compile(r"^(?:[①-⑫]|\(?\d{1,2}[.、)])\s?")
_KEPT = 256  # the same words are asked for several times while a figure is read
_PARTNERS = frozenset("与和")
_HAN_OR_DIGIT = frozenset("至截止0123456789一二三四五六七八九十两")


@cache
def pattern(key: str) -> Lazy:
    """A pattern of the table of labels."""
    return lazy(table("labels")[key])


@cache
def words(key: str) -> Words:
    """A list of plain words of the table of labels."""
    return Words(table("labels")[key].split())


@cache
def members(key: str) -> frozenset[str]:
    """The words of a list, to ask whether one is among them."""
    return frozenset(table("labels")[key].split())


class Verbs(NamedTuple):
    """The verbs of a phrase: those that are no nouns besides, and all."""

    plain: list[Found]
    every: list[Found]


def is_noun_too(verb: str) -> bool:
    """Whether the verb names a thing as often as a deed (报告, 培训)."""
    return verb in members("nouns_too")


@lru_cache(maxsize=_KEPT)
def verbs_of(phrase: str) -> Verbs:
    """The verbs of ``phrase`` outside quotations; the lists are not to be changed."""
    blanked = QUOTED.sub(_blank, phrase) if "“" in phrase or "《" in phrase else phrase
    found = list(words("verbs").finditer(pattern("masks").sub(_blank, blanked)))
    if "不" in phrase or "未" in phrase:
        found = [_negated(verb, phrase) for verb in found]
    return Verbs([verb for verb in found if not is_noun_too(verb.word)], found)


def _negated(verb: Found, phrase: str) -> Found:
    """The verb with the word that denies it: 不予立案, 未采纳."""
    if not verb.at or phrase[verb.at - 1] not in "予未不能":
        return verb
    denial = words("denials").ending(phrase[: verb.at])
    return Found(denial + verb.word, verb.at - len(denial)) if denial else verb


def _blank(match: re.Match[str]) -> str:
    return "＿" * len(match[0])


@lru_cache(maxsize=_KEPT)
def trim(left: str, *, partner: bool = False) -> str:
    """The words before a figure without what says nothing of it: 全年共, 其中, 达到, 等.

    ``partner`` keeps 与 and 和 at the head, which else stay only where a deed follows.
    """
    left = _ENUMERATED.sub("", left.strip())
    if not (partner or _with_partner(left)):
        left = left.lstrip("、,和及与")
    if "其中" in left[:12] and not left.startswith("其中的"):
        left = left.partition("其中")[2]
    before = None
    while before != left:
        before = left
        left = _trim_right(_trim_left(left))
        if left.endswith(")") and "(" in left:
            left = left[: left.rindex("(")]
    return left.strip(" \u3000,、:;的")


def _with_partner(left: str) -> bool:
    """``与各党派开展…``: a partner and a deed, no further member of a list."""
    verbs = verbs_of(left) if left[:1] in _PARTNERS else None
    if verbs is None:
        return False
    found = verbs.every if left[0] == "与" else verbs.plain
    return bool(found) and found[0].start() > 2


def _trim_left(text: str) -> str:
    while text:
        word = words("leading").match(text)
        if word and not words("leading_barred").match(text):
            text = text[word.end() :]
            continue
        time = pattern("leading_time").match(text) if text[0] in _HAN_OR_DIGIT else None
        time = time or pattern("leading_period").match(text)
        if time is None:
            break
        text = text[time.end() :]
    return text


def _trim_right(text: str) -> str:
    while text:
        word = words("trailing").ending(text)
        if word and not words("trailing_barred").ending(text):
            text = text[: -len(word)]
            continue
        time = pattern("trailing_time").search(text) if "年" in text[-3:] else None
        if time is None:
            break
        text = text[: time.start()]
    return text


def strip_trailing(text: str) -> str:
    """The text without closing words that say nothing of what is counted."""
    return _trim_right(text)


def start_of_chain(phrase: str, verbs: list[Found], verb: Found) -> Found:
    """The first of verbs that follow each other directly (编辑出版, 制定、修订)."""
    index = verbs.index(verb)
    while index and phrase[verbs[index - 1].end() : verbs[index].start()] in ("", "、"):
        index -= 1
    return verbs[index]


def without_verbs(text: str) -> str:
    """What is left of ``text`` when its verbs are taken out."""
    kept, position = "", 0
    for verb in words("verbs").finditer(text):
        kept += text[position : verb.start()]
        position = verb.end()
    return kept + text[position:]
