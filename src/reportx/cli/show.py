"""``reportx show``: a document of the library, as ``parse`` shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from reportx.cli.complaints import PROGRAM
from reportx.cli.options import LibraryOption, OutputOption
from reportx.cli.shelf import opened, report_of
from reportx.errors import EXIT_OK, UsageError
from reportx.messages import say
from reportx.writers.as_json import model_json, seen
from reportx.writers.figures import harmless
from reportx.writers.output import open_output

if TYPE_CHECKING:
    from pathlib import Path

    from reportx.writers.output import Output


def command(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="NUMBER|FILE...", help=say("help.arg.documents"), show_default=False)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=say("help.opt.json"))] = False,
    text: Annotated[bool, typer.Option("--text", help=say("help.opt.text"))] = False,
    output: OutputOption = None,
    library: LibraryOption = None,
) -> int:
    if not names:
        raise UsageError("usage.no_documents", command=f"{PROGRAM} show")
    if as_json and text:
        raise UsageError("usage.not_together", one="--json", other="--text")
    return run_show(names, library, output, as_json=as_json, text=text)


def run_show(names: list[str], library: Path | None, path: Path | None, *, as_json: bool, text: bool) -> int:
    """Show the documents, each whole."""
    with opened(library) as shelf:
        wanted = [report_of(shelf, name) for name in names]
        with open_output(path) as output:
            for number, report in wanted:
                if text:
                    _write_text(shelf.source(number).text, output)
                elif as_json and report is None:
                    line = f"{shelf.document(number)}\n"
                    output.write(seen(line) if output.terminal else line)
                else:
                    _write(shelf.document(number) or "", report, output, as_json=as_json)
            output.keep()
    return EXIT_OK


def _write_text(text: str, output: Output) -> None:
    output.write(harmless(text) if output.terminal else text)
    if not text.endswith("\n"):
        output.write("\n")


def _write(text: str, report: str | None, output: Output, *, as_json: bool) -> None:
    from reportx.analysis.documents import documents_from_json

    (document,) = documents_from_json(text.encode(), "library")
    if report is not None:
        document = document.model_copy(update={"reports": [one for one in document.reports if one.id == report]})
    if as_json:
        line = model_json(document)
        output.write(seen(line) if output.terminal else line)
        return
    from reportx.writers.console import show
    from reportx.writers.tables import document_blocks

    show(output, document_blocks(document))
