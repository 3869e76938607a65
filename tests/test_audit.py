"""The ledger as ``reportx audit`` shows it: every numeral once, and how many became what."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, get_args

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commandline import REPORT, one_line, run
from handmade import document, indicator, numeral, report
from reportlanguage import texts
from reportx import parse_text
from reportx.analysis.audit import audits, has_ledger, summary_of
from reportx.model.base import NumeralKind
from reportx.schemas import schema
from reportx.writers.aligned import aligned
from reportx.writers.as_json import model_json
from reportx.writers.widths import text_width

if TYPE_CHECKING:
    from pathlib import Path

    from reportx.model.document import Document


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "report.txt"
    found.write_text(REPORT, encoding="utf-8")
    return found


def _document() -> Document:
    kinds = ["indicator", "date", "date", "unknown", "context"]
    numerals = [numeral(number, kind) for number, kind in enumerate(kinds, 1)]
    numerals[0] = numerals[0].model_copy(update={"indicator_ids": ["r1.i1", "r1.i9"]})
    return document(report(indicators=[indicator(1, "proposals.filed", "400")], numerals=numerals))


def test_summary() -> None:
    (found,) = audits(_document())
    summary = found.summary
    assert (summary.total, summary.unknown_share) == (5, Decimal("0.2"))
    assert [one.kind for one in summary.by_kind][:3] == ["unknown", "damaged", "date"]
    assert sorted(one.kind for one in summary.by_kind) == sorted(get_args(NumeralKind))
    assert sum(one.count for one in summary.by_kind) == 5
    assert {one.kind: one.share for one in summary.by_kind}["date"] == Decimal("0.4")


def test_summary_of_nothing() -> None:
    summary = summary_of([])
    assert (summary.total, summary.unknown_share) == (0, None)
    assert {one.share for one in summary.by_kind} == {None}


def test_entries_say_what_became_of_them() -> None:
    (found,) = audits(_document())
    first = found.numerals[0]
    # An indicator that the document does not hold is not made up.
    assert [(one.id, one.code, one.label) for one in first.indicators] == [("r1.i1", "proposals.filed", "立案提案")]
    assert first.indicator_ids == ["r1.i1", "r1.i9"]
    assert not any(entry.indicators for entry in found.numerals[1:])


def test_kinds_leave_the_others_out_but_count_them() -> None:
    (found,) = audits(_document(), {"unknown", "damaged"})
    assert [entry.kind for entry in found.numerals] == ["unknown"]
    assert found.summary == next(audits(_document())).summary
    assert next(audits(_document(), ())).numerals == []


def test_a_document_without_a_ledger() -> None:
    assert has_ledger(_document())
    assert has_ledger(document(report()))
    assert not has_ledger(document(report(indicators=[indicator(1, "a", "1")])))


@settings(max_examples=80)
@given(texts)
def test_every_numeral_is_there_once(source: str) -> None:
    parsed = parse_text(source, excerpt=True, numerals=True)
    for found, whole in zip(audits(parsed), parsed.reports, strict=True):
        assert [entry.id for entry in found.numerals] == [one.id for one in whole.numerals]
        assert found.summary.total == len(whole.numerals) == sum(one.count for one in found.summary.by_kind)
        ids = [ident for entry in found.numerals for ident in (one.id for one in entry.indicators)]
        assert sorted(ids) == sorted(one.id for one in whole.indicators)
        assert jsonschema.Draft202012Validator(schema("audit")).is_valid(json.loads(model_json(found)))


@given(st.lists(st.tuples(st.text("ab字①é\u0301", max_size=6), st.text("12", max_size=4)), max_size=8))
def test_tables_stand_in_columns(rows: list[tuple[str, str]]) -> None:
    lines = list(aligned((("column.numeral", False), ("column.line", True)), rows))
    widths = {text_width(line.rstrip("\n")) for line in lines if line[-2:-1] in tuple("e12─")}
    assert len(widths) == 1
    assert [line[:-1].split() for line in lines[2:]] == [[cell for cell in row if cell] for row in rows]


# the command


def test_tables(path: Path) -> None:
    done = run("audit", path)
    assert (done.status, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0] == "政协云河市委员会常务委员会工作报告"
    assert "of which unknown: 0.0 %" in lines[1]
    rows = {line.split()[1]: line for line in lines if line.endswith(tuple("0123456789")) and len(line.split()) > 4}
    assert "proposals.filed 立案提案" in rows["400件"]
    assert rows["400件"].split()[-1].startswith("r1.i")
    chinese = run("audit", path, REPORTX_LANG="zh").out
    for words in ("数字清单", "标题的序号", "不明"):
        assert words in chinese


def test_what_is_shown(path: Path) -> None:
    summary = run("audit", "--summary", path).out
    assert "Ledger" not in summary
    assert "unknown" in summary
    markers = run("audit", "--kind", "marker", "--kind", "rank", path).out
    ledger = markers[markers.index("Ledger of numerals") :].splitlines()[3:]
    assert {line.split()[2] for line in ledger if line} == {"marker"}
    assert "Ledger of numerals  none" in run("audit", "--kind", "phone", path).out


def test_json_is_one_object_a_report(path: Path) -> None:
    done = run("audit", "--json", path, path)
    first, second = map(json.loads, done.out.splitlines())
    assert first == second
    assert list(first) == ["schema_version", "file", "report", "title", "summary", "numerals"]
    jsonschema.Draft202012Validator(schema("audit")).validate(first)
    assert {entry["reason"] for entry in first["numerals"]} >= {"counted", "marker"}
    assert json.loads(run("audit", "--json", "--summary", path).out) == {**first, "numerals": []}
    assert run("audit", "--json", path, REPORTX_LANG="zh").out.splitlines() == done.out.splitlines()[:1]


def test_inputs(path: Path, tmp_path: Path) -> None:
    piped = run("audit", "--json", "-", data=path.read_bytes())
    assert json.loads(piped.out) == {**json.loads(run("audit", "--json", path).out), "file": "-"}
    written = run("parse", "--json", "--numerals", path).out.encode()
    assert run("audit", "--json", "-", data=written).out == run("audit", "--json", path).out
    one_line(run("audit", "-", data=run("parse", "--json", path).out.encode()), 4, "without --numerals")
    done = run("audit", tmp_path / "none.txt", path)
    assert (done.status, len(done.err.splitlines())) == (1, 1)
    assert "Ledger" in done.out
    nothing = run("audit", "-", data="今天天气很好，我们去公园散步3次。".encode())
    assert (nothing.status, nothing.out) == (1, "")
    assert "no report found" in nothing.err
    assert run("audit", "--excerpt", "-", data="收到提案3件。".encode()).status == 0


def test_numerals_as_a_table_of_parse(path: Path) -> None:
    done = run("parse", "--numerals", path)
    assert "Ledger of numerals" in done.out
    assert "Indicators" in done.out
    assert "Ledger" not in run("parse", path).out
    assert "Ledger" not in run("parse", "--numerals", "--only", "indicators", path).out
    rows = run("parse", "--json", "--numerals", "--only", "indicators", path).out.splitlines()
    assert all(json.loads(row)["numeral_id"].startswith("r1.n") for row in rows)


def test_text_is_data(path: Path) -> None:
    path.write_text(REPORT + "\n=1+1，出版[red]画册\x1b\u202e5册，@SUM(A1)。\n", encoding="utf-8")
    done = run("audit", path)
    assert "出版[red]画册" in done.out
    assert not {"\x1b", "\u202e"} & set(done.out)
