"""Enumerators inside paragraphs and at their heads (一是, 第一, (1), ①), kept where they run on 1, 2, …"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportx.outline.candidates import Heading, after, title_end
from reportx.rules.patterns import numbering

if TYPE_CHECKING:
    from reportx.rules.patterns import Marker
    from reportx.text import Line


def find_enumerators(text: str, lines: list[Line], headings: list[Heading]) -> list[Heading]:
    """The enumerators of a body whose other headings are known; these end a list, unless it goes on behind them."""
    chains = _Chains()
    breaks = sorted(headings, key=lambda heading: heading.start)
    position = 0
    for line in lines:
        for marker in numbering().inside(text, line.start, line.end):
            while position < len(breaks) and breaks[position].start <= marker.start:
                chains.interrupt(breaks[position])
                position += 1
            heading = _clause_heading(text, marker, line)
            if heading is not None:
                chains.add(heading, at_line=marker.start == line.start)
    return chains.finish()


class _Chain:
    """A list of one family; ``at_line`` where its items open lines, ``open`` until another heading follows it."""

    __slots__ = ("at_line", "items", "open")

    def __init__(self, items: list[Heading], at_line: bool) -> None:
        self.items, self.at_line, self.open = items, at_line, True


class _Chains:
    """The lists under way, one a family, and the headings kept so far."""

    def __init__(self) -> None:
        self.chains: dict[str, _Chain] = {}
        self.kept: list[Heading] = []

    def interrupt(self, heading: Heading) -> None:
        """Another heading ends all lists; behind one without a number those that open lines may go on."""
        for family, chain in list(self.chains.items()):
            if heading.numbered or not chain.at_line:
                self._close(family)
            else:
                chain.open = False

    def add(self, heading: Heading, *, at_line: bool) -> None:
        family, number = heading.family, heading.ordinal
        chain = self.chains.get(family)
        if number == 1:
            self._close(family)
            self.chains[family] = _Chain([heading], at_line)
            return
        if chain is None or number is None or (not chain.open and not at_line):
            return
        last = chain.items[-1].ordinal or 0
        if family == "order_word":
            heading.ordinal = last + 1
        elif number != last + 1 and not self._is_slip(chain, number, at_line=at_line):
            return
        chain.items.append(heading)
        chain.at_line = chain.at_line and at_line
        chain.open = True

    def finish(self) -> list[Heading]:
        for family in list(self.chains):
            self._close(family)
        return self.kept

    def _is_slip(self, chain: _Chain, number: int, *, at_line: bool) -> bool:
        """Whether an item goes on with a list of lines whose numbers were typed wrongly: one left out, or twice."""
        last = chain.items[-1].ordinal or 0
        return chain.at_line and at_line and chain.open and len(chain.items) >= 2 and number in (last, last + 2)

    def _close(self, family: str) -> None:
        chain = self.chains.pop(family, None)
        if chain is not None and len(chain.items) >= 2:
            self.kept.extend(chain.items)


def _clause_heading(text: str, marker: Marker, line: Line) -> Heading | None:
    title = marker.end
    while title < line.end and text[title] in " \u3000,":
        title += 1
    end = title_end(text, title, line.end)
    if end - title < 2:
        return None
    place = (marker.start, marker.start + len(text[marker.start : marker.end].rstrip()))
    return Heading(marker.start, title, end, after(text, end, line.end), marker.family.id, place, marker.ordinal, True)
