"""Numbers that are hidden or broken: 立案xx件, 1××家, **万元, ???2期, 捐款万元."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportx.quantities.figures import Figure, read_multiplier, unit_at
from reportx.rules.lazy import Lazy
from reportx.rules.units import unit_rules

if TYPE_CHECKING:
    import re

    from reportx.rules.units import Unit

_CALENDAR = Lazy(r"年(?:\s?[xX×*]{1,2}月)?(?:\s?[xX×*]{1,2}日)?|月(?:\s?[xX×*]{1,2}日)?|日")
# Behind these a mask hides a name: 第x届, “x”.
_NAMES = ("第", "“", "〔")
_DIGITS = frozenset("0123456789")
_TAIL = Lazy(r"[余多]?[万亿]?[余多]?")


def read_damaged(text: str, match: re.Match[str], stop: int) -> Figure | None:
    tail = _TAIL.match(text, match.end())
    unit = unit_at(text, tail.end() if tail else match.end(), stop)
    if unit is None and not any(char.isdigit() for char in match[0]):
        return None
    end = unit.end if unit else match.end()
    return Figure(match.start(), end, "damaged", "damaged", unit=unit.word if unit else None)


def read_masked(text: str, match: re.Match[str], stop: int) -> Figure | None:
    before = text[match.start() - 1 : match.start()] if match.start() else ""
    calendar = _CALENDAR.match(text, match.end(), stop)
    if calendar and before not in _NAMES:
        return Figure(match.start(), calendar.end(), "date", "masked_date")
    figure = Figure(match.start(), match.end(), "amount", "masked", number_end=match.end())
    position = read_multiplier(text, figure, match.end())
    unit = unit_rules().at(text, position)
    if before in _NAMES or unit is None or _is_name(unit) or unit.end > stop:
        # A digit before the sign is a numeral all the same: “85X”集群.
        return Figure(match.start(), match.end(), "name", "lettered") if match[0][0] in _DIGITS else None
    figure.unit, figure.dimension, figure.end, figure.bound = unit.word, unit.dimension, unit.end, "masked"
    figure.bound_start, figure.bound_end = figure.start, figure.end
    return figure


def _is_name(unit: Unit) -> bool:
    """xx区, xx镇: the mask stands for a name."""
    return unit.place or unit.dimension == "duration" or unit.word == "大"
