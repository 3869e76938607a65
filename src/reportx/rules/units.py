"""Measure words and bound words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reportx.rules.load import lazy, table

if TYPE_CHECKING:
    from reportx.rules.lazy import Lazy

_AWAY = 14  # how far before a number a bound word may stand


class Unit(NamedTuple):
    """A measure word as found behind a number."""

    word: str
    dimension: str
    place: bool
    end: int


class UnitRules(NamedTuple):
    """Units keyed by their first character, longest first.

    ``not_before`` holds the characters that must not follow a unit, ``yet_before`` words that may all the same;
    ``alone`` are units that a power without a digit counts in.
    """

    keyed: dict[str, tuple[tuple[str, str, bool], ...]]
    not_before: dict[str, str]
    yet_before: dict[str, tuple[str, ...]]
    alone: frozenset[str]

    def at(self, text: str, start: int) -> Unit | None:
        """The unit that begins at ``start``."""
        for word, dimension, place in self.keyed.get(text[start : start + 1], ()):
            if text.startswith(word, start):
                end = start + len(word)
                barred = text[end : end + 1] in self.not_before.get(word, "") and end < len(text)
                if not barred or text.startswith(self.yet_before.get(word, ()), end):
                    return Unit(word, dimension, place, end)
        return None

    def knows(self, word: str) -> bool:
        """Whether figures are read with this measure word."""
        return any(word == known for known, _, _ in self.keyed.get(word[:1], ()))

    def dimension(self, word: str | None) -> str:
        """The dimension of a unit; figures without one are counts."""
        if not word:
            return "count"
        return next((d for w, d, _ in self.keyed.get(word[0], ()) if w == word), "other")


class Bounds(NamedTuple):
    """Bound words: left ones keyed by their last character, right ones by their first, longest first."""

    left: dict[str, tuple[tuple[str, str, str, str], ...]]
    right: dict[str, tuple[tuple[str, str], ...]]
    distant: tuple[tuple[str, Lazy], ...]

    def away(self, text: str, start: int) -> str | None:
        """The bound of a word that stands a few characters before ``start``: 至少提交1件."""
        found = self.word_away(text, start)
        return found[0] if found else None

    def word_away(self, text: str, start: int) -> tuple[str, str] | None:
        """``(bound, word)`` of that word."""
        words = text[max(0, start - _AWAY) : start]
        for bound, pattern in self.distant:
            match = pattern.search(words)
            if match:
                return bound, match[0]
        return None

    def before(self, text: str, start: int) -> tuple[str, str] | None:
        """``(bound, word)`` of the bound word that ends at ``start``."""
        for word, bound, not_after, only_before in self.left.get(text[start - 1 : start], ()):
            begin = start - len(word)
            if begin < 0 or not text.startswith(word, begin):
                continue
            if begin and text[begin - 1] in not_after:
                continue
            if only_before and text[start : start + 1] not in only_before:
                continue
            return bound, word
        return None

    def after(self, text: str, end: int) -> tuple[str, str] | None:
        """``(bound, word)`` of the bound word that begins at ``end``."""
        for word, bound in self.right.get(text[end : end + 1], ()):
            if text.startswith(word, end):
                return bound, word
        return None


@cache
def unit_rules() -> UnitRules:
    data = table("units")
    keyed: dict[str, set[tuple[str, str, bool]]] = {}
    for rule in data["unit"]:
        for word in rule["words"].split():
            keyed.setdefault(word[0], set()).add((word, rule["dimension"], rule["id"] == "place"))
    return UnitRules(
        {char: tuple(sorted(words, key=lambda w: (-len(w[0]), w))) for char, words in keyed.items()},
        data["not_before"],
        {word: tuple(words) for word, words in data["yet_before"].items()},
        frozenset(data["alone"].split()),
    )


@cache
def bound_rules() -> Bounds:
    data = table("bounds")
    left: dict[str, list[tuple[str, str, str, str]]] = {}
    for rule in data["left"]:
        not_after = rule.get("not_after", {})
        for word in rule["words"]:
            entry = (word, rule["bound"], not_after.get(word, ""), rule.get("only_before", ""))
            left.setdefault(word[-1], []).append(entry)
    right: dict[str, list[tuple[str, str]]] = {}
    for rule in data["right"]:
        for word in rule["words"]:
            right.setdefault(word[0], []).append((word, rule["bound"]))
    return Bounds(
        {char: tuple(sorted(words, key=lambda w: -len(w[0]))) for char, words in left.items()},
        {char: tuple(sorted(words, key=lambda w: -len(w[0]))) for char, words in right.items()},
        tuple((rule["bound"], lazy(rule["pattern"])) for rule in data["distant"]),
    )
