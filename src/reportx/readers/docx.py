"""Word documents (DOCX, also DOCM and DOTX; ECMA-376): the text as a reader sees it, with all numbers and signs.

Tracked changes are taken as accepted. Notes stand at the end; comments, headers and footers are left out.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from reportx.readers.docx_lines import Lines
from reportx.readers.docx_numbering import Numbering
from reportx.readers.docx_styles import Styles
from reportx.readers.docx_text import Walker
from reportx.readers.docx_xml import attribute, child, local
from reportx.readers.extracted import Extracted
from reportx.readers.package import open_package

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from reportx.readers.docx_blocks import Block
    from reportx.readers.package import Package

WHAT = "docx"
_MAIN = "word/document.xml"


def read(data: bytes, name: str, encoding: str | None) -> Extracted:
    """The text of a Word document.

    Raises ``FormatError``: ``format.damaged``, ``format.too_large``, ``format.encrypted``.
    """
    package = open_package(data, name, WHAT)
    main = _related(package, "").get("officeDocument", _MAIN)
    parts = _related(package, main)
    styles = Styles(_optional(package, parts.get("styles")))
    walker = Walker(styles, Numbering(_optional(package, parts.get("numbering")), styles))
    lines = Lines()
    lines.add(_body(package, main, walker))
    # The tree of the body is gone by now; one at a time is in memory.
    for kind in ("footnote", "endnote"):
        for note in _notes(package, parts.get(f"{kind}s"), kind, walker):
            lines.add(note, "footnote")
    text, layout = lines.finished()
    return Extracted(text, layout)


def _body(package: Package, main: str, walker: Walker) -> list[Block]:
    body = child(package.xml(main), "body")
    if body is None:
        raise package.damaged(main)
    return walker.read(body)


def _notes(package: Package, part: str | None, kind: str, walker: Walker) -> list[list[Block]]:
    """The notes of a kind that the text refers to, in the order of their marks."""
    wanted = [note for found, note in walker.notes if found == kind]
    root = _optional(package, part) if wanted else None
    notes = {attribute(note, "id"): note for note in root if local(note.tag) == kind} if root is not None else {}
    return [walker.read(notes[note]) for note in wanted if note in notes]


def _related(package: Package, part: str) -> dict[str, str]:
    """The parts that ``part`` (or, if empty, the package) refers to, by kind (ECMA-376 part 2, 6.5)."""
    folder, file = posixpath.split(part)
    relations = _optional(package, posixpath.join(folder, "_rels", f"{file}.rels"))
    parts: dict[str, str] = {}
    for relation in relations if relations is not None else ():
        kind, target = attribute(relation, "Type"), attribute(relation, "Target")
        if kind and target and attribute(relation, "TargetMode") != "External":
            path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            parts.setdefault(kind.rpartition("/")[2], path)
    return parts


def _optional(package: Package, part: str | None) -> Element | None:
    return package.xml(part) if part is not None and package.has(part) else None
