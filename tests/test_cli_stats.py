"""``stats`` from outside: files and the library give the same, filters, keys, formats, and what it refuses."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from commandline import REPORT, Ran, environment, one_line, run
from reportx.library import open_library
from reportx.pipeline import parse_source
from reportx.readers import read_path

if TYPE_CHECKING:
    from collections.abc import Sequence

# A place, the year that its report looks back on, its proposals and what it gave.
REPORTS = (
    ("云河市", 2023, 412, "120万元"),
    ("云河市", 2022, 380, "90余万元"),
    ("梧溪县", 2023, 151, "1.5亿元"),
    ("松岭县", 2022, 88, "x万元"),
)


def written(place: str, year: int, proposals: int, given: str) -> str:
    text = REPORT.replace("云河市", place).replace("2024年", f"{year + 1}年").replace("2023年", f"{year}年")
    return text.replace("412件", f"{proposals}件").replace("办复率100%。", f"办复率100%。委员捐款{given}。")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the reports and a library of them, and an empty library."""
    folder = tmp_path_factory.mktemp("stats")
    with open_library(folder / "library.sqlite", create=True) as library:
        for number, facts in enumerate(REPORTS):
            path = folder / f"{number}.txt"
            path.write_text(written(*facts), encoding="utf-8")
            source = read_path(path)
            library.add(parse_source(source, numerals=True), source, str(path), excerpt=False)
    with open_library(folder / "empty.sqlite", create=True):
        pass
    return folder


def paths(folder: Path) -> list[Path]:
    return [folder / f"{number}.txt" for number in range(len(REPORTS))]


def of_library(folder: Path, *arguments: str | Path, library: str = "library.sqlite", language: str = "en") -> Ran:
    return run("stats", *arguments, REPORTX_LIBRARY=str(folder / library), REPORTX_LANG=language)


def content(done: Ran) -> Any:
    assert (done.status, done.err) == (0, "")
    return json.loads(done.out)


def sums(found: Any, code: str) -> dict[object, tuple[object, str, int]]:
    """The sum of what is done under each key, its bound, and how many values were added."""
    return {
        row["key"]: (total["sum"], total["bound"], total["added"])
        for row in found["breakdown"]["rows"]
        for total in row["totals"]
        if total["code"] == code and total["status"] == "done"
    }


@pytest.mark.parametrize(
    "filters",
    [
        [],
        ["--by", "year"],
        ["--by", "section", "--status", "done"],
        ["--region", "云河", "--year", "2022-2023"],
        ["--code", "proposals", "--kind", "work_report", "--level", "county"],
    ],
)
def test_files_and_library_give_the_same(folder: Path, filters: Sequence[str]) -> None:
    files = content(run("stats", "--json", *filters, *paths(folder)))
    library = content(of_library(folder, "--json", *filters))
    numbers = [report.pop("document") for report in library["reports"]]
    assert None not in numbers
    assert {report.pop("document") for report in files["reports"]} == {None}
    for found in (files, library):
        for item in (*found["reports"], *(value for code in found["codes"] for value in code["values"])):
            item["source"] = Path(item["source"]).name
    assert library == files
    assert files["total"]["indicators"]["all"]["total"] > 0


def test_totals_by_region_and_by_year(folder: Path) -> None:
    by_region = content(of_library(folder, "--json", "--by", "region", "--code", "proposals.submitted"))
    assert sums(by_region, "proposals.submitted") == {
        "云河市": (792, "exact", 2),
        "梧溪县": (151, "exact", 1),
        "松岭县": (88, "exact", 1),
    }
    by_year = content(of_library(folder, "--json", "--by", "year", "--code", "proposals.submitted"))
    assert sums(by_year, "proposals.submitted") == {2022: (468, "exact", 2), 2023: (563, "exact", 2)}
    assert by_year["breakdown"]["by"] == "year"


def test_money_is_in_yuan_and_bounded(folder: Path) -> None:
    code = next(
        code["code"] for code in content(of_library(folder, "--json"))["codes"] if code["values"][0]["unit"] == "元"
    )
    found = content(of_library(folder, "--json", "--code", code))
    assert sums(found, code) == {code: (152_100_000, "at_least", 3)}
    assert found["breakdown"]["rows"][0]["totals"][0]["left_out"] == {"hidden": 1}
    shown = of_library(folder, "--by", "code", "--code", code, language="zh").out
    assert "≥1.521 亿元" in shown
    assert "隐去 1" in shown


def test_a_report_in_two_files_counts_once(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text(written(*REPORTS[0]) + "\n", encoding="utf-8")
    found = content(run("stats", "--json", "--code", "proposals.submitted", folder / "0.txt", copy))
    assert sums(found, "proposals.submitted") == {"proposals.submitted": (412, "exact", 1)}
    assert found["breakdown"]["rows"][0]["totals"][0]["left_out"] == {"other_report": 1}


def test_json_that_parse_wrote_can_be_filtered(folder: Path) -> None:
    parsed = run("parse", "--json", *paths(folder)).out.encode()
    found = content(run("stats", "--json", "-", "--region", "梧溪", "--code", "proposals.submitted", data=parsed))
    assert [report["region"] for report in found["reports"]] == ["梧溪县"]
    assert found["documents"] == 1


# Formats.


def test_csv_has_a_row_a_total(folder: Path) -> None:
    done = of_library(folder, "--by", "region", "--code", "proposals.submitted", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert [(row["key"], row["sum"], row["left_out"], row["reasons"]) for row in rows] == [
        ("云河市", "792", "0", ""),
        ("梧溪县", "151", "0", ""),
        ("松岭县", "88", "0", ""),
    ]


def test_every_text_format(folder: Path) -> None:
    for name, expected in (
        ("tsv", "code\tproposals.submitted\tproposals.submitted\t"),
        ("ndjson", '"key":"proposals.submitted"'),
        ("md", "| proposals.submitted |"),
        ("json", '"schema_version":"1.0"'),
    ):
        assert expected in of_library(folder, "--format", name, "--code", "proposals.submitted").out


def test_a_workbook_has_the_reports_too(folder: Path, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    path = tmp_path / "stats.xlsx"
    assert of_library(folder, "-o", path).status == 0
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Totals", "Reports"]
    assert book["Reports"].max_row == 1 + len(REPORTS)


def test_what_a_format_is_not_for(folder: Path, tmp_path: Path) -> None:
    for arguments, words in (
        (["--format", "docx"], "--format cannot be docx"),
        (["--json", "--format", "csv"], "--json"),
        (["-o", folder / "library.sqlite"], "library.sqlite"),
    ):
        done = of_library(folder, *arguments)
        assert (done.status, done.out) == (2, "")
        assert words in done.err
    path = tmp_path / "kept.json"
    path.write_text("old", encoding="utf-8")
    one_line(of_library(folder, "-o", path, "--region", "无此地"), 1, "fits these filters")
    assert path.read_text(encoding="utf-8") == "old"


# Nothing to count.


def test_no_library_and_an_empty_one(folder: Path) -> None:
    one_line(of_library(folder, library="none.sqlite"), 3, "no library yet", "reportx add")
    one_line(of_library(folder, "--library", folder / "empty.sqlite"), 3, "is empty", "reportx add")
    chinese = of_library(folder, "--library", folder / "empty.sqlite", language="zh")
    one_line(chinese, 3, "资料库是空的", "reportx add")
    assert not (folder / "none.sqlite").exists()
    one_line(of_library(folder, "--library", folder / "0.txt"), 4, "is not a library of this program")


@pytest.mark.parametrize(
    "filters",
    [["--region", "无此地"], ["--code", "no.such"], ["--year", "1999"], ["--group", "x"], ["--level", "national"]],
)
def test_filters_that_nothing_fits(folder: Path, filters: Sequence[str]) -> None:
    if "--code" in filters or "--group" in filters:
        for done in (of_library(folder, *filters), run("stats", *filters, *paths(folder))):
            assert (done.status, done.out) == (2, "")
        return
    one_line(of_library(folder, *filters), 1, "fits these filters")
    one_line(run("stats", *filters, *paths(folder)), 1, "nothing in these reports fits the filters")


def test_inputs_that_fail_are_named_and_the_others_counted(folder: Path) -> None:
    done = run("stats", "--json", "--by", "report", folder / "none.txt", folder / "0.txt")
    assert (done.status, len(done.err.splitlines())) == (1, 1)
    assert len(json.loads(done.out)["breakdown"]["rows"]) == 1
    one_line(run("stats", "--region", "云河", folder / "none.txt"), 3, "no such file")


# Tables.


def test_few_reports_are_listed_and_many_summed_up(folder: Path, tmp_path: Path) -> None:
    few = of_library(folder).out
    assert "Per report" in few
    many = [tmp_path / f"{number}.txt" for number in range(13)]  # more than are listed
    for number, path in enumerate(many):
        path.write_text(
            written(f"云{'甲乙丙丁戊己庚辛壬癸子丑寅'[number]}市", 2023, 100 + number, "1万元"), encoding="utf-8"
        )
    text = run("stats", *many).out
    assert "Per report" not in text
    assert "CPPCC work report        13        13   2023" in text
    assert text.count("12.txt r1") == 0
    assert run("stats", "--by", "report", *many).out.count(".txt r1") >= 13


def test_both_languages(folder: Path) -> None:
    english, chinese = of_library(folder, "--by", "region"), of_library(folder, "--by", "region", language="zh")
    assert "Indicators by region" in english.out
    assert "指标按地区" in chinese.out
    assert not [char for char in english.out if "\x7f" <= char <= "\x9f"]


def test_names_of_reports_are_no_markup(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "[bold]x.txt"
    path.write_text(written(*REPORTS[0]), encoding="utf-8")
    assert "[bold]x.txt r1" in run("stats", "--by", "report", path).out
    assert of_library(folder, "--by", "year").status == 0


def test_json_of_the_library_needs_no_engine_and_no_tables(folder: Path) -> None:
    code = (
        "import sys; sys.argv[1:] = ['stats', '--json']\nfrom reportx.cli import main\n"
        "try:\n    main()\nfinally:\n    sys.stderr.write(' '.join(sys.modules))"
    )
    library = environment(REPORTX_LIBRARY=str(folder / "library.sqlite"))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=library)
    modules = set(done.stderr.decode().split())
    assert "reportx.analysis.stats" in modules
    assert not modules & {"rich.table", "reportx.pipeline", "reportx.readers", "reportx.rules", "xlsxwriter", "pyarrow"}
