"""Recognises content that is no plain text by its first bytes, web pages by their tags.

Signatures: PKWARE APPNOTE 4.3 (zip), ISO 32000 7.5.2 (PDF), MS-CFB 2.2 (OLE compound files), RFC 1952 (gzip),
and the published magic numbers of the others. Short signatures that a text could begin with ask for a NUL as
well.
"""

from __future__ import annotations

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
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

# Tags, and the header of pages from mail, are looked for in so many bytes.
PAGE_HEAD = 1 << 16
PAGE_SIGNS = (b"<", b"ultipart", b"ULTIPART")


def recognise(data: bytes, name: str = "") -> str | None:
    """The short name of the format that ``data`` is in, or ``None`` where nothing speaks against text.

    What a file is comes from its content; the suffix of ``name`` decides only where the content leaves it open.
    """
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        from reportx.readers.archives import recognise_zip  # plain text needs none

        return recognise_zip(data, name)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _compound(data, name)
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            return what
    # Readers of PDF take the header anywhere in the first 1024 bytes (ISO 32000-1 H.3, note 13).
    if b"%PDF-" in data[:1024] and (data.startswith(b"%PDF-") or _is_pdf(data)):
        return "pdf"
    if b"\x00" in data[:512]:
        for signature, what in _WITH_NUL:
            if data.startswith(signature):
                return what
        if name.lower().endswith(".wps"):
            return "wps"
    if _WORD_XML in data[:1024]:
        return "word-xml"
    # Most texts hold neither a tag nor the header of a message.
    if any(sign in data[:PAGE_HEAD] for sign in PAGE_SIGNS):
        from reportx.readers.tags import recognise_page

        return recognise_page(data[:PAGE_HEAD], name)
    return None


def _compound(data: bytes, name: str) -> str:
    from reportx.readers.compound import streams  # plain text needs none
    from reportx.readers.formats import has_suffix

    inside = streams(data)
    for stream, what in _OLE_STREAMS:
        # Where the directory is damaged, a name that stands anywhere must do.
        if stream in inside if inside else stream.encode("utf-16-le") in data:
            return what
    return (not inside and has_suffix(name, "doc")) or "ole"


def _is_pdf(data: bytes) -> bool:
    """Whether what stands behind the header is that of a PDF, and not a text that mentions it."""
    header = data.index(b"%PDF-")
    return data[header + 5 : header + 6].isdigit() and b" obj" in data[header : header + 4096]
