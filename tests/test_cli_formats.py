"""``--format``, ``--excel`` and the suffix of ``-o`` on the commands that read reports and list what there is."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from commandline import REPORT, Ran, environment, one_line, posix, run

if TYPE_CHECKING:
    from pathlib import Path

FILE = "report.txt"
OLDER = REPORT.replace("412件", "398件").replace("2023年", "2022年").replace("2024年", "2023年")
TEXT_FORMATS = ("csv", "tsv", "md", "ndjson", "json")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / FILE).write_text(REPORT, encoding="utf-8")
    (tmp_path / "older.txt").write_text(OLDER, encoding="utf-8")
    return tmp_path


def rows(done: Ran, delimiter: str = ",") -> list[dict[str, str]]:
    assert done.status == 0, done.err
    return list(csv.DictReader(io.StringIO(done.out, newline=""), delimiter=delimiter))


def sheets(path: Path) -> dict[str, list[dict[str, Any]]]:
    found = {}
    for sheet in openpyxl.load_workbook(path):
        header, *rest = sheet.iter_rows(values_only=True)
        found[sheet.title] = [dict(zip(map(str, header), row, strict=True)) for row in rest]
    return found


# parse


def test_indicators_are_what_one_table_holds(folder: Path) -> None:
    found = rows(run("parse", FILE, "older.txt", "--format", "csv", folder=folder))
    items = run("parse", FILE, "older.txt", "--json", "--only", "indicators", folder=folder).out.splitlines()
    values = [(one["id"], one["code"], str(one["value"]), one["bound"]) for one in map(json.loads, items)]
    assert [(row["id"], row["code"], row["value"], row["bound"]) for row in found] == values
    assert [row["source"] for row in found] == [FILE] * 6 + ["older.txt"] * 6
    assert "培训委员300余人次" in found[1]["sentence"]


@pytest.mark.parametrize(
    ("part", "columns"),
    [
        ("measures", "source report marker title role status figures section text"),
        ("sections", "source report depth node marker title role status text"),
        ("indicators", "source report name label value value_max unit bound status"),
    ],
)
def test_only_chooses_the_part(part: str, columns: str, folder: Path) -> None:
    found = rows(run("parse", FILE, "--only", part, "--format", "tsv", folder=folder), "\t")
    items = run("parse", FILE, "--only", part, "--json", folder=folder).out.splitlines()
    assert " ".join(list(found[0])[:9]) == columns
    assert [row["id"] for row in found] == [json.loads(item)["id"] for item in items]


def test_measures_count_their_figures(folder: Path) -> None:
    found = rows(run("parse", FILE, "--only", "measures", "--format", "csv", folder=folder))
    assert [(row["marker"], row["figures"]) for row in found] == [("（一）", "2"), ("（二）", "3"), ("（一）", "1")]


def test_ndjson_is_a_document_a_line(folder: Path) -> None:
    both = [
        run("parse", FILE, "older.txt", *flags, folder=folder).out for flags in (["--json"], ["--format", "ndjson"])
    ]
    assert both[0] == both[1]
    assert len(both[0].splitlines()) == 2
    assert json.loads(both[0].splitlines()[0])["schema_version"] == "1.0"


def test_a_workbook_holds_all_parts(folder: Path) -> None:
    done = run("parse", FILE, "older.txt", "-o", "all.xlsx", "--numerals", folder=folder)
    assert (done.status, done.out, done.err) == (0, "", "")
    found = sheets(folder / "all.xlsx")
    assert list(found) == ["Indicators", "Measures", "Sections", "Diagnostics", "Numerals", "About"]
    assert [row["Value"] for row in found["Indicators"]] == [6, 300, 412, 400, 100, 12, 6, 300, 398, 400, 100, 12]
    assert {row["Source"] for row in found["Measures"]} == {FILE, "older.txt"}
    assert {row["Bound"] for row in found["Indicators"]} == {"exact", "at least"}
    assert len(found["Numerals"]) > len(found["Indicators"])
    about = {(row["Source"], row["Item"]): row["Content"] for row in found["About"]}
    assert about[FILE, "Region"] == "云河市"
    assert (about[FILE, "Looks back on"], about["older.txt", "Looks back on"]) == ("2023", "2022")
    assert str(about[None, "Program"]).startswith("reportx ")
    assert len(str(about[None, "Rules (SHA-256)"])) == 64
    assert "never add both" in str(about[None, "Column Part of (part_of)"])
    assert "at least = at_least" in str(about[None, "Column Bound (bound)"])


def test_a_workbook_speaks_chinese(folder: Path) -> None:
    run("parse", FILE, "-o", "all.xlsx", folder=folder, REPORTX_LANG="zh")
    found = sheets(folder / "all.xlsx")
    assert list(found) == ["指标", "举措", "章节", "诊断", "说明"]
    assert list(found["指标"][0])[:8] == ["来源", "报告", "指标", "统计对象", "数值", "数值上限", "单位", "界限"]
    assert {row["状态"] for row in found["指标"]} == {"已完成", "计划"}


def test_only_leaves_the_other_sheets_out(folder: Path) -> None:
    run("parse", FILE, "--only", "measures", "-o", "some.xlsx", folder=folder)
    assert list(sheets(folder / "some.xlsx")) == ["Measures", "About"]


def test_the_same_input_is_the_same_bytes(folder: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        run("parse", FILE, "-o", name, "--numerals", folder=folder)
    assert (folder / "a.xlsx").read_bytes() == (folder / "b.xlsx").read_bytes()


def test_csv_for_excel(folder: Path) -> None:
    done = run("parse", FILE, "--excel", "-o", "a.csv", folder=folder)
    assert (done.status, done.out) == (0, "")
    data = (folder / "a.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfsource,")
    assert data.count(b"\n") == data.count(b"\r\n") > 5


def test_text_of_reports_is_no_formula(folder: Path) -> None:
    (folder / FILE).write_text(REPORT.replace("举办读书班", "=cmd|'/C calc'!A0举办读书班"), encoding="utf-8")
    for row in rows(run("parse", FILE, "--format", "csv", "--only", "sections", folder=folder)):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row.values())


def test_inputs_that_fail_are_told_and_the_others_written(folder: Path) -> None:
    done = run("parse", "missing.txt", FILE, "-o", "a.csv", folder=folder)
    assert done.status == 1
    assert "missing.txt: no such file" in done.err
    assert len((folder / "a.csv").read_text(encoding="utf-8").splitlines()) == 1 + 6


def test_where_all_fail_the_older_file_stays(folder: Path) -> None:
    (folder / "a.xlsx").write_bytes(b"before")
    one_line(run("parse", "missing.txt", "-o", "a.xlsx", folder=folder), 3, "missing.txt: no such file")
    assert (folder / "a.xlsx").read_bytes() == b"before"
    assert sorted(path.name for path in folder.iterdir()) == ["a.xlsx", "older.txt", FILE]


def test_without_a_report_there_are_headers(folder: Path) -> None:
    (folder / "news.txt").write_text("今天天气晴。\n", encoding="utf-8")
    done = run("parse", "news.txt", "--format", "csv", folder=folder)
    assert done.status == 1
    assert done.out.startswith("source,report,")
    assert len(done.out.splitlines()) == 1
    assert "no report found" in done.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "docx"], "--format cannot be docx; choose from json, ndjson,"),
        (["--json", "--format", "md"], "--json and --format md do not go together"),
        (["--excel", "--format", "parquet"], "--excel and parquet do not go together"),
        (["--with-text", "--format", "csv"], "--with-text and csv do not go together"),
        (["--numerals", "-o", "a.csv"], "--numerals has no place in csv; `reportx audit --format csv` writes them"),
    ],
)
def test_usage_errors(arguments: list[str], message: str, folder: Path) -> None:
    done = run("parse", FILE, *arguments, folder=folder)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"reportx: {message}")
    assert not (folder / "a.csv").exists()


# audit


def test_ledgers(folder: Path) -> None:
    found = rows(run("audit", FILE, "--format", "csv", folder=folder))
    ledger = json.loads(run("audit", FILE, "--json", folder=folder).out)["numerals"]
    assert [(row["id"], row["numeral"], row["text"]) for row in found] == [
        (one["id"], one["kind"], one["text"]) for one in ledger
    ]
    assert {row["code"] for row in found if row["numeral"] == "indicator"} >= {"proposals.filed"}


def test_sums_of_ledgers(folder: Path) -> None:
    found = rows(run("audit", FILE, "--summary", "--format", "csv", folder=folder))
    by_kind = json.loads(run("audit", FILE, "--json", "--summary", folder=folder).out)["summary"]["by_kind"]
    assert [(row["numeral"], row["count"]) for row in found] == [(one["kind"], str(one["count"])) for one in by_kind]


def test_a_workbook_of_ledgers(folder: Path) -> None:
    assert run("audit", FILE, "-o", "a.xlsx", "--kind", "date", folder=folder).status == 0
    found = sheets(folder / "a.xlsx")
    assert list(found) == ["Numerals", "Numerals by kind"]
    assert {row["What it is"] for row in found["Numerals"]} == {"date"}
    assert (
        run("audit", FILE, "--format", "ndjson", folder=folder).out == run("audit", FILE, "--json", folder=folder).out
    )


# what lists


def test_the_vocabulary() -> None:
    found = rows(run("vocabulary", "提案", "--format", "csv"))
    items = json.loads(run("vocabulary", "提案", "--format", "json").out)
    lines = run("vocabulary", "提案", "--format", "ndjson").out.splitlines()
    assert [row["code"] for row in found] == [item["code"] for item in items]
    assert [json.loads(line) for line in lines] == items
    done = run("vocabulary", "--check", "x.toml", "--format", "csv")
    assert (done.status, done.err.splitlines()[0]) == (2, "reportx: --check and csv do not go together")


def test_the_formats() -> None:
    found = rows(run("formats", "--format", "csv"))
    assert [row["format"] for row in found] == [one["name"] for one in json.loads(run("formats", "--json").out)]
    assert found[0] == {"format": "text", "suffixes": "txt", "extra": "", "program": "", "ready": "true"}
    assert run("formats", "--format", "ndjson").out.splitlines()[0].startswith('{"name":"text",')
    assert "| text | txt |" in run("formats", "--format", "md").out


# terminals and pipes


@posix
@pytest.mark.parametrize("name", ["xlsx", "parquet"])
@pytest.mark.parametrize("command", ["parse", "panel", "audit"])
def test_bytes_are_kept_from_a_terminal(command: str, name: str, folder: Path) -> None:
    done = on_terminal(command, FILE, "--format", name, folder=folder)
    assert done == f"reportx: {name} is no text for a terminal: write it to a file with -o, or into a pipe\n"


@posix
@pytest.mark.parametrize("name", TEXT_FORMATS)
def test_nothing_in_a_text_moves_the_cursor(name: str, folder: Path) -> None:
    evil = REPORT.replace("举办读书班", "举办\x9b31m\u202e读书班")
    (folder / FILE).write_text(evil, encoding="utf-8")
    shown = on_terminal("panel", FILE, "--format", name, folder=folder)
    assert "读书班" in shown
    assert not set(shown) & set("\x9b\x1b\u202e")


@posix
def test_a_panel_for_people_fits_the_screen(folder: Path) -> None:
    shown = on_terminal("panel", FILE, folder=folder, NO_COLOR="1", COLUMNS="90")
    assert "at least" in shown
    assert max(map(len, shown.splitlines())) <= 90
    wide = on_terminal("panel", FILE, "--wide", folder=folder, NO_COLOR="1", COLUMNS="60")
    assert "columns that are not shown for want of room" in wide
    assert " 2023 " in wide


def on_terminal(*arguments: str, folder: Path, **changes: str) -> str:
    """What a person sees, both streams."""
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "reportx", *arguments]
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, cwd=folder, env=environment(**changes)
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # Linux ends so
            break
        if not part:
            break
        shown += part
    os.close(ours)
    process.wait()
    return shown.decode().replace("\r\n", "\n")


def test_bytes_go_into_a_pipe(folder: Path) -> None:
    command = [sys.executable, "-m", "reportx", "parse", FILE, "--format", "xlsx"]
    done = subprocess.run(command, capture_output=True, check=True, cwd=folder, env=environment())
    assert openpyxl.load_workbook(io.BytesIO(done.stdout)).sheetnames[0] == "Indicators"
