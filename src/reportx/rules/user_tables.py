"""A user's own vocabulary tables: read, and refused with one sentence and a place where they are not right."""

from __future__ import annotations

import hashlib
import re
from difflib import get_close_matches
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reportx.errors import FormatError, InputError
from reportx.messages import reason, say
from reportx.model import DIMENSIONS
from reportx.rules.units import unit_rules
from reportx.rules.vocabulary import terms_of
from reportx.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

CODE_DIMENSIONS = (*DIMENSIONS, "comparison")
_CODE = re.compile(r"[\w-]+(?:\.[\w-]+)*")
_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*(code|extend)[ \t]*\]\]", re.M)


class Rule(NamedTuple):
    """One entry of a user's table as it is written, and where it stands (``my.toml:7: local.visits``)."""

    at: str
    content: dict[str, Any]


class UserTable(NamedTuple):
    """A user's table: codes that it adds or replaces, and codes that it adds patterns to."""

    path: str
    sha256: str
    codes: list[Rule]
    extensions: list[Rule]


class Shape(NamedTuple):
    """What a key of an entry must hold, and the message that says so."""

    fits: Callable[[object], bool]
    wanted: str


class TableError(FormatError):
    """A table that is there and is TOML, but not one of a vocabulary."""

    def __init__(self, key: str, at: str, **params: object) -> None:
        super().__init__(key, at=at, **params)


def read_table(path: str | Path) -> UserTable:
    """The table at ``path``.

    Raises ``InputError`` where it is missing or unreadable, and ``FormatError`` where it is no such table.
    """
    shown = str(path)
    data = _read(path, shown)
    content, text = _toml(data, shown)
    for key in content:
        if key not in _KEYS:
            raise _no_such_key(key, shown, _KEYS)
    if not any(content.values()):
        raise TableError("vocabulary.nothing", shown)
    codes, extensions = (list(_rules(kind, content.get(kind, []), shown, text)) for kind in _KEYS)
    _refuse_doubles(codes)
    return UserTable(shown, hashlib.sha256(data).hexdigest(), codes, extensions)


def _read(path: str | Path, shown: str) -> bytes:
    try:
        if Path(path).is_dir():
            raise InputError("input.directory", path=shown)
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise InputError("input.missing", path=shown) from None
    except OSError as error:
        raise InputError("input.unreadable", path=shown, reason=reason(error)) from error
    except ValueError as error:  # a path that no file can have
        raise InputError("input.unreadable", path=shown, reason=str(error)) from error


def _toml(data: bytes, shown: str) -> tuple[dict[str, Any], str]:
    import tomllib

    try:
        text = data.decode("utf-8-sig")
        return tomllib.loads(text), text
    except UnicodeDecodeError as error:
        raise TableError("vocabulary.encoding", shown, position=error.start) from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise TableError("vocabulary.toml", shown, reason=str(error)) from None


def _rules(kind: str, entries: Any, shown: str, text: str) -> Iterator[Rule]:
    """The entries of one kind, proven to be of the right shape and written as the rules match."""
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise TableError("vocabulary.entries", shown, kind=kind)
    lines = [text.count("\n", 0, found.start()) + 1 for found in _HEADER.finditer(text) if found[1] == kind]
    for number, entry in enumerate(entries):
        # Where entries are written another way ([code] inside other tables), there is no line to name.
        line = f":{lines[number]}" if len(lines) == len(entries) else ""
        code = entry.get("code")
        at = f"{shown}{line}" + (f": {code}" if isinstance(code, str) else "")
        yield Rule(at, _proven(entry, kind, at))


def _proven(entry: dict[str, Any], kind: str, at: str) -> dict[str, Any]:
    shapes = _KEYS[kind]
    for key, value in entry.items():
        if key not in shapes:
            raise _no_such_key(key, at, shapes)
        if not shapes[key].fits(value):
            raise TableError("vocabulary.shape", at, name=key, wanted=say(shapes[key].wanted))
    if "code" not in entry:
        raise TableError("vocabulary.missing_key", at, name="code")
    if not _CODE.fullmatch(entry["code"]):
        raise TableError("vocabulary.bad_code", at, code=entry["code"])
    if kind == "extend" and not entry.keys() - {"code"}:
        raise TableError("vocabulary.missing_key", at, name="patterns")
    _refuse_dimensions(entry, at)
    _refuse_examples(entry, at)
    units = [clean(unit).text for unit in entry.get("units", [])]
    for unit in units:
        if not unit_rules().knows(unit):
            raise TableError("vocabulary.unit", at, unit=unit)
    patterns = [_pattern(pattern, at) for pattern in entry.get("patterns", [])]
    return {**entry, **({"units": units} if units else {}), **({"patterns": patterns} if patterns else {})}


def _pattern(written: str, at: str) -> str:
    """The pattern in the one writing that rules match in."""
    text = clean(written).text
    terms = terms_of(text)
    if not terms.near and not (terms.units and terms.context):
        raise TableError("vocabulary.pattern_near", at, pattern=written)
    if not all(chain(*terms.near, *terms.context, terms.not_near, terms.not_context, terms.units)):
        raise TableError("vocabulary.pattern_empty", at, pattern=written)
    return text


def _refuse_dimensions(entry: dict[str, Any], at: str) -> None:
    for value in [*([entry["dimension"]] if "dimension" in entry else []), *entry.get("also", [])]:
        if value not in CODE_DIMENSIONS:
            raise TableError("vocabulary.dimension", at, value=value, choices=", ".join(CODE_DIMENSIONS))


def _refuse_examples(entry: dict[str, Any], at: str) -> None:
    for passage, figure in [*entry.get("examples", []), *entry.get("not_examples", [])]:
        if figure not in passage:
            raise TableError("vocabulary.figure", at, passage=passage, figure=figure)


def _refuse_doubles(rules: list[Rule]) -> None:
    seen: set[str] = set()
    for rule in rules:
        if rule.content["code"] in seen:
            raise TableError("vocabulary.twice", rule.at)
        seen.add(rule.content["code"])


def _no_such_key(key: str, at: str, known: Collection[str]) -> TableError:
    if similar := get_close_matches(key, known, 1):
        return TableError("vocabulary.key_similar", at, name=key, similar=similar[0])
    return TableError("vocabulary.key", at, name=key, choices=", ".join(known))


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_is_text, value))


def _is_texts_or_none(value: object) -> bool:
    return value == [] or _is_texts(value)


def _is_differences(value: object) -> bool:
    return isinstance(value, dict) and all(map(_is_text, value.values()))


def _is_examples(value: object) -> bool:
    return isinstance(value, list) and all(_is_texts(pair) and len(pair) == 2 for pair in value)


_TEXT = Shape(_is_text, "vocabulary.wanted.text")
_TEXTS = Shape(_is_texts, "vocabulary.wanted.texts")
_TEXTS_OR_NONE = Shape(_is_texts_or_none, "vocabulary.wanted.texts")
_DIFFERENCES = Shape(_is_differences, "vocabulary.wanted.differences")
_EXAMPLES = Shape(_is_examples, "vocabulary.wanted.examples")
_EXTENSION = {
    "code": _TEXT,
    "patterns": _TEXTS,
    "units": _TEXTS,
    "examples": _EXAMPLES,
    "not_examples": _EXAMPLES,
}
_ENTRY = {
    **_EXTENSION,
    "zh": _TEXT,
    "en": _TEXT,
    "group": _TEXT,
    "dimension": _TEXT,
    "also": _TEXTS_OR_NONE,
    "units": _TEXTS_OR_NONE,
    "definition": _TEXT,
    "confusables": _DIFFERENCES,
}
_KEYS = {"code": _ENTRY, "extend": _EXTENSION}
