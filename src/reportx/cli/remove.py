"""``reportx remove``: documents out of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from reportx.cli.complaints import PROGRAM, remark
from reportx.cli.options import LibraryOption
from reportx.cli.shelf import number_of, opened, path_of
from reportx.errors import EXIT_OK, UsageError
from reportx.library.contents import count, counting_again, paths_of
from reportx.messages import say

if TYPE_CHECKING:
    from reportx.library import Library


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
        numbers = {name: number_of(shelf, name) for name in dict.fromkeys(names)}
        before = count(shelf)
        for name, number in numbers.items():
            _remove(shelf, name, number)
        left = count(shelf)
        remark(say("remove.sum", removed=before - left, left=left))
    return EXIT_OK


def _remove(library: Library, name: str, number: int) -> None:
    """By its number a document alone; by its path all that this path has held."""
    if not name.isdigit():
        library.remove_path(path_of(name))
        return
    paths = paths_of(library, number)
    library.remove([number])
    for path, version, other in counting_again(library, paths):
        remark(say("remove.again", path=path, version=version, document=other))
