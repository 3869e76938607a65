"""Values added up over reports, as far as they can be.

Only values of one code, unit, status and sort of period are added; which of them, and why not the others, is told in
``summands``. What is bounded stays bounded: a sum with one summand that is “at least” is at least that much.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, get_args

from reportx.analysis.bodies import Background, report_key
from reportx.analysis.counting import by_code, by_status
from reportx.analysis.likeness import unit_family
from reportx.analysis.summands import reasons, sort_of_period
from reportx.analysis.told import told_in_other_words
from reportx.model.stats import Breakdown, BreakdownRow, By, Total

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reportx.model.base import Bound
    from reportx.model.observation import Gathered, Observation
    from reportx.model.stats import Reason

# A value, and why it does not count.
_Judged: TypeAlias = "tuple[Observation, Reason | None]"

BY: tuple[By, ...] = get_args(By)

_ADDITIVE = frozenset(("count", "person_times", "money", "area", "length", "mass", "volume"))
# Members are the same people in every report, and at every meeting.
_SAME_AGAIN = frozenset(("members.count", "members.attendance", "proposals.participation"))
# Codes whose values have nothing in common but that no other code has them.
_UNLIKE: dict[str, Reason] = {"other": "catch_all", "results.physical": "catch_all", "compare": "change"}
_KEYS: dict[By, Callable[[Observation], object]] = {
    "code": lambda one: one.code,
    "group": lambda one: one.group,
    "report": report_key,
    "region": lambda one: one.region,
    "year": lambda one: one.year,
    "section": lambda one: one.section,
    "status": lambda one: one.status,
    "unit": lambda one: one.unit,
}
_STATUSES = ("done", "planned", None)


def breakdown(found: Gathered, by: By = "code", everything: Gathered | None = None) -> Breakdown:
    """What was found by one of ``BY``, and what it adds up to.

    ``everything`` holds also what filters left out of ``found``: by it one knows what is a part of what.
    """
    known = Background(everything or found)
    piles = _piles(found, by)
    titles: dict[object, str | None] = {report_key(report): report.title for report in found.reports}
    rows: list[BreakdownRow] = []
    for key, pile in piles.items():
        rows.append(
            BreakdownRow.made(
                key=f"{key[0]} {key[2]}" if isinstance(key, tuple) else key,
                name=pile[0].name if by == "code" else titles[key] if by == "report" else None,
                reports=len(set(map(report_key, pile))) if by != "report" else 1,
                indicators=by_status([one.status for one in pile]),
                totals=totals(pile, known),
            )
        )
    return Breakdown.made(by=by, rows=rows)


def _piles(found: Gathered, by: By) -> dict[object, list[Observation]]:
    """The observations under each key, in the order of the rows."""
    if by == "code":
        return dict(by_code(found.observations).items())
    piles: dict[object, list[Observation]] = {}
    if by == "report":
        piles = {report_key(report): [] for report in found.reports}
    for one in found.observations:
        piles.setdefault(_KEYS[by](one), []).append(one)
    if by == "year":
        return {year: piles[year] for year in sorted(piles, key=lambda year: float("inf") if year is None else year)}  # type: ignore[arg-type,return-value]
    if by == "status":
        return {status: piles[status] for status in _STATUSES if status in piles}
    return piles


def totals(values: Iterable[Observation], known: Background) -> list[Total]:
    """The totals of the values, as their codes, units, statuses and sorts of period are first met."""
    found = list(values)
    piles: dict[tuple[object, ...], list[_Judged]] = {}
    for judged in zip(found, _judged(found, known), strict=True):
        one = judged[0]
        piles.setdefault((one.code, one.unit, one.dimension, one.status, one.period_kind), []).append(judged)
    return [_total(pile) for pile in piles.values()]


def _judged(values: Sequence[Observation], known: Background) -> list[Reason | None]:
    """Why each of the values does not count; those whose units count alike are judged side by side."""
    found: list[Reason | None] = [None] * len(values)
    alike: dict[tuple[object, ...], list[int]] = {}
    for place, one in enumerate(values):
        if (reason := _UNLIKE.get(one.code)) is not None:
            found[place] = reason
        else:
            alike.setdefault((one.code, unit_family(one.unit), one.status, sort_of_period(one)), []).append(place)
    for places in alike.values():
        for place, why in zip(places, reasons([values[place] for place in places], known), strict=True):
            found[place] = why
    for place in told_in_other_words(values, known):
        if found[place] is None:
            found[place] = "other_report"
    return found


def _total(pile: Sequence[_Judged]) -> Total:
    first = pile[0][0]
    kept = [one for one, reason in pile if reason is None]
    left_out: dict[Reason, int] = dict(Counter(reason for _, reason in pile if reason is not None))
    amounts = sorted(one.value for one in kept if one.value is not None)
    highest = max((upper(one) for one in kept), default=None)
    summands = kept if _adds_up(first) else []
    if kept and not summands:
        left_out["not_additive"] = len(kept)
    added = _added(summands or kept, hidden=bool(summands) and "hidden" in left_out)
    return Total.made(
        code=first.code,
        name=first.name,
        group=first.group,
        unit=first.unit,
        dimension=first.dimension,
        status=first.status,
        period_kind=first.period_kind,
        values=len(pile),
        reports=len({report_key(one) for one, _ in pile}),
        added=len(summands),
        left_out=left_out,
        sum=added.sum if summands else None,
        sum_max=added.upper if summands else None,
        bound="masked" if not kept and "hidden" in left_out else added.bound,
        min=amounts[0] if amounts else None,
        median=_median(amounts),
        max=highest,
    )


def _adds_up(one: Observation) -> bool:
    return one.dimension in _ADDITIVE and one.code not in _SAME_AGAIN


class Added(NamedTuple):
    """A sum, its upper end where it is a range, and what holds of it."""

    sum: Decimal
    upper: Decimal | None
    bound: Bound


def _added(summands: Sequence[Observation], *, hidden: bool) -> Added:
    """What the summands come to; ``hidden`` where there are more of them, of which the text does not tell how many."""
    low = sum((one.value for one in summands if one.value is not None), Decimal())
    high = sum((upper(one) for one in summands), Decimal())
    bounds = {one.bound for one in summands} - {"exact"}
    if hidden:
        return Added(low, None, "about" if "at_most" in bounds else "at_least")
    if not bounds:
        return Added(low, None, "exact")
    if bounds == {"range"}:
        return Added(low, high, "range")
    if bounds <= {"at_least", "masked", "range"}:
        return Added(low, None, "at_least")
    if bounds <= {"at_most", "range"}:
        return Added(high, None, "at_most")
    return Added(low, None, "about")


def upper(one: Observation) -> Decimal:
    """The upper end of a value that is known."""
    value = one.value if one.value_max is None else one.value_max
    assert value is not None
    return value


def _median(amounts: Sequence[Decimal]) -> Decimal | None:
    """That of sorted amounts."""
    if not amounts:
        return None
    middle = len(amounts) // 2
    return amounts[middle] if len(amounts) % 2 else (amounts[middle - 1] + amounts[middle]) / 2
