"""Tells, as JSON, what the program says in one language: the help of all commands, and the answers to wrong calls.

A process of its own, for what options say is worded once, when their modules are imported.
"""

from __future__ import annotations

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from typing import Any

from typer.main import get_command

from reportx.cli.app import app, run
from reportx.cli.commands import COMMANDS, command_of
from reportx.cli.completion import worded
from reportx.cli.help import page


def _parameters(command: Any, context: Any) -> list[dict[str, Any]]:
    return [
        {
            "names": list(param.opts),
            "kind": param.param_type_name,
            "flag": bool(getattr(param, "is_flag", False)),
            "metavar": param.metavar,
            "help": param.help,
        }
        for param in command.get_params(context)
    ]


def _helped(command: Any, context: Any) -> dict[str, Any]:
    return {"page": page(command, context), "parameters": _parameters(command, context)}


def _answered(call: list[str]) -> dict[str, Any]:
    sys.argv = ["reportx", *call]
    sys.stdin = io.StringIO()
    said, out = io.StringIO(), io.StringIO()
    with redirect_stderr(said), redirect_stdout(out):
        status = run()
    return {"call": call, "status": status, "said": said.getvalue()}


def _wrong(name: str, parameters: list[dict[str, Any]]) -> list[list[str]]:
    """Calls of a command that no parser can take."""
    calls = [[name, "--no-such-option"], [name, "-9"]]
    if not any(param["kind"] == "argument" for param in parameters):
        calls.append([name, "too", "many"])
    for param in parameters:
        if param["kind"] == "option":
            option = max(param["names"], key=len)
            # An abbreviation may be taken for the option, so one letter too many.
            calls += [[name, f"{option}=1"] if param["flag"] else [name, option], [name, f"{option}x"]]
    return calls


def main() -> None:
    program: Any = worded(get_command(app))
    root = program.context_class(program, info_name="reportx")
    helps = {"reportx": _helped(program, root)}
    for name in COMMANDS:
        command = command_of(name)
        helps[name] = _helped(command, command.context_class(command, info_name=name, parent=root))
    calls = [[], ["--no-such-option"], ["no-such-command"], ["--lang"], ["--lang", "fr"], ["--version=1"]]
    calls += [["--install-completion=1"], ["stat"]]
    for name in COMMANDS:
        calls += _wrong(name, helps[name]["parameters"])
    answers = [_answered(call) for call in calls]
    json.dump({"helps": helps, "answers": answers}, sys.stdout)


if __name__ == "__main__":
    main()
