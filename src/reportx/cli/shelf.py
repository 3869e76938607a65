"""The library as commands open it, and how its documents are named."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reportx.cli.settings import library_in_use
from reportx.errors import UsageError
from reportx.library import Library, open_library, stored_path
from reportx.library.contents import document_at, has_report, holds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# What came through a pipe has no path; it is named after its content.
PIPED = "stdin:"


@contextmanager
def opened(named: Path | None, *, create: bool = False) -> Iterator[Library]:
    """The library of ``--library`` or of the settings; raises what ``open_library`` raises."""
    with open_library(library_in_use(named), create=create) as library:
        yield library


def number_of(library: Library, name: str) -> int:
    """The number of the document that a call names by its number or by the path that it was added from.

    Raises ``UsageError`` (``library.no_document``).
    """
    number = int(name) if re.fullmatch(r"[0-9]{1,15}", name) else document_at(library, path_of(name))
    if number is None or not holds(library, number):
        raise UsageError("library.no_document", name=name)
    return number


def report_of(library: Library, name: str) -> tuple[int, str | None]:
    """The number of the document, and the report of it where the call names one, as ``list`` does (``3:r2``)."""
    found = re.fullmatch(r"([0-9]{1,15}):(r[0-9]{1,9})", name)
    if found is None:
        return number_of(library, name), None
    number = number_of(library, found[1])
    if not has_report(library, number, found[2]):
        raise UsageError("library.no_document", name=name)
    return number, found[2]


def path_of(name: str) -> str:
    """The path under which the library has what a call names."""
    return name if name.startswith(PIPED) else stored_path(name)
