"""Which of the figures that a body gives for one thing and year comes first.

In this order:

1. its own before that of some (``scope``); of these the largest, which may hold the others
2. a whole before a part of it (``part``)
3. of what stands for years all that there are before what was made: what the text calls a total (``total``) before
   what it simply counts, that before what was made in the years of an office (``term``), that in one year (``new``)
4. a figure of the year before one of which the text tells no time (``undated``)
5. an exact value before a bounded one (``bound``), if that is said of the same thing and agrees with it
6. the report of the year before those that look back on it, and the fuller one before the others (``report``)
7. what stands first in the text (``later``)
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reportx.analysis.likeness import SURE, defining, likeness

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportx.analysis.senses import Sense
    from reportx.model.matrix import Basis, Behind
    from reportx.model.observation import Observation

# What was set up stands for years; members are the same people the whole year.
_STANDING = ("platforms.", "party.organizations", "supervision.supervisors", "members.count", "culture.venues")
_MADE = re.compile("建成|建立|成立|设立|打造|组建|培育|创建")
_TOTAL_KINDS = frozenset(("as_of", "cumulative"))
_SAID_TOTAL, _COUNTED, _OF_TERM, _NEW = range(4)
# About 400 can be 398 or 405, not 450.
_ABOUT = Decimal("0.1")


def is_stock(code: str) -> bool:
    """Whether a code counts what stands for years, so that a year has the number at its end."""
    return code.startswith(_STANDING)


class Candidate(NamedTuple):
    """A figure that can stand in a cell. ``standing`` tells how far it counts all that there are of a stock."""

    one: Observation
    sense: Sense
    standing: int
    rank: tuple[bool, bool, int, int]

    @classmethod
    def made(cls, one: Observation, sense: Sense, rank: tuple[bool, bool, int, int], *, whole: bool) -> Candidate:
        """``whole``: it tells all that there are, beside what is new."""
        return cls(one, sense, _standing(one, sense, whole=whole) if is_stock(one.code) else 0, rank)

    @property
    def scoped(self) -> tuple[bool, Decimal]:
        """Less for its own, then for the larger."""
        if self.sense.reach == "own" or self.one.value is None:
            return False, Decimal()
        return True, -self.one.value

    @property
    def undated(self) -> bool:
        return self.one.period_kind is None and not is_stock(self.one.code)

    @property
    def order(self) -> tuple[object, ...]:
        """Less for what comes first; the parts are those of ``_REASONS``."""
        return self.scoped, self.sense.part, self.standing, self.undated, self.rank, self.one.start


_REASONS: tuple[Behind, ...] = ("scope", "part", "total", "undated", "report", "later")
_STANDINGS: dict[int, Behind] = {_NEW: "new", _OF_TERM: "term"}


def in_order(found: Sequence[Candidate]) -> list[tuple[Candidate, Behind | None]]:
    """The figures, the one that comes first at the head, each with why it is behind that; at least one."""
    ordered = sorted(found, key=lambda one: one.order)
    first = ordered[0]
    exact = next((one for one in ordered if _is_exact_of(one, first)), first)
    return [(exact, None), *((one, _reason(one, exact, first)) for one in ordered if one is not exact)]


def _reason(one: Candidate, chosen: Candidate, first: Candidate) -> Behind:
    if one is first:
        return "bound"
    pairs = enumerate(zip(one.order, first.order, strict=True))
    place = next((at for at, (own, other) in pairs if own != other), -1)
    if _REASONS[place] == "total":
        return _STANDINGS.get(one.standing, "total")
    return "bound" if _is_bounded_of(one, chosen) else _REASONS[place]


def _is_exact_of(one: Candidate, first: Candidate) -> bool:
    """Whether it is exactly what the first says in bounds."""
    return one.one.bound == "exact" and one.order[:4] == first.order[:4] and _is_bounded_of(first, one)


def _is_bounded_of(bounded: Candidate, exact: Candidate) -> bool:
    one, other = bounded.one, exact.one
    if one.bound == "exact" or other.bound != "exact" or defining(one.label) != defining(other.label):
        return False
    return likeness(one.label, other.label) >= SURE and _agree(one, other)


def _agree(bounded: Observation, exact: Observation) -> bool:
    """Whether an exact value lies within the bounds of another."""
    if bounded.value is None or exact.value is None:
        return False
    low, high = bounded.value, bounded.value if bounded.value_max is None else bounded.value_max
    margin = abs(high) * _ABOUT
    if bounded.bound == "at_least":  # 400余: hardly twice as many
        return low <= exact.value <= low * 2
    if bounded.bound == "at_most":
        return exact.value <= high
    if bounded.bound == "about":
        return low - margin <= exact.value <= high + margin
    return bounded.bound == "range" and low <= exact.value <= high


def wholes_of(own: Sequence[Observation], found: Mapping[str, Sense]) -> set[str]:
    """The ids of the figures of a report that tell all that there are of a stock.

    They stand beside what is new of it, or behind what it was before. What names nothing itself has its name from the
    figure before it: 新建委员工作室12个，达到40个.
    """
    wholes = {sense.whole_id for sense in found.values() if sense.whole_id is not None}
    first: dict[tuple[object, ...], Observation] = {}
    new: dict[tuple[object, ...], Observation] = {}
    stocks = [one for one in sorted(own, key=lambda one: one.start) if is_stock(one.code) and one.value is not None]
    for one in stocks:
        place = one.code, one.unit, one.scope, one.status, one.sentence
        earlier = first.setdefault((*place, one.label), one)
        sense = found[earlier.id]
        if earlier is not one and (sense.before or (sense.fresh and _exceeds(one, earlier))):
            wholes.add(one.id)
        elif found[one.id].fresh:
            new[place] = one
    for one in stocks:  # 建成98个，今年新增24个
        beside = new.get((one.code, one.unit, one.scope, one.status, one.sentence))
        if beside is not None and _MADE.search(one.label) and not found[one.id].fresh and _exceeds(one, beside):
            wholes.add(one.id)
    return wholes


def _exceeds(one: Observation, other: Observation) -> bool:
    return one.value is not None and other.value is not None and one.value > other.value


def _standing(one: Observation, sense: Sense, *, whole: bool) -> int:
    if whole:
        return _SAID_TOTAL
    if sense.fresh:
        return _NEW
    if one.period_kind in _TOTAL_KINDS or "stock" in defining(one.label):
        return _SAID_TOTAL
    if one.period_kind == "term":
        return _OF_TERM
    return _NEW if _MADE.search(one.label) else _COUNTED


def basis_of(chosen: Candidate) -> Basis | None:
    """What a value is that is not simply that of the year and of all."""
    if chosen.sense.part:
        return "part"
    if chosen.standing == _SAID_TOTAL:
        return "total" if is_stock(chosen.one.code) and chosen.one.period_kind in _TOTAL_KINDS else None
    if chosen.standing == _NEW:
        return "new"
    return "term" if chosen.standing == _OF_TERM else None
