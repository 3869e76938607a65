"""The command line from outside: what parse and stats print where, and the code that they end with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from commandline import COLOURS, REPORT, environment, one_line, posix, run

if TYPE_CHECKING:
    from collections.abc import Sequence


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


# parse


def test_json_is_one_document_a_line(report: Path) -> None:
    done = run("parse", "--json", report, report)
    assert (done.status, done.err) == (0, "")
    first, second = map(json.loads, done.out.splitlines())
    assert first == second
    assert list(first) == ["schema_version", "producer", "source", "reports", "noise", "diagnostics"]
    assert "提案" in done.out  # not as escapes
    assert run("parse", "--json", report).out == done.out.splitlines(keepends=True)[0]


def test_standard_input_gives_the_same(report: Path) -> None:
    piped = json.loads(run("parse", "--json", "-", data=report.read_bytes()).out)
    read = json.loads(run("parse", "--json", report).out)
    assert piped.pop("source").pop("name") == "-"
    assert read.pop("source").pop("name") == report.as_posix()
    assert piped == read


def test_only_as_json_lines(report: Path) -> None:
    whole = json.loads(run("parse", "--json", report).out)["reports"][0]
    for part in ("measures", "indicators"):
        done = run("parse", report, "--json", "--only", part)
        assert done.status == 0
        items = [json.loads(line) for line in done.out.splitlines()]
        assert items == [{**item, "report_id": whole["id"]} for item in whole[part]]
    nodes = [json.loads(line) for line in run("parse", report, "--json", "--only", "sections").out.splitlines()]
    assert nodes[0]["depth"] == 1
    assert {node["report_id"] for node in nodes} == {whole["id"]}
    assert not any("children" in node for node in nodes)


def test_only_as_a_table(report: Path) -> None:
    done = run("parse", report, "--only", "indicators")
    assert "What is counted" in done.out
    assert "412" in done.out
    assert "Outline" not in done.out
    assert "Organisation" not in done.out


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_tables_in_a_pipe_are_plain(report: Path, lang: str) -> None:
    done = run("parse", report, REPORTX_LANG=lang, FORCE_COLOR="1", COLUMNS="40", TERM="xterm-256color")
    assert (done.status, done.err) == (0, "")
    assert not COLOURS.search(done.out)
    assert "政协云河市委员会常务委员会工作报告" in done.out
    assert ("统计对象" if lang == "zh" else "What is counted") in done.out


def test_one_bad_file_does_not_stop_the_others(report: Path, tmp_path: Path) -> None:
    done = run("parse", "--json", tmp_path / "none.txt", report)
    assert done.status == 1
    assert len(done.out.splitlines()) == 1
    assert len(done.err.splitlines()) == 1


def test_nothing_found(tmp_path: Path) -> None:
    nothing = tmp_path / "nothing.txt"
    nothing.write_text("今天天气很好，我们去公园散步。\n", encoding="utf-8")
    done = run("parse", "--json", nothing)
    assert done.status == 1
    assert "no report found" in done.err
    assert json.loads(done.out)["reports"] == []


def test_output_file(report: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    done = run("parse", "--json", report, "-o", target)
    assert (done.status, done.out, done.err) == (0, "", "")
    assert target.read_text(encoding="utf-8") == run("parse", "--json", report).out
    assert run("parse", "--json", tmp_path / "none.txt", "-o", target).status == 3
    assert target.read_text(encoding="utf-8") == run("parse", "--json", report).out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl", "report.txt"]


def test_output_is_utf8_in_any_locale(report: Path) -> None:
    expected = run("parse", report).out
    plain = run("parse", report, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", PYTHONIOENCODING="ascii")
    assert plain.out == expected


@posix
@pytest.mark.parametrize("arguments", [["parse", "--json"], ["parse"], ["stats"]])
def test_a_reader_that_leaves_ends_it_quietly(arguments: Sequence[str], report: Path) -> None:
    command = [sys.executable, "-m", "reportx", *arguments, *[str(report)] * 60]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), bufsize=0
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 0


@posix
def test_head(report: Path) -> None:
    script = f'"{sys.executable}" -m reportx parse --json "$@" | head -n 1'
    done = subprocess.run(
        ["sh", "-c", script, "sh", *[str(report)] * 60], capture_output=True, check=False, env=environment()
    )
    assert done.stderr == b""
    assert json.loads(done.stdout)["reports"]


@posix
@pytest.mark.parametrize("no_color", [False, True])
def test_terminal(report: Path, no_color: bool) -> None:
    changes = {"TERM": "xterm-256color", "COLUMNS": "100"} | ({"NO_COLOR": "1"} if no_color else {})
    text = in_terminal(["parse", str(report)], changes)
    assert bool(COLOURS.search(text)) is not no_color
    assert "政协云河市委员会常务委员会工作报告" in text


@posix
def test_json_on_a_terminal_is_indented(report: Path) -> None:
    text = in_terminal(["parse", "--json", str(report)], {})
    assert text.startswith('{\n  "schema_version"')
    assert json.loads(text) == json.loads(run("parse", "--json", report).out)
    assert len(in_terminal(["parse", "--json", str(report), str(report)], {}).splitlines()) == 2


@posix
def test_json_on_a_terminal_holds_no_controls(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(REPORT + "\n督办提案\x9b31m办理\u202e5件。\n", encoding="utf-8")
    text = in_terminal(["parse", "--json", str(path)], {})
    assert not set(text) & {"\x9b", "\u202e"}
    assert json.loads(text) == json.loads(run("parse", "--json", path).out)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("arguments", [["--help"], ["parse", "--help"], ["--version"], ["schema"]])
def test_a_full_disk_is_said_in_one_line(arguments: list[str]) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "reportx", *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            env=environment(),
        )
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1


def test_a_dash_is_standard_output(report: Path) -> None:
    assert run("parse", "--json", "-o", "-", report).out == run("parse", "--json", report).out


def in_terminal(arguments: list[str], changes: dict[str, str]) -> str:
    """What the program shows on a terminal, line ends as it wrote them."""
    mine, its = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "reportx", *arguments],
        stdout=its,
        stdin=subprocess.DEVNULL,
        env=environment(**changes),
    )
    os.close(its)
    shown = b""
    while chunk := _read(mine):
        shown += chunk
    os.close(mine)
    assert process.wait(timeout=60) == 0
    return shown.decode("utf-8").replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # on Linux, the way to learn that the other side has closed
        return b""


# stats


def test_stats_of_reports_and_of_what_parse_wrote(report: Path, tmp_path: Path) -> None:
    written = tmp_path / "reports.jsonl"
    written.write_text(run("parse", "--json", "--numerals", report).out, encoding="utf-8")
    direct = run("stats", "--json", report)
    assert (direct.status, direct.err) == (0, "")
    assert run("stats", "--json", written).out == direct.out
    assert run("stats", "--json", "-", data=written.read_bytes()).out == direct.out
    assert run("stats", "--json", "-", data=json.dumps([json.loads(written.read_text("utf-8"))]).encode()).out == (
        direct.out
    )
    assert json.loads(direct.out)["documents"] == 1


def test_stats_count_numerals_where_a_ledger_was_kept(report: Path) -> None:
    with_ledger = json.loads(run("stats", "--json", report).out)["total"]["numerals"]
    assert with_ledger["by_kind"]["indicator"] > 0
    assert with_ledger["total"] == sum(with_ledger["by_kind"].values())
    parsed = run("parse", "--json", report).out
    assert json.loads(run("stats", "--json", "-", data=parsed.encode()).out)["total"]["numerals"] is None


def test_stats_tables(report: Path) -> None:
    done = run("stats", report, report)
    assert (done.status, done.err) == (0, "")
    assert "Total (reports 2, documents 2)" in done.out
    assert "合计" in run("stats", report, report, REPORTX_LANG="zh").out


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are text there")
def test_stats_of_odd_file_names(tmp_path: Path) -> None:
    odd = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")
    with open(odd, "w", encoding="utf-8") as file:
        file.write(REPORT)
    for command in ("parse", "stats"):
        done = run(command, "--json", odd)
        assert (done.status, done.err) == (0, "")
        assert "\\\\xff.txt" in done.out


def test_parse_of_what_parse_wrote(report: Path, tmp_path: Path) -> None:
    for arguments in (["parse", "--json"], ["parse", "--json", "--excerpt"]):
        written = tmp_path / "reports.jsonl"
        written.write_text(run(*arguments, report).out, encoding="utf-8")
        one_line(run("parse", written), 4, "reports.jsonl", "reportx stats")


def test_stats_of_other_json(tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text('{"name": "x"}', encoding="utf-8")
    one_line(run("stats", other), 4, "other.json", "is JSON but not")


# speed: what is not needed is not imported


_TELLING = "import sys; from reportx.cli import main; main(); print(*sys.modules, file=sys.stderr)"


def imported(*arguments: str | Path) -> set[str]:
    command = [sys.executable, "-c", _TELLING, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, check=True, env=environment())
    return set(done.stderr.decode().split())


def test_json_needs_no_tables(report: Path) -> None:
    modules = imported("parse", "--json", report)
    assert "reportx.cli.parse" in modules
    assert not {name for name in modules if name.partition(".")[0] in ("rich", "pygments", "markdown_it")}
    assert not modules & {
        "reportx.writers.tables",
        "reportx.cli.help",
        "reportx.cli.stats",
        "reportx.messages.zh",
    }


def test_help_needs_no_engine() -> None:
    modules = imported("--help")
    assert not modules & {"reportx.pipeline", "reportx.model", "reportx.readers", "rich"}
