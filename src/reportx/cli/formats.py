"""``reportx formats``: what can be read, and what that needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from reportx.cli.exporting import Form, form_of, write_sheets
from reportx.cli.options import ExcelOption, FormatOption, OutputOption
from reportx.cli.vocabulary import write_items
from reportx.errors import EXIT_OK
from reportx.messages import say
from reportx.readers.formats import FORMATS, is_ready
from reportx.writers.output import open_output

if TYPE_CHECKING:
    from pathlib import Path

    from rich.table import Table

    from reportx.writers.exports.sheets import Sheet


def command(
    as_json: Annotated[bool, typer.Option("--json", help=say("help.opt.formats_json"))] = False,
    named: FormatOption = None,
    excel: ExcelOption = False,
    output: OutputOption = None,
) -> int:
    return run_formats(output, form_of(named, output, as_json=as_json, excel=excel))


class _Listed(NamedTuple):
    """A format as it is listed: what it needs beside the program, and whether that is there."""

    name: str
    suffixes: tuple[str, ...]
    extra: str | None
    program: str | None
    ready: bool


def run_formats(path: Path | None, form: Form) -> int:
    """List the formats."""
    found = [
        _Listed(name, form.suffixes, form.extra, next(iter(form.programs), None), is_ready(form))
        for name, form in FORMATS.items()
    ]
    with open_output(path) as output:
        if form.is_table:
            write_sheets(output, [_sheet(found)], form)
        elif form.name is not None:
            write_items([one._asdict() for one in found], output, form)
        else:
            from reportx.writers.console import show

            show(output, [_table(found)])
        output.keep()
    return EXIT_OK


def _sheet(found: list[_Listed]) -> Sheet:
    from reportx.writers.exports.sheets import Column, Sheet

    columns = (Column("format"), Column("suffixes"), Column("extra"), Column("program"), Column("ready", "boolean"))
    rows = [(one.name, " ".join(one.suffixes), one.extra, one.program, one.ready) for one in found]
    return Sheet("formats", columns, rows)


def _table(found: list[_Listed]) -> Table:
    # Here and not above: only tables need rich.
    from rich.text import Text

    from reportx.writers.tables import new_table

    table = new_table(
        ("column.format", False), ("column.kind_of_file", False), ("column.suffixes", False), ("column.ready", False)
    )
    for one in found:
        suffixes = " ".join(f".{suffix}" for suffix in one.suffixes)
        table.add_row(*map(Text, (one.name, say(f"formats.{one.name}"), suffixes, _readiness(one))))
    return table


def _readiness(one: _Listed) -> str:
    if one.ready:
        return say("formats.ready")
    if one.program:
        return say("formats.program", program=one.program)
    return say("formats.extra", extra=one.extra)
