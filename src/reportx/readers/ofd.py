"""Reads OFD, the Chinese state's format for fixed pages: a zip package of XML parts (GB/T 33190-2016).

Read are the pages of every document in the file, with the templates that lie under them. Annotations (stamps, seals,
watermarks), signatures and attachments are no text of the document. Drawings in the resources are not searched for
text.
"""

from __future__ import annotations

import posixpath
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from reportx.errors import FormatError
from reportx.readers.extracted import Extracted, Facts
from reportx.readers.ofd_text import local_name, printed_lines
from reportx.readers.package import open_package
from reportx.readers.paged import paragraphs
from reportx.text.layout import Aside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

    from reportx.readers.package import Package
    from reportx.readers.paged import PrintedLine

_WHAT = "ofd"
_ENTRY = "OFD.xml"
# Limits. A report of a hundred pages holds 60,000 characters, in half a million elements where each of them is an
# object with its colour and its glyph.
MAX_PAGES = 3_000
MAX_CHARACTERS = 800_000
MAX_ELEMENTS = 1_000_000
# GM/T 0099-2020, annex C: the key to an encrypted package, at its root.
_KEYS = "Encryptions.xml"
# Stands in a text code where the glyph has no character (11.4); private and unknown characters say as little.
_NO_CHARACTER = "\u00a4\ufffd"
# Above this share of them a text is glyphs without characters.
_UNREADABLE = 0.5


class _Part(NamedTuple):
    """A part of XML with its name, which relative names inside it are relative to."""

    name: str
    root: Element

    def named(self, name: str) -> Iterator[Element]:
        """All elements of that name, wherever they stand."""
        return (item for item in self.root.iter() if local_name(item) == name)


def read(data: bytes, name: str, encoding: str | None) -> Extracted:
    """The text of an OFD file, all its documents in order; pages are counted through.

    Raises ``FormatError``: ``format.damaged`` where a part is missing or broken, ``format.encrypted``,
    ``format.too_large``, and ``format.no_text`` where the pages are drawings or pictures.
    """
    package = open_package(data, name, _WHAT)
    if package.has(_KEYS):
        raise FormatError("format.encrypted", name=name, what=_WHAT)
    entry = _Part(_ENTRY, package.xml(_ENTRY))
    if any(local_name(item).startswith("Encrypt") for item in entry.root.iter()):
        raise FormatError("format.encrypted", name=name, what=_WHAT)
    pages = _Pages(package)
    for root in entry.named("DocRoot"):
        pages.add(pages.part(entry, root.text))
    # Forms have all their words in the template.
    lines, below = (pages.lines, pages.templates) if pages.lines else (pages.templates, [])
    if _unreadable("".join(line.text for line in lines)):
        raise FormatError("format.no_text", name=name, what=_WHAT)
    extracted = _with_templates(paragraphs(lines, pages.count), below)
    return extracted._replace(facts=Facts(title=_title(entry)))


class _Pages:
    """The pages of all documents: their lines, those of the templates under them, and how many there are."""

    def __init__(self, package: Package) -> None:
        self.lines: list[PrintedLine] = []
        self.templates: list[PrintedLine] = []
        self.count = 0
        self._package = package
        self._elements = self._characters = 0
        self._shown: set[str] = set()

    def part(self, base: _Part, location: str | None) -> _Part:
        """The part that ``base`` names (7.4: relative to itself, or with a slash from the root of the package)."""
        location = (location or "").strip().replace("\\", "/")
        inside = posixpath.normpath(posixpath.join("/", posixpath.dirname(base.name), location)).lstrip("/")
        # Some programs write every name from the root, without the slash.
        outside = posixpath.normpath(location).lstrip("/")
        name = outside if self._package.has(outside) and not self._package.has(inside) else inside
        part = _Part(name, self._package.xml(name))
        self._elements += sum(1 for _ in part.root.iter())
        self._within(self._elements, MAX_ELEMENTS, "elements")
        return part

    def add(self, document: _Part) -> None:
        """The pages of a document in order, each with its templates."""
        templates = {item.get("ID"): item.get("BaseLoc") for item in document.named("TemplatePage")}
        for item in document.named("Page"):
            self.count += 1
            self._within(self.count, MAX_PAGES, "pages")
            page = self.part(document, item.get("BaseLoc"))
            self.lines += self._printed(page)
            for used in page.named("Template"):
                self._add_template(document, templates.get(used.get("TemplateID")))

    def _add_template(self, document: _Part, location: str | None) -> None:
        # What lies under every page is said once.
        key = f"{document.name}:{location}"
        if location and key not in self._shown:
            self._shown.add(key)
            self.templates += self._printed(self.part(document, location))

    def _printed(self, part: _Part) -> list[PrintedLine]:
        self._characters += sum(len(item.text or "") for item in part.named("TextCode"))
        self._within(self._characters, MAX_CHARACTERS, "characters")
        return printed_lines(part.root, self.count)

    def _within(self, count: int, limit: int, kind: str) -> None:
        if count > limit:
            raise FormatError("format.too_large", name=self._package.name, reason=f"> {limit} {kind}")


def _title(entry: _Part) -> str | None:
    return next((text for item in entry.named("Title") if (text := (item.text or "").strip())), None)


def _unreadable(text: str) -> bool:
    signs = [char for char in text if not char.isspace()]
    unknown = sum(char in _NO_CHARACTER or unicodedata.category(char) in ("Co", "Cn") for char in signs)
    return unknown >= _UNREADABLE * len(signs)


def _with_templates(extracted: Extracted, lines: Iterable[PrintedLine]) -> Extracted:
    """Lines of templates behind the text, where they move nothing, as what stands at the head or foot of pages."""
    text, layout = extracted.text, extracted.layout
    asides = list(layout.asides)
    for line in lines:
        text += "" if text.endswith("\n") else "\n"
        asides.append(Aside(len(text), len(text) + len(line.text), "running header"))
        text += line.text + "\n"
    return extracted._replace(text=text, layout=layout._replace(asides=tuple(asides)))
