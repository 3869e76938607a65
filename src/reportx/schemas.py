"""The JSON Schemas of what reportx writes, generated from the models; ``schemas/`` holds a copy for readers.

``python -m reportx.schemas FOLDER`` writes that copy.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Literal

from reportx.model.audit import Audit
from reportx.model.base import SCHEMA_VERSION, Model
from reportx.model.comparison import Comparison
from reportx.model.document import Document
from reportx.model.explanation import Explanation
from reportx.model.stats import Stats

Name = Literal["document", "stats", "audit", "explanation", "compare"]
_MODELS: dict[Name, type[Model]] = {
    "document": Document,
    "stats": Stats,
    "audit": Audit,
    "explanation": Explanation,
    "compare": Comparison,
}


def schema(name: Name) -> dict[str, object]:
    """The JSON Schema (draft 2020-12) of one kind of output as it is written, numbers being JSON numbers.

    ``schema_version`` may be any of the same major version; fields that a later minor version adds are not in
    this schema, which forbids what it does not know.
    """
    root = _MODELS[name]
    body = _numbers_once(root.model_json_schema(by_alias=True, mode="serialization"))
    major = SCHEMA_VERSION.partition(".")[0]
    body["properties"]["schema_version"]["pattern"] = rf"^{major}\."
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **body,
        "title": f"reportx {name}, schema_version {SCHEMA_VERSION}",
    }


def schema_text(name: Name) -> str:
    """The schema as the text that ``schemas/`` holds and the command line prints."""
    return json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"


def write(folder: Path) -> None:
    """Write every schema into ``folder``, which is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in _MODELS:
        (folder / f"{name}.schema.json").write_text(schema_text(name), encoding="utf-8", newline="\n")


def _numbers_once(node: Any) -> Any:
    """``node`` without "integer" as an alternative to "number", which includes it."""
    if isinstance(node, dict):
        return {key: _numbers_once(value) for key, value in node.items()}
    if isinstance(node, list):
        items = [_numbers_once(item) for item in node]
        if {"type": "number"} in items:
            items = [item for item in items if item != {"type": "integer"}]
        return items
    return node


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m reportx.schemas FOLDER")
    write(Path(sys.argv[1]))
