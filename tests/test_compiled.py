"""The compiled rule tables are what the TOML files say, and those are read where they are not."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportx.rules import compile as compiling
from reportx.rules import load
from reportx.rules.lazy import Lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

FIXTURES = sorted((Path(__file__).parent.parent / "fixtures" / "reports").glob("*.txt"))
# Reads every fixture and every passage of the vocabulary by the tables that the first argument names.
PROBE = """
import sys
from pathlib import Path
from reportx.rules import load
load.COMPILED = Path(sys.argv[1])
from reportx.pipeline import parse_file, parse_text
for path in sys.argv[2:]:
    print(parse_file(path, numerals=True).model_dump_json())
for name, table in load.read_tables().items():
    for code in table["code"] if name.startswith("vocabulary/") else []:
        for passage, _ in [*code.get("examples", []), *code.get("not_examples", [])]:
            print(parse_text(passage, excerpt=True).model_dump_json())
"""


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
    load._bundle.cache_clear()
    content = {"sha256": digest, "tables": {"mark": 1}, "gates": {}, "choices": [], "prepared": {}}
    other.write_text(json.dumps(content), encoding="utf-8")
    monkeypatch.setattr(load, "COMPILED", other)
    assert (load.table("mark"), load.rules_sha256()) == (1, digest)


def _reading(compiled: Path) -> str:
    command = [sys.executable, "-X", "utf8", "-c", PROBE, str(compiled), *map(str, FIXTURES)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_both_are_read_alike(tmp_path: Path) -> None:
    compiled = tmp_path / "compiled.json"
    compiled.write_text(compiling.compiled(), encoding="utf-8")
    wanted, found = (_reading(path).splitlines() for path in (tmp_path / "missing.json", compiled))
    assert len(found) == len(wanted)
    assert [line for line, other in zip(found, wanted, strict=True) if line != other] == []


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _strings(item)


def test_every_match_holds_a_word_of_its_gate() -> None:
    """A pattern is not even tried where none of the words stands that it is said to need."""
    content = json.loads(compiling.compiled())
    speakers = content["tables"]["metadata"]["speaker"]["title"]
    lines = {line for path in FIXTURES for line in path.read_text(encoding="utf-8").splitlines()}
    lines |= {text for text in _strings(load.read_tables()) if len(text) < 80}
    wrong = []
    for pattern, words in content["gates"].items():
        if words:
            rule = Lazy(pattern.replace("{place}", r"\w+").replace("{title}", speakers), None, re.M)
            matches = (match for line in lines for match in rule.finditer(line))
            wrong += [(pattern, match[0]) for match in matches if not any(word in match.string for word in words)]
    assert wrong == []


def test_people_s_words_are_left_out() -> None:
    table = load.lean({"code": [{"code": "a.b", "examples": [["x", "1"]], "definition": "x", "units": ["件"]}]})
    assert table == {"code": [{"code": "a.b", "units": ["件"]}]}
