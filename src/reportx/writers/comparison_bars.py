"""Small bars of block characters, for a terminal."""

from __future__ import annotations

from decimal import Decimal

_EIGHTHS = " ▏▎▍▌▋▊▉█"
# A change of so many percent, or more, has the longest bar.
_FULL = Decimal(50)


def bar(share: float, width: int) -> str:
    """A bar to the right; what is not nothing shows.

    >>> bar(1.0, 3), bar(0.5, 3), bar(0.001, 3), bar(0.0, 3)
    ('███', '█▌', '▏', '')
    """
    eighths = round(min(share, 1.0) * width * 8)
    if share > 0:
        eighths = max(eighths, 1)
    whole, rest = divmod(eighths, 8)
    return "█" * whole + (_EIGHTHS[rest] if rest else "")


def signed_bar(percent: Decimal | None, width: int) -> str:
    """A bar to the left of a middle line for less, to the right for more; nothing where there is no percentage.

    >>> signed_bar(Decimal(25), 4), signed_bar(Decimal(-50), 4), signed_bar(Decimal(0), 4), signed_bar(None, 4)
    ('    │██', '████│', '    │', '')
    """
    if percent is None:
        return ""
    length = round(min(abs(percent), _FULL) / _FULL * width)
    if percent:
        length = max(length, 1)
    if percent < 0:
        return " " * (width - length) + "█" * length + "│"
    return " " * width + "│" + "█" * length
