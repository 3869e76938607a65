"""``reportx stats``: reports, documents that were parsed before, or the library, to counts and totals."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Annotated

import typer

from reportx.cli.complaints import PROGRAM
from reportx.cli.exporting import form_of, write_sheets
from reportx.cli.gathering import gather_inputs, gather_library, nothing, selection_of
from reportx.cli.inputs import Inputs
from reportx.cli.options import (
    CodeOption,
    EncodingOption,
    ExcelOption,
    FormatOption,
    GlobOption,
    GroupOption,
    LevelOption,
    LibraryOption,
    OutputOption,
    RegionOption,
    ReportKindOption,
    StatusOption,
    TablesOption,
    YearOption,
    one_of,
)
from reportx.cli.settings import library_in_use
from reportx.errors import UsageError
from reportx.messages import say
from reportx.model.selection import EVERYTHING
from reportx.writers.as_json import model_json, seen
from reportx.writers.output import open_output

if TYPE_CHECKING:
    from pathlib import Path

    from reportx.cli.exporting import Form
    from reportx.model.observation import Gathered
    from reportx.model.selection import Selection
    from reportx.model.stats import By, Stats
    from reportx.writers.output import Output


def known_keys(incomplete: str) -> list[str]:
    from reportx.analysis.totals import BY  # the models are not loaded for other calls

    return [by for by in BY if by.startswith(incomplete)]


def command(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE|FOLDER...|-]", help=say("help.arg.stats_files"), show_default=False),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="KEY", help=say("help.opt.by"), autocompletion=known_keys, show_default=False),
    ] = None,
    regions: RegionOption = None,
    levels: LevelOption = None,
    kinds: ReportKindOption = None,
    periods: YearOption = None,
    codes: CodeOption = None,
    groups: GroupOption = None,
    statuses: StatusOption = None,
    library: LibraryOption = None,
    as_json: Annotated[bool, typer.Option("--json", help=say("help.opt.stats_json"))] = False,
    named_format: FormatOption = None,
    excel: ExcelOption = False,
    output: OutputOption = None,
    encoding: EncodingOption = None,
    globs: GlobOption = None,
    tables: TablesOption = None,
) -> int:
    form = form_of(named_format, output, as_json=as_json, excel=excel)
    selection = selection_of(
        regions=regions,
        levels=levels,
        kinds=kinds,
        periods=periods,
        codes=codes,
        groups=groups,
        statuses=statuses,
    )
    one_of("--by", [by] if by else None, known_keys("") if by else ())
    if files:
        if library is not None:
            raise UsageError("usage.library_and_files")
        inputs = Inputs.of(files, encoding, output, command=f"{PROGRAM} stats", tables=tables, globs=globs)
        return _of_inputs(inputs, selection, by, form, output)
    if encoding or globs or tables:
        raise UsageError("usage.no_files", command=f"{PROGRAM} stats")
    return _of_library(library, selection, by, form, output)


def _of_inputs(inputs: Inputs, selection: Selection, by: str | None, form: Form, path: Path | None) -> int:
    with open_output(path) as output:
        everything, status = gather_inputs(inputs, EVERYTHING)
        if not everything.documents:
            return status
        found = selection.of(everything)
        if everything.reports and not found.reports:
            raise nothing(selection, None)
        _write(output, found, everything, by, form)
    return status


def _of_library(named: Path | None, selection: Selection, by: str | None, form: Form, path: Path | None) -> int:
    library = library_in_use(named)
    # What is gathered are many thousands of tuples without a cycle; looking for one takes a tenth of the time.
    gc.disable()
    everything, status = gather_library(named, _of_reports(selection))
    found = selection.of(everything)
    if not found.reports:
        raise nothing(selection, library)
    with open_output(path) as output:
        _write(output, found, everything, by, form)
    return status


def _of_reports(selection: Selection) -> Selection:
    """What of a selection is about whole reports: a part is told from a whole by indicators that filters leave out."""
    return selection._replace(years=(), codes=(), groups=(), statuses=())


def _write(output: Output, found: Gathered, everything: Gathered, by: str | None, form: Form) -> None:
    from reportx.analysis.stats import stats_of

    chosen: By = by or "code"  # type: ignore[assignment]  # held to the choices above
    stats = stats_of(found, chosen, everything, detailed=form.is_json)
    if form.is_json:
        text = model_json(stats, indented=output.terminal)
        output.write(seen(text) if output.terminal else text)
    elif form.name is not None:
        from reportx.writers.stats_sheets import stats_sheets

        write_sheets(output, stats_sheets(stats), form)
    else:
        _show(output, stats, asked=by is not None)
    output.keep()


def _show(output: Output, stats: Stats, *, asked: bool) -> None:
    from reportx.writers.console import show
    from reportx.writers.stats_tables import stats_blocks

    show(output, stats_blocks(stats, chosen=asked))
