"""Which language a call speaks: ``--lang`` over ``REPORTX_LANG`` over the settings over the locale."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reportx.errors import ReportxError
from reportx.messages import language_named, prefer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportx.messages import Language

OPTION = "--lang"


def choose_language(arguments: Sequence[str]) -> None:
    """Look for the language before the arguments are parsed, for their help and errors are in it."""
    if (named := language_named(language_of_call(arguments))) is not None:
        prefer(named)
    elif language_named(os.environ.get("REPORTX_LANG", "")) is None:
        prefer(_of_settings())


def language_of_call(arguments: Sequence[str]) -> str:
    """The value of the option; it stands before the command, as do all options of the program itself."""
    for number, argument in enumerate(arguments):
        if argument == OPTION:
            return "".join(arguments[number + 1 : number + 2])
        if argument.startswith(f"{OPTION}="):
            return argument.partition("=")[2]
        if not argument.startswith("-"):
            break
    return ""


def _of_settings() -> Language | None:
    from reportx.cli.settings import setting

    try:
        return language_named(setting("language").value or "")
    except ReportxError:  # the command that needs the settings says what is wrong with them
        return None
