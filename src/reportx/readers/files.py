"""The bytes of a file or a stream, never more of them than can be read.

The limits keep a whole process under 500 MB, measured with the densest texts: figures and headings without end.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from typing import TYPE_CHECKING

from reportx.errors import FormatError, InputError
from reportx.readers.signatures import recognise

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Protocol

    class Readable(Protocol):
        """A stream of bytes."""

        def read(self, size: int, /) -> bytes: ...


# Bytes of a file that is plain text; no encoding takes more than four for a character.
MOST_TEXT = 4 * 500_000
# Bytes of any other file (pictures may take most of it), and of what ``parse --json`` wrote.
MOST_BYTES = 100_000_000
# Characters of the text of any file, and numerals in it, each of which takes up to 10 kB. A long report has 50,000
# characters and in a hundred of them three to eight numerals.
MOST_CHARACTERS = 500_000
MOST_NUMERALS = 40_000

# As much of a file as tells its format.
_HEAD = 1 << 16
# What may stand before and between the signs that a document of ours begins with, in any encoding of JSON.
_GAP = b" \t\r\n\x00\xef\xbb\xbf\xfe\xff"
_NUMERAL = "@(?:[.,]?@)*".replace("@", "[0-9０-９〇零一二三四五六七八九十百千万亿两]")
# Streams that the system gives a process under a name; pipes and terminals among them are read like ``-``.
_STREAMS = ("/dev/stdin", "/dev/fd/", "/proc/self/fd/")


def read_file(path: Path, name: str) -> bytes:
    """The bytes of the file at ``path``; ``name`` is for errors.

    Raises ``InputError`` (``input.missing``, ``input.broken_link``, ``input.directory``, ``input.special`` for pipes
    and devices, ``input.unreadable``) and ``FormatError`` (``format.too_large``).
    """
    try:
        mode = os.stat(path).st_mode
        if stat.S_ISDIR(mode):
            raise InputError("input.directory", path=name)
        # A pipe that nobody writes to would hold the program up, a device has no end.
        if not stat.S_ISREG(mode) and not path.as_posix().startswith(_STREAMS):
            raise InputError("input.special", path=name)
        with open(path, "rb") as file:
            return read_stream(file, name, os.fstat(file.fileno()).st_size)
    except (FileNotFoundError, NotADirectoryError):
        key = "input.broken_link" if os.path.islink(path) else "input.missing"
        raise InputError(key, path=name) from None
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise InputError("input.broken_link", path=name) from None
        from reportx.messages import reason

        raise InputError("input.unreadable", path=name, reason=reason(error)) from None
    except ValueError as error:
        # A path with a NUL character in it.
        raise InputError("input.unreadable", path=name, reason=str(error)) from None


def read_stream(file: Readable, name: str, size: int = 0) -> bytes:
    """What is left in ``file``, of which ``size`` bytes are known; ``format.too_large`` for too much."""
    head = file.read(_HEAD)
    plain = recognise(head, name) is None and not _is_json(head)
    most = MOST_TEXT if plain else MOST_BYTES
    if size <= most:
        data = head + file.read(most + 1 - len(head))
        size = len(data)
    if size > most:
        raise _too_large(name, "limit.text" if plain else "limit.bytes", f"{most / 1e6:g} MB")
    return data


def check_text(text: str, name: str) -> None:
    """Refuse a text that would take too much memory to parse: ``format.too_large``."""
    if len(text) > MOST_CHARACTERS:
        raise _too_large(name, "limit.characters", f"{MOST_CHARACTERS:,}")
    # Between two numerals stands a character at least.
    if len(text) >= 2 * MOST_NUMERALS and sum(1 for _ in re.finditer(_NUMERAL, text)) > MOST_NUMERALS:
        raise _too_large(name, "limit.numerals", f"{MOST_NUMERALS:,}")


def _is_json(head: bytes) -> bool:
    """Whether ``head`` begins as an object or an array of objects does."""
    return head[:1024].translate(None, _GAP).startswith((b"{", b"[{"))


def _too_large(name: str, key: str, most: str) -> FormatError:
    from reportx.messages import say

    return FormatError("format.too_large", name=name, reason=say(key, most=most))
