"""``reportx stats``: reports, or documents that were parsed before, to counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportx.cli.inputs import Inputs, shown_name
from reportx.writers.as_json import model_json, seen
from reportx.writers.output import open_output

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reportx.model.document import Document


def run_stats(inputs: Inputs, path: Path | None, *, as_json: bool) -> int:
    """Count what all inputs hold together; the exit code tells how reading them went."""
    from reportx.analysis.stats import stats

    documents: list[Document] = []

    def work(name: str) -> Sequence[Document]:
        found = _documents(inputs, name)
        documents.extend(found)
        return found

    with open_output(path) as output:
        status = inputs.each(work)
        if documents:
            result = stats(documents)
            if as_json:
                text = model_json(result, indented=output.terminal)
                output.write(seen(text) if output.terminal else text)
            else:
                from reportx.writers.console import show
                from reportx.writers.stats_tables import stats_blocks

                show(output, stats_blocks(result))
            output.keep()
    return status


def _documents(inputs: Inputs, name: str) -> list[Document]:
    from reportx.analysis.stats import documents_from_json, looks_like_json
    from reportx.readers import read_bytes

    # Read once: a pipe gives its bytes only once.
    data = inputs.read_data(name)
    shown = shown_name(name)
    if data is not None and looks_like_json(data):
        return documents_from_json(data, shown)
    source = inputs.read(name) if data is None else read_bytes(data, shown, inputs.encoding)
    from reportx.pipeline import parse_source  # not before there is something to parse

    return [parse_source(source, numerals=True, vocabulary=inputs.vocabulary)]
