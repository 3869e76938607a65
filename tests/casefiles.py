"""Short cases: a text and what its figures say, ``fixtures/cases/*.toml``.

A ``[[case]]`` has an ``id``, the ``form`` it tests, what is read (``reads``), the ``text`` and ``expect``, the rows in
the order of the text. ``quantities`` compares every field of ``find_quantities``, absent ones with their defaults;
``indicators`` the fields that a row gives, ``numerals`` text and kind of the ledger. A row with ``value`` is exact and
no range unless it says so; one with ``bound`` alone has no value. ``part_of`` and ``share_of`` count the rows from 0,
-1 is none. ``context`` lists figures that are real but not the report's doing: it is neither right nor wrong to find
them. ``xfail`` gives the reason where a case cannot be read yet.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportx import find_indicators, find_quantities, parse_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reportx.model.document import Indicator

FOLDER = Path(__file__).parent.parent / "fixtures" / "cases"

Row = dict[str, Any]

CASE_KEYS = {"id", "form", "reads", "text", "expect", "context", "xfail"}
LINKS = ("part_of", "share_of")
ROW_KEYS = {
    "quantities": {"text", "value", "value_max", "bound", "unit"},
    "indicators": {
        *("text", "value", "value_max", "bound", "unit", "code", "label", "scope", "status", "period", "combined_of"),
        *LINKS,
    },
    "numerals": {"text", "kind"},
}
PERIOD_KEYS = {"from", "to", "kind"}


@dataclass(frozen=True, slots=True)
class Case:
    """One entry of a case file."""

    file: str
    id: str
    form: str
    reads: str
    text: str
    expect: list[Row]
    context: list[str]
    xfail: str | None


def load_cases() -> list[Case]:
    """All cases, file by file; a key that no case may have is an error."""
    cases = []
    for path in sorted(FOLDER.glob("*.toml")):
        entries = tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)
        if set(entries) - {"case"}:
            raise ValueError(f"{path.name}: {sorted(set(entries) - {'case'})}")
        cases += [_case(path.stem, entry) for entry in entries.get("case", [])]
    return cases


def _case(file: str, entry: Mapping[str, Any]) -> Case:
    reads, text, expect = entry["reads"], entry["text"], entry["expect"]
    unknown = set(entry) - CASE_KEYS
    for row in expect:
        unknown |= set(row) - ROW_KEYS[reads] | set(row.get("period", ())) - PERIOD_KEYS
    if unknown:
        raise ValueError(f"{file}: {entry['id']}: unknown keys {sorted(unknown)}")
    if not _stand_in_order([row["text"] for row in expect], text):
        raise ValueError(f"{file}: {entry['id']}: a row's text is not there, or not in order")
    return Case(file, entry["id"], entry["form"], reads, text, expect, entry.get("context", []), entry.get("xfail"))


def _stand_in_order(figures: list[str], text: str) -> bool:
    """Whether the figures follow each other in the text; several rows may share one."""
    place, before = 0, ""
    for figure in figures:
        found = text.find(figure, place)
        if found < 0 and figure != before:
            return False
        place, before = (found + len(figure) if found >= 0 else place), figure
    return True


def problems(case: Case) -> list[str]:
    """What is read otherwise than the case expects, a line each; nothing where all is as it should be."""
    got = READINGS[case.reads](case)
    wanted_texts, texts = ([row["text"] for row in rows] for rows in (case.expect, got))
    if wanted_texts != texts:
        return [f"figures: want {wanted_texts} got {texts}"]
    return [
        f"{row['text']}: {key} want {_shown(want)} got {_shown(found.get(key))}"
        for row, found in zip(case.expect, got, strict=True)
        for key, want in wanted(case.reads, row).items()
        if not _same(key, want, found.get(key))
    ]


def wanted(reads: str, row: Row) -> Row:
    """The fields that are compared, with the defaults that the row leaves out."""
    if reads == "quantities":
        row = {"value": None, "value_max": None, "bound": "exact", "unit": None} | row
    elif "value" in row:
        row = {"value_max": None, "bound": "exact"} | row
    elif "bound" in row:
        row = {"value": None, "value_max": None} | row
    empty = {"unit": "", "scope": ""} | dict.fromkeys(LINKS, -1)
    return {key: None if key in empty and value == empty[key] else value for key, value in row.items()}


def _same(key: str, want: Any, got: Any) -> bool:
    if key == "label":
        return same_label(want, got)
    if key == "period" and got is not None:
        return all(got[part] == value for part, value in want.items())
    return bool(want == got)


def same_label(one: str, other: str) -> bool:
    """Nearly the same characters: Dice of at least 0.65, or one holds the other and is at most 1.6 times as long."""
    one, other = ("".join(char for char in label if char.isalnum() or char in "%％") for label in (one, other))
    if not one or not other:
        return one == other
    short, long = sorted((one, other), key=len)
    if short in long and len(long) <= 1.6 * len(short):
        return True
    return 2 * (Counter(one) & Counter(other)).total() / (len(one) + len(other)) >= 0.65


def _shown(value: Any) -> str:
    return "null" if value is None else f"{value}"


def _quantities(case: Case) -> list[Row]:
    return [found._asdict() for found in find_quantities(case.text)]


def _indicators(case: Case) -> list[Row]:
    found = [indicator for indicator in find_indicators(case.text) if indicator.text not in case.context]
    places = {indicator.id: place for place, indicator in enumerate(found)}
    return [_indicator_row(indicator, places) for indicator in found]


def _indicator_row(indicator: Indicator, places: dict[str, int]) -> Row:
    row: Row = {key: getattr(indicator, key) for key in ROW_KEYS["indicators"]}
    for key in LINKS:
        row[key] = None if row[key] is None else places.get(row[key], row[key])
    row["period"] = indicator.period and indicator.period.model_dump(by_alias=True)
    return row


def _numerals(case: Case) -> list[Row]:
    reports = parse_text(case.text, excerpt=True, numerals=True).reports
    return [{"text": numeral.text, "kind": numeral.kind} for report in reports for numeral in report.numerals]


READINGS: dict[str, Callable[[Case], list[Row]]] = {
    "quantities": _quantities,
    "indicators": _indicators,
    "numerals": _numerals,
}
