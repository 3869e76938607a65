"""The vocabulary as tables for people. Text of a user's tables is data: it goes into ``Text``, never into markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from reportx.messages import language, say
from reportx.writers.figures import plain
from reportx.writers.tables import new_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import RenderableType

    from reportx.rules.entries import Entry, Example


def list_blocks(entries: Sequence[Entry]) -> Iterator[RenderableType]:
    """A row for each code; the codes of a group stand together."""
    table = new_table(("column.code", False), ("column.name", False), ("column.group", False), ("stats.units", False))
    for entry in entries:
        table.add_row(
            Text(plain(entry.code)),
            Text(plain(_name(entry))),
            Text(plain(entry.group), style="dim"),
            Text(plain(" ".join(entry.units)), style="dim"),
        )
    yield table


def detail_blocks(entries: Sequence[Entry], known: Iterable[Entry]) -> Iterator[RenderableType]:
    """All about each of ``entries``; ``known`` are all that there are, for the names of what it may be taken for."""
    names = {entry.code: _name(entry) for entry in known}
    for entry in entries:
        yield Group(Text(plain(entry.code), style="bold"), _facts(entry, names))


def _name(entry: Entry) -> str:
    return entry.zh if language() == "zh" else entry.en


def _facts(entry: Entry, names: dict[str, str]) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    confusables = [Text(_difference(code, names, words)) for code, words in entry.confusables.items()]
    rows: list[tuple[str, Sequence[RenderableType]]] = [
        ("vocabulary.names", [Text(plain(entry.zh)), Text(plain(entry.en))]),
        ("column.group", [Text(plain(entry.group))]),
        ("vocabulary.dimension_of", [Text(" ".join([entry.dimension, *entry.also]))]),
        ("stats.units", [Text(plain(" ".join(entry.units)))] if entry.units else []),
        ("vocabulary.definition", [Text(plain(entry.definition))] if entry.definition else []),
        ("vocabulary.patterns", [_numbered(entry.patterns)] if entry.patterns else []),
        ("vocabulary.confusables", confusables),
        ("vocabulary.examples", [_marked(one) for one in entry.examples]),
        ("vocabulary.not_examples", [_marked(one) for one in entry.not_examples]),
        ("vocabulary.sources", [Text(plain(path)) for path in entry.sources]),
    ]
    for key, values in rows:
        for number, value in enumerate(values):
            grid.add_row(Text("" if number else say(key)), value)
    return grid


def _numbered(patterns: Iterable[str]) -> Table:
    """The patterns, each with the number that an indicator's ``rule`` ends with."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for number, text in enumerate(patterns, 1):
        grid.add_row(Text(f"#{number}"), Text(plain(text)))
    return grid


def _difference(code: str, names: dict[str, str], words: str) -> str:
    return plain(f"{code}  {names[code]}  {words}")


def _marked(example: Example) -> Text:
    """The passage with its figure in brackets."""
    whole = re.search(rf"(?<![\d.]){re.escape(example.figure)}", example.text)
    start = whole.start() if whole else example.text.index(example.figure)
    text = Text(plain(example.text[:start]))
    text.append(f"【{plain(example.figure)}】", style="bold")
    return text.append(plain(example.text[start + len(example.figure) :]))
