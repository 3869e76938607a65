"""The formats that can be read, each with its reader, and what is said of those that cannot.

One entry per format: a module of this package with a function ``read(data, name, encoding)`` that answers with
``Extracted`` or raises ``FormatError``. It is imported when a file of its format comes.
"""

from __future__ import annotations

import shutil
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from reportx.errors import FormatError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportx.readers.extracted import Extracted

# Format → module. What needs more than the program itself brings is named in EXTRAS.
_READERS: dict[str, str] = {
    "doc": "reportx.readers.doc",
    "docx": "reportx.readers.docx",
    "html": "reportx.readers.html",
    "mhtml": "reportx.readers.mhtml",
    "ofd": "reportx.readers.ofd",
    "pdf": "reportx.readers.pdf",
}
# Format → the extra of the package that its reader needs.
EXTRAS: dict[str, str] = {"html": "html", "mhtml": "html", "pdf": "pdf"}
# Formats of documents that their own programs can save as .docx.
_REFUSED = {"rtf", "word-xml", "wps"}


class Reader(Protocol):
    """The one function of a reader's module."""

    def read(self, data: bytes, name: str, encoding: str | None) -> Extracted:
        """The text of ``data``; ``name`` is for errors, ``encoding`` what the user says of formats that are text."""


def extract(what: str, data: bytes, name: str, encoding: str | None) -> Extracted:
    """The text of ``data``, which is in the format ``what``.

    Raises ``FormatError``: ``format.binary`` and ``format.refused`` for formats without a reader, ``format.encrypted``,
    ``format.extra`` where the reader's library is not installed, and what the reader raises (``format.damaged``, …).
    """
    if what == "encrypted":
        raise FormatError("format.encrypted", name=name, what="Office")
    if what in _REFUSED:
        raise FormatError("format.refused", name=name, what=what)
    if what not in _READERS:
        raise FormatError("format.binary", name=name, what=what)
    try:
        reader = cast("Reader", import_module(_READERS[what]))
    except ModuleNotFoundError as error:
        if what not in EXTRAS or (error.name or "").startswith("reportx"):
            raise
        raise FormatError("format.extra", name=name, what=what, extra=EXTRAS[what]) from None
    return reader.read(data, name, encoding)


# Format → the suffixes that its files usually have; by these the reports of a folder are found.
SUFFIXES: dict[str, tuple[str, ...]] = {
    "text": ("txt",),
    "docx": ("docx", "docm"),
    "doc": ("doc", "wps"),
    "pdf": ("pdf",),
    "ofd": ("ofd",),
    "html": ("html", "htm", "shtml", "xhtml"),
    "mhtml": ("mht", "mhtml"),
}
# Format → programs of which its reader needs one.
PROGRAMS: dict[str, tuple[str, ...]] = {"doc": ("soffice", "libreoffice")}


class Format(NamedTuple):
    """A format that can be read: what its reader needs beside the program, and whether that is installed."""

    name: str
    suffixes: tuple[str, ...]
    extra: str | None
    program: str | None
    ready: bool


def formats() -> Iterator[Format]:
    """The formats that can be read, plain text first."""
    for what, suffixes in SUFFIXES.items():
        if what == "text" or what in _READERS:
            programs = PROGRAMS.get(what, ())
            yield Format(what, suffixes, EXTRAS.get(what), next(iter(programs), None), _is_ready(what, programs))


def _is_ready(what: str, programs: tuple[str, ...]) -> bool:
    if programs and not any(map(shutil.which, programs)):
        return False
    try:
        import_module(_READERS.get(what, __name__))
    except ModuleNotFoundError:
        return False
    return True
