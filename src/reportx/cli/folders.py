"""The files of a folder that may be reports."""

from __future__ import annotations

import os
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from reportx.errors import InputError
from reportx.messages import reason
from reportx.readers import printable
from reportx.readers.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reportx.errors import ReportxError

# Markdown is not among them: a folder's README is no report.
PATTERNS = tuple(f"*.{suffix}" for form in FORMATS.values() for suffix in form.suffixes)
# Hidden files, and those that Word keeps while a document is open.
_HIDDEN = (".", "~$")


def files_in(folder: str, patterns: Sequence[str], refused: Callable[[ReportxError], None]) -> list[str]:
    """The files below ``folder`` that fit one of ``patterns``, in the order of their paths by code points.

    A pattern is matched against the path below the folder, one without a slash against the name alone, whatever the
    case; ``**`` stands for any number of folders. Hidden files and folders are left out. ``refused`` is told of folders
    that cannot be read. Links to folders are followed, but not upwards, and each folder is read once.

    Raises ``InputError`` (``input.no_files``) where no file fits and nothing was refused.
    """
    parted = [_parts(pattern) for pattern in patterns]
    refusals: list[ReportxError] = []

    def refuse(error: ReportxError) -> None:
        refusals.append(error)
        refused(error)

    found = [name for parts, name in _walk(folder, refuse) if any(_fits(parts, one) for one in parted)]
    if not found and not refusals:
        raise InputError("input.no_files", path=printable(Path(folder)), patterns=" ".join(patterns))
    return sorted(found, key=lambda name: Path(name).as_posix())


def _walk(top: str, refuse: Callable[[ReportxError], None]) -> Iterator[tuple[tuple[str, ...], str]]:
    """``(parts below the top in lower case, path)`` of everything that is no folder."""
    start = os.path.realpath(top)
    seen: set[str] = set()
    # Links come last, so that a folder that is reached both ways is read under its own name.
    folders: list[tuple[tuple[str, ...], str]] = [((), top)]
    links: list[tuple[tuple[str, ...], str]] = []
    while folders or links:
        below, folder = folders.pop() if folders else links.pop()
        real = os.path.realpath(folder)
        # A link may also lead up, to folders that nobody asked for.
        if real in seen or (below and os.path.join(start, "").startswith(os.path.join(real, ""))):
            continue
        seen.add(real)
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name, reverse=True)
        except OSError as error:
            refuse(InputError("input.unreadable", path=printable(Path(folder)), reason=reason(error)))
            continue
        for entry in entries:
            if entry.name.startswith(_HIDDEN):
                continue
            parts = (*below, entry.name.lower())
            if _is_folder(entry):
                (links if entry.is_symlink() else folders).append((parts, entry.path))
            else:
                yield parts, entry.path


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def _parts(pattern: str) -> tuple[str, ...]:
    posix = pattern.lower().replace(os.sep, "/")
    parts = tuple(part for part in posix.split("/") if part not in ("", "."))
    return parts if "/" in posix else ("**", *parts)


def _fits(parts: tuple[str, ...], pattern: tuple[str, ...]) -> bool:
    if not pattern:
        return not parts
    if pattern[0] == "**":
        return any(_fits(parts[skipped:], pattern[1:]) for skipped in range(len(parts) + 1))
    return bool(parts) and fnmatchcase(parts[0], pattern[0]) and _fits(parts[1:], pattern[1:])
