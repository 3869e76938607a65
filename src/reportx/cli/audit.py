"""``reportx audit``: the ledger of every numeral, and how many became what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from reportx.cli.complaints import PROGRAM
from reportx.cli.documents import read_documents
from reportx.cli.exporting import Form, form_of, make_ready, write_sheets
from reportx.cli.inputs import Inputs, without_report
from reportx.cli.options import (
    EncodingOption,
    ExcelOption,
    FormatOption,
    GlobOption,
    OutputOption,
    TablesOption,
    known_kinds,
)
from reportx.errors import FormatError, UsageError
from reportx.messages import say
from reportx.writers.as_json import model_json, seen
from reportx.writers.output import open_output

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from reportx.model.audit import Audit
    from reportx.writers.exports.sheets import Sheet


def command(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE|FOLDER...|-", help=say("help.arg.stats_files"), show_default=False),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=say("help.opt.audit_json"))] = False,
    kinds: Annotated[
        list[str] | None,
        typer.Option(
            "--kind", metavar="KIND", help=say("help.opt.kind"), autocompletion=known_kinds, show_default=False
        ),
    ] = None,
    named: FormatOption = None,
    excel: ExcelOption = False,
    summary: Annotated[bool, typer.Option("--summary", help=say("help.opt.summary"))] = False,
    output: OutputOption = None,
    encoding: EncodingOption = None,
    globs: GlobOption = None,
    excerpt: Annotated[bool, typer.Option("--excerpt", help=say("help.opt.excerpt"))] = False,
    tables: TablesOption = None,
) -> int:

    known = known_kinds("")
    for kind in kinds or ():
        if kind not in known:
            raise UsageError("usage.bad_value", option="--kind", value=kind, choices=", ".join(known))
    form = form_of(named, output, as_json=as_json, excel=excel)
    inputs = Inputs.of(files, encoding, output, command=f"{PROGRAM} audit", tables=tables, globs=globs)
    return run_audit(inputs, output, form, kinds=kinds or None, only_summary=summary, excerpt=excerpt)


def run_audit(
    inputs: Inputs,
    path: Path | None,
    form: Form,
    *,
    kinds: Collection[str] | None,
    only_summary: bool,
    excerpt: bool,
) -> int:
    """Write the ledgers of every input; the exit code tells how reading them went."""
    from reportx.analysis.audit import audits, has_ledger

    shown: Collection[str] | None = () if only_summary else kinds
    kept: list[Audit] = []
    with open_output(path) as output:
        make_ready(output, form)

        def work(name: str) -> Iterator[str]:
            tabled: list[Audit] = []
            for document in read_documents(inputs, name, excerpt=excerpt):
                if not has_ledger(document):
                    raise FormatError("audit.no_ledger", name=name)
                for audit in audits(document, shown):
                    if form.is_table:
                        tabled.append(audit)
                    elif form.name is not None:
                        text = model_json(audit)
                        output.write(seen(text) if output.terminal else text)
                    else:
                        from reportx.writers.ledgers import write_audit  # people's words, not needed for JSON

                        write_audit(output, audit, only_summary=only_summary)
                yield from without_report([document])
            kept.extend(tabled)  # all of an input or nothing
            output.keep()

        status = inputs.each(work, watched=form.is_table)
        if form.is_table and output.kept:
            write_sheets(output, _sheets(kept, only_summary=only_summary), form)
    return status


def _sheets(kept: list[Audit], *, only_summary: bool) -> list[Sheet]:
    from reportx.writers.ledger_sheets import numerals_sheet, summary_sheet

    summary = summary_sheet(kept)
    return [summary] if only_summary else [numerals_sheet(kept), summary]
