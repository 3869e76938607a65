"""Codes with what is written about them, as sheets: those that occur, or those of the vocabulary."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reportx.writers.exports.sheets import Cell, Column, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportx.model.observation import Observation
    from reportx.rules.entries import Entry

_ENTRY: tuple[Column, ...] = (
    Column("code"),
    Column("zh"),
    Column("en"),
    Column("group"),
    Column("dimension", words="dimension"),
    Column("units"),
    Column("definition"),
)
_BOOK: tuple[Column, ...] = (
    *_ENTRY,
    Column("units_found"),
    Column("observations", "integer"),
    Column("done", "integer"),
    Column("planned", "integer"),
    Column("without_value", "integer"),
    Column("reports", "integer"),
    Column("first_year", "integer"),
    Column("last_year", "integer"),
)


def vocabulary_sheet(entries: Iterable[Entry]) -> Sheet:
    """A row a code of the vocabulary."""
    columns = (*_ENTRY, Column("also"), Column("sources"))
    rows = [(*_about(one), " ".join(one.also) or None, " ".join(one.sources) or None) for one in entries]
    return Sheet("vocabulary", columns, rows)


def codebook(found: Iterable[Observation], entries: Iterable[Entry]) -> Sheet:
    """The codes that occur, in the order of the vocabulary: names, definition, and how often they do."""
    by_code: dict[str, list[Observation]] = {}
    for one in found:
        by_code.setdefault(one.code, []).append(one)
    rows = [(*_about(entry), *_counts(by_code.pop(entry.code))) for entry in entries if entry.code in by_code]
    # Figures without a code, and codes of other tables than those that are in force now.
    rows += [(*_unknown(code, observed[0]), *_counts(observed)) for code, observed in by_code.items()]
    return Sheet("codebook", _BOOK, rows)


def _about(entry: Entry) -> tuple[Cell, ...]:
    units = " ".join(entry.units) or None
    return entry.code, entry.zh, entry.en, entry.group, entry.dimension, units, entry.definition or None


def _unknown(code: str, one: Observation) -> tuple[Cell, ...]:
    return code, one.name, None, one.group, None, None, None


def _counts(observed: Sequence[Observation]) -> tuple[Cell, ...]:
    units = Counter(one.unit for one in observed if one.unit)
    years = sorted({one.year for one in observed if one.year})
    return (
        " ".join(f"{unit}({count})" for unit, count in units.most_common()) or None,
        len(observed),
        sum(one.status == "done" for one in observed),
        sum(one.status == "planned" for one in observed),
        sum(one.value is None for one in observed),
        len({(one.source, one.report) for one in observed}),
        years[0] if years else None,
        years[-1] if years else None,
    )
