"""How long a time a figure speaks of, and whether two figures speak of times that can be compared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

from reportx.analysis.months import is_of_months
from reportx.model.compared import Time
from reportx.model.observation import last_year

if TYPE_CHECKING:
    from reportx.model.compared import Item, Span
    from reportx.model.observation import Observation, ReportFacts

Verdict: TypeAlias = Literal["same", "different", "one_unknown", "both_unknown"]

# A goal with such words is one for several years, whatever the year that the part of the report plans for.
_YEARS_AHEAD = re.compile("(?:今后|未来|往后|接下来)(?:的)?(?:三|四|五|几)年|[三四五]年内|本届任期|届内")
_TERM_WORDS = re.compile("[三四五]年来|本届|一届|届内|任期")

_COUNT = r"(?<![\d〇零一二三四五六七八九十第])(\d{1,2}|[两一二三四五六七八九十])年"
# 近三年, 两年来, 五年共
_YEARS = re.compile(f"(?:近|过去的?|这|今后|未来|往后|接下来的?){_COUNT}|{_COUNT}(?:以?来|间|共|累计|里|内|中)")
_DIGITS = "一二三四五六七八九十"
_NAMED_TERM = re.compile("[本上]?届(?:政协|委员会)?(?:以来|期间|内)?|任期|[近这几多]+年")


def time_of(one: Observation, report: ReportFacts) -> Time:
    """The time of a figure: its own, else that of the report; unknown where neither is told."""
    own = _anchor(one, report)
    offset = one.year - own if one.year is not None and own is not None else None
    span, years = _span(one, report)
    if one.status == "planned" and (years > 1 or _several_years_ahead(one)):
        span, years = "term", years if years > 1 else _told_years(one) or 0
    hinted = span == "unknown" and (report.kind == "retrospective" or _TERM_WORDS.search(one.sentence) is not None)
    named = _NAMED_TERM.search(one.sentence) if span == "term" and not years else None
    return Time(span, years, offset, hinted, named.group() if named else "")


def _anchor(one: Observation, report: ReportFacts) -> int | None:
    return last_year(report.plan_period if one.status == "planned" else report.review_period) or report.year


def _span(one: Observation, report: ReportFacts) -> tuple[Span, int]:
    told = report.plan_period if one.status == "planned" else report.review_period
    whole = _length(told[:4], told[-4:] if len(told) == len("2018-2022") else None) if told else 0
    if one.period_kind == "term":
        last = one.period_to or (str(one.year) if one.year else None)
        own = _length(one.period_from, last) if one.period_from and last else _told_years(one)
        # 五年来 in a report on five years may be said once for all of it.
        return "term", whole if own is None and whole > 1 else own or 0
    if one.period_kind == "cumulative":
        return "cumulative", 0
    if is_of_months(one):
        return "within", 0
    if one.period_kind is not None:
        return "years", _length(one.period_from, one.period_to)
    if told is not None:
        return "years", whole
    return ("years", 1) if one.year is not None else ("unknown", 0)


def _told_years(one: Observation) -> int | None:
    """How many years the words of a figure speak of; nothing where they speak of two spans."""
    for words in (one.label, one.sentence):
        told = {_number(first or second) for first, second in _YEARS.findall(words)}
        if told:
            return told.pop() if len(told) == 1 else None
    return None


def _number(digits: str) -> int:
    return int(digits) if digits.isdecimal() else _DIGITS.index(digits) + 1 if digits != "两" else 2


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
    if first[:2] != second[:2] or (first.span == "term" and not first.years and not _one_term(first, second)):
        return "different"
    return "same" if near or first.span != "years" else "different"


def _one_term(first: Time, second: Time) -> bool:
    """Of terms that nobody says the length of, whether both bear one name."""
    return first.words == second.words != ""
