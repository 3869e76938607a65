"""The shapes that reportx gives: pydantic models at the boundary, one module per family."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportx.model.base import DIMENSIONS, KINDS, LEVELS, SCHEMA_VERSION
    from reportx.model.document import (
        Diagnostic,
        Document,
        Evidence,
        Indicator,
        Location,
        Measure,
        Metadata,
        Node,
        NoiseSpan,
        Numeral,
        Period,
        Producer,
        Report,
        Source,
        Span,
    )

__all__ = [
    "DIMENSIONS",
    "KINDS",
    "LEVELS",
    "SCHEMA_VERSION",
    "Diagnostic",
    "Document",
    "Evidence",
    "Indicator",
    "Location",
    "Measure",
    "Metadata",
    "Node",
    "NoiseSpan",
    "Numeral",
    "Period",
    "Producer",
    "Report",
    "Source",
    "Span",
]


def __getattr__(name: str) -> Any:
    """Load the models when one is first asked for: most tables over many reports are made without them."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from reportx.model import base, document

    return getattr(base if hasattr(base, name) else document, name)
