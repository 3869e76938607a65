"""``Explanation``: the chain behind one numeral, or what a stretch is that is none."""

from __future__ import annotations

from typing import Literal

from reportx.model.base import Bound, Dimension, Model, Number, Role, Status
from reportx.model.document import Indicator, Numeral, Span

What = Literal["numeral", "noise", "head", "words", "outside"]
BoundPlace = Literal["before", "behind", "inside", "away", "row", "masked", "range"]
PeriodPlace = Literal["sentence", "heading", "title", "text", "table", "worked_out"]
UnitPlace = Literal["header", "row", "column", "title"]


class Excerpt(Model):
    """The words of the line around the stretch, as they are.

    ``more_before`` and ``more_after`` say that the line goes on there.
    """

    before: str
    text: str
    after: str
    more_before: bool
    more_after: bool


class NumberPart(Model):
    """A numeral as written, its value, what multiplies it (5.41 and 亿), and what is added (3万2千, 4天半).

    A range has two. ``multiplier`` is null and ``factor`` is not where a list shares the last number's 万.
    """

    text: str
    value: Number | None
    multiplier: str | None
    factor: Number | None
    rest: Number | None


class BoundTrace(Model):
    """The word that bounds a figure, and where it stands; ``span`` is null for what stands in no place of its own.

    ``row``: the word before the first figure of a row with 分别.
    """

    bound: Bound
    word: str | None
    place: BoundPlace
    span: Span | None


class UnitTrace(Model):
    """Where the unit of a figure in a table is written: in the header above it, in its row's name, in a column of units
    or in the title of the table. ``factor`` is what it counts in (万元: 10000)."""

    place: UnitPlace
    text: str
    factor: Number
    span: Span
    line: int


class FigureTrace(Model):
    """How a figure was read: its numbers, its value, its measure word and its bound.

    ``unit_from`` is null but for figures in tables that take their unit from elsewhere.
    """

    numbers: list[NumberPart]
    value: Number | None
    value_max: Number | None
    unit_text: str | None
    unit: str | None
    unit_from: UnitTrace | None
    dimension: Dimension
    bound: BoundTrace | None


class ClauseTrace(Model):
    """The clause of a figure as the rules see it: up to its neighbours, with the bound words in ``figure``."""

    left: str
    figure: str
    right: str


class LabelTrace(Model):
    """How a label was cut: the rule, and the verb, the noun and the subject that it found."""

    rule: str
    verb: str | None
    noun: str | None
    topic: str | None


class CodeTrace(Model):
    """A pattern of the vocabulary that fits a figure: its words that were found, near it and in the context.

    A word of the context that stands further up in the paragraph has a ``~`` before it.
    """

    code: str
    name: str
    rule: str
    pattern: str
    words: list[str]
    context_words: list[str]
    score: float


class NamingTrace(Model):
    """How the code was chosen: the words it was looked for in, the pattern that won, and those that did not."""

    rule: str
    near: str
    chosen: CodeTrace | None
    others: list[CodeTrace]


class WholeTrace(Model):
    """The indicator that this one is a part or a share of, and the rule that linked them."""

    id: str
    text: str
    label: str
    span: Span
    line: int
    rule: str | None


class PeriodTrace(Model):
    """Where the years of the period are read, or worked out from: the place, its words and its line."""

    place: PeriodPlace
    text: str
    line: int


class Heading(Model):
    """A node of the outline that the numeral stands in."""

    id: str
    marker: str | None
    title: str | None
    line: int


class RoleTrace(Model):
    """The role of the part; ``heading`` is the outermost node that has it, ``word`` what its heading says of it."""

    role: Role
    heading: str | None
    word: str | None


class IndicatorTrace(Model):
    """What one indicator of a numeral is made of."""

    indicator: Indicator
    label: LabelTrace
    naming: NamingTrace
    whole: WholeTrace | None
    share: WholeTrace | None
    period: PeriodTrace | None
    status: Status | None


class Explanation(Model):
    """What stands at a place, and why it is what it is.

    ``what`` is ``numeral`` for an entry of a ledger; else ``noise`` (with the reason), ``head`` (words of the title and
    the lines above the body), ``words`` (the report's own, without a numeral) or ``outside`` (around the reports).
    The trace fields are null or empty where there is nothing of the kind.
    """

    schema_version: str
    file: str
    what: What
    reason: str | None
    text: str
    span: Span
    line: int
    column: int
    excerpt: Excerpt
    report: str | None
    numeral: Numeral | None
    figure: FigureTrace | None
    clause: ClauseTrace | None
    indicators: list[IndicatorTrace]
    path: list[Heading]
    role: RoleTrace | None
