"""Tables as files that other programs open: one module a format, all fed with the same sheets."""

from reportx.writers.exports.registry import EXPORTS, Export
from reportx.writers.exports.sheets import Column, Sheet

__all__ = ["EXPORTS", "Column", "Export", "Sheet"]
