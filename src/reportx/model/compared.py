"""A comparison before it is written: reports, rows of what they say of the same, changes between them.

``model.comparison`` is its shape as JSON.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from reportx.model.observation import Observation, ReportFacts

# What is newly made, what stands there, what was made and may be either, what is done and over.
Count: TypeAlias = Literal["new", "stock", "made", "plain"]
Outcome: TypeAlias = Literal["reached", "nearly", "short"]
Span: TypeAlias = Literal["years", "within", "term", "cumulative", "unknown"]


class Column(NamedTuple):
    """A report to compare: its facts and its indicators in the order of its text."""

    report: ReportFacts
    observations: Sequence[Observation]


class Time(NamedTuple):
    """The time of a figure: its span, and the number of years, 0 where it is not known.

    A span ``within`` is a part of a year. ``words`` name a term of which nobody says how long it is.
    ``offset`` is its last year less the one that the report is about. ``hinted``: words about a figure of unknown time
    speak of a term.
    """

    span: Span
    years: int
    offset: int | None
    hinted: bool
    words: str


class Item(NamedTuple):
    """An indicator with what pairing needs to know of it.

    ``part`` says that it is part of another one of its code, ``whole`` and ``share`` are the codes of what it is part
    or a share of. ``kind`` says whether it is of what is new or of all that there is, ``average`` that it is a mean.
    ``before`` is what it has changed from, ``repeats`` are later mentions of the same.
    """

    column: int
    place: int
    one: Observation
    part: bool
    whole: str | None
    share: str | None
    time: Time
    kind: Count
    average: bool
    before: Observation | None
    repeats: tuple[Observation, ...]


class Change(NamedTuple):
    """From the base to another report's value.

    ``reasons`` say why the two cannot be compared, ``remarks`` what to mind although they can; ``model.comparison``
    lists both. ``difference`` is in the unit, for rates in percentage points; ``percent`` of the base, never of rates.
    The fields ending in ``_max`` are the upper ends where ``bound`` is ``range``. ``likeness`` is that of the labels.
    """

    difference: Decimal | None
    difference_max: Decimal | None
    percent: Decimal | None
    percent_max: Decimal | None
    bound: str
    reasons: tuple[str, ...]
    remarks: tuple[str, ...]
    likeness: float

    @property
    def comparable(self) -> bool:
        """Whether the two values can be set against each other."""
        return not self.reasons

    @property
    def direction(self) -> int:
        """1 for more, -1 for less, 0 where neither is certain."""
        low, high = self.difference, self.difference if self.difference_max is None else self.difference_max
        if low is None or high is None:
            return 0
        if low > 0 and self.bound != "at_most":
            return 1
        return -1 if high < 0 and self.bound != "at_least" else 0


class Row(NamedTuple):
    """One thing counted: an item or ``None`` for every report, and the change from the ``base`` to each other one.

    ``base`` is the first column, unless another one can be compared with more of the others.
    """

    base: int
    cells: tuple[Item | None, ...]
    changes: tuple[Change | None, ...]

    @property
    def first(self) -> Observation:
        """The figure of the base, whose words name the row."""
        item = self.cells[self.base]
        assert item is not None
        return item.one

    @property
    def is_part(self) -> bool:
        """Whether its figures are parts of others of the same code."""
        return any(item.part for item in self.cells if item)

    @property
    def spoken(self) -> int:
        """How many reports speak of it."""
        return sum(item is not None for item in self.cells)


class Target(NamedTuple):
    """What a report planned for a year and what the same body's report on that year says of it.

    ``outcome`` is ``None`` where that cannot be told; ``reasons`` are those of ``Change``.
    """

    planned: Item
    done: Item
    outcome: Outcome | None
    reasons: tuple[str, ...]


class Note(NamedTuple):
    """What to know of two reports, or of one, before comparing them; ``model.comparison`` lists what it is about."""

    about: str
    first: int
    second: int


class Compared(NamedTuple):
    """A comparison.

    ``rows`` are what at least two reports say, done before planned; ``others`` the same under codes that gather what
    has no name of its own; ``growth`` rates of growth; ``alone`` what one report says alone. ``left_out`` counts for
    each report the changes that it tells itself and that are not among ``growth``.
    """

    reports: tuple[ReportFacts, ...]
    notes: tuple[Note, ...]
    rows: tuple[Row, ...]
    others: tuple[Row, ...]
    growth: tuple[Row, ...]
    targets: tuple[Target, ...]
    alone: tuple[Item, ...]
    left_out: tuple[int, ...]
