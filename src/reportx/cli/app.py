"""The program itself: what it does without a command, and how every call ends. The commands are in ``commands``."""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from typer.main import get_command

from reportx.cli.commands import COMMANDS, Group
from reportx.cli.complaints import PROGRAM, complain, remark
from reportx.cli.completion import worded
from reportx.cli.speech import OPTION
from reportx.cli.usage import CallError, word
from reportx.errors import EXIT_INTERRUPTED, EXIT_OK, EXIT_USAGE, ReportxError, UsageError
from reportx.messages import LANGUAGES, language_named, say
from reportx.writers.output import ClosedOutputError, OutputError, discard_rest, wording

app = typer.Typer(
    cls=Group,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=say("help.reportx"),
    # Plain help and errors: the rich ones cost their import on every call and speak English only.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help=say("help.opt.version"))] = False,
    lang: Annotated[
        str | None, typer.Option(OPTION, metavar="|".join(LANGUAGES), help=say("help.opt.lang"), show_default=False)
    ] = None,
) -> int:
    if lang is not None and language_named(lang) is None:
        raise UsageError("usage.bad_value", option=OPTION, value=lang, choices=", ".join(LANGUAGES))
    if version:
        from reportx import __version__

        typer.echo(f"{PROGRAM} {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        return EXIT_USAGE
    return EXIT_OK


def run() -> int:
    """Run what the command line asks for; everything foreseeable ends in one sentence and an exit code."""
    try:
        with wording():  # help and version are written by the library
            status = worded(get_command(app)).main(prog_name=PROGRAM, standalone_mode=False)
    except ClosedOutputError:
        return EXIT_OK
    except typer.Abort:
        return EXIT_INTERRUPTED
    except CallError as error:
        return _usage(word(error), getattr(error, "ctx", None))
    except UsageError as error:
        # What is wrong with a file is not mended by reading the help.
        return _usage(str(error), None, hint=error.key.startswith("usage."))
    except ReportxError as error:
        if isinstance(error, OutputError):
            discard_rest()  # it has been said
        complain(str(error))
        return error.exit_code
    return status if isinstance(status, int) else EXIT_OK


def _usage(message: str, context: typer.Context | None, *, hint: bool = True) -> int:
    complain(message)
    if hint:
        remark(say("usage.hint", command=_called(context)))
    return EXIT_USAGE


def _called(context: typer.Context | None) -> str:
    if context is not None:
        return context.command_path
    name = next((argument for argument in sys.argv[1:] if argument in COMMANDS), None)
    return f"{PROGRAM} {name}" if name else PROGRAM
