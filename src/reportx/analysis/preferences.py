"""Which of the figures that a body gives for one thing and year comes first.

In this order:

1. its own before that of some (``scope``); of these the largest, which may hold the others; what stands in the whole
   place before a part of its own and what is new of that
2. a whole before a part of it (``part``)
3. a figure of the year before one of some months (``months``)
4. of what stands for years all that there are before what was made: what the text calls a total (``total``) before
   what it simply counts, that before what was made in the years of an office (``term``), that in one year (``new``)
5. a figure of the year before one of which the text tells no time (``undated``)
6. an exact value before a bounded one (``bound``), if that is said of the same thing and agrees with it
7. the report of the year before those that look back on it, and the fuller one before the others (``report``)
8. what stands first in the text (``later``)
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reportx.analysis.likeness import SURE, defining, likeness
from reportx.analysis.months import is_of_months
from reportx.analysis.reaches import is_of_place
from reportx.analysis.stocks import TOTAL_KINDS, Standing, is_stock, standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportx.analysis.senses import Sense
    from reportx.model.matrix import Basis, Behind
    from reportx.model.observation import Observation

# About 400 can be 398 or 405, not 450.
_ABOUT = Decimal("0.1")


class Candidate(NamedTuple):
    """A figure that can stand in a cell. ``standing`` tells how far it counts all that there are of a stock."""

    one: Observation
    sense: Sense
    standing: Standing
    rank: tuple[bool, bool, int, int]
    months: bool

    @classmethod
    def made(cls, one: Observation, sense: Sense, rank: tuple[bool, bool, int, int], *, whole: bool) -> Candidate:
        """``whole``: it tells all that there are, beside what is new."""
        return cls(one, sense, standing(one, sense, whole=whole), rank, not is_stock(one.code) and is_of_months(one))

    @property
    def scoped(self) -> tuple[int, Decimal]:
        """Less for its own, then for that of the whole place, then for its own of less, then for the larger of some."""
        less = self.sense.part or self.standing == Standing.NEW
        if self.sense.reach == "own" or self.one.value is None:
            return 2 if less else 0, Decimal()
        return 1 if is_of_place(self.one, self.sense.reach) and not less else 3, -self.one.value

    @property
    def undated(self) -> bool:
        return self.one.period_kind is None and not is_stock(self.one.code)

    @property
    def order(self) -> tuple[object, ...]:
        """Less for what comes first; the parts are those of ``_REASONS``."""
        return self.scoped, self.sense.part, self.months, self.standing, self.undated, self.rank, self.one.start


_REASONS: tuple[Behind, ...] = ("scope", "part", "months", "total", "undated", "report", "later")
_STANDINGS: dict[Standing, Behind] = {Standing.NEW: "new", Standing.OF_TERM: "term"}


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
    if _REASONS[place] == "scope" and one.sense.reach == "own":
        return "part" if one.sense.part else "new"
    if _REASONS[place] == "total":
        return _STANDINGS.get(one.standing, "total")
    return "bound" if _is_bounded_of(one, chosen) else _REASONS[place]


def _is_exact_of(one: Candidate, first: Candidate) -> bool:
    """Whether it is exactly what the first says in bounds."""
    return one.one.bound == "exact" and one.order[:5] == first.order[:5] and _is_bounded_of(first, one)


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


def basis_of(chosen: Candidate) -> Basis | None:
    """What a value is that is not simply that of the year and of all."""
    if chosen.sense.part:
        return "part"
    if chosen.months:
        return "months"
    if chosen.standing == Standing.TOTAL:
        return "total" if is_stock(chosen.one.code) and chosen.one.period_kind in TOTAL_KINDS else None
    if chosen.standing == Standing.NEW:
        return "new"
    return "term" if chosen.standing == Standing.OF_TERM else None
