"""Looks at the compressed streams of a PDF before they are read: a few bytes can unfold into gigabytes."""

from __future__ import annotations

import re
import zlib

from reportx.errors import FormatError

# Bytes of a stream that is drawn or parsed; the longest content of printed pages has a few million.
_CONTENT = 24 << 20
# Fonts hold tens of thousands of glyphs; pictures are never unfolded for their text.
_FONT = 96 << 20
_FILE = 512 << 20
_STEP = 1 << 20
_STREAM = re.compile(rb"stream\r?\n")
# Filters of streams and their short names (ISO 32000 7.4, 8.9.7).
_DEFLATED = re.compile(rb"/(?:FlateDecode|Fl)\b")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_FONT_FILE = re.compile(rb"/Length1\b|/Subtype\s*/(?:CIDFontType0C|Type1C|OpenType)\b")


def check_streams(data: bytes, name: str) -> None:
    """Raise ``format.too_large`` where a stream of ``data`` unfolds into more than any printed page holds."""
    if len(data) > _FILE:
        raise FormatError("format.too_large", name=name, reason=f"{len(data) >> 20} MB > {_FILE >> 20} MB")
    for found in _STREAM.finditer(data):
        begin = found.start()
        head = data[max(0, data.rfind(b" obj", max(0, begin - 2000), begin)) : begin]
        filters = len(_DEFLATED.findall(head))
        if not filters or _PICTURE.search(head):
            continue
        limit = _FONT if _FONT_FILE.search(head) else _CONTENT
        if _unfolds(data, found.end(), filters, limit):
            raise FormatError("format.too_large", name=name, reason=f"> {limit >> 20} MB")


def _unfolds(data: bytes, start: int, filters: int, limit: int) -> bool:
    """Whether the stream at ``start`` holds more than ``limit`` bytes behind one of its filters."""
    inflating = [zlib.decompressobj() for _ in range(filters)]
    sizes = [0] * filters
    for at in range(start, len(data), _STEP):
        pending = data[at : at + _STEP]
        for level, stage in enumerate(inflating):
            try:
                pending = stage.decompress(pending, limit + 1 - sizes[level])
            except zlib.error:
                return False  # damaged, or encrypted: PDFium will say so
            sizes[level] += len(pending)
            if sizes[level] > limit:
                return True
        if inflating[0].eof:
            return False
    return False
