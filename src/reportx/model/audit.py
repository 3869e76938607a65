"""``Audit``: the ledger of one report, every numeral with what became of it, and how many became what."""

from __future__ import annotations

from reportx.model.base import Model, Number, NumeralKind
from reportx.model.document import Numeral


class NamedFigure(Model):
    """An indicator that a numeral gave."""

    id: str
    code: str
    name: str
    label: str


class LedgerEntry(Numeral):
    """An entry of the ledger with its indicators; empty where the numeral gave none."""

    indicators: list[NamedFigure]


class KindShare(Model):
    """How many numerals are of a kind, and which part of the ledger that is; null where the ledger is empty."""

    kind: NumeralKind
    count: int
    share: Number | None


class LedgerSummary(Model):
    """The whole ledger by kind.

    ``by_kind`` has every kind: ``unknown`` and ``damaged`` first, which ask for a look, then the most frequent first.
    """

    total: int
    unknown_share: Number | None
    by_kind: list[KindShare]


class Audit(Model):
    """The ledger of one report. ``numerals`` may be some kinds alone, or none; ``summary`` counts all of them."""

    schema_version: str
    file: str
    report: str
    title: str | None
    summary: LedgerSummary
    numerals: list[LedgerEntry]
