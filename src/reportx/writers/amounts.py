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
    return _SIGNS.get(total.bound, "") + _text(ends, total)


def spread_text(total: Total) -> str:
    """The least and the greatest value, and the median; the value alone where there is but one."""
    if total.min is None or total.max is None or total.median is None:
        return ""
    sign = _SIGNS.get(total.bound, "") if total.sum is None else ""
    if total.min == total.max:
        return "" if total.added == 1 else sign + _text([total.min], total)
    return f"{sign}{_text([total.min, total.max], total)} · {_text([total.median], total)}"


def _text(ends: list[Decimal], total: Total) -> str:
    """``2,186 件``, ``3–5 次``, ``1.2 亿元``: one unit for both ends, in which each is exact."""
    unit, scale = plain(total.unit or ""), Decimal(1)
    if total.dimension == "money":
        if all(end >= _YI and not end % _WAN for end in ends):
            unit, scale = f"亿{unit}", _YI
        elif all(end >= _WAN for end in ends):
            unit, scale = f"万{unit}", _WAN
    return f"{'–'.join(number(end / scale) for end in ends)} {unit}".rstrip()
