"""The years that a report looks back on and plans for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reportx.metadata.places import pattern
from reportx.numerals import DIGITS

if TYPE_CHECKING:
    from reportx.model.base import Kind
    from reportx.outline import OutlineNode, Region

_LEAD = 900
_OPENING = 400
_PLAN_OPENING = 160
_SPRING = 4  # up to April a meeting looks back on the year before
_LATE = 11  # from November on, on its own year


class Sitting(NamedTuple):
    """The meeting that heard the report: its number, and its date as far as stated."""

    number: int | None
    date: str | None

    def reviewed(self) -> int | None:
        """The year that a report to a meeting of this date looks back on."""
        if self.date is None:
            return None
        year, month = int(self.date[:4]), int(self.date[5:7])
        return year - 1 if month <= _SPRING else year if month >= _LATE else None


def read_periods(
    text: str, region: Region, roots: list[OutlineNode], head: str, kind: Kind, sitting: Sitting
) -> tuple[str | None, str | None]:
    """``(review_period, plan_period)``: as named, or as the plan and the meeting tell."""
    review = next((n for n in roots if n.heading and n.role == "review"), None)
    plan = [n for n in roots if n.heading and n.role == "plan"]
    if kind == "plan" or (plan and review is None):
        return None, _plan_year(text, region, plan, sole=True) or (_year_of(head) if kind == "plan" else None)
    planned = _plan_year(text, region, plan, sole=False)
    return _review_period(text, region, review, head, sitting, planned), planned


def _heading(text: str, node: OutlineNode) -> str:
    assert node.heading is not None
    first = text[node.heading.title_start : node.heading.title_end]
    return " ".join([first, *(text[start:end] for start, end in node.heading.extra)])


def _review_period(
    text: str, region: Region, review: OutlineNode | None, head: str, sitting: Sitting, planned: str | None
) -> str | None:
    words = _heading(text, review) if review else ""
    named = _named_first(words)
    if named and named != "term":
        return named
    lead = text[region.start : region.start + _LEAD]
    termed = named or re.search("五年|任期", head) or pattern("period", "term").search(words)
    spanned = termed and pattern("period", "range").search(lead)
    if spanned:
        return f"{spanned['a']}-{spanned['b']}"
    if named or ("五年" in head and not pattern("period", "looks_back").search(words)):
        return _term_ending(_year_of(words), sitting)
    titled = _year_of(head) if "届" not in head else None
    # A title says the year of the meeting where that is the year of the plan, too: 2025年政府工作报告.
    if titled and titled != planned and titled != str((sitting.reviewed() or 0) + 1):
        return titled
    start = review.start if review else region.start
    opening = _opening_year(text, start, start + _OPENING)
    if review is None or (opening and opening != planned):
        return opening
    return _dated(words, text[region.start : review.start + _OPENING], sitting, planned) or opening


def _named_first(words: str) -> str | None:
    """What a heading names first, for it comes before what it names besides: a span, a year, ``term`` for 五年."""
    spanned = pattern("period", "range").search(words)
    if spanned:
        return f"{spanned['a']}-{spanned['b']}"
    year = _year_in(words)
    plan = pattern("period", "five_year_plan").search(words)
    term = re.search("五年(?!规划)", words)
    found = min((match for match in (year, plan, term) if match), key=lambda match: match.start(), default=None)
    if found is None:
        return None
    if found is year:
        return str(found["y"])
    return "term" if found is term else _five_years(found["n"])


def _five_years(plan: str) -> str:
    """The years of 十三五 (2016 to 2020) and of the plans after it."""
    first = 2016 + 5 * ("三四五六七".index(plan))
    return f"{first}-{first + 4}"


def _term_ending(year: str | None, sitting: Sitting) -> str | None:
    """The five years up to ``year``, else up to the first meeting of the next term."""
    last = int(year) if year else sitting.reviewed() if sitting.number == 1 else None
    return f"{last - 4}-{last}" if last else None


def _dated(words: str, lead: str, sitting: Sitting, planned: str | None) -> str | None:
    """The period of a part that names no year (过去一年工作回顾): the year before the plan's, else the meeting's."""
    looks_back = pattern("period", "looks_back")
    said = looks_back.search(words)
    if (said and said["term"]) or (said is None and pattern("period", "whole_term").search(words)):
        return _term_ending(None, sitting)
    if said is None and sitting.number == 1:
        said = looks_back.search(lead)
        # A first meeting hears of five years as well as of one.
        if said is None or said["term"]:
            return _term_ending(None, sitting) if said else None
    by_plan = int(planned) - 1 if planned and planned.isdigit() else None
    by_date = sitting.reviewed()
    if by_plan and by_date and by_plan != by_date:
        return None
    last = by_plan or by_date
    return str(last) if last else None


def _year_in(words: str) -> re.Match[str] | None:
    """The first year that the words name and no date holds."""
    return pattern("period", "year").search(
        re.sub(r"(?:19|20)\d{2}年\d{1,2}月", lambda date: " " * len(date[0]), words)
    )


def _year_of(words: str) -> str | None:
    year = _year_in(words)
    return str(year["y"]) if year else None


def _opening_year(text: str, start: int, end: int) -> str | None:
    """The year that a part speaks of at its beginning, in either writing."""
    match = pattern("period", "opening_year").search(text, start, end)
    if match is None:
        return None
    return match["y"] or "".join(str(DIGITS[char]) for char in match["hy"])


def _plan_year(text: str, region: Region, plan: list[OutlineNode], *, sole: bool) -> str | None:
    """The year of the plan; ``sole`` where the document is nothing else, so that its lead speaks of it."""
    for node in plan:
        words = _heading(text, node)
        spanned = pattern("period", "range").search(words)
        if spanned:
            return f"{spanned['a']}-{spanned['b']}"
        year = pattern("period", "year").search(words)
        if year:
            return str(year["y"])
    if plan and re.search("今后五年|未来五年", _heading(text, plan[0])):
        return None
    lead = pattern("period", "plan_lead").search(text, region.start, region.start + _OPENING)
    if lead and sole:
        return str(lead["y"])
    if plan:
        return _opening_year(text, plan[0].start, plan[0].start + _PLAN_OPENING)
    return None
