"""Sheets in every format: what other programs read is what was put in, and text is never more than text."""

from __future__ import annotations

import csv
import io
import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pyarrow import parquet

from reportx.cli.exporting import Form, form_of
from reportx.errors import UsageError
from reportx.writers.exports import workbook
from reportx.writers.exports.registry import EXPORTS, SUFFIXES, made
from reportx.writers.exports.sheets import Cell, Column, Sheet, is_formula

COLUMNS = (
    Column("sentence"),
    Column("value", "number"),
    Column("year", "integer"),
    Column("numbered", "boolean"),
    Column("bound", words="bound"),
)
ROWS: list[tuple[Cell, ...]] = [
    ("收到提案412件，“立案”400件。", Decimal("412"), 2023, True, "at_least"),
    ('他说"好",随后\n换行\r\n再换', Decimal("98.60"), None, False, "exact"),
    (None, Decimal("7.69E+4"), 2024, None, None),
    ("", None, 2024, None, "range"),
]
SHEET = Sheet("panel", COLUMNS, ROWS)
FORMULAS = [
    "=cmd|'/C calc'!A0",
    "-5件",
    "+86",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1",
    "\n1",
    " =1",
    "　＝1＋1",
    "－5件",
    "＋5",
    "＠张",
    "\ufeff=1",
    "\u200b-1",
    "\x00=1",
]


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTX_LANG", "en")


def text(name: str, sheet: Sheet, *, excel: bool = False) -> str:
    return "".join(str(part) for part in made(name, [sheet], excel=excel))


def book(*sheets: Sheet) -> Any:
    data = made("xlsx", sheets)
    assert isinstance(data, bytes)
    return openpyxl.load_workbook(io.BytesIO(data))


def table(data: Any) -> Any:
    assert isinstance(data, bytes)
    return parquet.read_table(io.BytesIO(data))


def one(cell: Cell, column: Column = COLUMNS[0]) -> Sheet:
    return Sheet("panel", (column,), [(cell,)])


# what a spreadsheet would take for a formula


@pytest.mark.parametrize("cell", FORMULAS)
def test_formulas_are_known(cell: str) -> None:
    assert is_formula(cell)


@pytest.mark.parametrize("cell", ["", "5件", "提案=412", "—5", "“=”", "'=1", "（-5）", "·=1"])
def test_other_text_is_no_formula(cell: str) -> None:
    assert not is_formula(cell)


@pytest.mark.parametrize("cell", FORMULAS)
def test_no_text_is_taken_for_a_formula(cell: str) -> None:
    for name in ("csv", "tsv"):
        rows = list(
            csv.reader(io.StringIO(text(name, one(cell)), newline=""), delimiter="\t" if name == "tsv" else ",")
        )
        assert rows[1] == [f"'{cell}"]
    found = book(one(cell)).active["A2"]
    assert (found.data_type, found.quotePrefix) == ("s", True)


def test_numbers_below_nought_stay_numbers() -> None:
    sheet = one(Decimal("-5.5"), COLUMNS[1])
    assert text("csv", sheet) == "value\n-5.5\n"
    found = book(sheet).active["A2"]
    assert (found.data_type, found.value) == ("n", -5.5)


# CSV and TSV


def test_csv() -> None:
    assert text("csv", SHEET) == (
        "sentence,value,year,numbered,bound\n"
        "收到提案412件，“立案”400件。,412,2023,true,at_least\n"
        '"他说""好"",随后\n换行\r\n再换",98.6,,false,exact\n'
        ",76900,2024,,\n"
        ",,2024,,range\n"
    )


def test_csv_for_excel() -> None:
    written = text("csv", SHEET, excel=True)
    assert written.startswith("\ufeffsentence,value,")
    assert written.count("\r\n") == 1 + len(ROWS) + 1  # and one in a cell
    assert '换行\r\n再换"' in written
    assert "随后\n换行" in written


def test_a_return_alone_is_quoted() -> None:
    assert text("csv", one("甲\r乙")) == 'sentence\n"甲\r乙"\n'


def test_tsv_quotes_its_own_sign() -> None:
    assert text("tsv", Sheet("panel", COLUMNS[:2], [("甲\t乙", None), ("甲,乙", None)])) == (
        'sentence\tvalue\n"甲\t乙"\t\n甲,乙\t\n'
    )


def test_many_rows_come_whole_and_in_order() -> None:
    sheet = Sheet("panel", COLUMNS[2:3], [(number,) for number in range(1234)])
    assert text("csv", sheet).split() == ["year", *map(str, range(1234))]


def test_a_table_without_rows_has_its_header() -> None:
    empty = Sheet("panel", COLUMNS[:2], [])
    assert text("csv", empty) == "sentence,value\n"
    assert text("ndjson", empty) == ""
    assert json.loads(text("json", empty)) == []
    assert list(book(empty).active.iter_rows(values_only=True)) == [("Sentence", "Value")]
    assert table(made("parquet", [empty])).num_rows == 0


# JSON


def test_json() -> None:
    rows = json.loads(text("json", SHEET))
    assert rows == [json.loads(line) for line in text("ndjson", SHEET).splitlines()]
    assert rows[1] == {
        "sentence": '他说"好",随后\n换行\r\n再换',
        "value": 98.6,
        "year": None,
        "numbered": False,
        "bound": "exact",
    }
    assert '"value":76900,' in text("ndjson", SHEET)


# Markdown


def test_markdown() -> None:
    assert text("md", SHEET).splitlines() == [
        "| Sentence | Value | Year | Numbered | Bound |",
        "| --- | ---: | ---: | --- | --- |",
        "| 收到提案412件，“立案”400件。 | 412 | 2023 | ✓ | at least |",
        '| 他说"好",随后 换行  再换 | 98.6 |  |  | exact |',
        "|  | 76,900 | 2024 |  |  |",
        "|  |  | 2024 |  | range |",
    ]


def test_markdown_marks_nothing_up() -> None:
    cell = "|a*b_c`d<br>[x](y)~~e~~#\\|$1$&amp;"
    escaped = r"\|a\*b\_c\`d\<br\>\[x\](y)\~\~e\~\~\#\\\|\$1\$\&amp;"
    assert f"| {escaped} |" in text("md", one(cell)).splitlines()
    assert r"| 数\|（件） |" in text("md", one("甲", Column("x", title="数|（件）")))


def test_headings_speak_the_language_and_keys_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTX_LANG", "zh")
    assert text("md", SHEET).startswith("| 原句 | 数值 | 年份 | 有编号 | 界限 |")
    assert "| 至少 |" in text("md", SHEET)
    assert text("csv", SHEET).startswith("sentence,value,year,numbered,bound\n")
    assert "at_least" in text("csv", SHEET)
    assert book(SHEET).sheetnames == ["面板"]


# XLSX


def test_xlsx() -> None:
    sheet = book(SHEET).active
    assert sheet.title == "Panel"
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == ("Sentence", "Value", "Year", "Numbered", "Bound")
    assert rows[1] == ("收到提案412件，“立案”400件。", 412, 2023, True, "at least")
    assert rows[2] == ('他说"好",随后\n换行\n再换', 98.6, None, False, "exact")  # cells know one line end
    assert rows[3] == (None, 76900, 2024, None, None)
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:E5")
    formats = [sheet.cell(row, column).number_format for row, column in ((2, 2), (3, 2), (2, 3))]
    assert formats == ["#,##0", "#,##0.##########", "0"]
    assert sheet.column_dimensions["A"].width > 25  # of thirteen wide characters


def test_addresses_are_text() -> None:
    found = book(one("https://example.org/甲")).active["A2"]
    assert (found.value, found.hyperlink) == ("https://example.org/甲", None)


def test_the_same_tables_are_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert made("xlsx", [SHEET]) == made("xlsx", [SHEET])
    assert made("parquet", [SHEET]) == made("parquet", [SHEET])
    whole = [list(sheet.iter_rows(values_only=True)) for sheet in book(SHEET)]
    monkeypatch.setattr(workbook, "_IN_MEMORY", 0)
    assert made("xlsx", [SHEET]) == made("xlsx", [SHEET])
    assert [list(sheet.iter_rows(values_only=True)) for sheet in book(SHEET)] == whole


@pytest.mark.parametrize("limit", [0, 10_000])
def test_odd_characters_survive_or_are_replaced(limit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "_IN_MEMORY", limit)
    cells = ["a\x0bb\tc", "甲\r乙", "𠮷野", "甲\udcff乙", "丙\uffff丁", "<&>\"'", "  甲 "]
    found = [book(one(cell)).active["A2"].value for cell in cells]
    assert found == ["a\ufffdb\tc", "甲\n乙", "𠮷野", "甲\\udcff乙", "丙\ufffd丁", "<&>\"'", "  甲 "]


@pytest.mark.parametrize("char", ["字", "𠮷"])
def test_long_text_is_cut_and_says_so(char: str) -> None:
    value = book(one(char * 40_000)).active["A2"].value
    assert len(value.encode("utf-16-le")) // 2 <= 32_767
    total = "40,000" if char == "字" else "80,000"
    assert value.startswith(char * 16_000)
    assert value.endswith(f"… [cut here, {total} characters in all]")
    fitting = char * (32_767 // (1 if char == "字" else 2))
    assert book(one(fitting)).active["A2"].value == fitting


def test_more_than_a_worksheet_holds_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "_ROWS", 4)
    assert made("xlsx", [SHEET._replace(rows=ROWS[:3])])
    with pytest.raises(UsageError, match="Panel: 4 rows, and a worksheet of Excel holds 3;"):
        made("xlsx", [SHEET])
    monkeypatch.setattr(workbook, "_COLUMNS", 4)
    with pytest.raises(UsageError, match="Panel: 5 columns, and a worksheet of Excel holds 4;"):
        made("xlsx", [SHEET._replace(rows=[])])


def test_names_of_sheets_are_legal(monkeypatch: pytest.MonkeyPatch) -> None:
    headings = iter(["History", "a/b:[c]*?\\'", "甲" * 40, "甲" * 40, "panel", "PANEL", "''"])
    monkeypatch.setattr(Sheet, "heading", property(lambda _: next(headings)))
    names = list(workbook._names([SHEET] * 7))
    assert names == ["History 2", "a b  c", "甲" * 31, "甲" * 29 + " 2", "panel", "PANEL 2", "panel 3"]


# Parquet


def test_parquet() -> None:
    found = table(made("parquet", [SHEET]))
    assert [str(field.type) for field in found.schema] == ["string", "double", "int64", "bool", "string"]
    assert found.to_pylist()[1] == {
        "sentence": '他说"好",随后\n换行\r\n再换',
        "value": 98.6,
        "year": None,
        "numbered": False,
        "bound": "exact",
    }
    assert found.column("sentence").to_pylist()[2:] == [None, ""]
    assert table(made("parquet", [one("甲\udcff")])).to_pylist() == [{"sentence": "甲\\udcff"}]


def test_a_library_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "reportx.writers.exports.columnar", raising=False)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"parquet: needs one more package: pip install 'reportx\[parquet\]'"):
        made("parquet", [SHEET])


# which format


@pytest.mark.parametrize(
    ("named", "output", "flags", "form"),
    [
        (None, None, {}, Form(None)),
        (None, None, {"as_json": True}, Form("json")),
        ("csv", None, {}, Form("csv")),
        ("csv", "a.json", {}, Form("csv")),
        ("json", "a.csv", {"as_json": True}, Form("json")),
        (None, "a.log", {"as_json": True}, Form("json")),
        (None, "a.XLSX", {}, Form("xlsx")),
        (None, "a.jsonl", {}, Form("ndjson")),
        (None, "a.md", {}, Form("md")),
        (None, "a.txt", {}, Form(None)),
        (None, "-", {}, Form(None)),
        (None, None, {"excel": True}, Form("csv", True)),
        ("tsv", None, {"excel": True}, Form("tsv", True)),
        (None, "a.csv", {"excel": True}, Form("csv", True)),
    ],
)
def test_the_format(named: str | None, output: str | None, flags: dict[str, bool], form: Form) -> None:
    assert form_of(named, Path(output) if output else None, **flags) == form


@pytest.mark.parametrize(
    ("named", "output", "flags", "message"),
    [
        ("xls", None, {}, "--format cannot be xls; choose from json, ndjson, csv, tsv, md, xlsx, parquet"),
        ("csv", None, {"as_json": True}, "--json and --format csv do not go together"),
        ("csv", "a.xlsx", {}, "a.xlsx: that would be no .xlsx file; choose another name or format (csv)"),
        (None, "a.parquet", {"as_json": True}, "a.parquet: that would be no .parquet file; choose another name or format (json)"),
        (None, "a.pdf", {}, f"a.pdf: that would be no .pdf file; choose another name or format ({', '.join(SUFFIXES)})"),
        (None, "a.xlsx", {"excel": True}, "--excel and xlsx do not go together"),
        (None, None, {"as_json": True, "excel": True}, "--excel and json do not go together"),
    ],
)
def test_what_does_not_go_together(named: str | None, output: str | None, flags: dict[str, bool], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        form_of(named, Path(output) if output else None, **flags)
    assert str(caught.value) == message


@pytest.mark.parametrize("name", EXPORTS)
def test_every_format_writes_every_sheet(name: str) -> None:
    assert made(name, [SHEET]) if EXPORTS[name].binary else text(name, SHEET)
