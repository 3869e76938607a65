"""``reportx parse``: inputs to documents, written one by one as they are made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from reportx.cli.complaints import PROGRAM
from reportx.cli.documents import read_report
from reportx.cli.exporting import Form, form_of, make_ready, write_sheets
from reportx.cli.inputs import Inputs, without_report
from reportx.cli.options import (
    EncodingOption,
    ExcelOption,
    FormatOption,
    GlobOption,
    JsonOption,
    OutputOption,
    TablesOption,
    known_parts,
)
from reportx.errors import UsageError
from reportx.messages import say
from reportx.writers.as_json import model_json, part_lines, seen
from reportx.writers.output import Output, open_output
from reportx.writers.parts import PARTS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reportx.model.audit import Audit
    from reportx.model.document import Document
    from reportx.writers.parts import Part


def command(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE|FOLDER...|-", help=say("help.arg.parse_files"), show_default=False),
    ] = None,
    as_json: JsonOption = False,
    named: FormatOption = None,
    excel: ExcelOption = False,
    only: Annotated[
        str | None,
        typer.Option(
            "--only",
            metavar="PART",
            help=say("help.opt.only", choices=", ".join(PARTS)),
            autocompletion=known_parts,
            show_default=False,
        ),
    ] = None,
    output: OutputOption = None,
    encoding: EncodingOption = None,
    globs: GlobOption = None,
    excerpt: Annotated[bool, typer.Option("--excerpt", help=say("help.opt.excerpt"))] = False,
    numerals: Annotated[bool, typer.Option("--numerals", help=say("help.opt.numerals"))] = False,
    with_text: Annotated[bool, typer.Option("--with-text", help=say("help.opt.with_text"))] = False,
    tables: TablesOption = None,
) -> int:
    part = next((known for known in PARTS if known == only), None)
    if only is not None and part is None:
        raise UsageError("usage.bad_value", option="--only", value=only, choices=", ".join(PARTS))
    form = form_of(named, output, as_json=as_json, excel=excel)
    if form.is_table:
        _refuse(form, numerals=numerals, with_text=with_text)
    inputs = Inputs.of(files, encoding, output, command=f"{PROGRAM} parse", tables=tables, globs=globs)
    reading = Reading(excerpt, numerals, with_text)
    if form.is_table:
        return run_sheets(inputs, part, output, form, reading)
    return run_parse(inputs, part, output, form, reading)


class Reading(NamedTuple):
    """How a report is read: whatever it is, with its ledger, with its text in the document."""

    excerpt: bool
    numerals: bool
    with_text: bool

    def document(self, inputs: Inputs, name: str) -> Document:
        """The document of an input."""
        source = read_report(inputs, name)
        from reportx.pipeline import parse_source  # not before there is something to parse

        return parse_source(
            source,
            excerpt=self.excerpt,
            numerals=self.numerals,
            with_text=self.with_text,
            vocabulary=inputs.vocabulary,
        )


def _refuse(form: Form, *, numerals: bool, with_text: bool) -> None:
    """Options that a format has no place for are an error: what was asked for would be missing without a word."""
    if with_text:
        raise UsageError("usage.not_together", one="--with-text", other=form.name)
    if numerals and form.name != "xlsx":
        raise UsageError("usage.numerals", name=form.name)


def run_parse(inputs: Inputs, part: Part | None, path: Path | None, form: Form, reading: Reading) -> int:
    """Parse every input and write it at once; the exit code tells how it went."""
    with open_output(path) as output:
        # A person looks at one document unfolded; programs read one a line.
        indented = output.terminal and len(inputs.names) == 1 and form.is_json

        def work(name: str) -> Iterable[str]:
            document = reading.document(inputs, name)
            if form.name is None:
                _write_tables(document, part, output)
            else:
                _write_json(document, part, output, indented=indented)
            output.keep()
            return without_report([document])

        return inputs.each(work, watched=not output.terminal)


def run_sheets(inputs: Inputs, part: Part | None, path: Path | None, form: Form, reading: Reading) -> int:
    """Parse every input, then write the rows of all together."""
    from reportx.analysis.audit import audits
    from reportx.writers.about_sheet import About
    from reportx.writers.ledger_sheets import numerals_sheet
    from reportx.writers.report_sheets import ReportSheets

    # One table has room for one part.
    several = form.name == "xlsx"
    found, about = ReportSheets(part if several else part or "indicators"), About()
    ledgers: list[Audit] = []
    with open_output(path) as output:
        make_ready(output, form)

        def work(name: str) -> Iterable[str]:
            document = reading.document(inputs, name)
            found.add(document)
            about.add(document)
            if reading.numerals:
                ledgers.extend(audits(document))
            output.keep()
            return without_report([document])

        status = inputs.each(work, watched=True)
        if output.kept:
            sheets = found.sheets()
            if reading.numerals:
                sheets.append(numerals_sheet(ledgers))
            write_sheets(output, [*sheets, about.sheet(sheets)] if several else sheets, form)
    return status


def _write_json(document: Document, part: Part | None, output: Output, *, indented: bool) -> None:
    if part is None:
        text = model_json(document, indented=indented)
        output.write(seen(text) if output.terminal else text)
    else:
        for line in part_lines(document, part):
            output.write(seen(line) if output.terminal else line)


def _write_tables(document: Document, part: Part | None, output: Output) -> None:
    # Here and not above: only tables need rich.
    from reportx.writers.console import show
    from reportx.writers.tables import document_blocks

    show(output, document_blocks(document, part))
    if part is None and any(report.numerals for report in document.reports):
        from reportx.analysis.audit import audits
        from reportx.writers.ledgers import write_ledger

        for audit in audits(document):
            write_ledger(output, audit.numerals)
