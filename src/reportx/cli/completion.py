"""Completion for shells: the library does it, in the language of the user."""

from __future__ import annotations

import io
import os
from contextlib import redirect_stderr, redirect_stdout
from typing import Any

import typer

from reportx.cli.complaints import PROGRAM, remark
from reportx.errors import UsageError
from reportx.messages import reason, say
from reportx.writers.output import OutputError

_ASKED = f"_{PROGRAM.upper()}_COMPLETE"


def worded(program: Any) -> Any:
    """The program, whose options about completion speak as all others do."""
    if _ASKED in os.environ:
        # The library breaks descriptions at the width of the terminal; shells take the rest for another answer.
        os.environ["TERMINAL_WIDTH"] = "1000"
    for param in program.params:
        if param.name == "install_completion":
            param.help, param.callback = say("help.opt.install_completion"), _install
        elif param.name == "show_completion":
            param.help, param.callback = say("help.opt.show_completion"), _showing(param.callback)
    return program


def _install(context: Any, _param: Any, value: Any) -> None:
    if not value or context.resilient_parsing:
        return
    from typer._completion_shared import install  # what --install-completion of the library calls

    try:
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            shell, path = install()
    except typer.Exit as ending:
        raise _no_shell() from ending
    except OSError as error:
        raise OutputError("output.unwritable", path=error.filename, reason=reason(error)) from error
    remark(say("completion.installed", shell=shell, path=path))
    raise typer.Exit


def _showing(show: Any) -> Any:
    def callback(context: Any, param: Any, value: Any) -> Any:
        try:
            with redirect_stderr(io.StringIO()):
                return show(context, param, value)
        except typer.Exit as ending:
            raise _no_shell() from ending

    return callback


def _no_shell() -> UsageError:
    return UsageError("completion.no_shell", program=PROGRAM)
