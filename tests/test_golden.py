"""The whole document of every fixture, as it was when somebody last read the difference.

``python -m pytest tests/test_golden.py --regenerate-golden`` writes the golden files anew.
"""

from __future__ import annotations

import difflib
import json
from pathlib import Path
from typing import Any

import pytest

from reportx.pipeline import parse_file

REPORTS = Path(__file__).parent.parent / "fixtures" / "reports"
TEXTS = sorted(REPORTS.glob("*.txt"))
SHOWN = 60


def _golden(path: Path) -> Path:
    return path.with_suffix(".json")


def _document(path: Path) -> str:
    """The document as indented JSON, without what a new version or table changes in every file."""
    document: dict[str, Any] = parse_file(path).model_dump(mode="json", by_alias=True)
    document["producer"] = {"name": document["producer"]["name"]}
    document["source"]["name"] = path.name
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in TEXTS])
def test_document_is_the_golden_one(path: Path, regenerate_golden: bool) -> None:
    golden, found = _golden(path), _document(path)
    if regenerate_golden:
        golden.write_text(found, encoding="utf-8", newline="\n")
        pytest.skip(f"{golden.name} written anew")
    assert golden.is_file(), f"no {golden.name}: --regenerate-golden writes it"
    wanted = golden.read_text(encoding="utf-8")
    if found != wanted:
        lines = difflib.unified_diff(wanted.splitlines(), found.splitlines(), golden.name, "now", n=2, lineterm="")
        shown = [line for _, line in zip(range(SHOWN), lines, strict=False)]
        pytest.fail("\n".join(["the document has changed", *shown]), pytrace=False)


def test_every_golden_file_has_its_text() -> None:
    assert TEXTS
    assert {path.stem for path in REPORTS.glob("*.json")} <= {path.stem for path in TEXTS}
