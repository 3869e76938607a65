"""``reportx search``: words in the sentences, measures and labels of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from reportx.cli.complaints import PROGRAM, complain
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
    known_passages,
    one_of,
)
from reportx.cli.settings import library_in_use
from reportx.errors import EXIT_INCOMPLETE, EXIT_OK, InputError, UsageError
from reportx.messages import say
from reportx.model.holding import Hit
from reportx.model.selection import EVERYTHING
from reportx.writers.output import open_output

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def command(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="WORD...", help=say("help.arg.search"), show_default=False)
    ] = None,
    passages: Annotated[
        list[str] | None,
        typer.Option(
            "--in", metavar="PASSAGE", help=say("help.opt.in"), autocompletion=known_passages, show_default=False
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=say("help.opt.array_json"))] = False,
    named: FormatOption = None,
    excel: ExcelOption = False,
    output: OutputOption = None,
    regions: RegionOption = None,
    levels: LevelOption = None,
    kinds: ReportKindOption = None,
    periods: YearOption = None,
    library: LibraryOption = None,
) -> int:
    wanted = [word for word in words or () if word.strip()]
    if not wanted:
        raise UsageError("usage.no_words", command=f"{PROGRAM} search")
    form = form_of(named, output, as_json=as_json, excel=excel)
    chosen = one_of("--in", passages, known_passages(""))
    selection = selection_of(regions=regions, levels=levels, kinds=kinds, periods=periods)
    path = library_in_use(library)
    from reportx.library import open_library
    from reportx.library.search import search

    with open_library(path, create=False) as opened:
        if opened.is_empty():
            raise InputError("library.empty", path=path)
        hits = search(opened, wanted, selection, passages=chosen)
        if not hits and selection != EVERYTHING and search(opened, wanted, passages=chosen):
            raise nothing(selection, path)
    return run_search(hits, wanted, form, output)


def run_search(hits: Sequence[Hit], words: Sequence[str], form: Form, path: Path | None) -> int:
    """Show the passages; 1 where there are none."""
    with open_output(path) as output:
        if form.name is not None:
            from reportx.writers.exports.rows import record_sheet

            titles = {"kind": say("search.kind"), "item": say("search.item")}
            write_sheets(output, [record_sheet("passages", Hit, hits, words={"kind": "search"}, titles=titles)], form)
        elif hits:
            from reportx.writers.hits import write_hits

            write_hits(output, hits, words)
        output.keep()
    if not hits:
        complain(say("search.nothing", words=" ".join(words)))
        return EXIT_INCOMPLETE
    return EXIT_OK
