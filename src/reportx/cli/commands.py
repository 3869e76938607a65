"""The commands, each in the module of its name, and the parser's classes speaking as the rest of the program does."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from reportx.errors import UsageError
from reportx.messages import say

# In the order of the help page. What a command takes are the arguments of the function ``command`` in the module of its
# name, which is imported when it is called: working out the arguments of all takes longer than reading a report.
COMMANDS = (
    "parse",
    "audit",
    "explain",
    "stats",
    "compare",
    "panel",
    "add",
    "list",
    "show",
    "search",
    "remove",
    "refresh",
    "path",
    "vocabulary",
    "formats",
    "config",
    "schema",
)


class Command(TyperCommand):
    """A command with our help page."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _write_page(self, ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:
        return _worded(super().get_help_option(ctx))


class Group(TyperGroup):
    """The program: its commands are made when they are asked for; our help page, our word for one that is not there."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        return command_of(cmd_name) if cmd_name in COMMANDS else None

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _write_page(self, ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:
        return _worded(super().get_help_option(ctx))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args[0] not in COMMANDS and not ctx.resilient_parsing:
            raise _unknown(args[0])
        return super().resolve_command(ctx, args)


def command_of(name: str) -> Any:
    """The command of this name, one of ``COMMANDS``."""
    one = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    settings = {"help_option_names": ["-h", "--help"]}
    function = import_module(f"reportx.cli.{name}").command
    words = say(f"help.{name}")
    # Where commands are completed the library would cut the help off, at blanks, which Chinese has few of.
    one.command(name, cls=Command, help=words, short_help=words, context_settings=settings)(function)
    return get_command(one)


def _worded(help_option: Any) -> Any:
    help_option.help = say("help.opt.help")
    return help_option


def _write_page(command: Any, context: Any, formatter: Any) -> None:
    # Few calls ask for help: the others do not pay for laying it out.
    from reportx.cli.help import page

    formatter.write(page(command, context))


def _unknown(name: str) -> UsageError:
    from difflib import get_close_matches

    if similar := get_close_matches(name, COMMANDS, cutoff=0.7):
        return UsageError("usage.no_command_similar", name=name, similar=", ".join(similar))
    return UsageError("usage.no_command", name=name)
