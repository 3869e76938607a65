"""Where a list that opens belongs: below the heading before it, or beside that heading, which is already done.

Ranks alone cannot tell. Behind the last of （一）…（六）, each a paragraph or two, a new paragraph leads to ——, ——:
these stand beside （六）, though their sign ranks below it.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from reportx.outline.ranks import sequence_key
from reportx.rules.patterns import pattern

if TYPE_CHECKING:
    from reportx.outline.candidates import Heading
    from reportx.outline.tree import OutlineNode
    from reportx.text import Line


class Lists:
    """The headings of one report with the paragraphs that they stand in."""

    def __init__(self, text: str, lines: list[Line], headings: list[Heading], ranks: dict[int, float]) -> None:
        self._text, self._lines = text, lines
        self._starts = [line.start for line in lines]
        openings = set(self._starts)
        self._headed = {self._paragraph(heading) for heading in headings if heading.start in openings}
        self._next = _next_sisters(text, headings, ranks)

    def stands_apart(self, heading: Heading, holder: OutlineNode, sisters: list[OutlineNode]) -> bool:
        """Whether ``heading`` opens a list beside ``holder``, one of ``sisters``, and not below it."""
        above = holder.heading
        if above is None or self._paragraph(heading) == self._paragraph(above):
            return False
        inline = self._paragraph(heading) not in self._headed
        if inline and above.family.startswith("run_in"):
            return True  # such a headline speaks for its own paragraph
        if self._is_continued(above):
            return False
        key = sequence_key(self._text, above)
        before = [node for node in sisters if node.heading and sequence_key(self._text, node.heading) == key]
        before = [node for node in before if node is not holder]
        if not before:
            return False
        if above.own_line:
            return bool(holder.children) and not inline and self._is_turned(heading)
        if not self._opens(heading, holder) or any(self._holds_lists(node, heading) for node in before):
            return False
        if not heading.numbered and not self._has_sign(heading):
            return len(before) >= 2
        return inline or self._paragraph(heading) - 1 not in self._headed

    def _paragraph(self, heading: Heading) -> int:
        return bisect_right(self._starts, heading.start) - 1

    def _has_sign(self, heading: Heading) -> bool:
        return heading.marker is not None

    def _kind(self, heading: Heading) -> str:
        """The list that a heading belongs to; all headlines without a marker are of one kind."""
        return sequence_key(self._text, heading) if self._has_sign(heading) else ""

    def _opens(self, heading: Heading, holder: OutlineNode) -> bool:
        """Whether no list of this kind goes on below ``holder``."""
        if heading.ordinal is not None:
            return heading.ordinal == 1
        kind = self._kind(heading)
        return not any(node.heading and self._kind(node.heading) == kind for node in holder.children)

    def _holds_lists(self, node: OutlineNode, heading: Heading) -> bool:
        """Whether a sister holds such a list below its first paragraph."""
        assert node.heading is not None
        home, kind = self._paragraph(node.heading), self._kind(heading)
        return any(
            child.heading is not None and self._kind(child.heading) == kind and self._paragraph(child.heading) != home
            for child in node.children
        )

    def _is_continued(self, above: Heading) -> bool:
        """Whether the list that ``above`` is one of goes on after what stands below it."""
        later = self._next.get(above.start)
        if later is None:
            return False
        return above.ordinal is None or later.ordinal is None or later.ordinal > above.ordinal

    def _is_turned(self, heading: Heading) -> bool:
        """Whether the paragraphs without a headline right above turn to something else: 五年来, 各位代表."""
        turn = pattern("roles", "passages", "turn")
        index = self._paragraph(heading) - 1
        while index >= 0 and index not in self._headed:
            if turn.match(self._lines[index].text):
                return True
            index -= 1
        return False


def _next_sisters(text: str, headings: list[Heading], ranks: dict[int, float]) -> dict[int, Heading]:
    """For each heading, by its start, the next one of its kind with none between them that stands above both."""
    found: dict[int, Heading] = {}
    open_lists: dict[str, Heading] = {}
    for heading in reversed(headings):
        key, rank = sequence_key(text, heading), ranks[heading.start]
        if key in open_lists:
            found[heading.start] = open_lists[key]
        open_lists = {other: later for other, later in open_lists.items() if ranks[later.start] <= rank}
        open_lists[key] = heading
    return found
