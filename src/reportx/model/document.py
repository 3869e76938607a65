"""One ``Document`` per input: reports, their outline, measures and indicators, and what was set aside as noise.

Every offset counts code points of the source text: the decoded file without its byte-order mark, line ends as they
are. ``source_text[span.start:span.end]`` is the item's own text, always.
"""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict

from reportx.model.base import (
    Bound,
    Dimension,
    Kind,
    KindRule,
    Level,
    Model,
    NodeKind,
    Number,
    NumeralKind,
    PeriodKind,
    Role,
    Severity,
    Status,
)


class Span(Model):
    """A half-open range ``[start, end)`` of code points of the source text."""

    start: int
    end: int


class Producer(Model):
    """What made the document: the program, its version and the hash of the rule tables in force."""

    name: str
    version: str
    rules_sha256: str


class Source(Model):
    """The input: its name, hashes of its bytes and of its text, its format, and how it was decoded.

    ``encoding`` is null for formats that are no text themselves. ``script`` is the writing found: ``hans``, ``hant``
    or ``mixed``. ``text`` is what all spans index, filled on request only.
    """

    name: str
    sha256: str
    text_sha256: str
    encoding: str | None
    format: str
    script: Literal["hans", "hant", "mixed"]
    chars: int
    text: str | None


class NoiseSpan(Model):
    """A stretch that is no report's own text, and the reason."""

    span: Span
    reason: str


class Diagnostic(Model):
    """Something worth a reader's look, with the place and the other places that it concerns."""

    rule: str
    severity: Severity
    params: dict[str, str | int | float]
    message: str
    span: Span | None
    line: int | None
    related: list[Span]


class Evidence(Model):
    """What told the kind of a report: the rule and the words that decided.

    ``title``: words of its head; ``opening``: of the beginning of its body; ``form``: a digest's first line with a
    figure; ``mood``: the first words that speak of what is to be done, or tell a scene; ``default``: none of these,
    the first word of its work.
    """

    rule: KindRule
    text: str
    span: Span


class Metadata(Model):
    """What the report says of itself; null where the text is silent. ``kind_evidence`` is null for excerpts alone."""

    organization: str | None
    region: str | None
    level: Level
    kind: Kind
    kind_evidence: Evidence | None
    speaker: str | None
    committee: int | None
    meeting: int | None
    meeting_date: str | None
    published_date: str | None
    publisher: str | None
    review_period: str | None
    plan_period: str | None


class Node(Model):
    """A node of the outline.

    Inner nodes are sections, headed leaves with a body are measures, and paragraphs that no headline covers but
    whose role differs are passages. ``span`` covers the node with all below it; ``text`` is its own words alone.
    """

    id: str
    kind: NodeKind
    marker: str | None
    ordinal: int | None
    numbered: bool
    title: str | None
    role: Role
    status: Status | None
    heading_span: Span | None
    span: Span
    line: int
    text: str
    children: list[Node]


class Measure(Model):
    """A headed leaf of the outline, flat: ``id`` is the node's, ``section_id`` its parent's."""

    id: str
    section_id: str | None
    marker: str | None
    ordinal: int | None
    numbered: bool
    title: str | None
    text: str
    role: Role
    status: Status | None
    span: Span
    line: int


class Period(Model):
    """The time that a figure speaks of; years or ISO dates."""

    from_: str | None
    to: str | None
    kind: PeriodKind

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        defer_build=True,
        alias_generator=lambda name: name.rstrip("_"),
        populate_by_name=True,
    )


class Location(Model):
    """Where a reader finds the item in the original: page (paged formats) or paragraph, both counted from 1."""

    page: int | None
    paragraph: int | None


class Indicator(Model):
    """A counted amount of what was done, produced, received, spent, reached or will be."""

    id: str
    code: str
    name: str
    group: str
    label: str
    value: Number | None
    value_max: Number | None
    unit: str | None
    dimension: Dimension
    bound: Bound
    text: str
    span: Span
    line: int
    location: Location
    sentence: str
    status: Status | None
    period: Period | None
    scope: str | None
    part_of: str | None
    share_of: str | None
    combined_of: list[str]
    section_id: str | None
    measure_id: str | None
    numeral_id: str | None
    rule: str


class Numeral(Model):
    """An entry of the ledger: a numeral, what it is, and why."""

    id: str
    text: str
    span: Span
    line: int
    kind: NumeralKind
    indicator_ids: list[str]
    reason: str


class Report(Model):
    """One report of the input."""

    id: str
    title: str | None
    span: Span
    metadata: Metadata
    sections: list[Node]
    measures: list[Measure]
    indicators: list[Indicator]
    numerals: list[Numeral]
    diagnostics: list[Diagnostic]


class Document(Model):
    """All that was found in one input; the same shape always."""

    schema_version: str
    producer: Producer
    source: Source
    reports: list[Report]
    noise: list[NoiseSpan]
    diagnostics: list[Diagnostic]
