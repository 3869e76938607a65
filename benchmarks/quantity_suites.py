"""The cases of ``quantities.py``: texts, and the quantities that a reader should find in them."""

from __future__ import annotations

import ast
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from casefiles import load_cases

if TYPE_CHECKING:
    from collections.abc import Iterator

# The files of Recognizers-Text, and whether a file lists every number of its texts.
SPECS = {
    "Number/Chinese/NumberModel": True,
    "Number/Chinese/NumberRangeModel": False,
    "Number/Chinese/PercentModel": False,
    "NumberWithUnit/Chinese/CurrencyModel": False,
    "NumberWithUnit/Chinese/DimensionModel": False,
    "NumberWithUnit/Chinese/TemperatureModel": False,
    "NumberWithUnit/Chinese/AgeModel": False,
}
JIONLP = "test/test_money_parser.py"
_EXAMPLES = "money_string_list"
JIONLP_TESTS = "jionlp, money"
_VAGUE = re.compile(r"[多几数]")
_INTERVAL = re.compile(r"[\[(](?P<low>[\d.]*),(?P<high>[\d.]*)[\])]")
# A text without results in the file of numbers, because another model of the same library reads it.
_READ_ELSEWHERE = re.compile(r"百分|美元|美刀|折")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A quantity that is there. ``span`` is its place, the whole text where the source gives none."""

    span: tuple[int, int]
    value: float
    value_max: float | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class Case:
    """A text and what is in it; ``complete`` where nothing else is."""

    source: str
    text: str
    wanted: tuple[Wanted, ...]
    complete: bool


def own_cases() -> Iterator[Case]:
    """The project's cases of ``find_quantities``, but for rows without a value (x项, 几次): nobody else has them."""
    for case in load_cases():
        if case.reads != "quantities":
            continue
        source = "generic prose" if case.file.startswith("generic") else "figures of reports"
        place = 0
        rows = []
        for row in case.expect:
            start = case.text.index(row["text"], place)
            place = start + len(row["text"])
            low, high = row.get("value"), row.get("value_max")
            if low is not None:
                upper = None if high is None else float(high)
                rows.append(Wanted((start, place), float(low), upper, row.get("unit") or None))
        yield Case(source, case.text, tuple(rows), complete=True)


def recognizers_cases(folder: Path) -> Iterator[Case]:
    """The Chinese specifications of Recognizers-Text, ``Specs`` in its repository."""
    for name, complete in SPECS.items():
        path = folder / "Specs" / f"{name}.json"
        if not path.exists():
            continue
        source = f"Recognizers-Text, {path.stem.removesuffix('Model')}"
        for entry in json.loads(path.read_text(encoding="utf-8-sig")):
            text = entry["Input"]
            if not entry["Results"] and (not complete or _READ_ELSEWHERE.search(text)):
                continue
            yield Case(source, text, tuple(_results(text, entry["Results"])), complete)


def _results(text: str, results: list[dict[str, Any]]) -> Iterator[Wanted]:
    place = 0
    for result in results:
        words, resolution = result["Text"], result["Resolution"]
        if resolution["value"] is None:
            continue
        found = text.lower().find(words.lower(), place)
        span = (found, found + len(words)) if found >= 0 else (0, len(text))
        place = span[1] if found >= 0 else place
        interval = _INTERVAL.fullmatch(resolution["value"])
        if interval:
            low, high = (float(end) if end else None for end in interval.groups())
            both = low is not None and high is not None and low != high
            yield Wanted(span, low if low is not None else high or 0.0, high if both else None, None)
        else:
            unit = "%" if resolution["value"].endswith("%") else resolution.get("unit")
            yield Wanted(span, float(resolution["value"].rstrip("%")), None, unit)


def jionlp_cases(folder: Path) -> Iterator[Case]:
    """The money tests of jionlp that give values."""
    path = folder / JIONLP
    for text, detail in _literal(path) if path.exists() else []:
        yield Case(JIONLP_TESTS, text, (_money(text, detail),), complete=False)


def _literal(path: Path) -> list[Any]:
    """The list of examples in the test file, read without running it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Assign) and any(getattr(name, "id", "") == _EXAMPLES for name in node.targets):
            return list(ast.literal_eval(node.value))
    return []


def _money(text: str, detail: dict[str, Any]) -> Wanted:
    low, high = detail["num"] if isinstance(detail["num"], list) else (detail["num"], None)
    # How far 几十万 or 3000多 goes is a convention of each library: the number that is written counts.
    vague = _VAGUE.search(text) is not None
    return Wanted((0, len(text)), float(low), None if vague or high is None else float(high), detail["case"])


def cn2an_cases(examples: list[tuple[str, str, list[str]]]) -> Iterator[Case]:
    """The examples that the worker found in the installed tests of cn2an."""
    for kind, text, values in examples:
        wanted = tuple(Wanted((0, len(text)), float(value), None, None) for value in values)
        yield Case(f"cn2an, {kind}", text, wanted, complete=False)
