"""How fast commands over a library are, beside a program that does nothing.

    python benchmarks/library.py [COMMAND...]

Makes a library out of ``fixtures/reports``, with places and years of its own in every copy, says how long reading and
writing took and how large the file is, and measures the whole process of each command in runs that take turns with
``bare.py``. COMMAND is the first word of those to measure; default: all.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from speed import HERE, ROOT, Timer, machine, show, take_turns, time_process

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("list",),
    ("search", "提案"),
    ("stats", "--json"),
    ("panel",),
    ("panel", "--wide"),
    ("compare", "1", "2"),
)
# The name of the place of each fixture, without the word for what it is.
PLACES = {
    "aggregator_three": ("沧屿", "藤溪"),
    "broken_numbering": ("浣溪",),
    "county_page": ("苍梧湖",),
    "digest_banners": ("云湾",),
    "five_year": ("霁川",),
    "fullwidth": ("临汐",),
    "government": ("银泽",),
    "messy_page": ("芦汀",),
    "no_numbering": ("桑洲",),
    "plan_no_figures": ("望川", "桐坞"),
    "trad_feature": ("鶴渚",),
}
# Places of no map are made of one of each.
_FIRST = "云霁沧浣苍芦桑鹤临银澜岚棠梧枫柳兰桂荷杏"
_SECOND = "泽川汀渚湾洲屿溪湖岭"
_DIGITS = "〇一二三四五六七八九"
# Reports of one place, a year apart.
_YEARS = 5


class Made(NamedTuple):
    """How many documents and indicators a library holds, and what it cost."""

    documents: int
    indicators: int
    reading: float
    writing: float
    size: int


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("commands", nargs="*", metavar="COMMAND", help="first words of the commands to measure")
    parser.add_argument("--documents", type=int, default=100, help="documents in the library (100)")
    parser.add_argument("--rounds", type=int, default=15, help="rounds of the comparison (15)")
    options = parser.parse_args()
    wanted = [command for command in COMMANDS if not options.commands or command[0] in options.commands]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.sqlite"
        made = make(path, options.documents)
        print(f"{datetime.now(UTC):%Y-%m-%d}, {machine()}; {made.documents} documents, {made.indicators:,} indicators")
        print(
            f"adding a document: reading {made.reading / made.documents * 1e3:.1f} ms, writing"
            f" {made.writing / made.documents * 1e3:.1f} ms, {made.size / made.documents / 1e3:.0f} kB of file\n"
        )
        _compare(wanted, path, options.rounds)


def _compare(commands: list[tuple[str, ...]], library: Path, rounds: int) -> None:
    file = ROOT / "fixtures" / "reports" / "five_year.txt"
    bare = partial(time_process, [sys.executable, str(HERE / "bare.py"), str(file)])
    timers: dict[str, Timer] = {"bare program": bare}
    for command in commands:
        call = [sys.executable, "-m", "reportx", *command, "--library", str(library)]
        timers[f"reportx {' '.join(command)}"] = partial(time_process, call)
    show(f"whole process, {rounds} rounds", take_turns(timers, rounds))


def make(path: Path, count: int) -> Made:
    """A library of ``count`` documents in the file ``path``."""
    from reportx.library import open_library
    from reportx.pipeline import parse_source
    from reportx.readers import read_bytes

    reading = writing = 0.0
    indicators = 0
    with open_library(path, create=True) as library:
        for number, text in enumerate(_texts(count), 1):
            start = time.perf_counter()
            source = read_bytes(text.encode(), f"{number}.txt")
            document = parse_source(source, numerals=True)
            middle = time.perf_counter()
            added = library.add(document, source, f"/reports/{number}.txt", excerpt=False)
            assert (added.id, added.what) == (number, "new"), "two texts are the same"
            reading, writing = reading + middle - start, writing + time.perf_counter() - middle
            indicators += sum(len(report.indicators) for report in document.reports)
    return Made(count, indicators, reading, writing, path.stat().st_size)


def _texts(count: int) -> Iterator[str]:
    folder = ROOT / "fixtures" / "reports"
    texts = [((folder / f"{name}.txt").read_text(encoding="utf-8"), own) for name, own in PLACES.items()]
    fresh = (first + second for second in _SECOND for first in _FIRST)
    names: dict[tuple[str, int], str] = {}
    for number in range(count):
        copy, which = divmod(number, len(texts))
        group, years_back = divmod(copy, _YEARS)
        text, places = texts[which]
        for own in places:
            if (own, group) not in names:
                names[own, group] = next(fresh)
            text = text.replace(own, names[own, group])
        yield _earlier(text, years_back)


def _earlier(text: str, years: int) -> str:
    text = re.sub(r"[2２][0０][0-3０-３]\d", lambda found: str(int(found[0]) - years), text)
    return re.sub(f"二〇[一二][{_DIGITS}]", lambda found: _chinese(_value(found[0]) - years), text)


def _value(digits: str) -> int:
    return int("".join(str(_DIGITS.index(digit)) for digit in digits))


def _chinese(year: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(year))


if __name__ == "__main__":
    main()
