"""Values of one thing added up over reports, as far as they can be.

Only values of one code, one unit, one status and one sort of period are added. A part is not added to its whole,
and what is bounded stays bounded: a sum with one summand that is “at least” is at least that much.
"""

from __future__ import annotations

import statistics
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reportx.model.observation import Observation

# What can be added: two rates make no rate, two scores no score.
_ADDITIVE = frozenset(("count", "person_times", "money", "area", "length", "mass", "volume"))
_KEYS: dict[str, Callable[[Observation], object]] = {
    "code": lambda found: found.code,
    "group": lambda found: found.group,
    "report": lambda found: (found.source, found.report),
    "region": lambda found: found.region,
    "year": lambda found: found.year,
    "section": lambda found: found.section,
    "status": lambda found: found.status,
    "unit": lambda found: found.unit,
}
BY = tuple(_KEYS)


class Total(NamedTuple):
    """The values of a code under one key.

    ``values`` is the number of them, ``reports`` that of the reports that have one. ``sum`` is ``None`` where values
    cannot be added; ``added`` says how many were (not parts of a whole that is among them, nor values that the text
    hides). ``bound`` is that of the sum, ``sum_max`` its upper end where it is a range.
    """

    key: object
    code: str
    name: str
    group: str
    unit: str | None
    dimension: str
    status: str | None
    period_kind: str | None
    values: int
    reports: int
    added: int
    sum: Decimal | None
    sum_max: Decimal | None
    bound: str
    least: Decimal | None
    median: Decimal | None
    most: Decimal | None


def totals(found: Iterable[Observation], by: str = "code") -> list[Total]:
    """The totals under every key of ``by``, keys and codes in the order in which they are first met.

    Raises ``KeyError`` for a ``by`` that is none of ``BY``.
    """
    key_of = _KEYS[by]
    piles: dict[tuple[object, ...], list[Observation]] = {}
    keys: dict[object, int] = {}
    for one in found:
        key = key_of(one)
        keys.setdefault(key, len(keys))
        piles.setdefault((key, one.code, one.unit, one.status, one.period_kind), []).append(one)
    made = [_total(key[0], pile) for key, pile in piles.items()]
    return sorted(made, key=lambda total: keys[total.key])


def _total(key: object, pile: Sequence[Observation]) -> Total:
    first = pile[0]
    values = [Decimal(str(one.value)) for one in pile if one.value is not None]
    summands = _summands(pile) if first.dimension in _ADDITIVE else []
    total, most, bound = _added(summands)
    return Total(
        key=key,
        code=first.code,
        name=first.name,
        group=first.group,
        unit=first.unit,
        dimension=first.dimension,
        status=first.status,
        period_kind=first.period_kind,
        values=len(pile),
        reports=len({(one.source, one.report) for one in pile}),
        added=len([one for one in summands if one.value is not None]),
        sum=total,
        sum_max=most,
        bound=bound,
        least=min(values, default=None),
        median=statistics.median(values) if values else None,
        most=max(values, default=None),
    )


def _summands(pile: Sequence[Observation]) -> list[Observation]:
    """Those that are no part of another one of the pile, however far up."""
    here = {(one.source, one.report, one.id): one.part_of for one in pile}
    return [one for one in pile if (one.source, one.report, one.part_of) not in here]


def _added(summands: Sequence[Observation]) -> tuple[Decimal | None, Decimal | None, str]:
    """``(sum, upper end, bound)``; the values that the text hides make the sum one of “at least”."""
    known = [one for one in summands if one.value is not None]
    if not known:
        return None, None, "exact"
    low = sum((Decimal(str(one.value)) for one in known), Decimal())
    high = sum((Decimal(str(one.value if one.value_max is None else one.value_max)) for one in known), Decimal())
    bounds = {one.bound for one in summands} - {"exact"}
    bounds = {"at_least" if bound == "masked" else bound for bound in bounds}
    if not bounds:
        return low, None, "exact"
    if bounds == {"range"}:
        return low, high, "range"
    if bounds <= {"at_least", "range"}:
        return low, None, "at_least"
    if bounds <= {"at_most", "range"}:
        return high, None, "at_most"
    return low, None, "about"
