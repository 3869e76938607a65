"""Reports within a text, and the outline of each."""

from reportx.outline.segment import Region, Segments, segment
from reportx.outline.sequences import find_breaks, marker_of
from reportx.outline.tree import OutlineNode, build_outline

__all__ = ["OutlineNode", "Region", "Segments", "build_outline", "find_breaks", "marker_of", "segment"]
