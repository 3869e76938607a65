"""A figure: a number with its multiplier, measure word and bound words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportx.rules.patterns import pattern
from reportx.rules.units import Unit, bound_rules, unit_rules

if TYPE_CHECKING:
    from decimal import Decimal

_TAIL = re.compile(
    r"(?P<a>[余多几])?[ \u3000]?(?P<m>万亿|[十百千]?[万亿]|兆(?![瓦赫帕字比])|[百千](?![分姓克瓦米]))?(?P<b>[余多])?"
)
_MONTHS = re.compile(r"多(月|小时|季度|工作日|星期)")
_POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "兆": 10**12}
_CONTINUES = re.compile(r"的?[^\W\d_]")
_COUNTS = ("count", "person_times", "percent")
_COUNTED_BEHIND = re.compile(r"[^,。;、\n]{1,20}?\d")
_SPACE = re.compile(r"[ \u3000]{0,2}\n?[ \u3000]{0,4}")


@dataclass(slots=True, eq=False)
class Figure:
    """A numeral of the clean view and what it is.

    ``start``/``end`` run from the numeral's first character to its unit's last; ``kind`` is ``amount`` for what may
    be counted, otherwise a kind of the ledger. ``number_end`` is where the bare numeral ends. ``rule`` says why.
    """

    start: int
    end: int
    kind: str
    rule: str
    value: Decimal | None = None
    value_max: Decimal | None = None
    bound: str = "exact"
    unit: str | None = None
    dimension: str = "count"
    place: bool = False
    han: bool = False
    number_end: int = 0
    bound_start: int = 0
    bound_end: int = 0


def read_amount(text: str, match: re.Match[str], value: Decimal | None, stop: int) -> Figure:
    """The figure of a number that starts at ``match``: tail, unit, bounds."""
    begin, number_end = match.start(), match.end()
    figure = Figure(begin, number_end, "amount", "amount", value=value, number_end=number_end)
    position = read_multiplier(text, figure, number_end)
    unit = unit_at(text, position, stop)
    if unit:
        figure.unit, figure.dimension, figure.place, figure.end = unit.word, unit.dimension, unit.place, unit.end
        if unit.dimension == "percent" and unit.word in ("成", "%%"):
            figure.unit = "%"
            if unit.word == "成" and figure.value is not None:
                figure.value *= 10
        if unit.word == "个":
            _months(text, figure)
    read_bounds(text, figure)
    _ranked(text, figure)
    return figure


def _months(text: str, figure: Figure) -> None:
    """``4个多月``: the 多 stands inside the unit."""
    match = _MONTHS.match(text, figure.end)
    if match:
        figure.unit, figure.dimension, figure.end = "个" + match[1], "duration", match.end()
        figure.bound = "at_least"


def _ranked(text: str, figure: Figure) -> None:
    """``前10位``, ``前三``: a rank, not a number of places."""
    if figure.start and text[figure.start - 1] == "前" and figure.unit in (None, "位", "名", "强"):
        figure.kind, figure.rule, figure.bound = "rank", "rank", "at_most"


def read_multiplier(text: str, figure: Figure, position: int) -> int:
    """Read 余/多/几 and 万/亿 behind a number into ``figure``; the position behind them."""
    tail = _TAIL.match(text, position)
    if tail is None or tail.end() == position:
        gap = _SPACE.match(text, position)
        joined = gap.end() if gap else position
        if joined > position and text[joined : joined + 1] in "万亿" and text[joined : joined + 1]:
            tail = _TAIL.match(text, joined)
            position = joined
        if tail is None or tail.end() == position:
            return position
    end = tail.end()
    if tail["m"] is None and tail["a"] == "几":
        pass
    elif tail["m"] is None and not tail["a"] and not tail["b"]:
        return position
    if tail["m"] and figure.value is not None:
        factor = 1
        for char in tail["m"]:
            factor *= _POWERS[char]
        figure.value *= factor
    if tail["a"] or tail["b"]:
        figure.bound = "at_least"
    figure.end = figure.number_end = end
    return end


def unit_at(text: str, position: int, stop: int) -> Unit | None:
    units = unit_rules()
    unit = units.at(text, position)
    if unit is None:
        gap = _SPACE.match(text, position)
        if gap and gap.end() > position:
            unit = units.at(text, gap.end())
            # Across a line end a unit must be the whole rest of the word: 85⏎万次, but not 2024⏎年度.
            if unit and "\n" in gap[0] and unit.dimension == "duration":
                unit = None
    return unit if unit and unit.end <= stop else None


def _is_threshold(text: str, figure: Figure, end: int) -> bool:
    """亿元以上项目, 100人以上企业30家: a property of what is counted; 100个以上示范点 counts it."""
    if not _CONTINUES.match(text, end) or pattern("bounds", "around", "no_threshold").match(text, end):
        return False
    return figure.dimension not in _COUNTS or _COUNTED_BEHIND.match(text, end) is not None


def read_bounds(text: str, figure: Figure) -> None:
    rules = bound_rules()
    figure.bound_start, figure.bound_end = figure.start, figure.end
    left = rules.before(text, figure.start)
    right = rules.after(text, figure.end)
    if left:
        figure.bound_start = figure.start - len(left[1])
    if right:
        end = figure.end + len(right[1])
        if right[0] in ("at_least", "at_most") and _is_threshold(text, figure, end):
            figure.kind, figure.rule = "threshold", "threshold"
        figure.bound_end = end
    if figure.bound != "exact":
        return
    if right:
        figure.bound = right[0]
    elif left:
        figure.bound = left[0]
    else:
        figure.bound = rules.away(text, figure.start) or "exact"
