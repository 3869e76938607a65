"""Amounts of totals as people read them: large sums of money in 万元 and 亿元, bounds as signs."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, NamedTuple

from reportx.writers.figures import number, plain

if TYPE_CHECKING:
    from reportx.model.stats import Total

_SIGNS = {"at_least": "≥", "at_most": "≤", "about": "≈"}
_WAN, _YI = Decimal(10**4), Decimal(10**8)
# From so many on a number of one scale is no longer read beside one of a few.
_ENDLESS = Decimal(10**7)
# What is divided, a third or a median, may go on for ever.
_DIVIDED = Decimal("0.001")


class _Scale(NamedTuple):
    """A unit, and how much it is of the total's own."""

    unit: str
    times: Decimal


def sum_text(total: Total) -> str:
    """The sum with its bound and unit; empty where there is none."""
    if total.sum is None:
        return ""
    ends = [total.sum] if total.sum_max is None else [total.sum, total.sum_max]
    scale = _row_scale(total) or _scale(total, ends)
    return f"{_SIGNS.get(total.bound, '')}{_joined(ends, scale)} {scale.unit}".rstrip()


def spread_text(total: Total) -> str:
    """The least and the greatest value, and the median; the value alone where there is but one.

    They are in the unit of the sum; where one unit would not do for all, each has its own.
    """
    if total.min is None or total.max is None or total.median is None:
        return ""
    alone = total.min == total.max
    if alone and total.added == 1:
        return ""
    ends = [total.min] if alone else [total.min, total.max]
    scale = _row_scale(total)
    if scale is None:
        parts = [_with_unit(total, end) for end in ends]
        return parts[0] if alone else f"{'–'.join(parts)} · {_with_unit(total, total.median)}"
    shown = _joined(ends, scale)
    if total.sum is None:
        shown = f"{_SIGNS.get(total.bound, '')}{shown} {scale.unit}".rstrip()
    return shown if alone else f"{shown} · {_divided(total.median / scale.times)}"


def _row_scale(total: Total) -> _Scale | None:
    """One scale for the sum and the values, in which the least is no fraction; ``None`` where the sum is endless so."""
    every = [amount for amount in (total.sum, total.sum_max, total.min, total.max) if amount is not None]
    scale = _scale(total, every)
    return None if total.dimension == "money" and max(every) / scale.times >= _ENDLESS else scale


def _scale(total: Total, amounts: list[Decimal]) -> _Scale:
    """The largest scale in which none of the amounts is a fraction of one; in 亿 none has more digits than of 万."""
    unit = plain(total.unit or "")
    if total.dimension == "money":
        if all(amount >= _YI and not amount % _WAN for amount in amounts):
            return _Scale(f"亿{unit}", _YI)
        if all(amount >= _WAN for amount in amounts):
            return _Scale(f"万{unit}", _WAN)
    return _Scale(unit, Decimal(1))


def _with_unit(total: Total, amount: Decimal) -> str:
    scale = _scale(total, [amount])
    return f"{_divided(amount / scale.times)} {scale.unit}"


def _joined(ends: list[Decimal], scale: _Scale) -> str:
    return "–".join(_share(end / scale.times) for end in ends)


def _share(amount: Decimal) -> str:
    """A number as it is, but for a share that was divided: a third has 0.333."""
    return _divided(amount) if abs(amount) < 1 else number(amount)


def _divided(amount: Decimal) -> str:
    """To three digits, but as it is where it has four, as 亿 of 万 have."""
    exponent = amount.normalize().as_tuple().exponent
    exact = isinstance(exponent, int) and exponent >= -4
    return number(amount if exact else amount.quantize(_DIVIDED, ROUND_HALF_UP))
