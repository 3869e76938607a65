"""The command line from outside: help, calls that make no sense, inputs that cannot be read."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from commandline import REPORT, environment, one_line, posix, run

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


# help and calls that make no sense


@pytest.mark.parametrize("arguments", [["--help"], ["-h"]])
def test_help(arguments: Sequence[str]) -> None:
    done = run(*arguments)
    assert done.status == 0
    assert done.err == ""
    for expected in (
        "Usage: reportx",
        "parse",
        "stats",
        "audit",
        "explain",
        "vocabulary",
        "formats",
        "schema",
        "Examples:",
    ):
        assert expected in done.out
    assert "--version" in done.out


@pytest.mark.parametrize("command", ["parse", "stats", "audit", "explain", "vocabulary", "formats", "schema"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_help_of_commands(command: str, lang: str) -> None:
    done = run(command, "-h", REPORTX_LANG=lang)
    assert done.status == 0
    assert f"reportx {command}" in done.out
    assert ("示例：" if lang == "zh" else "Examples:") in done.out
    assert "help.opt" not in done.out  # no key without a message
    for english in ("Usage", "Options", "Show this", "Arguments", "[OPTIONS]"):
        assert (english in done.out) <= (lang == "en")


def test_help_fits_the_terminal_by_east_asian_width() -> None:
    from reportx.writers.widths import text_width

    done = run("--help", REPORTX_LANG="zh", COLUMNS="72")
    text = done.out[: done.out.index("示例：")] + done.out[done.out.index("环境变量") :]
    assert max(map(text_width, text.splitlines())) <= 72


def test_language_follows_the_locale() -> None:
    assert "用法：" in run("--help", REPORTX_LANG="", LANG="zh_CN.UTF-8").out
    assert "Usage:" in run("--help", REPORTX_LANG="", LANG="C").out


def test_version() -> None:
    import reportx

    done = run("--version")
    assert (done.status, done.out) == (0, f"reportx {reportx.__version__}\n")


def test_without_a_command_the_help_is_shown() -> None:
    done = run()
    assert (done.status, done.out) == (2, "")
    assert "Usage:" in done.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["parse"], "reportx parse needs a file to read"),
        (["stats", "--glob", "*.txt"], "reportx stats needs a file to read"),
        (["stats", "a", "--by", "x"], "--by cannot be x; choose from code, group"),
        (["stats", "a", "--year", "x"], "--year needs a year or two"),
        (["stats", "a", "--status", "x"], "--status cannot be x; choose from done, planned"),
        (["stats", "a", "--library", "b"], "--library and files cannot be used together"),
        (["prase"], "no such command: prase; did you mean parse?"),
        (["zzz"], "no such command: zzz"),
        (["parse", "--jsn", "a"], "no such option: --jsn"),
        (["parse", "a", "--only"], "--only needs a value"),
        (["parse", "a", "--only", "x"], "--only cannot be x; choose from sections, measures, indicators"),
        (["parse", "a", "--json=3"], "--json takes no value"),
        (["parse", "-", "-"], "can be read only once"),
        (["schema", "x"], "no such schema: x"),
        (["audit"], "reportx audit needs a file to read"),
        (["audit", "a", "--kind", "x"], "--kind cannot be x; choose from indicator, context"),
        (["explain", "--find", "1"], "reportx explain needs a file to read"),
        (["explain", "a"], "reportx explain needs to know what: --find, --line, --at or --id"),
        (["explain", "a", "b", "--find", "1"], "too many arguments: b"),
        (["explain", "a", "--line", "x"], "--line needs a whole number, not x"),
        (["explain", "a", "--at", "-1"], "--at cannot be -1; the least is 0"),
        (["explain", "a", "--line", "0"], "--line cannot be 0; the least is 1"),
        (["explain", "a", "--line", "9" * 5000], "--line needs a whole number, not 999"),
        (["schema", "stats", "b", "c"], "too many arguments: b c"),
    ],
)
def test_usage_errors(arguments: Sequence[str], message: str) -> None:
    done = run(*arguments)
    assert (done.status, done.out) == (2, "")
    assert done.err.splitlines()[0].startswith("reportx: ")
    assert message in done.err
    chinese = run(*arguments, REPORTX_LANG="zh")
    assert (chinese.status, chinese.out) == (2, "")
    assert re.match(r"reportx: .*[一-龥]", chinese.err)
    assert "No such" not in chinese.err


def test_schema() -> None:
    for arguments in (["schema"], ["schema", "stats"], ["schema", "audit"], ["schema", "explanation"]):
        done = run(*arguments)
        assert done.status == 0
        assert "properties" in json.loads(done.out)


def test_completion() -> None:
    words = "reportx parse --only "
    done = run(_REPORTX_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD="3")
    assert done.out.split() == ["sections", "measures", "indicators"]
    words = "reportx audit --kind d"
    done = run(_REPORTX_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD="3")
    assert done.out.split() == ["duration", "date", "document_number", "damaged"]


# inputs that cannot be read


@pytest.mark.parametrize("command", ["parse", "stats", "audit"])
def test_bad_inputs(command: str, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b" \n")
    binary = tmp_path / "binary.txt"
    binary.write_bytes(b"\x7fELF\x02\x01\x01" + bytes(range(256)))
    one_line(run(command, tmp_path / "none.txt"), 3, "none.txt", "no such file")
    one_line(run(command, empty), 3, "has no text")
    one_line(run(command, "-"), 3, "-: has no text")
    one_line(run(command, binary), 4, "no text can be read")
    one_line(run(command, tmp_path / "none.txt", REPORTX_LANG="zh"), 3, "文件不存在")
    one_line(run(command, binary, REPORTX_LANG="zh"), 4, "读不出文字")


def test_bad_encoding(report: Path) -> None:
    one_line(run("parse", report, "--encoding", "utf-99"), 4, "utf-99")
    one_line(run("parse", report, "--encoding", "ascii"), 4, "report.txt", "ascii")


def test_the_worst_of_several_failures_is_the_answer(tmp_path: Path) -> None:
    binary = tmp_path / "binary.txt"
    binary.write_bytes(b"\x7fELF\x02" + bytes(range(256)))
    done = run("parse", tmp_path / "none.txt", binary)
    assert (done.status, len(done.err.splitlines())) == (4, 2)


@posix
def test_odd_file_names_are_one_line(tmp_path: Path) -> None:
    odd = os.fsdecode(os.fsencode(tmp_path) + b"/\xff\n\x1b[31m{x}.txt")
    one_line(run("parse", odd), 3, "\\xff\\x0a\\x1b[31m{x}.txt")


def test_unwritable_output_is_told_before_any_work(report: Path, tmp_path: Path) -> None:
    one_line(run("parse", report, "-o", tmp_path / "no" / "out"), 2, "cannot be written", "no such folder")
    one_line(run("parse", report, "-o", report), 2, "is an input as well")
    assert report.read_text(encoding="utf-8") == REPORT


@posix
def test_interrupt(report: Path) -> None:
    command = [sys.executable, "-m", "reportx", "parse", "-"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as process:
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=10) == 130
        assert process.stderr is not None
        assert process.stderr.read() == b""
