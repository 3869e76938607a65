"""Numerals of Chinese formal prose: from the characters of a number to its exact value."""

from reportx.numerals.values import (
    DIGITS,
    MULTIPLIERS,
    arabic,
    as_ordinal,
    chinese,
    ordinal,
    value_of,
)

__all__ = ["DIGITS", "MULTIPLIERS", "arabic", "as_ordinal", "chinese", "ordinal", "value_of"]
