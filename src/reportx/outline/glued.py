"""Lines on which a page has set several: a title with its date, a whole head with the body behind it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportx.rules.patterns import pattern

if TYPE_CHECKING:
    from reportx.text import Line

# A head stands in this much of the line; a line shorter than this is no head with a body.
_HEAD, _LONG = 600, 200


def unglue(lines: list[Line]) -> list[Line]:
    """The lines, those that hold a head divided into its parts."""
    apart: list[Line] = []
    for line in lines:
        cuts = _cuts(line.text) if "告" in line.text[:_HEAD] else []
        if cuts:
            apart += [piece for a, b in pairwise([0, *cuts, len(line.text)]) if (piece := _piece(line, a, b))]
        else:
            apart.append(line)
    return apart


def _piece(line: Line, start: int, end: int) -> Line | None:
    text = line.text[start:end]
    kept = text.strip()
    if not kept:
        return None
    begin = line.start + start + len(text) - len(text.lstrip())
    return line._replace(start=begin, end=begin + len(kept), text=kept, blank_before=0 if start else line.blank_before)


def _cuts(text: str) -> list[int]:
    """Where the line is to be cut: before and behind the title, behind the date, behind the salutation."""
    if len(text) < _LONG:
        dated = pattern("reports", "head", "dated_title").match(text)
        return [dated.end("title")] if dated else []
    salutation = pattern("reports", "head", "glued_salutation").search(text, 0, _HEAD)
    if salutation is None:
        return []
    dateline = pattern("reports", "head", "dateline").search(text, 0, salutation.start())
    first = dateline.end() if dateline else 0
    title = pattern("reports", "head", "glued_title").search(text, first, salutation.start())
    if title is None:
        return []
    cuts = {title.start("title"), title.end("title"), title.end("date"), salutation.start(), salutation.end()}
    if dateline:
        cuts.add(dateline.start())
    return sorted(cut for cut in cuts if cut > 0)
