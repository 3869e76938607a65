"""Tables on a terminal or as plain text; the one place that decides about colours and widths."""

from __future__ import annotations

import os
from io import StringIO
from typing import TYPE_CHECKING, Literal

from rich.console import Console, RenderableType

from reportx.writers.output import wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportx.writers.output import Output

# Wider than any table, so that in a pipe no text is folded or cut.
_WIDE = 1_000_000


def show(output: Output, blocks: Iterable[RenderableType]) -> None:
    """Write the blocks with an empty line between them: coloured and folded on a terminal, else plain."""
    if output.terminal:
        console = _on_terminal()
        with wording():
            _print(console, blocks)
    else:
        buffer = StringIO()
        _print(_in_pipe(buffer), blocks)
        # Tables pad their last column.
        output.write("".join(f"{line.rstrip()}\n" for line in buffer.getvalue().splitlines()))


def _print(console: Console, blocks: Iterable[RenderableType]) -> None:
    for block in blocks:
        console.print(block)
        console.print()


def _on_terminal() -> Console:
    # Without a colour system no escape code is written at all, bold ones included.
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    colours: Literal["auto"] | None = None if plain else "auto"
    return Console(color_system=colours, force_terminal=True, markup=False, emoji=False, highlight=False)


def _in_pipe(buffer: StringIO) -> Console:
    return Console(
        file=buffer,
        color_system=None,
        force_terminal=False,
        legacy_windows=False,
        width=_WIDE,
        height=100,
        markup=False,
        emoji=False,
        highlight=False,
    )
