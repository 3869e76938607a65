"""Values as people read them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportx.model.document import Indicator
    from reportx.model.observation import Observation
    from reportx.model.stats import CodeValue

MASKED = "※"
UNKNOWN = "?"
PLAIN = str.maketrans(
    # A report comes from anywhere: what would move the cursor, clear the screen or turn the writing round
    # is dropped.
    {
        **dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)], None),
        **dict.fromkeys([0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], None),
        **dict.fromkeys(map(ord, "\t\n\r\x0b\x0c\x85\u2028\u2029"), " "),
    }
)


def harmless(text: str) -> str:
    """Text of a report for a terminal, line by line as it is."""
    return text.translate({**PLAIN, ord("\n"): "\n", ord("\t"): "\t"})


def plain(text: str) -> str:
    """Text of a report on one line, harmless to a terminal."""
    return text.translate(PLAIN).strip()


def number(value: Decimal | float) -> str:
    """A number exactly as it is, with thousands separators.

    >>> number(Decimal("7.69E+4")), number(Decimal("98.60"))
    ('76,900', '98.6')
    """
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    text = f"{exact:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def value_text(indicator: Indicator | CodeValue | Observation) -> str:
    """The value of an indicator: a number, a range, or a sign that the text hides or does not give it."""
    if indicator.bound == "masked":
        return MASKED
    if indicator.value is None:
        return UNKNOWN
    if indicator.value_max is None:
        return number(indicator.value)
    return f"{number(indicator.value)}–{number(indicator.value_max)}"
