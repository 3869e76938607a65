"""``reportx schema``: the JSON Schema of what other commands write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from reportx.cli.options import SCHEMAS, known_schemas
from reportx.errors import EXIT_OK, UsageError
from reportx.messages import say
from reportx.writers.output import open_output

if TYPE_CHECKING:
    from reportx.schemas import Name


def command(
    name: Annotated[
        str,
        typer.Argument(
            metavar="[document|stats|audit|explanation|compare]",
            help=say("help.arg.schema"),
            autocompletion=known_schemas,
            show_default=False,
        ),
    ] = "document",
) -> int:
    chosen = next((known for known in SCHEMAS if known == name), None)
    if chosen is None:
        raise UsageError("usage.bad_schema", value=name, choices=", ".join(SCHEMAS))
    return run_schema(chosen)


def run_schema(name: Name) -> int:
    """Print the schema of this name."""
    from reportx.schemas import schema_text

    with open_output(None) as output:
        output.write(schema_text(name))
    return EXIT_OK
