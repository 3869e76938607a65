"""Reads OFD, the Chinese state's format for fixed pages: a zip package of XML parts (GB/T 33190-2016).

Read are the pages of every document in the file, with the templates that lie under them. Annotations (stamps, seals,
watermarks), signatures and attachments are no text of the document. Drawings in the resources are not searched for
text.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple

from reportx.errors import FormatError
from reportx.readers.extracted import Extracted, Facts, Finding
from reportx.readers.glyphs import is_unreadable
from reportx.readers.ofd_text import local_name, printed_lines
from reportx.readers.package import open_package
from reportx.readers.paged import page_list, paragraphs
from reportx.text.layout import PLAIN, Aside, Layout

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
# Stands in a text code where the glyph has no character (11.4).
_NO_CHARACTER = "\u00a4"
# Share of a page's characters without a meaning from which on nothing of it can be trusted.
_UNREADABLE = 0.2


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
    reading = _Reading(package)
    documents = [_document(reading, reading.part(entry, root.text)) for root in entry.named("DocRoot")]
    if not any(document.text for document in documents):
        raise FormatError("format.no_text", name=name, what=_WHAT)
    return _joined(documents)._replace(facts=Facts(title=_title(entry)))


def _document(reading: _Reading, part: _Part) -> Extracted:
    """The text of one document, empty where it has none; pages without text are named."""
    pages, templates = reading.pages(part)
    # Forms have all their words in the template.
    below = [line for template in templates for line in template] if any(pages) else []
    pages = pages if any(pages) else templates
    bad = [number for number, lines in enumerate(pages, 1) if _unreadable("".join(line.text for line in lines))]
    lines = [line for number, page in enumerate(pages, 1) if number not in bad for line in page]
    if not lines:
        return Extracted("", PLAIN._replace(pages=tuple(0 for _ in pages)))
    extracted = _with_templates(paragraphs(lines, len(pages)), below)
    findings = (Finding("pages.no_text", {"pages": page_list(bad)}),) if bad else ()
    return extracted._replace(findings=findings)


def _joined(documents: list[Extracted]) -> Extracted:
    """The documents of a file one behind the other."""
    text, layout = "", PLAIN
    findings: tuple[Finding, ...] = ()
    for document in documents:
        above, own = len(text), document.layout
        text += document.text
        layout = Layout(
            layout.pages + tuple(start + above for start in own.pages),
            layout.asides + tuple(Aside(a.start + above, a.end + above, a.reason) for a in own.asides),
            layout.headings + tuple((start + above, level) for start, level in own.headings),
        )
        findings += document.findings
    return Extracted(text, layout, findings=findings)


class _Reading:
    """Parts and pages of a package, within limits that hold for all of it."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._pages = self._elements = self._characters = 0

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

    def pages(self, document: _Part) -> tuple[list[list[PrintedLine]], list[list[PrintedLine]]]:
        """What the pages of a document print, and the templates under them, each with the first page that has it."""
        known = {item.get("ID"): item.get("BaseLoc") for item in document.named("TemplatePage")}
        pages: list[list[PrintedLine]] = []
        templates: list[list[PrintedLine]] = []
        for number, item in enumerate(document.named("Page"), 1):
            self._pages += 1
            self._within(self._pages, MAX_PAGES, "pages")
            page = self.part(document, item.get("BaseLoc"))
            pages.append(self._printed(page, number))
            # What lies under every page is said once.
            used = [known.pop(template.get("TemplateID"), None) for template in page.named("Template")]
            below = [self._printed(self.part(document, location), number) for location in used if location]
            templates.append([line for lines in below for line in lines])
        return pages, templates

    def _printed(self, part: _Part, number: int) -> list[PrintedLine]:
        self._characters += sum(len(item.text or "") for item in part.named("TextCode"))
        self._within(self._characters, MAX_CHARACTERS, "characters")
        return printed_lines(part.root, number)

    def _within(self, count: int, limit: int, kind: str) -> None:
        if count > limit:
            raise FormatError("format.too_large", name=self._package.name, reason=f"> {limit} {kind}")


def _title(entry: _Part) -> str | None:
    return next((text for item in entry.named("Title") if (text := (item.text or "").strip())), None)


def _unreadable(text: str) -> bool:
    """Whether a page has no text, or glyphs without characters for it."""
    return sum(char == _NO_CHARACTER or is_unreadable(char) for char in text) >= _UNREADABLE * len(text)


def _with_templates(extracted: Extracted, lines: Iterable[PrintedLine]) -> Extracted:
    """Lines of templates behind the text, where they move nothing, as what stands at the head or foot of pages."""
    text, layout = extracted.text, extracted.layout
    asides = list(layout.asides)
    for line in lines:
        text += "" if text.endswith("\n") else "\n"
        asides.append(Aside(len(text), len(text) + len(line.text), "running header"))
        text += line.text + "\n"
    return extracted._replace(text=text, layout=layout._replace(asides=tuple(asides)))
