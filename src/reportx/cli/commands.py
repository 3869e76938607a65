"""The library's command classes, speaking as the rest of the program does."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand, TyperGroup

from reportx.errors import UsageError


class Command(TyperCommand):
    """A command with our help page."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _write_page(self, ctx, formatter)


class Group(TyperGroup):
    """The program with our help page and our word for a command that does not exist."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _write_page(self, ctx, formatter)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name = args[0]
        if self.get_command(ctx, name) is None and not ctx.resilient_parsing:
            raise _unknown(name, list(self.commands))
        return super().resolve_command(ctx, args)


def _write_page(command: Any, context: Any, formatter: Any) -> None:
    # Few calls ask for help: the others do not pay for laying it out.
    from reportx.cli.help import page

    formatter.write(page(command, context))


def _unknown(name: str, commands: list[str]) -> UsageError:
    from difflib import get_close_matches

    if similar := get_close_matches(name, commands):
        return UsageError("usage.no_command_similar", name=name, similar=", ".join(similar))
    return UsageError("usage.no_command", name=name)
