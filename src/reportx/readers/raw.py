"""A file, or bytes that came another way, as the text they hold."""

from __future__ import annotations

import hashlib
import os
import re
from typing import TYPE_CHECKING, NamedTuple

from reportx.errors import InputError
from reportx.readers.encoding import decode
from reportx.readers.extracted import Extracted, Facts, Finding
from reportx.readers.files import check_text, read_file
from reportx.readers.signatures import recognise
from reportx.text.layout import PLAIN, Layout

if TYPE_CHECKING:
    from pathlib import Path

# Invisible marks that are no white space to Python: a file of these alone is an empty one.
_INVISIBLE = "\ufeff\u200b\u2060"


class RawText(NamedTuple):
    """What a reader gives: the text, where it came from and how it was decoded.

    ``text`` has no byte-order mark and the line ends of the file; for formats other than ``text`` it is what their
    reader took out. ``encoding`` is the codec's canonical name, ``None`` for formats that are no text themselves;
    ``sha256`` is the hexadecimal digest of the bytes as they came.
    """

    name: str
    text: str
    encoding: str | None
    format: str
    sha256: str
    layout: Layout = PLAIN
    facts: Facts = Facts()
    findings: tuple[Finding, ...] = ()


def read_path(path: Path, encoding: str | None = None) -> RawText:
    """Read a file; its name in the result is the path as given, with forward slashes.

    Raises what ``read_file`` raises for what cannot be opened or is too large, and everything that ``read_bytes``
    raises.
    """
    name = printable(path)
    return read_bytes(read_file(path, name), name, encoding)


def read_bytes(data: bytes, name: str, encoding: str | None = None) -> RawText:
    """The text of ``data``: taken out by the reader of its format, or decoded where it is plain text.

    The format is told from the content and, where that leaves it open, from the suffix of ``name``. Text is decoded
    by ``encoding`` where one is given, else by the one that its content shows; for other formats it has no effect.

    Raises ``InputError`` (``input.empty``) and ``FormatError`` (``encoding.unknown``, ``encoding.undecodable``,
    ``encoding.undetected``, ``format.too_large``, and what ``reportx.readers.formats.extract`` raises).
    """
    if not data or data.isspace():
        raise InputError("input.empty", name=name)
    what = recognise(data, name)
    if what is None:
        extracted = Extracted(*_plain(data, name, encoding))
    else:
        from reportx.readers.formats import extract  # most inputs are plain text

        extracted = extract(what, data, name, encoding)
    text, layout, used, facts, findings = extracted
    if all(char.isspace() or char in _INVISIBLE for char in text):
        raise InputError("input.empty", name=name)
    check_text(text, name)
    text = writable(text)
    digest = hashlib.sha256(data).hexdigest()
    return RawText(name, text, used, what or "text", digest, layout, facts, findings)


def _plain(data: bytes, name: str, encoding: str | None) -> tuple[str, Layout, str]:
    text, used = decode(data, name, encoding)
    return text, PLAIN, used


def writable(text: str) -> str:
    """The text with U+FFFD for each lone surrogate, which no encoding can write; all offsets stay."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return re.sub("[\ud800-\udfff]", "\ufffd", text)
    return text


def printable(path: Path) -> str:
    """A path as results name it, with forward slashes."""
    # A file name may hold bytes that are no text; as lone surrogates they could be written nowhere.
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")
