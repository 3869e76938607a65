"""Tables of contents: lines that repeat the headings of the report ahead of it, with page numbers or without."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportx.rules.patterns import pattern

if TYPE_CHECKING:
    from reportx.outline.marking import MarkedLine

_REASON = "table of contents"
_PAGE = r"\d{1,3}$"
_LONGEST = 80
_FEWEST, _FEWEST_UNTITLED = 2, 3


def mark_contents(marked: list[MarkedLine]) -> None:
    """Make the lines of tables of contents noise."""
    texts = [item.line.text for item in marked]
    index = 0
    while index < len(marked):
        titled = _is_title(texts[index])
        stop = _end_of_entries(texts, index + titled, titled=titled)
        # A reader of pages may have known the title, and some of the entries.
        if marked[index].reason in (None, _REASON) and stop - index - titled >= (
            _FEWEST if titled else _FEWEST_UNTITLED
        ):
            for item in marked[index:stop]:
                item.reason = item.reason or _REASON
        index = max(stop, index + 1)


def _end_of_entries(texts: list[str], index: int, *, titled: bool) -> int:
    """The index behind the entries that begin at ``index``; below 目录 a line may also be one without a page,
    or the first of two on which an entry is set."""
    while index < len(texts) and len(texts[index]) <= _LONGEST:
        paged = _is_paged(texts[index]) or (titled and _is_paged("".join(texts[index + 1 : index + 2])))
        if not paged and not (titled and (re.match(_PAGE, texts[index]) or _is_repeated(texts, index))):
            break
        index += 1
    return index


# Few lines look like either; for the others no expression is built.


def _is_title(text: str) -> bool:
    if "目" not in text[:4] and "ontents" not in text[:10].lower():
        return False
    return pattern("reports", "contents", "title", "pattern").fullmatch(text) is not None


def _is_paged(text: str) -> bool:
    if not text.rstrip(" )-")[-1:].isdigit():
        return False
    return pattern("reports", "contents", "entry", "pattern").search(text) is not None


def _is_repeated(texts: list[str], index: int) -> bool:
    """Whether a later line says the same, or opens with it: the heading that the entry stands for."""
    words = _unspaced(texts[index])
    return len(words) >= 2 and any(_unspaced(later).startswith(words) for later in texts[index + 1 :])


def _unspaced(text: str) -> str:
    return "".join(text.split())
