"""One pass over the clean view: every numeral becomes a ``Figure`` with what it is.

Numerals are rare, so the pass anchors on them and looks left and right: names and dates first, then multiplier,
unit and bound words by keyed look-up.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from reportx.numerals import arabic, chinese
from reportx.quantities.damage import read_damaged, read_masked
from reportx.quantities.dates import date_end, spaced_date_end
from reportx.quantities.figures import Figure, read_amount, read_bounds
from reportx.quantities.grammar import FIRST, NUMERAL
from reportx.quantities.han import read_han
from reportx.quantities.ordinals import ordinal_at
from reportx.quantities.ranges import ranged, share_units
from reportx.rules.names import name_rules
from reportx.rules.units import unit_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMED = frozenset({"arabic", "han", "percent"})
_DIGITS = re.compile(r"\d+")
# What may stand before and behind a number that opens a line to count it: 10.海洋…, — 12 —.
_COUNTS_LINE = re.compile(r"[.、)](?!\d)|\s?[—\-]+\s*$", re.M)
_BEFORE_COUNT = frozenset({"", "\n", " ", "-", "—", "("})
_LINE_OPENING = re.compile(r"(?:^|\n)[ \-—(]*$")
_INDENT = 8
_LINE_DIGITS = 3
# More digits than these are a serial number; they would not survive as a JSON number either.
_LONGEST = 15


def scan(text: str, start: int = 0, end: int | None = None) -> list[Figure]:
    """All figures of ``text[start:end]`` in order, never overlapping."""
    figures = list(_figures(text, start, len(text) if end is None else end))
    share_units(text, figures)
    return figures


def numeral_at(text: str, start: int) -> str | None:
    """The bare numeral that begins at ``start``, without what multiplies it (5.41 of 5.41亿元)."""
    match = NUMERAL.match(text, start)
    return match[0] if match else None


def _figures(text: str, start: int, stop: int) -> Iterator[Figure]:
    position = start
    while True:
        candidate = FIRST.search(text, position, stop)
        if candidate is None:
            return
        begin = candidate.start()
        match = NUMERAL.match(text, begin, stop)
        if match is None:
            position = begin + 1
            continue
        kind = match.lastgroup or ""
        figure = _named(text, begin, kind) or _READERS[kind](text, match, stop)
        if figure is None:
            # 数 and 几 may only end a word; what follows them is read by itself.
            position = begin + 1 if text[begin] in "数几" else match.end()
            continue
        position = max(figure.end, begin + 1)
        yield figure


def _named(text: str, begin: int, kind: str) -> Figure | None:
    """The name or date that the numeral at ``begin`` belongs to."""
    if kind not in _NAMED:
        return None
    name = name_rules().at(text, begin)
    if name and name.end > begin:
        return Figure(begin, name.end, name.kind, name.id)
    end = date_end(text, begin) if kind != "percent" else None
    return Figure(begin, end, "date", "date") if end else None


def _read_arabic(text: str, match: re.Match[str], stop: int) -> Figure | None:
    digits = match[0]
    if "," in digits and not _is_grouped(text, match):
        # A half-width comma is a clause break in much of this prose: read up to it.
        match = _DIGITS.match(text, match.start()) or match
        digits = match[0]
    if len(digits) > _LONGEST:
        return Figure(match.start(), match.end(), "document_number", "too_long")
    if len(digits) <= _LINE_DIGITS and _opens_line(text, match):
        return Figure(match.start(), match.end(), "marker", "line_number")
    figure = read_amount(text, match, arabic(digits), stop)
    return ranged(text, figure, stop) or figure


def _opens_line(text: str, match: re.Match[str]) -> bool:
    """A number that numbers its line or page."""
    return (
        text[match.start() - 1 : match.start()] in _BEFORE_COUNT
        and _COUNTS_LINE.match(text, match.end()) is not None
        and _LINE_OPENING.search(text, max(0, match.start() - _INDENT), match.start()) is not None
    )


def _read_signed(text: str, match: re.Match[str], stop: int) -> Figure | None:
    value = arabic(match[0][1:])
    return read_amount(text, match, -value if value and match[0][0] == "-" else value, stop)


def _read_spaced(text: str, match: re.Match[str], stop: int) -> Figure | None:
    """One number where a unit or 万 follows; else columns of a table or the like, each number by itself."""
    single = _DIGITS.match(text, match.start())
    if text[match.start() - 1 : match.start()] != "." and single and not _opens_line(text, single):
        dated = spaced_date_end(text, match.start())
        if dated:
            return Figure(match.start(), dated, "date", "date")
        figure = read_amount(text, match, arabic(match[0]), stop)
        if figure.unit is not None or figure.number_end > match.end():
            return figure
        range_ = ranged(text, figure, stop)
        if range_ is not None:
            return range_
    return _read_arabic(text, single, stop) if single else None


def _read_divided(text: str, match: re.Match[str], stop: int) -> Figure | None:
    """One number where a unit follows; else each line has its own."""
    first, *_, last = match[0].split("\n")
    figure = read_amount(text, match, arabic(first.strip() + last.strip()), stop)
    if figure.unit is not None:
        return figure
    single = _DIGITS.match(text, match.start())
    return _read_arabic(text, single, stop) if single else None


def _is_grouped(text: str, match: re.Match[str]) -> bool:
    """Thousands separators: at most three digits before the first comma, and a unit or multiplier right behind."""
    if len(match[0].split(",", 1)[0]) > 3:
        return False
    return bool(unit_rules().at(text, match.end())) or text[match.end() : match.end() + 1] in tuple("万亿余多")


def _read_percent(text: str, match: re.Match[str], stop: int) -> Figure | None:
    digits = match[0][3:]
    if match[0] == "百分百":
        value: Decimal | None = Decimal(100)
    else:
        value = arabic(digits) if digits[0].isdigit() and digits[0].isascii() else chinese(digits)
    if value is None:
        return None
    figure = Figure(match.start(), match.end(), "amount", "percent", value=value, unit="%", dimension="percent")
    figure.number_end = match.end()
    read_bounds(text, figure)
    return figure


def _read_fraction(text: str, match: re.Match[str], stop: int) -> Figure | None:
    if match[0] in ("一半", "半数"):
        value = Decimal("0.5")
    else:
        if "/" in match[0]:
            top, bottom = (arabic(part) for part in match[0].split("/"))
        else:
            bottom, top = (chinese(part) for part in match[0].split("分之"))
        if not top or not bottom or top >= bottom:
            single = _DIGITS.match(text, match.start())
            return _read_arabic(text, single, stop) if single else None
        value = round(top / bottom, 12)
    figure = Figure(match.start(), match.end(), "amount", "fraction", value=value, dimension="ratio")
    figure.number_end = match.end()
    read_bounds(text, figure)
    return figure


def _read_ordinal(text: str, match: re.Match[str], stop: int) -> Figure | None:
    return ordinal_at(text, match.start(), stop)


def _read_circled(text: str, match: re.Match[str], stop: int) -> Figure | None:
    return Figure(match.start(), match.end(), "marker", "marker")


def _read_roman(text: str, match: re.Match[str], stop: int) -> Figure | None:
    """Ⅱ类, Ⅳ级: a class of water, of a response."""
    return Figure(match.start(), match.end(), "name", "roman")


def _read_half(text: str, match: re.Match[str], stop: int) -> Figure | None:
    """上半年 is a date, 半年 a time."""
    begin, end = match.start(), match.end() + 1
    if begin and text[begin - 1] in "上下":
        return Figure(begin - 1, end, "date", "date")
    return Figure(begin, end, "duration", "duration")


_READERS = {
    "circled": _read_circled,
    "roman": _read_roman,
    "half": _read_half,
    "percent": _read_percent,
    "fraction": _read_fraction,
    "damaged": read_damaged,
    "masked": read_masked,
    "signed": _read_signed,
    "spaced": _read_spaced,
    "divided": _read_divided,
    "arabic": _read_arabic,
    "ordinal": _read_ordinal,
    "han": read_han,
}
