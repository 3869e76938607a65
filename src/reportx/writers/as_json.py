"""Documents, or their items one by one, as JSON text."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from reportx.model.base import Model, json_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportx.model.document import Document, Node, Report
    from reportx.writers.parts import Part


_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def model_json(model: Model, *, indented: bool = False) -> str:
    """The JSON text of a document or of statistics, with its line end.

    The same text as ``model_dump_json(by_alias=True)`` gives (a test compares them), without building the serializers
    of all shapes first, which would take longer than reading a report.
    """
    if indented:
        return json.dumps(model, ensure_ascii=False, default=plain, indent=2) + "\n"
    return json.dumps(model, ensure_ascii=False, default=plain, separators=(",", ":")) + "\n"


def seen(text: str) -> str:
    """JSON for a terminal: control characters, which JSON may hold as they are, would move the cursor or turn lines."""
    return _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def plain(value: object) -> Any:
    """One level of a model as plain data: fields under their JSON names, decimals as JSON numbers."""
    if isinstance(value, Decimal):
        return json_number(value)
    if isinstance(value, Model):
        fields = value.__dict__
        return {name.rstrip("_"): item for name, item in fields.items()} if "from_" in fields else fields
    raise TypeError(f"no JSON for {type(value).__name__}")


def part_lines(document: Document, part: Part) -> Iterator[str]:
    """The items of one kind, each a flat JSON object on a line of its own with the id of its report."""
    for report in document.reports:
        for item in _items(report, part):
            yield json.dumps(item, ensure_ascii=False, default=plain, separators=(",", ":")) + "\n"


def _items(report: Report, part: Part) -> Iterator[dict[str, Any]]:
    if part == "sections":
        for node, depth in walk(report.sections):
            flat = {name: item for name, item in plain(node).items() if name != "children"}
            yield {"report_id": report.id, "depth": depth, **flat}
        return
    for item in report.measures if part == "measures" else report.indicators:
        yield {"report_id": report.id, **plain(item)}


def walk(nodes: Sequence[Node], depth: int = 1) -> Iterator[tuple[Node, int]]:
    """Every node of an outline in the order of the text, with its depth counted from 1."""
    for node in nodes:
        yield node, depth
        yield from walk(node.children, depth + 1)
