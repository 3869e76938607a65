"""The same report reads the same whatever file it comes in: outline, measures, figures and metadata."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

import pytest

from formatfiles import BUILDERS, REPORTS, built, report_text
from reportx.pipeline import parse_source
from reportx.readers import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportx.model.document import Document, Indicator, Node, Report

# Reports in running text, which survives being set on pages.
NAMES = ("five_year", "county_page", "government", "no_numbering", "trad_feature", "fullwidth", "plan_no_figures")
# Those whose lines are what they were meant to be, and the formats that keep lines.
BY_LINES = ("aggregator_three", "digest_banners")
KEEPING = ("html", "mhtml", "docx", "docx_numbered")
# LibreOffice takes seconds for each.
SLOW = {"doc": ("five_year", "fullwidth")}
CASES = [(name, form) for name in NAMES for form in BUILDERS if name in SLOW.get(form, NAMES)]
CASES += [(name, form) for name in BY_LINES for form in KEEPING]
SHOWN = 40


def _read(data: bytes, name: str) -> Document:
    document = parse_source(read_bytes(data, name), with_text=True)
    text = document.source.text or ""
    for report in document.reports:
        for indicator in report.indicators:
            assert text[indicator.span.start : indicator.span.end] == indicator.text
    return document


def _plain(value: object) -> str:
    """A value as text, without blanks and line ends: a format may break its lines where it likes."""
    return re.sub(r"\s", "", str(value))


class _Told:
    """What a document says, in the words of its report: what stands between them on a page (its number) left out."""

    def __init__(self, document: Document) -> None:
        self._source = document.source.text or ""
        self._noise = [noise.span for noise in document.noise]

    def words(self, start: int, text: str) -> str:
        """The text that begins at ``start`` of the source, without noise in it."""
        stop = start + len(text)
        assert self._source[start:stop] == text
        parts = []
        for span in self._noise:
            if start <= span.start < stop:
                parts.append(self._source[start : span.start])
                start = min(span.end, stop)
        return _plain("".join(parts) + self._source[start:stop])

    def outline(self, nodes: list[Node], depth: int = 1) -> Iterator[str]:
        for node in nodes:
            values = (node.kind, node.marker, node.ordinal, node.numbered, node.title, node.role, node.status)
            words = self.words(node.span.start, node.text)
            yield f"{'#' * depth} " + " | ".join([*map(_plain, values), words])
            yield from self.outline(node.children, depth + 1)

    def measures(self, report: Report) -> Iterator[str]:
        for measure in report.measures:
            yield f"measure {_plain(measure.title)} | {self.words(measure.span.start, measure.text)}"


def _titles(nodes: list[Node]) -> Iterator[tuple[str, str]]:
    for node in nodes:
        yield node.id, _plain((node.marker, node.title))
        yield from _titles(node.children)


def _figures(report: Report) -> Iterator[str]:
    places = {indicator.id: index for index, indicator in enumerate(report.indicators)}
    homes = dict(_titles(report.sections))

    def linked(other: str | None) -> int | None:
        return None if other is None else places[other]

    def values(found: Indicator) -> Iterator[object]:
        yield from (found.code, found.label, found.value, found.value_max, found.unit, found.dimension, found.bound)
        yield from (found.text, found.status, found.scope, linked(found.part_of), linked(found.share_of))
        yield from (found.combined_of, found.period)
        yield from (homes.get(found.section_id or ""), homes.get(found.measure_id or ""), found.sentence)

    for index, found in enumerate(report.indicators):
        yield f"{index}: " + " | ".join(map(_plain, values(found)))


def _told(document: Document) -> list[str]:
    """What a document says of its reports, a line for each fact."""
    lines = []
    told = _Told(document)
    for report in document.reports:
        lines.append(f"report {_plain(report.title)}")
        facts = report.metadata.model_dump(exclude={"kind_evidence": True})
        if evidence := report.metadata.kind_evidence:
            facts["kind_evidence"] = f"{evidence.rule} {''.join(evidence.text.split())}"
        lines += [f"{key}: {_plain(value)}" for key, value in facts.items()]
        lines += [*told.outline(report.sections), *told.measures(report)]
        lines += _figures(report)
    return lines


def _difference(wanted: Document, found: Document) -> list[str]:
    lines = difflib.unified_diff(_told(wanted), _told(found), "text", "file", n=0, lineterm="")
    return [line for line in lines if not line.startswith("@@")]


@pytest.mark.parametrize(("name", "form"), CASES)
def test_a_report_reads_the_same_in_every_format(name: str, form: str) -> None:
    what, suffix, _ = BUILDERS[form]
    wanted = _read(report_text(name).text().encode(), f"{name}.txt")
    found = _read(built(name, form), f"{name}{suffix}")
    assert wanted.reports
    assert found.source.format == (what or "text")
    if difference := _difference(wanted, found):
        pytest.fail("\n".join(["the file reads differently from the text", *difference[:SHOWN]]), pytrace=False)


@pytest.mark.parametrize("name", NAMES)
def test_the_paragraphs_are_those_of_the_fixture(name: str) -> None:
    wanted = _read((REPORTS / f"{name}.txt").read_bytes(), name)
    assert not _difference(wanted, _read(report_text(name).text().encode(), name))


def test_a_difference_is_seen() -> None:
    report = report_text("five_year")
    text = report.text()
    wanted = _read(text.encode(), "a.txt")
    for old, new in (
        ("163次", "164次"),
        ("（一）举旗铸魂", "举旗铸魂"),
        ("谢知秋", "谢知春"),
        ("其中集体", "另有集体"),
    ):
        assert old in text
        assert _difference(wanted, _read(text.replace(old, new).encode(), "b.txt")), old
