"""``reportx compare`` from outside: what may be compared, in which forms, and what is refused."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from commandline import COLOURS, environment, one_line, posix, run
from reportx.analysis.comparison import compare
from reportx.library import open_library
from reportx.pipeline import parse_source
from reportx.readers import read_bytes
from reportx.schemas import schema
from reportx.writers.comparison_layout import laid_out
from reportx.writers.comparison_lines import lines
from reportx.writers.comparison_names import short_names
from reportx.writers.widths import text_width
from sidebyside import column, facts, next_year, seen

FIXTURES = Path(__file__).parent.parent / "fixtures"
REPORTS = FIXTURES / "compare"
FIRST, SECOND, THIRD = (REPORTS / f"{name}.txt" for name in ("qiwu_2022", "qiwu_2023", "shuodu_2023"))
SEVERAL = FIXTURES / "reports" / "aggregator_three.txt"
_TELLING = "import sys; from reportx.cli import main; main(); print(*sys.modules, file=sys.stderr)"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of four documents; the last holds three reports."""
    path = tmp_path_factory.mktemp("library") / "library.sqlite"
    with open_library(path, create=True) as opened:
        for file in (FIRST, SECOND, THIRD, SEVERAL):
            source = read_bytes(file.read_bytes(), file.name, None)
            opened.add(parse_source(source, numerals=True), source, str(file), excerpt=False)
    return path


def compared(*arguments: str | Path, **changes: Any) -> Any:
    done = run("compare", "--json", *arguments, **changes)
    assert (done.status, done.err) == (0, "")
    data = json.loads(done.out)
    jsonschema.Draft202012Validator(schema("compare")).validate(data)
    return data


def test_files_and_numbers_give_the_same(library: Path) -> None:
    files, numbers = compared(FIRST, SECOND), compared("1", "2", "--library", library)
    assert [report["document"] for report in numbers["reports"]] == [1, 2]
    for name in ("rows", "others", "targets", "alone", "notes"):
        assert files[name] == numbers[name], name


def test_columns_stand_as_they_were_named(library: Path) -> None:
    data = compared("2", FIRST, "1", THIRD, "--library", library)
    assert [(report["document"], Path(report["source"]).name) for report in data["reports"]] == [
        (2, "qiwu_2023.txt"),
        (None, "qiwu_2022.txt"),
        (1, "qiwu_2022.txt"),
        (None, "shuodu_2023.txt"),
    ]


def test_every_report_of_a_document_is_a_column(library: Path) -> None:
    names = [report["report_id"] for report in compared("4", "--library", library)["reports"]]
    assert names == ["r1", "r2", "r3"]
    data = compared("4:r3", "4:r1", "--library", library)
    assert [report["report_id"] for report in data["reports"]] == ["r3", "r1"]
    assert [report["report_id"] for report in compared(SEVERAL)["reports"]] == names


def test_a_number_that_is_a_file_is_the_file(tmp_path: Path, library: Path) -> None:
    (tmp_path / "1").write_bytes(THIRD.read_bytes())
    data = compared("1", "2", "--library", library, folder=tmp_path)
    assert [(report["document"], report["region"]) for report in data["reports"]] == [(None, "朔渡市"), (2, "栖梧市")]


def test_a_report_beside_itself(library: Path) -> None:
    data = compared("1", "1", "--library", library)
    assert [report["name"] for report in data["reports"]] == ["1 2022", "2 2022"]
    assert data["alone"] == []
    assert {row["changes"][1]["difference"] for row in data["rows"]} == {0, None}
    assert data["notes"] == [{"about": "twins", "columns": [0, 1]}]


def test_filters() -> None:
    data = compared(FIRST, SECOND, "--code", "proposals.filed", "--status", "planned")
    assert [(row["code"], row["planned"]) for row in data["rows"]] == [("proposals.filed", True)]
    data = compared(FIRST, SECOND, "--group", "批示")
    assert [row["label"] for row in data["rows"]] == ["获市领导批示"]
    one_line(run("compare", FIRST, SECOND, "--code", "awards"), 1, "fits the filters")
    done = run("compare", FIRST, SECOND, "--code", "no.code")
    assert (done.status, done.err.splitlines()[0]) == (2, "reportx: no such code: no.code")


def test_parsed_documents_are_read_too(tmp_path: Path) -> None:
    (tmp_path / "both.jsonl").write_text(run("parse", "--json", FIRST, SECOND).out, encoding="utf-8")
    assert compared(tmp_path / "both.jsonl")["rows"] == compared(FIRST, SECOND)["rows"]


# forms


def test_csv_has_everything_and_numbers_in_full() -> None:
    done = run("compare", FIRST, SECOND, "--csv")
    assert (done.status, done.err) == (0, "")
    assert done.out == run("compare", FIRST, SECOND, "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(done.out)))
    data = compared(FIRST, SECOND)
    assert len(rows) == len(data["rows"]) + len(data["others"]) + len(data["alone"])
    money = next(row for row in rows if row["label"] == "协议投资")
    assert (money["value_2022"], money["value_2023"]) == ("4260000000", "5180000000")
    assert (money["difference"], money["percent"], money["comparable"]) == ("920000000", "21.6", "true")
    hidden = next(row for row in rows if row["label"] == "协调帮扶资金")
    assert (hidden["comparable"], hidden["difference"], hidden["reasons"]) == ("false", "", "hidden")
    assert hidden["sentence_2022"].startswith("动员委员企业")


def test_csv_of_several_names_the_base() -> None:
    rows = list(csv.DictReader(io.StringIO(run("compare", FIRST, SECOND, THIRD, "--csv").out)))
    rate = next(row for row in rows if row["label"] == "立案率")
    assert (rate["base"], rate["difference_栖梧市_2023"], rate["difference_栖梧市_2022"]) == ("栖梧市_2022", "1.7", "")


def test_markdown_is_the_table_that_people_see() -> None:
    done = run("compare", FIRST, SECOND, "--md", "--group", "招商服务企业", REPORTX_LANG="zh")
    assert "| 走访企业（家） | ≥260 | 285 | ≤+25 | ≤+9.6% |  | 25/25 |" in done.out
    assert "| 协议投资（亿元） | 42.6 | 51.8 | +9.2 | +21.6% |  | 25/25 |" in done.out


@pytest.mark.parametrize("suffix", ["xlsx", "tsv", "ndjson", "md", "json"])
def test_a_file_has_the_form_of_its_name(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"out.{suffix}"
    done = run("compare", FIRST, SECOND, "-o", path)
    assert (done.status, done.out, done.err) == (0, "", "")
    assert path.stat().st_size > 1000
    if suffix == "json":
        assert json.loads(path.read_text(encoding="utf-8"))["rows"]


def test_text_of_reports_is_no_markup(tmp_path: Path) -> None:
    text = FIRST.read_text(encoding="utf-8").replace("“栖梧讲堂”", "“[bold]=1+1[/bold]”")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert "[bold]=1+1[/bold]" in run("compare", tmp_path / "a.txt", tmp_path / "a.txt").out


# what is refused


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        ([], 2, "needs two reports"),
        (["1"], 2, "needs two reports"),
        ([str(FIRST)], 2, "needs two reports"),
        (["1", "9"], 3, "has no document 9"),
        (["1", "99999999999999999999"], 3, "has no document 99999999999999999999"),
        (["1:r2", "2"], 3, "1:r2: no report r2 in this document, only r1"),
        (["none.txt", "2"], 3, "none.txt: no such file"),
        (["1:", "2"], 3, "1:: no such file"),
        (["1", "2", "--status", "begun"], 2, "--status cannot be begun"),
        (["1", "2", "--json", "--csv"], 2, "--json and --format csv"),
        (["1", "2", "--md", "--format", "csv"], 2, "--md and --format csv"),
        (["1", "2", "--csv", "--md"], 2, "--md and --format csv"),
        (["1", "2", "--format", "odt"], 2, "odt"),
    ],
)
def test_what_is_refused(arguments: list[str], status: int, words: str, library: Path) -> None:
    done = run("compare", *arguments, "--library", library)
    assert (done.status, done.out) == (status, "")
    assert done.err.startswith("reportx: ")
    assert words in done.err
    assert len(done.err.splitlines()) == (2 if status == 2 and "two reports" not in words else 1)


def test_no_library(tmp_path: Path) -> None:
    one_line(run("compare", "1", "2", "--library", tmp_path / "none.sqlite"), 3, "there is no library yet")


def test_what_cannot_be_read_is_named_and_the_rest_compared(tmp_path: Path) -> None:
    (tmp_path / "poem.txt").write_text("春眠不觉晓，处处闻啼鸟。\n", encoding="utf-8")
    done = run("compare", FIRST, tmp_path / "poem.txt", SECOND, tmp_path / "none.txt")
    assert done.status == 1
    assert "poem.txt: no report found" in done.err
    assert "none.txt: no such file" in done.err
    assert done.out.startswith("2022  ")
    one_line(run("compare", FIRST, tmp_path / "poem.txt"), 1, "poem.txt: no report found")


# how it looks


def _table() -> tuple[list[Any], list[str]]:
    rate: dict[str, Any] = {"code": "proposals.rate", "unit": "%", "dimension": "percent"}
    mine = (
        seen("审查立案并且名称很长很长很长很长很长很长的提案", "400"),
        seen("捐款", "12345678", code="donations.amount", unit="元", dimension="money", group="公益"),
        seen("满意率", "98.6", **rate),
        seen("走访 AAA BBB CCC", "5", bound="about", code="visits"),
    )
    less = [
        one._replace(value=one.value / 2, unit="篇" if one.code == "visits" else one.unit) for one in mine if one.value
    ]
    found = compare([column(*mine), next_year(*less)])
    return list(lines(found.rows, ["2022", "2023"])), ["2022", "2023"]


@pytest.mark.parametrize("width", [60, 80, 100, 140, 200])
def test_tables_fit_the_terminal(width: int) -> None:
    rows, names = _table()
    shown = [text.plain for text in laid_out(rows, names, width)]
    assert max(text_width(line) for line in shown) <= width
    assert any("1,234.5678" in line and "617.2839" in line and "-50%" in line for line in shown)
    assert any("█│" in line for line in shown) == (width >= 80)
    assert any(line.rstrip().endswith("3/3") for line in shown) == (width >= 80)


def test_a_long_word_of_latin_letters_stays_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTX_LANG", "en")
    rows, names = _table()
    shown = [text.plain for text in laid_out(rows, names, 60)]
    words = {word for line in shown for word in line.split()}
    assert {"comparable,", "differs", "AAA"} <= words


def test_two_years_have_bars_in_eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    """A range in one row takes the room of its own bar and label, not that of all."""
    monkeypatch.setenv("REPORTX_LANG", "zh")
    people: dict[str, Any] = {"code": "beneficiaries.people", "unit": "人次", "dimension": "person_times"}
    mine = (
        seen("审查立案提案", "400"),
        seen("征集史料", "3100000", bound="about", code="history.pieces", unit="字"),
        seen("立案率", "84.8", code="proposals.rate", unit="%", dimension="percent"),
        seen("惠及群众", "15000", value_max="20000", **people),
    )
    then = [*mine[:2], mine[2]._replace(value=Decimal("86.5")), seen("惠及群众", "18000", **people)]
    found = compare([column(*mine), next_year(*then)])
    for width in (80, 100):
        shown = [text.plain for text in laid_out(list(lines(found.rows, ["2022", "2023"])), ["2022", "2023"], width)]
        assert max(text_width(line) for line in shown) <= width
        assert any("│" in line for line in shown)
        (ranged,) = (line for line in shown if "15,000–20,000" in line)
        assert ranged.split() == ["惠及群众（人次）", "15,000–20,000", "18,000", "-2,000–+3,000", "-10–+20%", "3/3"]
    shown = [text.plain for text in laid_out(list(lines(found.rows, ["2022", "2023"])), ["2022", "2023"], 60)]
    assert max(text_width(line) for line in shown) <= 60


@pytest.mark.parametrize(("language", "unit"), [("zh", "（件）"), ("en", "(件)")])
def test_a_unit_stays_in_one_piece(language: str, unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTX_LANG", language)
    mine = seen("组织各界履职活动", "4")
    rows = list(lines(compare([column(mine), next_year(mine)]).rows, ["a", "b"]))
    for width in range(40, 60):
        shown = [text.plain for text in laid_out(rows, ["a", "b"], width)]
        assert any(unit in line for line in shown)


def test_short_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTX_LANG", "en")
    one, other = facts(), facts(review_period="2023")
    elsewhere = facts(region="溪口市")
    assert short_names([one, other]) == ["2022", "2023"]
    assert short_names([one, elsewhere]) == ["云河市", "溪口市"]
    assert short_names([one, other, elsewhere]) == ["云河市 2022", "云河市 2023", "溪口市 2022"]
    assert short_names([one, one]) == ["1 2022", "2 2022"]
    assert short_names([facts(region=None, organization=None, review_period=None)] * 2) == ["1", "2"]
    plan = facts(kind="plan", review_period=None, plan_period="2024")
    assert short_names([plan, one]) == ["2024", "2022"]
    same = plan._replace(plan_period="2022")
    assert short_names([same, one]) == ["2022 plan", "2022 work_report"]
    assert short_names([same, one], for_people=True) == ["2022 plan", "2022 CPPCC work report"]


@posix
@pytest.mark.parametrize(("changes", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_colours_are_for_terminals(changes: dict[str, str], coloured: bool) -> None:
    mine, its = os.openpty()
    command = [sys.executable, "-m", "reportx", "compare", str(FIRST), str(SECOND), "--group", "提案"]
    settings = environment(**{"TERM": "xterm-256color", "COLUMNS": "100"} | changes)
    with subprocess.Popen(command, stdout=its, env=settings) as process:
        os.close(its)
        written = b""
        while True:
            try:
                piece = os.read(mine, 65536)
            except OSError:  # Linux says so at the end
                break
            if not piece:
                break
            written += piece
    os.close(mine)
    shown = written.decode("utf-8")
    assert process.returncode == 0
    assert bool(COLOURS.search(shown)) == coloured
    assert "│█" in shown


def test_a_pipe_gets_plain_text() -> None:
    done = run("compare", FIRST, SECOND, "--group", "提案")
    assert not COLOURS.search(done.out)
    assert "█" not in done.out


def test_numbers_of_a_library_load_no_engine(library: Path) -> None:
    command = [sys.executable, "-c", _TELLING, "compare", "1", "2", "--library", str(library)]
    done = subprocess.run(command, capture_output=True, check=True, env=environment())
    loaded = set(done.stderr.decode().split())
    assert "reportx.analysis.comparison" in loaded
    assert not loaded & {
        "rich.table",
        "reportx.pipeline",
        "reportx.model.comparison",
        "reportx.rules.load",
        "xlsxwriter",
    }
