"""Tells what a zip archive is by the names of its parts (PKWARE APPNOTE 4.3), without unpacking any.

Names that only stand in the data of a part, or in an archive that a part holds, count for nothing.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING

from reportx.readers.formats import has_suffix

if TYPE_CHECKING:
    from collections.abc import Iterator

# How the name of a part begins → the format: ECMA-376 part 1, 8; GB/T 33190-2016, 6 and GM/T 0099-2020, annex C.
_PARTS: tuple[tuple[str, str], ...] = (
    ("word/document", "docx"),
    ("xl/workbook", "xlsx"),
    ("ppt/presentation", "pptx"),
    ("ofd.xml", "ofd"),
    ("encryptions.xml", "ofd"),
)
# What the first part says (OpenDocument 1.2 part 3, 3.3; EPUB OCF 3.3), and in how many bytes.
_TYPES: tuple[tuple[bytes, str], ...] = (
    (b"application/vnd.oasis.opendocument.text", "odt"),
    (b"application/epub+zip", "epub"),
)
_FIRST = 256
_LOCAL, _ENTRY = b"PK\x03\x04", b"PK\x01\x02"
# More parts than any document has; a list of them would fill the memory.
_MOST = 10_000


def recognise_zip(data: bytes, name: str) -> str:
    """The short name of the format that the archive ``data`` is in, ``zip`` where it is none that we know.

    The suffix of ``name`` decides where no part does.
    """
    names = [inside.replace("\\", "/").lstrip("/").lower() for inside in _names(data)]
    by_name = (what for part, what in _PARTS if any(inside.startswith(part) for inside in names))
    by_type = (what for word, what in _TYPES if word in data[:_FIRST])
    # An archive that has the name of one may be cut off before the part that would tell.
    return next(by_name, None) or next(by_type, None) or has_suffix(name, "docx", "ofd") or "zip"


def _names(data: bytes) -> list[str]:
    """The names in the directory; where it is cut off, those that stand before the parts."""
    if data.count(_ENTRY) <= _MOST:
        try:
            with zipfile.ZipFile(BytesIO(data)) as archive:
                return archive.namelist()
        except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, ValueError):
            pass
    return list(islice(_local_names(data), _MOST))


def _local_names(data: bytes) -> Iterator[str]:
    start = data.find(_LOCAL)
    while start >= 0:
        # 4.3.7: the length of the name at 26, the name behind a head of 30 bytes.
        length = int.from_bytes(data[start + 26 : start + 28], "little")
        yield data[start + 30 : start + 30 + length].decode("utf-8", "replace")
        start = data.find(_LOCAL, start + 30 + length)
