"""Regular expressions that are built when a text first holds what they need."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_END = sys.maxsize
# In a process that reads much, asking again and again costs more than building the pattern after all.
_PATIENCE = 2000
_BEHIND = 64  # characters before the start of a search; no look-behind of the tables reaches further
_MANY = 400  # about what a long report asks for; from then on one expression for all pays


def _compile(pattern: str, flags: int) -> re.Pattern[str]:
    """``re`` builds a pattern in half the time; what it cannot read (look-behinds of any width) ``regex`` builds."""
    try:
        return re.compile(pattern, flags)
    except re.error:
        import regex

        return cast("re.Pattern[str]", regex.compile(pattern, flags))


class Lazy:
    """A regular expression with the words of which every match holds at least one (None: not known).

    The methods are those of ``re.Pattern``; where the text holds none of the words they answer at once. ``choice``
    says that the pattern is nothing but a choice of those words.
    """

    __slots__ = ("_built", "_refused", "choice", "flags", "needs", "pattern")

    def __init__(
        self, pattern: str, needs: tuple[str, ...] | None = None, flags: int = 0, *, choice: bool = False
    ) -> None:
        self.pattern, self.needs, self.flags, self.choice = pattern, needs, flags, choice and needs is not None
        self._built: re.Pattern[str] | None = None
        self._refused = 0

    def may_match(self, text: str) -> bool:
        """False where ``text`` holds none of the words that every match needs; once built it is quicker to try."""
        if self._built is not None or self.holds(text):
            return True
        self._refused += 1
        if self._refused == _PATIENCE:
            self.built()
        return False

    def _ready(self, text: str, start: int = 0, end: int = _END) -> re.Pattern[str] | None:
        """The expression, built now, where the text may hold a match; the methods ask only while it is not built."""
        # A passage is cut out: looking all of a long text over for each passage takes the square of its length.
        return self.built() if self.may_match(text[max(0, start - _BEHIND) : end] if start else text) else None

    def holds(self, text: str) -> bool:
        """Whether ``text`` holds one of the words that every match needs."""
        if self.needs is None:
            return True
        for word in self.needs:  # noqa: SIM110 - a generator takes twice as long, and this runs for every line
            if word in text:
                return True
        return False

    def built(self) -> re.Pattern[str]:
        if self._built is None:
            self._built = _compile(self.pattern, self.flags)
        return self._built

    def found(self, text: str) -> bool:
        """Whether the pattern occurs anywhere in ``text``."""
        return self.holds(text) if self.choice else self.search(text) is not None

    def match(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        built = self._built or self._ready(text, start, end)
        return built.match(text, start, end) if built is not None else None

    def search(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        built = self._built or self._ready(text, start, end)
        return built.search(text, start, end) if built is not None else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        built = self._built or self._ready(text)
        return built.fullmatch(text) if built is not None else None

    def finditer(self, text: str, start: int = 0, end: int = _END) -> Iterator[re.Match[str]]:
        built = self._built or self._ready(text, start, end)
        return built.finditer(text, start, end) if built is not None else iter(())

    def findall(self, text: str) -> list[str]:
        return self.built().findall(text) if self.may_match(text) else []

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        built = self._built or self._ready(text)
        return built.sub(replacement, text) if built is not None else text

    def split(self, text: str) -> list[str]:
        return list(self.built().split(text)) if self.may_match(text) else [text]


class FirstOf:
    """The first of several patterns that matches at a place. They hold no groups of their own.

    One after the other while few texts are read, so that only those a text needs are built; then all as one
    expression.
    """

    __slots__ = ("_asked", "_one", "_patterns")

    def __init__(self, patterns: tuple[Lazy, ...]) -> None:
        self._patterns = patterns
        self._asked = 0
        self._one: re.Pattern[str] | None = None

    def match(self, text: str, start: int, around: str) -> tuple[int, int] | None:
        """``(number of the pattern, end of its match)``; ``around`` is all of the text that they look at."""
        if self._one is None:
            self._asked += 1
            if self._asked < _MANY:
                return self._in_turn(text, start, around)
            self._one = _compile(
                "|".join(f"({pattern.pattern})" for pattern in self._patterns), self._patterns[0].flags
            )
        match = self._one.match(text, start)
        return ((match.lastindex or 1) - 1, match.end()) if match else None

    def _in_turn(self, text: str, start: int, around: str) -> tuple[int, int] | None:
        for number, pattern in enumerate(self._patterns):
            if pattern.may_match(around):
                match = pattern.built().match(text, start)
                if match:
                    return number, match.end()
        return None
