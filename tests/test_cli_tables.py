"""Which tables of a user's own are in use: those of the call, of the environment, or of the settings."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from commandline import one_line, posix, run
from reportx.cli.commands import COMMANDS, command_of

LOCAL = Path(__file__).parent.parent / "fixtures" / "vocabulary" / "local.toml"
TALKS = "全年举办“晴窗夜话”26场。\n".encode()
NEW = '[[code]]\ncode = "{code}"\nzh = "夜话"\npatterns = ["晴窗夜话"]\n'


def table(folder: Path, code: str, name: str = "") -> Path:
    path = folder / (name or f"{code}.toml")
    path.write_text(NEW.format(code=code), encoding="utf-8")
    return path


def shown(*arguments: str | Path, **changes: Any) -> Any:
    done = run("vocabulary", "--json", *arguments, **changes)
    assert (done.status, done.err) == (0, "")
    return json.loads(done.out)


def code_read(*arguments: str | Path, **changes: Any) -> str:
    done = run("parse", "--excerpt", "--json", "--only", "indicators", "-", *arguments, data=TALKS, **changes)
    assert (done.status, done.err) == (0, "")
    code = json.loads(done.out)["code"]
    assert isinstance(code, str)
    return code


READING = sorted(
    name for name in COMMANDS if "--encoding" in {option for param in command_of(name).params for option in param.opts}
)


@pytest.mark.parametrize("command", READING)
def test_every_command_that_reads_reports_takes_tables(command: str, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("[[code]]\ncode = 'a.b'\nzh = 1\n", encoding="utf-8")
    # What a command needs besides an input.
    more = {"explain": ["--find", "26场"], "compare": ["another.txt"]}.get(command, [])
    for path, status, words in (
        (wrong, 4, "wrong.toml:1: a.b: zh must be a text"),
        (tmp_path / "none.toml", 3, "none.toml: no such file"),
    ):
        one_line(run(command, "-", *more, "--vocabulary", path, data=TALKS), status, words)


def test_tables_are_read_by() -> None:
    assert code_read() == "other"
    assert code_read("--vocabulary", LOCAL) == "local.evening_talks"
    report = ("政协云河市委员会工作报告\n" + "政协委员围绕中心、服务大局协商议政。" * 30).encode() + TALKS
    done = run("stats", "--json", "-", "--vocabulary", LOCAL, data=report)
    assert "local.evening_talks" in {code["code"] for code in json.loads(done.out)["codes"]}
    done = run("explain", "-", "--excerpt", "--find", "26场", "--vocabulary", LOCAL, data=TALKS)
    assert (done.status, done.err) == (0, "")
    assert "local.evening_talks#1" in done.out


def _settings(folder: Path, text: str) -> dict[str, Any]:
    (folder / "reportx").mkdir()
    (folder / "reportx" / "config.toml").write_text(text, encoding="utf-8")
    return {"XDG_CONFIG_HOME": str(folder)}


linux = pytest.mark.skipif(os.name == "nt" or os.uname().sysname == "Darwin", reason="settings folder of XDG")


@linux
def test_the_call_goes_before_the_environment_and_that_before_the_settings(tmp_path: Path) -> None:
    settings = _settings(tmp_path, 'vocabulary = "../local.settings.toml"')
    for code in ("local.settings", "local.variable", "local.call"):
        table(tmp_path, code)
    variable: dict[str, Any] = {"REPORTX_VOCABULARY": str(tmp_path / "local.variable.toml")}
    call: list[str | Path] = ["--vocabulary", tmp_path / "local.call.toml"]
    assert code_read() == "other"
    assert code_read(**settings) == "local.settings"
    assert code_read(**settings, **variable) == "local.variable"
    assert code_read(*call, **settings, **variable) == "local.call"
    assert code_read(**settings, REPORTX_VOCABULARY="") == "other"
    assert [entry["code"] for entry in shown("--code", "local.settings", **settings)] == ["local.settings"]


def test_several_tables(tmp_path: Path) -> None:
    first, second = table(tmp_path, "local.one", name="1.toml"), table(tmp_path, "local.two", name="2.toml")
    codes = [code for path in (first, second) for code in ("--code", f"local.{'one' if path == first else 'two'}")]
    both = shown(*codes, "--vocabulary", first, "--vocabulary", second)
    assert both == shown(*codes, REPORTX_VOCABULARY=os.pathsep.join(["", str(first), str(second)]))
    assert [entry["code"] for entry in both] == ["local.one", "local.two"]


@linux
def test_settings(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    table(home, "local.home")
    settings = _settings(tmp_path, 'vocabulary = ["~/local.home.toml"]')
    assert code_read(**settings, HOME=str(home)) == "local.home"
    path = tmp_path / "reportx" / "config.toml"
    for text, words in (
        ("vocabulary = ", ["config.toml: is not valid TOML: "]),
        ("vocabulry = 'x'", ["config.toml: no such key: vocabulry"]),
        ("vocabulary = 3", ["config.toml: vocabulary must be a list of texts"]),
        ("vocabulary = ['']", ["config.toml: vocabulary must be a list of texts"]),
    ):
        path.write_text(text, encoding="utf-8")
        one_line(run("parse", "-", data=TALKS, **settings), 4, *words)
    path.write_text("vocabulary = 'none.toml'", encoding="utf-8")
    one_line(run("parse", "-", data=TALKS, **settings), 3, "none.toml: no such file", f"(named by {path})")
    path.write_text("", encoding="utf-8")
    assert code_read(**settings) == "other"
    path.unlink()
    path.mkdir()
    one_line(run("parse", "-", data=TALKS, **settings), 3, "config.toml: cannot be read")


@posix
def test_tables_that_cannot_be_used(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("[[code]]\ncode = 'a.b'\nzh = 1\n", encoding="utf-8")
    for command in (["parse", "-"], ["stats", "-"], ["vocabulary"]):
        one_line(run(*command, "--vocabulary", tmp_path / "none.toml", data=TALKS), 3, "none.toml: no such file")
        one_line(run(*command, "--vocabulary", wrong, data=TALKS), 4, "wrong.toml:1: a.b: zh must be a text")
        one_line(run(*command, data=TALKS, REPORTX_VOCABULARY="none.toml"), 3, "(named by REPORTX_VOCABULARY)")
        one_line(run(*command, "--vocabulary", wrong, data=TALKS, REPORTX_LANG="zh"), 4, "zh 应为非空文字")
    one_line(run("vocabulary", "--check", wrong), 4, "wrong.toml:1: a.b: zh must be a text")
