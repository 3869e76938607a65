"""``reportx vocabulary``: the codes, all of them or those asked for, and the proof of a user's own tables."""

from __future__ import annotations

import json
from difflib import get_close_matches
from itertools import chain
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reportx.cli.complaints import complain
from reportx.cli.exporting import Form, form_of, write_sheets
from reportx.cli.inputs import spare
from reportx.cli.options import ExcelOption, FormatOption, OutputOption, TablesOption, known_codes
from reportx.cli.settings import tables_in_use, told_origin
from reportx.errors import EXIT_INCOMPLETE, EXIT_OK, ReportxError, UsageError
from reportx.messages import say
from reportx.rules.entries import read_entries
from reportx.rules.vocabulary import terms_of
from reportx.text import clean
from reportx.writers.as_json import seen
from reportx.writers.output import open_output

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from reportx.rules.entries import Entry
    from reportx.writers.output import Output


def command(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORD]...", help=say("help.arg.vocabulary"), show_default=False),
    ] = None,
    code: Annotated[
        list[str] | None,
        typer.Option(
            "--code", metavar="CODE", help=say("help.opt.code"), autocompletion=known_codes, show_default=False
        ),
    ] = None,
    check: Annotated[
        list[str] | None,
        typer.Option("--check", metavar="FILE", help=say("help.opt.check"), show_default=False),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=say("help.opt.vocabulary_json"))] = False,
    named: FormatOption = None,
    excel: ExcelOption = False,
    output: OutputOption = None,
    tables: TablesOption = None,
) -> int:
    chosen = [name for name, given in (("WORD", words), ("--code", code), ("--check", check)) if given]
    if len(chosen) > 1:
        raise UsageError("usage.not_together", one=chosen[0], other=chosen[1])
    form = form_of(named, output, as_json=as_json, excel=excel)
    spare(output, [*tables_in_use(tables).paths, *(check or [])])
    if check:
        from reportx.cli.vocabulary_check import run_check

        if form.name not in (None, "json"):  # it proves, and lists nothing
            raise UsageError("usage.not_together", one="--check", other=form.name)
        return run_check([*(tables or []), *check], output, as_json=form.is_json)
    return run_vocabulary(words or [], code or [], tables, output, form)


def run_vocabulary(
    words: Sequence[str], codes: Sequence[str], named: Sequence[str] | None, path: Path | None, form: Form
) -> int:
    """Show the codes that hold all ``words`` as a list, or ``codes`` with everything about them."""
    entries = entries_in_use(named)
    chosen = _chosen(entries, codes) if codes else _holding(entries, words)
    with open_output(path) as output:
        if form.name is not None:
            _write(chosen, output, form)
        elif chosen:
            from reportx.writers.console import show
            from reportx.writers.vocabulary_tables import detail_blocks, list_blocks

            show(output, detail_blocks(chosen, entries) if codes else list_blocks(chosen))
        output.keep()
    if not chosen:
        complain(say("vocabulary.no_match", words=" ".join(words)))
        return EXIT_INCOMPLETE
    return EXIT_OK


def _write(chosen: Sequence[Entry], output: Output, form: Form) -> None:
    if form.is_table:
        from reportx.writers.codebook import vocabulary_sheet

        write_sheets(output, [vocabulary_sheet(chosen)], form)
    else:
        write_items([shape(entry) for entry in chosen], output, form)


def shape(entry: Entry) -> dict[str, Any]:
    """An entry as JSON has it: the keys of the tables, examples as objects."""
    examples = {key: [one._asdict() for one in getattr(entry, key)] for key in ("examples", "not_examples")}
    return {**entry._asdict(), **examples}


def write_json(items: list[dict[str, Any]], output: Output) -> None:
    """An array, unfolded on a terminal."""
    separators = None if output.terminal else (",", ":")
    text = json.dumps(items, ensure_ascii=False, indent=2 if output.terminal else None, separators=separators) + "\n"
    output.write(seen(text) if output.terminal else text)


def write_items(items: list[dict[str, Any]], output: Output, form: Form) -> None:
    """An array, or an object a line."""
    if form.is_json:
        write_json(items, output)
        return
    for item in items:
        text = json.dumps(item, ensure_ascii=False, separators=(",", ":")) + "\n"
        output.write(seen(text) if output.terminal else text)


def entries_in_use(named: Sequence[str] | None) -> list[Entry]:
    tables = tables_in_use(named)
    try:
        return read_entries(tables.paths)
    except ReportxError as error:
        raise told_origin(error, tables) from error


def _chosen(entries: list[Entry], codes: Iterable[str]) -> list[Entry]:
    known = {entry.code: entry for entry in entries}
    for code in codes:
        if code not in known:
            similar = ", ".join(_nearest(code, entries))
            raise UsageError("usage.no_code_similar" if similar else "usage.no_code", code=code, similar=similar)
    return [known[code] for code in dict.fromkeys(codes)]


def _nearest(code: str, entries: Iterable[Entry]) -> list[str]:
    """Up to three codes that are written, or named, nearly so."""
    names = {name.casefold(): entry.code for entry in entries for name in (entry.en, entry.zh, entry.code)}
    matches = get_close_matches(code.casefold(), names, 3, 0.5)
    return list(dict.fromkeys(names[match] for match in matches))


def _holding(entries: list[Entry], words: Iterable[str]) -> list[Entry]:
    """The entries that hold every word in what they say of themselves, group by group."""
    wanted = [clean(word).text.casefold() for word in words]
    found = [entry for entry in entries if all(word in _searched(entry) for word in wanted)]
    groups = list(dict.fromkeys(entry.group for entry in entries))
    return sorted(found, key=lambda entry: groups.index(entry.group))


def _searched(entry: Entry) -> str:
    texts = [entry.code, entry.zh, entry.en, entry.group, entry.definition, *entry.units]
    for pattern in entry.patterns:
        terms = terms_of(pattern)  # what bars a pattern is not what it is about
        texts += chain(*terms.near, *terms.context)
    return "\n".join(texts).casefold()
