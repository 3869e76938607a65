"""Which reports are of one body: by the names of places, and where two share a name, by their figures.

庚山区 and 云河市庚山区 are one; the 庚山区 of another city is told by the number of its term (第十三届), which does not
fit the years, or by figures of the same time that do not agree.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from reportx.numerals.values import arabic, chinese

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from reportx.analysis.bodies import ReportKey
    from reportx.model.observation import ReportFacts

# Values of each thing that a report gives figures of.
Figures: TypeAlias = "Mapping[Hashable, frozenset[object]]"

# Bodies of a place that are told from its committee by the kind of their reports.
BODIES = {
    "government_work_report": "government",
    "peoples_congress_report": "congress",
    "court_report": "court",
    "procuratorate_report": "procuratorate",
}
# 政协云河市第六届委员会 is the same body as the seventh.
_TERM = re.compile("第([一二三四五六七八九十百零〇0-9]+)届")
_TERM_YEARS = 5
_OFFICE = re.compile(
    "中国人民政治协商会议|人民政协|政协|人民代表大会|人民政府|(?:高级|中级)?人民法院|人民检察院|常务委员会|委员会|常委会|人大"
)
# A name that hides a part of itself may be anyone's.
_MASK = re.compile("[×xX＊*※○〇□]")
# What stands before the shorter form of a name is a place itself.
_PLACE = re.compile("[省市州盟县]$|自治区$|地区$")
# Of the things that both give figures of, a report and its digest agree on most, two bodies on less than half.
_AGREEING = 0.5
# Of fewer things in common one that agrees is enough; a single one says nothing.
_ENOUGH = 3
_LEAST = 2


def term_of(report: ReportFacts) -> int | None:
    """The number of the term of a body, as its name has it: 第十四届 and 第14届 are 14."""
    found = _TERM.search(report.organization or "")
    value = found and (arabic(found[1]) or chinese(found[1]))
    return int(value) if value else None


def terms_fit(one: ReportFacts, other: ReportFacts) -> bool:
    """Whether one body can have these terms in the years of these reports; ``True`` where they are not known."""
    first, second = term_of(one), term_of(other)
    if first is None or second is None or one.year is None or other.year is None:
        return True
    # A report on a year and the plan for the next one are of one meeting.
    years = other.year - (other.kind == "plan") - one.year + (one.kind == "plan")
    terms = second - first
    if terms and not years and not (_at_turn(one) or _at_turn(other)):
        return False
    return abs(years - terms * _TERM_YEARS) <= _TERM_YEARS


def _at_turn(report: ReportFacts) -> bool:
    """Whether it may stand between two terms, of which either may have its name."""
    return report.kind == "plan" or "-" in (report.review_period or "")


class _Named(NamedTuple):
    key: ReportKey
    name: str
    report: ReportFacts


def bodies(
    reports: Iterable[tuple[ReportKey, ReportFacts]], figures: Callable[[ReportKey], Figures]
) -> dict[ReportKey, tuple[str, ...]]:
    """Whose each report is; ``figures`` gives what is compared where names alone do not tell."""
    found: dict[ReportKey, tuple[str, ...]] = {}
    piles: dict[tuple[str, str], list[_Named]] = {}
    for key, report in reports:
        kind = BODIES.get(report.kind, "committee")
        name = name_of(report)
        if name is None:
            found[key] = kind, key[1], key[2]
        else:
            piles.setdefault((kind, name[-2:]), []).append(_Named(key, name, report))
    for (kind, _), pile in piles.items():
        for number, body in enumerate(_told_apart(pile, figures)):
            for one in body:
                found[one.key] = kind, body[0].name, str(number)
    return found


def name_of(report: ReportFacts) -> str | None:
    """The name of its place, as full as the report has it; ``None`` where it is hidden or not known."""
    region = report.region if report.region and not _MASK.search(report.region) else None
    organization = report.organization
    if not organization or _MASK.search(organization):
        return region
    place = _OFFICE.sub("", _TERM.sub("", organization))
    if region is None:
        return place or organization
    return place if _one_place(place, region) else region


def same_body(one: ReportFacts, other: ReportFacts) -> bool:
    """Whether two reports are of one body, by name and term: a plan and a digest of a committee are the committee's."""
    first, second = name_of(one), name_of(other)
    if first is None or second is None:
        return (one.sha256, one.report) == (other.sha256, other.report)
    kinds = {BODIES.get(report.kind, "committee") for report in (one, other)}
    return len(kinds) == 1 and _one_place(first, second) and terms_fit(one, other)


def _one_place(first: str, second: str) -> bool:
    """Whether one name is the other with the place before it that it lies in."""
    longer, shorter = (first, second) if len(first) >= len(second) else (second, first)
    return longer == shorter or (longer.endswith(shorter) and bool(_PLACE.search(longer[: -len(shorter)])))


def _told_apart(reports: Sequence[_Named], figures: Callable[[ReportKey], Figures]) -> list[list[_Named]]:
    """Reports by body; the fullest names come first, so that the short ones find theirs."""
    found: list[list[_Named]] = []
    for one in sorted(reports, key=lambda one: -len(one.name)):
        places = [body for body in found if all(_one_place(one.name, other.name) for other in body)]
        judged = [(_verdict(one, body, figures), body) for body in places]
        fitting = [(verdict, body) for verdict, body in judged if verdict >= 0]
        if fitting:
            max(fitting, key=lambda entry: entry[0])[1].append(one)
        else:
            found.append([one])
    return found


def _verdict(one: _Named, body: Sequence[_Named], figures: Callable[[ReportKey], Figures]) -> int:
    """-1 if its term or figures of the same time speak against it, else how many of these agree."""
    agreeing = 0
    if not all(terms_fit(one.report, other.report) for other in body):
        return -1
    for other in body:
        if one.report.year is None or one.report.year != other.report.year:
            continue
        first, second = figures(one.key), figures(other.key)
        common = first.keys() & second.keys()
        same = sum(not first[thing].isdisjoint(second[thing]) for thing in common)
        wanted = _AGREEING * len(common) if len(common) >= _ENOUGH else 1
        if len(common) >= _LEAST and same < wanted:
            return -1
        agreeing += same
    return agreeing
