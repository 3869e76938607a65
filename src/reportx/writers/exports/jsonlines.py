"""JSON: an array, or an object a line (NDJSON)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reportx.writers.exports.sheets import Sheet, exact

if TYPE_CHECKING:
    from collections.abc import Iterator


def ndjson_text(sheet: Sheet, *, excel: bool = False) -> Iterator[str]:
    """A row a line."""
    del excel
    keys = [column.key for column in sheet.columns]
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    for row in sheet.rows:
        yield encode(dict(zip(keys, map(exact, row), strict=True))) + "\n"


def json_text(sheet: Sheet, *, excel: bool = False) -> Iterator[str]:
    """One array of all rows, a row a line."""
    opening = "[\n"
    for line in ndjson_text(sheet, excel=excel):
        yield opening + line.rstrip("\n")
        opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"
