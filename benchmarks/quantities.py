"""How well numbers, percentages, ranges, money and measures are read, beside other libraries that read them.

    python benchmarks/quantities.py [--suites DIR]... [--misses READER]

Texts: the project's cases of ``find_quantities`` (``fixtures/cases``), those of generic prose apart; the examples in
the tests that cn2an installs; with ``--suites`` the Chinese specifications of Recognizers-Text (``DIR/Specs``) and the
money tests of jionlp (``DIR/test``), ``DIR`` being a copy of their repository. What is missing is named and left out.

Readers: ``reportx.find_quantities``; of recognizers-text the number, percentage, currency, dimension, temperature and
age models together, a number inside a longer result counted once, and the numbers of dates and ordinals, as its models
for them read them, left out; of jionlp ``ner.extract_money``, and ``parse_money`` for its own tests, whose texts are an
amount and nothing else; of cn2an what its ``transform`` takes for numbers, with Arabic ones. They run in an environment
of their own (``--venv``), made when it is missing.

One rule for all of them. A wanted quantity is *right* where a result that overlaps it has its value, else *missed*. A
range is right with both ends, as one result or as two; a number also as one end of a range. A percentage is its number
(5.2 % is 5.2), a share its quotient; a bound (近, 余) changes no value. *Wrong* are results that overlap a missed
quantity, and any other result in a text whose case lists all that is in it. A reader answers only for what it is made
for: jionlp for money. Units are compared where a value is right, the reader names units, and the unit is money,
a percentage, a temperature or a measure, by one table of names; measure words (件, 人次) are left out, since no other
reader has them.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import subprocess
import sys
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quantity_suites import JIONLP_TESTS, Case, Wanted, cn2an_cases, jionlp_cases, own_cases, recognizers_cases
from quantity_units import MONEY, base_unit
from reportx import find_quantities

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HERE = Path(__file__).parent
ROOT = HERE.parent
PACKAGES = ("recognizers-text-suite==1.0.2a2", "emoji<2", "jionlp==1.5.31", "cn2an==0.5.24")
OURS = "reportx"
WITHOUT_UNITS = ("cn2an",)


@dataclass(frozen=True, slots=True)
class Found:
    """What a reader found: its place, value, and unit."""

    start: int
    end: int
    value: float
    value_max: float | None
    unit: str | None


@dataclass(slots=True)
class Tally:
    """Counts of one reader over one source."""

    cases: int = 0
    wanted: int = 0
    right: int = 0
    wrong: int = 0
    units: int = 0
    units_right: int = 0

    def add(self, other: Tally) -> None:
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


def main() -> None:
    options = _options()
    with _readers(options.venv) as (versions, ask):
        cases = [*own_cases(), *cn2an_cases(ask("examples", "") if "cn2an" in versions else [])]
        for folder in options.suites:
            cases += [*recognizers_cases(folder), *jionlp_cases(folder)]
        _say_what_runs(versions, cases, options.suites)
        tallies: dict[str, dict[str, Tally]] = defaultdict(dict)
        for reader in (OURS, *versions):
            for case in cases:
                wanted = [item for item in case.wanted if reader != "jionlp" or base_unit(item.unit)[0] in MONEY]
                if reader == "jionlp" and not wanted and not case.complete:
                    continue
                found = _ours(case.text) if reader == OURS else _theirs(ask(_entry(reader, case), case.text))
                tally = _compare(case, wanted, found)
                if reader in WITHOUT_UNITS:
                    tally.units = 0
                tallies[case.source].setdefault(reader, Tally()).add(tally)
                if options.misses == reader and (tally.right < tally.wanted or tally.wrong):
                    print(f"{case.source}: {case.text}\n  wanted {wanted}\n  found {found}", file=sys.stderr)
    _show(tallies)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--suites",
        type=Path,
        action="append",
        default=[],
        help="repository of another library, for its tests; repeat it",
    )
    parser.add_argument("--misses", metavar="READER", help="print what this reader misses to standard error")
    parser.add_argument(
        "--venv",
        type=Path,
        default=ROOT / "build" / "readers",
        help="environment of the other readers, made when missing (build/readers)",
    )
    return parser.parse_args()


@contextmanager
def _readers(venv: Path) -> Iterator[tuple[dict[str, str], Callable[[str, str], Any]]]:
    """The versions of the readers in their environment, and a way to ask one of them."""
    python = venv / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", *PACKAGES], check=True)
    command = [str(python), str(HERE / "quantity_worker.py")]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True) as worker:
        into, out = worker.stdin, worker.stdout
        assert into is not None
        assert out is not None
        versions = json.loads(out.readline())

        def ask(reader: str, text: str) -> Any:
            into.write(json.dumps([reader, text]) + "\n")
            into.flush()
            return json.loads(out.readline())

        yield versions, ask
        into.close()


def _ours(text: str) -> list[Found]:
    return [
        Found(*q.span, float(q.value), None if q.value_max is None else float(q.value_max), q.unit)
        for q in find_quantities(text)
        if q.value is not None
    ]


def _entry(reader: str, case: Case) -> str:
    """Texts that are an amount and nothing else have an entry of their own in jionlp."""
    return "jionlp, whole text" if reader == "jionlp" and case.source == JIONLP_TESTS else reader


def _theirs(answer: list[list[Any]]) -> list[Found]:
    return [
        Found(start, end, float(low), None if high is None else float(high), unit)
        for start, end, low, high, unit in answer
    ]


def _compare(case: Case, wanted: list[Wanted], found: list[Found]) -> Tally:
    tally = Tally(cases=1, wanted=len(wanted))
    used: set[int] = set()
    failed: set[int] = set()
    for item in wanted:
        near = [n for n, got in enumerate(found) if got.start < item.span[1] and item.span[0] < got.end]
        hits = _hits(item, [(n, found[n]) for n in near if n not in used])
        if not hits:
            failed.update(near)
            continue
        used.update(hits)
        tally.right += 1
        unit, _ = base_unit(item.unit)
        tally.units += unit is not None
        tally.units_right += unit is not None and base_unit(found[hits[-1]].unit)[0] == unit
    tally.wrong = len((set(range(len(found))) if case.complete else failed) - used)
    return tally


def _hits(item: Wanted, near: list[tuple[int, Found]]) -> list[int]:
    """The results that give the quantity's value: one, or one for each end of a range."""
    for n, got in near:
        ends = (got.value, got.value if got.value_max is None else got.value_max)
        high = item.value if item.value_max is None else item.value_max
        if any(_same(item, item.value, got, end) for end in ends) and any(_same(item, high, got, end) for end in ends):
            return [n]
    if item.value_max is None:
        return []
    lower, upper = ([n for n, got in near if _same(item, end, got, got.value)] for end in (item.value, item.value_max))
    return [lower[0], upper[0]] if lower and upper else []


def _same(item: Wanted, value: float, got: Found, number: float) -> bool:
    """The same number; units that differ by a power (3 kilobits, 3000 bits) are brought to one."""
    return any(
        math.isclose(value * one, number * other, rel_tol=1e-6, abs_tol=1e-12)
        for one, other in ((1.0, 1.0), (base_unit(item.unit)[1], base_unit(got.unit)[1]))
    )


def _say_what_runs(versions: dict[str, str], cases: list[Case], suites: list[Path]) -> None:
    machine = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}"
    print(f"{datetime.now(UTC):%Y-%m-%d}, {machine}; {len(cases)} texts\n")
    print("Beside: " + (", ".join(f"{name} {version}" for name, version in versions.items()) or "none installed") + ".")
    missing = [name.split("==")[0] for name in PACKAGES if name.split("==")[0] not in versions and "emoji" not in name]
    if missing:
        print(f"Not installed: {', '.join(missing)}.")
    sources = {case.source.partition(",")[0] for case in cases}
    skipped = [name for name in ("Recognizers-Text", "jionlp", "cn2an") if name not in sources]
    if skipped:
        print(f"Tests left out: {', '.join(skipped)}" + ("." if suites else " (see --suites)."))
    print()


def _show(tallies: dict[str, dict[str, Tally]]) -> None:
    print("| texts | reader | wanted | right | missed | wrong | precision | recall | F1 | units |")
    print("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    sums: dict[str, Tally] = {}
    for source, readers in tallies.items():
        for reader, tally in readers.items():
            sums.setdefault(reader, Tally()).add(tally)
            if tally.wanted:
                _show_row(f"{source} ({tally.cases})", reader, tally)
    for reader, tally in sums.items():
        _show_row(f"all ({tally.cases})", reader, tally)


def _show_row(name: str, reader: str, tally: Tally) -> None:
    precision, recall = _share(tally.right, tally.right + tally.wrong), _share(tally.right, tally.wanted)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    units = f"{100 * tally.units_right / tally.units:.0f} %" if tally.units else "–"
    shares = " | ".join(f"{100 * share:.1f} %" for share in (precision, recall, f1))
    missed = tally.wanted - tally.right
    print(f"| {name} | {reader} | {tally.wanted} | {tally.right} | {missed} | {tally.wrong} | {shares} | {units} |")


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


if __name__ == "__main__":
    main()
