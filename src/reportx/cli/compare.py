"""``reportx compare``: reports side by side."""

from __future__ import annotations

import os
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from reportx.cli.complaints import PROGRAM
from reportx.cli.exporting import form_of, write_sheets
from reportx.cli.gathering import nothing, selection_of
from reportx.cli.inputs import STDIN, Inputs, without_report
from reportx.cli.options import (
    CodeOption,
    EncodingOption,
    ExcelOption,
    FormatOption,
    GlobOption,
    GroupOption,
    LibraryOption,
    OutputOption,
    StatusOption,
    TablesOption,
)
from reportx.cli.settings import library_in_use
from reportx.errors import EXIT_INCOMPLETE, EXIT_OK, InputError, UsageError
from reportx.messages import say
from reportx.writers.as_json import seen
from reportx.writers.output import open_output

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from reportx.cli.exporting import Form
    from reportx.model.compared import Column, Compared
    from reportx.model.observation import Gathered
    from reportx.writers.output import Output

# The greatest number that SQLite gives a row.
_MOST = 2**63 - 1


class Numbered(NamedTuple):
    """A document of the library, or one of its reports: ``3``, ``3:r2``."""

    named: str
    document: int
    report: str | None


def command(
    reports: Annotated[
        list[str] | None,
        typer.Argument(metavar="A B [C...]", help=say("help.arg.compare"), show_default=False),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=say("help.opt.compare_json"))] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help=say("help.opt.csv"))] = False,
    as_md: Annotated[bool, typer.Option("--md", help=say("help.opt.md"))] = False,
    named_format: FormatOption = None,
    excel: ExcelOption = False,
    codes: CodeOption = None,
    groups: GroupOption = None,
    statuses: StatusOption = None,
    output: OutputOption = None,
    library: LibraryOption = None,
    encoding: EncodingOption = None,
    globs: GlobOption = None,
    tables: TablesOption = None,
) -> int:
    for short, name in ((as_csv, "csv"), (as_md, "md")):
        if short and named_format not in (None, name):
            raise UsageError("usage.not_together", one=f"--{name}", other=f"--format {named_format}")
        named_format = name if short else named_format
    form = form_of(named_format, output, as_json=as_json, excel=excel)
    selection = selection_of(codes=codes, groups=groups, statuses=statuses)
    if not reports:
        raise UsageError("compare.too_few")
    columns: list[Column] = []
    status = EXIT_OK
    wanted = [_numbered(name) or name for name in reports]
    for from_library, run in groupby(wanted, lambda one: isinstance(one, Numbered)):
        if from_library:
            columns += _of_library([one for one in run if isinstance(one, Numbered)], library_in_use(library))
        else:
            files = [one for one in run if isinstance(one, str)]
            inputs = Inputs.of(files, encoding, output, command=f"{PROGRAM} compare", tables=tables, globs=globs)
            found, how = _of_files(inputs)
            columns += found
            status = max(status, how)
    if len(columns) < 2:
        if status != EXIT_OK:
            return status  # what was wrong has been said
        raise UsageError("compare.too_few")
    if not any(selection.holds(one) for column in columns for one in column.observations):
        raise nothing(selection, None)
    from reportx.analysis.comparison import compare

    with open_output(output) as out:
        _write(out, compare(columns, selection), form)
        out.keep()
    return EXIT_INCOMPLETE if status else EXIT_OK


def _write(output: Output, found: Compared, form: Form) -> None:
    if form.is_json:
        from reportx.analysis.comparison_model import comparison
        from reportx.writers.as_json import model_json
        from reportx.writers.comparison_names import short_names

        text = model_json(comparison(found, short_names(found.reports)), indented=output.terminal)
        output.write(seen(text) if output.terminal else text)
    elif form.name is not None:
        from reportx.writers.comparison_sheets import comparison_sheets

        write_sheets(output, comparison_sheets(found, for_people=form.name == "md"), form)
    else:
        from reportx.writers.comparison_tables import write_comparison

        write_comparison(output, found)


def _numbered(name: str) -> Numbered | None:
    """The document of the library that a name means: a number, unless there is such a file."""
    number, colon, report = name.partition(":")
    if not (number.isascii() and number.isdigit()) or (colon and not report) or name == STDIN or os.path.exists(name):
        return None
    return Numbered(name, int(number), report or None)


def _of_files(inputs: Inputs) -> tuple[list[Column], int]:
    from reportx.analysis.observations import gathered
    from reportx.cli.documents import read_documents

    columns: list[Column] = []

    def work(name: str) -> list[str]:
        found: list[Column] = []
        empty: list[str] = []
        for document in read_documents(inputs, name):
            found += _columns(gathered([document]))
            empty += without_report([document])
        columns.extend(found)
        return empty

    return columns, inputs.each(work)


def _of_library(wanted: Sequence[Numbered], path: Path) -> Iterator[Column]:
    from reportx.library import open_library
    from reportx.library.observations import gather

    with open_library(path, create=False) as library:
        numbers = sorted({one.document for one in wanted if one.document <= _MOST})
        found = list(_columns(gather(library, documents=numbers))) if numbers else []
        for one in wanted:
            of_document = [column for column in found if column.report.document == one.document]
            if not of_document:
                raise InputError("compare.no_document", number=one.document, path=path)
            chosen = [column for column in of_document if one.report in (None, column.report.report)]
            if not chosen:
                names = ", ".join(column.report.report for column in of_document)
                raise InputError("compare.no_report", named=one.named, report=one.report, names=names)
            yield from chosen


def _columns(found: Gathered) -> Iterable[Column]:
    from reportx.model.compared import Column

    for report in found.reports:
        own = (report.source, report.report)
        yield Column(report, [one for one in found.observations if (one.source, one.report) == own])
