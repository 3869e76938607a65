"""Documents, or their items one by one, as JSON text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pydantic import BaseModel

    from reportx.model.document import Document, Node, Report

Part = Literal["sections", "measures", "indicators"]
PARTS: tuple[Part, ...] = ("sections", "measures", "indicators")


def model_json(model: BaseModel, *, indented: bool = False) -> str:
    """The JSON text of a document or of statistics, with its line end."""
    return model.model_dump_json(by_alias=True, indent=2 if indented else None) + "\n"


def part_lines(document: Document, part: Part) -> Iterator[str]:
    """The items of one kind, each a flat JSON object on a line of its own with the id of its report."""
    for report in document.reports:
        for item in _items(report, part):
            yield json.dumps(item, ensure_ascii=False, separators=(",", ":")) + "\n"


def _items(report: Report, part: Part) -> Iterator[dict[str, Any]]:
    if part == "sections":
        for node, depth in walk(report.sections):
            flat = node.model_dump(mode="json", by_alias=True, exclude={"children"})
            yield {"report_id": report.id, "depth": depth, **flat}
        return
    for item in report.measures if part == "measures" else report.indicators:
        yield {"report_id": report.id, **item.model_dump(mode="json", by_alias=True)}


def walk(nodes: Sequence[Node], depth: int = 1) -> Iterator[tuple[Node, int]]:
    """Every node of an outline in the order of the text, with its depth counted from 1."""
    for node in nodes:
        yield node, depth
        yield from walk(node.children, depth + 1)
