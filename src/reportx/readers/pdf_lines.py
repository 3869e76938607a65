"""The characters of a PDF page → pieces of printed lines.

PDFium gives characters in the order of the page's content, which need not be that of reading; a piece is a stretch of
characters that follow each other on one line. What stands where is for ``reportx.readers.rows``.
"""

from __future__ import annotations

import ctypes
import itertools
import math
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2.raw as pdfium

from reportx.readers.glyphs import SOFT_HYPHENS, is_unreadable, readable
from reportx.readers.paged import PrintedLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfTextPage

# Rendering mode of text that is not painted: the text layer below a scanned page (ISO 32000 9.3.6).
_INVISIBLE = 3
_BLANK = frozenset((0, 9, 10, 13, 32, 0xA0, 0x3000))
# Hidden text counts only where it is nearly all there is: the text layer of a scan.
_LAYER = 0.2
# Points; smaller text is no print.
_SMALLEST = 2.0
# Shares of a character's size: what follows further off is another piece, what stands off less is no blank.
_FAR, _WORD_GAP, _HAN_GAP = 0.9, 0.17, 0.42
# Gaps that say how a line is spaced.
_MANY = 8


class PageText(NamedTuple):
    """The pieces of a page and how many of its characters, of all, cannot be read."""

    pieces: list[PrintedLine]
    unreadable: int
    characters: int


class _Char(NamedTuple):
    """A character: where it begins and ends along its line, the line it stands on, in points, and its turn in degrees.

    ``base`` grows downwards; ``size`` is the height of its font.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    turn: int
    hidden: bool


def page_text(page: PdfTextPage, number: int) -> PageText:
    """The pieces of page ``number``; their positions count from a corner of the page that is the same for all."""
    chars = list(_Characters(page))
    seen = [char for char in chars if not char.hidden]
    if len(seen) > _LAYER * len(chars):
        chars = seen
    if not chars:
        return PageText([], 0, 0)
    turn = Counter(char.turn for char in chars).most_common(1)[0][0]
    upright = [char for char in chars if char.turn == turn]
    bad = sum(is_unreadable(char.text) for char in upright)
    pieces = [_piece(group, number) for group in _grouped(upright)]
    return PageText([piece for piece in pieces if piece.text], bad, len(upright))


class _Style(NamedTuple):
    """What the characters of a text object share; the turn in degrees, clockwise."""

    size: float
    turn: int
    hidden: bool


class _Characters:
    """Reads the characters of a page one by one, and what they share with their text object once."""

    def __init__(self, page: PdfTextPage) -> None:
        self.page = page
        self.styles: dict[int, _Style] = {}
        self.box = pdfium.FS_RECTF()
        self.x, self.y = ctypes.c_double(), ctypes.c_double()

    def __iter__(self) -> Iterator[_Char]:
        for index in range(pdfium.FPDFText_CountChars(self.page)):
            code = pdfium.FPDFText_GetUnicode(self.page, index)
            # Blanks are told by the distance of what they part.
            if code not in _BLANK:
                char = self._read(index, "-" if code in SOFT_HYPHENS else chr(code))
                if char is not None:
                    yield char

    def _read(self, index: int, text: str) -> _Char | None:
        box = self.box
        style = self._style(index)
        # What is turned by less than a quarter is a watermark across the page.
        if style.turn % 90 or style.size < _SMALLEST:
            return None
        if not pdfium.FPDFText_GetLooseCharBox(self.page, index, ctypes.byref(box)):
            return None
        pdfium.FPDFText_GetCharOrigin(self.page, index, ctypes.byref(self.x), ctypes.byref(self.y))
        x, y = self.x.value, self.y.value
        if style.turn == 0:
            return _Char(text, box.left, box.right, -y, *style)
        if style.turn == 270:
            return _Char(text, box.bottom, box.top, x, *style)
        if style.turn == 180:
            return _Char(text, -box.right, -box.left, y, *style)
        return _Char(text, -box.top, -box.bottom, -x, *style)

    def _style(self, index: int) -> _Style:
        item = pdfium.FPDFText_GetTextObject(self.page, index)
        key = ctypes.addressof(item.contents) if item else 0
        if key not in self.styles:
            matrix = pdfium.FS_MATRIX()
            pdfium.FPDFText_GetMatrix(self.page, index, ctypes.byref(matrix))
            self.styles[key] = _Style(
                math.hypot(matrix.c, matrix.d) * pdfium.FPDFText_GetFontSize(self.page, index),
                # Along the line: the angle of the characters themselves is that of slanted type.
                round(math.degrees(math.atan2(-matrix.b, matrix.a))) % 360,
                bool(item) and pdfium.FPDFTextObj_GetTextRenderMode(item) == _INVISIBLE,
            )
        return self.styles[key]


def _grouped(chars: list[_Char]) -> Iterator[list[_Char]]:
    group: list[_Char] = []
    for char in chars:
        if group and not _follows(group[-1], char):
            yield group
            group = []
        # Bold type may be made by printing a character twice.
        if not (group and char.text == group[-1].text and abs(char.left - group[-1].left) < 0.2 * char.size):
            group.append(char)
    if group:
        yield group


def _follows(last: _Char, char: _Char) -> bool:
    size = max(last.size, char.size)
    level = abs(last.base - char.base) < 0.1 * size
    return level and -0.5 * size < char.left - last.right < _FAR * size and abs(last.size - char.size) < 0.25 * size


def _usual_gap(group: list[_Char]) -> float:
    """The gap between the characters of a line, in points; that of most of them."""
    gaps = sorted(char.left - last.right for last, char in itertools.pairwise(group))
    return gaps[len(gaps) // 2] if len(gaps) >= _MANY else 0.0


def _piece(group: list[_Char], page: int) -> PrintedLine:
    parts: list[str] = []
    # A line that is spaced out from edge to edge has no blanks for that.
    spaced = _usual_gap(group) + _HAN_GAP * group[0].size / 2
    for index, char in enumerate(group):
        if index:
            last = group[index - 1]
            han = not (last.text.isascii() and char.text.isascii())
            if char.left - last.right > (max(_HAN_GAP * char.size, spaced) if han else _WORD_GAP * char.size):
                parts.append(" ")
        parts.append(readable(char.text))
    size, base = group[0].size, group[0].base
    right = max(char.right for char in group)
    return PrintedLine(page, "".join(parts), group[0].left, right, base - 0.88 * size, base + 0.12 * size, size)
