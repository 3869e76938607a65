"""Compiled patterns of the outline and metadata tables, each compiled where it is first used."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from reportx.rules.load import table


class Family(NamedTuple):
    """A marker family: its id, customary rank (None: by first appearance), where it stands, and its words."""

    id: str
    rank: int | None
    line: bool
    banner: bool
    glyph: bool
    words: dict[str, int]


class Numbering(NamedTuple):
    """All marker families; ``line`` is tried at line starts, ``clause`` at clause starts inside a paragraph."""

    families: dict[str, Family]
    line: re.Pattern[str]
    clause: re.Pattern[str]


def _alternation(rules: list[dict[str, Any]]) -> str:
    parts = []
    for rule in rules:
        # Group names must be unique in one pattern: n of family x becomes n_x.
        pattern = re.sub(r"\(\?P<(n2?|w)>", lambda m: f"(?P<{m[1]}_{rule['id']}>", rule["pattern"])  # noqa: B023
        parts.append(f"(?P<{rule['id']}>{pattern})")
    return "|".join(parts)


@cache
def numbering() -> Numbering:
    rules = table("numbering")["family"]
    families = {
        rule["id"]: Family(
            rule["id"],
            rule.get("rank"),
            rule["at"] == "line",
            rule.get("banner", False),
            rule.get("glyph", False),
            rule.get("words", {}),
        )
        for rule in rules
    }
    clauses = [rule for rule in rules if rule["at"] == "clause"]
    return Numbering(
        families,
        re.compile(_alternation(rules)),
        re.compile(r"(?:(?<=[。;;:：,，!！)” \u3000])|(?<=^))(?:" + _alternation(clauses) + ")", re.M),
    )


@cache
def pattern(name: str, *keys: str, anchored: bool = False) -> re.Pattern[str]:
    """The compiled pattern at ``keys`` of table ``name``."""
    value = table(name)
    for key in keys:
        value = value[key]
    return re.compile(value, re.M if not anchored else 0)


@cache
def noise_pattern() -> tuple[re.Pattern[str], tuple[tuple[str, bool], ...]]:
    """One alternation of all noise patterns, and ``(reason, tail)`` by group number."""
    rules = table("noise")["noise"]
    joined = "|".join(f"(?P<g{i}>{rule['pattern']})" for i, rule in enumerate(rules))
    return re.compile(joined), tuple((rule["reason"], rule.get("tail", False)) for rule in rules)
