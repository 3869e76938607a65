"""Both languages are complete: help, errors of the parser, messages; and nothing is said past the catalogues."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import reportx
from commandline import environment, posix, run
from reportx.cli.commands import COMMANDS
from reportx.messages import LANGUAGES, Language
from reportx.messages.en import MESSAGES as EN
from reportx.messages.en_ledger import LEDGER
from reportx.messages.zh import MESSAGES as ZH
from reportx.writers.widths import text_width

CATALOGUES = {"en": EN, "zh": ZH}
SOURCE = Path(reportx.__file__).parent
_HAN = re.compile(r"[\u3400-\u9fff]+")
_WIDE = re.compile(r"[\u2e80-\u9fff\uff00-\uffef]")
# What is not language: code in backquotes or quotes, options, names of values in capitals, fields.
_CODE = re.compile(r"`[^`]*`|'[^']*'|--?[a-z][\w-]*(?:=\S*)?|\{\w+\}|\b[A-Z]{2,}\b(?:\.\.\.)?|\|")
_SENTENCE = re.compile(r"[A-Za-z]{2,}(?: +[A-Za-z]{2,}){2,}")


def english_in(text: str) -> list[str]:
    """Three English words in a row, outside of code."""
    return _SENTENCE.findall(_CODE.sub(" ; ", text))


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the program says in each language."""
    everything: dict[str, Any] = {}
    for language in LANGUAGES:
        folder = tmp_path_factory.mktemp(language)
        done = subprocess.run(
            [sys.executable, Path(__file__).with_name("everycall.py")],
            capture_output=True,
            check=True,
            cwd=folder,
            env=environment(
                REPORTX_LANG=language,
                COLUMNS="80",
                HOME=str(folder),
                XDG_DATA_HOME=str(folder),
                PYTHONPATH=str(SOURCE.parent),
            ),
        )
        everything[language] = json.loads(done.stdout)
    return everything


def test_english_is_found_where_it_is() -> None:
    assert english_in("用法有误：Missing argument 'FILE' of it") == []
    assert english_in("用法有误：Option requires an argument") == ["Option requires an argument"]
    assert english_in("输出 JSON 而不是表格，见 `reportx parse is here` 或 --only indicators") == []


# help


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_has_help_and_examples(language: Language) -> None:
    for name in ("reportx", *COMMANDS):
        assert CATALOGUES[language].get(f"help.{name}")
        assert f"reportx {'' if name == 'reportx' else name}" in CATALOGUES[language][f"help.{name}.examples"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_parameter_has_help(language: Language, told: dict[str, Any]) -> None:
    assert told[language]["helps"].keys() == {"reportx", *COMMANDS}
    for name, help_of in told[language]["helps"].items():
        assert help_of["parameters"], name
        for param in help_of["parameters"]:
            assert (param["help"] or "").strip(), (name, param["names"])
            if param["kind"] == "argument" or not (param["flag"] or "--help" in param["names"]):
                assert param["metavar"], (name, param["names"])


def test_help_is_of_its_language(told: dict[str, Any]) -> None:
    for name, help_of in told["zh"]["helps"].items():
        page = help_of["page"].partition(ZH["help.examples"])
        for part in (page[0], page[2].partition("\n\n")[2]):
            # Lines are joined again: a sentence is not saved by where it was broken.
            assert not english_in(re.sub(r"\s*\n\s*", " ", part)), name
        for param in help_of["parameters"]:
            assert _HAN.search(param["help"]), (name, param["names"])
    for name, help_of in told["en"]["helps"].items():
        for param in help_of["parameters"]:
            assert set(_HAN.findall(param["help"])) <= {"件"}, (name, param["names"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_fits_a_terminal(language: Language, told: dict[str, Any]) -> None:
    for name, help_of in told[language]["helps"].items():
        assert [line for line in help_of["page"].splitlines() if text_width(line) > 80] == [], name


def test_examples_call_what_is_there(told: dict[str, Any]) -> None:
    options = {
        name: {option for param in help_of["parameters"] for option in param["names"]}
        for name, help_of in told["en"]["helps"].items()
    }
    for name in ("reportx", *COMMANDS):
        calls = [
            call
            for line in EN[f"help.{name}.examples"].splitlines()
            for call in re.findall(r"reportx ([a-z]+)((?: [^|)]*)?)", line)
        ]
        assert calls
        for command, rest in calls:
            used = re.findall(r"(?<=\s)--?[a-z][\w-]*", rest)
            assert set(used) <= options[command], (name, command)


def test_examples_are_the_same_in_both() -> None:
    for name in ("reportx", *COMMANDS):
        lines = zip(EN[f"help.{name}.examples"].splitlines(), ZH[f"help.{name}.examples"].splitlines(), strict=True)
        for english, chinese in lines:
            # A remark may stand behind, and a file may have a Chinese name.
            (call, *remark), (other, *other_remark) = (re.split(r"\s{3,}", line) for line in (english, chinese))
            assert re.sub(r"[^ ]+(?=\.\w+$)", "", call) == re.sub(r"[^ ]+(?=\.\w+$)", "", other)
            assert len(remark) == len(other_remark)
            assert not _HAN.search("".join(remark))
            assert all(_HAN.search(words) for words in other_remark)


# messages


def test_chinese_messages_are_chinese() -> None:
    for key, message in ZH.items():
        if key.endswith(".examples"):
            continue
        # Some hold nothing but values and signs between them.
        assert _HAN.search(message) or not re.search(r"[A-Za-z]", re.sub(r"\{\w+\}", "", message)), key
        assert not english_in(message), key


# Bodies that have no short English name, the measure word of an example, and powers of numbers.
_TERMS = {"政协", "人大", "政府", "法院", "检察院", "件", "万", "亿"}
_QUOTED = re.compile(r"\([^()]*\)|“[^”]*”|`[^`]*`")


def test_english_messages_are_english() -> None:
    for key, message in EN.items():
        if key.endswith(".examples"):
            continue
        if key in LEDGER:  # there the words of reports that a rule is about stand beside what it says
            assert all(len(word) <= 8 for word in _HAN.findall(message)), key
            continue
        assert set(_HAN.findall(_QUOTED.sub("", message))) <= _TERMS, key
        assert not re.search(r"[，。；：？！（）]", message), key


def test_signs_are_those_of_the_language() -> None:
    for key, message in ZH.items():
        if not key.endswith(".examples"):
            assert not re.search(r"[\u4e00-\u9fff][,;:!?()]|[,;:!?][\u4e00-\u9fff]", message), key


def test_nothing_is_said_past_the_catalogues() -> None:
    spoken = {"complain", "remark", "echo", "secho", "print", "add_column", "add_row", "write", "fail"}
    found = []
    for path in [*SOURCE.glob("cli/**/*.py"), *SOURCE.glob("writers/**/*.py")]:
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", getattr(call.func, "attr", "")) in spoken:
                found += [
                    (path.name, call.lineno, part.value)
                    for argument in call.args
                    for part in _literals(argument)
                    if re.search(r"[A-Za-z]{2}|[\u3400-\u9fff]", part.value)
                ]
    assert found == []


def _literals(node: ast.expr) -> list[Any]:
    """Strings of an argument that are printed as they are: not those that a call inside it takes."""
    if isinstance(node, ast.Call | ast.Subscript):
        return []
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node]
    return [part for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr) for part in _literals(child)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_in_two_tables(language: Language) -> None:
    # The later one would win, and say its words in the other's place.
    stands: dict[str, list[str]] = {}
    for path in SOURCE.glob(f"messages/{language}*.py"):
        for table in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(table, ast.Dict):
                for key in table.keys:
                    if isinstance(key, ast.Constant):
                        stands.setdefault(str(key.value), []).append(path.name)
    assert len(stands) > 300
    assert {key: files for key, files in stands.items() if len(files) > 1} == {}


# what the parser finds wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_wrong_calls_are_answered_in_the_language(language: Language, told: dict[str, Any]) -> None:
    answers = told[language]["answers"]
    assert len(answers) > 10 * len(COMMANDS)
    for answer in answers:
        call, said = answer["call"], answer["said"]
        assert answer["status"] == 2, call
        assert said.strip(), call
        if not call:  # the help page
            continue
        complaint, hint = said.splitlines()
        assert complaint.startswith("reportx: "), call
        if language == "zh":
            assert _HAN.search(complaint), call
            assert hint.startswith("用法见 "), call
            assert not english_in(said), call
        else:
            assert not _WIDE.search(said), call
            assert hint.startswith("Try '"), call
        # Words that the parser has for a fault which we have none for.
        assert not said.startswith(f"reportx: {CATALOGUES[language]['usage.other'].partition('{')[0]}Got "), call


@pytest.mark.parametrize(
    ("call", "chinese", "english"),
    [
        (["prase"], "没有这个命令：prase；是不是要用 parse？", "no such command: prase; did you mean parse?"),
        (["parse"], "reportx parse 需要指定文件，或用 - 读标准输入", "reportx parse needs a file to read"),
        (["parse", "--excer"], "没有这个选项：--excer；是不是要用 --excerpt", "no such option: --excer; did you mean"),
        (["parse", "-o"], "-o 需要一个值", "-o needs a value"),
        (["parse", "--json=1"], "--json 不带值", "--json takes no value"),
        (["schema", "stats", "(a)", "b)"], "多余的参数：(a) b)", "too many arguments: (a) b)"),
        (["path", "x"], "多余的参数：x", "too many arguments: x"),
        (["parse", "--only", "x", "a"], "--only 不能是 x，可选 ", "--only cannot be x; choose from "),
        (["schema", "x"], "没有这个 Schema：x，可选 ", "no such schema: x; choose from "),
        (["explain", "--line", "x", "a"], "--line 需要整数，不能是 x", "--line needs a whole number, not x"),
    ],
)
def test_words_of_wrong_calls(call: list[str], chinese: str, english: str) -> None:
    for language, words in (("zh", chinese), ("en", english)):
        done = run(*call, REPORTX_LANG=language)
        assert (done.status, done.out) == (2, "")
        assert done.err.startswith(f"reportx: {words}")


# completion


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_completion_speaks_the_language(shell: str) -> None:
    for words in ("reportx ", "reportx parse --", "reportx --"):
        completed = {
            language: run(
                REPORTX_LANG=language,
                _REPORTX_COMPLETE=f"complete_{shell}",
                _TYPER_COMPLETE_ARGS=words,
                _TYPER_COMPLETE_FISH_ACTION="get-args",
                COLUMNS="40",
            ).out.splitlines()
            for language in LANGUAGES
        }
        assert len(completed["zh"]) == len(completed["en"]) >= 5
        for chinese, english in zip(completed["zh"], completed["en"], strict=True):
            # One line each, or the shell offers the rest of a description as an answer.
            assert re.split(r"\t|\":", chinese)[0] == re.split(r"\t|\":", english)[0]
            assert _HAN.search(chinese)
            assert not chinese.endswith("...")
            assert not english_in(chinese.replace("\\`", "`"))
            assert set(_HAN.findall(english)) <= _TERMS


@posix
def test_completion_is_installed(tmp_path: Path) -> None:
    script = tmp_path / "call.sh"  # the library looks which shell called
    script.write_text(f'"{sys.executable}" -m reportx "$@"\nexit $?\n', encoding="utf-8")
    for language, words in (("zh", "已为 bash 安装补全"), ("en", "completion for bash is installed")):
        home = tmp_path / language
        home.mkdir()
        shell = ["bash", str(script)]
        changes = {"HOME": str(home), "REPORTX_LANG": language, "PYTHONPATH": str(SOURCE.parent)}
        done = subprocess.run(
            [*shell, "--install-completion"], capture_output=True, check=False, env=environment(**changes)
        )
        assert (done.returncode, done.stdout) == (0, b"")
        assert done.stderr.decode("utf-8").startswith(words)
        written = (home / ".bash_completions" / "reportx.sh").read_text(encoding="utf-8")
        shown = subprocess.run(
            [*shell, "--show-completion"], capture_output=True, check=False, env=environment(**changes)
        )
        assert (shown.returncode, shown.stderr) == (0, b"")
        assert shown.stdout.decode("utf-8").strip() == written.strip()
        assert "_REPORTX_COMPLETE=complete_bash" in written


@posix
def test_completion_that_cannot_be_installed(tmp_path: Path) -> None:
    script = tmp_path / "call.sh"
    script.write_text(f'"{sys.executable}" -m reportx "$@"\nexit $?\n', encoding="utf-8")
    (tmp_path / "home").write_text("", encoding="utf-8")
    for language, words in (("zh", "无法写入"), ("en", "cannot be written")):
        done = subprocess.run(
            ["bash", str(script), "--install-completion"],
            capture_output=True,
            check=False,
            env=environment(HOME=str(tmp_path / "home"), REPORTX_LANG=language, PYTHONPATH=str(SOURCE.parent)),
        )
        said = done.stderr.decode("utf-8")
        assert (done.returncode, done.stdout, len(said.splitlines())) == (1, b"", 1)
        assert words in said
