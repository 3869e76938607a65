"""From one value to another: the difference with its bound, or why there is none."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportx.analysis.likeness import SURE, defining, likeness, units_alike
from reportx.analysis.scopes import scopes
from reportx.model.compared import Change

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportx.model.compared import Item
    from reportx.model.observation import Observation

_CENT = Decimal("0.01")
# Whole numbers of years, or the years of an office.
_LONG = frozenset(("term", "cumulative"))


def change(base: Item, other: Item) -> Change:
    """From ``base`` to ``other``."""
    like = likeness(base.one.label, other.one.label)
    reasons = tuple(_reasons(base, other))
    remarks = list(_remarks(base.one, other.one, like))
    if reasons:
        return Change(None, None, None, None, "exact", reasons, tuple(remarks), like)
    low, high, bound = difference(base.one, other.one)
    percent = percent_max = None
    if base.one.dimension not in ("percent", "ratio"):
        percent, percent_max = _percent(base.one, low, high, bound)
        if percent is None:
            remarks.append("zero_base")
    if bound != "exact":
        remarks.append("bound")
    return Change(low, high, percent, percent_max, bound, (), tuple(remarks), like)


def _reasons(base: Item, other: Item) -> Iterator[str]:
    one, two = base.one, other.one
    if one.value is None or two.value is None:
        yield "hidden"
    if not units_alike(one.unit, two.unit):
        yield "unit"
    if scopes(one, two) == "different":
        yield "scope"
    if not _periods_agree(base, other):
        yield "period"
    if defining(one.label) != defining(two.label) or (base.share and other.share and base.share != other.share):
        yield "definition"


def _remarks(one: Observation, two: Observation, like: float) -> Iterator[str]:
    if like < SURE:
        yield "label"
    if (verdict := scopes(one, two)) in ("doubtful", "unstated"):
        yield "scope" if verdict == "doubtful" else "scope_unstated"
    if one.unit != two.unit and units_alike(one.unit, two.unit):
        yield "unit"
    if (one.period_kind == "as_of") != (two.period_kind == "as_of"):
        yield "period"
    if one.status != two.status:
        yield "status"


def _periods_agree(base: Item, other: Item) -> bool:
    """Periods of one sort and length, both as far from the year that the report is about."""
    first, second = _sort(base.one), _sort(other.one)
    if first != second:
        return False
    return first[0] in _LONG or base.offset is None or other.offset is None or base.offset == other.offset


def _sort(one: Observation) -> tuple[str, int]:
    years = [int(end[:4]) for end in (one.period_from, one.period_to) if end and end[:4].isdigit()]
    kind = one.period_kind or "year"
    if kind in _LONG:
        return (kind, 0)
    # What is told as of a day at the end of a year is told of that year.
    return ("year", years[1] - years[0] + 1 if len(years) == 2 else 1)


def difference(base: Observation, other: Observation) -> tuple[Decimal, Decimal | None, str]:
    """``(difference, its upper end, bound)`` of two values that are there."""
    if (base.value, base.value_max, base.bound) == (other.value, other.value_max, other.bound):
        return Decimal(), None, "exact" if base.bound == "exact" else "about"
    (low, high), (from_, to) = _ends(base), _ends(other)
    if _open(base) and _open(other):
        bound = {("at_most", "at_least"): "at_least", ("at_least", "at_most"): "at_most"}.get((base.bound, other.bound))
        return _middle(other) - _middle(base), None, bound or "about"
    if "about" in (base.bound, other.bound):
        return _middle(other) - _middle(base), None, "about"
    if other.bound == "at_least" or base.bound == "at_most":
        return from_ - high, None, "at_least"
    if other.bound == "at_most" or base.bound == "at_least":
        return to - low, None, "at_most"
    least, most = from_ - high, to - low
    return (least, None, "exact") if least == most else (least, most, "range")


def _ends(one: Observation) -> tuple[Decimal, Decimal]:
    low = one.value
    assert low is not None  # or it had been a reason
    return low, low if one.value_max is None else one.value_max


def _middle(one: Observation) -> Decimal:
    low, high = _ends(one)
    return (low + high) / 2


def _open(one: Observation) -> bool:
    return one.bound in ("at_least", "at_most")


def _percent(
    base: Observation, low: Decimal, high: Decimal | None, bound: str
) -> tuple[Decimal | None, Decimal | None]:
    least, most = _ends(base)
    if least <= 0:
        return None, None
    if bound == "range" and high is not None:
        return (low / most * 100).quantize(_CENT), (high / least * 100).quantize(_CENT)
    reference = most if bound == "at_least" else least if bound == "at_most" else _middle(base)
    return (low / reference * 100).quantize(_CENT), None
