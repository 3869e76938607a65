"""``reportx parse``: inputs to documents, written one by one as they are made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from reportx.cli.complaints import PROGRAM
from reportx.cli.documents import read_report
from reportx.cli.inputs import Inputs, without_report
from reportx.cli.options import EncodingOption, GlobOption, JsonOption, OutputOption, TablesOption, known_parts
from reportx.errors import UsageError
from reportx.messages import say
from reportx.writers.as_json import model_json, part_lines, seen
from reportx.writers.output import Output, open_output
from reportx.writers.parts import PARTS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reportx.model.document import Document
    from reportx.writers.parts import Part


def command(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE|FOLDER...|-", help=say("help.arg.parse_files"), show_default=False),
    ] = None,
    as_json: JsonOption = False,
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
    inputs = Inputs.of(files, encoding, output, command=f"{PROGRAM} parse", tables=tables, globs=globs)
    return run_parse(inputs, part, output, as_json=as_json, excerpt=excerpt, numerals=numerals, with_text=with_text)


def run_parse(
    inputs: Inputs,
    part: Part | None,
    path: Path | None,
    *,
    as_json: bool,
    excerpt: bool,
    numerals: bool,
    with_text: bool,
) -> int:
    """Parse every input; the exit code tells how it went."""
    with open_output(path) as output:
        # A person looks at one document unfolded; programs read one a line.
        indented = output.terminal and len(inputs.names) == 1

        def work(name: str) -> Iterable[str]:
            source = read_report(inputs, name)
            from reportx.pipeline import parse_source  # not before there is something to parse

            document = parse_source(
                source, excerpt=excerpt, numerals=numerals, with_text=with_text, vocabulary=inputs.vocabulary
            )
            if as_json:
                _write_json(document, part, output, indented=indented)
            else:
                _write_tables(document, part, output)
            output.keep()
            return without_report([document])

        return inputs.each(work, watched=not output.terminal)


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
