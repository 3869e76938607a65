"""Cards of a digest: a figure on a line of its own, and its name on the line above or below."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportx.outline.marking import NUMBERED
from reportx.rules.patterns import pattern

if TYPE_CHECKING:
    from reportx.text import Line

_DIGIT = re.compile(r"\d")
# 01 and 02 on lines of their own are banners.
_BANNER_DIGITS = re.compile(r"0\d$")
_LONGEST_NAME = 20
_LONGEST_CARD = 20


def is_card(line: Line) -> bool:
    """Whether the line is a figure and nothing else."""
    text = line.text
    if len(text) > _LONGEST_CARD:
        return False
    found = pattern("headlines", "card").match(text) and _DIGIT.search(text)
    return bool(found) and not _BANNER_DIGITS.match(text)


def card_names(lines: list[Line]) -> dict[int, int]:
    """The indexes of lines that are figures, each with the index of the line that names it.

    Names stand above their figures; below them where a block begins with a figure and ends with a name.
    """
    names: dict[int, int] = {}
    index = 0
    while index < len(lines):
        if not is_card(lines[index]):
            index += 1
            continue
        first, last = index, index
        while (
            last + 2 < len(lines)
            and _is_name(lines, last + 1)
            and _joined(lines, last + 2)
            and is_card(lines[last + 2])
        ):
            last += 2
        above = first > 0 and _joined(lines, first) and _is_name(lines, first - 1)
        below = last + 1 < len(lines) and _is_name(lines, last + 1)
        if below and _joined(lines, last + 1) and not above:
            names.update({figure: figure + 1 for figure in range(first, last + 1, 2)})
        elif first > 0 and _is_name(lines, first - 1):
            names.update({figure: figure - 1 for figure in range(first, last + 1, 2)})
        index = last + 1
    return names


def _joined(lines: list[Line], index: int) -> bool:
    return lines[index].blank_before == 0


def _is_name(lines: list[Line], index: int) -> bool:
    text = lines[index].text
    # A numbered heading names no figure: the number above it is a page's.
    if NUMBERED.match(text):
        return False
    return 2 <= len(text) <= _LONGEST_NAME and text[-1] not in "。!?;:,、%" and not text[-1].isdigit()
