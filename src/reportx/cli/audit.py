"""``reportx audit``: the ledger of every numeral, and how many became what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportx.cli.documents import read_documents
from reportx.cli.inputs import without_report
from reportx.errors import FormatError
from reportx.writers.as_json import model_json, seen
from reportx.writers.output import open_output

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from reportx.cli.inputs import Inputs


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
