"""The examples of README.md, and of the Chinese one, give what stands under them; ``…`` stands for anything."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import reportx
from commandline import environment, posix, run

ROOT = Path(__file__).parent.parent
LANGUAGES = {"README.md": "en", "README.zh-CN.md": "zh"}
_BLOCK = re.compile(r"^```console\n(.*?)^```", re.S | re.M)
_FIRST_CALL = re.compile(r"^```sh\n.*&& \.venv/bin/(reportx .*)\n```\n\n```text\n(.*?)^```", re.S | re.M)
_SESSION = re.compile(r"^```pycon\n(.*?)^```", re.S | re.M)
_TOOLS = ("jq", "iconv", "sqlite3")

Example = tuple[str, list[str]]


def _examples(block: str) -> list[Example]:
    examples: list[Example] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            examples.append((line[2:], []))
        else:
            examples[-1][1].append(line)
    return examples


TEXTS = {name: (ROOT / name).read_text(encoding="utf-8") for name in LANGUAGES}
BLOCKS = [
    (language, examples)
    for name, language in LANGUAGES.items()
    for examples in (
        # What the first call prints stands in a block of its own.
        [[(call, lines.splitlines())] for call, lines in _FIRST_CALL.findall(TEXTS[name])]
        + [_examples(block) for block in _BLOCK.findall(TEXTS[name])]
    )
]


def _expected(lines: list[str]) -> re.Pattern[str]:
    while lines and not lines[-1]:
        lines = lines[:-1]
    return re.compile(
        "".join(r"(?:.*\n)*?" if line == "…" else ".*".join(map(re.escape, line.split("…"))) + r"\n" for line in lines)
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the fixtures in it, and the program in ``bin``."""
    shutil.copytree(ROOT / "fixtures", tmp_path / "fixtures")
    program = tmp_path / "bin" / "reportx"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m reportx "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return tmp_path


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder for data with the library that the first example of it makes."""
    data = tmp_path_factory.mktemp("data")
    assert (
        run("add", ROOT / "fixtures" / "reports", REPORTX_LIBRARY=str(data / "reportx" / "library.sqlite")).status == 1
    )
    return data


def _environment(folder: Path, language: str) -> dict[str, str]:
    found = environment(
        PATH=f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
        PYTHONPATH=str(Path(reportx.__file__).parents[1]),
        XDG_DATA_HOME=str(folder / "data"),
        REPORTX_LANG=language,
    )
    del found["REPORTX_LIBRARY"]  # a library of the folder's own
    return found


@posix
@pytest.mark.parametrize(
    ("language", "examples"), BLOCKS, ids=[f"{language}: {block[0][0][:60]}" for language, block in BLOCKS]
)
def test_examples(language: str, examples: list[Example], folder: Path, library: Path) -> None:
    if not any(command.startswith("reportx add") for command, _ in examples):
        shutil.copytree(library, folder / "data")
    for command, lines in examples:
        absent = [tool for tool in _TOOLS if f"| {tool}" in command or command.startswith(tool)]
        if any(shutil.which(tool) is None for tool in absent):
            pytest.skip(f"needs {absent}")
        done = subprocess.run(
            ["sh", "-c", command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            cwd=folder,
            env=_environment(folder, language),
        )
        text = done.stdout.decode("utf-8")
        assert _expected(lines).fullmatch(text.rstrip("\n") + "\n" if text else ""), f"{command}\n{text}"


@pytest.mark.parametrize("language", LANGUAGES.values())
def test_there_are_examples(language: str) -> None:
    blocks = [block for spoken, block in BLOCKS if spoken == language]
    # The first call is met with an ellipsis, so the test would also pass on very little.
    assert blocks[0][0][0].startswith("reportx parse ")
    assert len(blocks[0][0][1]) > 10
    commands = [command for block in blocks for command, _ in block]
    for name in ("parse", "stats", "audit", "explain"):
        assert any(f"reportx {name}" in command for command in commands)


@pytest.mark.parametrize("name", LANGUAGES)
def test_sessions(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    # One namespace, as a reader has who types one block after the other.
    sessions = "\n".join(_SESSION.findall(TEXTS[name]))
    session = doctest.DocTestParser().get_doctest(sessions, {}, name, name, 0)
    report: list[str] = []
    results = doctest.DocTestRunner().run(session, out=report.append)
    assert results.attempted > 10
    assert not results.failed, "".join(report)
