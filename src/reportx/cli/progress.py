"""How far a long piece of work is: a bar on standard error, where a person looks at it."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reportx.messages import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import Progress, TaskID

# Fewer are done before one has read the bar.
_MANY = 4


class Shown:
    """A bar, or none."""

    def __init__(self, bar: Progress | None, task: TaskID | None) -> None:
        self._bar = bar
        self._task = task

    @property
    def visible(self) -> bool:
        """Whether there is a bar."""
        return self._bar is not None

    def advance(self, *, failed: int = 0) -> None:
        """One more is done; ``failed`` is how many could not be."""
        if self._bar is not None and self._task is not None:
            told = say("progress.failed", count=failed) if failed else ""
            self._bar.update(self._task, advance=1, failed=told)


@contextmanager
def progress(total: int, *, watched: bool = True) -> Iterator[Shown]:
    """A bar for ``total`` steps while the block runs, where standard error is a terminal and it is worth it."""
    if not watched or total < _MANY or sys.stderr is None or not sys.stderr.isatty():
        yield Shown(None, None)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[failed]}"), TimeRemainingColumn())
    # Complaints are lines above the bar; standard output is for data and is left alone.
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        yield Shown(bar, bar.add_task("", total=total, failed=""))
