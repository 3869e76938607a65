"""What stands in the cells of a wide panel: of each body, year, code and unit the one figure that is meant there.

A figure that cannot be it is left out, with the first of these reasons that holds:

1. ``unknown``: the text hides the value
2. ``planned``: it is to be done
3. ``other``: its code gathers different things
4. ``average``: so much a head, household or day
5. ``before``: what it was before it rose or fell to another
6. ``repeat``: its report says the same of it elsewhere, and better
7. ``wide``: it holds that of all levels below as well, and is not what stands in the whole place
8. ``scope``: it is that of others (``reaches``)
9. ``period``: of several years, unless that is what there is of a stock, or what a rate has come to, at their end

Where several are left, ``preferences`` says which comes first.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reportx.analysis.bodies import Background, report_key
from reportx.analysis.preferences import Candidate, basis_of, in_order
from reportx.analysis.reaches import stands
from reportx.analysis.senses import senses
from reportx.analysis.stocks import is_come_to, is_stock, wholes_of
from reportx.model.matrix import Key, LeftOut, Matrix, MatrixCell, MatrixRow, Other
from reportx.model.observation import last_year

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from reportx.analysis.senses import Sense
    from reportx.model.observation import Gathered, Observation

# Codes that gather different things: what no other code fits, changes of whatever they stand by, topics.
_GATHERING = frozenset(("other", "compare", "results.physical", "proposals.by_topic"))
_YEARLY = frozenset(("year", "as_of", None))
# What is no other value of anything in a row.
_UNTOLD = frozenset(("unknown", "planned", "other"))

# A body and a year; of a year that is not known, also the report.
_Place = tuple[object, ...]


class _Pile(NamedTuple):
    """What is said of one cell: what can stand there, and what cannot."""

    fit: list[Candidate]
    unfit: list[tuple[Observation, LeftOut]]


def matrix_of(gathered: Gathered) -> Matrix:
    """The observations as a matrix; codes with several units get a column each."""
    known = Background(gathered)
    spanning = {report_key(one) for one in gathered.reports if _spans_years(one.review_period)}
    piles: dict[_Place, dict[Key, _Pile]] = {}
    left_out: Counter[LeftOut] = Counter()
    names: dict[str, str] = {}
    for own in _by_report(gathered.observations):
        found = senses(own)
        by_id = {one.id: one for one in own}
        wholes = wholes_of(own, found)
        timeless = report_key(own[0]) in spanning
        for one in own:
            sense = found[one.id]
            reason = _unfit(one, sense._replace(fresh=sense.fresh and one.id not in wholes), by_id, timeless=timeless)
            if reason is not None and reason != "repeat":
                left_out[reason] += 1
            if reason in _UNTOLD:
                continue
            pile = piles.setdefault(_place(one, known), {}).setdefault((one.code, one.unit), _Pile([], []))
            if reason is None:
                names.setdefault(one.code, one.name)
                pile.fit.append(Candidate.made(one, sense, known.rank(one), whole=one.id in wholes))
            else:
                pile.unfit.append((one, reason))
    rows = [row for cells in piles.values() if (row := _row(cells, known)) is not None]
    rows.sort(key=lambda row: [str(word or "") for word in (row.region or row.organization, row.year, *row[:4])])
    keys = sorted({key for row in rows for key in row.cells}, key=lambda key: (key[0], key[1] or ""))
    return Matrix(rows, keys, names, left_out)


def _by_report(observations: Iterable[Observation]) -> Iterable[list[Observation]]:
    found: dict[object, list[Observation]] = {}
    for one in observations:
        found.setdefault(report_key(one), []).append(one)
    return found.values()


def _unfit(one: Observation, sense: Sense, by_id: Mapping[str, Observation], *, timeless: bool) -> LeftOut | None:
    """Why an observation can stand in no cell; ``timeless``: its report tells of years without saying which."""
    if one.value is None:
        return "unknown"
    if one.status == "planned":
        return "planned"
    if one.code in _GATHERING:
        return "other"
    if sense.average:
        return "average"
    if sense.before:
        return "before"
    said = by_id.get(sense.repeats or "")
    if said is not None and said.id != one.id and said.unit == one.unit:
        return "repeat"
    if not stands(one, sense.reach):
        return "wide" if sense.reach == "wide" else "scope"
    return None if _is_of_year(one, sense, timeless=timeless) else "period"


def _is_of_year(one: Observation, sense: Sense, *, timeless: bool) -> bool:
    """Whether it is a figure of its year: done in that, or for a stock and what a rate has come to, so at its end."""
    if is_stock(one.code) and not sense.fresh:
        return True
    # What has no beginning is as of its end.
    told = None if one.period_from is None else f"{one.period_from}-{one.period_to}"
    several = _spans_years(told) or (one.period_kind is None and timeless)
    return (one.period_kind in _YEARLY and not several) or is_come_to(one)


def _spans_years(period: str | None) -> bool:
    """Whether a period such as ``2019-2023`` is longer than a year."""
    return period is not None and len(period) == len("2019-2023") and last_year(period[:4]) != last_year(period[5:])


def _place(one: Observation, known: Background) -> _Place:
    """The row of an observation; what is not known to be of the same year is not put together."""
    body = known.body(one)
    return (*body, one.year) if one.year is not None else (*body, None, *report_key(one))


def _row(piles: Mapping[Key, _Pile], known: Background) -> MatrixRow | None:
    """The row of a body and year; ``None`` where nothing can stand in it."""
    cells = {key: _cell(pile) for key, pile in piles.items() if pile.fit}
    if not cells:
        return None
    first = min((cell.chosen for cell in cells.values()), key=known.rank)
    return MatrixRow(first.region, first.level, first.organization, first.kind, first.year, cells)


def _cell(pile: _Pile) -> MatrixCell:
    (first, _), *behind = in_order(pile.fit)
    one = first.one
    others = [Other(each.one, reason, fit=True) for each, reason in behind if reason is not None]
    others += [Other(each, reason, fit=False) for each, reason in pile.unfit]
    scope = one.scope if first.sense.reach != "own" else None
    return MatrixCell(one, basis_of(first), scope, _distinct(others, {_said(one)}))


def _distinct(others: Sequence[Other], said: Collection[tuple[object, ...]]) -> list[Other]:
    """Those that say another value than what is shown, and each value once for each reason."""
    told: set[object] = set()
    kept = []
    for other in others:
        value = _said(other.one)
        if value not in said and (value, other.reason) not in told:
            told.add((value, other.reason))
            kept.append(other)
    return kept


def _said(one: Observation) -> tuple[object, ...]:
    return one.value, one.value_max, one.bound
