"""Finding quantities: numerals with their multipliers, bound words and measure words."""

from reportx.quantities.scan import Figure, scan

__all__ = ["Figure", "scan"]
