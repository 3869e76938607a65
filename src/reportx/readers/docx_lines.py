"""Paragraphs and tables → the lines of a text, with what the document says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportx.readers.docx_blocks import Paragraph, Table
from reportx.text.layout import Aside, Layout

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportx.readers.docx_blocks import Block

CONTENTS = "table of contents"
# A paragraph of prose in a cell: as long as a line or two, and a sentence.
_PROSE = 60
_STOPS = "。；！？"


class Lines:
    """A text that grows by lines."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._end = 0
        self._headings: list[tuple[int, int]] = []
        self._asides: list[Aside] = []

    def add(self, blocks: Iterable[Block], reason: str | None = None) -> None:
        """Lines for ``blocks``; ``reason`` says why they are no text of the report."""
        for block in blocks:
            if isinstance(block, Paragraph):
                self._add_paragraph(block, reason or (CONTENTS if block.contents else None))
            elif _is_frame(block):
                for row in block.rows:
                    for cell in row:
                        self.add(cell, reason)
            else:
                for row in block.rows:
                    cells = [_flat(cell) for cell in row]
                    if any(cells):
                        self._add_line(" | ".join(cells), reason)

    def finished(self) -> tuple[str, Layout]:
        """The text and its layout."""
        return "\n".join(self._lines), Layout(asides=tuple(self._asides), headings=tuple(self._headings))

    def _add_paragraph(self, paragraph: Paragraph, reason: str | None) -> None:
        lines = [line for line in paragraph.text.split("\n") if line.strip()]
        if lines and paragraph.heading is not None and reason is None:
            self._headings.append((self._end, paragraph.heading))
        for line in lines or [""]:
            self._add_line(line, reason)

    def _add_line(self, line: str, reason: str | None) -> None:
        start, end = self._end, self._end + len(line)
        if reason is not None and line:
            last = self._asides[-1] if self._asides else None
            if last is not None and last.reason == reason and last.end + 1 == start:
                self._asides[-1] = last._replace(end=end)
            else:
                self._asides.append(Aside(start, end, reason))
        self._lines.append(line)
        self._end = end + 1


def _flat(cell: Iterable[Block]) -> str:
    """The text of a cell in one line, tables inside it as well."""
    return " ".join(word for text in _texts(cell) for word in [" ".join(text.split("\n")).strip()] if word)


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text.replace("\t", " ")
        else:
            for row in block.rows:
                for cell in row:
                    yield from _texts(cell)


def _is_frame(table: Table) -> bool:
    """Whether a table only arranges a page: it has one cell a row, or a quarter of its cells hold prose."""
    if all(sum(map(bool, row)) <= 1 for row in table.rows):
        return True
    filled = [cell for row in table.rows for cell in row if any(text.strip() for text in _texts(cell))]
    prose = sum(1 for cell in filled if _is_prose(cell))
    return prose * 4 >= len(filled) > 0


def _is_prose(cell: Iterable[Block]) -> bool:
    return any(len(text) >= _PROSE and any(stop in text for stop in _STOPS) for text in _texts(cell))
