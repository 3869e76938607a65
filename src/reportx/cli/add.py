"""``reportx add``: reports into the library."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from reportx.cli.complaints import PROGRAM, remark
from reportx.cli.documents import read_report_data
from reportx.cli.inputs import STDIN, Inputs, shown_name, without_report
from reportx.cli.options import EncodingOption, GlobOption, LibraryOption, TablesOption
from reportx.cli.shelf import PIPED, opened
from reportx.library import stored_path
from reportx.library.contents import contents, count
from reportx.messages import say
from reportx.writers.output import Output, open_output

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reportx.library import Added, Library

# More are told by their sum alone.
_FEW = 10


def command(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE|FOLDER...|-", help=say("help.arg.parse_files"), show_default=False),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=say("help.opt.add_json"))] = False,
    encoding: EncodingOption = None,
    globs: GlobOption = None,
    excerpt: Annotated[bool, typer.Option("--excerpt", help=say("help.opt.excerpt"))] = False,
    tables: TablesOption = None,
    library: LibraryOption = None,
) -> int:
    inputs = Inputs.of(files, encoding, None, command=f"{PROGRAM} add", tables=tables, globs=globs)
    return run_add(inputs, library, as_json=as_json, excerpt=excerpt)


class _Told(NamedTuple):
    """What became of an input, as ``--json`` tells it; ``result`` is that of ``Added``."""

    document: int
    result: str
    path: str
    title: str | None
    reports: int
    indicators: int


def run_add(inputs: Inputs, path: Path | None, *, as_json: bool, excerpt: bool) -> int:
    """Add every input; the exit code tells how it went."""
    results: Counter[str] = Counter()
    with opened(path, create=True) as library, open_output(None) as output:

        def work(name: str) -> Iterable[str]:
            added, empty = _add(library, inputs, name, excerpt=excerpt)
            if added is not None:
                results[added.what] += 1
                _tell(library, added, name, output, as_json=as_json, aloud=len(inputs.names) <= _FEW)
            return empty

        status = inputs.each(work, watched=True)
        if results:
            total = count(library)
            known = results["known"] + results["reread"]
            remark(say("add.sum", new=results["new"], version=results["version"], known=known, total=total))
    return status


def _add(library: Library, inputs: Inputs, name: str, *, excerpt: bool) -> tuple[Added | None, Iterable[str]]:
    """What was added, if it holds a report; the names of what holds none."""
    data = read_report_data(inputs, name)
    digest = hashlib.sha256(data).hexdigest()
    path = f"{PIPED}{digest[:12]}" if name == STDIN else stored_path(name)
    if (known := library.known(digest, excerpt=excerpt, encoding=inputs.encoding)) is not None:
        return library.add_place(known, path), ()
    from reportx.pipeline import parse_source  # not before there is something to parse
    from reportx.readers import read_bytes

    source = read_bytes(data, shown_name(name), inputs.encoding)
    document = parse_source(source, excerpt=excerpt, numerals=True, vocabulary=inputs.vocabulary)
    if not document.reports:
        return None, without_report([document])
    return library.add(document, source, path, excerpt=excerpt), ()


def _tell(library: Library, added: Added, name: str, output: Output, *, as_json: bool, aloud: bool) -> None:
    if not (as_json or aloud):
        return
    told = _Told(added.id, added.what, shown_name(name), *contents(library, added.id))
    if as_json:
        output.write(json.dumps(told._asdict(), ensure_ascii=False) + "\n")
    else:
        remark(say(f"add.{added.what}", **{**told._asdict(), "title": told.title or say("table.untitled")}))
