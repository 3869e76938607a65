"""Recognises content that is no plain text by its first bytes.

Signatures: PKWARE APPNOTE 4.3 (zip), ISO 32000 7.5.2 (PDF), MS-CFB 2.2 (OLE compound files), RFC 1952 (gzip),
and the published magic numbers of the others. Short signatures that a text could begin with ask for a NUL as
well.
"""

from __future__ import annotations

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
_ZIP_PARTS: tuple[tuple[bytes, str], ...] = (
    (b"word/document", "docx"),
    (b"xl/workbook", "xlsx"),
    (b"ppt/presentation", "pptx"),
    (b"application/vnd.oasis.opendocument.text", "odt"),
    (b"application/epub+zip", "epub"),
    (b"OFD.xml", "ofd"),
)
# The instruction that Word's XML files of one part open with, those of 2003 and those of today.
_WORD_XML = b'progid="Word.Document"'
# MS-OFFCRYPTO 2.3.4: documents of today's Office with a password are compound files as well.
_OLE_STREAMS: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("PowerPoint Document", "ppt"),
    ("MatOST", "wps"),
    ("MN0", "wps"),
)
# A zip archive of that name is one of Word's, cut off before the parts that would tell.
_WORD = (".docx", ".docm", ".dotx", ".dotm")


def recognise(data: bytes, name: str = "") -> str | None:
    """The short name of the format that ``data`` is in, or ``None`` where nothing speaks against text.

    What a file is comes from its content; the suffix of ``name`` decides only where the content leaves it open.
    """
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        found = _holds(data, _ZIP_PARTS) or "zip"
        return "docx" if found == "zip" and name.lower().endswith(_WORD) else found
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _compound(data, name)
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            return what
    if b"\x00" in data[:512]:
        for signature, what in _WITH_NUL:
            if data.startswith(signature):
                return what
        if name.lower().endswith(".wps"):
            return "wps"
    return "word-xml" if _WORD_XML in data[:1024] else None


def _compound(data: bytes, name: str) -> str:
    from reportx.readers.compound import streams  # plain text needs none

    inside = streams(data)
    for stream, what in _OLE_STREAMS:
        # Where the directory is damaged, a name that stands anywhere must do.
        if stream in inside if inside else stream.encode("utf-16-le") in data:
            return what
    return "doc" if not inside and name.lower().endswith((".doc", ".wps")) else "ole"


def _holds(data: bytes, parts: tuple[tuple[bytes, str], ...]) -> str | None:
    return next((what for part, what in parts if part in data), None)
