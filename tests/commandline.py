"""Runs the program as a user does, for tests of what it answers."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

REPORT = """政协云河市委员会常务委员会工作报告
——2024年1月15日在政协云河市第六届委员会第三次会议上
林知远

各位委员：
我代表政协云河市第六届委员会常务委员会，向大会报告工作，请予审议。

一、2023年工作回顾
（一）理论武装走深走实。举办读书班6期，培训委员300余人次。
（二）协商议政有力有效。共收到提案412件，立案400件，办复率100%。[bold]不是标记[/bold]

二、2024年工作安排
（一）提高提案质量。计划召开协商会12次。

各位委员，让我们携手奋进，为云河发展作出新的贡献！
"""
COLOURS = re.compile(r"\x1b\[")
posix = pytest.mark.skipif(os.name == "nt", reason="POSIX signals, pipes and terminals")


def environment(**changes: str) -> dict[str, str]:
    kept = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("LC_", "REPORTX_", "PYTHONIOENCODING")) and key not in ("LANG", "NO_COLOR")
    }
    # No settings and no library of whoever runs the tests.
    own = {"XDG_CONFIG_HOME": os.devnull, "REPORTX_LIBRARY": os.path.join(os.devnull, "library.sqlite")}
    return {**kept, "REPORTX_LANG": "en", **own, **changes}


class Ran:
    def __init__(self, done: subprocess.CompletedProcess[bytes]) -> None:
        self.status = done.returncode
        self.out = done.stdout.decode("utf-8")
        self.err = done.stderr.decode("utf-8")


def run(*arguments: str | Path, data: bytes = b"", folder: Path | None = None, **changes: str) -> Ran:
    command = [sys.executable, "-m", "reportx", *map(str, arguments)]
    return Ran(
        subprocess.run(command, input=data, capture_output=True, check=False, cwd=folder, env=environment(**changes))
    )


def one_line(done: Ran, status: int, *words: str) -> None:
    assert (done.status, done.out) == (status, "")
    assert len(done.err.splitlines()) == 1
    assert done.err.startswith("reportx: ")
    for word in words:
        assert word in done.err
