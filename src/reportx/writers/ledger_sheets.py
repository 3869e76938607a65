"""Ledgers as sheets: every numeral with what became of it, and how many became what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportx.writers.exports.sheets import Cell, Column, Sheet
from reportx.writers.report_sheets import HOME

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportx.model.audit import Audit, LedgerEntry

_NUMERALS = (
    *HOME,
    Column("line", "integer"),
    Column("text"),
    Column("numeral", words="numeral"),
    Column("label"),
    Column("code"),
    Column("reason", words="reason"),
    Column("start", "integer"),
    Column("end", "integer"),
    Column("id"),
    Column("indicator_ids"),
)
_SUMMARY = (*HOME, Column("numeral", words="numeral"), Column("count", "integer"), Column("share", "number"))


def numerals_sheet(audits: Iterable[Audit]) -> Sheet:
    """A row a numeral."""
    rows = [_row(audit, entry) for audit in audits for entry in audit.numerals]
    return Sheet("numerals", _NUMERALS, rows)


def summary_sheet(audits: Iterable[Audit]) -> Sheet:
    """A row for every kind of numeral of a report."""
    rows = [
        (audit.file, audit.report, one.kind, one.count, one.share) for audit in audits for one in audit.summary.by_kind
    ]
    return Sheet("numeral_kinds", _SUMMARY, rows)


def _row(audit: Audit, entry: LedgerEntry) -> tuple[Cell, ...]:
    return (
        audit.file,
        audit.report,
        entry.line,
        entry.text,
        entry.kind,
        "; ".join(one.label for one in entry.indicators) or None,
        " ".join(one.code for one in entry.indicators) or None,
        entry.reason,
        entry.span.start,
        entry.span.end,
        entry.id,
        " ".join(entry.indicator_ids) or None,
    )
