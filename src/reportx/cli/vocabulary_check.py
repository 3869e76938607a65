"""``reportx vocabulary --check``: whether the examples of a user's own tables are read as they claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportx.cli.vocabulary import write_json
from reportx.errors import EXIT_INCOMPLETE, EXIT_OK
from reportx.messages import say
from reportx.proving import refuted
from reportx.rules.entries import claims_built_in, claims_of_table, read_vocabulary
from reportx.writers.figures import plain
from reportx.writers.output import open_output

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reportx.proving import Refuted
    from reportx.writers.output import Output


def run_check(tables: Sequence[str], path: Path | None, *, as_json: bool) -> int:
    """Prove the tables, each laid over ours and over those named before it."""
    vocabulary = read_vocabulary(tables)
    claims = {name: claims_of_table(name) for name in tables}
    failed = {name: list(refuted(claims[name], vocabulary)) for name in tables}
    taken = list(refuted(claims_built_in(), vocabulary))
    with open_output(path) as output:
        if as_json:
            found = [(name, one) for name in tables for one in failed[name]] + [(None, one) for one in taken]
            write_json([_shape(name, one) for name, one in found], output)
        else:
            for name in tables:
                _write_table(name, len(claims[name]), failed[name], output)
            for one in taken:
                _write(say("vocabulary.check.taken", **_words(one)), output)
        output.keep()
    return EXIT_INCOMPLETE if any(failed.values()) else EXIT_OK


def _shape(name: str | None, one: Refuted) -> dict[str, Any]:
    """A refuted claim as JSON has it; of our own tables, ``table`` is null."""
    return {"table": name, **one.claim._asdict(), "found": one.found}


def _write_table(name: str, claims: int, failed: list[Refuted], output: Output) -> None:
    for one in failed:
        key = "vocabulary.check.example" if one.claim.holds else "vocabulary.check.not_example"
        _write(say(key, table=name, **_words(one)), output)
    _write(say("vocabulary.check.table", table=name, held=claims - len(failed), claims=claims), output)


def _words(one: Refuted) -> dict[str, str]:
    found = ", ".join(one.found) or say("vocabulary.check.no_indicator")
    return {"code": one.claim.code, "text": one.claim.text, "figure": one.claim.figure, "found": found}


def _write(line: str, output: Output) -> None:
    output.write(f"{plain(line)}\n")
