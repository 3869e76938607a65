"""The list of a library's reports for people."""

from __future__ import annotations

import pytest

from reportx.model.holding import Listed
from reportx.writers.listings import list_table


def _listed(kind: str, review: str | None, plan: str | None) -> Listed:
    return Listed(
        document=1,
        report="r1",
        reports=1,
        title="工作报告",
        organization=None,
        region="雾川市",
        level="city",
        kind=kind,
        review_period=review,
        plan_period=plan,
        year=None,
        indicators=3,
        format="text",
        path="a.txt",
        version=1,
        current=True,
        places=1,
        added_at="2026-01-01",
        outdated=False,
    )


@pytest.mark.parametrize(
    ("kind", "review", "plan", "shown"),
    [
        ("work_report", "2024", "2025", "2024"),
        ("work_report", "2017-2021", None, "2017-2021"),
        ("work_report", None, "2025", "计划 2025"),
        ("work_report", None, None, ""),
        ("plan", None, "2025", "2025"),
        ("plan", None, None, ""),
    ],
)
def test_the_list_shows_what_a_report_looks_back_on(
    kind: str, review: str | None, plan: str | None, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORTX_LANG", "zh")
    table = list_table([_listed(kind, review, plan)])
    assert [str(cell) for cell in table.columns[4].cells] == [shown]
