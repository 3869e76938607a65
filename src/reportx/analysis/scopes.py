"""Whose figure it is: the body's own, that of all below it as well, or what somebody else did or took up."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from reportx.model.observation import Observation

Verdict = Literal["same", "unstated", "doubtful", "different"]

_WIDE = re.compile(
    "[两二三四]级|各级|系统|上下|市县|市区县|省市|县区|区县|县乡|全[省市县区州盟旗]|各[省市县区州旗乡镇]"
)
_BELOW = re.compile("[两二三四]级|各级|系统|上下|[各乡镇]")
_OWN = re.compile("本级|常委会$|^政协$")
_LEADING = re.compile("^(?:得到|获得|获|由|经|受|被)")
_RANKS = (
    (re.compile("全国|中央|国家|中办|国办"), 0),
    (re.compile("省|自治区"), 1),
    (re.compile("市|州|盟"), 2),
    (re.compile("县|(?<!自治)区|旗"), 3),
)
_LEVEL = "(?:[市县区旗镇乡村]级|乡镇|镇街|街道|社区|村居?)"
_OF_LEVEL = re.compile(f"{_LEVEL}(?:[和、（(]?{_LEVEL}[)）]?)?")
_LEVEL_FIRST = re.compile(f"(?:已|共)?(?:建成|建立|成立|设立|设置|打造|建有|现有|有)?{_OF_LEVEL.pattern}")
_LEVELS = {"national": 0, "province": 1, "city": 2, "county": 3}
# Of the characters of the shorter name, how many the other must have.
_OVERLAP = 0.6


class Scope(NamedTuple):
    """``wide``: the levels below are counted too. ``who`` names somebody, "" for the body itself.

    ``ranks`` are the levels of those named, counted from the report's own: 0 its own, -1 the one above.
    """

    wide: bool
    who: str
    ranks: frozenset[int]


_OWN_SCOPE = Scope(False, "", frozenset())


def scope_of(one: Observation) -> Scope:
    """The scope of a figure in its report."""
    return _scope(one.scope, one.level, one.region or "") if one.scope else _OWN_SCOPE


# The same few words come with many figures.
@lru_cache(maxsize=4096)
def _scope(given: str, level: str, region: str) -> Scope:
    words = _LEADING.sub("", given)
    if not words or _is_whole_county(words, level, region):
        return _OWN_SCOPE
    if _WIDE.search(words):
        return Scope(True, words, frozenset())
    if _is_own(words, region):
        return _OWN_SCOPE
    own = _LEVELS.get(level)
    ranks = frozenset(rank - own for rank in _ranks(words)) if own is not None else frozenset()
    if level == "county" and region.endswith("市") and ranks == {-1}:
        ranks = frozenset((0,))  # a city of the county level calls itself a city
    return Scope(False, words, ranks)


def _is_own(words: str, region: str) -> bool:
    kind = region[-1:]
    return bool(_OWN.search(words)) or words in (f"{kind}政协", f"{region}政协", f"{kind}政协委员")


def _is_whole_county(words: str, level: str, region: str) -> bool:
    """Of a county all is its own: no committee is below it."""
    return level == "county" and region != "" and words.startswith(f"全{region[-1]}") and not _BELOW.search(words)


def is_of_a_level(one: Observation) -> bool:
    """Whether it counts what is of one level of a place, and no body of that level: 县级委员工作室, 乡镇议事室."""
    return bool(_OF_LEVEL.fullmatch(one.scope) if one.scope else _LEVEL_FIRST.match(one.label))


def holds(one: Observation, other: Observation) -> bool:
    """Whether what somebody named by ``one`` did holds what somebody named by ``other`` did: 省级以上, 全国政协."""
    first, second = one.scope or "", other.scope or ""
    if "以上" not in first or first == second:
        return False
    lowest, ranks = max(_ranks(first), default=None), _ranks(second)
    if lowest is None or not ranks:
        return False
    return max(ranks) < lowest if "以上" in second else max(ranks) <= lowest


def _ranks(words: str) -> list[int]:
    return [rank for pattern, rank in _RANKS if pattern.search(words)]


def scopes(one: Observation, other: Observation) -> Verdict:
    """Whether two figures are those of the same.

    ``doubtful`` where the words differ and the sense need not, ``unstated`` where one text names nobody.
    """
    if one.scope == other.scope and one.level == other.level:
        return "same"
    first, second = scope_of(one), scope_of(other)
    if first.wide != second.wide:
        return "different"
    if first.wide or first.who == second.who:
        return "same" if first.who == second.who else "doubtful"
    if first.who and second.who:
        return _named(first, second)
    named, silent = (first, other) if first.who else (second, one)
    if named.who in silent.label:
        return "same"
    return "different" if any(rank < 0 for rank in named.ranks) else "unstated"


def _named(first: Scope, second: Scope) -> Verdict:
    if first.ranks and second.ranks and not first.ranks & second.ranks:
        return "different"
    shared = set(first.who) & set(second.who)
    return "doubtful" if len(shared) >= _OVERLAP * min(len(set(first.who)), len(set(second.who))) else "different"
