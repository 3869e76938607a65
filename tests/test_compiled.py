"""The compiled rule tables are what the TOML files say, and those are read where they are not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from reportx.rules import compile as compiling
from reportx.rules import load

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def empty_cache() -> Iterator[None]:
    """Tables are read anew in the test, and anew behind it."""
    load._bundle.cache_clear()
    yield
    load._bundle.cache_clear()


def test_compiled_tables_are_up_to_date() -> None:
    assert load.COMPILED.read_text(encoding="utf-8") == compiling.compiled(), (
        "the rule tables have changed: python -m reportx.rules.compile"
    )


@pytest.mark.parametrize("state", ["missing", "older"])
def test_toml_is_read_instead(state: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, empty_cache: None) -> None:
    other = tmp_path / "compiled.json"
    if state == "older":
        other.write_text(json.dumps({"sha256": "0" * 64, "tables": {"units": {}}}), encoding="utf-8")
    monkeypatch.setattr(load, "COMPILED", other)
    wanted = json.loads(compiling.compiled())
    assert load.rules_sha256() == wanted["sha256"]
    assert {name: load.table(name) for name in wanted["tables"]} == wanted["tables"]
    assert load.table_names("vocabulary") == [name for name in wanted["tables"] if "/" in name]


def test_compiled_tables_are_used_where_they_are_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, empty_cache: None
) -> None:
    other = tmp_path / "compiled.json"
    digest = json.loads(compiling.compiled())["sha256"]
    other.write_text(json.dumps({"sha256": digest, "tables": {"mark": 1}}), encoding="utf-8")
    monkeypatch.setattr(load, "COMPILED", other)
    assert (load.table("mark"), load.rules_sha256()) == (1, digest)


def test_people_s_words_are_left_out() -> None:
    table = load.lean({"code": [{"code": "a.b", "examples": [["x", "1"]], "definition": "x", "units": ["件"]}]})
    assert table == {"code": [{"code": "a.b", "units": ["件"]}]}
