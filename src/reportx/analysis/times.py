"""How long a time a figure speaks of, and whether two figures speak of times that can be compared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

from reportx.model.compared import Time
from reportx.model.observation import last_year

if TYPE_CHECKING:
    from reportx.model.compared import Item, Span
    from reportx.model.observation import Observation, ReportFacts

Verdict: TypeAlias = Literal["same", "different", "one_unknown", "both_unknown"]

# A goal with such words is one for several years, whatever the year that the part of the report plans for.
_YEARS_AHEAD = re.compile("(?:今后|未来|往后|接下来)(?:的)?(?:三|四|五|几)年|[三四五]年内|本届任期|届内")
_TERM_WORDS = re.compile("[三四五]年来|本届|一届|届内|任期")


def time_of(one: Observation, report: ReportFacts) -> Time:
    """The time of a figure: its own, else that of the report; unknown where neither is told."""
    own = _anchor(one, report)
    offset = one.year - own if one.year is not None and own is not None else None
    planned = one.status == "planned"
    span, years = _span(one, report)
    if planned and (years > 1 or _several_years_ahead(one)):
        span, years = "term", 0
    hinted = span == "unknown" and (report.kind == "retrospective" or _TERM_WORDS.search(one.sentence) is not None)
    return Time(span, years, offset, hinted)


def _anchor(one: Observation, report: ReportFacts) -> int | None:
    return last_year(report.plan_period if one.status == "planned" else report.review_period) or report.year


def _span(one: Observation, report: ReportFacts) -> tuple[Span, int]:
    if one.period_kind == "term":
        return "term", 0
    if one.period_kind == "cumulative":
        return "cumulative", 0
    if one.period_kind is not None:
        return "years", _length(one.period_from, one.period_to)
    told = report.plan_period if one.status == "planned" else report.review_period
    if told is not None:
        return "years", _length(told[:4], told[-4:] if len(told) == len("2018-2022") else None)
    return ("years", 1) if one.year is not None else ("unknown", 0)


def _length(*ends: str | None) -> int:
    years = [int(end[:4]) for end in ends if end and end[:4].isdigit()]
    return years[-1] - years[0] + 1 if years else 1


def _several_years_ahead(one: Observation) -> bool:
    # 今后五年…；2023年…10次: the year before the figure is nearer.
    return _YEARS_AHEAD.search(one.sentence) is not None and f"{one.year}年" not in one.sentence


def times(base: Item, other: Item) -> Verdict:
    """Whether two figures are of spans of one sort and length, as far from the year that their reports are about.

    What stands at the end of a term is compared with what stands at the end of a year.
    """
    first, second = base.time, other.time
    near = first.offset is None or second.offset is None or first.offset == second.offset
    if "stock" in (base.kind, other.kind) and not {"new", "made"} & {base.kind, other.kind}:
        return "same" if near else "different"
    unknown = (first.span == "unknown") + (second.span == "unknown")
    if unknown:
        return "one_unknown" if unknown == 1 or first.hinted != second.hinted else "both_unknown"
    if first[:2] != second[:2]:
        return "different"
    return "same" if near or first.span != "years" else "different"
