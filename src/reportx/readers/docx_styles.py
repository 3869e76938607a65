"""Styles: what a paragraph or run has from its style and from those that this one is based on (ECMA-376 17.7)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reportx.readers.docx_xml import attribute, child, local, number, switch

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# Word writes the built-in names in English whatever its language (ECMA-376 17.7.4.9), some other programs do not.
_HEADING = re.compile(r"(?:heading|标题) ?([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录) ?(?:[1-9]|heading|标题)", re.IGNORECASE)
BODY = 9
"""The outline level of what is no heading (ECMA-376 17.9.20)."""


class Style(NamedTuple):
    """``outline`` counts from 0; ``numbered_by`` is the style of the chain that names ``num``; ``None`` is unsaid."""

    name: str | None = None
    num: int | None = None
    level: int | None = None
    numbered_by: str | None = None
    outline: int | None = None
    hidden: bool | None = None
    contents: bool = False


_PLAIN = Style()


class Styles:
    """The styles of a document by their ids, each with what it inherits."""

    def __init__(self, root: Element | None) -> None:
        self._own: dict[str, tuple[Style, str | None]] = {}
        self._whole: dict[str, Style] = {}
        self._default: str | None = None
        for style in root if root is not None else ():
            name = attribute(style, "styleId")
            if local(style.tag) == "style" and name is not None:
                self._own[name] = (_own(style, name), attribute(child(style, "basedOn")))
                if attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true", "on"):
                    self._default = name

    def paragraph(self, name: str | None) -> Style:
        """The style of a paragraph; one that names none, or one that is not there, has the default style."""
        if name is None or name not in self._own:
            name = self._default
        return self.named(name)

    def named(self, name: str | None) -> Style:
        """The style with that id, plain where there is none."""
        if name is None:
            return _PLAIN
        chain: dict[str, None] = {}
        based: str | None = name
        # Styles may be based on each other in a circle.
        while based is not None and based in self._own and based not in self._whole and based not in chain:
            chain[based] = None
            based = self._own[based][1]
        whole = self._whole.get(based or "", _PLAIN)
        for link in reversed(chain):
            whole = self._whole[link] = _over(self._own[link][0], whole)
        return whole


def _own(style: Element, name: str) -> Style:
    paragraph = child(style, "pPr")
    numbering = child(paragraph, "numPr")
    num = number(child(numbering, "numId"))
    title = attribute(child(style, "name")) or ""
    outline = number(child(paragraph, "outlineLvl"))
    if outline is None and (heading := _HEADING.fullmatch(title)):
        outline = int(heading[1]) - 1
    return Style(
        name,
        num,
        number(child(numbering, "ilvl")),
        None if num is None else name,
        outline,
        switch(child(style, "rPr", "vanish")),
        _CONTENTS.fullmatch(title) is not None,
    )


def _over(own: Style, based: Style) -> Style:
    """What a style says itself, and for the rest what it is based on says."""
    return Style(
        own.name,
        based.num if own.num is None else own.num,
        based.level if own.level is None else own.level,
        own.numbered_by or based.numbered_by,
        based.outline if own.outline is None else own.outline,
        based.hidden if own.hidden is None else own.hidden,
        own.contents or based.contents,
    )
