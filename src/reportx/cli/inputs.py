"""The inputs of a call: read one by one, a bad one named and passed over."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reportx.cli.complaints import complain
from reportx.cli.settings import vocabulary_in_use
from reportx.errors import EXIT_INCOMPLETE, EXIT_OK, FormatError, InputError, UsageError
from reportx.messages import reason, say

if TYPE_CHECKING:
    from reportx.model.document import Document
    from reportx.readers import RawText
    from reportx.rules.vocabulary import Vocabulary

STDIN = "-"


class Inputs(NamedTuple):
    """What to read, in order, the encoding that the user says it is in, and the vocabulary to read it by."""

    names: tuple[str, ...]
    encoding: str | None
    vocabulary: Vocabulary | tuple[()] = ()

    @classmethod
    def of(
        cls,
        names: Sequence[str] | None,
        encoding: str | None,
        output: Path | None,
        *,
        command: str,
        tables: Sequence[str] | None = None,
    ) -> Inputs:
        """The inputs named on the command line, unless they make no sense together.

        ``tables`` are the vocabulary tables that the call names.
        """
        if not names:
            raise UsageError("usage.no_files", command=command)
        if names.count(STDIN) > 1:
            raise UsageError("input.stdin_twice")
        if output is not None and any(_same_file(name, output) for name in names if name != STDIN):
            raise UsageError("output.is_input", path=output)
        return cls(tuple(names), encoding, vocabulary_in_use(tables))

    def each(self, work: Callable[[str], Document | Sequence[Document]]) -> int:
        """Do the work for every input and tell, as the exit code, how it went.

        What cannot be read is complained about and passed over, and so is what has no report in it.
        """
        failures: list[int] = []
        empty = 0
        for name in self.names:
            try:
                made = work(name)
            except (InputError, FormatError) as error:
                complain(str(error))
                failures.append(error.exit_code)
                continue
            for document in made if isinstance(made, Sequence) else [made]:
                if not document.reports:
                    complain(say("parse.nothing", name=document.source.name))
                    empty += 1
        if len(failures) == len(self.names):
            return max(failures)
        return EXIT_INCOMPLETE if failures or empty else EXIT_OK

    def read(self, name: str) -> RawText:
        """The text of an input."""
        from reportx.readers import read_bytes, read_path

        if name == STDIN:
            return read_bytes(_stdin(), STDIN, self.encoding)
        return read_path(Path(name), self.encoding)

    def read_data(self, name: str) -> bytes | None:
        """The bytes of an input; none where it cannot be opened, which ``read`` then words."""
        if name == STDIN:
            return _stdin()
        try:
            return Path(name).read_bytes()
        except (OSError, ValueError):
            return None


def shown_name(name: str) -> str:
    """The name of an input as results have it; bytes of a file name that are no text become escapes."""
    posix = name if name == STDIN else Path(name).as_posix()
    return os.fsencode(posix).decode("utf-8", "backslashreplace")


def _stdin() -> bytes:
    if sys.stdin is None:
        raise InputError("input.stdin_closed")
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        raise InputError("input.unreadable", path=STDIN, reason=reason(error)) from error


def _same_file(name: str, output: Path) -> bool:
    try:
        return Path(output).is_file() and os.path.samefile(name, output)
    except (OSError, ValueError):
        return False
