"""Reads ``[reader, text]`` from standard input, line by line, and answers with the quantities found.

Runs in the environment of the other readers, see ``quantities.py``. A quantity is ``[start, end, value, value_max,
unit]``, the numbers as text, the unit as the library calls it. The first line out names the readers that are
installed with their versions; ``["examples", ""]`` is answered with the examples that the libraries bring along.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.metadata
import json
import re
import sys
import warnings
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

Found = list[tuple[int, int, str, str | None, str | None]]

CULTURE = "zh-cn"
# Of the dates those with a day, month or year: 十五点七 and 三个小时 are none.
_CALENDAR = re.compile(r"[年月日号]|\d[-/.]\d+[-/.]\d")
_FIRST_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:E[+-]?\d+)?")


def recognizers() -> Callable[[str], Found]:
    """All models of recognizers-text that read amounts; the numbers of dates and ordinals are none."""
    numbers = importlib.import_module("recognizers_number").NumberRecognizer(CULTURE)
    units = importlib.import_module("recognizers_number_with_unit").NumberWithUnitRecognizer(CULTURE)
    dates = importlib.import_module("recognizers_date_time").DateTimeRecognizer(CULTURE).get_datetime_model(CULTURE)
    ordinals = numbers.get_ordinal_model(CULTURE)
    names = ("currency", "dimension", "temperature", "age")
    models = [numbers.get_percentage_model(CULTURE), *(getattr(units, f"get_{name}_model")(CULTURE) for name in names)]
    models.append(numbers.get_number_model(CULTURE))

    def read(text: str) -> Found:
        taken = [
            (result.start, result.end + 1)
            for model in (dates, ordinals)
            for result in model.parse(text)
            if model is ordinals or _CALENDAR.search(result.text)
        ]
        found: Found = []
        for model in models:
            for result in model.parse(text):
                start, end = result.start, result.end + 1
                value = _FIRST_NUMBER.match(result.resolution.get("value") or "")
                if value is None or any(begin <= start and end <= other for begin, other in taken):
                    continue
                unit = "%" if result.type_name == "percentage" else result.resolution.get("unit")
                found.append((start, end, value[0], None, unit))
                taken.append((start, end))
        return sorted(found)

    return read


def jionlp() -> Callable[[str], Found]:
    """The money of jionlp, the only quantities it reads."""
    with contextlib.redirect_stdout(sys.stderr):
        library = importlib.import_module("jionlp")
    return lambda text: [
        _money(entity["offset"][0], entity["offset"][1], entity["detail"])
        for entity in library.ner.extract_money(text, with_parsing=True)
    ]


def jionlp_whole() -> Callable[[str], Found]:
    """A text that is an amount of money and nothing else, by jionlp's parser of such texts."""
    library = importlib.import_module("jionlp")
    return lambda text: [_money(0, len(text), library.parse_money(text))]


def _money(start: int, end: int, detail: dict[str, Any]) -> tuple[int, int, str, str | None, str | None]:
    low, high = detail["num"] if isinstance(detail["num"], list) else (detail["num"], None)
    return start, end, low, high, detail["case"]


def cn2an() -> Callable[[str], Found]:
    """What ``cn2an.transform`` takes for numbers, each with its value by ``cn2an.cn2an``; Arabic ones as well."""
    library = importlib.import_module("cn2an")
    shapes = importlib.import_module("cn2an.transform").Transform()
    han = shapes.cn_pattern
    number = rf"-?(?:\d+\.)?\d+[{shapes.all_unit}]+(?:\d+[{shapes.all_unit}]+)*|{han}|-?\d+(?:\.\d+)?"
    pattern = re.compile(
        rf"百分之(?P<percent>{number})|(?P<below>{han})分之(?P<above>{han})|(?P<top>\d+)/(?P<bottom>\d+)"
        rf"|(?P<cold>零下)?(?P<number>{number})(?P<sign>%|℃|摄氏度)?"
    )

    def value(text: str) -> float:
        return float(library.cn2an(text, "smart"))

    def read(text: str) -> Found:
        found: Found = []
        for match in pattern.finditer(text):
            try:
                found.append((*match.span(), *_cn2an_value(match, value)))
            except (ValueError, ZeroDivisionError, KeyError, IndexError):
                continue
        return found

    return read


def _cn2an_value(match: re.Match[str], value: Callable[[str], float]) -> tuple[str, None, str | None]:
    if match["percent"]:
        return repr(value(match["percent"])), None, "%"
    if match["below"]:
        return repr(value(match["above"]) / value(match["below"])), None, None
    if match["top"]:
        return repr(int(match["top"]) / int(match["bottom"])), None, None
    number = value(match["number"])
    return repr(-number if match["cold"] else number), None, match["sign"]


def examples() -> list[tuple[str, str, list[str]]]:
    """The examples in the tests that cn2an installs: what it is, a text, and the values in it."""
    try:
        numerals = importlib.import_module("cn2an.cn2an_test").Cn2anTest()
        sentences = importlib.import_module("cn2an.transform_test").TransformTest()
    except ImportError:
        return []
    numerals.setUp()
    sentences.setUp()
    found = [("numerals", text, [repr(value)]) for text, value in numerals.smart_data_dict.items()]
    for arabic, han in sentences.strict_data_dict.items():
        values = [_amount(match) for match in _AMOUNT.finditer(arabic)]
        found += [("sentences", text, values) for text in (arabic, han)]
    return found


# Numbers of a sentence but for those of dates and ordinals.
_AMOUNT = re.compile(r"(?<![第\d.])(?P<top>-?\d+(?:\.\d+)?)(?:/(?P<bottom>\d+))?(?![\d.年月日])")


def _amount(match: re.Match[str]) -> str:
    return repr(float(match["top"]) / float(match["bottom"] or 1))


READERS = {"recognizers-text-suite": recognizers, "jionlp": jionlp, "cn2an": cn2an}
# Another entry of a reader, asked for by a longer name.
ENTRIES = {"jionlp, whole text": ("jionlp", jionlp_whole)}


def main() -> None:
    warnings.simplefilter("ignore")
    read: dict[str, Any] = {}
    versions = {}
    for name, make in READERS.items():
        try:
            read[name] = make()
            versions[name] = importlib.metadata.version(name)
        except ImportError:
            continue
    read |= {name: make() for name, (reader, make) in ENTRIES.items() if reader in read}
    print(json.dumps(versions), flush=True)
    for line in sys.stdin:
        name, text = json.loads(line)
        with contextlib.redirect_stdout(sys.stderr):
            answer: Any = examples() if name == "examples" else read[name](text)
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
