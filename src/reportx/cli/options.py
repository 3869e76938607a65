"""Options that several commands share, what completes their values, and what they are held to."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal

import typer

from reportx.errors import ReportxError, UsageError
from reportx.messages import say
from reportx.writers.parts import PARTS

SCHEMAS: tuple[Literal["document", "stats", "audit", "explanation"], ...] = (
    "document",
    "stats",
    "audit",
    "explanation",
)


def known_suffixes(incomplete: str) -> list[str]:
    from reportx.cli.folders import PATTERNS

    return [pattern for pattern in PATTERNS if pattern.startswith(incomplete)]


def known_codes(incomplete: str) -> list[str]:
    from reportx.cli.settings import vocabulary_in_use
    from reportx.rules.vocabulary import built_in

    try:
        words = vocabulary_in_use(None) or built_in()
    except ReportxError:  # nothing may be said while a line is completed
        words = built_in()
    return [code for code in words.codes if code.startswith(incomplete)]


def known_parts(incomplete: str) -> list[str]:
    return [part for part in PARTS if part.startswith(incomplete)]


def known_kinds(incomplete: str) -> list[str]:
    from reportx.analysis.audit import NUMERAL_KINDS  # the models are not loaded for other calls

    return [kind for kind in NUMERAL_KINDS if kind.startswith(incomplete)]


def whole_numbers(option: str, values: list[str] | None, *, least: int) -> tuple[int, ...]:
    for value in values or ():
        if not re.fullmatch(r"[+-]?[0-9]{1,15}", value):
            raise UsageError("usage.bad_number", option=option, value=value)
        if int(value) < least:
            raise UsageError("usage.small_number", option=option, value=value, least=least)
    return tuple(map(int, values or ()))


def known_schemas(incomplete: str) -> list[str]:
    return [name for name in SCHEMAS if name.startswith(incomplete)]


JsonOption = Annotated[bool, typer.Option("--json", help=say("help.opt.json"))]
OutputOption = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", help=say("help.opt.output"), show_default=False),
]
EncodingOption = Annotated[
    str | None, typer.Option("--encoding", metavar="NAME", help=say("help.opt.encoding"), show_default=False)
]
GlobOption = Annotated[
    list[str] | None,
    typer.Option(
        "--glob", metavar="PATTERN", help=say("help.opt.glob"), autocompletion=known_suffixes, show_default=False
    ),
]
TablesOption = Annotated[
    list[str] | None,
    typer.Option("--vocabulary", metavar="FILE", help=say("help.opt.vocabulary"), show_default=False),
]
