"""The vocabulary with a user's tables laid over it: as codes and patterns to read by, and as entries to show."""

from __future__ import annotations

import hashlib
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reportx.rules.load import read_tables, rules_sha256, table, table_names
from reportx.rules.units import unit_rules
from reportx.rules.user_tables import TableError, read_table
from reportx.rules.vocabulary import Vocabulary, build_index, built_in, code_of, entries_of, rules_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportx.rules.user_tables import Rule, UserTable

_GROUP = "自定义"  # of a user's code that names none and begins like none of ours


class Example(NamedTuple):
    """A passage and the figure in it that has, or has not, the code."""

    text: str
    figure: str


class Claim(NamedTuple):
    """That the figure in a passage has a code, or has not."""

    code: str
    holds: bool
    text: str
    figure: str


class Entry(NamedTuple):
    """A code with all that is written about it; ``sources`` are the user's tables that had a part in it."""

    code: str
    zh: str
    en: str
    group: str
    dimension: str
    also: list[str]
    units: list[str]
    definition: str
    patterns: list[str]
    confusables: dict[str, str]
    examples: list[Example]
    not_examples: list[Example]
    sources: list[str]


def read_vocabulary(paths: str | Path | Iterable[str | Path]) -> Vocabulary:
    """The vocabulary with the table, or the tables, at ``paths`` laid over it, one after the other.

    Raises ``reportx.errors.InputError`` where a table is missing or unreadable and ``reportx.errors.FormatError``
    where it is no vocabulary table.
    """
    several = [paths] if isinstance(paths, str | Path) else paths
    tables = [read_table(path) for path in several]
    if not tables:
        return built_in()
    ours = entries_of({name: table(name) for name in table_names("vocabulary")})
    entries = _laid_over(ours, tables)
    hashes = "\0".join([rules_sha256(), *(one.sha256 for one in tables)])
    return Vocabulary(
        {code: code_of(entry) for code, entry in entries.items()},
        build_index(_users_first(entries.values()), table("naming")["hiding"]),
        hashlib.sha256(hashes.encode()).hexdigest(),
        frozenset(entries) - {entry["code"] for entry in ours},
    )


def read_entries(paths: Iterable[str | Path] = ()) -> list[Entry]:
    """All that is written about every code, with the tables at ``paths`` laid over ours; errors as above."""
    tables = [read_table(path) for path in paths]
    return [_entry(content) for content in _laid_over(entries_of(read_tables("vocabulary")), tables).values()]


def claims_of_table(path: str | Path) -> list[Claim]:
    """What the examples of the table at ``path`` claim, of our codes as well as of its own; errors as above."""
    one = read_table(path)
    return [claim for rule in (*one.codes, *one.extensions) for claim in _claims(rule.content)]


def claims_built_in() -> list[Claim]:
    """What the examples of our own tables claim."""
    return [claim for entry in entries_of(read_tables("vocabulary")) for claim in _claims(entry)]


def _claims(content: dict[str, Any]) -> Iterator[Claim]:
    for key, holds in (("examples", True), ("not_examples", False)):
        for text, figure in content.get(key, []):
            yield Claim(content["code"], holds, text, figure)


def _users_first(entries: Iterable[dict[str, Any]]) -> list[list[str]]:
    """The patterns of all entries; of equals the first wins, so a user's own stand before ours."""
    own: list[list[str]] = []
    others: list[list[str]] = []
    for entry in entries:
        rules = rules_of(entry)
        split = len(rules) - entry.get("own", 0)
        others += rules[:split]
        own += rules[split:]
    return own + others


def _laid_over(ours: Iterable[dict[str, Any]], tables: Sequence[UserTable]) -> dict[str, dict[str, Any]]:
    """The entries by code. ``own`` says how many of the patterns, the last ones, are a user's."""
    entries = {entry["code"]: entry for entry in ours}
    for one in tables:
        for rule in one.codes:
            code = rule.content["code"]
            made = _replaced(entries[code], rule) if code in entries else _added(entries, rule)
            entries[code] = {**made, "sources": [*made.get("sources", []), one.path]}
        for rule in one.extensions:
            made = _extended(entries, rule)
            entries[made["code"]] = {**made, "sources": [*made.get("sources", []), one.path]}
        for rule in one.codes:
            _refuse_unknown(rule.content.get("confusables", {}), entries, rule.at)
    return entries


def _replaced(known: dict[str, Any], rule: Rule) -> dict[str, Any]:
    own = {"own": len(rule.content["patterns"])} if "patterns" in rule.content else {}
    return {**known, **rule.content, **own}


def _added(entries: dict[str, dict[str, Any]], rule: Rule) -> dict[str, Any]:
    """A new code; what it does not say follows from what it says."""
    given = rule.content
    for key in ("zh", "patterns"):
        if key not in given:
            similar = get_close_matches(given["code"], entries, 1, 0.8)
            if similar:
                raise TableError("vocabulary.missing_similar", rule.at, name=key, similar=similar[0])
            raise TableError("vocabulary.missing_key", rule.at, name=key)
    units = given.get("units", [])
    family = given["code"].partition(".")[0] + "."
    groups = (entry["group"] for code, entry in entries.items() if code.startswith(family))
    defaults = {
        "en": given["zh"],
        "group": next(groups, _GROUP),
        "dimension": unit_rules().dimension(units[0] if units else None),
        "units": units,
    }
    return {**defaults, **given, "own": len(given["patterns"])}


def _extended(entries: dict[str, dict[str, Any]], rule: Rule) -> dict[str, Any]:
    given = rule.content
    _refuse_unknown([given["code"]], entries, rule.at)
    known = entries[given["code"]]
    more = {key: [*known.get(key, []), *value] for key, value in given.items() if key != "code"}
    return {**known, **more, "own": known.get("own", 0) + len(given.get("patterns", []))}


def _refuse_unknown(codes: Iterable[str], entries: dict[str, dict[str, Any]], at: str) -> None:
    for code in codes:
        if code not in entries:
            similar = ", ".join(get_close_matches(code, entries))
            key = "vocabulary.unknown_similar" if similar else "vocabulary.unknown"
            raise TableError(key, at, code=code, similar=similar)


def _entry(content: dict[str, Any]) -> Entry:
    return Entry(
        content["code"],
        content["zh"],
        content["en"],
        content["group"],
        content["dimension"],
        content.get("also", []),
        content["units"],
        content.get("definition", ""),
        content["patterns"],
        content.get("confusables", {}),
        [Example(*pair) for pair in content.get("examples", [])],
        [Example(*pair) for pair in content.get("not_examples", [])],
        content.get("sources", []),
    )
