"""The panel in every format, and the library itself, read back by other programs: the same values everywhere."""

from __future__ import annotations

import csv
import json
import sqlite3
from typing import TYPE_CHECKING, Any

import duckdb
import openpyxl
import pandas
import pytest

from commandline import run

if TYPE_CHECKING:
    from pathlib import Path

REPORT = """政协云河市委员会常务委员会工作报告
——2024年1月15日在政协云河市第六届委员会第三次会议上

各位委员：
我代表政协云河市第六届委员会常务委员会，向大会报告工作，请予审议。

一、2023年工作回顾
（一）协商议政有力有效。全年收到提案412件，立案400件,办复率98.6%。其中集体提案85件，形成调研报告20—30篇。
（二）团结联谊走深走实。全市各级政协委员捐款捐物300余万元,走访"云河"企业120家、'小微'企业近30家。
（三）培训委员××人次，编印《委员“手册”, 简本》5000册。

二、2024年工作安排
-5件提案要办好，计划召开协商会15次，收到提案500件以上。
"""
# A width broke its lines, so its sentences have line ends in them.
WIDTH = 30
PARAGRAPHS = (
    "全年收到提案398件，其中集体提案85件、界别提案40件，经审查立案380件，提案办复率达到97.5%，比上一年提高了2个百分点，"
    "提案的质量和办理的质量都有新的提高，委员对办理结果的满意率为99.1%。\n"
    "围绕中心工作开展专题协商会12次，形成调研报告18篇，报送社情民意信息360条，其中被上级采用45条，领导同志给予高度重视，"
    "一批意见建议转化为推动发展的具体措施，产生了良好的社会效果。\n"
    "组织委员深入基层走访企业110家，收集意见建议260条，帮助解决实际困难88个，开展志愿服务活动35场次，参与的委员达到1200多人次，"
    "受到了基层群众的普遍欢迎，展现了新时代政协委员的担当和情怀。"
)
BROKEN = "\n".join(
    [
        *(
            "政协云河市委员会常务委员会工作报告",
            "各位委员：",
            "我代表政协云河市第六届委员会常务委员会，向大会报告工作。",
        ),
        "一、2022年工作回顾",
        *(text[at : at + WIDTH] for text in PARAGRAPHS.splitlines() for at in range(0, len(text), WIDTH)),
        "",
    ]
)
# What only some formats keep apart: a cell of nothing and one of an empty text. Nothing here is empty.
NUMBERS = ("value", "value_max")
INTEGERS = ("document", "year", "line", "page", "start", "end")


class Panel:
    """A library with two reports, and their panel in every format."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.library = folder / "library.sqlite"
        for name, text in (("report.txt", REPORT), ("broken.txt", BROKEN)):
            # Windows writes such line ends; in the source they are two characters.
            (folder / name).write_bytes(text.replace("\n", "\r\n").encode())
        done = run("add", "report.txt", "broken.txt", folder=folder, REPORTX_LIBRARY=str(self.library))
        assert done.status == 0
        self.rows: list[dict[str, Any]] = json.loads(self.written("json").read_text(encoding="utf-8"))

    def written(self, suffix: str) -> Path:
        path = self.folder / f"panel.{suffix}"
        done = run("panel", "-o", path, REPORTX_LIBRARY=str(self.library))
        assert (done.status, done.out, done.err) == (0, "", "")
        return path


@pytest.fixture(scope="module")
def panel(tmp_path_factory: pytest.TempPathFactory) -> Panel:
    return Panel(tmp_path_factory.mktemp("panel"))


def unquoted(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows without the quote that CSV puts before what looks like a formula."""
    return [
        {key: cell[1:] if isinstance(cell, str) and cell.startswith("'-") else cell for key, cell in row.items()}
        for row in rows
    ]


def of_frame(frame: pandas.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame, its missing values as ``None``."""
    return [{key: None if pandas.isna(cell) else cell for key, cell in row.items()} for row in frame.to_dict("records")]


def test_there_is_something_to_lose(panel: Panel) -> None:
    values = {(row["label"], row["value"], row["value_max"], row["bound"]) for row in panel.rows}
    assert {(value, top, bound) for _, value, top, bound in values} >= {
        (98.6, None, "exact"),
        (20, 30, "range"),
        (3_000_000, None, "at_least"),
        (30, None, "about"),
        (None, None, "masked"),
        (500, None, "at_least"),
    }
    sentences = "".join(row["sentence"] for row in panel.rows)
    assert all(sign in sentences for sign in "\",'“")
    assert any(row["sentence"].startswith("-5件") for row in panel.rows)
    assert any(row["part_of"] for row in panel.rows)
    assert any("\r\n" in row["sentence"] for row in panel.rows)


def test_csv_and_the_standard_library(panel: Panel) -> None:
    with panel.written("csv").open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    expected = [{key: "" if cell is None else str(cell) for key, cell in row.items()} for row in panel.rows]
    assert unquoted(found) == expected


def test_csv_for_excel_and_pandas(panel: Panel) -> None:
    path = panel.folder / "excel.csv"
    assert run("panel", "--excel", "-o", path, REPORTX_LIBRARY=str(panel.library)).status == 0
    assert path.read_bytes().startswith(b"\xef\xbb\xbfsource,")
    found = of_frame(pandas.read_csv(path, encoding="utf-8-sig", dtype={"period_from": str, "period_to": str}))
    assert unquoted(found) == panel.rows


@pytest.mark.parametrize("suffix", ["csv", "tsv"])
def test_text_and_pandas(suffix: str, panel: Panel) -> None:
    separator = {"csv": ",", "tsv": "\t"}[suffix]
    found = pandas.read_csv(panel.written(suffix), sep=separator, dtype={"period_from": str, "period_to": str})
    assert unquoted(of_frame(found)) == panel.rows


def test_parquet_and_pandas(panel: Panel) -> None:
    frame = pandas.read_parquet(panel.written("parquet"))
    assert {str(frame[key].dtype) for key in NUMBERS} == {"float64"}
    assert of_frame(frame) == panel.rows


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_duckdb(suffix: str, panel: Panel) -> None:
    query = {"csv": "read_csv(?, header = true, quote = '\"', escape = '\"')", "parquet": "read_parquet(?)"}[suffix]
    with duckdb.connect() as connection:
        found = connection.execute(f"SELECT * FROM {query}", [str(panel.written(suffix))])
        names = [column[0] for column in found.description or ()]
        rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    texts = {key for row in panel.rows for key, cell in row.items() if isinstance(cell, str)}
    read = [
        {key: str(cell) if key in texts and cell is not None else cell for key, cell in row.items()} for row in rows
    ]
    assert (unquoted(read) if suffix == "csv" else read) == panel.rows


def test_xlsx_and_openpyxl(panel: Panel) -> None:
    sheet = openpyxl.load_workbook(panel.written("xlsx")).active
    assert sheet is not None
    rows = [list(row) for row in sheet.iter_rows(min_row=2, values_only=True)]
    expected = [
        [cell.replace("\r\n", "\n") if isinstance(cell, str) else cell for cell in row.values()] for row in panel.rows
    ]
    assert rows == expected


def test_xlsx_and_pandas(panel: Panel) -> None:
    frame = pandas.read_excel(panel.written("xlsx"))
    assert [cell for cell in frame["Value"] if not pandas.isna(cell)] == [
        row["value"] for row in panel.rows if row["value"] is not None
    ]
    assert list(frame["Sentence"]) == [row["sentence"].replace("\r\n", "\n") for row in panel.rows]


def test_the_library_and_sqlite(panel: Panel) -> None:
    query = (
        "SELECT region, level, organization, report_kind AS kind, report_name AS report, sha256, year, id, code, name,"
        ' "group", label, value, value_max, unit, dimension, bound, status, scope, period_from, period_to, period_kind,'
        ' part_of, share_of, sentence, line, page, span_start AS start, span_end AS "end", document_id AS document'
        " FROM current_indicators ORDER BY report_id, span_start, id"
    )
    connection = sqlite3.connect(f"file:{panel.library}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    found = [dict(row) for row in connection.execute(query)]
    connection.close()
    assert found == [{key: cell for key, cell in row.items() if key != "source"} for row in panel.rows]


def test_the_library_and_duckdb(panel: Panel) -> None:
    with duckdb.connect() as connection:
        try:
            connection.execute("LOAD sqlite")
        except duckdb.Error:
            pytest.skip("the sqlite extension of duckdb is not installed here")
        connection.execute(f"ATTACH '{panel.library}' AS library (TYPE sqlite, READ_ONLY)")
        found = connection.execute(
            "SELECT value, value_max, bound, sentence FROM library.current_indicators"
            " ORDER BY report_id, span_start, id"
        ).fetchall()
    keys = ("value", "value_max", "bound", "sentence")
    assert found == [tuple(row[key] for key in keys) for row in panel.rows]


def test_every_offset_leads_to_its_figure(panel: Panel) -> None:
    texts = [(panel.folder / name).read_bytes().decode() for name in ("report.txt", "broken.txt")]
    for row in panel.rows:
        figure = texts[row["document"] - 1][row["start"] : row["end"]]
        assert figure
        assert figure in row["sentence"]
