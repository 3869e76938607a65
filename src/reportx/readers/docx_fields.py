"""Fields: instructions that nobody sees, and results that everybody does (ECMA-376 17.16)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportx.readers.docx_xml import attribute, children, local

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_CONTENTS = re.compile(r"\s*TOC\b", re.IGNORECASE)
# EQ \o(…) prints its elements over each other: how Word writes a character in a ring, or one with its reading above.
_OVERSTRIKE = re.compile(r"\s*EQ\b.*?\\o\s*(?:\\a[lcrd]\s*)?\((.*)\)", re.IGNORECASE | re.DOTALL)
_SHAPES = "○〇◯□△◇"
# Where numbers in rings stand in Unicode: the first number, the last one, the code point of the first.
_RINGS = ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1))
_MAX_INSTRUCTION = 1000


@dataclass(slots=True)
class _Field:
    instruction: list[str] = field(default_factory=list)
    result: bool = False
    shown: bool = False
    contents: bool = False


class Fields:
    """The fields that are open at a place of a story, the inner ones last.

    A field that is begun and never ended would hide all that follows: such are told beforehand (``endless``) and not
    opened.
    """

    def __init__(self, endless: set[Element]) -> None:
        self._endless = endless
        self._open: list[_Field] = []
        self._silent = 0
        self._contents = 0

    @property
    def silent(self) -> bool:
        """Whether an instruction is being read."""
        return self._silent > 0

    @property
    def contents(self) -> bool:
        """Whether a table of contents is being read."""
        return self._contents > 0

    def shown(self) -> None:
        """Note that the open fields have a result."""
        if self._open:
            self._open[-1].shown = True

    def instruct(self, text: str) -> None:
        """A piece of the innermost field's instruction."""
        if self._open and not self._open[-1].result:
            self._open[-1].instruction.append(text)

    def mark(self, character: Element) -> str:
        """Begin, separate or end a field; the text that an ended one leaves though it has no result."""
        kind = attribute(character, "fldCharType")
        if kind == "begin" and character not in self._endless:
            self._open.append(_Field())
            self._silent += 1
        elif kind == "separate" and self._open:
            self._separate(self._open[-1])
        elif kind == "end" and self._open:
            ended = self._open.pop()
            self._silent -= not ended.result
            self._contents -= ended.contents
            if not ended.shown:
                return _overstrike("".join(ended.instruction)[:_MAX_INSTRUCTION])
            self.shown()
        return ""

    def _separate(self, one: _Field) -> None:
        if not one.result:
            one.result = True
            one.contents = is_contents("".join(one.instruction))
            self._silent -= 1
            self._contents += one.contents


def is_contents(instruction: str) -> bool:
    """Whether a field makes a table of contents."""
    return _CONTENTS.match(instruction) is not None


def endless_fields(story: Element) -> set[Element]:
    """The characters that begin a field without an end."""
    open_: list[Element] = []
    todo = [story]
    while todo:
        element = todo.pop()
        if local(element.tag) == "fldChar":
            kind = attribute(element, "fldCharType")
            if kind == "begin":
                open_.append(element)
            elif kind == "end" and open_:
                open_.pop()
        else:
            todo.extend(reversed(list(children(element))))
    return set(open_)


def _overstrike(instruction: str) -> str:
    found = _OVERSTRIKE.match(instruction)
    if not found:
        return ""
    elements = [element.strip() for element in re.split(r"[,;，；]", found[1])]
    if len(elements) == 2 and elements[0] in _SHAPES and elements[0]:
        return _ringed(elements[1])
    return elements[-1]


def _ringed(text: str) -> str:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 3 else 0
    return next((chr(code + number - first) for first, last, code in _RINGS if first <= number <= last), text)
