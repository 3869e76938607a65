"""The panel: observations as one long table, or as a matrix of places and years by code."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reportx.writers.exports.sheets import Cell, Column, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportx.model.observation import Observation
    from reportx.rules.entries import Entry

_LONG: tuple[Column, ...] = (
    Column("source"),
    Column("document", "integer"),
    Column("report"),
    Column("organization"),
    Column("region"),
    Column("level"),
    Column("kind"),
    Column("year", "integer"),
    Column("code"),
    Column("name"),
    Column("label"),
    Column("value", "number"),
    Column("value_max", "number"),
    Column("unit"),
    Column("dimension"),
    Column("bound"),
    Column("status"),
    Column("scope"),
    Column("period_from"),
    Column("period_to"),
    Column("period_kind"),
    Column("part_of"),
    Column("share_of"),
    Column("sentence"),
    Column("line", "integer"),
    Column("page", "integer"),
    Column("start", "integer"),
    Column("end", "integer"),
    Column("id"),
    Column("sha256"),
)
_PLACE: tuple[Column, ...] = (
    Column("region"),
    Column("level"),
    Column("kind"),
    Column("organization"),
    Column("year", "integer"),
)
_YEARLY = frozenset(("year", "as_of", None))


def long_panel(found: Iterable[Observation]) -> Sheet:
    """A row an observation."""
    rows = [tuple(getattr(one, column.key) for column in _LONG) for one in found]
    return Sheet("panel", _LONG, rows)


def wide_panel(found: Iterable[Observation]) -> tuple[Sheet, int]:
    """A row a body and year, a column a code; and how many cells had more than one value to choose from.

    Only what was done within a year is in it, and no parts: of a code's figures those that stand for the whole body
    (without a scope) come first, then the one that the text names first. Codes with several units get a column each.
    """
    cells: dict[tuple[Cell, ...], dict[tuple[str, str | None], list[Observation]]] = {}
    columns: dict[tuple[str, str | None], None] = {}
    for one in found:
        if one.status == "planned" or one.period_kind not in _YEARLY or one.value is None:
            continue
        key = (one.code, one.unit)
        columns.setdefault(key)
        place = tuple(getattr(one, column.key) for column in _PLACE)
        cells.setdefault(place, {}).setdefault(key, []).append(one)
    ordered = sorted(columns, key=lambda key: (key[0], key[1] or ""))
    rows, doubtful = [], 0
    for place, values in cells.items():
        chosen = [_chosen(values.get(key, ())) for key in ordered]
        doubtful += sum(several for _, several in chosen)
        rows.append((*place, *(value for value, _ in chosen)))
    names = _names(ordered)
    return Sheet("wide", (*_PLACE, *(Column(name, "number") for name in names)), rows), doubtful


def _chosen(found: Sequence[Observation]) -> tuple[Cell, bool]:
    """The value of a cell, and whether others would have had a claim to it."""
    whole = [one for one in found if one.part_of is None and one.scope is None]
    kept = whole or [one for one in found if one.part_of is None] or list(found)
    return (kept[0].value if kept else None), len({one.value for one in kept}) > 1


def _names(columns: Sequence[tuple[str, str | None]]) -> list[str]:
    """A code where it has one unit, else code and unit."""
    codes = [code for code, _ in columns]
    return [code if codes.count(code) == 1 else f"{code} ({unit or '-'})" for code, unit in columns]


_BOOK: tuple[Column, ...] = (
    Column("code"),
    Column("zh"),
    Column("en"),
    Column("group"),
    Column("dimension"),
    Column("units"),
    Column("definition"),
    Column("observations", "integer"),
)


def codebook(found: Iterable[Observation], entries: Iterable[Entry]) -> Sheet:
    """The codes that occur, in the order of the vocabulary: names, definition, how many observations."""
    counts = Counter(one.code for one in found)
    rows: list[tuple[Cell, ...]] = []
    for entry in entries:
        if count := counts.pop(entry.code, 0):
            units = " ".join(entry.units)
            named = (entry.code, entry.zh, entry.en, entry.group, entry.dimension)
            rows.append((*named, units, entry.definition, count))
    # What other tables named when the reports were read.
    rows += [(code, *[None] * 6, count) for code, count in counts.items()]
    return Sheet("codebook", _BOOK, rows)
