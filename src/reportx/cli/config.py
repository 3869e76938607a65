"""``reportx config``: what holds, and from where."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from reportx.cli.exporting import Form, form_of, write_sheets
from reportx.cli.options import FormatOption, OutputOption
from reportx.cli.settings import VARIABLES, setting, settings_files
from reportx.cli.speech import OPTION, language_of_call
from reportx.errors import EXIT_OK
from reportx.messages import language, language_named, say
from reportx.writers.output import open_output

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Held(NamedTuple):
    """A setting, the value that holds, and where it comes from: a variable, a file, ``default`` or ``locale``."""

    setting: str
    value: str | None
    origin: str


def command(
    as_json: Annotated[bool, typer.Option("--json", help=say("help.opt.array_json"))] = False,
    named: FormatOption = None,
    output: OutputOption = None,
) -> int:
    return run_config([_held(name) for name in VARIABLES], form_of(named, output, as_json=as_json), output)


def run_config(held: Sequence[Held], form: Form, path: Path | None) -> int:
    """Show the settings."""
    with open_output(path) as output:
        if form.name is not None:
            from reportx.writers.exports.rows import record_sheet

            write_sheets(output, [record_sheet("settings", Held, held, titles={"value": say("config.value")})], form)
        else:
            from reportx.writers.console import show
            from reportx.writers.listings import record_table, remark_line

            names = ", ".join(map(str, settings_files()))
            table = record_table(("column.setting", "column.held", "column.origin"), map(_worded, held))
            show(output, [table, remark_line(say("config.files", files=names))])
        output.keep()
    return EXIT_OK


def _held(name: str) -> Held:
    found = setting(name)
    if name == "language" and language_named(language_of_call(sys.argv[1:])):
        return Held(name, language(), OPTION)
    if name == "language" and found.origin == "default":
        return Held(name, language(), "locale")
    value = "\n".join(found.value) if isinstance(found.value, tuple) else found.value
    return Held(name, value or None, found.origin)


def _worded(held: Held) -> tuple[str, str, str]:
    words = say(f"config.{held.origin}") if held.origin in ("default", "locale") else held.origin
    return held.setting, held.value or "", words
