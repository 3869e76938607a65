"""The kinds of items that can be written alone; apart from the writers, for the help names them."""

from __future__ import annotations

from typing import Literal

Part = Literal["sections", "measures", "indicators"]
PARTS: tuple[Part, ...] = ("sections", "measures", "indicators")
