"""The inputs of a call: read one by one, a bad one named and passed over."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reportx.cli.complaints import complain
from reportx.cli.progress import progress
from reportx.cli.settings import tables_in_use, vocabulary_in_use
from reportx.errors import EXIT_INCOMPLETE, EXIT_OK, FormatError, InputError, ReportxError, UsageError
from reportx.messages import reason, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reportx.model.document import Document
    from reportx.rules.vocabulary import Vocabulary

STDIN = "-"
# More inputs than are seen at a glance: where some of them failed, a sum is given.
_FEW = 3


class Inputs(NamedTuple):
    """What to read, in order, the encoding that the user says it is in, and the vocabulary to read it by.

    ``refused`` is what was named and cannot be read at all, such as a folder without reports.
    """

    names: tuple[str, ...]
    encoding: str | None
    vocabulary: Vocabulary | tuple[()] = ()
    refused: tuple[ReportxError, ...] = ()

    @classmethod
    def of(
        cls,
        named: Sequence[str] | None,
        encoding: str | None,
        output: Path | None,
        *,
        command: str,
        tables: Sequence[str] | None = None,
        globs: Sequence[str] | None = None,
        folders: bool = True,
    ) -> Inputs:
        """The inputs named on the command line, unless they make no sense together.

        ``tables`` are the vocabulary tables that the call names, ``globs`` the patterns that files of folders must fit.
        A file of a folder is read once, also where it is named as well or lies in another folder too.
        """
        if not named:
            raise UsageError("usage.no_files", command=command)
        if named.count(STDIN) > 1:
            raise UsageError("input.stdin_twice")
        refused: list[ReportxError] = []
        names = list(_files(named, globs, refused.append) if folders else named)
        spare(output, [name for name in names if name != STDIN])
        spare(output, tables_in_use(tables).paths)
        return cls(tuple(names), encoding, vocabulary_in_use(tables), tuple(refused))

    def each(self, work: Callable[[str], Iterable[str]], *, watched: bool = False) -> int:
        """Do the work for every input and tell, as the exit code, how it went.

        What cannot be read is complained about and passed over, and so is what has no report in it: the work answers
        with the names of those (``without_report``). ``watched`` shows a person at a terminal how far it is.
        """
        failures: list[int] = []

        def fail(error: ReportxError) -> None:
            complain(str(error))
            failures.append(error.exit_code)

        for refusal in self.refused:
            fail(refusal)
        empty = 0
        with progress(len(self.names), watched=watched) as shown:
            for name in self.names:
                try:
                    for source in work(name):
                        complain(say("parse.nothing", name=source))
                        empty += 1
                except (InputError, FormatError) as error:
                    fail(error)
                shown.advance(failed=len(failures))
        count = len(self.names) + len(self.refused)
        if count > _FEW and (failures or empty or shown.visible):
            complain(say("input.sum", count=count, read=count - len(failures), failed=len(failures), empty=empty))
        if len(failures) == count:
            return max(failures)
        return EXIT_INCOMPLETE if failures or empty else EXIT_OK

    def read_data(self, name: str) -> bytes:
        """The bytes of an input."""
        from reportx.readers.files import read_file, read_stream

        if name != STDIN:
            return read_file(Path(name), shown_name(name))
        if sys.stdin is None:
            raise InputError("input.stdin_closed")
        try:
            return read_stream(sys.stdin.buffer, STDIN)
        except OSError as error:
            raise InputError("input.unreadable", path=STDIN, reason=reason(error)) from error


def spare(output: Path | None, names: Iterable[str]) -> None:
    """See that the output takes the place of none of these; ``UsageError`` (``output.is_input``) where it would."""
    if output is not None and any(_same_file(name, output) for name in names):
        raise UsageError("output.is_input", path=output)


def without_report(documents: Iterable[Document]) -> Iterator[str]:
    """The names of the documents that have no report in them."""
    return (document.source.name for document in documents if not document.reports)


def shown_name(name: str) -> str:
    """The name of an input as results have it; bytes of a file name that are no text become escapes."""
    from reportx.readers import printable

    return name if name == STDIN else printable(Path(name))


def _files(named: Iterable[str], globs: Sequence[str] | None, refuse: Callable[[ReportxError], None]) -> Iterator[str]:
    """The files named, and for each folder the files in it that did not come before."""
    seen: set[str] = set()
    from_folders: set[str] = set()
    for name in named:
        if name == STDIN:
            yield name
            continue
        if not _is_folder(name):
            seen.add(_real(name))
            if _real(name) not in from_folders:
                yield name
            continue
        from reportx.cli.folders import PATTERNS, files_in  # most calls name files

        try:
            found = files_in(name, globs or PATTERNS, refuse)
        except InputError as error:
            refuse(error)
            continue
        for file in found:
            real = _real(file)
            if real not in seen:
                yield file
            seen.add(real)
            from_folders.add(real)


def _real(name: str) -> str:
    try:
        return os.path.realpath(name)
    except (OSError, ValueError):
        return name


def _is_folder(name: str) -> bool:
    try:
        return os.path.isdir(name)
    except ValueError:  # a NUL character in it
        return False


def _same_file(name: str, output: Path) -> bool:
    try:
        return Path(output).is_file() and os.path.samefile(name, output)
    except (OSError, ValueError):
        return False
