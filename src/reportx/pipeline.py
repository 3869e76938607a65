"""The whole process on one screen: source text → clean view → reports → outline → figures → indicators → document."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from reportx import __version__
from reportx.assemble import Reading, assemble_diagnostics, assemble_report
from reportx.metadata import read_metadata, tell_kind
from reportx.model.base import SCHEMA_VERSION
from reportx.model.document import Document, Indicator, NoiseSpan, Producer, Report, Source, Span
from reportx.outline import Segments, build_outline, segment
from reportx.quantities import scan
from reportx.readers import RawText, read_path, writable
from reportx.rules.vocabulary import Vocabulary, built_in
from reportx.text import View, clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportx.outline import Region
    from reportx.quantities import Figure
    from reportx.text.grids import Grid


class Traced(NamedTuple):
    """A document with what it was made of: the clean view, the readings of its reports, the vocabulary they used."""

    document: Document
    view: View
    readings: list[Reading]
    vocabulary: Vocabulary


Tables: TypeAlias = "str | Path | Iterable[str | Path] | Vocabulary"


def parse_source(
    source: RawText,
    *,
    excerpt: bool = False,
    numerals: bool = False,
    with_text: bool = False,
    vocabulary: Tables = (),
) -> Document:
    """The document of a source that a reader has decoded.

    ``excerpt`` reads any passage as the body of one report; ``numerals`` fills the ledger of every report;
    ``with_text`` puts the text that all spans index into ``source.text``; ``vocabulary`` names tables of your own to
    lay over ours, or is what ``read_vocabulary`` made of them.
    """
    words = _vocabulary(vocabulary)
    view = clean(source.text, source.layout)
    segments = segment(view, excerpt=excerpt)
    readings = _readings(source, view, segments, words, excerpt=excerpt, numerals=numerals)
    reports = [reading.report for reading in readings]
    return _document(source, view, segments, words, reports, with_text=with_text)


def trace_source(source: RawText, *, excerpt: bool = False, vocabulary: Tables = ()) -> Traced:
    """What ``parse_source`` does, ledger and all, with what it was done on."""
    words = _vocabulary(vocabulary)
    view = clean(source.text, source.layout)
    segments = segment(view, excerpt=excerpt)
    readings = list(_readings(source, view, segments, words, excerpt=excerpt, numerals=True))
    document = _document(source, view, segments, words, [reading.report for reading in readings])
    return Traced(document, view, readings, words)


def parse_text(
    text: str, *, name: str = "-", excerpt: bool = False, numerals: bool = False, vocabulary: Tables = ()
) -> Document:
    """The document of a text in memory; offsets index ``text`` itself.

    Never raises, whatever the text; a table of ``vocabulary`` that cannot be read raises as in ``parse_file``.
    Surrogates, which no encoding can write, are U+FFFD in what comes back.
    """
    text = writable(text)
    source = RawText(name, text, "utf-8", "text", hashlib.sha256(text.encode()).hexdigest())
    return parse_source(source, excerpt=excerpt, numerals=numerals, vocabulary=vocabulary)


def parse_file(
    path: str | Path,
    *,
    encoding: str | None = None,
    excerpt: bool = False,
    numerals: bool = False,
    with_text: bool = False,
    vocabulary: Tables = (),
) -> Document:
    """The document of a file in any of the formats; the other arguments are those of ``parse_source``.

    Raises ``reportx.errors.InputError`` where it is missing or unreadable and ``reportx.errors.FormatError`` where
    its format or encoding is not supported.
    """
    source = read_path(Path(path), encoding)
    return parse_source(source, excerpt=excerpt, numerals=numerals, with_text=with_text, vocabulary=vocabulary)


def find_indicators(text: str, *, vocabulary: Tables = ()) -> list[Indicator]:
    """The indicators of any passage of prose, also one that is no report, in the order of the text.

    Offsets index ``text`` itself. Never raises, whatever the text (but see ``parse_text`` for ``vocabulary``).
    """
    document = parse_text(text, excerpt=True, vocabulary=vocabulary)
    return [found for report in document.reports for found in report.indicators]


def _vocabulary(given: Tables) -> Vocabulary:
    if isinstance(given, Vocabulary):
        return given
    paths = [given] if isinstance(given, str | Path) else list(given)
    if not paths:
        return built_in()
    from reportx.rules.entries import read_vocabulary  # few have tables of their own

    return read_vocabulary(paths)


def _readings(
    source: RawText, view: View, segments: Segments, vocabulary: Vocabulary, *, excerpt: bool, numerals: bool
) -> Iterator[Reading]:
    for number, region in enumerate(segments.regions, 1):
        told = None if excerpt else tell_kind(view, region)
        grids = _grids(view.text, region)
        roots = build_outline(view, region, grids, plan=told is not None and told.kind == "plan")
        metadata = read_metadata(view, region, roots, told, source.facts)
        figures = _figures(view.text, region, grids)
        yield assemble_report(view, region, f"r{number}", roots, metadata, figures, vocabulary, with_numerals=numerals)


def _grids(text: str, region: Region) -> list[Grid]:
    if "|" not in text:
        return []
    from reportx.text.grids import find_grids  # few texts have tables

    return find_grids(region.body)


def _figures(text: str, region: Region, grids: list[Grid]) -> list[Figure]:
    if not grids:
        return scan(text, region.start, region.end)
    from reportx.quantities.tables import scan_tables  # few texts have tables

    return scan_tables(text, region.start, region.end, region.body, grids)


def _document(
    source: RawText,
    view: View,
    segments: Segments,
    vocabulary: Vocabulary,
    reports: list[Report],
    *,
    with_text: bool = False,
) -> Document:
    return Document.made(
        schema_version=SCHEMA_VERSION,
        producer=Producer.made(name="reportx", version=__version__, rules_sha256=vocabulary.sha256),
        source=_source(source, view, with_text=with_text),
        reports=reports,
        noise=[NoiseSpan(span=_span(view, n.start, n.end), reason=n.reason) for n in segments.noise],
        diagnostics=assemble_diagnostics(view, reports, source.findings),
    )


def _source(source: RawText, view: View, *, with_text: bool) -> Source:
    encoded = source.text.encode("utf-8", "surrogatepass")  # a caller of ``parse_source`` may bring any text
    return Source.made(
        name=source.name,
        sha256=source.sha256,
        text_sha256=hashlib.sha256(encoded).hexdigest(),
        encoding=source.encoding,
        format=source.format,
        script=view.script,
        chars=len(source.text),
        text=source.text if with_text else None,
    )


def _span(view: View, start: int, end: int) -> Span:
    first, last = view.to_source(start, end)
    return Span.made(start=first, end=last)
