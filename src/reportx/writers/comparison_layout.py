"""The rows of a comparison for a terminal: columns that fit it, bars, remarks on lines of their own."""

from __future__ import annotations

from itertools import groupby, product
from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from reportx.messages import say
from reportx.writers.comparison_bars import bar, signed_bar
from reportx.writers.widths import char_width, text_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportx.writers.comparison_lines import Line

_GAP = "  "
# Widths of bars, the widest that leaves room for labels of this width.
_BARS = (8, 6, 4, 3, 0)
_LABEL = 18
# Not even on the narrowest terminal are labels narrower than this.
_NARROWEST = 8
# So short is a unit behind its label; it stays in one piece.
_BRACKETED = 4
_STYLES = {1: "green", -1: "red", 0: ""}


class Layout(NamedTuple):
    """Widths: of labels, of the values of each report, of a bar, of difference and percentage, of places.

    ``bar`` is 0 for none; so are ``places`` where there is no room to say where the figures stand.
    """

    label: int
    values: tuple[int, ...]
    bar: int
    changed: tuple[int, ...]
    places: int


def laid_out(rows: Sequence[Line], names: Sequence[str], width: int) -> Iterator[Text]:
    """The lines of a table, the header first."""
    # A range has no bar: it may stand in the room of one, and in that of a short label.
    layout = _layout([row for row in rows if not _is_range(row)] or rows, names, width)
    if not all(_fits(row, layout, width) for row in rows):
        layout = _layout(rows, names, width)
    yield _header(layout, names)
    yield Text("─" * min(width, _taken(layout) + layout.label), style="dim")
    for group, own in groupby(rows, key=lambda line: line.group):
        yield Text(group, style="bold cyan")
        for line in own:
            yield from _row(line, layout, width)


def _layout(rows: Sequence[Line], names: Sequence[str], width: int) -> Layout:
    two = len(names) == 2
    values = tuple(
        max(text_width(name), *(text_width(line.values[column]) for line in rows)) for column, name in enumerate(names)
    )
    changed: tuple[int, ...] = ()
    if two:
        heads = (say("compare.difference"), say("compare.percent"))
        changed = tuple(
            max(text_width(head), *(text_width(cell) for cell in cells))
            for head, cells in zip(
                heads, ([row.difference for row in rows], [row.percent for row in rows]), strict=True
            )
        )
    longest = max(text_width(say("column.label")), *(text_width(line.label) for line in rows))
    places = max(text_width(say("column.line")), *(text_width(line.places) for line in rows))
    for shown, size in product((places, 0), _BARS):
        layout = Layout(0, values, size, changed, shown)
        left = width - _taken(layout)
        if left >= min(longest, _LABEL):
            return layout._replace(label=min(longest, left))
    return layout._replace(label=max(left, _NARROWEST))


def _is_range(row: Line) -> bool:
    return row.change is not None and row.change.bound == "range"


def _fits(row: Line, layout: Layout, width: int) -> bool:
    first = next(_folded(row.label, layout.label))
    cells = [cell for cell, *_ in _cells(row, layout)]
    cells += [row.places] if layout.places else []
    return text_width(first) + sum(len(_GAP) + text_width(cell) for cell in cells) <= min(
        width, _taken(layout) + layout.label
    )


def _cells(line: Line, layout: Layout) -> Iterator[tuple[str, int, str]]:
    """What stands in the columns of values and changes: text, width, style."""
    style = _STYLES[line.change.direction if line.change else 0]
    yield from ((value, size, "bold") for value, size in zip(line.values, layout.values, strict=True))
    changed = (line.difference, line.percent)
    yield from ((cell, size, style) for cell, size in zip(changed, layout.changed, strict=False))


def _taken(layout: Layout) -> int:
    """What all columns but the labels take, with the gaps before them."""
    widths = [*layout.values, *layout.changed, *([layout.places] if layout.places else [])]
    bars = 0
    if layout.bar:
        # One bar with a middle line for two reports, else one beside each value.
        bars = 2 * layout.bar + 1 + len(_GAP) if layout.changed else (layout.bar + 1) * len(layout.values)
    return sum(widths) + len(_GAP) * len(widths) + bars


def _header(layout: Layout, names: Sequence[str]) -> Text:
    cells = [_right(name, width) for name, width in zip(names, layout.values, strict=True)]
    if layout.changed:
        heads = (say("compare.difference"), say("compare.percent"))
        cells += [_right(head, width) for head, width in zip(heads, layout.changed, strict=True)]
        cells += [" " * (2 * layout.bar + 1)] if layout.bar else []
    elif layout.bar:
        cells = [cell + " " * (layout.bar + 1) for cell in cells]
    cells += [_right(say("column.line"), layout.places)] if layout.places else []
    return Text(_GAP.join([_left(say("column.label"), layout.label), *cells]).rstrip(), style="dim")


def _row(line: Line, layout: Layout, width: int) -> Iterator[Text]:
    first, *more = _folded(line.label, layout.label)
    text = Text(first)
    edge = layout.label
    for column, (cell, size, style) in enumerate(_cells(line, layout)):
        edge += len(_GAP) + size
        _append(text, cell, edge, style)
        if layout.bar and not layout.changed:
            edge += 1 + layout.bar
            text.append(" " + _left(bar(line.shares[column], layout.bar), layout.bar), style="cyan")
    if layout.changed and layout.bar:
        edge += len(_GAP) + 2 * layout.bar + 1
        _append_bar(text, line, edge, layout.bar)
    if layout.places:
        _append(text, line.places, edge + len(_GAP) + layout.places, "dim")
    text.rstrip()
    yield text
    yield from (Text(f"  {rest}") for rest in more)
    if line.remark:
        style = "yellow" if line.barred else "dim"
        yield from (Text(f"    {part}", style=style) for part in _folded(line.remark, width - 4))


def _append(text: Text, cell: str, edge: int, style: str) -> None:
    """A cell that ends at the edge, or further right where what stands before it leaves too little room."""
    gap = max(edge - text_width(text.plain) - text_width(cell), len(_GAP))
    text.append(" " * gap)
    text.append(cell, style=style)


def _append_bar(text: Text, line: Line, edge: int, size: int) -> None:
    change = line.change
    if change is not None and change.percent is not None and not _is_range(line):
        bar_ = _left(signed_bar(change.percent, size), 2 * size + 1)
        _append(text, bar_, edge, _STYLES[change.direction])


def _folded(text: str, width: int) -> Iterator[str]:
    """The text in lines of at most this width, those after the first two less; Chinese may break anywhere."""
    line, room = "", width
    for char in text:
        if text_width(line) + char_width(char) > room:
            # A word of Latin letters stays whole where it can.
            head, tail = _broken(line, char)
            yield head.rstrip()
            line, room = tail, max(width - 2, 2)
        line = (line + char).lstrip()
    yield line


def _broken(line: str, char: str) -> tuple[str, str]:
    """The part of a full line that stays, and what goes to the next one with the character."""
    for opening, closing in ("（）", "()"):
        head, bracket, tail = line.rpartition(opening)
        if head and closing not in tail and len(tail) <= _BRACKETED:
            return head, bracket + tail
    head, blank, tail = line.rpartition(" ") if char.isascii() and line[-1:].isascii() else (line, "", "")
    return (head, tail) if blank else (line, "")


def _left(text: str, width: int) -> str:
    return text + " " * (width - text_width(text))


def _right(text: str, width: int) -> str:
    return " " * (width - text_width(text)) + text
