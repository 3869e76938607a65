"""What holds where the call does not say: the environment, then ``reportx.toml``, then the user's own settings.

Each setting is looked up by itself: one that the environment gives leaves the others to the files.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reportx.errors import FormatError, InputError, ReportxError
from reportx.messages import LANGUAGES, reason, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportx.rules.vocabulary import Vocabulary

FILE = "reportx.toml"
# The variable of each setting.
VARIABLES = {"library": "REPORTX_LIBRARY", "vocabulary": "REPORTX_VOCABULARY", "language": "REPORTX_LANG"}


class Setting(NamedTuple):
    """A value and where it comes from: ``flag``, ``default``, the name of a variable, or the path of a file."""

    value: Any
    origin: str


class Tables(NamedTuple):
    """Paths of vocabulary tables, and who named them where that was not the call itself."""

    paths: tuple[str, ...]
    origin: str | None


def tables_in_use(named: Sequence[str] | None) -> Tables:
    """The tables that the call names; else those of the environment, be it none; else those of the settings."""
    if named:
        return Tables(tuple(named), None)
    found = setting("vocabulary")
    return Tables(found.value, None if found.origin == "default" else found.origin)


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


def library_in_use(named: Path | None) -> Path:
    """The file of the library: the one that the call names, else that of the settings."""
    return named or Path(setting("library").value)


def setting(name: str) -> Setting:
    """What holds for ``library`` (a path), ``vocabulary`` (paths) or ``language`` (``None``: the locale's).

    Raises ``InputError`` and ``FormatError`` where a file of settings cannot be read or is not right.
    """
    variable = VARIABLES[name]
    # An empty list of tables is one; an empty path or language is none.
    if (value := os.environ.get(variable)) is not None and (value or name == "vocabulary"):
        return Setting(_of_environment(name, value), variable)
    for path, content in _files():
        if name in content:
            return Setting(_of_file(name, content[name], path), str(path))
    return Setting(_default(name), "default")


def _of_environment(name: str, value: str) -> Any:
    if name == "vocabulary":
        return tuple(path for path in value.split(os.pathsep) if path)
    return str(Path(value).expanduser()) if name == "library" else value


def _default(name: str) -> Any:
    if name == "library":
        from platformdirs import user_data_path  # only where nobody names a file

        return str(user_data_path("reportx", appauthor=False) / "library.sqlite")
    return () if name == "vocabulary" else None


def _of_file(name: str, value: Any, path: Path) -> Any:
    """A value of a file as it is used; paths start from the folder of the file."""
    if name == "language":
        if value not in LANGUAGES:
            raise FormatError("vocabulary.shape", at=path, name=name, wanted=" | ".join(LANGUAGES))
        return value
    names = [value] if isinstance(value, str) else value
    if name == "library" and not isinstance(value, str):
        names = None
    if not isinstance(names, list) or not all(isinstance(one, str) and one for one in names):
        wanted = "vocabulary.wanted.texts" if name == "vocabulary" else "vocabulary.wanted.text"
        raise FormatError("vocabulary.shape", at=path, name=name, wanted=say(wanted))
    paths = tuple(str(path.parent / Path(one).expanduser()) for one in names)
    return paths if name == "vocabulary" else paths[0]


def settings_files() -> list[Path]:
    """Where settings may be, the nearest first: ``reportx.toml`` here or in a folder above, and the user's own."""
    from typer import get_app_dir

    try:
        here = Path.cwd()
    except OSError:  # the folder was removed
        above: list[Path] = []
    else:
        above = [folder / FILE for folder in (here, *here.parents)]
    near = next((path for path in above if os.path.lexists(path)), None)
    return [*([near] if near else []), Path(get_app_dir("reportx")) / "config.toml"]


@cache
def _files() -> tuple[tuple[Path, dict[str, Any]], ...]:
    """The files that are there, with their content."""
    read = ((path, _content(path)) for path in settings_files())
    return tuple((path, content) for path, content in read if content is not None)


def _content(path: Path) -> dict[str, Any] | None:
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, PermissionError) as error:
        if path.name != FILE:  # the user's own: who works as somebody else may not see it
            return None
        raise InputError("input.unreadable", path=path, reason=reason(error)) from error
    except OSError as error:
        raise InputError("input.unreadable", path=path, reason=reason(error)) from error
    import tomllib

    try:
        content = tomllib.loads(data.decode("utf-8-sig"))
    except ValueError as error:  # bytes that are no text, or no TOML
        raise FormatError("vocabulary.toml", at=path, reason=str(error)) from None
    for key in content:
        if key not in VARIABLES:
            raise FormatError("vocabulary.key", at=path, name=key, choices=", ".join(VARIABLES))
    return content
