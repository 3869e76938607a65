"""``reportx schema``: the JSON Schema of what other commands write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportx.errors import EXIT_OK
from reportx.writers.output import open_output

if TYPE_CHECKING:
    from reportx.schemas import Name


def run_schema(name: Name) -> int:
    """Print the schema of this name."""
    from reportx.schemas import schema_text

    with open_output(None) as output:
        output.write(schema_text(name))
    return EXIT_OK
