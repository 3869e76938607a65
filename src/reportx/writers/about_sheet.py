"""What a workbook says of itself: what was read and by what, and what its columns mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from reportx.messages import known, say
from reportx.model import base as model
from reportx.writers.as_json import walk
from reportx.writers.exports.sheets import Column, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportx.model.document import Document, Producer, Report
    from reportx.writers.exports.sheets import Cell

_COLUMNS = (Column("source"), Column("report"), Column("item"), Column("content"))
# The words that the cells of a column may hold, by the family of messages that has them.
_CHOICES = {
    "bound": model.Bound,
    "dimension": model.Dimension,
    "node": model.NodeKind,
    "numeral": model.NumeralKind,
    "period": model.PeriodKind,
    "role": model.Role,
    "severity": model.Severity,
    "status": model.Status,
}


class About:
    """What is to be said of the documents that were read, which may be forgotten when they were added."""

    def __init__(self) -> None:
        self._producers: dict[Producer, None] = {}
        self._rows: list[tuple[Cell, ...]] = []

    def add(self, document: Document) -> None:
        self._producers.setdefault(document.producer)
        for report in document.reports:
            self._rows += _report_rows(document, report)
        if not document.reports:
            self._rows.append((document.source.name, None, say("table.counts"), say("about.no_report")))

    def sheet(self, sheets: Iterable[Sheet]) -> Sheet:
        """The sheet that tells of the other ones."""
        rows: list[tuple[Cell, ...]] = []
        for one in self._producers:
            rows.append((None, None, say("about.program"), f"{one.name} {one.version}"))
            rows.append((None, None, say("about.rules"), one.rules_sha256))
        return Sheet("about", _COLUMNS, [*rows, *self._rows, *_legend(sheets)])


def _report_rows(document: Document, report: Report) -> Iterator[tuple[Cell, ...]]:
    facts = report.metadata
    counts = {
        "sections": sum(node.kind == "section" for node, _ in walk(report.sections)),
        "measures": len(report.measures),
        "indicators": len(report.indicators),
    }
    said = {
        "column.title": report.title,
        "table.organization": facts.organization,
        "table.region": facts.region,
        "about.level": None if facts.level == "unknown" else say(f"level.{facts.level}"),
        "table.kind": say(f"kind.{facts.kind}"),
        "table.meeting_date": facts.meeting_date,
        "table.review_period": facts.review_period,
        "table.plan_period": facts.plan_period,
        "table.counts": say("table.counts.value", **counts),
        "about.sha256": document.source.sha256,
    }
    for key, words in said.items():
        if words:
            yield document.source.name, report.id, say(key), words


def _legend(sheets: Iterable[Sheet]) -> Iterator[tuple[Cell, ...]]:
    """What the columns mean, and the words in them, each column once."""
    columns = {column.key: column for sheet in sheets for column in sheet.columns}
    for key, column in columns.items():
        words = [f"{say(f'{column.words}.{one}')} = {one}" for one in get_args(_CHOICES.get(column.words or ""))]
        texts = [say(f"legend.{key}")] if known(f"legend.{key}") else []
        if words:
            texts.append(", ".join(words))
        if texts:
            yield None, None, say("about.column", heading=column.heading, key=key), " ".join(texts)
