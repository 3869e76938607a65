"""What is searched: sentences, titles of measures, labels of indicators, all in one writing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reportx.text import clean, to_simplified

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reportx.model.document import Document, Indicator, Measure, Report
    from reportx.readers import RawText

_SENTENCE = re.compile(r"[^。!?;\n]+[。!?;]*")
_LETTERS = re.compile(r"[^\W\d_]")


class _Characters(dict[int, str]):
    """A table for ``str.translate``: each character by itself, changed when it is first met.

    Changing whole texts takes longer than all else that adding a document takes, and words would come out otherwise
    in one passage than in the next.
    """

    def __init__(self, change: Callable[[str], str]) -> None:
        super().__init__()
        self._change = change

    def __missing__(self, code: int) -> str:
        self[code] = self._change(chr(code))
        return self[code]


_SIMPLIFIED = _Characters(to_simplified)
_PLAIN = _Characters(lambda char: to_simplified(clean(char).text))


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
    return to_simplified(clean(words).text).translate(_SIMPLIFIED) or words


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
    text = view.text.translate(_SIMPLIFIED)
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
    for kind, one, words in named:
        yield Passage(words.translate(_PLAIN), kind, one.id, one.line, one.span.start, one.span.end)
