"""Reports, and documents from reports or from what ``parse --json`` wrote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportx.cli.inputs import Inputs, shown_name
from reportx.errors import FormatError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportx.model.document import Document
    from reportx.readers import RawText

# What ``parse --json`` wrote, alone or the first of several: whole documents, or with --only their items.
_OWN = rb'(?:\[\s*)?\{\s*"(schema_version|report_id)"'
_START = 512
# Byte-order marks, and what UTF-16 and UTF-32 put between the signs.
_FILLING = b"\x00\xef\xbb\xbf\xfe\xff"


def read_report(inputs: Inputs, name: str) -> RawText:
    """The text of an input that must be a report, and nothing of ours."""
    from reportx.readers import read_bytes

    return read_bytes(read_report_data(inputs, name), shown_name(name), inputs.encoding)


def read_report_data(inputs: Inputs, name: str) -> bytes:
    """The bytes of an input that must be a report, and nothing of ours."""
    data = inputs.read_data(name)
    if own := _own(data):
        raise FormatError("parse.is_items" if own == b"report_id" else "parse.is_json", name=shown_name(name))
    return data


def read_documents(inputs: Inputs, name: str, *, excerpt: bool = False) -> Iterator[Document]:
    """The documents of an input, those of reports with their ledgers."""
    from reportx.analysis.documents import each_document, looks_like_json
    from reportx.readers import read_bytes

    data = inputs.read_data(name)
    shown = shown_name(name)
    if _own(data) == b"report_id":
        raise FormatError("json.items", name=shown)
    if looks_like_json(data):
        documents = each_document(data, shown)
        del data  # by then it is text
        yield from documents
        return
    source = read_bytes(data, shown, inputs.encoding)
    from reportx.pipeline import parse_source  # not before there is something to parse

    yield parse_source(source, excerpt=excerpt, numerals=True, vocabulary=inputs.vocabulary)


def _own(data: bytes) -> bytes | None:
    """The first key of ``data`` where this program wrote it."""
    opening = data[:_START].translate(None, _FILLING).lstrip()
    found = re.match(_OWN, opening) if opening.startswith((b"{", b"[")) else None
    return found[1] if found else None
