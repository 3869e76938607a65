"""The answer keys beside the project: what the program must reach on real reports."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reportx.pipeline import parse_file
from reportx.writers.as_json import walk

if TYPE_CHECKING:
    from pathlib import Path

    from reportx.model import Report

REQUIRED = """
numbered.P=0.99 numbered.R=0.99 headline.P=0.90 headline.R=0.90 node.depth=0.97 node.role=0.97
indicator.P=0.97 indicator.R=0.98 i.value=0.99 i.unit=0.99 i.bound=0.99 i.status=0.99 i.label=0.85 i.code=0.95
passage.role=0.9 metadata=0.95 offsets=1.0
"""
# A part of a report on a line of its own: 一、2024年工作回顾
PART = re.compile(r"^[ \u3000]*[一二三四五六七八九十]{1,3}、[^\n。]{2,40}$", re.M)


def _pairs(shared: Path) -> list[str]:
    """``KEY=TEXT`` for each of the sample documents that has an answer key."""
    pairs = []
    for key in sorted((shared / "gold").glob("seed*.json")):
        source = json.loads(key.read_text(encoding="utf-8"))["source"]
        pairs.append(f"{key}={shared / 'seeds' / source}")
    return pairs


def test_seeds_are_read_as_their_keys_say(shared: Path) -> None:
    pairs = _pairs(shared)
    assert len(pairs) == 5
    command = [sys.executable, str(shared / "gold" / "score.py"), "--require", " ".join(REQUIRED.split())]
    command += ["--cmd", f"{shlex.quote(sys.executable)} -m reportx parse --json", *pairs]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("REPORTX_")}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "all required figures hold" in done.stdout


def _parts(report: Report) -> list[int | None]:
    """The ordinals of the parts 一、 二、 三、 of a report, in the order of the text."""
    return [
        node.ordinal
        for node, _ in walk(report.sections)
        if node.marker and re.fullmatch("[一二三四五六七八九十]+、", node.marker)
    ]


def test_parts_of_the_corpus_are_in_order(shared: Path) -> None:
    files = sorted((shared / "corpus" / "txt").glob("*.txt"))
    assert files
    wrong = []
    for path in files:
        document = parse_file(path)
        found = [_parts(report) for report in document.reports]
        written = len(PART.findall(path.read_bytes().decode("utf-8").replace("\r\n", "\n")))
        in_order = all(parts == [*range(1, len(parts) + 1)] for parts in found)
        if len(found) != 1 or not in_order or sum(map(len, found)) < written:
            wrong.append((path.name, found, written))
    assert wrong == []


def test_offsets_of_the_corpus_lead_back(shared: Path) -> None:
    for path in sorted((shared / "corpus" / "txt").glob("*.txt")):
        source = path.read_bytes().decode("utf-8").removeprefix("\ufeff")
        for report in parse_file(path).reports:
            assert report.indicators, path.name
            for indicator in report.indicators:
                assert source[indicator.span.start : indicator.span.end] == indicator.text, path.name
            for measure in report.measures:
                assert source[measure.span.start : measure.span.end] == measure.text, path.name


@pytest.mark.parametrize("folder", ["seeds", "dev"])
def test_ledgers_can_be_kept(folder: str, shared: Path) -> None:
    files = sorted((shared / folder).glob("*.txt"))
    assert files
    for path in files:
        for report in parse_file(path, numerals=True).reports:
            ids = {ident for numeral in report.numerals for ident in numeral.indicator_ids}
            assert ids == {indicator.id for indicator in report.indicators}
