"""Recognises content that is no plain text by its first bytes.

Signatures: PKWARE APPNOTE 4.3 (zip), ISO 32000 7.5.2 (PDF), MS-CFB 2.2 (OLE compound files), RFC 1952 (gzip),
and the published magic numbers of the others. Short signatures that a text could begin with ask for a NUL as
well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x1f\x8b", "gzip"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "rar"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF87a", "image"),
    (b"GIF89a", "image"),
    (b"\x7fELF", "executable"),
    (b"\xcf\xfa\xed\xfe", "executable"),
    (b"\xca\xfe\xba\xbe", "executable"),
    (b"SQLite format 3\x00", "sqlite"),
    (b"BZh91AY&SY", "bzip2"),
)
_WITH_NUL: tuple[tuple[bytes, str], ...] = (
    (b"MZ", "executable"),
    (b"BM", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"RIFF", "media"),
    (b"ID3", "media"),
)
# How a part's name begins → the format of the package.
_ZIP_PARTS: tuple[tuple[str, str], ...] = (
    ("word/document", "docx"),
    ("xl/workbook", "xlsx"),
    ("ppt/presentation", "pptx"),
    ("ofd.xml", "ofd"),
    ("encryptions.xml", "ofd"),
)
# What the first part of a package holds (OpenDocument 1.2 part 3, 3.3; OCF 3.3).
_ZIP_TYPES: tuple[tuple[bytes, str], ...] = (
    (b"application/vnd.oasis.opendocument.text", "odt"),
    (b"application/epub+zip", "epub"),
)
_PART = b"PK\x03\x04"
_ENTRY = b"PK\x01\x02"
# More parts than any document has; a list of them would fill the memory.
_NAMES = 10_000
_PART_HEAD = 30
_OLE_STREAMS: tuple[tuple[bytes, str], ...] = (
    ("WordDocument".encode("utf-16-le"), "doc"),
    ("Workbook".encode("utf-16-le"), "xls"),
    ("PowerPoint Document".encode("utf-16-le"), "ppt"),
)


def recognise(data: bytes, name: str = "") -> str | None:
    """The short name of the format that ``data`` is in, or ``None`` where nothing speaks against text.

    What a file is comes from its content; the suffix of ``name`` decides only where the content leaves it open.
    """
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _holds(data, _OLE_STREAMS) or "ole"
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            return what
    if b"\x00" in data[:512]:
        for signature, what in _WITH_NUL:
            if data.startswith(signature):
                return what
    return None


def _zipped(data: bytes) -> str:
    names = [name.replace("\\", "/").lstrip("/").lower() for name in _zip_names(data)]
    by_name = (what for part, what in _ZIP_PARTS if any(name.startswith(part) for name in names))
    return next(by_name, None) or _holds(data[:256], _ZIP_TYPES) or "zip"


def _zip_names(data: bytes) -> list[str]:
    """The names in the directory of a zip archive; where it is cut off, those before the parts that are left."""
    import zipfile  # plain text needs none
    from io import BytesIO
    from itertools import islice

    if data.count(_ENTRY) > _NAMES:
        return list(islice(_local_names(data), _NAMES))
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, ValueError):
        return list(islice(_local_names(data), _NAMES))


def _local_names(data: bytes) -> Iterator[str]:
    start = data.find(_PART)
    while start >= 0:
        # PKWARE APPNOTE 4.3.7: the length of the name stands at 26, the name behind the head of 30 bytes.
        length = int.from_bytes(data[start + 26 : start + 28], "little")
        yield data[start + _PART_HEAD : start + _PART_HEAD + length].decode("utf-8", "replace")
        start = data.find(_PART, start + _PART_HEAD + length)


def _holds(data: bytes, parts: tuple[tuple[bytes, str], ...]) -> str | None:
    return next((what for part, what in parts if part in data), None)
