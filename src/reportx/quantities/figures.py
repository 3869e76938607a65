"""A figure: a number with its multiplier, measure word and bound words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from math import prod
from typing import TYPE_CHECKING

from reportx.rules.patterns import pattern
from reportx.rules.units import Unit, bound_rules, unit_rules

if TYPE_CHECKING:
    from reportx.quantities.entries import Entry

_TAIL = re.compile(
    r"(?P<a> ?[余多几]|(?<=[十百千万])来(?=[个名人次件家位户篇场条项岁年天米亩万]))?[ \u3000]?"
    r"(?P<m>万亿|[十百千]?[万亿]|兆(?![瓦赫帕字比])|[百千](?![分姓克瓦米伏]))?(?P<b>[余多])?"
)
# 亿 and what follows: 2亿3500万; 万 and what follows: 3万2千, 3万2000.
_SECOND = {"亿": re.compile(r"(\d{1,4})(千万|百万|万)"), "万": re.compile(r"(\d)([千百])|(\d{4})(?!\d)")}
# What stands inside or behind a unit: 两个多月, 一个半小时; 4天半, 六成半, 三倍多.
_INSIDE = re.compile(r"(多|半)(月|小时|季度|工作日|星期|世纪|年头|百分点)")
_HALF = re.compile(r"半(?![数年月天日夜径边途点截])")
_HALVED = ("年", "天", "成", "倍", "小时", "里")
_MORE = re.compile(r"多(?=[,。;、)来的时]|$)")
POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "兆": 10**12}
_A_HALF = Decimal("0.5")
_CONTINUES = re.compile(r"的?[^\W\d_]")
# 十亿元以上2个, 60分以下的9名
_COUNTS_THOSE = re.compile(r"的?\d")
_COUNTS = ("count", "person_times", "percent")
_COUNTED_BEHIND = re.compile(r"[^,。;、\n]{1,20}?\d")
_SPACE = re.compile(r"[ \u3000]{0,2}\n?[ \u3000]{0,4}")


@dataclass(slots=True, eq=False)
class Figure:
    """A numeral of the clean view and what it is.

    ``start``/``end`` run from the numeral's first character to its unit's last; ``kind`` is ``amount`` for what may
    be counted, otherwise a kind of the ledger. ``number_end`` is where the bare numeral ends. ``rule`` says why.
    ``entry`` is what a table says of a figure that fills a cell.
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
    entry: Entry | None = None


def read_amount(text: str, match: re.Match[str], value: Decimal | None, stop: int) -> Figure:
    """The figure of a number that starts at ``match``: tail, unit, bounds."""
    begin, number_end = match.start(), match.end()
    figure = Figure(begin, number_end, "amount", "amount", value=value, number_end=number_end)
    more = 0
    position = read_multiplier(text, figure, number_end)
    if text[position : position + 1] == "+" and unit_rules().at(text, position + 1):
        figure.bound, position = "at_least", position + 1  # 3200+人次
        figure.end = figure.number_end = position
    unit = unit_at(text, position, stop)
    if unit:
        figure.unit, figure.dimension, figure.place, figure.end = unit.word, unit.dimension, unit.place, unit.end
        if unit.word == "个":
            _inside_unit(text, figure)
        elif figure.value is not None and unit.word in _HALVED:
            more = _behind_unit(text, figure)
        if unit.dimension == "percent" and unit.word in ("成", "%%"):
            figure.unit = "%"
            if unit.word == "成" and figure.value is not None:
                figure.value *= 10
    read_bounds(text, figure)
    figure.bound_end = max(figure.bound_end, more)
    if _names_size(text, figure):
        figure.kind, figure.rule = "threshold", "size"
    if figure.dimension == "duration" and pattern("bounds", "around", "time_saved").search(
        text[max(0, begin - 6) : begin]
    ):
        figure.rule = "time_saved"
    return figure


def _names_size(text: str, figure: Figure) -> bool:
    """``12个百亿元、70个30亿元项目``: behind a measure word a sum says of what size the things are."""
    if figure.dimension != "money" and text[figure.number_end - 1] not in "万亿":
        return False
    return text[figure.bound_start - 1 : figure.bound_start] in ("个", "家", "条") and figure.unit in (None, "元")


def _inside_unit(text: str, figure: Figure) -> None:
    """``4个多月``, ``一个半小时``: 多 and 半 inside the unit."""
    match = _INSIDE.match(text, figure.end)
    if match is None:
        return
    figure.unit, figure.end = "个" + match[2], match.end()
    figure.dimension = "percent" if match[2] == "百分点" else "duration"
    if match[1] == "多":
        figure.bound = "at_least"
    elif figure.value is not None:
        figure.value += _A_HALF


def _behind_unit(text: str, figure: Figure) -> int:
    """``4天半`` is 4.5; ``三倍多`` more than 3, and the end of that 多 is returned."""
    half = _HALF.match(text, figure.end)
    more = _MORE.match(text, figure.end)
    if half and figure.value is not None:
        figure.value += _A_HALF
        figure.end = half.end()
    elif more:
        figure.bound = "at_least"
    return more.end() if more else 0


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
        figure.value *= prod(POWERS[char] for char in tail["m"])
    if tail["a"] or tail["b"]:
        figure.bound = "about" if tail["a"] == "来" else "at_least"
    elif tail["m"] in _SECOND:
        end = _second_part(text, figure, tail["m"], end)
    figure.end = figure.number_end = end
    return end


def _second_part(text: str, figure: Figure, power: str, position: int) -> int:
    """``3万2千``, ``2亿3500万``: the rest of a number in its next smaller power."""
    match = _SECOND[power].match(text, position)
    if match is None or figure.value is None:
        return position
    digits = match[1] or match[3]
    figure.value += int(digits) * prod(POWERS[char] for char in match[2] or "")
    return match.end()


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
    if figure.unit == "级":
        return True
    if figure.unit is None and pattern("bounds", "around", "peopled").match(text, end):
        return True
    if _COUNTS_THOSE.match(text, end):
        return figure.dimension not in _COUNTS
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
