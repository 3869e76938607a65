"""Whose report it is, what time a figure speaks of, in which sense, and which of two reports is the fuller one."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from reportx.analysis.identity import BODIES, bodies
from reportx.analysis.repeats import UNLIKE
from reportx.analysis.senses import senses

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from reportx.analysis.identity import Figures
    from reportx.analysis.senses import Sense
    from reportx.model.observation import Gathered, Observation, ReportFacts

ReportKey: TypeAlias = tuple[str, str, str]

# What these report of lies within what those above them report of.
_NESTED = frozenset(("government", "court", "procuratorate"))
# Two bodies have as many meetings by chance; from here on an equal figure says something.
TELLING = 20


# What tells reports apart, also where several came through standard input.
report_key: Callable[[Observation | ReportFacts], ReportKey] = attrgetter("source", "sha256", "report")


class Years(NamedTuple):
    """The years that a value speaks of; of a sum since some day the first need not be known."""

    first: int | None
    last: int

    def overlap(self, other: Years) -> bool:
        """Whether both certainly speak of one year at least; what began nobody knows when has its last year alone."""
        if self.first is None or other.first is None:
            return self.last == other.last
        return self.first <= other.last and other.first <= self.last


class Background:
    """What must be known of all reports to judge the values of some: made once, also of what filters leave out."""

    def __init__(self, everything: Gathered) -> None:
        facts = {report_key(report): report for report in everything.reports}
        self._levels = {key: report.level for key, report in facts.items() if BODIES.get(report.kind) in _NESTED}
        self._years = {key: report.year for key, report in facts.items()}
        self._ranks = {key: (-report.chars, place) for place, (key, report) in enumerate(facts.items())}
        self._reviewed = {key: report.review_period or "" for key, report in facts.items()}
        self._own: dict[ReportKey, list[Observation]] = {}
        for one in everything.observations:
            self._own.setdefault(report_key(one), []).append(one)
        self._senses: dict[ReportKey, dict[str, Sense]] = {}
        self._figures: dict[ReportKey, Figures] = {}
        self._bodies = bodies(facts.items(), self._figures_of)

    def body(self, one: Observation) -> tuple[str, ...]:
        """Whose report that is: the body of a place, else an organization; where neither is known, nobody else's."""
        return self._bodies[report_key(one)]

    def is_committee(self, one: Observation) -> bool:
        """Whether it is of a committee, and not of a government, a congress or a court."""
        return self.body(one)[0] == "committee"

    def level(self, one: Observation) -> str | None:
        """The level of a body whose figures hold those of the levels below; ``None`` for others."""
        return self._levels.get(report_key(one))

    def rank(self, one: Observation) -> tuple[bool, bool, int, int]:
        """Less for what is to be believed first: a dated figure, in the report of its own year, the longest one."""
        key = report_key(one)
        return one.year is None, self._years[key] != one.year, *self._ranks[key]

    def span(self, one: Observation) -> Years | None:
        """The years that a value speaks of; ``None`` where not even the last is known."""
        if one.year is None:
            return None
        if one.period_from is not None and one.period_from[:4].isdigit():
            return Years(min(int(one.period_from[:4]), one.year), one.year)
        if one.period_kind != "term":
            return Years(one.year, one.year)
        reviewed = self._reviewed[report_key(one)]
        if reviewed.endswith(f"-{one.year}"):
            return Years(int(reviewed[:4]), one.year)
        return Years(None, one.year)

    def sense(self, one: Observation) -> Sense:
        """In which sense its report gives a value of a code whose values are of one thing."""
        key = report_key(one)
        own = self._senses.get(key)
        if own is None:
            asked = [each for each in self._own[key] if each.part_of is not None or each.code not in UNLIKE]
            own = self._senses[key] = senses(asked)
        return own[one.id]

    def _figures_of(self, key: ReportKey) -> Figures:
        """The telling figures of a report, by what they count, of which time."""
        known = self._figures.get(key)
        if known is None:
            values: dict[Hashable, set[object]] = {}
            for one in self._own.get(key, ()):
                telling = one.value is not None and one.value >= TELLING and one.dimension != "percent"
                if telling and one.code not in UNLIKE:
                    thing = one.code, one.dimension, one.status, one.period_kind, self.span(one)
                    values.setdefault(thing, set()).add(one.value)
            known = self._figures[key] = {thing: frozenset(found) for thing, found in values.items()}
        return known
