"""Reports, and documents from reports or from what ``parse --json`` wrote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportx.cli.inputs import Inputs, shown_name
from reportx.errors import FormatError

if TYPE_CHECKING:
    from reportx.model.document import Document
    from reportx.readers import RawText

# A document as JSON, alone or the first of several.
_OWN = re.compile(r'\s*(?:\[\s*)?\{\s*"schema_version"')


def read_report(inputs: Inputs, name: str) -> RawText:
    """The text of an input that must be a report, and no document of ours."""
    source = inputs.read(name)
    if _OWN.match(source.text):
        raise FormatError("parse.is_json", name=name)
    return source


def read_documents(inputs: Inputs, name: str, *, excerpt: bool = False) -> list[Document]:
    """The documents of an input, those of reports with their ledgers."""
    from reportx.analysis.documents import documents_from_json, looks_like_json
    from reportx.readers import read_bytes

    # Read once: a pipe gives its bytes only once.
    data = inputs.read_data(name)
    shown = shown_name(name)
    if data is not None and looks_like_json(data):
        return documents_from_json(data, shown)
    source = inputs.read(name) if data is None else read_bytes(data, shown, inputs.encoding)
    from reportx.pipeline import parse_source  # not before there is something to parse

    return [parse_source(source, excerpt=excerpt, numerals=True, vocabulary=inputs.vocabulary)]
