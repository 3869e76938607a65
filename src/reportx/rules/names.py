"""Names that hold numerals and count nothing: plans, congresses, slogans, roads, versions, telephone numbers."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from reportx.rules.lazy import FirstOf
from reportx.rules.load import lazy, table

# The ids and kinds of rules, and their patterns, in the same order.
Patterns = tuple[tuple[tuple[str, str], ...], FirstOf]


# How far around a numeral the words of a name may lie.
_BEFORE, _BEHIND = 4, 24


class Name(NamedTuple):
    """What a name rule found: its id, the ledger kind, and where the name ends."""

    id: str
    kind: str
    end: int


class NameRules(NamedTuple):
    """All name rules as look-ups at the place where a numeral begins.

    ``phrases`` is keyed by the first two characters, longest phrase first; ``digits`` and ``han`` are the patterns for
    Arabic and Chinese numerals, tried where the words around hold what they need; ``before`` holds characters that a
    numeral melts with (统一, 唯一), ``apart`` what begins with such a numeral and melts with nothing (促进一二三产业).
    """

    phrases: dict[str, tuple[tuple[str, str, str], ...]]
    digits: Patterns
    han: Patterns
    before: dict[str, str]
    apart: tuple[str, ...]

    def at(self, text: str, start: int) -> Name | None:
        """The name whose numeral begins at ``start``."""
        if start and text[start - 1] in self.before.get(text[start], "") and not text.startswith(self.apart, start):
            return Name("melted", "idiom", start + 1)
        around = text[max(0, start - _BEFORE) : start + _BEHIND]
        ids, patterns = self.digits if text[start].isascii() else self.han
        found = patterns.match(text, start, around)
        if found:
            return Name(*ids[found[0]], found[1])
        for phrase, rule, kind in self.phrases.get(text[start : start + 2], ()):
            if text.startswith(phrase, start):
                return Name(rule, kind, start + len(phrase))
        return None


@cache
def name_rules() -> NameRules:
    rules = table("names")["name"]
    keyed: dict[str, list[tuple[str, str, str]]] = {}
    before: dict[str, str] = {}
    apart: list[str] = []
    for rule in rules:
        for phrase in rule.get("phrases", "").split():
            keyed.setdefault(phrase[:2], []).append((phrase, rule["id"], rule["kind"]))
        for char, chars in rule.get("before", {}).items():
            before[char] = before.get(char, "") + chars
        apart += rule.get("apart", "").split()
    return NameRules(
        {key: tuple(sorted(items, key=lambda item: -len(item[0]))) for key, items in keyed.items()},
        _patterns(rules, "digits"),
        _patterns(rules, "han"),
        before,
        tuple(apart),
    )


def _patterns(rules: list[dict[str, Any]], script: str) -> Patterns:
    """The patterns of the rules for numerals of one script, or of either."""
    chosen = [rule for rule in rules if "pattern" in rule and rule.get("numeral", script) == script]
    patterns = FirstOf(tuple(lazy(rule["pattern"], re.M) for rule in chosen))
    return tuple((rule["id"], rule["kind"]) for rule in chosen), patterns
