"""Units in headers: 捐款(万元), 投资额/亿元, 办结率%, 单位:件, 帮扶户数."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from math import prod
from typing import TYPE_CHECKING, NamedTuple

from reportx.quantities.figures import POWERS
from reportx.rules.load import lazy, table
from reportx.rules.units import unit_rules

if TYPE_CHECKING:
    from reportx.rules.lazy import Lazy

_BRACKET = re.compile(r"\s?[(\[](?:单位:)?\s?(?P<unit>[^()\[\]]{1,10})[)\]]$")
_SIGN = re.compile(r"(?<=.)\s?(?:[/:]\s?(?P<unit>[^/:()]{1,5})|(?P<percent>%))$")
_TITLE = re.compile(r"(?:计量)?单位\s?:\s?(?P<units>[^()\[\]]{1,12}?)\s?(?:[)\]]|$)")
_POWER = re.compile(r"万亿|[十百千]?[万亿]|[百千]")
_CHOICE = re.compile(r"[/、,;(或]")
_NUMBER_OF = re.compile(r".*?(?P<unit>[^\W\d_]{1,3})数$")
# Words that count those who came, and may end a header: 参加人次.
_VISITS = re.compile(r".*?(?P<unit>[人场户家件批轮篇条项]次)$")
_PERCENT = frozenset({"%", "‰", "个百分点", "百分点"})


class UnitSign(NamedTuple):
    """A unit with the power that it counts in: 万元 is ``元`` by 10000; ``word`` is None for a power alone (万).

    ``start`` and ``end`` lie in the words that it was read in.
    """

    word: str | None
    factor: Decimal
    dimension: str
    place: bool
    start: int
    end: int

    def is_percent(self) -> bool:
        return self.word in _PERCENT


def split_unit(text: str) -> tuple[str, UnitSign | None]:
    """A header without its unit, and the unit: 捐款(万元) → 捐款, 元 by 10000."""
    for shape in (_BRACKET, _SIGN):
        match = shape.search(text)
        if match is None:
            continue
        group = "unit" if match["unit"] else "percent"
        sign = read_unit(match[group], match.start(group))
        if sign is not None:
            return text[: match.start()].strip(), sign
    return text, None


def read_unit(text: str, start: int = 0) -> UnitSign | None:
    """The unit that ``text``, which begins at ``start``, is; of several (件/次) the first."""
    word = _CHOICE.split(text.strip())[0] if not unit_rules().knows(text.strip()) else text.strip()
    known = _known(word, Decimal(1), start)
    power = _POWER.match(word)
    if known is None and power is not None:
        factor = Decimal(prod(POWERS[char] for char in power[0]))
        rest = word[power.end() :]
        known = _known(rest, factor, start) if rest else UnitSign(None, factor, "count", False, start, start)
    return known._replace(end=start + len(word)) if known is not None else None


def implied_unit(words: str) -> UnitSign | None:
    """The unit that the words of a header hold: 帮扶户数 → 户, 参加人次 → 人次, 得分 → 分."""
    for unit, pattern in _implied():
        if pattern.fullmatch(words):
            return _known(unit, Decimal(1), 0)
    match = _VISITS.fullmatch(words) or _NUMBER_OF.fullmatch(words)
    while match is not None:
        counted = lazy(table("columns")["words"]["counted"]).fullmatch(match["unit"])
        sign = _known(match["unit"], Decimal(1), match.start("unit")) if counted else None
        if sign is not None:
            return sign._replace(end=match.end("unit"))
        match = _NUMBER_OF.fullmatch(words, match.start("unit") + 1)
    return None


def title_unit(text: str, *, percent: bool = False) -> UnitSign | None:
    """The unit that a title gives for a whole table: 单位:万元; with ``percent`` that of its rates (单位:件、%).

    Of several units none holds.
    """
    match = _TITLE.search(text)
    if match is None:
        return None
    units = [read_unit(word) for word in re.split(r"[/、,;]", match["units"])]
    chosen = [unit for unit in units if unit is not None and unit.is_percent() is percent]
    if None in units or len(chosen) != 1:
        return None
    return chosen[0]._replace(start=match.start("units"), end=match.end("units"))


def _known(word: str, factor: Decimal, start: int) -> UnitSign | None:
    name = table("columns")["aliases"].get(word, word)
    unit = unit_rules().at(name, 0) if name else None
    if unit is None or unit.end != len(name):
        return None
    return UnitSign(name, factor, unit.dimension, unit.place, start, start + len(word))


@cache
def _implied() -> tuple[tuple[str, Lazy], ...]:
    return tuple((rule["unit"], lazy(rule["pattern"])) for rule in table("columns")["implied"])
