"""Amounts of totals as people read them: large sums of money in 万元 and 亿元, bounds as signs."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportx.writers.figures import number, plain

if TYPE_CHECKING:
    from reportx.model.stats import Total

_SIGNS = {"at_least": "≥", "at_most": "≤", "about": "~"}
_WAN, _YI = Decimal(10**4), Decimal(10**8)


def sum_text(total: Total) -> str:
    """The sum with its bound and unit; empty where there is none."""
    if total.sum is None:
        return ""
    ends = [total.sum] if total.sum_max is None else [total.sum, total.sum_max]
    unit, scale = _unit(total, ends)
    return f"{_SIGNS.get(total.bound, '')}{_joined(ends, scale)} {unit}".rstrip()


def spread_text(total: Total) -> str:
    """The least and the greatest value, and the median; the value alone where there is but one.

    The unit is said where it is not that of the sum.
    """
    if total.min is None or total.max is None or total.median is None:
        return ""
    alone = total.min == total.max
    if alone and total.added == 1:
        return ""
    unit, scale = _unit(total, [total.min, total.max])
    ends = _joined([total.min] if alone else [total.min, total.max], scale)
    if total.sum is None:
        ends = f"{_SIGNS.get(total.bound, '')}{ends} {unit}".rstrip()
    elif unit != _unit(total, [total.sum])[0]:
        ends = f"{ends} {unit}".rstrip()
    return ends if alone else f"{ends} · {number(total.median / scale)}"


def _joined(ends: list[Decimal], scale: Decimal) -> str:
    return "–".join(number(end / scale) for end in ends)


def _unit(total: Total, ends: list[Decimal]) -> tuple[str, Decimal]:
    """One unit for both ends, in which each is exact, and how much it is of the total's own."""
    unit = plain(total.unit or "")
    if total.dimension == "money":
        if all(end >= _YI and not end % _WAN for end in ends):
            return f"亿{unit}", _YI
        if all(end >= _WAN for end in ends):
            return f"万{unit}", _WAN
    return unit, Decimal(1)
