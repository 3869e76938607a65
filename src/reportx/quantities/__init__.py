"""Finding quantities: numerals with their multipliers, bound words and measure words."""

from reportx.quantities.figures import Figure
from reportx.quantities.scan import scan

__all__ = ["Figure", "scan"]
