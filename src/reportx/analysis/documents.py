"""Reads back what ``reportx parse --json`` wrote."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from reportx.errors import FormatError
from reportx.model.base import SCHEMA_VERSION
from reportx.model.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

# A byte-order mark, white space and, in UTF-16 and UTF-32, NUL bytes may stand before and between the signs.
_GAP = rb"[\s\x00\xef\xbb\xbf\xfe\xff]*"
_OPENING = re.compile(
    # {" or {} or [{" or [{} or []
    rb'@(?:(?:\[@)?\{@["}]|\[@\])'.replace(b"@", _GAP)
)
_SPACE = re.compile(r"[ \t\r\n]*")


def looks_like_json(data: bytes) -> bool:
    """Whether ``data`` begins as a JSON object, or an array of them, does: ``{"``, ``[{"``.

    No report begins so; whether it is a document of ours ``documents_from_json`` tells.
    """
    return _OPENING.match(data) is not None


def documents_from_json(data: bytes, name: str) -> list[Document]:
    """The documents in ``data``: one object, several (one per line or run together), or an array of them.

    Numbers are read as exact decimals, so a document comes back equal to the one that was written. Raises
    ``FormatError`` (``json.shape``) with the place where the content is no JSON or no such document.
    """
    return list(each_document(data, name))


def each_document(data: bytes, name: str) -> Iterator[Document]:
    """The documents of ``documents_from_json`` one by one, so that they need not all be in memory."""
    try:
        text = data.decode(json.detect_encoding(data)).removeprefix("\ufeff")
        del data
        for value, place in _values(text):
            yield _document(value, name, place)
    except (ValueError, RecursionError) as error:
        # Bytes that are no text and numbers beyond Python's limit are ValueErrors too.
        raise FormatError("json.shape", name=name, reason=str(error)) from None


def _values(text: str) -> Iterator[tuple[Any, str]]:
    """The JSON values that stand one after the other in ``text``, or in its one array, and the place of each.

    ``ValueError`` where there is none.
    """
    decoder = json.JSONDecoder(parse_float=Decimal, parse_constant=_refuse)
    at = _after_space(text, 0)
    count = 0
    while at < len(text) or not count:
        value, end = decoder.raw_decode(text, at)
        at = _after_space(text, end)
        alone = not count and at == len(text)
        if alone and isinstance(value, list):
            yield from ((item, f"[{index}]") for index, item in enumerate(value))
        else:
            yield value, "" if alone else f"[{count}]"
        count += 1


def _after_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _refuse(constant: str) -> float:
    raise ValueError(f"{constant} is no JSON number")


def _document(value: object, name: str, place: str) -> Document:
    version = value.get("schema_version") if isinstance(value, dict) else None
    if not isinstance(version, str):
        raise FormatError("json.shape", name=name, reason=f"{place or '$'}: no schema_version")
    if version.partition(".")[0] != SCHEMA_VERSION.partition(".")[0]:
        raise FormatError("json.shape", name=name, reason=f"{place or '$'}: schema_version {version}")
    try:
        return Document.model_validate(value)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        where = ".".join(filter(None, [place, *map(str, first["loc"])]))
        raise FormatError("json.shape", name=name, reason=f"{where}: {first['msg']}") from None
