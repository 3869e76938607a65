"""What pages carry besides their text: page numbers and running headers, told from their form and their repetition."""

from __future__ import annotations

import re

_DASH = r"[-—–―─－·•~～]{1,3}"
_COUNT = r"(?:\d{1,4}|[一二三四五六七八九十百〇○]{1,4})"
# Forms that nothing but a page number has: — 3 —, 第 3 页, 第3页 共12页, 3 / 12 页, Page 3 of 12.
_CERTAIN = re.compile(
    rf"{_DASH}\s?(?:\d{{1,4}}|[ivxlcIVXLC]{{1,6}})\s?{_DASH}"
    rf"|[（(\[【—-]?\s?第\s?{_COUNT}\s?页(?:\s?[,，/|]?\s?[(（]?共\s?{_COUNT}\s?页[)）]?)?\s?[-—)）\]】]?"
    rf"|共\s?{_COUNT}\s?页\s?[,，/|]?\s?第\s?{_COUNT}\s?页"
    r"|(?i:page)\s?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?|\d{1,4}\s?/\s?\d{1,4}\s?页"
)
# Forms that other things have too: only their place or their sequence on the pages tells.
_POSSIBLE = re.compile(r"\d{1,4}(?:\s?/\s?\d{1,4})?|[ivxlc]{1,6}|[IVXLC]{1,6}")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９／", "0123456789/")
_DIGITS = re.compile(r"\d+")


def is_page_number(text: str) -> bool:
    """Whether a line can be nothing but the number of its page."""
    return len(text) <= 24 and _CERTAIN.fullmatch(text.translate(_FULL_WIDTH)) is not None


def may_be_page_number(text: str) -> bool:
    """Whether a line has the form of a page number, if its place is that of one."""
    return is_page_number(text) or _POSSIBLE.fullmatch(text.translate(_FULL_WIDTH)) is not None


def likeness(text: str) -> str:
    """What lines that differ in their numbers and blanks alone have in common."""
    return _DIGITS.sub("#", "".join(text.translate(_FULL_WIDTH).split()))


def first_number(text: str) -> int | None:
    """The first Arabic number in ``text``."""
    found = _DIGITS.search(text.translate(_FULL_WIDTH))
    return int(found[0]) if found else None
