"""The text of a paragraph: its runs, and all that stands among them (ECMA-376 part 1, 17.3, 17.16, 22.1)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportx.readers.docx_blocks import Block, Paragraph
from reportx.readers.docx_fields import Fields, is_contents
from reportx.readers.docx_symbols import symbol
from reportx.readers.docx_xml import attribute, child, children, local, switch

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    from reportx.readers.docx_styles import Styles

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BREAKS = re.compile(r"[\r\n]+")
_CODE = re.compile(r"[0-9A-Fa-f]{1,6}")
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# The stroke of a fraction and the height of an exponent are lost in a line; 1/2 must not become 12.
_MATHEMATICS = {"den": "/", "sup": "^"}
# What holds no text, or none that is for readers.
_SKIPPED = {"pPr", "rPr", "sdtPr", "sectPr", "delText", "delInstrText", "rt"}


@dataclass(slots=True)
class Line:
    """The paragraph that is being read; ``listed`` counts its characters inside a table of contents."""

    parts: list[str] = field(default_factory=list)
    boxes: list[Block] = field(default_factory=list)
    listed: int = 0
    hidden: bool = False


class Runs:
    """Reads paragraphs. ``read_box`` reads a text box; ``notes`` are the ``(kind, id)`` of notes in order."""

    def __init__(self, styles: Styles, read_box: Callable[[Element], list[Block]]) -> None:
        self._styles = styles
        self._read_box = read_box
        self.fields = Fields(set())
        self.notes: dict[tuple[str, str], None] = {}
        self._special = {
            "fldChar": lambda element, line: self._say(self.fields.mark(element), line),
            "fldSimple": self._simple_field,
            "instrText": lambda element, line: self.fields.instruct(element.text or ""),
            "sym": self._symbol,
            "footnoteReference": self._note,
            "endnoteReference": self._note,
            "txbxContent": self._box,
            "textpath": self._word_art,
        }

    def read(self, parent: Element, line: Line) -> None:
        """Add the text below ``parent`` to ``line``."""
        for element in children(parent):
            name = local(element.tag)
            if name == "r":
                self._run(element, line)
            elif name == "t":
                self._say(_text(element), line)
            elif name in _SIGNS:
                self._say(_SIGNS[name], line)
            elif name in self._special:
                self._special[name](element, line)
            elif name not in _SKIPPED:
                if name in _MATHEMATICS and len(element):
                    self._say(_MATHEMATICS[name], line)
                self.read(element, line)

    def _run(self, run: Element, line: Line) -> None:
        properties = child(run, "rPr")
        outer = line.hidden
        hidden = switch(child(properties, "vanish"))
        if hidden is None:
            hidden = self._styles.named(attribute(child(properties, "rStyle"))).hidden
        line.hidden = outer if hidden is None else hidden
        self.read(run, line)
        line.hidden = outer

    def _say(self, text: str, line: Line) -> None:
        if not text or line.hidden or self.fields.silent:
            return
        self.fields.shown()
        line.parts.append(text)
        if self.fields.contents:
            line.listed += len(text)

    def _simple_field(self, element: Element, line: Line) -> None:
        before = len(line.parts)
        self.read(element, line)
        if is_contents(attribute(element, "instr") or ""):
            line.listed += sum(map(len, line.parts[before:]))

    def _symbol(self, element: Element, line: Line) -> None:
        code = attribute(element, "char") or ""
        if _CODE.fullmatch(code):
            self._say(symbol(int(code, 16), attribute(element, "font") or ""), line)

    def _note(self, element: Element, line: Line) -> None:
        if not line.hidden:
            kind = local(element.tag).removesuffix("Reference")
            self.notes.setdefault((kind, attribute(element, "id") or ""))

    def _box(self, element: Element, line: Line) -> None:
        if not line.hidden:
            line.boxes += self._read_box(element)

    def _word_art(self, element: Element, line: Line) -> None:
        if not line.hidden:
            line.boxes.append(Paragraph(attribute(element, "string") or ""))


def _text(element: Element) -> str:
    """Text without the blanks around it, which do not count unless it says so (ECMA-376 17.3.3.31)."""
    text = _BREAKS.sub(" ", element.text or "")
    return text if element.get(_SPACE) == "preserve" else text.strip(" \t")
