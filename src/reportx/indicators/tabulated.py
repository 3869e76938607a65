"""Figures in tables: what the words of headers and rows say of them.

The words above a figure and those that open its row name what is counted and whose it is; a body or a place is the
scope, everything else the label. A header that only says how much (数量, 件数) leaves the label to the row, and where
no row names a thing, to the title of the table.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportx.indicators.actors import is_scope
from reportx.indicators.nouns import NOUN_LONG, Label
from reportx.quantities.columns import column_pattern

if TYPE_CHECKING:
    from reportx.quantities import Figure
    from reportx.quantities.entries import Entry

_SUM = "合计"
_NAMED = 2
_SHORT = 24  # a line over a table that may be its title
_STOPS = tuple("。;:,!?")
_BRACKET = re.compile(r"\(.*\)$")
_NUMBERED = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、])\s?")


def entry_label(entry: Entry, unit: str | None) -> tuple[Label, str]:
    """What the figure of an entry counts, and whose it is; and the words of its headers where the row adds a name."""
    things, bodies = _told(entry)
    rows = [words for words in things if words in entry.row and not _says_nothing(words)]
    headers = [words for words in things if words not in entry.row]
    said = [words for words in headers if not _says_nothing(words)]
    if not rows and not said and bodies and not _names_bodies(entry.corner) and not _named_by_title(entry):
        rows, bodies = bodies[-1:], []  # 政协委员 | 238名: what is counted, where nothing else says it
    for empty in ("time_before", "among"):
        said = [column_pattern(empty).sub("", words) for words in said]
    if rows and said and column_pattern("share").fullmatch(rows[-1]):
        rows, said = said, rows[-1:]  # 占比 | 51.4% below 提案
    text = "".join([*rows[-1:], *said])
    if not text:
        text = _of_title(entry, headers)
    elif len(said) == 0 and entry.role in ("total", "subtotal"):
        text += _SUM
    rule = "table_change" if is_change(entry) else "table"
    label = Label(text[:NOUN_LONG], noun=text, scope=bodies[-1] if bodies else None, rule=rule, unit=unit)
    return label, "".join(said) if rows else ""


def _says_nothing(words: str) -> bool:
    return column_pattern("generic").fullmatch(words) is not None


def is_change(entry: Entry) -> bool:
    """Whether the column says what became more or less, and by how much."""
    return bool(entry.header) and column_pattern("change").fullmatch(entry.header[-1]) is not None


def is_planned(entry: Entry) -> bool:
    """Whether the headers say that the figure is still to be reached."""
    return any(column_pattern("planned").fullmatch(words) for words in entry.header)


def decide_entry(entry: Entry, figure: Figure, label: Label) -> tuple[str, str]:
    """``(kind, reason)`` of a figure in a cell."""
    if figure.unit is None and not label.text and label.scope is None:
        return "unknown", "bare"
    return "indicator", "table_cell"


def _told(entry: Entry) -> tuple[list[str], list[str]]:
    """The words of rows and headers that are things, and those that are bodies or places."""
    things: list[str] = []
    bodies: list[str] = []
    across = bool(entry.header) and _is_body(entry.header[0], "")
    for words in entry.row:
        (bodies if _is_body(words, "" if across else entry.corner) else things).append(words)
    for words in entry.header:
        (bodies if across and _is_body(words, "") else things).append(words)
    things = [words for words in things if not column_pattern("time").fullmatch(words)]
    return things, bodies


def _is_body(words: str, corner: str) -> bool:
    """Whether words name a body or a place: the header over them says so, or their own last word."""
    if is_scope(words) or _names_bodies(corner):
        return True
    things = column_pattern("things").fullmatch(_BRACKET.sub("", corner))
    return things is None and column_pattern("body").fullmatch(words) is not None


def _names_bodies(corner: str) -> bool:
    """Whether the header over the names of rows says that they are bodies, places or people."""
    return column_pattern("bodies").fullmatch(_BRACKET.sub("", corner)) is not None


def _of_title(entry: Entry, headers: list[str]) -> str:
    """What the title of the table names, where rows and headers say only how much."""
    generic = headers[-1] if headers else "".join(entry.header[-1:])
    words = _named_by_title(entry)
    if words:
        return words + (_SUM if entry.role == "total" else "")
    return _SUM if entry.role == "total" else generic


def _named_by_title(entry: Entry) -> str:
    """The thing that the title names, or the short line over the table."""
    titles = (*entry.title.split("\n"), entry.above if _is_short(entry.above) else "")
    return next((words for title in titles if len(words := _title_words(title)) >= _NAMED), "")


def _is_short(above: str) -> bool:
    return len(above) <= _SHORT and not above.endswith(_STOPS)


def _title_words(title: str) -> str:
    words = _NUMBERED.sub("", title)
    head = column_pattern("title_head").match(words)
    words = words[head.end() :] if head else words
    tail = column_pattern("title_tail").search(words)
    return words[: tail.start()] if tail else words
