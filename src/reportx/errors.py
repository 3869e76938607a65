"""What can go wrong at the edges, each with the exit code that the command line answers with.

A message is one sentence made of a catalogue key and its values; the catalogue (``reportx.messages``) words it
in Chinese or English, so an error carries no text of its own.
"""

from __future__ import annotations

EXIT_OK = 0
EXIT_INCOMPLETE = 1
EXIT_USAGE = 2
EXIT_INPUT = 3
EXIT_FORMAT = 4
EXIT_INTERRUPTED = 130


class ReportxError(Exception):
    """Base of all errors that a user can act on.

    ``key`` names the message in the catalogue, ``params`` are the values that it mentions.
    """

    exit_code = EXIT_INCOMPLETE

    def __init__(self, key: str, **params: object) -> None:
        super().__init__(key, params)
        self.key = key
        self.params = params

    def __str__(self) -> str:
        from reportx.messages import say

        return say(self.key, **self.params)


class InputError(ReportxError):
    """The input is missing, unreadable or empty."""

    exit_code = EXIT_INPUT


class FormatError(ReportxError):
    """The input is there but in a format or encoding that cannot be read without loss."""

    exit_code = EXIT_FORMAT


class NothingError(ReportxError):
    """The input was read, and nothing in it is what was asked for."""

    exit_code = EXIT_INCOMPLETE


class UsageError(ReportxError):
    """The call itself makes no sense."""

    exit_code = EXIT_USAGE
