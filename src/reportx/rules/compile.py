"""``python -m reportx.rules.compile``: write ``compiled.json`` from the TOML tables."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from reportx.rules.gates import first_characters, literal_words, needed_words
from reportx.rules.load import COMPILED, lean, read_tables, table_files
from reportx.rules.vocabulary import build_index, entries_of, rules_of

if TYPE_CHECKING:
    from collections.abc import Iterator

# Keys whose strings are no regular expressions.
_PLAIN = frozenset(
    [
        "id",
        "numeral",
        "kind",
        "code",
        "zh",
        "group",
        "dimension",
        "bound",
        "words",
        "phrases",
        "before",
        "reason",
        "at",
        "not_after",
        "only_before",
        "not_before",
        "same",
        "degrees",
        "units",
        "patterns",
        "kin",
        "hiding",
        "lists",
        "part_codes",
        "share_codes",
        "verbs",
        "nouns_too",
        "complete",
        "meta",
        "provinces",
        "province_kinds",
        "prefectures",
        "county_cities",
    ]
)


def compiled() -> str:
    """The content that ``compiled.json`` must have: the tables, and what each of their patterns needs."""
    digest = hashlib.sha256(b"\0".join(path.read_bytes() for path in table_files())).hexdigest()
    tables = lean(read_tables())
    title = tables["metadata"]["speaker"]["title"]
    filled = {pattern: pattern.replace("{place}", r"\w+").replace("{title}", title) for pattern in _patterns(tables)}
    gates = {pattern: needed_words(filled[pattern]) for pattern in sorted(filled)}
    choices = [pattern for pattern in gates if literal_words(pattern)]
    markers = {rule["id"]: first_characters(rule["pattern"]) for rule in tables["numbering"]["family"]}
    rules = [rule for entry in entries_of(tables) for rule in rules_of(entry)]
    noise = [first_characters(rule["pattern"]) for rule in tables["noise"]["noise"]]
    ready = {"vocabulary": build_index(rules, tables["naming"]["hiding"]), "markers": markers, "noise": noise}
    content = {"sha256": digest, "tables": tables, "gates": gates, "choices": choices, "prepared": ready}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def _patterns(value: Any, key: str = "") -> Iterator[str]:
    """All regular expressions of the tables."""
    if key in _PLAIN:
        return
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _patterns(item, name)
    elif isinstance(value, list):
        for item in value:
            yield from _patterns(item, key)
    elif isinstance(value, str) and len(value) > 1:
        yield value


if __name__ == "__main__":
    COMPILED.write_text(compiled(), encoding="utf-8")
