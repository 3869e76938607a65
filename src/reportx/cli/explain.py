"""``reportx explain``: the chain behind a numeral of one report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from reportx.cli.complaints import PROGRAM, complain
from reportx.cli.documents import read_report
from reportx.cli.inputs import Inputs
from reportx.cli.options import EncodingOption, OutputOption, TablesOption, whole_numbers
from reportx.errors import EXIT_INCOMPLETE, EXIT_OK, UsageError
from reportx.messages import say
from reportx.writers.as_json import model_json, seen
from reportx.writers.output import open_output

if TYPE_CHECKING:
    from pathlib import Path

    from reportx.explain import Query
    from reportx.model.explanation import Explanation
    from reportx.pipeline import Traced
    from reportx.writers.output import Output


def command(
    file: Annotated[
        str | None, typer.Argument(metavar="FILE|-", help=say("help.arg.explain_file"), show_default=False)
    ] = None,
    find: Annotated[
        list[str] | None, typer.Option("--find", metavar="WORDS", help=say("help.opt.find"), show_default=False)
    ] = None,
    lines: Annotated[
        list[str] | None, typer.Option("--line", metavar="N", help=say("help.opt.line"), show_default=False)
    ] = None,
    offsets: Annotated[
        list[str] | None, typer.Option("--at", metavar="OFFSET", help=say("help.opt.at"), show_default=False)
    ] = None,
    ids: Annotated[
        list[str] | None, typer.Option("--id", metavar="ID", help=say("help.opt.id"), show_default=False)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=say("help.opt.explain_json"))] = False,
    output: OutputOption = None,
    encoding: EncodingOption = None,
    excerpt: Annotated[bool, typer.Option("--excerpt", help=say("help.opt.excerpt"))] = False,
    tables: TablesOption = None,
) -> int:
    inputs = Inputs.of(
        [file] if file else None, encoding, output, command=f"{PROGRAM} explain", tables=tables, folders=False
    )
    if not (find or lines or offsets or ids):
        raise UsageError("usage.no_question")
    numbers = whole_numbers("--line", lines, least=1), whole_numbers("--at", offsets, least=0)
    from reportx.explain.select import Query

    query = Query(tuple(find or ()), *numbers, tuple(ids or ()))
    return run_explain(inputs, query, output, as_json=as_json, excerpt=excerpt)


def run_explain(inputs: Inputs, query: Query, path: Path | None, *, as_json: bool, excerpt: bool) -> int:
    """Explain what ``query`` asks for in the one input; 1 where nothing of it is there."""
    (name,) = inputs.names
    source = read_report(inputs, name)
    from reportx.explain import explain  # not before there is something to parse
    from reportx.pipeline import trace_source

    traced = trace_source(source, excerpt=excerpt, vocabulary=inputs.vocabulary)
    count = 0
    with open_output(path) as output:
        for count, found in enumerate(explain(traced, query), 1):
            _write(output, found, count, as_json=as_json)
        output.keep()
    missing = [part for part in query.parts() if not any(explain(traced, part))] if count else []
    for part in missing:
        complain(say("explain.not_found", name=name, what=part.shown()))
    return EXIT_INCOMPLETE if missing else _status(traced, name, count)


def _write(output: Output, found: Explanation, count: int, *, as_json: bool) -> None:
    if as_json:
        text = model_json(found)
        output.write(seen(text) if output.terminal else text)
    else:
        from reportx.writers.explanations import write_explanation

        write_explanation(output, found, count)


def _status(traced: Traced, name: str, count: int) -> int:
    if not traced.document.reports:
        complain(say("parse.nothing", name=name))
        return EXIT_INCOMPLETE
    if not count:
        complain(say("explain.nothing", name=name))
        return EXIT_INCOMPLETE
    return EXIT_OK
