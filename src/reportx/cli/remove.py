"""``reportx remove``: documents out of the library."""

from __future__ import annotations

from typing import Annotated

import typer

from reportx.cli.complaints import PROGRAM, remark
from reportx.cli.options import LibraryOption
from reportx.cli.shelf import number_of, opened
from reportx.errors import EXIT_OK, UsageError
from reportx.library.contents import count
from reportx.messages import say


def command(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="NUMBER|FILE...", help=say("help.arg.documents"), show_default=False)
    ] = None,
    library: LibraryOption = None,
) -> int:
    if not names:
        raise UsageError("usage.no_documents", command=f"{PROGRAM} remove")
    with opened(library) as shelf:
        # All are looked up first: a mistyped one leaves everything as it is.
        numbers = {number_of(shelf, name) for name in names}
        removed = shelf.remove(sorted(numbers))
        remark(say("remove.sum", removed=removed, left=count(shelf)))
    return EXIT_OK
