"""reportx reads Chinese committee work reports: sections, numbered measures and quantitative indicators.

``parse_text`` and ``parse_file`` give a :class:`reportx.model.Document`; ``find_indicators`` and ``find_quantities``
read any passage; ``read_vocabulary`` makes tables of your own ready for many calls.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportx.pipeline import find_indicators, parse_file, parse_text
    from reportx.quantities.find import Quantity, find_quantities
    from reportx.rules.entries import read_vocabulary

__version__ = "0.1.0"
__all__ = [
    "Quantity",
    "__version__",
    "find_indicators",
    "find_quantities",
    "parse_file",
    "parse_text",
    "read_vocabulary",
]

_HOMES = {
    "find_indicators": "reportx.pipeline",
    "parse_file": "reportx.pipeline",
    "parse_text": "reportx.pipeline",
    "Quantity": "reportx.quantities.find",
    "find_quantities": "reportx.quantities.find",
    "read_vocabulary": "reportx.rules.entries",
}


def __getattr__(name: str) -> Any:
    """Load the engine when it is first asked for: importing the package alone costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
