"""Naming a figure: the code of the vocabulary whose pattern fits best.

A pattern is a list of terms that must all hold; every term is a choice of plain words. All words of all patterns are
looked up in one pass over the figure's clause by their first two characters, so the cost does not grow with the
number of codes.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from reportx.rules.load import table, table_names

_UNIT_BONUS = 1.5


class Code(NamedTuple):
    """A code of the vocabulary."""

    code: str
    name: str
    group: str
    dimensions: frozenset[str]
    units: frozenset[str]


class Pattern(NamedTuple):
    """A pattern of a code: words that must stand near, words of the context, and words that bar it."""

    code: Code
    rule: str
    near: tuple[frozenset[str], ...]
    context: tuple[frozenset[str], ...]
    not_near: frozenset[str]
    not_context: frozenset[str]


class Vocabulary(NamedTuple):
    """The codes, and their patterns found by any word of their first near term."""

    codes: dict[str, Code]
    by_word: dict[str, tuple[Pattern, ...]]
    words: dict[str, tuple[str, ...]]

    def found(self, text: str) -> set[str]:
        """The words of all patterns that occur in ``text``."""
        words = self.words
        found: set[str] = set()
        for index in range(len(text)):
            for key in (text[index : index + 2], text[index]):
                for word in words.get(key, ()):
                    if text.startswith(word, index):
                        found.add(word)
        return found


@cache
def vocabulary() -> Vocabulary:
    codes: dict[str, Code] = {}
    by_word: dict[str, list[Pattern]] = {}
    words: dict[str, set[str]] = {}
    for name in table_names("vocabulary"):
        for entry in table(name)["code"]:
            code = Code(
                entry["code"],
                entry["zh"],
                entry["group"],
                frozenset([entry["dimension"], *entry.get("also", [])]),
                frozenset(entry["units"]),
            )
            codes[code.code] = code
            for number, text in enumerate(entry["patterns"], 1):
                pattern = _parse(code, f"{code.code}#{number}", text)
                for term in (*pattern.near, *pattern.context, pattern.not_near, pattern.not_context):
                    for word in term:
                        words.setdefault(word[:2], set()).add(word)
                for word in pattern.near[0] if pattern.near else ():
                    by_word.setdefault(word, []).append(pattern)
    return Vocabulary(
        codes, {word: tuple(items) for word, items in by_word.items()}, {k: tuple(v) for k, v in words.items()}
    )


def _parse(code: Code, rule: str, text: str) -> Pattern:
    near: list[frozenset[str]] = []
    context: list[frozenset[str]] = []
    not_near: set[str] = set()
    not_context: set[str] = set()
    for term in text.split():
        if term.startswith("!~"):
            not_context.update(term[2:].split("|"))
        elif term.startswith("!"):
            not_near.update(term[1:].split("|"))
        elif term.startswith("~"):
            context.append(frozenset(term[1:].split("|")))
        else:
            near.append(frozenset(term.split("|")))
    return Pattern(code, rule, tuple(near), tuple(context), frozenset(not_near), frozenset(not_context))


_COMPATIBLE = {
    "count": {"count", "person_times", "area", "length", "mass", "volume", "other", "duration"},
    "person_times": {"count", "person_times"},
    "percent": {"percent", "comparison"},
    "ratio": {"ratio", "comparison", "percent"},
    "money": {"money", "comparison"},
}


def _agrees(code: Code, dimension: str, unit: str | None) -> bool:
    """Whether a figure of this dimension may carry the code: percentages and money never name counts."""
    if unit in code.units:
        return True
    if "comparison" in code.dimensions or "other" in code.dimensions:
        return True
    allowed = _COMPATIBLE.get(dimension, {"count", dimension, "other"})
    return bool(code.dimensions & allowed)


def name_figure(near: str, context: str, dimension: str, unit: str | None) -> tuple[Code, str]:
    """``(code, rule)`` of the best pattern; the code ``other`` where none fits."""
    rules = vocabulary()
    near_found = rules.found(near)
    context_found = near_found | rules.found(context)
    best: tuple[float, Code, str] | None = None
    seen: set[str] = set()
    for word in near_found:
        for pattern in rules.by_word.get(word, ()):
            if pattern.rule in seen:
                continue
            seen.add(pattern.rule)
            score = _score(pattern, near_found, context_found, dimension, unit)
            if score is None:
                continue
            order = (score, -_rank(pattern.rule))
            if best is None or order > (best[0], -_rank(best[2])):
                best = (score, pattern.code, pattern.rule)
    if best is None:
        return rules.codes["other"], "other"
    return best[1], best[2]


@cache
def _order() -> dict[str, int]:
    return {code: number for number, code in enumerate(vocabulary().codes)}


def _rank(rule: str) -> float:
    code, _, number = rule.partition("#")
    return _order()[code] + int(number) / 1000


def _score(pattern: Pattern, near: set[str], context: set[str], dimension: str, unit: str | None) -> float | None:
    if pattern.not_near & near or pattern.not_context & context:
        return None
    if not _agrees(pattern.code, dimension, unit):
        return None
    score = 0.0
    for term in pattern.near:
        hits = term & near
        if not hits:
            return None
        score += max(map(len, hits))
    for term in pattern.context:
        hits = term & context
        if not hits:
            return None
        score += max(map(len, hits)) / 2
    return score + (_UNIT_BONUS if unit in pattern.code.units else 0.0)
