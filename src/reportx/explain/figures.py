"""How a figure was read: its numbers, what multiplies them, its measure word, the word that bounds it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from reportx.model.document import Bound, Dimension, Span
from reportx.model.explanation import BoundPlace, BoundTrace, FigureTrace, NumberPart
from reportx.numerals import value_of
from reportx.quantities import Figure
from reportx.quantities.figures import read_multiplier
from reportx.quantities.scan import numeral_at
from reportx.rules.units import bound_rules

if TYPE_CHECKING:
    from reportx.text import View

_INSIDE = re.compile("成百上千|[余多几数]")


def trace_figure(view: View, figure: Figure) -> FigureTrace | None:
    """How ``figure`` was read; None for what has no number of its own (a name, a date)."""
    if not figure.number_end:
        return None
    numbers = _numbers(view.text, figure)
    return FigureTrace.made(
        numbers=numbers,
        value=figure.value,
        value_max=figure.value_max,
        unit_text=view.text[figure.number_end : figure.end].strip() or None,
        unit=figure.unit,
        dimension=cast("Dimension", figure.dimension),
        bound=_bound(view, figure),
    )


def _numbers(text: str, figure: Figure) -> list[NumberPart]:
    parts: list[NumberPart] = []
    position = figure.start
    while position < figure.number_end and figure.bound != "masked":
        numeral = numeral_at(text, position)
        if numeral is None:
            position += 1
            continue
        # A comma that groups no digits parts two numbers, of which this is the first.
        numeral = numeral[: figure.number_end - position]
        part, position = _number(text, numeral, position, figure.number_end)
        parts.append(part)
    if len(parts) == 1 and parts[0].value is None and parts[0].multiplier is None and figure.value_max is None:
        parts = [parts[0].model_copy(update={"value": figure.value})]
    return parts


def _number(text: str, numeral: str, position: int, stop: int) -> tuple[NumberPart, int]:
    """The number at ``position`` with its multiplier, and the position behind both."""
    number_end = position + len(numeral)
    one = Figure(position, number_end, "amount", "amount", value=Decimal(1))
    end = read_multiplier(text, one, number_end)
    multiplied = number_end < end <= stop
    part = NumberPart.made(
        text=numeral,
        value=value_of(numeral),
        multiplier=text[number_end:end] if multiplied else None,
        factor=one.value if multiplied else None,
    )
    return part, end if multiplied else number_end


def _bound(view: View, figure: Figure) -> BoundTrace | None:
    if figure.bound == "exact":
        return None
    word, place, start = _bound_word(view.text, figure)
    span = None
    if word is not None:
        first, last = view.to_source(start, start + len(word))
        span = Span.made(start=first, end=last)
    return BoundTrace.made(bound=cast("Bound", figure.bound), word=word, place=place, span=span)


def _bound_word(text: str, figure: Figure) -> tuple[str | None, BoundPlace, int]:
    """The word that bounds the figure, where it stands, and where it begins; asked for as ``read_bounds`` does."""
    if figure.bound == "masked":
        return text[figure.start : figure.number_end], "masked", figure.start
    if figure.bound == "range":
        return None, "range", figure.start
    inside = _INSIDE.search(text, figure.start, figure.end)
    if inside:
        return inside[0], "inside", inside.start()
    rules = bound_rules()
    right = rules.after(text, figure.end)
    if right and right[0] == figure.bound:
        return right[1], "behind", figure.end
    left = rules.before(text, figure.start)
    if left and left[0] == figure.bound:
        return left[1], "before", figure.start - len(left[1])
    if figure.kind == "rank":
        return text[figure.start - 1 : figure.start], "before", figure.start - 1
    away = rules.word_away(text, figure.start)
    if away and away[0] == figure.bound:
        return away[1], "away", figure.start - len(away[1])
    return None, "row", figure.start
