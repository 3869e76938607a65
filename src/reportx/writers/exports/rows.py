"""Records as sheets: a column a field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from reportx.writers.exports.sheets import Column, Kind, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_KINDS: dict[str, Kind] = {"int": "integer", "bool": "boolean", "Decimal": "number", "float": "number"}
_NONE: Mapping[str, str] = {}


def record_sheet(
    key: str,
    shape: type[NamedTuple],
    records: Iterable[Any],
    *,
    words: Mapping[str, str] = _NONE,
    titles: Mapping[str, str] = _NONE,
) -> Sheet:
    """A sheet of named tuples of one ``shape``, whose annotations say what the columns hold.

    ``words`` and ``titles`` are those of the columns, by field.
    """
    columns = [
        Column(name, _kind(annotation), words=words.get(name), title=titles.get(name))
        for name, annotation in shape.__annotations__.items()
    ]
    return Sheet(key, columns, list(records))


def _kind(annotation: object) -> Kind:
    # A named tuple keeps its annotations as references to be resolved.
    text = str(getattr(annotation, "__forward_arg__", annotation))
    return _KINDS.get(text.removesuffix(" | None"), "text")
