"""Whose report it is, what time a figure speaks of, and which of two reports is the fuller one."""

from __future__ import annotations

import re
from operator import attrgetter
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reportx.model.observation import Gathered, Observation, ReportFacts

ReportKey: TypeAlias = tuple[str, str, str]

# Bodies of a place that are told from its committee by the kind of their reports.
_BODIES = {
    "government_work_report": "government",
    "peoples_congress_report": "congress",
    "court_report": "court",
    "procuratorate_report": "procuratorate",
}
# What these report of lies within what those above them report of.
_NESTED = frozenset(("government", "court", "procuratorate"))
# 政协云河市第六届委员会 is the same body as the seventh.
_TERM = re.compile("第[一二三四五六七八九十百零〇0-9]+届")
# A name that hides a part of itself may be anyone's.
_MASK = re.compile("[×xX＊*※○〇□]")
# A term of which only the end is known began so many years before.
_TERM_YEARS = 5


# What tells reports apart, also where several came through standard input.
report_key: Callable[[Observation | ReportFacts], ReportKey] = attrgetter("source", "sha256", "report")


class Background:
    """What must be known of all reports to judge the values of some: made once, also of what filters leave out."""

    def __init__(self, everything: Gathered) -> None:
        facts = {report_key(report): report for report in everything.reports}
        self._bodies = {key: _body(report) for key, report in facts.items()}
        self._levels = {key: report.level for key, report in facts.items() if _BODIES.get(report.kind) in _NESTED}
        self._years = {key: report.year for key, report in facts.items()}
        self._ranks = {key: (-report.chars, place) for place, (key, report) in enumerate(facts.items())}
        self._reviewed = {key: report.review_period or "" for key, report in facts.items()}
        self._wholes = {
            (*report_key(one), one.id): one.part_of for one in everything.observations if one.part_of is not None
        }

    def body(self, one: Observation) -> tuple[str, ...]:
        """Whose report that is: the body of a place, else an organization; where neither is known, nobody else's."""
        return self._bodies[report_key(one)]

    def level(self, one: Observation) -> str | None:
        """The level of a body whose figures hold those of the levels below; ``None`` for others."""
        return self._levels.get(report_key(one))

    def rank(self, one: Observation) -> tuple[bool, bool, int, int]:
        """Less for what is to be believed first: a dated figure, in the report of its own year, the longest one."""
        key = report_key(one)
        return one.year is None, self._years[key] != one.year, *self._ranks[key]

    def span(self, one: Observation) -> tuple[int, int] | None:
        """The first and the last year that a value speaks of; ``None`` where they are not known."""
        if one.year is None:
            return None
        if one.period_from is not None and one.period_from[:4].isdigit():
            return min(int(one.period_from[:4]), one.year), one.year
        if one.period_kind != "term":
            return one.year, one.year
        reviewed = self._reviewed[report_key(one)]
        if reviewed.endswith(f"-{one.year}"):
            return int(reviewed[:4]), one.year
        return one.year - _TERM_YEARS + 1, one.year

    def wholes(self, one: Observation) -> Iterator[str]:
        """What a value is a part of, what that is a part of, and so on."""
        key, seen = report_key(one), {one.id}
        whole = one.part_of
        while whole is not None and whole not in seen:
            yield whole
            seen.add(whole)
            whole = self._wholes.get((*key, whole))


def _body(report: ReportFacts) -> tuple[str, ...]:
    kind = _BODIES.get(report.kind, "committee")
    if report.region and not _MASK.search(report.region):
        return kind, report.region
    if report.organization and not _MASK.search(report.organization):
        return kind, _TERM.sub("", report.organization)
    return kind, report.sha256, report.report


def body_of(report: ReportFacts) -> tuple[str, ...]:
    """Whose report that is, whichever its kind and term: a plan and a digest of a committee are the committee's."""
    return _body(report)
