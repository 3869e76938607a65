"""What goes to standard error: one line a complaint, whatever a file name holds."""

from __future__ import annotations

import sys
from contextlib import suppress

PROGRAM = "reportx"
_ESCAPES = {code: f"\\x{code:02x}" for code in (*range(0x20), *range(0x7F, 0xA0))}


def complain(text: str) -> None:
    """Say what is wrong, in the name of the program."""
    remark(f"{PROGRAM}: {text}")


def remark(text: str) -> None:
    """One line on standard error."""
    if sys.stderr is None:  # started without one; ``print`` would then take standard output
        return
    with suppress(OSError):
        print(text.translate(_ESCAPES), file=sys.stderr, flush=True)
