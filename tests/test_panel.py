"""The panel: long, wide, its codebook, and the command."""

from __future__ import annotations

import csv
import io
import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from commandline import REPORT, Ran, one_line, run
from handmade import document, indicator, report
from reportx.analysis.matrix import matrix_of
from reportx.analysis.observations import gathered
from reportx.model.observation import Gathered
from reportx.rules.entries import read_entries
from reportx.writers.codebook import codebook
from reportx.writers.output import Output
from reportx.writers.panel import LONG, long_panel
from reportx.writers.panel_tables import show_wide
from reportx.writers.wide_panel import cells_sheet, wide_sheet
from reportx.writers.widths import text_width

if TYPE_CHECKING:
    from pathlib import Path

    from reportx.model.matrix import Matrix
    from reportx.writers.exports.sheets import Sheet

FILED = "proposals.filed"
FILE = "panel.txt"


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTX_LANG", "en")


def said(*values: str | None, code: str = FILED, name: str = "a.txt", **changes: Any) -> Gathered:
    """Observations of one report, all of one code."""
    found = [indicator(number, code, value, **changes) for number, value in enumerate(values, 1)]
    return gathered([document(report(indicators=found), name=name)])


def about(**changes: Any) -> Any:
    return report().metadata.model_copy(update=changes)


def of_report(name: str, value: str, **changes: Any) -> Gathered:
    made = report(indicators=[indicator(1, FILED, value, period=None)], metadata=about(**changes))
    return gathered([document(made, name=name)])


def together(*several: Gathered) -> Matrix:
    whole = Gathered(0, [], [])
    for one in several:
        whole = whole.with_more(one)
    return matrix_of(whole)


def rows(sheet: Sheet) -> list[dict[str, Any]]:
    return [dict(zip([column.key for column in sheet.columns], row, strict=True)) for row in sheet.rows]


# the long table


def test_a_row_has_what_the_observation_has() -> None:
    found = said("400", scope="全市", share_of="r1.i9", bound="at_least").observations
    (row,) = rows(long_panel(found))
    assert row == {column.key: getattr(found[0], column.key) for column in LONG}
    assert (row["value"], row["bound"], row["region"], row["year"]) == (Decimal(400), "at_least", "云河市", 2023)


def test_the_columns_are_promised() -> None:
    promised = (
        "source document report organization region level kind year code name group label value value_max unit "
        "dimension bound status scope period_from period_to period_kind part_of share_of sentence line page start end "
        "id sha256"
    )
    assert " ".join(column.key for column in LONG) == promised


# the matrix


def test_a_cell_shows_the_value_of_the_year() -> None:
    sheet = wide_sheet(together(said("400")))
    assert rows(sheet) == [
        {
            "region": "云河市",
            "level": "city",
            "organization": "政协云河市委员会",
            "kind": "work_report",
            "year": 2023,
            "sources": "a.txt r1",
            FILED: Decimal(400),
        }
    ]
    assert sheet.columns[-1].heading == "PROPOSALS.FILED (件)"


def test_bounds_stand_beside_their_values() -> None:
    matrix = together(said("400", bound="at_least"), said("20", code="b", bound="range", value_max=Decimal(30)))
    (row,) = rows(wide_sheet(matrix))
    assert {key: row[key] for key in list(row)[6:]} == {
        "b": 20,
        "b:max": 30,
        "b:bound": "range",
        FILED: 400,
        f"{FILED}:bound": "at_least",
    }


def test_whose_and_of_what_stand_beside_their_values() -> None:
    several = [
        indicator(1, "instructions.leaders", "9", scope="市领导"),
        indicator(2, "platforms.studios", "4", label="新建委员工作室"),
    ]
    (row,) = rows(wide_sheet(matrix_of(gathered([document(report(indicators=several))]))))
    assert {key: row[key] for key in list(row)[6:]} == {
        "instructions.leaders": 9,
        "instructions.leaders:scope": "市领导",
        "platforms.studios": 4,
        "platforms.studios:basis": "new",
    }


def test_candidates_are_counted_and_told_with_their_reasons() -> None:
    matrix = together(said("400", "397", "398"))
    (row,) = rows(wide_sheet(matrix))
    assert (row[FILED], row[f"{FILED}:candidates"]) == (400, 3)
    found = rows(cells_sheet(matrix))
    assert [(one["value"], one["not_shown"], one["candidates"], one["id"]) for one in found] == [
        (400, None, 3, "r1.i1"),
        (397, "later", None, "r1.i2"),
        (398, "later", None, "r1.i3"),
    ]
    assert {(one["region"], one["year"], one["sentence"], one["source"]) for one in found} == {
        ("云河市", 2023, "立案提案400件。", "a.txt")
    }


def test_units_have_columns_of_their_own() -> None:
    matrix = together(said("400"), said("4", unit="批"), said("5", unit=None))
    (row,) = rows(wide_sheet(matrix))
    assert {key: row[key] for key in list(row)[6:]} == {f"{FILED}(-)": 5, f"{FILED}(件)": 400, f"{FILED}(批)": 4}


@pytest.mark.parametrize(
    ("code", "name", "column"),
    [
        ("proposals.member", "委员提案数", "proposals.member(%)"),
        ("proposals.handling_rate", "办复率", "proposals.handling_rate"),
        ("local.turnout", "出席率", "local.turnout"),
    ],
)
def test_a_share_of_what_is_counted_never_has_its_bare_code(code: str, name: str, column: str) -> None:
    made = indicator(1, code, "20", name=name, unit="%", dimension="percent")
    (row,) = rows(wide_sheet(matrix_of(gathered([document(report(indicators=[made]))]))))
    assert list(row)[6:] == [column]


def test_places_stand_together_year_by_year() -> None:
    matrix = together(
        of_report("c", "3", review_period="2023"),
        of_report("a", "1", region="山前市", review_period="2022"),
        of_report("b", "2", review_period="2022"),
    )
    assert [(row["region"], row["year"], row[FILED]) for row in rows(wide_sheet(matrix))] == [
        ("云河市", 2022, 2),
        ("云河市", 2023, 3),
        ("山前市", 2022, 1),
    ]


# what people see of it


STYLES = re.compile(r"\x1b\[[0-9;]*m")


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("width", [60, 80, 140])
def test_a_screen_shows_the_columns_that_fit(
    width: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("TERM", "xterm")
    several = [indicator(number, f"a.code{number:02}", "1234567", name="提案交办情况通报会") for number in range(1, 15)]
    several.append(indicator(15, "platforms.studios", "4", label="新建委员工作室", name="委员工作室数", unit="个"))
    matrix = together(gathered([document(report(indicators=several))]), said("400", "397", name="b.txt"))
    hidden = show_wide(Output(Screen()), matrix)
    shown = STYLES.sub("", capsys.readouterr().out).splitlines()
    assert max(map(text_width, shown)) <= width
    assert 0 < hidden < len(matrix.keys)
    assert any(line.split()[-1] == "件" for line in shown)
    (row,) = (line for line in shown if "云河市" in line)
    assert row.split().count("1,234,567") == len(matrix.keys) - hidden


def test_marks_stand_behind_the_values() -> None:
    written = io.StringIO()
    several = [indicator(1, "platforms.studios", "4", label="新建委员工作室")]
    matrix = together(gathered([document(report(indicators=several))]), said("400", "397", bound="about", name="b.txt"))
    assert show_wide(Output(written), matrix) == 0
    assert written.getvalue().splitlines()[-1].split()[-2:] == ["4°", "≈400*"]


# the codebook


def test_the_codebook_counts_what_occurs() -> None:
    several = [
        *said("400", "398").observations,
        *said(None, status="planned", bound="masked", unit="批", name="b.txt").observations,
        *said("1", code="local.lamps").observations,
    ]
    known, unknown = rows(codebook(several, read_entries()))
    assert known["definition"]
    assert {key: known[key] for key in list(known)[7:]} == {
        "units_found": "件(2) 批(1)",
        "observations": 3,
        "done": 2,
        "planned": 1,
        "without_value": 1,
        "reports": 2,
        "first_year": 2023,
        "last_year": 2023,
    }
    assert (unknown["code"], unknown["zh"], unknown["definition"]) == ("local.lamps", "LOCAL.LAMPS", None)


# the command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / FILE).write_text(REPORT, encoding="utf-8")
    return tmp_path


def panel(folder: Path, *arguments: str, **more: Any) -> Ran:
    return run("panel", FILE, *arguments, folder=folder, **more)


def read(done: Ran) -> list[dict[str, str]]:
    assert done.status == 0
    return list(csv.DictReader(io.StringIO(done.out, newline="")))


def test_a_pipe_gets_csv(folder: Path) -> None:
    done = panel(folder)
    assert done.err == ""
    found = read(done)
    assert [(row["code"], row["value"]) for row in found if row["code"].startswith("proposals")] == [
        ("proposals.submitted", "412"),
        ("proposals.filed", "400"),
        ("proposals.handling_rate", "100"),
    ]
    assert {row["source"] for row in found} == {FILE}


def test_documents_read_before_give_the_same(folder: Path) -> None:
    made = run("parse", FILE, "--json", folder=folder).out.encode()
    assert run("panel", "-", data=made).out == panel(folder).out


def test_the_library_gives_the_same_values(folder: Path) -> None:
    shelf = {"folder": folder, "REPORTX_LIBRARY": str(folder / "l.sqlite")}
    assert run("add", FILE, **shelf).status == 0  # type: ignore[arg-type]
    ours, theirs = read(run("panel", **shelf)), read(panel(folder))  # type: ignore[arg-type]
    named = ("source", "document")
    assert [{key: row[key] for key in row if key not in named} for row in ours] == [
        {key: row[key] for key in row if key not in named} for row in theirs
    ]


@pytest.mark.parametrize(
    ("filters", "codes"),
    [
        (["--code", "proposals.filed"], {"proposals.filed"}),
        (["--status", "planned"], {"consultation.special"}),
        (["--year", "2024", "--code", "proposals"], set()),
        (["--region", "云河", "--code", "proposals.filed"], {"proposals.filed"}),
    ],
)
def test_filters(filters: list[str], codes: set[str], folder: Path) -> None:
    done = panel(folder, *filters)
    if codes:
        assert {row["code"] for row in read(done)} == codes
    else:
        one_line(done, 1, "nothing in these reports fits the filters")


def test_formats(folder: Path) -> None:
    lines = [json.loads(line) for line in panel(folder, "--format", "ndjson").out.splitlines()]
    assert json.loads(panel(folder, "--json").out) == lines
    assert lines[0].keys() == {column.key for column in LONG}
    assert panel(folder, "--format", "md").out.startswith("| Source | Document | Report |")


def test_a_file_without_a_known_suffix_is_for_people(folder: Path) -> None:
    assert panel(folder, "-o", "out.txt").out == ""
    lines = (folder / "out.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0].split() == ["Region", "Year", "Indicator", "What", "is", "counted", "Value", *lines[0].split()[7:]]
    assert any("at least" in line and "300" in line for line in lines)


def test_wide_says_what_it_leaves_out(folder: Path) -> None:
    done = panel(folder, "--wide")
    assert done.err == ("reportx: figures that no cell can show: 1 (planned 1); `reportx panel` lists them all\n")
    (row,) = read(done)
    assert (row["region"], row["year"], row["proposals.filed"]) == ("云河市", "2023", "400")
    assert (row["training.people"], row["training.people:bound"]) == ("300", "at_least")


def test_wide_for_people_shows_bounds(folder: Path) -> None:
    panel(folder, "--wide", "-o", "wide.txt")
    assert "≥300" in (folder / "wide.txt").read_text(encoding="utf-8")


def test_the_figures_behind_the_cells(folder: Path) -> None:
    assert json.loads(panel(folder, "--cells", "--json").out)[0].keys() >= {"not_shown", "sentence", "source", "id"}
    found = read(panel(folder, "--cells", "--code", "training"))
    assert [(row["code"], row["value"], row["bound"], row["sentence"]) for row in found] == [
        ("training.people", "300", "at_least", "举办读书班6期，培训委员300余人次。"),
    ]
    assert panel(folder, "--cells", "-o", "cells.txt").out == ""
    assert "≥300" in (folder / "cells.txt").read_text(encoding="utf-8")


def test_the_codebook_is_written_instead(folder: Path) -> None:
    found = {row["code"]: row for row in read(panel(folder, "--codebook"))}
    assert found["proposals.filed"]["observations"] == "1"
    assert found["proposals.filed"]["definition"]


def test_a_workbook_holds_all(folder: Path) -> None:
    assert panel(folder, "--wide", "--codebook", "-o", "panel.xlsx").status == 0
    book = openpyxl.load_workbook(folder / "panel.xlsx")
    assert book.sheetnames == ["Panel by year", "Sources of cells", "Codes"]
    assert panel(folder, "-o", "panel.xlsx", "--codebook", REPORTX_LANG="zh").status == 0
    assert openpyxl.load_workbook(folder / "panel.xlsx").sheetnames == ["面板", "代码说明"]


def test_bytes_go_into_a_pipe(folder: Path) -> None:
    done = run("panel", FILE, "--format", "parquet", "-o", "p.parquet", folder=folder)
    assert (done.status, done.out) == (0, "")
    assert (folder / "p.parquet").read_bytes()[:4] == b"PAR1"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--wide", "--codebook"], "--wide and --codebook do not go together"),
        (["--cells", "--codebook"], "--cells and --codebook do not go together"),
        (["--library", "l.sqlite"], "--library and files cannot be used together"),
        (["--format", "xls"], "--format cannot be xls"),
        (["--json", "--format", "csv"], "--json and --format csv do not go together"),
        (["--excel", "-o", "a.xlsx"], "--excel and xlsx do not go together"),
        (["--level", "town"], "--level cannot be town"),
        (["--year", "23"], "--year needs a year or two"),
    ],
)
def test_usage_errors(arguments: list[str], message: str, folder: Path) -> None:
    done = panel(folder, *arguments)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"reportx: {message}")
    assert [path.name for path in folder.iterdir()] == [FILE]


def test_without_a_library_there_is_nothing(folder: Path) -> None:
    one_line(run("panel", "--library", "none.sqlite", folder=folder), 3, "none.sqlite", "no library yet")


def test_what_cannot_be_read_leaves_the_older_file(folder: Path) -> None:
    (folder / "out.csv").write_text("before", encoding="utf-8")
    done = run("panel", "missing.txt", "-o", "out.csv", folder=folder)
    one_line(done, 3, "missing.txt")
    assert (folder / "out.csv").read_text(encoding="utf-8") == "before"
    done = run("panel", "missing.txt", FILE, "-o", "out.csv", folder=folder)
    assert done.status == 1
    assert (folder / "out.csv").read_text(encoding="utf-8").startswith("source,")
