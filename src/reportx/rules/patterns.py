"""Patterns of the outline tables, each built where a text first holds what it needs."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from reportx.numerals import ordinal
from reportx.rules.load import lazy, prepared, table

if TYPE_CHECKING:
    from reportx.rules.lazy import Lazy

# A marker stands at the start of its line; its clause, for those inside a paragraph, begins behind one of these.
_MARKER_LENGTH = 16
_CLAUSE_START = "。;:,!)” \u3000\n"


class Marker(NamedTuple):
    """A marker as found: its family, ordinal (None: none) and place."""

    family: Family
    ordinal: int | None
    start: int
    end: int


class Family(NamedTuple):
    """A marker family: its id, customary rank (None: by first appearance), where it stands, and its words."""

    id: str
    rank: int | None
    line: bool
    banner: bool
    glyph: bool
    words: dict[str, int]
    pattern: Lazy
    firsts: str | None

    def marker(self, match: re.Match[str]) -> Marker:
        groups = match.groupdict()
        number = groups.get("n") or groups.get("n2")
        value = ordinal(number) if number else self.words.get(groups.get("w") or "")
        return Marker(self, value, match.start(), match.end())


class Numbering(NamedTuple):
    """All marker families in the order of their table."""

    families: dict[str, Family]

    def at_line(self, text: str, start: int, end: int) -> Marker | None:
        """The marker that the line ``text[start:end]`` opens with."""
        opening = text[start : min(end, start + _MARKER_LENGTH)]
        first = text[start]
        for family in self.families.values():
            if (family.firsts is None or first in family.firsts) and family.pattern.may_match(opening):
                match = family.pattern.built().match(text, start, end)
                if match:
                    return family.marker(match)
        return None

    def inside(self, text: str, start: int, end: int) -> list[Marker]:
        """The markers of enumerations at clause starts of the paragraph ``text[start:end]``, in order."""
        paragraph = text[start:end]
        found: list[Marker] = []
        for family in self.families.values():
            if family.line or not family.pattern.holds(paragraph):
                continue
            for match in family.pattern.built().finditer(text, start, end):
                if match.start() == start or text[match.start() - 1] in _CLAUSE_START:
                    found.append(family.marker(match))
        return sorted(found, key=lambda marker: marker.start)


@cache
def numbering() -> Numbering:
    markers = prepared("markers") or {}
    return Numbering(
        {
            rule["id"]: Family(
                rule["id"],
                rule.get("rank"),
                rule["at"] == "line",
                rule.get("banner", False),
                rule.get("glyph", False),
                rule.get("words", {}),
                lazy(rule["pattern"]),
                markers.get(rule["id"]),
            )
            for rule in table("numbering")["family"]
        }
    )


@cache
def pattern(name: str, *keys: str) -> Lazy:
    """The pattern at ``keys`` of table ``name``."""
    value: Any = table(name)
    for key in keys:
        value = value[key]
    return lazy(value, re.M)


class NoiseRule(NamedTuple):
    """What a line of noise begins with and why it is noise; see ``noise.toml`` for ``tail``, ``weak`` and ``prose``.

    ``opens`` are the characters that such a line may begin with, where they are known.
    """

    reason: str
    tail: bool
    weak: bool
    prose: bool
    pattern: Lazy
    opens: frozenset[str] | None


def noise_rule(text: str, *, prose: bool) -> NoiseRule | None:
    """The first rule by which the line ``text`` is noise; ``prose`` says that it is long or a sentence."""
    first = text[:1]
    for rule in noise_rules():
        if (rule.prose or not prose) and (rule.opens is None or first in rule.opens) and rule.pattern.match(text):
            return rule
    return None


@cache
def noise_rules() -> tuple[NoiseRule, ...]:
    rules = table("noise")["noise"]
    openings = prepared("noise") or [None] * len(rules)
    return tuple(
        NoiseRule(
            rule["reason"],
            rule.get("tail", False),
            rule.get("weak", False),
            rule.get("prose", False),
            lazy(rule["pattern"]),
            None if opens is None else frozenset(opens),
        )
        for rule, opens in zip(rules, openings, strict=True)
    )
