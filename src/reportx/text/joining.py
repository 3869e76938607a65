"""Whether a line goes on in the next one: lines that a page's width broke, told from lines that were meant.

The decision is the same for pages and for plain text. It knows nothing of where the lines come from: lengths are in em
(the width of a Chinese character) from the left edge of the body.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# A first-line indent is two characters (GB/T 9704); what a layout makes of it lies between these.
_INDENT = 1.4, 5.0
# A blank above a line, in lines, that parts paragraphs.
_GAP = 0.4
_CLOSING = r"”’』」）)》】〉\]"
_ENDED = re.compile(rf"[。！？!?；;：:…][{_CLOSING}]*$")
_STOPPED = re.compile(rf"[。！？!?…][{_CLOSING}]*$")
# Markers of headings, which hardly ever stand inside a sentence: 一、 （一） 1. 第一部分 ● ——
_MARKER = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(]\s?(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s?[)）]|\d{1,2}[.．、](?![\d０-９])"
    r"|第[一二三四五六七八九十]{1,3}(?:部分|篇|章|编|节)|[①-⑳★☆●○◆◇■□►▶◎♦❖✦•]|[—–]{2}"
)
# Markers of items that paragraphs hold as well.
_ITEM = re.compile(r"[①-⑳]")
# What a title, or a line of place and date, ends with: no word of it is missing.
_WHOLE = re.compile(r"(?:[。！？：）)]|会议上|大会上|报告|总结|综述)$")
_HYPHEN, _LETTERS = re.compile("[A-Za-z]{2}-"), re.compile("[a-z]{2}")
# A short sentence that heads a paragraph.
_RUN_IN = re.compile(r"[^，,。、；;：:！？\s]{4,14}。.")
# What a line has to take at least at its start: signs that must not begin or end a line stay with their neighbour
# (GB/T 15834 B.1), and so do the digits of a number and the letters of a word.
_UNIT = re.compile(
    rf"[“‘『「（(《【〈[]*(?:[0-9][0-9.,]*|[A-Za-z\u00c0-\u024f]+|.)[%％‰℃]?[，。、；：！？,.;:!?{_CLOSING}]*"
)
_GAPPED = re.compile(r"\S(?:[ \u00a0]{3,}|\u3000+|\t+| ?\| ?)(?=\S)")
_NAMES = re.compile(r"(?:[\u4e00-\u9fff·]{2,4}|[\u4e00-\u9fff][ \u3000]+[\u4e00-\u9fff])(?:[ \u3000]+|$)")


class SetLine(NamedTuple):
    """A line as it is set. ``need`` is what its first word takes, ``room`` the right edge of the body.

    ``gap`` is the blank above in lines, over what lies between the lines of a paragraph; ``size`` the height of its
    characters as a share of the body's; a ``row`` is a line of a table or of a list in columns. ``first``: a paragraph
    begins with it (known once the line above is decided on).
    """

    text: str
    left: float
    right: float
    need: float
    room: float
    gap: float = 0.0
    size: float = 1.0
    row: bool = False
    first: bool = True


class Setting(NamedTuple):
    """How paragraphs are set: first lines ``indented``, paragraphs ``parted`` by a gap.

    ``slack`` is how far from the right edge a full line may end, in em.
    """

    indented: bool
    parted: bool
    slack: float


def setting_of(lines: Sequence[SetLine], slack: float) -> Setting:
    """How the paragraphs of ``lines`` are set: what follows the lines that surely end one tells it."""
    opened = [
        line
        for above, line in itertools.pairwise(lines)
        if above.right + max(line.need, 2.0) < above.room - slack and _STOPPED.search(above.text)
    ]
    indents = sum(_INDENT[0] <= line.left <= _INDENT[1] for line in opened)
    gaps = sum(line.gap > _GAP for line in opened)
    return Setting(0 < indents >= 0.6 * len(opened), 0 < gaps >= 0.6 * len(opened), slack)


def goes_on(above: SetLine, line: SetLine, setting: Setting) -> bool:
    """Whether ``line`` continues the paragraph that ``above`` belongs to."""
    if above.row or line.row or line.gap > _GAP or abs(above.size - line.size) > 0.08:
        return False
    ended = _ENDED.search(above.text) is not None
    slack = setting.slack
    if not (brims(above, slack) or (not ended and above.right + line.need > above.room - slack)):
        return False
    if line.left >= _INDENT[0] and not (_centred_on(above, line) if setting.indented else _hangs(above, line)):
        return False
    # Behind a sentence that fills its line, only the next line can say that a new paragraph begins.
    run_in = not (setting.indented or setting.parted) and _RUN_IN.match(line.text)
    marker = _MARKER.match(line.text) and not (setting.indented and _ITEM.match(line.text))
    return not (ended and (run_in or marker or _is_headline(line, slack)))


def _centred_on(above: SetLine, line: SetLine) -> bool:
    """Whether a centred line ends what a full line above it began without an indent: a long title, a place and date."""
    centred = abs(line.left - (line.room - line.right)) < 1.0
    return centred and above.first and above.left < _INDENT[0] and _WHOLE.search(above.text) is None


def _hangs(above: SetLine, line: SetLine) -> bool:
    """Whether an item's lines stand under its words, its marker before them."""
    return abs(line.left - above.left) < 0.5 or (line.left > above.left and _MARKER.match(above.text) is not None)


def brims(line: SetLine, slack: float) -> bool:
    """Whether not even one more character had room behind ``line``."""
    return line.right + 0.99 * line.size > line.room - slack


def has_ended(text: str) -> bool:
    """Whether ``text`` closes with the end of a sentence or clause that a paragraph can end with."""
    return _ENDED.search(text) is not None


def _is_headline(line: SetLine, slack: float) -> bool:
    return not brims(line, slack) and _STOPPED.search(line.text) is None and not _ENDED.search(line.text)


def is_row(text: str) -> bool:
    """A row of a table or of a list of names, which is no prose whatever its length."""
    if " " not in text and "\u3000" not in text and "\t" not in text and "|" not in text:
        return False
    if len(_GAPPED.findall(text)) >= 2:
        return True
    names = _NAMES.findall(text)
    return len(names) >= 4 and sum(map(len, names)) >= 0.8 * len(text)


def first_word(text: str) -> str:
    """What of ``text`` would have had to fit on the line above."""
    found = _UNIT.match(text)
    return found[0] if found else ""


def em_width(text: str) -> float:
    """The width of ``text`` in em, where Latin letters and digits take half of one."""
    return len(text) - 0.5 * sum(char < "\u0250" for char in text)


def joint(above: str, below: str, *, blank: bool, brim: bool) -> str:
    """What stands between two joined lines: nothing in Chinese and within a number, a blank between Latin words.

    ``blank``: the break had a blank beside it; ``brim``: the line was full to the last character. Digits on both
    sides are one number where the line was full and nothing else parted them, else two.
    """
    last, first = above[-1:], below[:1]
    if not (last.isascii() and first.isascii()):
        return ""
    if last.isdigit() and first.isdigit():
        return "" if brim and not blank else " "
    return " " if blank and last.isalnum() and first.isalnum() else ""


def parts_words(above: str, below: str) -> bool:
    """Whether Latin words meet at the break, which are two words where the setting keeps words whole."""
    last, first = above[-1:], below[:1]
    return last.isascii() and first.isascii() and (last.isalpha() or last in ",.;:!?)") and first.isalpha()


def is_hyphenated(above: str, below: str) -> bool:
    """Whether the hyphen that ``above`` ends with only marks the break of a Latin word."""
    return _HYPHEN.fullmatch(above[-3:]) is not None and _LETTERS.match(below) is not None


def at_share(values: Iterable[float], share: float) -> float:
    """The value below which ``share`` of all lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
