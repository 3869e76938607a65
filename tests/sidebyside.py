"""Reports to compare, made by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from reportx.analysis.comparison import compare
from reportx.model.compared import Change, Column, Compared
from reportx.model.observation import Observation, ReportFacts


def facts(**changes: Any) -> ReportFacts:
    known = ReportFacts(
        source="a.txt",
        document=None,
        sha256="1" * 64,
        report="r1",
        title="工作报告",
        organization="政协云河市委员会",
        region="云河市",
        level="city",
        kind="work_report",
        review_period="2022",
        plan_period="2023",
        chars=1000,
        sections=2,
        measures=3,
        passages=1,
        max_depth=2,
        measures_done=2,
        measures_planned=1,
        numerals=None,
    )
    return known._replace(**changes)


def seen(label: str, value: str | None, **changes: Any) -> Observation:
    """An indicator of a report on 2022; an upper end may be given as ``value_max``, a text."""
    known = Observation(
        source="a.txt",
        document=None,
        sha256="1" * 64,
        report="r1",
        title="工作报告",
        organization="政协云河市委员会",
        region="云河市",
        level="city",
        kind="work_report",
        year=2022,
        id="",
        code="proposals.filed",
        name="提案立案数",
        group="提案",
        label=label,
        value=None if value is None else Decimal(value),
        value_max=None,
        unit="件",
        dimension="count",
        bound="masked" if value is None else "exact",
        status="done",
        scope=None,
        period_from="2022",
        period_to="2022",
        period_kind="year",
        part_of=None,
        share_of=None,
        section=None,
        sentence=f"{label}{value}件。",
        line=3,
        page=None,
        start=0,
        end=1,
    )
    if "value_max" in changes:
        changes |= {"value_max": Decimal(changes["value_max"]), "bound": "range"}
    return known._replace(**changes)


def column(*observations: Observation, **changes: Any) -> Column:
    """A report with these indicators, numbered in their order where they have no id of their own."""
    named = [one if one.id else one._replace(id=f"i{place}") for place, one in enumerate(observations)]
    return Column(facts(**changes), named)


def next_year(*observations: Observation, **changes: Any) -> Column:
    """The same body's report on 2023: years and periods of what is given are moved on by one."""
    moved = [
        one._replace(
            year=one.year + 1 if one.year else None,
            period_from=str(int(one.period_from) + 1) if one.period_from else None,
            period_to=str(int(one.period_to) + 1) if one.period_to else None,
        )
        for one in observations
    ]
    return column(*moved, **{"source": "b.txt", "review_period": "2023", "plan_period": "2024"} | changes)


def labels(found: Compared) -> list[tuple[str | None, ...]]:
    """What stands side by side."""
    return [tuple(item.one.label if item else None for item in row.cells) for row in (*found.rows, *found.others)]


def change_of(first: Observation, second: Observation) -> Change:
    """From one figure to the other a year later; they must have been paired."""
    found = compare([column(first), next_year(second)])
    (row,) = (*found.rows, *found.others)
    (change,) = (one for one in row.changes if one)
    return change
