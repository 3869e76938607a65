"""What a text must hold for a pattern to match in it: worked out once, when the tables are compiled.

A report meets few of the hundreds of patterns. Building a regular expression takes longer than most of them ever save,
so each comes with words of which every match holds at least one; ``reportx.rules.lazy`` builds it when a text does.
"""

from __future__ import annotations

import re
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_MOST = 60  # a gate of more words than this tells little and costs much


def needed_words(pattern: str) -> list[str] | None:
    """Words of which every match of ``pattern`` holds at least one; None where no such list is known."""
    tree = parser.parse(pattern)
    if tree.state.flags & re.IGNORECASE:
        return None
    words = _of_sequence(tree) or set()
    shortest = {word for word in words if not any(other != word and other in word for other in words)}
    return sorted(shortest, key=lambda word: (len(word), word)) if 0 < len(shortest) <= _MOST else None


def literal_words(pattern: str) -> list[str] | None:
    """The words of a pattern that is nothing but a choice of plain words, in their order; None for any other."""
    words = pattern.split("|")
    return words if all(word and word == re.escape(word) for word in words) else None


def _of_sequence(sequence: Any) -> set[str] | None:
    """The best of what the parts of a sequence need: long words first, then few."""
    best: set[str] | None = None
    literal = ""
    for op, argument in sequence:
        if op is ops.LITERAL:
            literal += chr(argument)
            continue
        best = _better(best, {literal} if literal else None)
        literal = ""
        best = _better(best, _of_part(op, argument))
    return _better(best, {literal} if literal else None)


def _of_part(op: Any, argument: Any) -> set[str] | None:
    if op is ops.SUBPATTERN:
        _, added, _, inner = argument
        return None if added & re.IGNORECASE else _of_sequence(inner)
    if op is ops.BRANCH:
        return _union(_of_sequence(branch) for branch in argument[1])
    if op is ops.IN:
        return _of_set(argument)
    if op in (ops.MAX_REPEAT, ops.MIN_REPEAT) and argument[0] >= 1:
        return _of_sequence(argument[2])
    if op is ops.ASSERT:
        return _of_sequence(argument[1])
    return None


def _of_set(items: Any) -> set[str] | None:
    if any(op is not ops.LITERAL for op, _ in items):
        return None
    return {chr(argument) for _, argument in items}


def _union(parts: Any) -> set[str] | None:
    union: set[str] = set()
    for part in parts:
        if not part:
            return None
        union |= part
    return union


def _better(one: set[str] | None, other: set[str] | None) -> set[str] | None:
    if not one or not other:
        return one or other
    return max(one, other, key=lambda words: (min(map(len, words)), -len(words)))
