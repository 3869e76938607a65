"""Where the library is."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "REPORTX_LIBRARY"


def library_path(named: str | Path | None = None) -> Path:
    """The file that the call names; else the one of ``REPORTX_LIBRARY``; else that in the user's data directory."""
    if named is not None:
        return Path(named)
    if value := os.environ.get(VARIABLE):
        return Path(value).expanduser()
    from platformdirs import user_data_path  # only where nobody names a file

    return user_data_path("reportx", appauthor=False) / "library.sqlite"
