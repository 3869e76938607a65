"""The ledger of a report: what every numeral became, and how many became what."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, get_args

from reportx.model.audit import Audit, KindShare, LedgerEntry, LedgerSummary, NamedFigure
from reportx.model.base import SCHEMA_VERSION, NumeralKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from reportx.model.document import Document, Indicator, Numeral, Report

NUMERAL_KINDS: tuple[NumeralKind, ...] = get_args(NumeralKind)
# What nothing is known of, and what the text itself has lost: for these one reads a ledger.
_FIRST: tuple[NumeralKind, ...] = ("unknown", "damaged")
_PLACES = Decimal("0.0001")


def audits(document: Document, kinds: Collection[str] | None = None) -> Iterator[Audit]:
    """The ledger of each report; ``kinds`` leaves the numerals of all others out, not their counts."""
    for report in document.reports:
        shown = report.numerals if kinds is None else [one for one in report.numerals if one.kind in kinds]
        yield Audit.made(
            schema_version=SCHEMA_VERSION,
            file=document.source.name,
            report=report.id,
            title=report.title,
            summary=summary_of(report.numerals),
            numerals=_entries(report, shown),
        )


def has_ledger(document: Document) -> bool:
    """Whether the numerals were asked for when the document was made: every indicator is a numeral."""
    return all(report.numerals or not report.indicators for report in document.reports)


def summary_of(numerals: Sequence[Numeral]) -> LedgerSummary:
    """How many numerals are of each kind."""
    counts = Counter(numeral.kind for numeral in numerals)
    others = sorted((kind for kind in NUMERAL_KINDS if kind not in _FIRST), key=lambda kind: -counts[kind])
    shares = [
        KindShare.made(kind=kind, count=counts[kind], share=_share(counts[kind], len(numerals)))
        for kind in (*_FIRST, *others)
    ]
    return LedgerSummary.made(total=len(numerals), unknown_share=shares[0].share, by_kind=shares)


def _share(count: int, total: int) -> Decimal | None:
    return (Decimal(count) / total).quantize(_PLACES) if total else None


def _entries(report: Report, numerals: Sequence[Numeral]) -> list[LedgerEntry]:
    indicators = {indicator.id: _named(indicator) for indicator in report.indicators}
    return [
        LedgerEntry.made(
            **numeral.__dict__,
            # A document that was written by hand may name indicators that it does not have.
            indicators=[indicators[ident] for ident in numeral.indicator_ids if ident in indicators],
        )
        for numeral in numerals
    ]


def _named(indicator: Indicator) -> NamedFigure:
    return NamedFigure.made(id=indicator.id, code=indicator.code, name=indicator.name, label=indicator.label)
