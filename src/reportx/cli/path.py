"""``reportx path``: where the library is."""

from __future__ import annotations

from reportx.cli.options import LibraryOption
from reportx.cli.settings import library_in_use
from reportx.errors import EXIT_OK
from reportx.writers.output import open_output


def command(library: LibraryOption = None) -> int:
    with open_output(None) as output:
        output.write(f"{library_in_use(library)}\n")
    return EXIT_OK
