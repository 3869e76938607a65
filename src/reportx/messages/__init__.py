"""The words that people read: one catalogue per language, told apart by the environment.

``say`` never fails: it words errors, and a failure to word one would hide it.
"""

from __future__ import annotations

import errno
import os
from typing import Literal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")

_preferred: Language | None = None


def prefer(chosen: Language | None) -> None:
    """Speak this language from now on, whatever the environment says; ``None``: as it says."""
    global _preferred  # noqa: PLW0603 - one process speaks one language
    _preferred = chosen


def language() -> Language:
    """The language to speak: the preferred one, else that of ``REPORTX_LANG``, else the locale's, else English.

    As in POSIX, the first of ``LC_ALL``, ``LC_MESSAGES`` and ``LANG`` that is set decides alone.
    """
    own = _preferred or language_named(os.environ.get("REPORTX_LANG", ""))
    if own is not None:
        return own
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "")
        if value:
            return language_named(value) or "en"
    return "en"


def messages(of: Language) -> dict[str, str]:
    """The catalogue of a language."""
    # Only the one that is spoken is imported.
    if of == "zh":
        from reportx.messages.zh import MESSAGES
    else:
        from reportx.messages.en import MESSAGES
    return MESSAGES


def say(key: str, /, **params: object) -> str:
    """The message of ``key`` in the language of the user, with ``params`` put in as they are.

    A key that is not there comes back with its values, a value that is missing as its name in braces.
    """
    template = messages(language()).get(key)
    if template is None:
        return " ".join([key, *(f"{name}={value}" for name, value in params.items())])
    return template.format_map(_Fields(params))


def known(key: str) -> bool:
    """Whether the catalogue has a message of this key."""
    return key in messages(language())


def reason(error: OSError) -> str:
    """Why the system refused, in the language of the user where the catalogue has the cause."""
    key = f"os.{errno.errorcode.get(error.errno or 0, '')}"
    return say(key) if known(key) else error.strerror or str(error)


class _Fields(dict[str, object]):
    def __missing__(self, name: str) -> str:
        return "{" + name + "}"


def language_named(value: str) -> Language | None:
    """The language that a locale or a word such as ``zh_CN.UTF-8`` names, if it is one of ours."""
    value = value.strip().lower()
    if value.startswith("zh"):
        return "zh"
    return "en" if value.startswith("en") else None
