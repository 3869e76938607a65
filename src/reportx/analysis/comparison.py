"""Reports side by side: which indicators of one answer to which of another, and what changed.

Indicators are paired by code, label and scope; where a code stands once only in each report, by code alone. Two that
are paired may still not be comparable (another unit, another time, another scope): then no difference is given, and
the reason is.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportx.model.observation import Observation

# Codes that gather what is named nowhere else; the label alone says what they count.
_LOOSE = frozenset(("other", "results.other"))
# A change told by the report itself is no figure to compare.
_LEFT_OUT = frozenset(("compare",))


class Change(NamedTuple):
    """From the first report's value to another's.

    ``difference`` and ``percent`` are ``None`` where the two are not comparable; ``reasons`` then says why: ``unit``,
    ``scope``, ``period``, ``hidden``. Where they are, it may hold ``definition`` (the labels differ) and ``bound`` (a
    value is not exact, and so the difference is not: ``bound`` says how). Rates differ by percentage points.
    """

    difference: Decimal | None
    percent: Decimal | None
    bound: str
    reasons: tuple[str, ...]

    @property
    def comparable(self) -> bool:
        """Whether the two values can be set against each other."""
        return self.difference is not None


class Row(NamedTuple):
    """What is counted, with what each report says of it (``None`` where it says nothing) and the changes.

    ``changes`` has an entry for every report but the first, ``None`` where one of the two is silent.
    """

    code: str
    name: str
    group: str
    label: str
    cells: tuple[Observation | None, ...]
    changes: tuple[Change | None, ...]


def compare(reports: Sequence[Sequence[Observation]]) -> list[Row]:
    """The rows of a comparison of reports, each given as its observations.

    Groups and codes stand in the order in which the reports first name them; what one report alone names stands in
    its place as well.
    """
    order: dict[str, int] = {}
    groups: dict[str, int] = {}
    for one in (one for report in reports for one in report):
        order.setdefault(one.code, len(order))
        groups.setdefault(one.group, len(groups))
    codes = sorted(order, key=lambda code: (groups[_group(reports, code)], order[code]))
    return [row for code in codes if code not in _LEFT_OUT for row in _rows(reports, code)]


def _group(reports: Sequence[Sequence[Observation]], code: str) -> str:
    return next(one.group for report in reports for one in report if one.code == code)


def _rows(reports: Sequence[Sequence[Observation]], code: str) -> Iterator[Row]:
    piles = [[one for one in report if one.code == code] for report in reports]
    lines: list[list[Observation | None]] = []
    for column, pile in enumerate(piles):
        for one in pile:
            line = next((line for line in lines if line[column] is None and _same(line, one)), None)
            if line is None:
                line = [None] * len(reports)
                lines.append(line)
            line[column] = one
    if code not in _LOOSE:
        lines = _closed(lines, piles)
    for line in lines:
        first = next(one for one in line if one is not None)
        yield Row(code, first.name, first.group, first.label, tuple(line), tuple(_changes(line)))


def _same(line: Sequence[Observation | None], one: Observation) -> bool:
    """Whether one is about the same as those in the line: same label, scope and status."""
    return any(
        other is not None
        and (other.label, other.scope, other.status) == (one.label, one.scope, one.status)
        and (other.part_of is None) == (one.part_of is None)
        for other in line
    )


def _closed(
    lines: list[list[Observation | None]], piles: Sequence[Sequence[Observation]]
) -> list[list[Observation | None]]:
    """The lines with those made one that hold the only figure of the code and status in each of their reports."""
    closed: list[list[Observation | None]] = []
    for line in lines:
        single = [
            one is None or sum(other.status == one.status for other in pile) == 1
            for one, pile in zip(line, piles, strict=True)
        ]
        status = next(one.status for one in line if one is not None)
        home = next((kept for kept in closed if all(single) and _fits(kept, line, status, piles)), None)
        if home is None:
            closed.append(line)
        else:
            home[:] = [kept if kept is not None else one for kept, one in zip(home, line, strict=True)]
    return closed


def _fits(
    kept: Sequence[Observation | None],
    line: Sequence[Observation | None],
    status: str | None,
    piles: Sequence[Sequence[Observation]],
) -> bool:
    """Whether no report stands in both lines, and both hold the only figures of their status."""
    if any(a is not None and b is not None for a, b in zip(kept, line, strict=True)):
        return False
    return all(
        one is None or (one.status == status and sum(other.status == status for other in pile) == 1)
        for one, pile in zip(kept, piles, strict=True)
    )


def _changes(line: Sequence[Observation | None]) -> Iterator[Change | None]:
    base, *others = line
    for other in others:
        yield None if base is None or other is None else change(base, other)


def change(base: Observation, other: Observation) -> Change:
    """From ``base`` to ``other``."""
    barred = tuple(_barriers(base, other))
    if barred:
        return Change(None, None, "exact", barred)
    first, second = Decimal(str(base.value)), Decimal(str(other.value))
    difference = second - first
    rate = base.dimension == "percent"
    percent = None if rate or not first else difference / abs(first) * 100
    bound = _bound(base.bound, other.bound)
    reasons = [*(["definition"] if base.label != other.label else []), *(["bound"] if bound != "exact" else [])]
    return Change(difference, percent, bound, tuple(reasons))


def _barriers(base: Observation, other: Observation) -> Iterator[str]:
    """Why two values cannot be set against each other."""
    if base.value is None or other.value is None:
        yield "hidden"
    if base.unit != other.unit:
        yield "unit"
    if base.scope != other.scope:
        yield "scope"
    if _time(base) != _time(other):
        yield "period"


def _time(one: Observation) -> tuple[str, int]:
    """The sort of the period and its length in years; a year's figure is the usual one where nothing is said."""
    years = [int(end[:4]) for end in (one.period_from, one.period_to) if end and end[:4].isdigit()]
    length = years[1] - years[0] + 1 if len(years) == 2 else 1
    kind = one.period_kind or "year"
    return ("year" if kind == "as_of" and length == 1 else kind, length)


def _bound(base: str, other: str) -> str:
    """The bound of ``other - base``: what is at least so much, less something exact, is at least the difference."""
    if base == other == "exact":
        return "exact"
    if base == "exact" and other in ("at_least", "at_most"):
        return other
    if other == "exact" and base in ("at_least", "at_most"):
        return "at_most" if base == "at_least" else "at_least"
    return "about"
