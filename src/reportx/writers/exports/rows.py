"""Records as sheets: a column a field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from reportx.writers.exports.sheets import Column, Kind, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable

_KINDS: dict[str, Kind] = {"int": "integer", "bool": "boolean", "Decimal": "number", "float": "number"}


def record_sheet(key: str, shape: type[NamedTuple], records: Iterable[Any]) -> Sheet:
    """A sheet of named tuples of one ``shape``, whose annotations say what the columns hold."""
    columns = [
        Column(name, _kind(getattr(kind, "__forward_arg__", str(kind)))) for name, kind in shape.__annotations__.items()
    ]
    return Sheet(key, columns, list(records))


def _kind(annotation: str) -> Kind:
    return _KINDS.get(annotation.removesuffix(" | None"), "text")
