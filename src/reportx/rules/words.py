"""Choices of plain words, looked up by their first or last character instead of by a regular expression."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Found(NamedTuple):
    """A word as found in a text."""

    word: str
    at: int

    def start(self) -> int:
        return self.at

    def end(self) -> int:
        return self.at + len(self.word)


class Words:
    """A set of words; of several that fit at one place the longest is taken."""

    __slots__ = ("_by_first", "_by_last")

    def __init__(self, words: Iterable[str]) -> None:
        self._by_first: dict[str, list[str]] = {}
        self._by_last: dict[str, list[str]] = {}
        for word in sorted(set(words), key=lambda word: (-len(word), word)):
            self._by_first.setdefault(word[0], []).append(word)
            self._by_last.setdefault(word[-1], []).append(word)

    def match(self, text: str, start: int = 0) -> Found | None:
        """The word that begins at ``start``."""
        for word in self._by_first.get(text[start : start + 1], ()):
            if text.startswith(word, start):
                return Found(word, start)
        return None

    def finditer(self, text: str) -> Iterator[Found]:
        """The words of ``text`` from left to right, none overlapping another."""
        position = 0
        while position < len(text):
            found = self.match(text, position)
            if found:
                yield found
            position = found.end() if found else position + 1

    def ending(self, text: str) -> str:
        """The word that ``text`` ends with; empty where it ends with none."""
        for word in self._by_last.get(text[-1:], ()):
            if text.endswith(word):
                return word
        return ""
