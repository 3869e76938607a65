"""Walks over a story of a document (its body, a note) and gives its paragraphs and tables as they are seen.

Elements are those of ECMA-376 part 1, 17; of what is not known here the text inside is taken.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportx.readers.docx_blocks import Block, Paragraph, Table
from reportx.readers.docx_fields import Fields, endless_fields
from reportx.readers.docx_runs import Line, Runs
from reportx.readers.docx_styles import BODY
from reportx.readers.docx_xml import attribute, child, children, local, number, switch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

    from reportx.readers.docx_numbering import Numbering
    from reportx.readers.docx_styles import Style, Styles

# Word has 63 columns at most; more would only swell the document.
_MAX_SPAN = 63
_EMPTY: tuple[tuple[Block, ...], ...] = ((),)
# What holds no text of a story.
_SKIPPED = {"sdtPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr"}


@dataclass(slots=True)
class _Flow:
    """Paragraphs of one container in a row, with the text of those whose end is not seen."""

    blocks: list[Block] = field(default_factory=list)
    boxes: list[Block] = field(default_factory=list)
    text: str = ""
    marker: str | None = None
    contents: bool = False
    cell: bool = False

    def end(self, text: str, heading: int | None, *, contents: bool = False) -> None:
        """End a paragraph; the text boxes that hang on it come behind it."""
        self.blocks.append(Paragraph(text, heading, contents or self.contents))
        self.blocks += self.boxes
        self.text, self.marker, self.boxes = "", None, []

    def close(self) -> None:
        """End what a container leaves open."""
        if self.text or self.boxes:
            self.end((self.marker or "") + self.text, None)


class Walker:
    """Reads stories; ``notes`` are the notes that they refer to, ``(kind, id)`` in the order of their marks."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._endless: set[Element] = set()
        self._runs = Runs(styles, self._apart)
        self.notes = self._runs.notes

    def read(self, story: Element) -> list[Block]:
        """The paragraphs and tables of a body or a note."""
        self._endless = endless_fields(story)
        return self._apart(story)

    def _apart(self, story: Element) -> list[Block]:
        """What has fields of its own: a story, or a text box in one."""
        outer, self._runs.fields = self._runs.fields, Fields(self._endless)
        blocks = self._contained(story)
        self._runs.fields = outer
        return blocks

    def _contained(self, container: Element, *, cell: bool = False) -> list[Block]:
        flow = _Flow(cell=cell)
        self._blocks(container, flow)
        flow.close()
        return flow.blocks

    def _blocks(self, parent: Element, flow: _Flow) -> None:
        for element in children(parent):
            name = local(element.tag)
            if name in ("p", "oMathPara", "oMath"):
                self._paragraph(element, flow)
            elif name == "tbl":
                flow.close()
                flow.blocks.append(Table(list(self._rows(element))))
            elif name == "sdt" and _lists_contents(element):
                outer, flow.contents = flow.contents, True
                self._blocks(element, flow)
                flow.contents = outer
            elif name not in _SKIPPED:
                self._blocks(element, flow)

    def _paragraph(self, element: Element, flow: _Flow) -> None:
        properties = child(element, "pPr")
        style = self._styles.paragraph(attribute(child(properties, "pStyle")))
        line = Line(hidden=style.hidden or False)
        self._runs.read(element, line)
        text = "".join(line.parts)
        flow.boxes += line.boxes
        mark = child(properties, "rPr")
        if child(mark, "del") is not None or child(mark, "moveFrom") is not None:
            # Without its end a paragraph runs on in the next one, whose properties hold for both.
            flow.text += text
            return
        hidden = switch(child(mark, "vanish"))
        if style.hidden if hidden is None else hidden:
            if text and flow.marker is None:
                flow.marker = self._marker(properties, style)
            flow.text += text
            return
        marker = self._marker(properties, style) if flow.marker is None else flow.marker
        text = flow.text + text
        # An item without words is a gap in a text, but the number of a row in a table.
        shown = marker + text if text.strip() or flow.cell else text
        contents = style.contents or line.listed * 2 > len(text)
        flow.end(shown, None if contents else _heading(properties, style), contents=contents)

    def _marker(self, properties: Element | None, style: Style) -> str:
        own = child(properties, "numPr")
        num, level = number(child(own, "numId")), number(child(own, "ilvl"))
        if num is None and style.num is not None:
            num = style.num
            if level is None:
                level = self._level(num, style)
        return self._numbering.marker(num, level or 0) if num else ""

    def _level(self, num: int, style: Style) -> int | None:
        """A level tied to the style itself comes first, then the one that styles name, then that of the basis."""
        tied = self._numbering.level_of(num, style.name)
        if tied is None:
            tied = style.level
        return self._numbering.level_of(num, style.numbered_by) if tied is None else tied

    def _rows(self, table: Element) -> Iterator[list[Sequence[Block]]]:
        for element in children(table):
            name = local(element.tag)
            if name == "tr":
                properties = child(element, "trPr")
                gone = child(properties, "del") is not None or switch(child(properties, "hidden"))
                if not gone:
                    before, after = _span(properties, "gridBefore"), _span(properties, "gridAfter")
                    yield [*_EMPTY * before, *self._cells(element), *_EMPTY * after]
            elif name not in _SKIPPED:
                yield from self._rows(element)

    def _cells(self, row: Element) -> Iterator[Sequence[Block]]:
        for element in children(row):
            name = local(element.tag)
            if name == "tc":
                properties = child(element, "tcPr")
                if child(properties, "cellDel") is not None:
                    continue
                goes_on = any(
                    (merge := child(properties, kind)) is not None and attribute(merge) != "restart"
                    for kind in ("vMerge", "hMerge")
                )
                yield () if goes_on else self._contained(element, cell=True)
                yield from _EMPTY * (_span(properties, "gridSpan") - 1)
            elif name not in _SKIPPED:
                yield from self._cells(element)


def _lists_contents(control: Element) -> bool:
    gallery = attribute(child(control, "sdtPr", "docPartObj", "docPartGallery")) or ""
    return gallery.lower() == "table of contents"


def _heading(properties: Element | None, style: Style) -> int | None:
    """The outline level counted from 1 (ECMA-376 17.3.1.20)."""
    own = number(child(properties, "outlineLvl"))
    level = style.outline if own is None else own
    return level + 1 if level is not None and 0 <= level < BODY else None


def _span(properties: Element | None, name: str) -> int:
    return min(max(number(child(properties, name)) or 0, 0), _MAX_SPAN)
