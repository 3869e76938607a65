"""The fixtures are read as a reader reads them; the keys are written by hand."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from handread import Key, Row, read_keys
from reportx.pipeline import parse_file
from reportx.writers.as_json import walk

if TYPE_CHECKING:
    from reportx.model import Document, Indicator, Report

REPORTS = Path(__file__).parent.parent / "fixtures" / "reports"
FIXTURES = sorted(path.stem for path in REPORTS.glob("*.txt"))
# Words of thanks are no part of a report for which a key has a role.
KEYED_PASSAGES = ("opening", "experience", "problems", "closing")


@cache
def _source(fixture: str) -> str:
    return (REPORTS / f"{fixture}.txt").read_bytes().decode("utf-8")


@cache
def _keys(fixture: str) -> list[Key]:
    return read_keys(fixture, _source(fixture))


@cache
def _document(fixture: str) -> Document:
    return parse_file(REPORTS / f"{fixture}.txt")


# Each report of each fixture: (fixture, number).
EACH = pytest.mark.parametrize(
    ("fixture", "number"),
    [
        pytest.param(fixture, number, id=f"{fixture}-r{number + 1}")
        for fixture in FIXTURES
        for number in range(len(_keys(fixture)))
    ],
)
ROWS = pytest.mark.parametrize(
    ("fixture", "number", "row"),
    [
        pytest.param(fixture, number, row, id=f"{fixture}-r{number + 1}-{place}")
        for fixture in FIXTURES
        for number, key in enumerate(_keys(fixture))
        for place, row in enumerate(key.rows, 1)
    ],
)


def _read(fixture: str, number: int) -> tuple[Report, Key]:
    reports = _document(fixture).reports
    assert number < len(reports), "report not found"
    return reports[number], _keys(fixture)[number]


@pytest.mark.parametrize("fixture", FIXTURES)
def test_reports_are_told_apart(fixture: str) -> None:
    document = _document(fixture)
    assert len(document.reports) == len(_keys(fixture)) == {"aggregator_three": 3, "not_a_report": 0}.get(fixture, 1)
    assert [diagnostic.rule for diagnostic in document.diagnostics] == [] if document.reports else ["no_report"]


@EACH
def test_metadata(fixture: str, number: int) -> None:
    report, key = _read(fixture, number)
    found = report.metadata.model_dump()
    assert {name: found[name] for name in key.metadata} == key.metadata
    # How the lines of a title are joined depends on whether they wrap.
    assert re.sub(r"\s", "", report.title or "") == re.sub(r"\s", "", key.title or "")


@EACH
def test_outline(fixture: str, number: int) -> None:
    report, key = _read(fixture, number)
    optional = {(heading.marker, heading.title) for heading in key.outline if heading.optional}
    found = [
        f"{'  ' * (depth - 1)}{node.marker or ''}|{node.title}|{node.role}"
        for node, depth in walk(report.sections)
        if node.kind != "passage" and (node.marker, node.title) not in optional
    ]
    assert found == [
        f"{'  ' * (heading.depth - 1)}{heading.marker or ''}|{heading.title}|{heading.role}"
        for heading in key.outline
        if not heading.optional
    ]


@EACH
def test_passages(fixture: str, number: int) -> None:
    report, key = _read(fixture, number)
    found = [node for node, _ in walk(report.sections) if node.kind == "passage" and node.role in KEYED_PASSAGES]
    assert [node.role for node in found] == [role for role, _ in key.passages]
    for node, (_, words) in zip(found, key.passages, strict=True):
        assert node.text.startswith(words)


@EACH
def test_figures(fixture: str, number: int) -> None:
    report, key = _read(fixture, number)
    source = _source(fixture)
    found = {(indicator.span.start, indicator.text) for indicator in report.indicators}
    required = {(place.start, place.text) for place in key.figures if not place.optional}
    optional = {(place.start, place.text) for place in key.figures if place.optional}

    def shown(places: set[tuple[int, str]]) -> list[str]:
        return [
            f"{source[max(0, start - 12) : start]}[{text}]{source[start + len(text) : start + len(text) + 8]}"
            for start, text in sorted(places)
        ]

    assert {"missed": shown(required - found), "extra": shown(found - required - optional)} == {
        "missed": [],
        "extra": [],
    }


@EACH
def test_status_follows_the_part(fixture: str, number: int) -> None:
    report, _ = _read(fixture, number)
    roles = {node.id: node.role for node, _ in walk(report.sections)}
    for indicator in report.indicators:
        home = indicator.measure_id or indicator.section_id
        if home is not None:
            assert (indicator.status == "planned") == (roles[home] == "plan")


def _reading(indicator: Indicator, row: Row, texts: dict[str, str]) -> dict[str, object]:
    return {
        "value": indicator.value,
        "value_max": indicator.value_max,
        "bound": indicator.bound,
        "unit": indicator.unit,
        "status": indicator.status,
        "label": row.label if row.label in f"{indicator.label} {indicator.scope}" else indicator.label,
        "code": "~" if row.code == "~" else indicator.code,
        "part_of": texts.get(indicator.part_of or "") if row.part_of else None,
    }


@ROWS
def test_row(fixture: str, number: int, row: Row) -> None:
    report, _ = _read(fixture, number)
    texts = {indicator.id: indicator.text for indicator in report.indicators}
    here = [indicator for indicator in report.indicators if indicator.span.start == row.place.start]
    assert here, f"{row.place.text} is no indicator"
    indicator = next((found for found in here if found.code == row.code), here[0])
    assert _reading(indicator, row, texts) == {
        "value": row.value,
        "value_max": row.value_max,
        "bound": row.bound,
        "unit": row.unit,
        "status": row.status,
        "label": row.label,
        "code": row.code,
        "part_of": row.part_of,
    }
