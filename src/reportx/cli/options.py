"""Options that several commands share, what completes their values, and what they are held to."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from reportx.errors import ReportxError, UsageError
from reportx.messages import say
from reportx.writers.parts import PARTS

if TYPE_CHECKING:
    from collections.abc import Sequence

STATUSES = ("done", "planned")
SCHEMAS: tuple[Literal["document", "stats", "audit", "explanation", "compare"], ...] = (
    "document",
    "stats",
    "audit",
    "explanation",
    "compare",
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


def years(values: list[str] | None) -> tuple[int, ...]:
    """The years named: ``2023``, ``2021-2023``."""
    found: list[int] = []
    for value in values or ():
        match = re.fullmatch(r"([12][0-9]{3})(?:-([12][0-9]{3}))?", value)
        named = range(int(match[1]), int(match[2] or match[1]) + 1) if match else range(0)
        if not named:
            raise UsageError("usage.bad_year", value=value)
        found += named
    return tuple(found)


def one_of(option: str, values: list[str] | None, choices: Sequence[str]) -> tuple[str, ...]:
    """The values, each of which must be one of ``choices``."""
    for value in values or ():
        if value not in choices:
            raise UsageError("usage.bad_value", option=option, value=value, choices=", ".join(choices))
    return tuple(values or ())


def known_formats(incomplete: str) -> list[str]:
    from reportx.writers.exports.registry import EXPORTS

    return [name for name in EXPORTS if name.startswith(incomplete)]


def known_levels(incomplete: str) -> list[str]:
    from reportx.model.base import LEVELS  # the models are not loaded for other calls

    return [level for level in LEVELS if level.startswith(incomplete)]


def known_report_kinds(incomplete: str) -> list[str]:
    from reportx.model.base import KINDS

    return [kind for kind in KINDS if kind.startswith(incomplete)]


def known_groups(incomplete: str) -> list[str]:
    from reportx.rules.vocabulary import built_in

    return [group for group in dict.fromkeys(code.group for code in built_in().codes.values()) if incomplete in group]


def known_passages(incomplete: str) -> list[str]:
    return [kind for kind in ("sentence", "measure", "indicator") if kind.startswith(incomplete)]


JsonOption = Annotated[bool, typer.Option("--json", help=say("help.opt.json"))]
OutputOption = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", help=say("help.opt.output"), show_default=False, readable=False),
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
FormatOption = Annotated[
    str | None,
    typer.Option(
        "--format", metavar="NAME", help=say("help.opt.format"), autocompletion=known_formats, show_default=False
    ),
]
ExcelOption = Annotated[bool, typer.Option("--excel", help=say("help.opt.excel"))]
LibraryOption = Annotated[
    Path | None,
    typer.Option("--library", metavar="FILE", help=say("help.opt.library"), show_default=False, readable=False),
]
# What a table over many reports is about; ``reportx.cli.gathering.selection_of`` makes a selection of them.
RegionOption = Annotated[
    list[str] | None,
    typer.Option("--region", metavar="NAME", help=say("help.opt.region"), show_default=False),
]
LevelOption = Annotated[
    list[str] | None,
    typer.Option(
        "--level", metavar="LEVEL", help=say("help.opt.level"), autocompletion=known_levels, show_default=False
    ),
]
ReportKindOption = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        metavar="KIND",
        help=say("help.opt.report_kind"),
        autocompletion=known_report_kinds,
        show_default=False,
    ),
]
YearOption = Annotated[
    list[str] | None,
    typer.Option("--year", metavar="YEAR", help=say("help.opt.year"), show_default=False),
]
CodeOption = Annotated[
    list[str] | None,
    typer.Option(
        "--code", metavar="CODE", help=say("help.opt.code_filter"), autocompletion=known_codes, show_default=False
    ),
]
GroupOption = Annotated[
    list[str] | None,
    typer.Option(
        "--group", metavar="GROUP", help=say("help.opt.group"), autocompletion=known_groups, show_default=False
    ),
]
StatusOption = Annotated[
    list[str] | None,
    typer.Option("--status", metavar="done|planned", help=say("help.opt.status"), show_default=False),
]
