"""The formats that can be read, each with its reader, and what is said of those that cannot.

One entry per format: a module of this package with a function ``read(data, name, encoding)`` that answers with
``Extracted`` or raises ``FormatError``. It is imported when a file of its format comes.
"""

from __future__ import annotations

import shutil
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from reportx.errors import FormatError

if TYPE_CHECKING:
    from types import ModuleType

    from reportx.readers.extracted import Extracted


class Format(NamedTuple):
    """A format that can be read.

    ``module`` of this package has its reader (none for plain text); ``suffixes`` are those that its files usually have,
    by which the reports of a folder are found. ``extra`` of the package brings what the reader imports; of
    ``programs`` it needs one.
    """

    module: str | None
    suffixes: tuple[str, ...]
    extra: str | None = None
    programs: tuple[str, ...] = ()


FORMATS: dict[str, Format] = {
    "text": Format(None, ("txt",)),
    "docx": Format("docx", ("docx", "docm", "dotx", "dotm")),
    "doc": Format("doc", ("doc", "wps"), programs=("soffice", "libreoffice")),
    "pdf": Format("pdf", ("pdf",), extra="pdf"),
    "ofd": Format("ofd", ("ofd",)),
    "html": Format("html", ("html", "htm", "shtml", "shtm", "xhtml", "xht"), extra="html"),
    "mhtml": Format("mhtml", ("mht", "mhtml"), extra="html"),
}
# Formats of documents that their own programs can save as .docx.
_REFUSED = {"rtf", "word-xml", "wps"}


def has_suffix(name: str, *formats: str) -> str | None:
    """The first of ``formats`` whose files have a suffix like that of ``name``."""
    suffix = PurePath(name).suffix.removeprefix(".").lower()
    return next((form for form in formats if suffix in FORMATS[form].suffixes), None)


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
    form = FORMATS.get(what)
    if form is None or form.module is None:
        raise FormatError("format.binary", name=name, what=what)
    try:
        reader = cast("Reader", _load(form.module))
    except ModuleNotFoundError as error:
        if form.extra is None or (error.name or "").startswith("reportx"):
            raise
        raise FormatError("format.extra", name=name, what=what, extra=form.extra) from None
    return reader.read(data, name, encoding)


def is_ready(form: Format) -> bool:
    """Whether what the reader needs is installed."""
    if form.programs and not any(map(shutil.which, form.programs)):
        return False
    try:
        if form.module is not None:
            _load(form.module)
    except ModuleNotFoundError:
        return False
    return True


def _load(module: str) -> ModuleType:
    return import_module(f"reportx.readers.{module}")
