"""Keys to the fixtures, read by hand: ``keys/<fixture>.toml``.

``outline``: a heading a line, ``marker|title``, indented by two blanks a level; the third field is the role of it and
of what stands below. ``passages``: ``role|first words``. ``figures``: every figure of the report in order, as it is
written. ``rows``: some of them with ``value|bound|unit|status|words of the label|code|figure it is a part of``; a
range is ``low..high``, nothing is ``-``, ``+`` a further reading of the figure above. ``~`` marks what may be found or
not: it is neither right nor wrong.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

KEYS = Path(__file__).parent / "keys"
METADATA = (
    *("organization", "region", "level", "kind", "speaker", "committee", "meeting", "meeting_date"),
    *("published_date", "review_period", "plan_period"),
)
_NUMBER = "0-9０-９.．一二三四五六七八九十百千万零两xX*"


@dataclass(frozen=True)
class Heading:
    depth: int
    marker: str | None
    title: str
    role: str
    optional: bool


@dataclass(frozen=True)
class Place:
    """A figure where it stands in the source."""

    text: str
    start: int
    optional: bool


@dataclass(frozen=True)
class Row:
    place: Place
    value: Decimal | None
    value_max: Decimal | None
    bound: str
    unit: str
    status: str
    label: str
    code: str
    part_of: str | None


@dataclass(frozen=True)
class Key:
    """What a reader finds in one report."""

    title: str | None
    metadata: dict[str, Any]
    outline: list[Heading]
    passages: list[tuple[str, str]]
    figures: list[Place]
    rows: list[Row]


def read_keys(fixture: str, source: str) -> list[Key]:
    """The keys of the reports in a fixture, in order."""
    reports = tomllib.loads((KEYS / f"{fixture}.toml").read_text(encoding="utf-8"))["report"]
    keys = []
    cursor = 0
    for report in reports:
        # The figures follow each other in the text, also from one report to the next.
        cursor = source.index(report["passages"].strip().split("\n")[0].split("|")[1], cursor)
        figures, cursor = _figures(report["figures"].split(), source, cursor)
        keys.append(
            Key(
                report.get("title"),
                {name: report.get(name) for name in METADATA},
                _outline(report["outline"]),
                [_passage(line) for line in _lines(report["passages"])],
                figures,
                _rows(_lines(report["rows"]), figures),
            )
        )
    return keys


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _passage(line: str) -> tuple[str, str]:
    role, _, words = line.partition("|")
    return role, words


def _outline(text: str) -> list[Heading]:
    headings = []
    role = ""
    for line in _lines(text):
        marker, title, *roles = line.strip().split("|")
        role = roles[0] if roles else role
        depth = (len(line) - len(line.lstrip())) // 2 + 1
        headings.append(Heading(depth, marker.strip("~") or None, title, role, marker.startswith("~")))
    return headings


def _figures(words: list[str], source: str, cursor: int) -> tuple[list[Place], int]:
    places: list[Place] = []
    for word in words:
        text = word.removeprefix("~")
        match = re.compile(f"(?<![{_NUMBER}]){re.escape(text)}").search(source, cursor)
        assert match, f"{text} does not follow {places[-1:]}"
        places.append(Place(text, match.start(), text != word))
        cursor = match.end()
    return places, cursor


def _number(text: str) -> Decimal | None:
    return None if text in ("-", "") else Decimal(text)


def _rows(lines: list[str], figures: list[Place]) -> list[Row]:
    """Rows follow the order of the figures; ``+`` is a further reading of the figure above."""
    rows: list[Row] = []
    index = -1
    for line in lines:
        text, value, bound, unit, status, label, code, *whole = line.split("|")
        if not text.startswith("+"):
            index = next(i for i in range(index + 1, len(figures)) if figures[i].text == text)
        low, _, high = value.partition("..")
        numbers = (_number(low), _number(high))
        rows.append(Row(figures[index], *numbers, bound, unit, status, label, code, whole[0] if whole else None))
    return rows
