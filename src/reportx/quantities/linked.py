"""Ranges of prose: two numbers with 至, 到 or a dash between them, and the power that the second lends the first."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from reportx.numerals import DIGITS
from reportx.quantities.expressions import HAN, numeral

if TYPE_CHECKING:
    from decimal import Decimal

    from reportx.quantities.figures import Figure

_BETWEEN = r" ?(?:[至到~]|[—-]{1,2}) ?"
_LINK = re.compile(_BETWEEN)
_LENT = re.compile(
    rf"(?P<low>[{HAN}]+|\d+(?:\.\d+)?){_BETWEEN}"
    rf"(?P<head>[{HAN}]*?[{''.join(DIGITS)}十百千拾佰仟]|\d+(?:\.\d+)?)(?P<power>万亿|[万亿]|[kw](?![A-Za-z])|(?![{HAN}\d]))"
)
_ONE_POWER = re.compile(rf"[{''.join(DIGITS)}](?P<power>[百千佰仟]|十(?![{''.join(DIGITS)}]))")
_POWERS = {"万": 10**4, "亿": 10**8, "万亿": 10**12, "k": 10**3, "w": 10**4}
_SMALL = {"十": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}


def link_ranges(text: str, figures: list[Figure]) -> list[Figure]:
    """Two numbers of one kind with such a word between them become one range."""
    gone: set[int] = set()
    for (_, low), (place, high) in pairwise(enumerate(figures)):
        if _is_range(text, low, high):
            low.value_max, low.bound, low.end, low.number_end = high.value, "range", high.end, high.number_end
            low.unit, low.dimension, low.bound_end = high.unit, high.dimension, high.bound_end
            gone.add(place)
    kept = [figure for place, figure in enumerate(figures) if place not in gone] if gone else figures
    for figure in kept:
        if figure.value_max is not None:
            _lend_power(text, figure)
    return kept


def _is_range(text: str, low: Figure, high: Figure) -> bool:
    if low.kind != "amount" or high.kind != "amount" or low.value_max or high.value_max:
        return False
    if low.value is None or high.value is None or low.value >= high.value or low.unit not in (None, high.unit):
        return False
    return _LINK.fullmatch(text, low.end, high.start) is not None and text[low.start - 1 : low.start] not in tuple(
        "从由自"
    )


def _lend_power(text: str, figure: Figure) -> None:
    """``两到三万`` begins at 20 000, ``两到三百`` at 200, ``10~15k`` at 10 000."""
    match = _LENT.match(text, figure.start)
    low = match and numeral(match["low"])
    if match is None or low is None or low != figure.value:
        return
    lent = _POWERS.get(match["power"], 1)
    head: Decimal | None = numeral(match["head"])
    if lent == 1:
        one = _ONE_POWER.fullmatch(match["head"])
        lent = _SMALL[one["power"]] if one and len(match["low"]) == 1 else 1
        head = head / lent if head else None
    if head is not None and low < head and lent > 1:
        figure.value = low * lent
