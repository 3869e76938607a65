"""From figures to indicators: label, scope, code, status, and the whole that a figure is part of."""

from reportx.indicators.find import Item, find_items

__all__ = ["Item", "find_items"]
