"""Text objects of an OFD page, as the lines that they print.

GB/T 33190-2016: 8.5 (pages: layers, blocks), 11.2 (text objects), 11.3 (text codes and their offsets). Positions are
millimetres from the page's left and top edge, those inside an object are moved by its CTM and by the corner of its
boundary. The boundary tells no more than that: some programs make it as large as the page.
"""

from __future__ import annotations

import math
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reportx.readers.glyphs import readable
from reportx.readers.paged import PrintedLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

_POINTS = 72 / 25.4
_STRAIGHT = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
# Parts of the character height: how far baselines of one line may differ, what is the same character set twice (to
# look bold), what is a blank between letters and between Chinese characters, what begins another piece of the line.
_SAME_LINE = 0.35
_SAME_PLACE = 0.15
_LETTER_GAP = 0.17
_HAN_GAP = 0.42
_FAR = 0.9
# Characters whose heights differ more stand in pieces of their own: signs of notes.
_SAME_SIZE = 0.25
# The share of a character above its baseline.
_ASCENT = 0.86
# Degrees; what stands more askew, to whichever edge of the page, is a watermark or a stamp.
_LEVEL = 2.0
# Millimetres between what is printed one way and what another: more than any page.
_APART = 2000.0


class _Glyph(NamedTuple):
    """A character: left and right end, baseline and height."""

    char: str
    left: float
    right: float
    base: float
    size: float


def local_name(element: Element) -> str:
    """The name of an element without its name space, of which there are several in use."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def printed_lines(content: Element, page: int) -> list[PrintedLine]:
    """The pieces of lines on a page, from the top down and from the left to the right; text askew is left out.

    Where a part of a page is printed another way (a wide table), it stands below the rest.
    """
    glyphs = [
        glyph
        for item in content.iter()
        if local_name(item) == "TextObject" and item.get("Visible", "").strip().lower() != "false"
        for glyph in _glyphs(item)
    ]
    return [_printed(part, page) for row in _rows(glyphs) for part in _pieces(row) if any(g.char.strip() for g in part)]


def _glyphs(item: Element) -> Iterator[_Glyph]:
    a, b, c, d, e, f = _numbers(item.get("CTM"), _STRAIGHT)
    left, top = _numbers(item.get("Boundary"), (0.0, 0.0))
    scale, height = math.hypot(a, b), math.hypot(c, d)
    slope = math.degrees(math.atan2(b, a)) / 90
    turned = round(slope) % 4
    if abs(slope - round(slope)) * 90 > _LEVEL or scale == 0 or height == 0:
        return
    size = _number(item.get("Size"), 0.0)
    stretch = _number(item.get("HScale"), 1.0)
    if size <= 0 or abs(_number(item.get("ReadDirection"), 0.0)) % 360:
        return
    x = y = 0.0
    for code in item:
        if local_name(code) != "TextCode":
            continue
        # A code without a place of its own stands where the one before it began.
        x, y = _number(code.get("X"), x), _number(code.get("Y"), y)
        for char, place_x, place_y, width in _places(code, x, y, size * stretch):
            across = left + a * place_x + c * place_y + e
            base = top + b * place_x + d * place_y + f
            across, base = ((across, base), (base, -across), (-across, -base), (-base, across))[turned]
            yield _Glyph(char, across, across + width * scale, base + turned * _APART, size * height)


def _places(code: Element, x: float, y: float, size: float) -> Iterator[tuple[str, float, float, float]]:
    """Each character of a text code with its place and width in the object."""
    # Line ends are the writer's layout of the XML; blanks are characters, each with an offset.
    text = (code.text or "").strip("\r\n\t")
    steps = _steps(code.get("DeltaX"), len(text) - 1)
    rises = _steps(code.get("DeltaY"), len(text) - 1)
    for index, char in enumerate(text):
        natural = size if unicodedata.east_asian_width(char) in "WFA" else size / 2
        step = steps[index] if index < len(steps) else natural
        # Letters are as wide as their offset says, up to a full one; what is more is a gap.
        if meant := readable(char):
            yield meant, x, y, step if 0 < step <= size else natural
        # Without any offset programs set the characters side by side; with DeltaY alone, one below the other.
        x += step if steps or not rises else 0.0
        y += rises[index] if index < len(rises) else 0.0


def _steps(value: str | None, count: int) -> list[float]:
    """Offsets between ``count`` + 1 characters: ``g n v`` stands for n times v, a short list goes on with its last."""
    steps: list[float] = []
    words = iter((value or "").split())
    for word in words:
        times = 1
        if word == "g":
            times, word = int(_number(next(words, None), 0.0)), next(words, "")
        steps.extend([_number(word, 0.0)] * max(0, min(times, count - len(steps))))
        if len(steps) >= count:
            break
    return steps + steps[-1:] * (count - len(steps))


def _number(value: str | None, default: float) -> float:
    try:
        number = float(value) if value is not None else default
    except ValueError:
        return default
    # What is farther off than any page is damage, and its powers are no numbers any more.
    return number if abs(number) < 1e6 else default


def _numbers(value: str | None, default: tuple[float, ...]) -> tuple[float, ...]:
    words = (value or "").split()[: len(default)]
    return tuple(map(_number, words, default)) if len(words) == len(default) else default


def _rows(glyphs: list[_Glyph]) -> Iterator[list[_Glyph]]:
    """Glyphs by baseline, from the top; raised and lowered ones with those beside them."""
    row: list[_Glyph] = []
    base = size = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: glyph.base):
        if row and glyph.base - base > _SAME_LINE * max(size, glyph.size):
            yield row
            row = []
        # The tallest glyph holds the line: a note sign above it must not draw the next line in.
        if not row or glyph.size > size:
            base, size = glyph.base, glyph.size
        row.append(glyph)
    if row:
        yield row


def _pieces(row: Iterable[_Glyph]) -> Iterator[list[_Glyph]]:
    """The glyphs of a row from the left, apart where a gap or another size stands between them, none of them twice."""
    part: list[_Glyph] = []
    for glyph in sorted(row, key=lambda glyph: glyph.left):
        if any(glyph.char == old.char and glyph.left - old.left < _SAME_PLACE * glyph.size for old in part[-2:]):
            continue
        if part and not _goes_on(part[-1], glyph):
            yield part
            part = []
        part.append(glyph)
    if part:
        yield part


def _goes_on(last: _Glyph, glyph: _Glyph) -> bool:
    size = max(last.size, glyph.size)
    return glyph.left - last.right < _FAR * size and abs(glyph.size - last.size) < _SAME_SIZE * size


def _printed(glyphs: list[_Glyph], page: int) -> PrintedLine:
    text = glyphs[0].char
    for before, glyph in pairwise(glyphs):
        letters = before.char.isascii() and glyph.char.isascii()
        wide = glyph.left - before.right > (_LETTER_GAP if letters else _HAN_GAP) * glyph.size
        text += " " + glyph.char if wide and not before.char.isspace() and not glyph.char.isspace() else glyph.char
    shown = [glyph for glyph in glyphs if glyph.char.strip()]
    size = sorted(glyph.size for glyph in shown)[len(shown) // 2]
    base = max(glyph.base for glyph in shown)
    return PrintedLine(
        page,
        text.strip(),
        min(glyph.left for glyph in shown) * _POINTS,
        max(glyph.right for glyph in shown) * _POINTS,
        (base - size * _ASCENT) * _POINTS,
        (base + size * (1 - _ASCENT)) * _POINTS,
        size * _POINTS,
    )
