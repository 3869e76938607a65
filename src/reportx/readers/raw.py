"""A file, or bytes that came another way, as the text they hold."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING, NamedTuple

from reportx.errors import FormatError, InputError
from reportx.readers.encoding import decode
from reportx.readers.signatures import recognise

if TYPE_CHECKING:
    from pathlib import Path

# Invisible marks that are no white space to Python: a file of these alone is an empty one.
_INVISIBLE = "\ufeff\u200b\u2060"


class RawText(NamedTuple):
    """What a reader gives: the text, where it came from and how it was decoded.

    ``text`` has no byte-order mark and the line ends of the file; ``encoding`` is the codec's canonical name;
    ``sha256`` is the hexadecimal digest of the bytes as they came.
    """

    name: str
    text: str
    encoding: str
    format: str
    sha256: str


def read_path(path: Path, encoding: str | None = None) -> RawText:
    """Read a file; its name in the result is the path as given, with forward slashes.

    Raises ``InputError`` (``input.missing``, ``input.directory``, ``input.unreadable``) for what cannot be
    opened, and everything that ``read_bytes`` raises.
    """
    name = _printable(path)
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise InputError("input.missing", path=name) from None
    except IsADirectoryError:
        raise InputError("input.directory", path=name) from None
    except OSError as error:
        # Some systems answer "permission denied" for a directory; Path.is_dir() may fail in its turn.
        if os.path.isdir(path):
            raise InputError("input.directory", path=name) from None
        from reportx.messages import reason

        raise InputError("input.unreadable", path=name, reason=reason(error)) from None
    except ValueError as error:
        # A path with a NUL character in it.
        raise InputError("input.unreadable", path=name, reason=str(error)) from None
    return read_bytes(data, name, encoding)


def read_bytes(data: bytes, name: str, encoding: str | None = None) -> RawText:
    """Decode ``data``, by ``encoding`` where one is given, else by the one that its content shows.

    Raises ``InputError`` (``input.empty``) and ``FormatError`` (``format.binary``, ``encoding.unknown``,
    ``encoding.undecodable``, ``encoding.undetected``).
    """
    if not data or data.isspace():
        raise InputError("input.empty", name=name)
    if what := recognise(data):
        raise FormatError("format.binary", name=name, what=what)
    text, used = decode(data, name, encoding)
    if all(char.isspace() or char in _INVISIBLE for char in text):
        raise InputError("input.empty", name=name)
    return RawText(name, text, used, "text", hashlib.sha256(data).hexdigest())


def _printable(path: Path) -> str:
    # A file name may hold bytes that are no text; as lone surrogates they could be written nowhere.
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")
