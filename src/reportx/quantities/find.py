"""``find_quantities``: the bare quantities of any passage, with offsets into the passage itself."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

from reportx.quantities.bare import scan_prose
from reportx.quantities.blanks import join_numbers
from reportx.text import clean

BoundWord = Literal["exact", "at_least", "at_most", "about", "range", "masked"]

# Numbers are read in traditional characters too where the passage as a whole is simplified, or too short to tell.
_NUMERALS = str.maketrans("萬億兩倆負點個雙餘幾陸貳參對圓", "万亿两俩负点个双余几陆贰叁对圆")


class TextSpan(NamedTuple):
    """A half-open range of code points of the passage."""

    start: int
    end: int


class Quantity(NamedTuple):
    """An amount: its place, its own characters, its exact value, its bound and its measure word.

    ``value`` is None where the number is masked (x项) or vague (几次); ``value_max`` is set for ranges alone.
    """

    span: TextSpan
    text: str
    value: Decimal | None
    value_max: Decimal | None
    bound: BoundWord
    unit: str | None


def find_quantities(text: str) -> list[Quantity]:
    """The quantities of ``text`` in order, numbers without a measure word too (unit None).

    Names, dates, ordinals, idioms and the like are none. ``text[q.span.start:q.span.end] == q.text`` for each. Never
    raises, whatever the text.
    """
    view = clean(text)
    joined = join_numbers(view.text.translate(_NUMERALS))
    found: list[Quantity] = []
    for figure in scan_prose(joined.text):
        if figure.kind not in ("amount", "threshold") or not figure.number_end:
            continue
        start, end = view.to_source(*joined.to_source(figure.start, figure.end))
        found.append(
            Quantity(
                TextSpan(start, end),
                text[start:end],
                _shortest(figure.value),
                _shortest(figure.value_max),
                figure.bound,  # type: ignore[arg-type]
                figure.unit,
            )
        )
    return found


def _shortest(value: Decimal | None) -> Decimal | None:
    """The same value without zeros behind its last digit, and without an exponent."""
    if value is None or value == value.to_integral_value():
        return None if value is None else Decimal(int(value))
    return value.normalize()
