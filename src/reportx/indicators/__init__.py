"""From figures to indicators: label, scope, code, status, and the whole that a figure is part of."""

from reportx.indicators.find import Item, Whose, find_items

__all__ = ["Item", "Whose", "find_items"]
