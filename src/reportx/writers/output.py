"""Where results go: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO

from reportx.errors import ReportxError, UsageError
from reportx.messages import reason

if TYPE_CHECKING:
    from collections.abc import Iterator


# How every such file begins (https://www.sqlite.org/fileformat2.html).
_SQLITE = b"SQLite format 3\0"


class ClosedOutputError(Exception):
    """Whoever reads standard output has stopped reading; no error, just the end."""


class OutputError(ReportxError):
    """The results are there but cannot be written, as on a full disk."""


class Output:
    """Takes text. ``keep`` says that what was written is worth having; without it a file does not appear."""

    def __init__(self, file: TextIO | None) -> None:
        self._file = file
        self.kept = False

    @property
    def terminal(self) -> bool:
        """Whether a person looks at it directly."""
        return self._file is not None and self._file.isatty()

    def write(self, text: str) -> None:
        # A process may be started without standard output.
        if self._file is not None:
            with wording():
                self._file.write(text)

    def write_bytes(self, data: bytes) -> None:
        if self._file is not None:
            with wording():
                self._file.flush()
                self._file.buffer.write(data)

    def keep(self) -> None:
        self.kept = True


@contextmanager
def wording() -> Iterator[None]:
    """Turns what the system says about a failed write into what the program says about it."""
    try:
        yield
    except OSError as error:
        # Windows tells of a reader that has gone with EINVAL.
        if error.errno == errno.EPIPE or (os.name == "nt" and error.errno == errno.EINVAL):
            raise ClosedOutputError from error
        raise OutputError("output.failed", reason=reason(error)) from error


def discard_rest() -> None:
    """Give up what standard output still holds; the interpreter would try to write it once more when it ends."""
    if sys.stdout is not None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


@contextmanager
def open_output(path: Path | None) -> Iterator[Output]:
    """The output at ``path``, or standard output for none and for ``-``.

    A file is written beside its place and moved there at the end, if ``keep`` was called and nothing went
    wrong; whatever stood there before stays until then. Pipes and devices are written to directly.
    """
    if path is None or str(path) == "-":
        yield Output(sys.stdout)
        return
    try:
        mode = path.stat().st_mode if path.exists() else None
        special = mode is not None and not stat.S_ISREG(mode)
        if mode is not None and not special and _is_database(path):
            raise UsageError("output.is_database", path=path)
        # A link stays a link, what it leads to is replaced; links to pipes lead to no path at all.
        target = path if special else Path(os.path.realpath(path))
        file = _open_new(target, "w") if special else _create_beside(target)
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else str(error)
        raise UsageError("output.unwritable", path=path, reason=why) from error
    output = Output(file)
    try:
        yield output
        with wording():
            file.flush()
            if not special and output.kept:
                _settle(file, target, mode)
    finally:
        with suppress(OSError):
            file.close()
        if not special:
            Path(file.name).unlink(missing_ok=True)


def _is_database(path: Path) -> bool:
    """Whether SQLite wrote the file, as it did a library: no result is to take the place of one."""
    with path.open("rb") as file:
        return file.read(len(_SQLITE)) == _SQLITE


def _settle(file: TextIO, target: Path, mode: int | None) -> None:
    os.fsync(file.fileno())
    file.close()
    beside = Path(file.name)
    if mode is not None:
        beside.chmod(stat.S_IMODE(mode))
    beside.replace(target)


def _open_new(path: Path, mode: Literal["w", "x"]) -> TextIO:
    # No line-end translation: the same bytes on every system.
    return open(path, mode, encoding="utf-8", errors="backslashreplace", newline="\n")


def _create_beside(target: Path) -> TextIO:
    # Opened plainly, not as a private temporary file: a new result has the permissions of any new file.
    # The name is short whatever the target's is, so that a long one does not become too long.
    for attempt in range(100):
        with suppress(FileExistsError):
            return _open_new(target.parent / f".reportx-{os.getpid()}-{attempt}.tmp", "x")
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
