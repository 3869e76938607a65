"""``docs/library.md`` names every table and column that there is, and no other; its examples run."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from libraries import add, library_at, variant
from reportx.library import schema

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = (Path(__file__).parent.parent / "docs" / "library.md").read_text(encoding="utf-8")
# What SQLite and its full text make for themselves.
INNER = re.compile(r"sqlite_|passages_")


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """The library as another program opens it."""
    with library_at(tmp_path) as library:
        add(library)
        add(library, variant(1), "/reports/b.txt")
        add(library, variant(2), "/reports/b.txt")
    with closing(sqlite3.connect(f"{(tmp_path / 'library.sqlite').as_uri()}?mode=ro", uri=True)) as connection:
        yield connection


def documented() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for title, body in re.findall(r"^### ([^\n]+)\n(.*?)(?=^##|\Z)", PAGE, re.S | re.M):
        for name in title.split(", "):
            found[name] = re.findall(r"^\| `(\w+)` \|", body, re.M)
    return found


def names(connection: sqlite3.Connection, kind: str) -> set[str]:
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = ?", (kind,))
    return {name for (name,) in rows if not INNER.match(name)}


def columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[0] for row in connection.execute(f"SELECT * FROM {table}").description]


def test_every_table_and_column_is_told(connection: sqlite3.Connection) -> None:
    told = documented()
    assert told.keys() == names(connection, "table") | names(connection, "view")
    for table in names(connection, "table"):
        assert told[table] == columns(connection, table), table


def test_views_have_the_columns_that_are_told(connection: sqlite3.Connection) -> None:
    own = {table: set(columns(connection, table)) for table in documented()}
    assert own["measures"] == own["sections"] - {"parent_id", "depth", "kind"} | {"section_id"}
    assert own["current_documents"] == own["documents"] | set(documented()["current_documents"])
    assert own["current_reports"] == own["reports"] | {"path", "sha256"}
    added = {"document_id", "path", "sha256", "report_name", "report_title", "report_kind", "region", "level"}
    added.add("organization")
    assert own["current_indicators"] == own["indicators"] | added
    assert own["current_measures"] == own["measures"] | added | {"year"}
    for view in names(connection, "view"):
        assert len(columns(connection, view)) == len(set(columns(connection, view))), view


def test_the_page_knows_the_number(connection: sqlite3.Connection) -> None:
    assert f"0x{schema.APPLICATION:08x}" in PAGE
    assert int.from_bytes(b"rptx", "big") == schema.APPLICATION


def test_the_query_of_the_page_runs(connection: sqlite3.Connection) -> None:
    (query,) = re.findall(r'"""\n(.*?)"""', PAGE, re.S)
    filed = pd.read_sql(query, connection)
    assert sorted(filed["value"]) == [400, 400]
    assert set(filed["path"]) == {"/reports/a.txt", "/reports/b.txt"}
    (short,) = re.findall(r'path\)" "(SELECT .*?)"$', PAGE, re.M)
    assert len(connection.execute(short).fetchall()) == 2


def test_other_tools_see_the_current_versions(connection: sqlite3.Connection) -> None:
    frame = pd.read_sql("SELECT * FROM current_indicators", connection)
    assert set(frame["document_id"]) == {1, 3}
    assert frame["value"].dtype.kind in "if"
    texts = pd.read_sql(
        "SELECT substr(d.text, i.span_start + 1, i.span_end - i.span_start) AS own, i.text"
        " FROM current_indicators AS i JOIN documents AS d ON d.id = i.document_id",
        connection,
    )
    assert len(texts)
    assert (texts["own"] == texts["text"]).all()
    measures = pd.read_sql("SELECT title, status FROM current_measures WHERE document_id = 1", connection)
    assert set(measures["status"]) == {"done", "planned"}


def test_full_text_is_open_to_others(connection: sqlite3.Connection) -> None:
    count = "SELECT count(*) FROM passages WHERE kind = 'sentence' AND "
    assert connection.execute(count + "passages MATCH '\"理论武装\"'").fetchone()[0] == 3
    assert connection.execute(count + "instr(text, '提案')").fetchone()[0] > 3
