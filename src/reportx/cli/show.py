"""``reportx show``: a document of the library, as ``parse`` shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from reportx.cli.complaints import PROGRAM
from reportx.cli.options import LibraryOption, OutputOption
from reportx.cli.shelf import number_of, opened
from reportx.errors import EXIT_OK, UsageError
from reportx.messages import say
from reportx.writers.as_json import seen
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
        numbers = [number_of(shelf, name) for name in names]
        with open_output(path) as output:
            for number in numbers:
                if text:
                    _write_text(shelf.source(number).text, output)
                elif as_json:
                    line = f"{shelf.document(number)}\n"
                    output.write(seen(line) if output.terminal else line)
                else:
                    _write_tables(shelf.document(number) or "", output)
            output.keep()
    return EXIT_OK


def _write_text(text: str, output: Output) -> None:
    output.write(seen(text) if output.terminal else text)
    if not text.endswith("\n"):
        output.write("\n")


def _write_tables(document: str, output: Output) -> None:
    from reportx.analysis.documents import documents_from_json
    from reportx.writers.console import show
    from reportx.writers.tables import document_blocks

    for one in documents_from_json(document.encode(), "library"):
        show(output, document_blocks(one))
