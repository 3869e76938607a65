"""Short names for the reports of a comparison: what tells them apart, a year or a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportx.messages import say
from reportx.writers.figures import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportx.model.observation import ReportFacts


def short_names(reports: Sequence[ReportFacts], *, for_people: bool = False) -> list[str]:
    """The years where these differ and the place does not, else the places, else both; the kind where
    these are the same (in words for people, in data as its name); numbered where all fails.
    """
    years = [_year(report) for report in reports]
    places = [plain(report.region or report.organization or "") for report in reports]
    choices = (
        [years] if len(set(places)) == 1 else [places, [f"{p} {y}".strip() for p, y in zip(places, years, strict=True)]]
    )
    for names in choices:
        if all(names) and len(set(names)) == len(names):
            return names
    words = [say(f"kind.{report.kind}") if for_people else report.kind for report in reports]
    kinds = [f"{name} {word}".strip() for name, word in zip(choices[-1], words, strict=True)]
    if len(set(kinds)) == len(kinds):
        return kinds
    return [f"{number} {name}".strip() for number, name in enumerate(choices[-1], 1)]


def _year(report: ReportFacts) -> str:
    return (report.plan_period if report.kind == "plan" else report.review_period) or ""
