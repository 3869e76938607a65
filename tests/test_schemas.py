"""The schemas: what stands in ``schemas/`` is what the models say, and what is written keeps to it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from handmade import document, report, rich_report
from reportx.analysis.stats import stats
from reportx.model import SCHEMA_VERSION
from reportx.schemas import Name, schema, schema_text, write

FOLDER = Path(__file__).parent.parent / "schemas"
NAMES: tuple[Name, ...] = ("document", "stats", "audit", "explanation", "compare")


@pytest.mark.parametrize("name", NAMES)
def test_the_files_are_what_the_models_say(name: Name) -> None:
    kept = json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"))
    assert kept == schema(name), "run: python -m reportx.schemas schemas"


def test_there_is_a_file_for_each_and_no_other(tmp_path: Path) -> None:
    write(tmp_path / "new")
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == sorted(path.name for path in FOLDER.iterdir())


def test_the_module_writes_them(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "reportx.schemas"]
    subprocess.run([*command, str(tmp_path)], check=True)
    for name in NAMES:
        assert (tmp_path / f"{name}.schema.json").read_text(encoding="utf-8") == schema_text(name)
    assert subprocess.run(command, capture_output=True, check=False).returncode == 1


@pytest.mark.parametrize("name", NAMES)
def test_they_are_schemas_of_the_draft(name: Name) -> None:
    body = schema(name)
    jsonschema.Draft202012Validator.check_schema(body)
    assert body["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "$id" not in body
    assert body["title"] == f"reportx {name}, schema_version {SCHEMA_VERSION}"


def _valid(name: Name, value: Any) -> bool:
    return bool(jsonschema.Draft202012Validator(schema(name)).is_valid(value))


def test_what_is_written_keeps_to_them() -> None:
    full, bare = document(rich_report()), document(report())
    for one in (full, bare, document()):
        assert _valid("document", json.loads(one.model_dump_json(by_alias=True)))
    for some in ([], [full], [bare, full]):
        assert _valid("stats", json.loads(stats(some).model_dump_json(by_alias=True)))


def test_what_is_wrong_does_not() -> None:
    good = json.loads(document(rich_report()).model_dump_json(by_alias=True))
    assert not _valid("document", good | {"more": 1})
    assert not _valid("document", good | {"schema_version": "2.0"})
    assert _valid("document", good | {"schema_version": "1.7"})
    assert not _valid("document", {key: value for key, value in good.items() if key != "noise"})
    good["reports"][0]["indicators"][0]["value"] = "400"
    assert not _valid("document", good)


@pytest.mark.parametrize(("name", "shape"), [("document", "Indicator"), ("stats", "CodeValue")])
def test_values_are_json_numbers(name: Name, shape: str) -> None:
    body: Any = schema(name)
    fields = body["$defs"][shape]["properties"]
    for field in ("value", "value_max"):
        assert fields[field]["anyOf"] == [{"type": "number"}, {"type": "null"}]


def test_aliases_are_what_is_written() -> None:
    body: Any = schema("document")
    assert set(body["$defs"]["Period"]["properties"]) == {"from", "to", "kind"}
