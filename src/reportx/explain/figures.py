"""How a figure was read: its numbers, what multiplies them, its measure word, the word that bounds it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from reportx.model.document import Span
from reportx.model.explanation import BoundPlace, BoundTrace, FigureTrace, NumberPart, UnitPlace, UnitTrace
from reportx.numerals import value_of
from reportx.quantities import Figure
from reportx.quantities.figures import read_multiplier
from reportx.quantities.scan import numeral_at
from reportx.rules.units import bound_rules

if TYPE_CHECKING:
    from reportx.model.base import Bound, Dimension
    from reportx.text import View

_INSIDE = re.compile("成百上千|[余多几数来]")


def trace_figure(view: View, figure: Figure) -> FigureTrace | None:
    """How ``figure`` was read; None for what has no number of its own (a name, a date)."""
    if not figure.number_end:
        return None
    unit_text = view.text[figure.number_end : figure.end].strip() or None
    numbers = [] if figure.bound == "masked" else _numbers(view.text, figure)
    if len(numbers) == 1 and figure.value is not None and figure.value_max is None:
        numbers = [_completed(numbers[0], figure.value, unit_text or "")]
    if figure.value_max is not None and not _reach(numbers, figure):
        # 三十五、六次: what one number says of the other is in neither of them.
        numbers = [_part(view.text[figure.start : figure.number_end], None)]
    return FigureTrace.made(
        numbers=numbers,
        value=figure.value,
        value_max=figure.value_max,
        unit_text=unit_text,
        unit=figure.unit,
        unit_from=_unit_from(view, figure),
        dimension=cast("Dimension", figure.dimension),
        bound=_bound(view, figure),
    )


def _unit_from(view: View, figure: Figure) -> UnitTrace | None:
    """Where a table gives the unit of a figure."""
    source = figure.entry.unit if figure.entry is not None else None
    if source is None:
        return None
    first, last = view.to_source(source.start, source.end)
    return UnitTrace.made(
        place=cast("UnitPlace", source.place),
        text=view.source[first:last],
        factor=source.factor,
        span=Span.made(start=first, end=last),
        line=view.source.count("\n", 0, first) + 1,
    )


def _part(text: str, value: Decimal | None) -> NumberPart:
    return NumberPart.made(text=text, value=value, multiplier=None, factor=None, rest=None)


def total(part: NumberPart) -> Decimal | None:
    """What a number comes to with its multiplier and what is added."""
    if part.value is None:
        return None
    return part.value * (Decimal(1) if part.factor is None else part.factor) + (part.rest or 0)


def tenfold(unit_text: str) -> int:
    """九成 is 90 %."""
    return 10 if unit_text.startswith("成") else 1


def _reach(numbers: list[NumberPart], figure: Figure) -> bool:
    """Whether two numbers are the ends of the range."""
    return len(numbers) == 2 and total(numbers[1]) in (figure.value_max, None)


def _numbers(text: str, figure: Figure) -> list[NumberPart]:
    parts: list[NumberPart] = []
    position = figure.start
    while position < figure.number_end:
        numeral = numeral_at(text, position)
        if numeral is None:
            position += 1
            continue
        # A comma that groups no digits parts two numbers, of which this is the first.
        numeral = numeral[: figure.number_end - position]
        part, position = _number(text, numeral, position, figure.number_end)
        parts.append(part)
    return parts


def _number(text: str, numeral: str, position: int, stop: int) -> tuple[NumberPart, int]:
    """The number at ``position`` with its multiplier, and the position behind both."""
    number_end = position + len(numeral)
    end, one = _multiplied(text, position, number_end, Decimal(1))
    if not number_end < end <= stop:
        return _part(numeral, value_of(numeral)), number_end
    _, rest = _multiplied(text, position, number_end, Decimal(0))
    part = NumberPart.made(
        text=numeral,
        value=value_of(numeral),
        multiplier=text[number_end:end],
        factor=one - rest,
        rest=rest or None,
    )
    return part, end


def _multiplied(text: str, start: int, number_end: int, value: Decimal) -> tuple[int, Decimal]:
    """Where the multiplier behind a number ends, and what it makes of ``value``."""
    figure = Figure(start, number_end, "amount", "amount", value=value)
    end = read_multiplier(text, figure, number_end)
    return end, figure.value if figure.value is not None else value


def _completed(part: NumberPart, value: Decimal, unit_text: str) -> NumberPart:
    """The only number of a figure with what its unit, or the list that it stands in, makes of it."""
    own = total(part)
    value /= tenfold(unit_text)
    if own is None:
        return part if part.multiplier else part.model_copy(update={"value": value})
    if own == value or not own:
        return part
    if "半" in unit_text:
        return part.model_copy(update={"rest": (part.rest or 0) + value - own})
    return part.model_copy(update={"factor": value / own}) if part.multiplier is None else part


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
    if (right and right[0] == figure.bound) or text[figure.end : figure.bound_end] == "多":
        return text[figure.end : figure.bound_end], "behind", figure.end
    left = rules.before(text, figure.start)
    if left and left[0] == figure.bound:
        return left[1], "before", figure.start - len(left[1])
    away = rules.word_away(text, figure.start)
    if away and away[0] == figure.bound:
        return away[1], "away", figure.start - len(away[1])
    return None, "row", figure.start
