"""Recognises web pages, whatever their suffix, by their tags."""

from __future__ import annotations

import re

from reportx.readers.formats import has_suffix

# A page begins with a doctype or its root, below comments and an XML declaration (HTML Living Standard 13.1).
_ABOVE = re.compile(rb"\s*(?:<!--(?P<end>)|<\?)")
_PAGE = re.compile(rb"\s*<(?:!doctype\s+html|html|head|body)\b", re.I)
_TAG = re.compile(
    rb"</?(?:a|b|br|center|div|font|h[1-6]|img|li|p|section|span|strong|table|tbody|td|th|tr|ul)(?:\s[^<>]*)?/?>", re.I
)
_MHTML = re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*multipart/related\b", re.I)
# A part of a page has so many tags, and one in so many bytes.
_FEWEST, _APART = 8, 700


def recognise_page(head: bytes, name: str) -> str | None:
    """``html`` or ``mhtml`` for a web page, ``xml`` for other XML; a text with a few tags left over is none of them."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in head[:64]:
        head = head.translate(None, b"\x00")  # the tags of UTF-16
    head = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if _MHTML.match(head[:4096].replace(b"\r\n", b"\n")):
        return "mhtml"
    if b"<" not in head:
        return None
    if _PAGE.match(head, _below_comments(head)):
        return "html"
    if head.startswith(b"<?xml"):
        return "xml"
    tags = sum(1 for _ in _TAG.finditer(head))
    full = head.startswith(b"<") and tags >= _FEWEST and tags * _APART >= len(head)
    return "html" if full or (tags and has_suffix(name, "html")) else None


def _below_comments(head: bytes) -> int:
    """Where the comments and declarations end that ``head`` begins with."""
    place = 0
    while above := _ABOVE.match(head, place):
        end = b"-->" if above["end"] is not None else b"?>"
        found = head.find(end, above.end())
        if found < 0:
            break
        place = found + len(end)
    return place
