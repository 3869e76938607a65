"""Loading the rule tables.

The tables are written in TOML. Reading TOML takes longer than reading a report, so ``compiled.json`` beside them
holds the same content without the examples, with the hash of the TOML files it was made from. Where the hash
agrees it is used; where it does not (a table has just been edited) the TOML files are read, so an edit holds at once.
``python -m reportx.rules.compile`` writes it anew, and a test proves that it is up to date.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from reportx.rules.lazy import Lazy

TABLES = Path(__file__).parent / "tables"
COMPILED = Path(__file__).parent / "compiled.json"
# What only people and tests read.
_FOR_PEOPLE = frozenset({"examples", "not_examples", "definition", "confusables", "en", "note"})


def table_files() -> list[Path]:
    """The TOML files of the rule tables, in a fixed order."""
    return sorted(TABLES.rglob("*.toml"))


class _Bundle(NamedTuple):
    """The tables, their hash, what each pattern needs, which are mere choices of words, and ready-made indexes."""

    tables: dict[str, Any]
    sha256: str
    gates: dict[str, list[str] | None]
    choices: frozenset[str]
    prepared: dict[str, Any]


@cache
def _bundle() -> _Bundle:
    contents = [path.read_bytes() for path in table_files()]
    digest = hashlib.sha256(b"\0".join(contents)).hexdigest()
    if COMPILED.exists():
        compiled = _read_compiled()
        if compiled.get("sha256") == digest:
            choices = frozenset(compiled["choices"])
            return _Bundle(compiled["tables"], digest, compiled["gates"], choices, compiled["prepared"])
    return _Bundle(lean(read_tables()), digest, {}, frozenset(), {})


def _read_compiled() -> dict[str, Any]:
    """The compiled tables; nothing where the file is broken (half-written, or in the middle of a merge)."""
    try:
        content = json.loads(COMPILED.read_bytes())
    except ValueError:
        return {}
    return content if isinstance(content, dict) else {}


def lazy(pattern: str, flags: int = 0) -> Lazy:
    """A pattern of the tables, built when a text first holds what it needs."""
    bundle = _bundle()
    needs = bundle.gates.get(pattern)
    return Lazy(pattern, tuple(needs) if needs else None, flags, choice=pattern in bundle.choices)


def read_tables(folder: str = ".") -> dict[str, Any]:
    """The whole tables, examples and all, by file name without suffix (``vocabulary/party`` for one in a folder)."""
    import tomllib

    return {
        path.relative_to(TABLES).with_suffix("").as_posix(): tomllib.loads(path.read_text(encoding="utf-8"))
        for path in table_files()
        if path.is_relative_to(TABLES / folder)
    }


def lean(value: Any) -> Any:
    """The same tables without what only people and tests read."""
    if isinstance(value, dict):
        return {key: lean(item) for key, item in value.items() if key not in _FOR_PEOPLE}
    if isinstance(value, list):
        return [lean(item) for item in value]
    return value


def table(name: str) -> Any:
    """One table as plain data; callers turn it into their own frozen records."""
    return _bundle().tables[name]


def table_names(prefix: str) -> list[str]:
    """The names of the tables in a folder, in order."""
    return [name for name in _bundle().tables if name.startswith(prefix + "/")]


def prepared(name: str) -> Any:
    """A ready-made index of the compiled tables; None where it must be built."""
    return _bundle().prepared.get(name)


def rules_sha256() -> str:
    """The hash of all rule tables: two documents with the same hash were read by the same rules."""
    return _bundle().sha256
