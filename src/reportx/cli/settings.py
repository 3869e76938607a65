"""Which vocabulary tables of the user's own are in use: those of the call, of the environment, or of the settings."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reportx.errors import FormatError, InputError, ReportxError
from reportx.messages import reason, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportx.rules.vocabulary import Vocabulary

VARIABLE = "REPORTX_VOCABULARY"


class Tables(NamedTuple):
    """Paths of tables, and who named them where that was not the call itself."""

    paths: tuple[str, ...]
    origin: str | None


def tables_in_use(named: Sequence[str] | None) -> Tables:
    """The tables that the call names; else those of the environment, be it none; else those of the settings file."""
    if named:
        return Tables(tuple(named), None)
    value = os.environ.get(VARIABLE)
    if value is not None:
        return Tables(tuple(path for path in value.split(os.pathsep) if path), VARIABLE)
    return _of_settings()


def vocabulary_in_use(named: Sequence[str] | None) -> Vocabulary | tuple[()]:
    """The vocabulary with these tables laid over it; empty where there are none, so that nothing is loaded."""
    tables = tables_in_use(named)
    if not tables.paths:
        return ()
    from reportx.rules.entries import read_vocabulary

    try:
        return read_vocabulary(tables.paths)
    except ReportxError as error:
        raise told_origin(error, tables) from error


def told_origin(error: ReportxError, tables: Tables) -> ReportxError:
    """The error with word of who named the table, for the call did not."""
    if tables.origin is None:
        return error
    kind = InputError if isinstance(error, InputError) else FormatError
    return kind("vocabulary.named_by", message=str(error), origin=tables.origin)


def _of_settings() -> Tables:
    from typer import get_app_dir

    path = Path(get_app_dir("reportx")) / "config.toml"
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return Tables((), None)
    except OSError as error:
        raise InputError("input.unreadable", path=path, reason=reason(error)) from error
    named = _named(data, path)
    return Tables(tuple(str(path.parent / Path(name).expanduser()) for name in named), str(path))


def _named(data: bytes, path: Path) -> list[str]:
    """The value of ``vocabulary``, one path or several; it is the only key there is."""
    import tomllib

    try:
        content = tomllib.loads(data.decode("utf-8-sig"))
    except ValueError as error:  # bytes that are no text, or no TOML
        raise FormatError("vocabulary.toml", at=path, reason=str(error)) from None
    for key in content:
        if key != "vocabulary":
            raise FormatError("vocabulary.key", at=path, name=key, choices="vocabulary")
    value = content.get("vocabulary", [])
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not all(isinstance(name, str) and name for name in names):
        raise FormatError("vocabulary.shape", at=path, name="vocabulary", wanted=say("vocabulary.wanted.texts"))
    return names
