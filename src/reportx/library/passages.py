"""What is searched: sentences, titles of measures, labels of indicators, all in one writing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reportx.text import clean, to_simplified

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportx.model.document import Document, Indicator, Measure, Report
    from reportx.readers import RawText

_SENTENCE = re.compile(r"[^。!?;\n]+[。!?;]*")
_LETTERS = re.compile(r"[^\W\d_]")


class Passage(NamedTuple):
    """``text`` in the one writing, ``item`` the id of the measure or indicator, the place in the source."""

    text: str
    kind: str
    item: str | None
    line: int
    start: int
    end: int


def plain(words: str) -> str:
    """Words as passages have them: simplified, half-width signs, nothing that a copied text drags along."""
    return to_simplified(clean(words).text) or words


def find_passages(document: Document, source: RawText) -> Iterator[list[Passage]]:
    """The passages of every report, in the order of the document."""
    sentences = list(_sentences(document, source))
    for report in document.reports:
        span = report.span
        own = [one for one in sentences if span.start <= one.start < span.end]
        yield [*own, *_named(report)]


def _sentences(document: Document, source: RawText) -> Iterator[Passage]:
    """The sentences of the clean view, where broken lines are joined and glosses left out, but those of noise."""
    view = clean(source.text, source.layout)
    text = to_simplified(view.text)
    noise = [(stretch.span.start, stretch.span.end) for stretch in document.noise]
    line, counted = 1, 0
    for match in _SENTENCE.finditer(text):
        words = match[0].strip()
        if not _LETTERS.search(words):
            continue
        first = match.start() + match[0].index(words)
        start, end = view.to_source(first, first + len(words))
        if any(begin <= start < stop for begin, stop in noise):
            continue
        line += source.text.count("\n", counted, start)
        counted = start
        yield Passage(words, "sentence", None, line, start, end)


def _named(report: Report) -> Iterator[Passage]:
    titled = [("measure", one, one.title) for one in report.measures if one.title]
    counted = [("indicator", one, f"{one.label} {one.name}") for one in report.indicators]
    named: list[tuple[str, Measure | Indicator, str]] = [*titled, *counted]
    # Converted all at once: a call for each of them would take longer than the rest of adding a document.
    texts = to_simplified("\n".join(clean(words).text.replace("\n", " ") for _, _, words in named)).split("\n")
    for (kind, one, _), text in zip(named, texts if named else (), strict=True):
        yield Passage(text, kind, one.id, one.line, one.span.start, one.span.end)
