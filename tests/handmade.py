"""Small documents made by hand, for what works on finished ones."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from reportx.model import (
    SCHEMA_VERSION,
    Diagnostic,
    Document,
    Evidence,
    Indicator,
    Location,
    Measure,
    Metadata,
    Node,
    NoiseSpan,
    Numeral,
    Period,
    Producer,
    Report,
    Source,
    Span,
)


def indicator(number: int, code: str, value: str | None, **changes: Any) -> Indicator:
    fields: dict[str, Any] = {
        "id": f"r1.i{number}",
        "code": code,
        "name": code.upper(),
        "group": code.partition(".")[0],
        "label": "立案提案",
        "value": None if value is None else Decimal(value),
        "value_max": None,
        "unit": "件",
        "dimension": "count",
        "bound": "exact",
        "text": "400件",
        "span": Span(start=number, end=number + 4),
        "line": 3,
        "location": Location(page=None, paragraph=2),
        "sentence": "立案提案400件。",
        "status": "done",
        "period": Period(from_="2023", to="2023", kind="year"),
        "scope": None,
        "part_of": None,
        "share_of": None,
        "combined_of": [],
        "section_id": "r1.s1",
        "measure_id": "r1.s1.1",
        "numeral_id": None,
        "rule": "test",
    }
    return Indicator(**fields | changes)


def node(ident: str, kind: Any, children: list[Node] | None = None) -> Node:
    return Node(
        id=ident,
        kind=kind,
        marker="一、",
        ordinal=1,
        numbered=True,
        title="标题",
        role="review",
        status=None,
        heading_span=Span(start=0, end=4),
        span=Span(start=0, end=9),
        line=1,
        text="正文",
        children=children or [],
    )


def measure(ident: str, status: Any) -> Measure:
    return Measure(
        id=ident,
        section_id=None,
        marker=None,
        ordinal=None,
        numbered=False,
        title="标题",
        text="正文",
        role="review",
        status=status,
        span=Span(start=0, end=9),
        line=1,
    )


def numeral(number: int, kind: Any) -> Numeral:
    return Numeral(
        id=f"r1.n{number}",
        text="三",
        span=Span(start=number, end=number + 1),
        line=1,
        kind=kind,
        indicator_ids=[],
        reason="test",
    )


def report(ident: str = "r1", **changes: Any) -> Report:
    fields: dict[str, Any] = {
        "id": ident,
        "title": "工作报告",
        "span": Span(start=10, end=110),
        "metadata": Metadata(
            organization="政协云河市委员会",
            region="云河市",
            level="city",
            kind="work_report",
            kind_evidence=Evidence(rule="title", text="工作报告", span=Span(start=10, end=14)),
            speaker=None,
            committee=6,
            meeting=3,
            meeting_date="2024-01-15",
            published_date=None,
            publisher=None,
            review_period="2023",
            plan_period=None,
        ),
        "sections": [],
        "measures": [],
        "indicators": [],
        "numerals": [],
        "diagnostics": [],
    }
    return Report(**fields | changes)


def document(*reports: Report, name: str = "a.txt") -> Document:
    return Document(
        schema_version=SCHEMA_VERSION,
        producer=Producer(name="reportx", version="0", rules_sha256="0" * 64),
        source=Source(
            name=name,
            sha256="1" * 64,
            text_sha256="2" * 64,
            encoding="utf-8",
            format="text",
            script="hans",
            chars=120,
            text=None,
        ),
        reports=list(reports),
        noise=[NoiseSpan(span=Span(start=0, end=10), reason="navigation")],
        diagnostics=[
            Diagnostic(
                rule="test",
                severity="info",
                params={"count": 2, "share": 98.6, "whole": 2.0, "word": "提案"},
                message="消息",
                span=None,
                line=None,
                related=[Span(start=1, end=2)],
            )
        ],
    )


def rich_report(ident: str = "r1") -> Report:
    """A report in which everything occurs that is counted."""
    return report(
        ident,
        sections=[
            node(f"{ident}.p1", "passage"),
            node(
                f"{ident}.s1",
                "section",
                [node(f"{ident}.s1.1", "section", [node("m1", "measure"), node("m2", "measure")])],
            ),
        ],
        measures=[measure("m1", "done"), measure("m2", "planned")],
        indicators=[
            indicator(1, "proposals.filed", "400"),
            indicator(2, "meetings.held", "12", unit="次", status="planned", scope="全市"),
            indicator(3, "proposals.rate", "98.6", unit="%", dimension="percent", bound="about"),
            indicator(4, "proposals.filed", None, bound="masked", status=None, period=None),
            indicator(5, "meetings.heard", "10000.5", unit=None, bound="range", value_max=Decimal("3E+8")),
        ],
        numerals=[numeral(1, "indicator"), numeral(2, "date"), numeral(3, "date")],
    )
