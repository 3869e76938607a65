"""Words what the argument parser finds wrong with a call, in the language of the user."""

from __future__ import annotations

import re
from typing import Any

from typer import BadParameter

from reportx.messages import say

# Some releases of typer bring the parser along, others import it; the base of its errors has one name in
# both.
CallError: type[Exception] = next(base for base in BadParameter.__mro__ if base.__name__ == "ClickException")

# One argument or several, as releases of the parser say it.
_EXTRA = re.compile(r"unexpected extra argument(?:s|\(s\))? \((.*)\)$", re.S)


def word(error: Any) -> str:
    """The message of a ``CallError``."""
    match type(error).__name__:
        case "NoSuchOption":
            if similar := ", ".join(error.possibilities or ()):
                return say("usage.no_option_similar", option=error.option_name, similar=similar)
            return say("usage.no_option", option=error.option_name)
        case "BadOptionUsage":
            takes_none = "does not take" in error.message
            key = "usage.option_takes_no_value" if takes_none else "usage.option_needs_value"
            return say(key, option=error.option_name)
    message = error.format_message()
    if extra := _EXTRA.search(message):
        return say("usage.extra_arguments", arguments=extra[1])
    return say("usage.other", message=message)
