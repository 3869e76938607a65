"""Pages saved whole in one file (MHTML, RFC 2557): the first page in it, by the reader of web pages."""

from __future__ import annotations

import re
from email import message_from_bytes
from typing import TYPE_CHECKING

from reportx.errors import FormatError
from reportx.readers.html import read_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from reportx.readers.extracted import Extracted

_HEADER = 1 << 16
_BLANK = re.compile(rb"\r?\n\r?\n")
_PAGES = ("text/html", "application/xhtml+xml")


def read(data: bytes, name: str, encoding: str | None) -> Extracted:
    """The page in an MHTML file, decoded by its own bytes, else by the charset of its part.

    Raises ``FormatError``: ``format.damaged`` where no page is found, and what the reader of pages raises.
    """
    boundary = message_from_bytes(data[:_HEADER]).get_boundary()
    if not boundary:
        raise FormatError("format.damaged", name=name, what="mhtml", reason="boundary")
    for part in _parts(data, b"--" + boundary.encode("ascii", "surrogateescape")):
        if part.get_content_type() in _PAGES:
            page = part.get_payload(decode=True)
            if isinstance(page, bytes) and page.strip():
                return read_page(page, name, encoding, part.get_content_charset())
    raise FormatError("format.damaged", name=name, what="mhtml", reason="text/html")


def _parts(data: bytes, boundary: bytes) -> Iterator[Message]:
    """The parts one by one, so that the pictures behind the page are never looked at; the last may be cut off."""
    start = data.find(boundary)
    while start >= 0:
        end = data.find(b"\n" + boundary, start + 1)
        part = data[start + len(boundary) : end if end >= 0 else len(data)].lstrip(b"\r\n")
        if _BLANK.search(part):
            yield message_from_bytes(part)
        start = end + 1 if end >= 0 else -1
