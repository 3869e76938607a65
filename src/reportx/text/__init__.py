"""The clean view of a source text, with a way back to every original offset."""

from reportx.text.layout import PLAIN, Aside, Layout
from reportx.text.lines import Line, split_lines
from reportx.text.script import script_of, to_simplified
from reportx.text.view import View, clean

__all__ = [
    "PLAIN",
    "Aside",
    "Layout",
    "Line",
    "View",
    "clean",
    "script_of",
    "split_lines",
    "to_simplified",
]
