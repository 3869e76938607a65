"""The command line. ``main`` is the way in: it sees to streams and endings, ``app`` to everything between."""

from __future__ import annotations

import gc
import io
import os
import sys

from reportx.errors import EXIT_INCOMPLETE, EXIT_INTERRUPTED, EXIT_OK


def main() -> int:
    """Run the command that the process was called with; the answer is its exit code."""
    _speak_utf8()
    _start_fast()
    try:
        # Inside, so that an interrupt while modules load ends as quietly as a later one.
        from reportx.cli.speech import choose_language

        choose_language(sys.argv[1:])  # before anything is worded
        from reportx.cli.app import run

        return _close(run())
    except KeyboardInterrupt:
        return _close(EXIT_INTERRUPTED)
    except SystemExit as ending:
        return _close(_status(ending))


def _speak_utf8() -> None:
    """UTF-8 whatever the locale or console; what is no text (parts of odd file names) becomes escapes."""
    if isinstance(sys.stdout, io.TextIOWrapper) and isinstance(sys.stdout.buffer, io.RawIOBase):
        # Unbuffered (PYTHONUNBUFFERED), a write that a full disk cuts short would pass for a whole one.
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(sys.stdout.detach()), write_through=True)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _start_fast() -> None:
    """Spare what a short-lived program has no use for."""
    # Plug-ins of pydantic watch servers; finding out that there are none reads the metadata of every package.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # Modules and models are many objects that all stay; looking them over every 700 new ones finds nothing.
    gc.set_threshold(100_000)


def _status(ending: SystemExit) -> int:
    # The library ends the program with 1 where the reader of a help page has gone: nothing went wrong.
    if isinstance(ending.__context__, BrokenPipeError) or ending.code is None:
        return EXIT_OK
    return ending.code if isinstance(ending.code, int) else EXIT_INCOMPLETE


def _close(status: int) -> int:
    """Write out what is still buffered: here, for at the interpreter's exit a failure would be noisy."""
    gc.freeze()  # the interpreter looks all objects over at its end, to free what the system takes back
    from reportx.cli.complaints import complain
    from reportx.errors import ReportxError
    from reportx.writers.output import ClosedOutputError, discard_rest, wording

    if sys.stdout is None:  # started without one
        return status
    try:
        with wording():
            sys.stdout.flush()
    except ClosedOutputError:
        discard_rest()
    except ReportxError as error:
        discard_rest()
        complain(str(error))
        return status or error.exit_code
    return status
