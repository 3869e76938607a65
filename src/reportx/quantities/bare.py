"""The reading of any prose: the figures of ``scan`` and, over them, the numbers that only running prose holds.

The scanner leaves a Chinese numeral without a measure word alone, since in reports it is nearly always part of a word.
Elsewhere people write 我有一百二十三 and 打八折. Each number expression that the scanner did not read as a whole is
read here, with its own look to the right and left; names, dates, ordinals and idioms stay what they are.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from reportx.numerals import DIGITS
from reportx.quantities.expressions import EXPRESSION, POWERS, numeral, value_of_expression
from reportx.quantities.figures import Figure, read_amount, read_bounds
from reportx.quantities.scan import scan
from reportx.rules.units import unit_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

# What the scanner took for part of a word, or for a code, although it is a whole number expression.
_OPEN = ("no_unit", "power_alone")
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+|[\w.+-]+@[A-Za-z0-9-]+\.[\w.]+")
_SPOKEN = re.compile(rf"([十百千]?)([二两三四五六七八])([三四五六七八九])([{POWERS}]*)")
_LINK = re.compile(r" ?(?:[至到~]|[—-]{1,2}) ?")
_DISCOUNT = re.compile(r"折(?![扣叠旧合中返回页腰射磨断纸])")
_DOZEN = re.compile(r"打(?![开电听造破击扮架工仗包车招印球盹断扰交卡下拼分])")
# Halves of ten or a hundred: 对折, 半成, 半百.
_HALF = re.compile(r"(?<=打)(?P<fold>对折)|(?<![一-鿿])(?P<tenth>半)(?P<what>[成折])|(?P<hundred>(?<=过)半百|^半百)")
_STOPS = ",。;!?\n"


def scan_prose(text: str) -> list[Figure]:
    """All figures of ``text`` in order, bare numbers among them, never overlapping."""
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    scanned = [figure for figure in scan(text) if not _within(figure, addresses)]
    found = [figure for figure in _expressions(text, scanned) if not _within(figure, addresses)]
    for figure in scanned:
        if figure.kind == "amount" and figure.unit is None:
            _counted_otherwise(text, figure)
    if found:
        scanned = [figure for figure in scanned if not any(_overlap(figure, other) for other in found)]
        scanned = sorted(scanned + found, key=lambda figure: figure.start)
    return _linked(text, scanned)


def _expressions(text: str, scanned: list[Figure]) -> Iterator[Figure]:
    """The figures of number expressions that no scanned figure holds as a whole."""
    done = index = 0
    for match in _matches(text):
        while index < len(scanned) and scanned[index].end <= match.start():
            index += 1
        beside = scanned[index : index + len(match[0])]
        beside = [figure for figure in beside if figure.start < match.end()]
        if match.start() < done or not all(_may_be_read(figure, match) for figure in beside):
            continue
        figure = _half(match) if match.re is _HALF else _read(text, match)
        if figure is not None:
            done = figure.end
            yield figure


def _matches(text: str) -> list[re.Match[str]]:
    matches = list(EXPRESSION.finditer(text))
    halves = list(_HALF.finditer(text)) if "折" in text or "半" in text else []
    return sorted(matches + halves, key=lambda match: match.start()) if halves else matches


def _may_be_read(figure: Figure, match: re.Match[str]) -> bool:
    """Whether the scanner's figure yields to the expression: it holds less, or was left open."""
    if figure.kind in ("amount", "threshold"):
        whole = figure.start <= match.start() and figure.end >= match.end()
        return not whole or (figure.number_end == match.end() and match[0].endswith("两") and len(match[0]) > 1)
    if figure.kind in ("name", "idiom") and figure.end <= match.end():
        # What begins inside an expression is no word of its own (3分之一百); nor is the code of an exponent (2e5).
        coded = match.re is EXPRESSION and (match["ten"] or match["power"] or match["letter"])
        return bool(figure.start > match.start() or coded or figure.rule in _OPEN)
    return figure.rule in _OPEN


def _read(text: str, match: re.Match[str]) -> Figure | None:
    match = _without_unit(text, match)
    value = value_of_expression(match)
    if value is None:
        return _spoken_range(text, match)
    if text[match.start() - 1 : match.start()] == "第":
        return None
    if match["percent"]:
        figure = Figure(match.start(), match.end(), "amount", "percent", value=value, unit="%", dimension="percent")
        figure.number_end = match.end()
        read_bounds(text, figure)
        return figure
    figure = read_amount(text, match, value, len(text))
    if figure.kind == "rank":
        return None
    if (
        figure.unit is None
        and figure.end == match.end()
        and not _counted_otherwise(text, figure)
        and not _stands(text, match)
    ):
        return None
    figure.rule = "expression" if figure.kind == "amount" else figure.rule
    return figure


def _without_unit(text: str, match: re.Match[str]) -> re.Match[str]:
    """The match up to a character that belongs to the measure word: 一百 of 一百千瓦, 三十 of 三十两."""
    last = match.end() - 1
    if last > match.start() and (text[last] == "两" or (text[last] in "千兆" and unit_rules().at(text, last))):
        return EXPRESSION.match(text, match.start(), last) or match
    return match


def _counted_otherwise(text: str, figure: Figure) -> bool:
    """``八折``, ``75折`` of the price; ``两打``, twelve each."""
    end, value = figure.end, figure.value
    if value is None or text[end : end + 1] not in ("折", "打"):
        return False
    if _DISCOUNT.match(text, end) and 0 < value < 100 and value != 10:
        figure.value, figure.unit, figure.dimension = value * (1 if value > 10 else 10), "%", "percent"
    elif _DOZEN.match(text, end) and value == value.to_integral_value():
        figure.value = value * 12
    else:
        return False
    figure.end = figure.number_end = end + 1
    return True


def _stands(text: str, match: re.Match[str]) -> bool:
    """Whether a number without a measure word is one: 一百二十三 is, 万一 and 三五 in a sentence are not."""
    words = match[0]
    if not all(char in DIGITS or char in POWERS for char in words):
        return True
    if len(words) > 1 and (words[0] not in POWERS or words[0] in "十拾") and any(char in POWERS for char in words):
        return True
    alone = match.start() == 0 or text[match.start() - 1] in _STOPS + ": "
    return alone and (match.end() == len(text) or text[match.end()] in _STOPS)


def _half(match: re.Match[str]) -> Figure:
    figure = Figure(match.start(), match.end(), "amount", "half", number_end=match.end())
    if match["hundred"]:
        figure.value = Decimal(50)
    else:
        figure.value = Decimal(5 if match["what"] == "成" else 50)
        figure.unit, figure.dimension = "%", "percent"
    return figure


def _spoken_range(text: str, match: re.Match[str]) -> Figure | None:
    """``三四十``, ``七八百``, ``十七八``: from the one to the other."""
    spoken = _SPOKEN.fullmatch(match[0])
    if spoken is None or not (spoken[1] or spoken[4]):
        return None
    low, high = (numeral(spoken[1] + spoken[digit] + spoken[4]) for digit in (2, 3))
    if low is None or high is None or not low < high:
        return None
    figure = read_amount(text, match, low, len(text))
    if not figure.value or figure.kind != "amount":
        return None
    figure.value_max, figure.bound, figure.rule = high * (figure.value / low), "range", "spoken_range"
    return figure


def _linked(text: str, figures: list[Figure]) -> list[Figure]:
    """Two bare numbers with 至, 到 or a dash between them become one range."""
    gone: set[int] = set()
    for (_, low), (place, high) in pairwise(enumerate(figures)):
        if _is_range(text, low, high):
            low.value_max, low.bound, low.end, low.number_end = high.value, "range", high.end, high.number_end
            low.bound_end = high.bound_end
            gone.add(place)
    return [figure for place, figure in enumerate(figures) if place not in gone] if gone else figures


def _is_range(text: str, low: Figure, high: Figure) -> bool:
    if low.kind != "amount" or high.kind != "amount" or low.unit or high.unit or low.value_max or high.value_max:
        return False
    if low.value is None or high.value is None or low.value >= high.value:
        return False
    return _LINK.fullmatch(text, low.end, high.start) is not None and text[low.start - 1 : low.start] not in tuple(
        "从由自"
    )


def _within(figure: Figure, ranges: list[tuple[int, int]]) -> bool:
    return any(start <= figure.start < end for start, end in ranges)


def _overlap(one: Figure, other: Figure) -> bool:
    return one.start < other.end and other.start < one.end
