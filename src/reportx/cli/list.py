"""``reportx list``: the reports of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from reportx.cli.exporting import Form, form_of, write_sheets
from reportx.cli.gathering import nothing, selection_of
from reportx.cli.options import (
    ExcelOption,
    FormatOption,
    LevelOption,
    LibraryOption,
    OutputOption,
    RegionOption,
    ReportKindOption,
    YearOption,
)
from reportx.cli.settings import library_in_use, vocabulary_in_use
from reportx.errors import EXIT_OK, InputError
from reportx.messages import say
from reportx.model.holding import Listed
from reportx.writers.output import open_output

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reportx.model.selection import Selection


def command(
    as_json: Annotated[bool, typer.Option("--json", help=say("help.opt.array_json"))] = False,
    named: FormatOption = None,
    excel: ExcelOption = False,
    output: OutputOption = None,
    regions: RegionOption = None,
    levels: LevelOption = None,
    kinds: ReportKindOption = None,
    periods: YearOption = None,
    everything: Annotated[bool, typer.Option("--all", help=say("help.opt.all_versions"))] = False,
    library: LibraryOption = None,
) -> int:
    form = form_of(named, output, as_json=as_json, excel=excel)
    selection = selection_of(regions=regions, levels=levels, kinds=kinds, periods=periods)
    found = _found(library_in_use(library), selection, everything=everything)
    return run_list(found, form, output)


def run_list(found: Sequence[Listed], form: Form, path: Path | None) -> int:
    """Show the reports."""
    with open_output(path) as output:
        if form.name is None:
            from reportx.writers.console import show
            from reportx.writers.listings import list_table

            show(output, [list_table(found)])
        else:
            from reportx.writers.exports.rows import record_sheet

            words = {"level": "level", "kind": "kind"}
            write_sheets(output, [record_sheet("reports", Listed, found, words=words)], form)
        output.keep()
    return EXIT_OK


def _found(path: Path, selection: Selection, *, everything: bool) -> list[Listed]:
    """The reports that are meant; ``InputError`` where there are none."""
    from reportx import __version__
    from reportx.library import open_library
    from reportx.library.contents import listed
    from reportx.rules.vocabulary import built_in

    rules = (vocabulary_in_use(None) or built_in()).sha256
    with open_library(path, create=False) as library:
        every = list(listed(library, __version__, rules))
    found = [
        one
        for one in every
        if (everything or one.current)
        and selection.holds_report(one)
        and (not selection.years or one.year in selection.years)
    ]
    if not found:
        raise nothing(selection, path) if every else InputError("library.empty", path=path)
    return found
