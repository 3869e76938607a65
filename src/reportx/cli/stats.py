"""``reportx stats``: reports, or documents that were parsed before, to counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from reportx.cli.complaints import PROGRAM
from reportx.cli.documents import read_documents
from reportx.cli.inputs import Inputs, without_report
from reportx.cli.options import EncodingOption, GlobOption, OutputOption, TablesOption
from reportx.messages import say
from reportx.writers.as_json import model_json, seen
from reportx.writers.output import open_output

if TYPE_CHECKING:
    from pathlib import Path


def command(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE|FOLDER...|-", help=say("help.arg.stats_files"), show_default=False),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=say("help.opt.stats_json"))] = False,
    output: OutputOption = None,
    encoding: EncodingOption = None,
    globs: GlobOption = None,
    tables: TablesOption = None,
) -> int:
    inputs = Inputs.of(files, encoding, output, command=f"{PROGRAM} stats", tables=tables, globs=globs)
    return run_stats(inputs, output, as_json=as_json)


def run_stats(inputs: Inputs, path: Path | None, *, as_json: bool) -> int:
    """Count what all inputs hold together; the exit code tells how reading them went."""
    from reportx.analysis.stats import Gist, gist, stats_of_gists

    gists: list[Gist] = []

    def work(name: str) -> list[str]:
        found: list[Gist] = []
        empty: list[str] = []
        for document in read_documents(inputs, name):
            found.append(gist(document))
            empty += without_report([document])
        gists.extend(found)  # all of an input or nothing
        return empty

    with open_output(path) as output:
        status = inputs.each(work)
        if gists:
            result = stats_of_gists(gists)
            if as_json:
                text = model_json(result, indented=output.terminal)
                output.write(seen(text) if output.terminal else text)
            else:
                from reportx.writers.console import show
                from reportx.writers.stats_tables import stats_blocks

                show(output, stats_blocks(result))
            output.keep()
    return status
