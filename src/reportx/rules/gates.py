"""What a text must hold for a pattern to match in it: worked out once, when the tables are compiled.

A report meets few of the hundreds of patterns. Building a regular expression takes longer than most of them ever save,
so each comes with words of which every match holds at least one; ``reportx.rules.lazy`` builds it when a text does.
"""

from __future__ import annotations

import re
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_SPACES = frozenset(filter(str.isspace, map(chr, range(0x3001))))
_MOST = 60  # a gate of more words than this tells little and costs much


def needed_words(pattern: str) -> list[str] | None:
    """Words of which every match of ``pattern`` holds at least one; None where no such list is known."""
    tree = parser.parse(pattern)
    if tree.state.flags & re.IGNORECASE:
        return None
    words = _of_sequence(tree) or set()
    shortest = {word for word in words if not any(other != word and other in word for other in words)}
    return sorted(shortest, key=lambda word: (len(word), word)) if 0 < len(shortest) <= _MOST else None


def first_characters(pattern: str) -> str | None:
    """The characters that a match of ``pattern`` may begin with; None where no such list is known."""
    tree = parser.parse(pattern)
    firsts = None if tree.state.flags & re.IGNORECASE else _firsts(tree)
    return "".join(sorted(firsts)) if firsts else None


def _firsts(sequence: Any) -> set[str] | None:
    """The first characters of a sequence: those of its parts up to the first that cannot be empty."""
    firsts: set[str] = set()
    for op, argument in sequence:
        if op in (ops.ASSERT, ops.ASSERT_NOT, ops.AT):
            continue
        part, optional = _first_of(op, argument)
        if part is None:
            return None
        firsts |= part
        if not optional:
            return firsts
    return None


def _first_of(op: Any, argument: Any) -> tuple[set[str] | None, bool]:
    """``(first characters, whether the part may be empty)``."""
    if op is ops.LITERAL:
        return {chr(argument)}, False
    if op is ops.IN:
        return _of_set(argument, digits=True), False
    if op is ops.SUBPATTERN:
        return (None, False) if argument[1] & re.IGNORECASE else (_firsts(argument[3]), False)
    if op is ops.BRANCH:
        return _union(_firsts(branch) for branch in argument[1]), False
    if op in (ops.MAX_REPEAT, ops.MIN_REPEAT):
        return _firsts(argument[2]), argument[0] == 0
    return None, False


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


def _of_set(items: Any, *, digits: bool = False) -> set[str] | None:
    """The members of a set of plain characters; with ``digits``, ``\\d``, ``\\s`` and ranges are spelt out as well."""
    members: set[str] = set()
    for op, argument in items:
        if op is ops.LITERAL:
            members.add(chr(argument))
        elif digits and op is ops.RANGE:
            members |= set(map(chr, range(argument[0], argument[1] + 1)))
        elif digits and (op, argument) == (ops.CATEGORY, ops.CATEGORY_DIGIT):
            members |= set("0123456789")
        elif digits and (op, argument) == (ops.CATEGORY, ops.CATEGORY_SPACE):
            members |= _SPACES
        else:
            return None
    return members


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
