"""``reportx audit``: the ledger of every numeral, and how many became what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from reportx.cli.complaints import PROGRAM
from reportx.cli.documents import read_documents
from reportx.cli.inputs import Inputs, without_report
from reportx.cli.options import EncodingOption, GlobOption, OutputOption, TablesOption, known_kinds
from reportx.errors import FormatError, UsageError
from reportx.messages import say
from reportx.writers.as_json import model_json, seen
from reportx.writers.output import open_output

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path


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
    inputs = Inputs.of(files, encoding, output, command=f"{PROGRAM} audit", tables=tables, globs=globs)
    return run_audit(inputs, output, kinds=kinds or None, only_summary=summary, as_json=as_json, excerpt=excerpt)


def run_audit(
    inputs: Inputs,
    path: Path | None,
    *,
    kinds: Collection[str] | None,
    only_summary: bool,
    as_json: bool,
    excerpt: bool,
) -> int:
    """Write the ledgers of every input; the exit code tells how reading them went."""
    from reportx.analysis.audit import audits, has_ledger

    shown: Collection[str] | None = () if only_summary else kinds
    with open_output(path) as output:

        def work(name: str) -> Iterator[str]:
            for document in read_documents(inputs, name, excerpt=excerpt):
                if not has_ledger(document):
                    raise FormatError("audit.no_ledger", name=name)
                for audit in audits(document, shown):
                    if as_json:
                        text = model_json(audit)
                        output.write(seen(text) if output.terminal else text)
                    else:
                        from reportx.writers.ledgers import write_audit  # people's words, not needed for JSON

                        write_audit(output, audit, only_summary=only_summary)
                yield from without_report([document])
            output.keep()

        return inputs.each(work)
