"""``reportx stats``: reports, or documents that were parsed before, to counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportx.cli.documents import read_documents
from reportx.writers.as_json import model_json, seen
from reportx.writers.output import open_output

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reportx.cli.inputs import Inputs
    from reportx.model.document import Document


def run_stats(inputs: Inputs, path: Path | None, *, as_json: bool) -> int:
    """Count what all inputs hold together; the exit code tells how reading them went."""
    from reportx.analysis.stats import stats

    documents: list[Document] = []

    def work(name: str) -> Sequence[Document]:
        found = read_documents(inputs, name)
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
