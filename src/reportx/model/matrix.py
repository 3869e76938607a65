"""A panel in wide form: what stands in each of its cells, why, and what else the reports say there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportx.model.observation import Observation

# A column: the code and the unit.
Key: TypeAlias = tuple[str, str | None]
# Why an observation is not what a cell shows: those of ``LeftOut`` cannot be it in any case, others come behind it.
LeftOut = Literal["unknown", "planned", "other", "average", "before", "repeat", "wide", "scope", "period"]
Behind = Literal["scope", "part", "months", "new", "total", "term", "undated", "bound", "report", "later"]
# What a value is where it is not simply that of the year and of all.
Basis = Literal["new", "total", "term", "part", "months"]

# What is behind another for these reasons is known to be of something else.
_TOLD_APART = frozenset(("part", "months", "new", "term"))


class Other(NamedTuple):
    """What a cell does not show, and why; ``fit``: it had stood there, were there not a better one."""

    one: Observation
    reason: LeftOut | Behind
    fit: bool


class MatrixCell(NamedTuple):
    """What a cell shows, and the others that say another value for it.

    ``basis``: ``new`` for what was newly made of a stock of which the text does not tell the size, ``total`` for a sum
    since some day or a state as of one, ``term`` for what was made, or what a rate has come to, in the years of an
    office, ``part`` where the whole is not given, ``months`` where only that of some months is. ``scope``: who did it,
    where the value is not that of the body as such.
    """

    chosen: Observation
    basis: Basis | None
    scope: str | None
    others: Sequence[Other]

    @property
    def candidates(self) -> int:
        """How many values there were to choose from, without those that are known to be of something else."""
        rivals = [each.one for each in self.others if each.fit and not self._tells_apart(each)]
        return len({(one.value, one.value_max, one.bound) for one in rivals}) + 1

    def _tells_apart(self, other: Other) -> bool:
        # Beside what is of all, what is of some is no rival; of two that are of some, either may be the one to show.
        return other.reason in _TOLD_APART or (other.reason == "scope" and self.scope is None)


class MatrixRow(NamedTuple):
    """A body in a year; what is told of it is that of its fullest report."""

    region: str | None
    level: str
    organization: str | None
    kind: str
    year: int | None
    cells: Mapping[Key, MatrixCell]

    @property
    def sources(self) -> list[str]:
        """The reports that the values are from."""
        return list(dict.fromkeys(f"{cell.chosen.source} {cell.chosen.report}" for cell in self.cells.values()))


class Matrix(NamedTuple):
    """Rows in the order of places and years, columns in that of codes; a cell that nothing was said of is missing.

    ``left_out`` counts by reason the observations that no cell can show.
    """

    rows: Sequence[MatrixRow]
    keys: Sequence[Key]
    names: Mapping[str, str]
    left_out: Mapping[LeftOut, int]

    @property
    def filled(self) -> int:
        """How many cells show a value."""
        return sum(len(row.cells) for row in self.rows)

    @property
    def contested(self) -> int:
        """How many cells had several values to choose from."""
        return sum(cell.candidates > 1 for row in self.rows for cell in row.cells.values())

    @property
    def qualified(self) -> int:
        """How many cells show what is not simply that of the body and the year."""
        cells = (cell for row in self.rows for cell in row.cells.values())
        return sum(cell.scope is not None or cell.basis is not None for cell in cells)
