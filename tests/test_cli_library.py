"""The commands of the library, from outside."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pyarrow.parquet as parquet
import pytest

from commandline import REPORT, Ran, one_line, run

OLDER = REPORT.replace("412件", "398件").replace("2023年", "2022年").replace("2024年", "2023年")


class Shelf:
    """A library in a folder of its own, and the reports that go into it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "data" / "library.sqlite"

    def report(self, name: str, text: str = REPORT) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def run(self, *arguments: str | Path, **more: Any) -> Ran:
        return run(*arguments, **{"folder": self.folder, "REPORTX_LIBRARY": str(self.file), **more})

    def rows(self, *arguments: str | Path) -> list[dict[str, Any]]:
        done = self.run(*arguments, "--json")
        assert (done.status, done.err) == (0, "")
        rows = json.loads(done.out)
        assert isinstance(rows, list)
        return rows


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


@pytest.fixture
def two(shelf: Shelf) -> Shelf:
    shelf.report("2023.txt")
    shelf.report("2022.txt", OLDER)
    assert shelf.run("add", "2023.txt", "2022.txt").status == 0
    return shelf


# adding


def test_what_is_added_is_told(shelf: Shelf) -> None:
    shelf.report("a.txt")
    done = shelf.run("add", "a.txt")
    assert (done.status, done.out) == (0, "")
    assert done.err.splitlines() == [
        "added as 1: 政协云河市委员会常务委员会工作报告 (6 indicators)",
        "new: 1, new versions: 0, known already: 0; documents in the library: 1",
    ]
    again = shelf.run("add", "--json", "a.txt")
    assert json.loads(again.out) == {
        "document": 1,
        "result": "known",
        "path": "a.txt",
        "title": "政协云河市委员会常务委员会工作报告",
        "reports": 1,
        "indicators": 6,
    }


def test_a_changed_file_is_a_new_version_and_the_old_is_kept(shelf: Shelf) -> None:
    shelf.report("a.txt", OLDER)
    shelf.run("add", "a.txt")
    shelf.report("a.txt")
    assert "added as 2, a new version of a.txt" in shelf.run("add", "a.txt").err
    assert [(row["document"], row["version"]) for row in shelf.rows("list")] == [(2, 2)]
    every = [(row["document"], row["version"], row["current"]) for row in shelf.rows("list", "--all")]
    assert every == [(1, 1, False), (2, 2, True)]
    assert "398件" in shelf.run("show", "--text", "1").out
    assert shelf.run("search", "398").status == 1


def test_another_way_of_reading_takes_the_place_of_the_first(shelf: Shelf) -> None:
    shelf.report("a.txt")
    shelf.run("add", "a.txt")
    done = shelf.run("add", "--excerpt", "a.txt")
    assert done.err.splitlines()[0] == "a.txt: is in the library already, as 1; it is now read as this call says"
    assert [(row["document"], row["kind"]) for row in shelf.rows("list")] == [(1, "excerpt")]
    # A call that says nothing of it changes nothing.
    assert json.loads(shelf.run("add", "--json", "a.txt").out)["result"] == "known"
    assert [(row["document"], row["kind"]) for row in shelf.rows("list")] == [(1, "excerpt")]


def test_the_same_file_is_known_from_any_folder(shelf: Shelf) -> None:
    shelf.report("a.txt")
    shelf.run("add", "a.txt")
    (shelf.folder / "below").mkdir()
    done = shelf.run("add", "../a.txt", folder=shelf.folder / "below")
    assert "new: 0, new versions: 0, known already: 1; documents in the library: 1" in done.err


def test_what_cannot_be_added_is_passed_over(shelf: Shelf) -> None:
    shelf.report("a.txt")
    shelf.report("note.txt", "今天天气很好。\n")
    (shelf.folder / "bad.docx").write_bytes(b"PK\x03\x04broken")
    done = shelf.run("add", ".", "missing.txt")
    assert done.status == 1
    lines = done.err.splitlines()
    assert any(line.startswith("reportx: bad.docx: ") for line in lines)
    assert "reportx: missing.txt: no such file" in lines
    assert "reportx: note.txt: no report found in it; --excerpt reads any passage" in lines
    assert lines[-1] == "new: 1, new versions: 0, known already: 0; documents in the library: 1"


def test_standard_input_and_what_was_parsed(shelf: Shelf) -> None:
    assert "added as 1" in shelf.run("add", "-", data=REPORT.encode()).err
    assert "added as 2:" in shelf.run("add", "-", data=OLDER.encode()).err
    path = shelf.rows("list")[1]["path"]
    assert path.startswith("stdin:")
    assert "398件" in shelf.run("show", path, "--text").out
    parsed = run("parse", "--json", "-", data=REPORT.encode()).out
    one_line(shelf.run("add", "-", data=parsed.encode()), 4, "reportx parse --json")


# looking


def test_list(two: Shelf) -> None:
    rows = two.rows("list")
    assert [(row["document"], row["region"], row["year"], row["indicators"]) for row in rows] == [
        (1, "云河市", 2023, 6),
        (2, "云河市", 2022, 6),
    ]
    assert rows[0]["path"] == str((two.folder / "2023.txt").resolve())
    assert [row["document"] for row in two.rows("list", "--year", "2022")] == [2]
    table = two.run("list", REPORTX_LANG="zh").out
    assert table.splitlines()[0].split() == ["编号", "标题", "地区", "文种", "年度", "指标"]
    one_line(two.run("list", "--region", "海河"), 1, "nothing in", "fits these filters")


@pytest.mark.parametrize(
    "command", [["list"], ["search", "提案"], ["show", "1"], ["stats"], ["refresh"], ["remove", "1"]]
)
def test_there_is_no_library_yet(shelf: Shelf, command: list[str]) -> None:
    one_line(shelf.run(*command), 3, "there is no library yet; `reportx add FILE...` makes one")
    assert not shelf.file.exists()


def test_an_empty_library_says_how_to_fill_it(two: Shelf) -> None:
    assert two.run("remove", "1", "2").err == "removed: 2; documents left: 0\n"
    for command in ("list", "stats"):
        one_line(two.run(command), 3, "the library is empty; `reportx add FILE...` fills it")


def test_search(two: Shelf) -> None:
    hits = two.rows("search", "提案", "立案")
    sentence = next(hit for hit in hits if hit["kind"] == "sentence")
    assert sentence["text"] == REPORT[sentence["start"] : sentence["end"]]
    assert REPORT.splitlines()[sentence["line"] - 1].count("412件") == 1
    assert [hit["text"] for hit in two.rows("search", "办复", "--in", "indicator", "--year", "2022")] == ["办复率"]
    # A word of the other script.
    assert two.rows("search", "辦復率") == two.rows("search", "办复率")
    done = two.run("search", "长城")
    assert (done.status, done.out, done.err) == (1, "", "reportx: no passage holds 长城\n")
    for nothing in ([], [" "]):
        asked = two.run("search", *nothing)
        assert (asked.status, asked.err.splitlines()[0]) == (2, "reportx: reportx search needs words to look for")


def test_tables_of_files_speak_the_language_of_people(two: Shelf) -> None:
    heading, rule, first, *_ = two.run("list", "--format", "md", REPORTX_LANG="zh").out.splitlines()
    assert heading.startswith("| 文档 | 报告 | 报告数 | 标题 |")
    assert rule.startswith("| ---: | --- | ---: | --- |")
    assert "| 市级 | 政协工作报告 |" in first
    heading, _, first, *_ = two.run("search", "提案", "--format", "md", REPORTX_LANG="zh").out.splitlines()
    assert "| 类型 | 条目编号 |" in heading
    assert "| 句子 |" in first
    assert two.run("config", "--format", "md").out.startswith("| Setting | In force | From |")
    programs = two.run("list", "--format", "csv", REPORTX_LANG="zh").out.splitlines()
    assert programs[0].startswith("document,report,reports,title")
    assert ",city,work_report," in programs[1]


def test_tables_of_files_hold_numbers(two: Shelf) -> None:
    assert two.run("list", "-o", "list.parquet").status == 0
    schema = parquet.read_schema(two.folder / "list.parquet")
    assert {name: str(schema.field(name).type) for name in ("document", "year", "title", "current")} == {
        "document": "int64",
        "year": "int64",
        "title": "string",
        "current": "bool",
    }


def test_text_of_reports_is_no_markup(two: Shelf) -> None:
    assert "[bold]不是标记[/bold]" in two.run("search", "标记").out


def test_show(two: Shelf) -> None:
    direct = json.loads(run("parse", "--json", "--numerals", "2023.txt", folder=two.folder).out)
    assert json.loads(two.run("show", "--json", "1").out) == direct
    assert two.run("show", "1").out == run("parse", "2023.txt", folder=two.folder).out
    assert two.run("show", "--text", "2023.txt").out == REPORT
    alone = json.loads(two.run("show", "--json", "1:r1").out)
    assert [report["id"] for report in alone["reports"]] == ["r1"]
    one_line(two.run("show", "1:r2"), 2, "1:r2: the library has no such document")
    one_line(two.run("show", "7"), 2, "7: the library has no such document")


# changing


def test_a_removed_version_leaves_the_one_before(shelf: Shelf) -> None:
    shelf.report("a.txt", OLDER)
    shelf.run("add", "a.txt")
    shelf.report("a.txt")
    shelf.report("b.txt")
    shelf.run("add", "a.txt", "b.txt")
    path = str((shelf.folder / "a.txt").resolve())
    lines = shelf.run("remove", "2").err.splitlines()
    assert lines == [f"{path}: version 1 of it, document 1, counts again", "removed: 1; documents left: 1"]
    assert [row["document"] for row in shelf.rows("list")] == [1]


def test_a_removed_path_goes_with_all_that_it_held_and_no_other(shelf: Shelf) -> None:
    shelf.report("a.txt", OLDER)
    shelf.run("add", "a.txt")
    shelf.report("a.txt")
    shelf.report("b.txt")
    shelf.run("add", "a.txt", "b.txt")
    assert [(row["document"], row["places"]) for row in shelf.rows("list")] == [(2, 2)]
    assert "2 files" in shelf.run("list").out
    assert shelf.run("remove", "a.txt").err == "removed: 1; documents left: 1\n"
    (row,) = shelf.rows("list")
    assert (row["document"], row["path"]) == (2, str((shelf.folder / "b.txt").resolve()))


def test_no_result_takes_the_place_of_a_library_or_a_table(two: Shelf) -> None:
    table = two.report("mine.toml", '[[extend]]\ncode = "proposals.filed"\npatterns = ["晴窗"]\n')
    link = two.folder / "link.csv"
    link.symlink_to(two.file)
    showing = (["list"], ["panel"], ["stats", "--json"], ["search", "提案"], ["show", "1"], ["compare", "1", "2"])
    for command in showing:
        for target in (two.file, link):
            one_line(two.run(*command, "-o", target), 2, "is a database, and would be lost")
    for naming in (["vocabulary", "--check"], ["vocabulary", "--vocabulary"], ["parse", "2023.txt", "--vocabulary"]):
        one_line(two.run(*naming, table, "-o", table), 2, "is an input as well")
    assert table.read_text(encoding="utf-8").startswith("[[extend]]")
    assert len(two.rows("list")) == 2


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["list", "--year", "2024-2020"], 2, "--year needs a year or two"),
        (["list", "--year", "1999"], 1, "fits these filters"),
        (["stats", "--year", "1999"], 1, "fits these filters"),
        (["panel", "--year", "1999"], 1, "fits these filters"),
        (["search", "提案", "--region", "海河"], 1, "fits these filters"),
        (["stats", "--code", "proposals.fild"], 2, "no such code: proposals.fild; did you mean proposals.filed"),
        (["panel", "--group", "提按"], 2, "--group cannot be 提按"),
        (["compare", "1", "2", "--code", "awards"], 1, "fits the filters"),
        (["stats", "2023.txt", "--region", "海河"], 1, "fits the filters"),
        (["panel", "-o", "x.pdf"], 2, "that would be no .pdf file"),
        (["list", "--json", "-o", "x.xlsx"], 2, "that would be no .xlsx file"),
    ],
)
def test_what_nothing_fits(two: Shelf, arguments: list[str], status: int, words: str) -> None:
    done = two.run(*arguments)
    assert (done.status, done.out) == (status, "")
    assert words in done.err.splitlines()[0]


def test_remove_all_or_nothing(two: Shelf) -> None:
    assert two.run("remove", "1", "9").status == 2
    assert len(two.rows("list")) == 2
    assert two.run("remove", "2022.txt").err == "removed: 1; documents left: 1\n"
    assert [row["document"] for row in two.rows("list")] == [1]


def test_refresh_reads_anew_what_other_rules_have_read(two: Shelf) -> None:
    assert two.run("refresh").err == "read anew: 0 of 2\n"
    with sqlite3.connect(two.file) as connection:
        connection.execute("UPDATE documents SET rules_sha256 = 'old' WHERE id = 2")
        connection.execute("UPDATE indicators SET label = 'old'")
    connection.close()
    assert [row["outdated"] for row in two.rows("list")] == [False, True]
    assert "older rules: reportx refresh" in two.run("list").out
    assert two.run("refresh").err == "read anew: 1 of 2\n"
    assert [row["outdated"] for row in two.rows("list")] == [False, False]
    assert [hit["text"] for hit in two.rows("search", "办复率", "--in", "indicator")] == ["old 办复率", "办复率"]
    assert two.run("refresh", "--all").err == "read anew: 2 of 2\n"


def test_refresh_keeps_what_the_reader_knew(shelf: Shelf) -> None:
    source = Path(__file__).parent.parent / "fixtures" / "html" / "county_page.layout_table.html"
    pytest.importorskip("resiliparse")
    shutil.copy(source, shelf.folder / "page.html")
    shelf.run("add", "page.html")
    before = shelf.run("show", "--json", "1").out
    assert shelf.run("refresh", "--all").status == 0
    assert shelf.run("show", "--json", "1").out == before


# where it is


def test_flag_over_environment_over_file(shelf: Shelf) -> None:
    (shelf.folder / "reportx.toml").write_text('library = "mine/here.sqlite"\nlanguage = "zh"\n', encoding="utf-8")
    below = shelf.folder / "a" / "b"
    below.mkdir(parents=True)
    settings: dict[str, Any] = {"folder": below, "REPORTX_LIBRARY": "", "REPORTX_LANG": ""}
    of_file = str(shelf.folder / "mine" / "here.sqlite")
    assert shelf.run("path", **settings).out == f"{of_file}\n"
    assert shelf.run("path", **{**settings, "REPORTX_LIBRARY": "env.sqlite"}).out == "env.sqlite\n"
    assert shelf.run("path", "--library", "flag.sqlite", **settings).out == "flag.sqlite\n"
    held = json.loads(shelf.run("config", "--json", **settings).out)
    origin = str(shelf.folder / "reportx.toml")
    assert held == [
        {"setting": "library", "value": of_file, "origin": origin},
        {"setting": "vocabulary", "value": None, "origin": "default"},
        {"setting": "language", "value": "zh", "origin": origin},
    ]
    assert "查找设置的文件" in shelf.run("config", **settings).out
    assert "Setting" in shelf.run("config", **{**settings, "REPORTX_LANG": "en"}).out
    assert "Setting" in shelf.run("--lang", "en", "config", **settings).out


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("library = 3\n", "library must be"),
        ("libary = 'x'\n", "no such key: libary; choose from library, vocabulary, language"),
        ("language = 'fr'\n", "language must be zh | en"),
        ("library = \n", "is not valid TOML"),
    ],
)
def test_settings_that_are_wrong(shelf: Shelf, content: str, words: str) -> None:
    (shelf.folder / "reportx.toml").write_text(content, encoding="utf-8")
    settings = {"REPORTX_LIBRARY": "", "REPORTX_LANG": "en" if "language" not in content else ""}
    one_line(shelf.run("config", **settings), 4, "reportx.toml: ", words)
    # What asks for none of it goes on.
    assert shelf.run("formats", **settings).status == 0


def test_settings_that_cannot_be_read_are_told(shelf: Shelf) -> None:
    (shelf.folder / "reportx.toml").mkdir()
    one_line(shelf.run("path", REPORTX_LIBRARY=""), 3, "reportx.toml: cannot be read")


def test_unusable_files(shelf: Shelf) -> None:
    path = shelf.report("x.sqlite", "no database\n" * 100)
    one_line(shelf.run("list", "--library", path), 4, "x.sqlite: is not a library of this program")
    one_line(shelf.run("add", shelf.report("a.txt"), "--library", shelf.folder), 3, "cannot be used as a library")


def test_another_language(two: Shelf) -> None:
    assert two.run("--lang", "zh", "remove", "1").err == "移除 1 份，尚余文档 1 份\n"
    assert two.run("--lang=zh", "search", "长城").err == "reportx: 没有同时含有“长城”的内容\n"
    wrong = two.run("--lang", "fr", "list")
    assert (wrong.status, wrong.err.splitlines()[0]) == (2, "reportx: --lang cannot be fr; choose from zh, en")
