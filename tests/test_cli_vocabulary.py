"""``reportx vocabulary`` from outside: lists, one code, and the proof of tables of a user's own."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from commandline import Ran, one_line, run

LOCAL = Path(__file__).parent.parent / "fixtures" / "vocabulary" / "local.toml"
NEW = '[[code]]\ncode = "{code}"\nzh = "{zh}"\npatterns = ["晴窗夜话"]\n'


def table(folder: Path, code: str, zh: str = "夜话") -> Path:
    path = folder / f"{code}.toml"
    path.write_text(NEW.format(code=code, zh=zh), encoding="utf-8")
    return path


def shown(*arguments: str | Path, **changes: Any) -> Any:
    done = run("vocabulary", "--json", *arguments, **changes)
    assert (done.status, done.err) == (0, "")
    return json.loads(done.out)


# the list


def test_the_list() -> None:
    done = run("vocabulary")
    assert (done.status, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0].split() == ["Code", "Indicator", "Group", "Units"]
    rows = [line.split() for line in lines[2:] if line]
    assert len(rows) == len({row[0] for row in rows}) > 100
    assert ["proposals.filed", "Proposals", "filed", "提案", "件"] in rows
    chinese = run("vocabulary", REPORTX_LANG="zh").out.splitlines()
    assert chinese[0].split() == ["代码", "指标", "类别", "单位"]
    assert ["proposals.filed", "提案立案数", "提案", "件"] in [line.split() for line in chinese]


def test_codes_of_a_group_stand_together() -> None:
    groups = [entry["group"] for entry in shown("--vocabulary", LOCAL)]
    starts = [group for before, group in zip(["", *groups], groups, strict=False) if group != before]
    assert len(starts) == len(set(starts))


@pytest.mark.parametrize(
    ("words", "wanted", "unwanted"),
    [
        (["提案", "满意"], "proposals.satisfaction_rate", "proposals.merged"),
        (["提案立案数"], "proposals.filed", "proposals.merged"),
        (["PROPOSALS", "Filed"], "proposals.filed", "proposals.merged"),
        (["滿意率"], "proposals.satisfaction_rate", "proposals.filed"),
        (["领衔督办"], "proposals.key_supervised", "proposals.filed"),
        (["捐款"], "donations.amount", "proposals.filed"),
        (["亩"], "results.physical", "proposals.filed"),
        # What bars a pattern is not what it is about.
        (["职务犯罪"], "", "proposals.filed"),
    ],
)
def test_search(words: list[str], wanted: str, unwanted: str) -> None:
    done = run("vocabulary", "--json", *words)
    found = {entry["code"] for entry in json.loads(done.out)}
    assert unwanted not in found
    assert wanted in found if wanted else (done.status, found) == (1, set())


def test_search_that_finds_nothing() -> None:
    one_line(run("vocabulary", "提案", "[bold]"), 1, "no code with 提案 [bold] in")
    one_line(run("vocabulary", "提案", "x{y}", REPORTX_LANG="zh"), 1, "提案 x{y}")


# one code


def test_one_code() -> None:
    done = run("vocabulary", "--code", "proposals.filed")
    assert (done.status, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0] == "proposals.filed"
    for words in (
        ["Names", "提案立案数"],
        ["Group", "提案"],
        ["Dimension", "count"],
        ["Units", "件"],
        ["Patterns", "#1", "审查立案"],
        ["Not to be taken for", "proposals.submitted", "Proposals received"],
        ["Examples", "立案提案【321件】"],
        ["Counter-examples", "【450件】"],
    ):
        assert any(all(word in line for word in words) for line in lines), words


def test_one_code_as_json() -> None:
    filed, talks = shown("--code", "proposals.filed", "--code", "local.evening_talks", "--vocabulary", LOCAL)
    assert list(filed) == [
        *("code", "zh", "en", "group", "dimension", "also", "units", "definition", "patterns", "confusables"),
        *("examples", "not_examples", "sources"),
    ]
    assert filed["sources"] == []
    assert talks["confusables"] == {"study.lectures": "委员讲堂、党课"}
    assert talks["examples"][1] == {"text": "委员走进小区，开展夜话9场", "figure": "9场"}
    assert talks["sources"] == [str(LOCAL)]


@pytest.mark.parametrize(
    ("code", "similar"),
    [("proposals.fild", "proposals.filed"), ("proposals field", "proposals.filed"), ("立案数", "proposals.filed")],
)
def test_unknown_code(code: str, similar: str) -> None:
    done = run("vocabulary", "--code", code)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"reportx: no such code: {code}; did you mean ")
    assert similar in done.err
    assert "是不是要用" in run("vocabulary", "--code", code, REPORTX_LANG="zh").err


def test_nothing_like_it() -> None:
    done = run("vocabulary", "--code", "[qqqq]")
    assert (done.status, done.err.splitlines()[0]) == (2, "reportx: no such code: [qqqq]")


def test_what_does_not_go_together() -> None:
    for arguments in (["a", "--code", "awards"], ["--code", "awards", "--check", "a"], ["a", "--check", "b"]):
        done = run("vocabulary", *arguments)
        assert (done.status, done.out) == (2, "")
        assert "do not go together" in done.err


def test_codes_are_completed() -> None:
    words = "reportx vocabulary --code proposals.file"
    done = run(_REPORTX_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD="3")
    assert done.out.split() == ["proposals.filed"]
    changes: dict[str, Any] = {"COMP_WORDS": "reportx vocabulary --code local.", "COMP_CWORD": "3"}
    for tables, wanted in ((str(LOCAL), ["local.evening_talks"]), ("none.toml", [])):
        done = run(_REPORTX_COMPLETE="complete_bash", REPORTX_VOCABULARY=tables, **changes)
        assert (done.out.split(), done.err) == (wanted, "")


def test_text_of_tables_is_data(tmp_path: Path) -> None:
    path = table(tmp_path, "local.odd", "[bold]夜[/x]:smile:\\u001b[31m\\u202e{a}")
    for arguments in (["--code", "local.odd"], ["夜"]):
        done = run("vocabulary", *arguments, "--vocabulary", path, REPORTX_LANG="zh")
        assert "[bold]夜[/x]:smile:[31m{a}" in done.out
        assert (done.status, "\x1b" in done.out, "\u202e" in done.out) == (0, False, False)
    (odd,) = shown("--code", "local.odd", "--vocabulary", path)
    assert odd["zh"] == "[bold]夜[/x]:smile:\x1b[31m\u202e{a}"


def test_output_to_a_file(tmp_path: Path) -> None:
    done = run("vocabulary", "--json", "-o", tmp_path / "codes.json")
    assert (done.status, done.out) == (0, "")
    assert len(json.loads((tmp_path / "codes.json").read_text(encoding="utf-8"))) > 100


# --check


def check(*paths: Path, **changes: Any) -> Ran:
    return run("vocabulary", *(f"--check={path}" for path in paths), **changes)


def test_a_table_that_holds() -> None:
    done = check(LOCAL)
    assert (done.status, done.err) == (0, "")
    assert done.out == f"{LOCAL}: 4 of 4 examples and counter-examples hold\n"
    assert "4 个例句和反例中有 4 个成立" in check(LOCAL, REPORTX_LANG="zh").out


FAILING = """
examples = [["举办晴窗夜话6场", "6场"], ["晴窗夜话满2年，[b]办复率100%", "100%"], ["晴窗夜话第3期", "3期"]]
not_examples = [["召开晴窗夜话会4场", "4场"], ["立案提案4件", "4件"]]
"""


def test_a_table_that_does_not_hold(tmp_path: Path) -> None:
    path = table(tmp_path, "local.talks")
    path.write_text(path.read_text(encoding="utf-8") + FAILING, encoding="utf-8")
    done = check(path)
    assert (done.status, done.err) == (1, "")
    assert done.out.splitlines() == [
        f"{path}: local.talks: example does not hold: “晴窗夜话满2年，[b]办复率100%”: 100% is proposals.handling_rate",
        f"{path}: local.talks: example does not hold: “晴窗夜话第3期”: 3期 is no indicator",
        f"{path}: local.talks: counter-example does not hold: “召开晴窗夜话会4场”: 4场 is local.talks",
        f"{path}: 2 of 5 examples and counter-examples hold",
    ]
    found = json.loads(run("vocabulary", "--check", path, "--json").out)
    assert [(one["holds"], one["found"]) for one in found] == [
        (True, ["proposals.handling_rate"]),
        (True, []),
        (False, ["local.talks"]),
    ]
    assert {key: found[0][key] for key in ("table", "code", "figure")} == {
        "table": str(path),
        "code": "local.talks",
        "figure": "100%",
    }


def test_what_a_table_takes_from_others_is_told(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text(
        '[[code]]\ncode = "local.talks"\nzh = "夜话"\nunits = ["%"]\npatterns = ["办复率"]\n', encoding="utf-8"
    )
    done = check(path)
    assert done.status == 0
    assert done.out.startswith(f"{path}: 0 of 0 examples")
    assert "note: an example of proposals.handling_rate now reads otherwise: " in done.out


def test_tables_are_checked_on_top_of_each_other(tmp_path: Path) -> None:
    path = tmp_path / "more.toml"
    path.write_text(
        '[[extend]]\ncode = "local.evening_talks"\npatterns = ["星夜茶叙"]\nexamples = [["星夜茶叙6场", "6场"]]\n',
        encoding="utf-8",
    )
    done = check(LOCAL, path)
    assert (done.status, len(done.out.splitlines())) == (0, 2)
    assert run("vocabulary", "--vocabulary", LOCAL, "--check", path).out == done.out
    one_line(check(path), 4, "more.toml:1: local.evening_talks: no such code")


# what the documents say

ROOT = LOCAL.parents[2]


def _fenced(document: str, heading: str, language: str) -> list[str]:
    """The fenced blocks of a language behind a heading or a phrase, up to the next heading."""
    text = (ROOT / document).read_text(encoding="utf-8").partition(heading)[2]
    return re.findall(rf"```{language}\n(.*?)```", re.split(r"\n##+ ", text)[0], re.S)


def test_the_examples_of_the_readme() -> None:
    calls = [
        call
        for block in [*_fenced("README.md", "`reportx vocabulary` lists", "console")[:1],
                      *_fenced("README.md", "### Your own vocabulary", "console")]
        for call in re.findall(r"^\$ reportx (.*)\n((?:(?!\$ ).*\n)*)", block, re.M)
    ]  # fmt: skip
    assert len(calls) == 3
    for command, output in calls:
        done = run(*command.split(), folder=ROOT)
        assert (done.status, done.err, done.out.strip()) == (0, "", output.strip()), command


def test_the_table_of_the_readme_is_of_the_fixture() -> None:
    (block,) = _fenced("README.md", "### Your own vocabulary", "toml")
    whole = tomllib.loads(LOCAL.read_text(encoding="utf-8"))
    for kind, entries in tomllib.loads(block).items():
        for entry in entries:
            (own,) = (one for one in whole[kind] if one["code"] == entry["code"])
            for key, value in entry.items():
                held = all(item in own[key] for item in value) if isinstance(value, list) else own[key] == value
                assert held, (entry["code"], key)


def test_the_example_of_a_new_indicator(tmp_path: Path) -> None:
    path = tmp_path / "new.toml"
    path.write_text(_fenced("ARCHITECTURE.md", "**An indicator**", "toml")[0], encoding="utf-8")
    (entry,) = tomllib.loads(path.read_text(encoding="utf-8"))["code"]
    assert len(entry["examples"]) >= 3
    assert len(entry["not_examples"]) >= 2
    # All of its own hold, and no example of another code is taken away.
    assert check(path).out == f"{path}: 5 of 5 examples and counter-examples hold\n"
