"""Finding what a question is about: stretches of the source, and the numerals of the ledgers in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from reportx.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportx.assemble import Reading
    from reportx.model.document import Numeral
    from reportx.pipeline import Traced
    from reportx.quantities import Figure


class Query(NamedTuple):
    """What to explain: words of the text, lines (counted from 1), offsets of the source, ids of figures."""

    find: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()
    offsets: tuple[int, ...] = ()
    ids: tuple[str, ...] = ()

    def parts(self) -> list[Query]:
        """Each single question as a query of its own; none where there is but one."""
        parts = [Query(**{field: (one,)}) for field, values in self._asdict().items() for one in values]
        return parts if len(parts) > 1 else []

    def shown(self) -> str:
        """What was asked for, as it was written."""
        return ", ".join(str(one) for values in self for one in values)


class Entry(NamedTuple):
    """A numeral of a ledger with the figure that it is and the reading that it belongs to."""

    reading: Reading
    figure: Figure
    numeral: Numeral


class Hit(NamedTuple):
    """A stretch of the source to explain; ``entry`` is None where no numeral of a ledger stands in it."""

    start: int
    end: int
    entry: Entry | None


class Ledgers:
    """The numerals of all reports in the order of the text."""

    def __init__(self, traced: Traced) -> None:
        self.entries = [
            Entry(reading, figure, numeral)
            for reading in traced.readings
            for figure, numeral in zip(reading.figures, reading.report.numerals, strict=True)
        ]
        self._starts = [entry.numeral.span.start for entry in self.entries]
        self._ends = [entry.numeral.span.end for entry in self.entries]

    def within(self, start: int, end: int) -> list[Entry]:
        """The numerals of which a part stands in ``[start, end)``."""
        return self.entries[bisect_right(self._ends, start) : bisect_left(self._starts, end)]


def hits(traced: Traced, query: Query) -> list[Hit]:
    """What the question is about, each once, in the order of the text."""
    ledgers = Ledgers(traced)
    found: dict[tuple[int, int], Hit] = {}
    for start, end in _stretches(traced, query):
        entries = ledgers.within(start, end)
        for entry in entries:
            span = entry.numeral.span
            found[span.start, span.end] = Hit(span.start, span.end, entry)
        if not entries:
            found.setdefault((start, end), Hit(start, end, None))
    wanted = set(query.ids)
    for entry in ledgers.entries if wanted else ():
        if entry.numeral.id in wanted or not wanted.isdisjoint(entry.numeral.indicator_ids):
            span = entry.numeral.span
            found[span.start, span.end] = Hit(span.start, span.end, entry)
    return [found[key] for key in sorted(found)]


def _stretches(traced: Traced, query: Query) -> Iterator[tuple[int, int]]:
    source = traced.view.source
    for words in query.find:
        yield from _occurrences(traced, words)
    if query.lines:
        ends = [*traced.view.newlines(), len(source)]
        for number in query.lines:
            if 1 <= number <= len(ends):
                yield from _line(source, ends[number - 2] + 1 if number > 1 else 0, ends[number - 1])
    for offset in query.offsets:
        if 0 <= offset < len(source):
            yield offset, offset + 1


def _line(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The line without the blanks around it; nothing where it is blank."""
    line = source[start:end]
    if line.strip():
        yield start + len(line) - len(line.lstrip()), start + len(line.rstrip())


def _occurrences(traced: Traced, words: str) -> list[tuple[int, int]]:
    """Where ``words`` stand, as written or in another writing (full-width, traditional, glossed).

    Words that begin or end with a digit are looked for as whole numbers first: 400件 is not in 1400件.
    """
    view = traced.view
    found = set(_all(view.source, words))
    found |= {view.to_source(start, end) for start, end in _all(view.text, clean(words).text)}
    places: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda place: (place[0], -place[1])):
        # With and without a gloss behind it, a place is one.
        if not places or end > places[-1][1]:
            places.append((start, end))
    return [place for place in places if _whole(view.source, *place)] or places


def _all(text: str, words: str) -> Iterator[tuple[int, int]]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + len(words))


def _whole(source: str, start: int, end: int) -> bool:
    return not (_runs_on(source[start : start + 1], source[max(0, start - 2) : start][::-1])) and not _runs_on(
        source[end - 1 : end], source[end : end + 2]
    )


def _runs_on(edge: str, outside: str) -> bool:
    """Whether a digit at the edge goes on outside, at once or behind a point or a comma."""
    if not edge.isdigit() or not outside:
        return False
    return outside[0].isdigit() or (outside[0] in ".," and outside[1:2].isdigit())
