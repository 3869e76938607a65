"""Where the reports of a text begin."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportx.outline.marking import FULL_STOP, NUMBERED, holds_figure, is_body
from reportx.rules.patterns import pattern

if TYPE_CHECKING:
    from reportx.outline.marking import MarkedLine

# Prose that a region must have had before the next title, or the next address, opens another.
_NEXT, _LONG_BODY = 200, 1500
_HEAD_LINES = 8


@dataclass(slots=True, eq=False)
class Starts:
    """The indexes of the lines that open a region, found in one walk.

    ``restarts`` are lines at which the text before begins anew. ``block`` is the first line of the run of lines
    without prose that the walk is in, ``titled`` whether it has a title, ``body`` how much prose the region has had
    so far.
    """

    marked: list[MarkedLine]
    restarts: set[int]
    starts: list[int] = field(default_factory=list)
    block: int | None = None
    titled: bool = False
    body: int = 0

    def find(self) -> list[int]:
        for index, item in enumerate(self.marked):
            if item.reason is not None:
                self._noise(item)
                continue
            if index in self.restarts and not self._is_head(index):
                self._restart(index)
            if is_body(item.line.text) and not item.title:
                self._prose(index, len(item.line.text))
            else:
                self._head(index, item)
        if not self.starts:
            return [index for index, item in enumerate(self.marked) if item.reason is None][:1]
        return self.starts

    def _noise(self, item: MarkedLine) -> None:
        if item.reason == "site introduction":
            # What stood above the introduction of a site is the page's title, not the report's.
            self.block, self.titled = None, False
            if not self.body:
                self.starts.clear()
        elif item.tail and self.body:
            self.block = None

    def _is_head(self, index: int) -> bool:
        """Whether nothing but the lines of a head stands between the last start and ``index``."""
        first = self.starts[-1] if self.starts else 0
        lines = [item.line.text for item in self.marked[first:index] if item.reason is None]
        return len(lines) <= _HEAD_LINES and not any(is_body(text) or holds_figure(text) for text in lines)

    def _restart(self, index: int) -> None:
        first = index
        for above in range(index - 1, max(index - _HEAD_LINES, -1), -1):
            item = self.marked[above]
            if item.reason is None and not (item.title or _is_aside(item.line.text)):
                break
            first = above if item.reason is None else first
        if not self.starts:
            self.starts.append(next(i for i, item in enumerate(self.marked) if item.reason is None))
        if first > self.starts[-1]:
            self.starts.append(first)
        self.block, self.titled, self.body = index, True, 0

    def _prose(self, index: int, length: int) -> None:
        if not self.starts:
            self.starts.append(index if self.block is None else self.block)
        self.body += length
        self.block, self.titled = None, False

    def _head(self, index: int, item: MarkedLine) -> None:
        if self.block is None:
            self.block = index
        if item.title and not self.titled:
            self.titled = True
            first = _first_of_title(self.marked, self.block, index)
            if not self.starts or self.body >= _NEXT:
                self.starts.append(first)
                self.body = 0
        elif self.body >= _LONG_BODY and _is_address(self.marked, index):
            self.starts.append(index)
            self.body, self.titled = 0, True


def _is_aside(text: str) -> bool:
    """A line of a head beside its title: date and place, who speaks, whom the report addresses."""
    return any(
        pattern("reports", *keys).match(text)
        for keys in (("head", "aside"), ("head", "speaker"), ("title", "salutation"))
    )


def _first_of_title(marked: list[MarkedLine], block: int, index: int) -> int:
    """The first line of the head that the title at ``index`` closes; lines of a toolbar in between become noise."""
    first = index
    for above in range(index - 1, block - 1, -1):
        item = marked[above]
        if item.reason is not None:
            continue
        text = item.line.text
        if text.endswith(FULL_STOP):
            break
        if len(text) < 6 or NUMBERED.match(text):
            item.reason = "page furniture"
        elif len(text) <= 60:
            first = above
    return first


def _is_address(marked: list[MarkedLine], index: int) -> bool:
    """A salutation followed by the words that open a report: a report without a title of its own."""
    if not pattern("reports", "title", "salutation").match(marked[index].line.text):
        return False
    following = marked[index + 1].line.text if index + 1 < len(marked) else ""
    return pattern("reports", "title", "speech_opening").match(following) is not None
