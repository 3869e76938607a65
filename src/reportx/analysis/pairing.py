"""Which indicators of several reports speak of the same thing.

Only those of one code are paired, planned ones with planned ones, parts with parts, rates with rates, what is new with
what is new. Of all pairs that are left the likest come first: by label, then by unit, scope, the whole that they are
part of, and period. Equals are paired in the order of the texts. Where each report has one alone, or one left at the
end, less likeness will do. Two reports of one body on one year must agree: there equal values come before everything.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from reportx.analysis.items import CATCH_ALL, definition
from reportx.analysis.likeness import FLOOR, LEAST, SURE, heads_agree, kin, likeness, units_alike
from reportx.analysis.same_scope import reaches, told_scope
from reportx.analysis.things import SAME_THING, things_alike
from reportx.analysis.times import times

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from reportx.model.compared import Item

Twins: TypeAlias = "Collection[tuple[int, int]]"
May: TypeAlias = "Callable[[Item, Item], bool]"

# Values so many times each other's are two things, unless the labels are plainly the same; less where units differ.
_FAR, _FAR_UNITS = 20, 5
# Labels that share nothing may still be one thing where values are so near.
_NEAR = 3
# A value from here on is no chance when two reports of one body and year both give it.
_TELLING = 100


class Homes:
    """Items in groups of those that belong together, at most one of each column."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._homes = {(item.column, item.place): [item] for item in items}

    def join(self, pile: Sequence[Item], may: May) -> None:
        """Join those of a pile that may be, the likest first."""
        links = []
        for first, second in combinations(pile, 2):
            if first.column != second.column and may(first, second):
                places = (first.place + second.place, first.column + second.column, first.column, first.place)
                links.append((-score(first, second), *places, first, second))
        for *_, first, second in sorted(links, key=lambda link: link[:5]):
            home, other = self._homes[first.column, first.place], self._homes[second.column, second.place]
            if home is not other and not {item.column for item in home} & {item.column for item in other}:
                home.extend(other)
                self._homes.update(((item.column, item.place), home) for item in other)

    def alone(self, pile: Iterable[Item]) -> list[Item]:
        """Those of a pile that have found nothing."""
        return [item for item in pile if len(self._homes[item.column, item.place]) == 1]

    def all(self) -> list[list[Item]]:
        return list({id(home): home for home in self._homes.values()}.values())


class _Rules(NamedTuple):
    """What may be joined at all, given which columns are of one body and year."""

    twins: Twins

    def are_twins(self, first: Item, second: Item) -> bool:
        return (min(first.column, second.column), max(first.column, second.column)) in self.twins

    def equal(self, first: Item, second: Item) -> bool:
        one, two = first.one, second.one
        return (
            self.are_twins(first, second)
            and one.value is not None
            and (one.value, one.value_max) == (two.value, two.value_max)
            and units_alike(one.unit, two.unit)
            and (likeness(one.label, two.label) >= FLOOR or one.value >= _TELLING)
            and not never(first, second)
        )

    def allowing(self, enough: May) -> May:
        """Whether two may be joined that are alike enough."""
        return lambda first, second: self._may(first, second) and enough(first, second)

    def _may(self, first: Item, second: Item) -> bool:
        if never(first, second) or far(first, second):
            return False
        if not self.are_twins(first, second):
            return True
        one, two = first.one, second.one
        return (
            likeness(one.label, two.label) >= SURE
            and units_alike(one.unit, two.unit)
            and reaches(one, two) != "different"
        )


def rows(columns: Sequence[Sequence[Item]], twins: Twins = ()) -> Iterator[list[Item]]:
    """What belongs together, at most one item of a column in each, in no order."""
    everything = [item for column in columns for item in column]
    homes, rules = Homes(everything), _Rules(twins)
    if twins:
        for pile in _piles(everything, lambda item: (item.one.code, item.one.status == "planned", kin(item.one))):
            homes.join(pile, rules.equal)
    for pile in _piles(everything, _pile):
        if pile[0].one.code in CATCH_ALL:
            homes.join(pile, rules.allowing(_same_thing))
        else:
            _pair(pile, homes, rules)
    yield from homes.all()


def _piles(items: Iterable[Item], key: Callable[[Item], tuple[object, ...]]) -> Iterable[list[Item]]:
    piles: dict[tuple[object, ...], list[Item]] = {}
    for item in items:
        piles.setdefault(key(item), []).append(item)
    return piles.values()


def _pile(item: Item) -> tuple[object, ...]:
    one = item.one
    key = (one.code, one.status == "planned", item.part, kin(one))
    return (*key, one.unit, told_scope(one)) if one.code in CATCH_ALL else key


def _pair(pile: Sequence[Item], homes: Homes, rules: _Rules) -> None:
    """What is new and what is there by themselves first."""
    for own in ([item for item in pile if item.kind == "new"], [item for item in pile if item.kind != "new"]):
        homes.join(own, rules.allowing(synonyms if _one_each(own) else alike))
        if _one_each(left := homes.alone(own)):
            homes.join(left, rules.allowing(_same_head))
    if _one_each(left := homes.alone(pile)):
        homes.join(left, rules.allowing(alike))


def alike(first: Item, second: Item) -> bool:
    """Enough where a report has others to choose from."""
    return likeness(first.one.label, second.one.label) >= LEAST


def synonyms(first: Item, second: Item) -> bool:
    """Enough where the code says that both are the same."""
    one, two = first.one, second.one
    if likeness(one.label, two.label) >= FLOOR:
        return True
    if not units_alike(one.unit, two.unit):
        return False
    return heads_agree(one.label, two.label) or (_ratio(first, second) or 1) <= _NEAR


def _same_head(first: Item, second: Item) -> bool:
    return heads_agree(first.one.label, second.one.label)


def _same_thing(first: Item, second: Item) -> bool:
    alike_enough = things_alike(first.one.label, second.one.label) >= SAME_THING
    return alike_enough and definition(first) == definition(second)


def never(first: Item, second: Item) -> bool:
    """An average is no total, and those who are no more than partly satisfied are not the others."""
    partly = ["only_partly" in definition(item) for item in (first, second)]
    return first.average != second.average or partly[0] != partly[1]


def far(first: Item, second: Item) -> bool:
    """Whether the values are so far apart that unlike labels cannot mean one thing."""
    one, two = first.one, second.one
    if kin(one) != "count" or likeness(one.label, two.label) >= SURE:
        return False
    ratio = _ratio(first, second)
    return ratio is not None and ratio > (_FAR if units_alike(one.unit, two.unit) else _FAR_UNITS)


def _ratio(first: Item, second: Item) -> float | None:
    """How many times the one value is the other."""
    values = sorted(float(item.one.value) for item in (first, second) if item.one.value)
    return values[1] / values[0] if len(values) == 2 and values[0] > 0 else None


def _one_each(pile: Sequence[Item]) -> bool:
    """Whether no report has two of them."""
    return len({item.column for item in pile}) == len(pile)


def score(first: Item, second: Item) -> float:
    """How well two items that may be joined go together."""
    one, two = first.one, second.one
    reach = {"same": 0.3, "doubtful": 0.2, "unstated": 0.2, "place": 0.2, "different": 0.0}[reaches(one, two)]
    like = likeness(one.label, two.label) + reach
    like += 0.3 if one.unit == two.unit else 0.25 if units_alike(one.unit, two.unit) else 0.0
    like += 0.2 if first.whole == second.whole else 0.0
    like += 0.2 if first.kind == second.kind else 0.0
    like += 0.1 if one.period_kind == two.period_kind else 0.0
    # Of 上半年3次 and 全年7次, or 近三年812家 and 全年180家, the year is what another report tells.
    if ("每年" in one.label) == ("每年" in two.label) and times(first, second) != "different":
        like += 0.4
    like += 0.05 if one.label == two.label else 0.0
    # An overview rounds what follows in full: 90余家, then 98家.
    like += 0.04 if one.bound == two.bound == "exact" else 0.0
    return round(like, 4)
