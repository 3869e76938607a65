"""The kind of short invented texts, and that what is no report yields none: ``fixtures/kinds/*.toml``."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from reportx import parse_text
from reportx.model.document import KINDS

FOLDER = Path(__file__).parent.parent / "fixtures" / "kinds"
TEXTS: list[dict[str, str]] = [
    entry for path in sorted(FOLDER.glob("*.toml")) for entry in tomllib.loads(path.read_text("utf-8"))["text"]
]


def _kinds(text: str) -> list[str]:
    return [report.metadata.kind for report in parse_text(text).reports]


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry["id"]) for entry in TEXTS])
def test_kind(entry: dict[str, str]) -> None:
    assert _kinds(entry["text"]) == ([] if entry["kind"] == "none" else [entry["kind"]])


def test_every_kind_has_several_texts() -> None:
    ids = [entry["id"] for entry in TEXTS]
    assert len(ids) == len(set(ids)) >= 60
    kinds = [entry["kind"] for entry in TEXTS]
    assert {kind for kind in (*KINDS, "none") if kind != "excerpt" and kinds.count(kind) < 2} == set()
