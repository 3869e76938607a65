"""Inputs that are too large are refused before they take memory; those that are not are read in fair time."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from commandline import REPORT, environment, one_line, posix, run
from reportx import find_indicators, parse_text
from reportx.errors import FormatError
from reportx.readers import read_bytes
from reportx.readers.files import MOST_BYTES, MOST_CHARACTERS, MOST_NUMERALS, MOST_TEXT, check_text, read_stream
from reportx.rules.lazy import Lazy

if TYPE_CHECKING:
    from pathlib import Path


def _refusal(text: str) -> str:
    with pytest.raises(FormatError) as caught:
        check_text(text, "x.txt")
    assert caught.value.key == "format.too_large"
    return str(caught.value)


def test_the_length_of_a_text() -> None:
    check_text("政" * MOST_CHARACTERS, "x.txt")
    assert "a text of more than 500,000 characters" in _refusal("政" * (MOST_CHARACTERS + 1))
    with pytest.raises(FormatError):
        read_bytes(("政" * (MOST_CHARACTERS + 1)).encode("gbk"), "x.txt")


@pytest.mark.parametrize("numeral", ["412件", "412.5万元", "1,200元", "十二次", "４１２件", "二〇二三年"])
def test_the_numerals_of_a_text(numeral: str) -> None:
    least = "，".join([numeral] * MOST_NUMERALS)[:MOST_CHARACTERS]
    check_text(least, "x.txt")
    if len(least) < MOST_CHARACTERS:
        assert "a text of more than 40,000 numerals" in _refusal(least + "，3")


class _Endless:
    """A stream without an end that counts what is taken from it."""

    def __init__(self, start: bytes) -> None:
        self.start, self.taken = start, 0

    def read(self, size: int, /) -> bytes:
        data = (self.start[self.taken : self.taken + size] + b"a" * size)[:size]
        self.taken += size
        return data


@pytest.mark.parametrize(
    ("start", "most"), [(b"", MOST_TEXT), (b"%PDF-1.7\n", MOST_BYTES), (b' [{"schema_version"', MOST_BYTES)]
)
def test_a_stream_is_read_no_further_than_its_limit(start: bytes, most: int) -> None:
    stream = _Endless(start)
    with pytest.raises(FormatError) as caught:
        read_stream(stream, "-")
    assert caught.value.key == "format.too_large"
    assert f"{most // 1_000_000} MB" in str(caught.value)
    assert stream.taken == most + 1


def test_streams_within_the_limit_are_read_whole() -> None:
    data = REPORT.encode() * 3000
    assert len(data) < MOST_TEXT
    assert read_stream(io.BytesIO(data), "-") == data


@pytest.mark.parametrize("command", ["parse", "stats", "audit", "explain"])
def test_files_that_are_too_large(command: str, tmp_path: Path) -> None:
    question = ["--find", "412"] if command == "explain" else []
    text, book = tmp_path / "text.txt", tmp_path / "book.pdf"
    text.write_bytes(b"a" * (MOST_TEXT + 1))
    book.write_bytes(b"%PDF-1.7\n")
    os.truncate(book, 40 * MOST_BYTES)  # takes no room on the disk
    one_line(run(command, text, *question), 4, "text.txt: holds more than can be read (plain text of more than 2 MB)")
    one_line(run(command, book, *question), 4, "book.pdf: holds more than can be read (more than 100 MB)")
    one_line(run(command, "-", *question, data=b"a" * (MOST_TEXT + 1), REPORTX_LANG="zh"), 4, "纯文本超过 2 MB")


@posix
@pytest.mark.parametrize("unit", ["提案3件，好好好好好", "占24%，其中", "提案3件\n"])
def test_the_densest_text_takes_less_than_500_mb(unit: str, tmp_path: Path) -> None:
    dense = tmp_path / "dense.txt"
    dense.write_text(unit * MOST_NUMERALS, encoding="utf-8")
    watch = "import os,sys; os.execv(sys.executable, [sys.executable, '-m', 'reportx', *sys.argv[1:]])"
    command = [sys.executable, "-c", watch, "parse", "--json", "--excerpt", "--numerals", str(dense)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment()) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = status
    peak = used.ru_maxrss / (1 if sys.platform == "darwin" else 1024) / 1024 * 1.024**2
    assert status == 0
    assert peak < 500


@posix
def test_memory_does_not_grow_with_the_number_of_files(tmp_path: Path) -> None:
    for number in range(150):
        (tmp_path / f"{number}.txt").write_text(REPORT.replace("412", str(number + 500)) * 12, encoding="utf-8")
    program = (
        "import resource, sys; from reportx.cli import main; sys.argv[0] = 'reportx'; main();"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
    )
    peaks = []
    for glob in ("?.txt", "*.txt"):
        command = [sys.executable, "-c", program, "parse", "--json", str(tmp_path), "--glob", glob]
        done = subprocess.run(command, capture_output=True, check=True, env=environment())
        peaks.append(int(done.stderr))
    assert peaks[1] < 1.25 * peaks[0], peaks


# time


@pytest.mark.parametrize("text", ["“" * 400_000, "《" * 400_000, "(" * 400_000, "九" * 400_000, "7" * 400_000])
def test_signs_without_end_take_no_time(text: str) -> None:
    started = time.perf_counter()
    find_indicators(text)
    assert time.perf_counter() - started < 15


def test_a_pattern_is_not_built_for_words_elsewhere_in_the_text() -> None:
    text = "办复" + "政" * 500 + "提案3件" + "政" * 500 + "办复"
    for built in (Lazy("办复", ("办复",)), Lazy("(?<=办)复", ("办复",))):
        assert built.search(text, 400, 600) is None
        assert list(built.finditer(text, 400, 600)) == []
        assert built.match(text, 502, 600) is None
        assert built._built is None
    assert Lazy("(?<=办)复", ("复",)).search(text, 1, 400) is not None


# what no encoding can write


def test_lone_surrogates_in_a_text() -> None:
    text = REPORT.replace("提案412件", "提\udc80案412件\ud800")
    document = parse_text(text, numerals=True)
    written = json.loads(document.model_dump_json())
    assert "\ufffd" in document.model_dump_json()
    assert written["source"]["chars"] == len(text)
    kept = text.replace("\udc80", "\ufffd").replace("\ud800", "\ufffd")
    for report in document.reports:
        for item in report.indicators:
            assert kept[item.span.start : item.span.end] == item.text
    assert any(indicator.value == 412 for indicator in document.reports[0].indicators)


def test_surrogates_that_a_codec_gives() -> None:
    raw = read_bytes(b"\\u63d0\\u6848\\ud800 3", "x.txt", "unicode_escape")
    assert raw.text == "提案\ufffd 3"
