"""Quotations and titles in a label: whole, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportx.indicators.nouns import Label

_MARKS = (("“", "”"), ("《", "》"), ("(", ")"))
_ANY = frozenset("“”《》()")


def with_whole_quotes(label: Label, left: str) -> Label:
    """A label that begins inside a quotation or a title begins with its opening mark instead."""
    if not _ANY.intersection(label.text):
        return label
    for opening, closing in _MARKS[:2]:
        at = label.text.find(closing)
        inside = at >= 0 and opening not in label.text[:at]
        start = left.find(label.text[: at + 1]) if inside else -1
        opened = left.rfind(opening, 0, start) if start > 0 else -1
        if opened >= 0 and closing not in left[opened:start]:
            label = label._replace(text=left[opened:start] + label.text)
    return label._replace(text=_closed(label.text))


def _closed(text: str) -> str:
    """The text without a mark that has no partner."""
    for opening, closing in _MARKS:
        if text.count(opening) == text.count(closing):
            continue
        if text.find(closing) >= 0 and opening not in text[: text.find(closing)]:
            text = text[text.find(closing) + 1 :] or text
        elif text.rfind(opening) > text.rfind(closing):
            text = text[: text.rfind(opening)] or text.replace(opening, "")
    return text
