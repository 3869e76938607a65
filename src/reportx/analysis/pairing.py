"""Which indicators of several reports speak of the same thing.

Only those of one code are paired, planned ones with planned ones, parts with parts, rates with rates. Of all pairs
that are left the likest come first: by label, then by unit, scope, the whole that they are part of, and period. Equals
are paired in the order of the texts. Where each report has one alone, or one left at the end, less likeness will do.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from reportx.analysis.likeness import FLOOR, LEAST, core, heads_agree, kin, likeness, units_alike
from reportx.analysis.scopes import scope_of, scopes
from reportx.model.compared import Item

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from reportx.model.compared import Column
    from reportx.model.observation import Observation

# Codes that gather what is named nowhere else: the label alone says what they count.
CATCH_ALL = frozenset(("other", "results.physical"))
# A change that a report tells itself is no figure to compare.
LEFT_OUT = frozenset(("compare",))


def items(column: Column, number: int) -> list[Item]:
    """The indicators of a report, each told once."""
    by_id = {one.id: one for one in column.observations}
    told: dict[tuple[object, ...], list[Observation]] = {}
    for one in column.observations:
        if one.code not in LEFT_OUT:
            told.setdefault(_identity(one, by_id), []).append(one)
    year = column.report.year
    return [
        Item(
            number,
            place,
            one,
            _is_part(one, by_id),
            by_id[one.part_of].code if one.part_of in by_id else None,
            by_id[one.share_of].code if one.share_of in by_id else None,
            one.year - year if one.year is not None and year is not None else None,
            tuple(repeats),
        )
        for place, (one, *repeats) in enumerate(told.values())
    ]


def _identity(one: Observation, by_id: Mapping[str, Observation]) -> tuple[object, ...]:
    """What two mentions of one thing agree in."""
    if one.value is None:
        return (one.id,)
    value = (one.code, one.status, one.value, one.value_max, one.bound, one.unit)
    period = (one.period_kind, one.period_from, one.period_to)
    return (*value, core(one.label), one.scope, *period, _is_part(one, by_id))


def _is_part(one: Observation, by_id: Mapping[str, Observation]) -> bool:
    """Whether a figure above it has the same code; not so the body's own beside that of all levels."""
    above = by_id.get(one.part_of or "")
    seen = {one.id}
    while above is not None and above.id not in seen:
        if above.code == one.code:
            return not (one.scope and not scope_of(one).who and scope_of(above).wide)
        seen.add(above.id)
        above = by_id.get(above.part_of or "")
    return False


def rows(columns: Sequence[Sequence[Item]]) -> Iterator[list[Item]]:
    """What belongs together, at most one item of a column in each, in no order."""
    piles: dict[tuple[object, ...], list[Item]] = {}
    for item in (item for column in columns for item in column):
        piles.setdefault(_pile(item), []).append(item)
    for pile in piles.values():
        yield from _paired(pile)


def _pile(item: Item) -> tuple[object, ...]:
    one = item.one
    key = (one.code, one.status == "planned", item.part, kin(one))
    return (*key, core(one.label), one.unit, one.scope) if one.code in CATCH_ALL else key


def _paired(pile: Sequence[Item]) -> Iterator[list[Item]]:
    homes = _joined(pile, _synonyms if _one_each(pile) else _alike)
    left = [home[0] for home in homes if len(home) == 1]
    if _one_each(left):
        homes = [home for home in homes if len(home) > 1]
        homes += _joined(left, lambda one, other: heads_agree(one.label, other.label))
    yield from homes


def _alike(one: Observation, other: Observation) -> bool:
    return likeness(one.label, other.label) >= LEAST


def _synonyms(one: Observation, other: Observation) -> bool:
    """The code says that both are the same: little more is asked of them."""
    return likeness(one.label, other.label) >= FLOOR or units_alike(one.unit, other.unit)


def _one_each(pile: Sequence[Item]) -> bool:
    """Whether no report has two of them."""
    return len({item.column for item in pile}) == len(pile)


def _joined(pile: Sequence[Item], may: Callable[[Observation, Observation], bool]) -> list[list[Item]]:
    """The items in groups of those that belong together, the likest joined first."""
    homes = {(item.column, item.place): [item] for item in pile}
    links = []
    for first, second in combinations(pile, 2):
        if first.column != second.column and may(first.one, second.one):
            places = (first.place + second.place, first.column + second.column, first.column, first.place)
            links.append((-_score(first, second), *places, first, second))
    for *_, first, second in sorted(links, key=lambda link: link[:5]):
        home, other = homes[first.column, first.place], homes[second.column, second.place]
        if home is not other and not {item.column for item in home} & {item.column for item in other}:
            home.extend(other)
            homes.update(((item.column, item.place), home) for item in other)
    return list({id(home): home for home in homes.values()}.values())


def _score(first: Item, second: Item) -> float:
    one, two = first.one, second.one
    score = (
        likeness(one.label, two.label)
        + {"same": 0.3, "doubtful": 0.2, "unstated": 0.2, "different": 0.0}[scopes(one, two)]
    )
    score += 0.3 if one.unit == two.unit else 0.25 if units_alike(one.unit, two.unit) else 0.0
    score += 0.2 if first.whole == second.whole else 0.0
    score += 0.1 if one.period_kind == two.period_kind else 0.0
    score += 0.05 if one.label == two.label else 0.0
    return round(score, 4)
