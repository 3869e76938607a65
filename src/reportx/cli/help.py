"""Help pages in the language of the user, wrapped by the width of East Asian text.

The parser's own pages speak English and wrap at blanks, of which Chinese has none.
"""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Any

from reportx.cli.commands import COMMANDS
from reportx.messages import known, say
from reportx.writers.widths import text_width

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAX_WIDTH = 100
_NAME_COLUMN = 26
# One wide character or one run of others, each with the punctuation that must not begin a line.
_WIDE = "\u2e80-\u9fff\uff00-\uffef"
_PIECE = re.compile(rf"\s+|(?:[{_WIDE}]|[^\s{_WIDE}]+)[，。、；：？！）》」』”]*")


def page(command: Any, context: Any) -> str:
    """The help page of a command."""
    width = max(50, min(shutil.get_terminal_size().columns, _MAX_WIDTH))
    key = f"help.{command.name if context.parent else 'reportx'}"
    params = [param for param in command.get_params(context) if not getattr(param, "hidden", False)]
    arguments = [(param.metavar, param.help) for param in params if param.param_type_name == "argument"]
    options = [_option_row(param) for param in params if param.param_type_name == "option"]
    commands = [] if context.parent else [(name, say(f"help.{name}")) for name in COMMANDS]
    pieces = [say("help.pieces.options"), *(name for name, _ in arguments)]
    if commands:
        pieces.append(say("help.pieces.command"))
    lines = [say("help.usage", call=" ".join([context.command_path, *pieces])), ""]
    lines += wrapped(say(key), width, indent=2)
    for title, rows in (("arguments", arguments), ("options", options), ("commands", commands)):
        if rows:
            lines += ["", say(f"help.{title}"), *_table(rows, width)]
    if known(f"{key}.examples"):
        lines += ["", say("help.examples"), *(f"  {line}" for line in say(f"{key}.examples").splitlines())]
    if known(f"{key}.environment"):
        lines += ["", *wrapped(say(f"{key}.environment"), width, indent=0)]
    return "\n".join(lines) + "\n"


def _option_row(param: Any) -> tuple[str, str]:
    # The parser keeps the names of --help in a set, so they come in any order.
    names = ", ".join(sorted(param.opts, key=len))
    return f"{names} {param.metavar}" if param.metavar else names, param.help or ""


def _table(rows: list[tuple[str, str]], width: int) -> Iterator[str]:
    column = min(max(text_width(name) for name, _ in rows), _NAME_COLUMN)
    for name, text in rows:
        lines = wrapped(text, width, indent=column + 4)
        if text_width(name) <= column:
            lines[0] = f"  {name}{' ' * (column - text_width(name))}  {lines[0].lstrip()}"
        else:
            yield f"  {name}"
        yield from lines


def wrapped(text: str, width: int, *, indent: int) -> list[str]:
    """The text in lines of at most ``width`` columns, broken at blanks and between wide characters."""
    lines, line = [], ""
    for piece in _PIECE.findall(text):
        if line and indent + text_width(line) + text_width(piece.rstrip()) > width:
            lines.append(line)
            line = ""
        line += piece.lstrip() if not line else piece
    lines.append(line)
    return [" " * indent + line.rstrip() for line in lines]
