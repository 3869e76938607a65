"""Why a numeral is what it is, in words: the ledger itself names the rule alone."""

from __future__ import annotations

from reportx.messages import known, say
from reportx.writers.figures import plain


def reason_words(kind: str, reason: str) -> str:
    """The words for a reason of the ledger; a rule of a table that has none is shown by its name."""
    for key in (f"reason.{kind}.{reason}", f"reason.{reason}"):
        if known(key):
            return say(key)
    return plain(reason)
