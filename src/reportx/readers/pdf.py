"""PDF, by PDFium: pages → printed lines → paragraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium

from reportx.errors import FormatError
from reportx.readers.extracted import Extracted, Facts, Finding
from reportx.readers.paged import PrintedLine, page_list, paragraphs
from reportx.readers.pdf_lines import PageText, page_text
from reportx.readers.pdf_streams import check_streams

if TYPE_CHECKING:
    from collections.abc import Iterator

# Beyond these no report goes, and reading would take minutes.
_PAGES, _CHARACTERS = 2000, 3_000_000
# Share of a page's characters without a meaning from which on nothing of it can be trusted.
_UNREADABLE = 0.2
# What producers put into the title without being asked.
_NO_TITLE = re.compile(
    r"(?i)untitled|无标题|未命名|microsoft word|powerpoint|\.(?:docx?|wps|pdf|xlsx?|pptx?|rtf|odt|txt)$"
    r"|^(?:文档|doc(?:ument)?)\s?\d*$"
)


def read(data: bytes, name: str, encoding: str | None) -> Extracted:
    """The text of a PDF file; ``encoding`` means nothing here.

    Raises ``FormatError``: ``format.encrypted``, ``format.damaged``, ``format.too_large``, ``format.no_text``.
    """
    check_streams(data, name)
    document = _opened(data, name)
    try:
        pages = list(_pages(document, name))
        facts = _facts(document)
    finally:
        document.close()
    bad = [number for number, page in enumerate(pages, 1) if page.unreadable > _UNREADABLE * page.characters]
    lines: list[PrintedLine] = []
    for number, page in enumerate(pages, 1):
        if number not in bad:
            lines += page.pieces
    if not lines:
        raise FormatError("format.no_text", name=name, what="PDF")
    extracted = paragraphs(lines, len(pages))
    without = [number for number, page in enumerate(pages, 1) if number in bad or not page.characters]
    findings = (Finding("pages.no_text", {"pages": page_list(without)}),) if without else ()
    return extracted._replace(facts=facts, findings=findings)


def _opened(data: bytes, name: str) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error) or "ecurity" in str(error):
            raise FormatError("format.encrypted", name=name, what="PDF") from None
        raise FormatError("format.damaged", name=name, what="PDF", reason=_words(error)) from None
    if count > _PAGES:
        document.close()
        raise FormatError("format.too_large", name=name, reason=f"{count} > {_PAGES}")
    return document


def _pages(document: pypdfium2.PdfDocument, name: str) -> Iterator[PageText]:
    total = 0
    for index in range(len(document)):
        try:
            page = document[index]
            text = page.get_textpage()
        except pypdfium2.PdfiumError as error:
            raise FormatError("format.damaged", name=name, what="PDF", reason=f"{index + 1}: {_words(error)}") from None
        try:
            total += pdfium.FPDFText_CountChars(text)
            if total > _CHARACTERS:
                raise FormatError("format.too_large", name=name, reason=f"{total} > {_CHARACTERS}")
            yield page_text(text, index + 1)
        finally:
            text.close()
            page.close()


def _words(error: pypdfium2.PdfiumError) -> str:
    """What PDFium says, without what the library around it adds."""
    found = re.search(r"\(PDFium: (.+?)\.?\)", str(error))
    return (found[1] if found else str(error))[:80]


def _facts(document: pypdfium2.PdfDocument) -> Facts:
    """The title of the information dictionary; its dates are those of the file, not of the report."""
    title = " ".join(document.get_metadata_value("Title").split())
    sensible = 4 <= len(title) <= 80 and any("\u4e00" <= char <= "\u9fff" for char in title)
    return Facts(title=title if sensible and not _NO_TITLE.search(title) else None)
