"""A zip package of XML parts (OOXML, OFD), opened with limits, so that a small file cannot fill the memory.

A part is measured twice, by the size that the archive declares and by the bytes that really come out. Tags and
attributes are counted in the bytes before a tree is built, since the tree is what takes the memory: up to
700 bytes for each pair of them.
"""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from reportx.errors import FormatError

if TYPE_CHECKING:
    from collections.abc import Mapping

# Limits. A report of 100 pages has some 40,000 tags in 2 MB; Word nests them some thirty deep.
MAX_BYTES = 32 << 20
MAX_TAGS = 400_000
MAX_ATTRIBUTES = 400_000
MAX_DEPTH = 200
MAX_PARTS = 10_000

_CHUNK = 1 << 20
_ENTRY = b"PK\x01\x02"  # head of a part's entry in the directory, PKWARE APPNOTE 4.3.12
_PROTECTED = 0x1  # flag of an encrypted part, PKWARE APPNOTE 4.4.4
# ECMA-376 part 2, annex B: parts are stored or deflated. Other methods unpack without a bound.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class Package(NamedTuple):
    """An open package; ``name`` and ``what`` (its format) are for errors, ``parts`` holds the parts by folded name."""

    name: str
    what: str
    archive: zipfile.ZipFile
    parts: Mapping[str, zipfile.ZipInfo]

    def names(self) -> list[str]:
        """The names of all parts as the archive has them, with forward slashes."""
        return [_slashes(info.filename) for info in self.parts.values()]

    def has(self, part: str) -> bool:
        """Whether there is such a part."""
        return _folded(part) in self.parts

    def read(self, part: str) -> bytes:
        """The bytes of a part; names are the same whatever the case of their letters (ECMA-376 part 2, 6.2.2).

        Raises ``FormatError``: ``format.damaged`` where it is missing or does not unpack, ``format.too_large`` above
        ``MAX_BYTES``, ``format.encrypted``.
        """
        info = self.parts.get(_folded(part))
        if info is None or info.compress_type not in _METHODS:
            raise self.damaged(part)
        if info.flag_bits & _PROTECTED:
            raise FormatError("format.encrypted", name=self.name, what=self.what)
        if info.file_size > MAX_BYTES:
            raise self._too_large(part, f"{info.file_size >> 20} MB > {MAX_BYTES >> 20} MB")
        data = bytearray()
        try:
            with self.archive.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    data += chunk
                    if len(data) > MAX_BYTES:
                        raise self._too_large(part, f"> {MAX_BYTES >> 20} MB")
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
            raise self.damaged(part) from None
        return bytes(data)

    def xml(self, part: str) -> Element:
        """The root of a part that is XML in UTF-8 or UTF-16, read without document types that define entities.

        Raises what ``read`` raises; ``format.damaged`` where it is no such XML, ``format.too_large`` above
        ``MAX_TAGS``, ``MAX_ATTRIBUTES`` and ``MAX_DEPTH``.
        """
        data = self.read(part)
        # No tag without "<", no attribute without "=": more cannot come out of these bytes.
        for sign, limit, kind in ((b"<", MAX_TAGS, "tags"), (b"=", MAX_ATTRIBUTES, "attributes")):
            if (count := data.count(sign)) > limit:
                raise self._too_large(part, f"{count} > {limit} {kind}")
        # The encoding is set here, or a declaration could name one in which these signs are other bytes.
        codec = "utf-16" if data.startswith(_UTF_16) else "utf-8"
        parser = DefusedXMLParser(target=_Builder(), encoding=codec)
        try:
            parser.feed(data)
            root: Element = parser.close()
        except _TooDeepError:
            raise self._too_large(part, f"> {MAX_DEPTH} levels") from None
        except (ParseError, DefusedXmlException, ValueError):
            raise self.damaged(part) from None
        return root

    def damaged(self, part: str) -> FormatError:
        """The error for a part that is missing or no use."""
        return FormatError("format.damaged", name=self.name, what=self.what, reason=part)

    def _too_large(self, part: str, measure: str) -> FormatError:
        return FormatError("format.too_large", name=self.name, reason=f"{part}: {measure}")


def open_package(data: bytes, name: str, what: str) -> Package:
    """The package in ``data``; ``what`` is the format that it should be, ``name`` the file's, both for errors.

    Raises ``FormatError``: ``format.damaged`` for what is no whole zip archive, ``format.too_large`` above
    ``MAX_PARTS``.
    """
    if (count := data.count(_ENTRY)) > MAX_PARTS:
        raise FormatError("format.too_large", name=name, reason=f"{count} > {MAX_PARTS} parts")
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
        raise FormatError("format.damaged", name=name, what=what, reason="zip") from None
    parts = {_folded(info.filename): info for info in archive.infolist() if not info.is_dir()}
    return Package(name, what, archive, parts)


class _TooDeepError(Exception):
    pass


class _Builder(TreeBuilder):
    """Builds the tree and minds its depth, for what walks over it is recursive."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise _TooDeepError
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(tag)


def _slashes(part: str) -> str:
    return part.replace("\\", "/").lstrip("/")


def _folded(part: str) -> str:
    return _slashes(part).lower()
