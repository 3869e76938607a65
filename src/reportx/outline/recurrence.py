"""Whether anything in a text recurs: the question that comes before all others about copies, and mostly the last."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Characters in all that must recur before anything is taken for a copy.
SHORTEST = 60
_STOPS = ";!?"


def has_repeats(texts: list[str]) -> bool:
    """Whether sentences or lines recur at all; for most texts they do not, and nothing else needs to be asked."""
    joined = "".join("".join(texts).split())
    for stop in _STOPS:  # a table of characters takes ten times as long
        joined = joined.replace(stop, "。")
    return _recurring(joined.split("。"), 12) >= SHORTEST or _recurring(texts, 6) >= SHORTEST


def _recurring(pieces: Iterable[str], shortest: int) -> int:
    """How many characters stand in pieces that stood before."""
    seen: set[str] = set()
    again = 0
    for piece in pieces:
        if len(piece) >= shortest:
            again += len(piece) if piece in seen else 0
            seen.add(piece)
    return again
