"""``reportx explain``: the chain behind a numeral of one report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportx.cli.complaints import complain
from reportx.cli.documents import read_report
from reportx.errors import EXIT_INCOMPLETE, EXIT_OK
from reportx.messages import say
from reportx.writers.as_json import model_json, seen
from reportx.writers.output import open_output

if TYPE_CHECKING:
    from pathlib import Path

    from reportx.cli.inputs import Inputs
    from reportx.explain import Query
    from reportx.model.explanation import Explanation
    from reportx.pipeline import Traced
    from reportx.writers.output import Output


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
