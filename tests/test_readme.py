"""The examples of README.md give what stands under them; ``…`` stands for anything."""

from __future__ import annotations

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
_BLOCK = re.compile(r"^```console\n(.*?)^```", re.S | re.M)
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


BLOCKS = [_examples(block) for block in _BLOCK.findall((ROOT / "README.md").read_text(encoding="utf-8"))]


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


def _environment(folder: Path) -> dict[str, str]:
    found = environment(
        PATH=f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
        PYTHONPATH=str(Path(reportx.__file__).parents[1]),
        XDG_DATA_HOME=str(folder / "data"),
    )
    del found["REPORTX_LIBRARY"]  # a library of the folder's own
    return found


@posix
@pytest.mark.parametrize("examples", BLOCKS, ids=[block[0][0][:60] for block in BLOCKS])
def test_examples(examples: list[Example], folder: Path, library: Path) -> None:
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
            env=_environment(folder),
        )
        text = done.stdout.decode("utf-8")
        assert _expected(lines).fullmatch(text.rstrip("\n") + "\n" if text else ""), f"{command}\n{text}"


def test_there_are_examples() -> None:
    commands = [command for block in BLOCKS for command, _ in block]
    for name in ("parse", "stats", "audit", "explain"):
        assert any(f"reportx {name}" in command for command in commands)
