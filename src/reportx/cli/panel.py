"""``reportx panel``: the indicators of many reports as one table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from reportx.cli.complaints import PROGRAM, complain
from reportx.cli.exporting import Form, form_of, make_ready, write_sheets
from reportx.cli.gathering import gather_inputs, gather_library, nothing, selection_of
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
)
from reportx.errors import EXIT_OK, UsageError
from reportx.messages import say
from reportx.writers.output import open_output

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reportx.model.matrix import Matrix
    from reportx.model.observation import Gathered
    from reportx.model.selection import Selection
    from reportx.writers.exports.sheets import Sheet
    from reportx.writers.output import Output

Shape = Literal["long", "wide", "cells"]


def command(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE|FOLDER...|-]", help=say("help.arg.panel_files"), show_default=False),
    ] = None,
    wide: Annotated[bool, typer.Option("--wide", help=say("help.opt.wide"))] = False,
    cells: Annotated[bool, typer.Option("--cells", help=say("help.opt.cells"))] = False,
    codes_told: Annotated[bool, typer.Option("--codebook", help=say("help.opt.codebook"))] = False,
    named: FormatOption = None,
    as_json: Annotated[bool, typer.Option("--json", help=say("help.opt.panel_json"))] = False,
    excel: ExcelOption = False,
    output: OutputOption = None,
    regions: RegionOption = None,
    levels: LevelOption = None,
    kinds: ReportKindOption = None,
    periods: YearOption = None,
    codes: CodeOption = None,
    groups: GroupOption = None,
    statuses: StatusOption = None,
    library: LibraryOption = None,
    encoding: EncodingOption = None,
    globs: GlobOption = None,
    tables: TablesOption = None,
) -> int:
    form = form_of(named, output, as_json=as_json, excel=excel)
    if files and library is not None:
        raise UsageError("usage.library_and_files")
    shape: Shape = "cells" if cells else "wide" if wide else "long"
    if shape != "long" and codes_told and form.name != "xlsx":  # one table has room for one of them
        raise UsageError("usage.not_together", one=f"--{shape}", other="--codebook")
    selection = selection_of(
        regions=regions, levels=levels, kinds=kinds, periods=periods, codes=codes, groups=groups, statuses=statuses
    )
    with open_output(output) as written:
        if form.name is None and (output is None or str(output) == "-") and not written.terminal:
            form = Form("csv")  # a pipe leads to a program
        make_ready(written, form)
        if files:
            gathered, status = _of_files(files, output, selection, encoding, globs, tables)
        else:
            gathered, status = gather_library(library, selection)
        if gathered.reports:
            _write(gathered, written, form, shape, codes_told=codes_told, tables=tables)
            written.keep()
    return status


def _of_files(
    files: Sequence[str],
    output: Path | None,
    selection: Selection,
    encoding: str | None,
    globs: list[str] | None,
    tables: list[str] | None,
) -> tuple[Gathered, int]:
    from reportx.cli.inputs import Inputs

    inputs = Inputs.of(files, encoding, output, command=f"{PROGRAM} panel", tables=tables, globs=globs)
    gathered, status = gather_inputs(inputs, selection)
    if not gathered.reports and status == EXIT_OK:  # they have reports, and none is meant
        raise nothing(selection, None)
    return gathered, status


def _write(
    gathered: Gathered, output: Output, form: Form, shape: Shape, *, codes_told: bool, tables: list[str] | None
) -> None:
    if form.name is None and not codes_told:
        _show(gathered, output, shape)
        return
    sheets: list[Sheet] = []
    if form.name == "xlsx" or not codes_told:
        sheets += _panels(gathered, shape, form)
    if codes_told:
        sheets.append(_codebook(gathered, tables))
    if form.name is None:
        from reportx.writers.panel_tables import show_codebook

        show_codebook(output, sheets[0])
    else:
        write_sheets(output, sheets, form)


def _panels(gathered: Gathered, shape: Shape, form: Form) -> list[Sheet]:
    """The table that is meant; a workbook has the figures behind the cells beside the wide one."""
    if shape == "long":
        from reportx.writers.panel import long_panel

        return [long_panel(gathered.observations)]
    from reportx.writers.wide_panel import cells_sheet, wide_sheet

    matrix = _matrix(gathered)
    sheets = [wide_sheet(matrix)] if shape == "wide" else []
    if shape == "cells" or form.name == "xlsx":
        sheets.append(cells_sheet(matrix))
    return sheets


def _show(gathered: Gathered, output: Output, shape: Shape) -> None:
    """Show people the panel."""
    from reportx.writers.panel_tables import show_cells, show_long, show_wide

    if shape == "long":
        show_long(output, gathered.observations)
    elif shape == "cells":
        show_cells(output, _matrix(gathered))
    else:
        matrix = _matrix(gathered)
        hidden = show_wide(output, matrix)
        if matrix.qualified:
            complain(say("panel.qualified", cells=matrix.qualified))
        if hidden:
            complain(say("panel.hidden", columns=hidden))


def _matrix(gathered: Gathered) -> Matrix:
    """The figures by body and year; what that cannot show is told on standard error."""
    from reportx.analysis.matrix import matrix_of

    matrix = matrix_of(gathered)
    if matrix.contested:
        complain(say("panel.contested", cells=matrix.contested, of=matrix.filled))
    if matrix.left_out:
        reasons = say("list.comma").join(
            f"{say(f'not_shown.{reason}')} {count:,}" for reason, count in sorted(matrix.left_out.items())
        )
        complain(say("panel.left_out", count=f"{sum(matrix.left_out.values()):,}", reasons=reasons))
    return matrix


def _codebook(gathered: Gathered, tables: list[str] | None) -> Sheet:
    from reportx.cli.vocabulary import entries_in_use
    from reportx.writers.codebook import codebook

    return codebook(gathered.observations, entries_in_use(tables))
