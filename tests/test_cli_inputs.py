"""Files and folders as inputs: which are read, in which order, and what is said of those that cannot be."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from commandline import REPORT, environment, one_line, posix, run
from reportx.cli.exporting import Form
from reportx.cli.formats import run_formats
from reportx.explain import Query, explain
from reportx.messages import known
from reportx.pipeline import parse_source, trace_source
from reportx.readers import RawText
from reportx.readers import formats as registry
from reportx.text.layout import Layout
from reportx.writers.console import show
from reportx.writers.explanations import write_explanation
from reportx.writers.output import Output
from reportx.writers.tables import document_blocks

if TYPE_CHECKING:
    from pathlib import Path

links = pytest.mark.skipif(os.name == "nt", reason="links need a right there")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Reports of two towns in folders of years, and beside them what is none."""
    top = tmp_path / "报告"
    for name in (
        "2023年/云河.txt",
        "2023年/云河.TXT.bak",
        "2024年/溪口/报告.txt",
        "2024年/云河.TXT",
        "a.txt",
        "Z.txt",
        "notes.md",
        "data.json",
        ".hidden.txt",
        ".cache/x.txt",
        "2024年/~$云河.docx",
    ):
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(REPORT, encoding="utf-8")
    return top


def names(*arguments: str | Path, at: Path, status: int = 0) -> list[str]:
    done = run("parse", "--json", *arguments, folder=at)
    assert done.status == status, done.err
    return [json.loads(line)["source"]["name"] for line in done.out.splitlines()]


def test_a_folder_is_read_in_the_order_of_paths(folder: Path) -> None:
    expected = ["2023年/云河.txt", "2024年/云河.TXT", "2024年/溪口/报告.txt", "Z.txt", "a.txt"]
    assert names(".", at=folder) == expected
    assert names("报告", at=folder.parent) == [f"报告/{name}" for name in expected]
    assert names("报告/", at=folder.parent) == [f"报告/{name}" for name in expected]


@pytest.mark.parametrize(
    ("patterns", "expected"),
    [
        (["*.md"], ["notes.md"]),
        (["*.MD", "z.*"], ["Z.txt", "notes.md"]),
        (["云河*"], ["2023年/云河.TXT.bak", "2023年/云河.txt", "2024年/云河.TXT"]),
        (["2024年/*"], ["2024年/云河.TXT"]),
        (["2024*/**"], ["2024年/云河.TXT", "2024年/溪口/报告.txt"]),
        (["**/溪口/*.txt"], ["2024年/溪口/报告.txt"]),
        (["./*.txt"], ["Z.txt", "a.txt"]),
        (["?.txt"], ["Z.txt", "a.txt"]),
        (["[a-c].txt"], ["a.txt"]),
    ],
)
def test_patterns(patterns: list[str], expected: list[str], folder: Path) -> None:
    globs = [argument for pattern in patterns for argument in ("--glob", pattern)]
    assert names(".", *globs, at=folder) == expected


def test_files_that_are_named_are_read_whatever_they_are_called(folder: Path) -> None:
    assert names("notes.md", ".cache/x.txt", "--glob", "*.pdf", at=folder) == ["notes.md", ".cache/x.txt"]


def test_a_file_of_a_folder_is_read_once(folder: Path) -> None:
    below = ["2024年/云河.TXT", "2024年/溪口/报告.txt"]
    assert names("2024年", "2024年/云河.TXT", "2024年", "2024年/溪口", at=folder) == below
    assert names("2024年/溪口/报告.txt", "2024年", at=folder) == list(reversed(below))
    # Who names a file twice means it.
    assert names("a.txt", "a.txt", at=folder) == ["a.txt", "a.txt"]


@links
def test_links(folder: Path) -> None:
    (folder / "2023年" / "up").symlink_to("..")
    (folder / "2023年" / "self").symlink_to("self")
    (folder / "2023年" / "same.txt").symlink_to("云河.txt")
    (folder / "0").symlink_to("2024年")
    elsewhere = folder.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "b.txt").write_text(REPORT, encoding="utf-8")
    (folder / "2023年" / "there").symlink_to(elsewhere)
    expected = ["2023年/same.txt", "2023年/there/b.txt", "2024年/云河.TXT", "2024年/溪口/报告.txt", "Z.txt", "a.txt"]
    assert names(".", at=folder) == expected
    assert names("2023年", at=folder) == expected[:2]
    assert names("0", at=folder) == ["0/云河.TXT", "0/溪口/报告.txt"]


def test_folders_without_a_report(folder: Path) -> None:
    (folder / "empty").mkdir()
    for command in ("parse", "stats", "audit"):
        one_line(run(command, "empty", folder=folder), 3, "empty: no file in this folder fits *.txt *.docx")
    one_line(run("parse", ".", "--glob", "*.xyz", folder=folder, REPORTX_LANG="zh"), 3, "没有符合 *.xyz 的文件")
    done = run("parse", "--json", "empty", "a.txt", folder=folder)
    assert (done.status, len(done.out.splitlines()), len(done.err.splitlines())) == (1, 1, 1)
    assert names("none", "a.txt", at=folder, status=1) == ["a.txt"]


def test_explain_takes_one_file(folder: Path) -> None:
    one_line(run("explain", folder, "--find", "412件"), 3, "is a directory; name a file in it")


def test_a_sum_where_some_of_many_failed(folder: Path) -> None:
    (folder / "2024年" / "damaged.docx").write_bytes(b"\x7fELF\x02" + bytes(range(256)))
    (folder / "2024年" / "walk.txt").write_text("今天天气很好，我们去公园散步。\n", encoding="utf-8")
    done = run("parse", "--json", ".", folder=folder)
    assert done.status == 1
    assert done.err.splitlines()[-1] == "reportx: 7 inputs: 6 read, 1 failed; without a report: 1"
    assert len(done.err.splitlines()) == 3
    chinese = run("stats", ".", folder=folder, REPORTX_LANG="zh").err.splitlines()
    assert chinese[-1] == "reportx: 共 7 个输入：读取 6 个，失败 1 个；没有报告的 1 个"
    assert len(run("parse", "a.txt", "none.txt", "walk.txt", folder=folder).err.splitlines()) == 2


def test_all_failed_of_many(folder: Path) -> None:
    done = run("parse", "1.txt", "2.txt", "3.txt", "4.txt", folder=folder)
    assert (done.status, len(done.err.splitlines())) == (3, 5)


@posix
@pytest.mark.parametrize("command", ["parse", "stats", "audit"])
def test_what_is_no_file_is_refused_at_once(command: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "gone.txt").symlink_to("nowhere.txt")
    (tmp_path / "circle.txt").symlink_to("circle.txt")
    one_line(run(command, "pipe.txt", folder=tmp_path), 3, "pipe.txt: is a pipe or a device")
    one_line(run(command, "/dev/zero"), 3, "/dev/zero: is a pipe or a device")
    one_line(run(command, "gone.txt", folder=tmp_path), 3, "is a link to a file that is not there")
    one_line(run(command, "circle.txt", folder=tmp_path), 3, "is a link to a file that is not there")
    done = run(command, ".", folder=tmp_path)
    assert (done.status, len(done.err.splitlines())) == (3, 3)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user whom permissions bind")
def test_a_folder_without_permission(folder: Path) -> None:
    (folder / "2023年").chmod(0)
    try:
        done = run("parse", "--json", ".", folder=folder)
    finally:
        (folder / "2023年").chmod(0o700)
    assert (done.status, len(done.out.splitlines())) == (1, 4)
    assert "2023年: cannot be read: permission denied" in done.err


@posix
def test_streams_that_have_names(tmp_path: Path) -> None:
    assert json.loads(run("parse", "--json", "/dev/stdin", data=REPORT.encode()).out)["reports"]
    script = f"'{sys.executable}' -m reportx parse --json <(cat r.txt)"
    (tmp_path / "r.txt").write_text(REPORT, encoding="utf-8")
    done = subprocess.run(["bash", "-c", script], capture_output=True, check=False, cwd=tmp_path, env=environment())
    assert json.loads(done.stdout)["reports"]


def test_an_output_file_in_the_folder(folder: Path) -> None:
    one_line(run("parse", ".", "-o", "a.txt", folder=folder), 2, "a.txt: is an input as well")
    done = run("parse", "--json", ".", "-o", "all.jsonl", folder=folder)
    assert (done.status, len((folder / "all.jsonl").read_text(encoding="utf-8").splitlines())) == (0, 5)


# what parse --only wrote


@pytest.mark.parametrize("part", ["sections", "measures", "indicators"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_items_alone_are_no_input(part: str, encoding: str) -> None:
    items = run("parse", "--json", "--only", part, "-", data=REPORT.encode()).out.encode(encoding)
    one_line(run("parse", "-", data=items), 4, "is what `reportx parse --json --only` wrote, not a report")
    for command in ("stats", "audit"):
        one_line(run(command, "-", data=items), 4, "`reportx parse --json --only` wrote", "without --only")


def test_documents_in_utf_16_are_no_report(folder: Path) -> None:
    written = run("parse", "--json", folder / "a.txt").out.encode("utf-16")
    one_line(run("parse", "-", data=written), 4, "-: is what `reportx parse --json` wrote")
    assert run("stats", "-", data=written).status == 0


# completion


def test_completion_of_patterns() -> None:
    done = run(_REPORTX_COMPLETE="complete_bash", COMP_WORDS="reportx audit --glob *.h", COMP_CWORD="3")
    assert done.out.split() == ["*.html", "*.htm"]


# formats


def test_formats_that_can_be_read() -> None:
    shown = run("formats")
    assert (shown.status, shown.err) == (0, "")
    assert shown.out.splitlines()[0].split() == ["Format", "Files", "Suffixes", "Readable"]
    assert "纯文本" in run("formats", REPORTX_LANG="zh").out
    listed = json.loads(run("formats", "--json").out)
    assert listed[0] == {"name": "text", "suffixes": ["txt"], "extra": None, "program": None, "ready": True}
    assert [one["name"] for one in listed] == list(registry.FORMATS)


def test_every_format_has_suffixes_and_words() -> None:
    for name, form in registry.FORMATS.items():
        assert form.suffixes
        assert known(f"formats.{name}")


def test_what_a_format_still_needs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("REPORTX_LANG", "en")
    some = {name: registry.FORMATS[name] for name in ("text", "docx", "doc", "pdf")}
    some["pdf"] = some["pdf"]._replace(module="no_such_reader")
    monkeypatch.setattr("reportx.cli.formats.FORMATS", some)
    monkeypatch.setenv("PATH", "")
    assert [(name, registry.is_ready(form)) for name, form in some.items()] == [
        ("text", True),
        ("docx", True),
        ("doc", False),
        ("pdf", False),
    ]
    assert run_formats(None, Form(None)) == 0
    shown = capsys.readouterr().out
    assert "needs LibreOffice (soffice)" in shown
    assert "needs pip install 'reportx[pdf]'" in shown


def test_pages_stand_beside_lines_in_tables(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORTX_LANG", "en")
    layout = Layout(pages=(0, REPORT.index("（二）协商")))
    source = RawText("a.pdf", REPORT, None, "pdf", "0" * 64, layout)
    show(Output(sys.stdout), document_blocks(parse_source(source)))
    shown = capsys.readouterr().out
    assert re.search(r"Source +a\.pdf \(pdf\)", shown)
    assert re.search(r"培训委员 .* p\. 1 · 9\n", shown)
    assert re.search(r"收到提案 .* p\. 2 · 10\n", shown)
    traced = trace_source(source)
    (found,) = explain(traced, Query(find=("412件",)))
    write_explanation(Output(sys.stdout), found, 1)
    assert "a.pdf, page 2, line 10, character" in capsys.readouterr().out
    monkeypatch.setenv("REPORTX_LANG", "zh")
    show(Output(sys.stdout), document_blocks(parse_source(source)))
    assert "第 2 页 · 10" in capsys.readouterr().out


def test_an_encoding_has_no_effect_on_other_formats() -> None:
    done = run("parse", "-", "--encoding", "big5", data=b"%PDF-1.7\n%%EOF\n")
    assert done.status == 4
    assert "big5" not in done.err


def test_documents_with_one_that_is_none_are_not_counted(folder: Path) -> None:
    written = run("parse", "--json", "a.txt", folder=folder).out + '{"schema_version": "1.0"}\n'
    (folder / "mixed.jsonl").write_text(written, encoding="utf-8")
    one_line(run("stats", "mixed.jsonl", folder=folder), 4, "mixed.jsonl: is JSON but not")
    done = run("stats", "--json", "mixed.jsonl", "Z.txt", folder=folder)
    assert (done.status, json.loads(done.out)["documents"]) == (1, 1)
