"""The panel as a matrix: a row a body and year, a column a code, in which nothing passes for what it is not."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reportx.messages import say
from reportx.model.observation import last_year
from reportx.writers.exports.sheets import Cell, Column, Sheet

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from reportx.model.observation import Gathered, Observation

PLACE: tuple[Column, ...] = (
    Column("region"),
    Column("level"),
    Column("organization"),
    Column("kind"),
    Column("year", "integer"),
)
_CELLS: tuple[Column, ...] = (
    *PLACE,
    Column("code"),
    Column("name"),
    Column("value", "number"),
    Column("value_max", "number"),
    Column("unit"),
    Column("bound", words="bound"),
    Column("candidates", "integer"),
    Column("others"),
    Column("label"),
    Column("sentence"),
    Column("line", "integer"),
    Column("page", "integer"),
    Column("source"),
    Column("report"),
    Column("id"),
    Column("sha256"),
)
# Codes that gather different things: what no other code fits, and changes of whatever they stand by.
_GATHERING = frozenset(("other", "compare", "results.physical"))
_YEARLY = frozenset(("year", "as_of", None))

Key = tuple[str, str | None]
Place = tuple[Cell, ...]


class Taken(NamedTuple):
    """The observation that a cell shows, and the others that say another value for the same cell."""

    chosen: Observation
    others: Sequence[Observation]


class Matrix(NamedTuple):
    """Rows in the order of places and years, columns in that of codes; a cell that nothing was said of is missing.

    ``left_out`` counts by reason the observations that no cell can show.
    """

    places: Sequence[Place]
    keys: Sequence[Key]
    names: Mapping[str, str]
    cells: Mapping[tuple[Place, Key], Taken]
    left_out: Mapping[str, int]

    @property
    def contested(self) -> int:
        """How many cells had several values to choose from."""
        return sum(bool(one.others) for one in self.cells.values())

    def title(self, key: Key) -> str:
        """The name of a column for people."""
        name = self.names[key[0]]
        return say("panel.title", name=name, unit=key[1]) if key[1] else name


def matrix_of(gathered: Gathered) -> Matrix:
    """The observations as a matrix.

    A cell shows what was done in one year by the whole body: no part, no plan, nothing that is narrowed to some actor
    or place, no sum of several years, nothing without a code of its own. Of several values an exact one comes first,
    then the one that stands first; codes with several units get a column each.
    """
    spanning = {(one.source, one.report) for one in gathered.reports if _spans_years(one.review_period)}
    candidates: dict[tuple[Place, Key], list[Observation]] = {}
    names: dict[str, str] = {}
    left_out: Counter[str] = Counter()
    for one in gathered.observations:
        if reason := _unfit(one, spanning):
            left_out[reason] += 1
        else:
            names.setdefault(one.code, one.name)
            candidates.setdefault((_place(one), (one.code, one.unit)), []).append(one)
    places = sorted({place for place, _ in candidates}, key=lambda place: [str(cell or "") for cell in place])
    keys = sorted({key for _, key in candidates}, key=lambda key: (key[0], key[1] or ""))
    return Matrix(places, keys, names, {at: _taken(found) for at, found in candidates.items()}, left_out)


def _unfit(one: Observation, spanning: Collection[tuple[str, str]]) -> str | None:
    """Why an observation can stand in no cell."""
    if one.value is None:
        return "unknown"
    if one.status == "planned":
        return "planned"
    if one.code in _GATHERING:
        return "other"
    if one.part_of is not None:
        return "part"
    if one.scope is not None:
        return "scope"
    timeless = one.period_kind is None and (one.source, one.report) in spanning
    if timeless or one.period_kind not in _YEARLY or _spans_years(f"{one.period_from}-{one.period_to}"):
        return "period"
    return None


def _spans_years(period: str | None) -> bool:
    """Whether a period such as ``2019-2023`` is longer than a year."""
    return period is not None and len(period) == len("2019-2023") and last_year(period[:4]) != last_year(period[5:])


def _place(one: Observation) -> Place:
    """The row of an observation; what is not known to be the same body and year is not put together."""
    place: Place = (one.region, one.level, one.organization, one.kind, one.year)
    return place if one.region and one.year else (*place, one.source, one.report)


def _taken(found: Sequence[Observation]) -> Taken:
    chosen = next((one for one in found if one.bound == "exact"), found[0])
    seen = {_said(chosen)}
    others = []
    for one in found:
        if _said(one) not in seen:
            seen.add(_said(one))
            others.append(one)
    return Taken(chosen, others)


def _said(one: Observation) -> tuple[Cell, ...]:
    return one.value, one.value_max, one.bound


def wide_sheet(matrix: Matrix) -> Sheet:
    """The matrix with what a bare number would hide beside it.

    Behind the column of a code stand, where they are needed, ``CODE:max`` (the end of a range), ``CODE:bound`` (where
    a value is not exact) and ``CODE:candidates`` (how many values there were to choose from).
    """
    columns = [*PLACE, Column("sources")]
    readers: list[tuple[Key, str]] = []
    for key, name in zip(matrix.keys, _column_names(matrix.keys), strict=True):
        title = matrix.title(key)
        cells = [matrix.cells[place, key] for place in matrix.places if (place, key) in matrix.cells]
        columns.append(Column(name, "number", title=title))
        readers.append((key, "value"))
        if any(cell.chosen.value_max is not None for cell in cells):
            columns.append(Column(f"{name}:max", "number", title=say("panel.max", title=title)))
            readers.append((key, "value_max"))
        if any(cell.chosen.bound != "exact" for cell in cells):
            columns.append(Column(f"{name}:bound", words="bound", title=say("panel.bound", title=title)))
            readers.append((key, "bound"))
        if any(cell.others for cell in cells):
            columns.append(Column(f"{name}:candidates", "integer", title=say("panel.candidates", title=title)))
            readers.append((key, "candidates"))
    rows = [_wide_row(matrix, place, readers) for place in matrix.places]
    return Sheet("wide", columns, rows)


def _wide_row(matrix: Matrix, place: Place, readers: Sequence[tuple[Key, str]]) -> list[Cell]:
    cells = {key: matrix.cells[place, key] for key in matrix.keys if (place, key) in matrix.cells}
    sources = dict.fromkeys(f"{one.chosen.source} {one.chosen.report}" for one in cells.values())
    row: list[Cell] = [*place[: len(PLACE)], "; ".join(sources)]
    for key, what in readers:
        cell = cells.get(key)
        if cell is None:
            row.append(None)
        elif what == "candidates":
            row.append(len(cell.others) + 1)
        else:
            row.append(getattr(cell.chosen, what))
    return row


def cells_sheet(matrix: Matrix) -> Sheet:
    """Where the value of each cell comes from, a row a cell."""
    return Sheet("cells", _CELLS, list(_cell_rows(matrix)))


def _cell_rows(matrix: Matrix) -> Iterator[tuple[Cell, ...]]:
    for place in matrix.places:
        for key in matrix.keys:
            if taken := matrix.cells.get((place, key)):
                one = taken.chosen
                yield (
                    *place[: len(PLACE)],
                    *(one.code, one.name, one.value, one.value_max, one.unit, one.bound),
                    len(taken.others) + 1,
                    "; ".join(f"{other.value:f} {other.bound} ({other.id})" for other in taken.others) or None,
                    *(one.label, one.sentence, one.line, one.page, one.source, one.report, one.id, one.sha256),
                )


def _column_names(keys: Sequence[Key]) -> list[str]:
    """A code where it has one unit, else code and unit."""
    codes = Counter(code for code, _ in keys)
    return [code if codes[code] == 1 else f"{code}({unit or '-'})" for code, unit in keys]
