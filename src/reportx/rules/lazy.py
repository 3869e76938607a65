"""Regular expressions that are built when a text first holds what they need."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
from typing import cast

_END = sys.maxsize
# In a process that reads much, asking again and again costs more than building the pattern after all.
_PATIENCE = 2000


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
    says that the pattern is nothing but a choice of those words; ``ready`` is the expression once it has been built.
    """

    __slots__ = ("_refused", "choice", "flags", "needs", "pattern", "ready")

    def __init__(
        self, pattern: str, needs: tuple[str, ...] | None = None, flags: int = 0, *, choice: bool = False
    ) -> None:
        self.pattern, self.needs, self.flags, self.choice = pattern, needs, flags, choice and needs is not None
        self.ready: re.Pattern[str] | None = None
        self._refused = 0

    def may_match(self, text: str) -> bool:
        """False where ``text`` holds none of the words that every match needs; once built it is quicker to try."""
        if self.ready is not None or self.holds(text):
            return True
        self._refused += 1
        if self._refused == _PATIENCE:
            self.built()
        return False

    def holds(self, text: str) -> bool:
        """Whether ``text`` holds one of the words that every match needs."""
        if self.needs is None:
            return True
        for word in self.needs:  # noqa: SIM110 - a generator takes twice as long, and this runs for every line
            if word in text:
                return True
        return False

    def built(self) -> re.Pattern[str]:
        if self.ready is None:
            self.ready = _compile(self.pattern, self.flags)
        return self.ready

    def found(self, text: str) -> bool:
        """Whether the pattern occurs anywhere in ``text``."""
        return self.holds(text) if self.choice else self.search(text) is not None

    def match(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        return self.built().match(text, start, end) if self.may_match(text) else None

    def search(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        return self.built().search(text, start, end) if self.may_match(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self.built().fullmatch(text) if self.may_match(text) else None

    def finditer(self, text: str, start: int = 0, end: int = _END) -> Iterator[re.Match[str]]:
        return self.built().finditer(text, start, end) if self.may_match(text) else iter(())

    def findall(self, text: str) -> list[str]:
        return self.built().findall(text) if self.may_match(text) else []

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        return self.built().sub(replacement, text) if self.may_match(text) else text

    def split(self, text: str) -> list[str]:
        return list(self.built().split(text)) if self.may_match(text) else [text]
