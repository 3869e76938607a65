"""``reportx refresh``: reads anew what older rules have read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from reportx.cli.complaints import remark
from reportx.cli.options import LibraryOption, TablesOption
from reportx.cli.progress import progress
from reportx.cli.settings import vocabulary_in_use
from reportx.cli.shelf import opened
from reportx.errors import EXIT_OK
from reportx.library.contents import count
from reportx.messages import say

if TYPE_CHECKING:
    from pathlib import Path

    from reportx.rules.vocabulary import Vocabulary


def command(
    everything: Annotated[bool, typer.Option("--all", help=say("help.opt.refresh_all"))] = False,
    tables: TablesOption = None,
    library: LibraryOption = None,
) -> int:
    return run_refresh(library, vocabulary_in_use(tables), everything=everything)


def run_refresh(path: Path | None, vocabulary: Vocabulary | tuple[()], *, everything: bool) -> int:
    """Read every document again that other rules or another version have read, old versions too."""
    from reportx import __version__
    from reportx.rules.vocabulary import built_in

    words = vocabulary or built_in()
    with opened(path) as shelf:
        outdated = shelf.outdated("", "") if everything else shelf.outdated(__version__, words.sha256)
        with progress(len(outdated)) as shown:
            for number, excerpt in outdated:
                from reportx.pipeline import parse_source  # often nothing is outdated

                source = shelf.source(number)
                shelf.renew(number, parse_source(source, excerpt=excerpt, numerals=True, vocabulary=words))
                shown.advance()
        remark(say("refresh.sum", renewed=len(outdated), total=count(shelf)))
    return EXIT_OK
