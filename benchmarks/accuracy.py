"""How much of the fixtures is read as their keys say.

    python benchmarks/accuracy.py

The keys (``tests/keys``) were read by hand from ``fixtures/reports``; what they leave open (``~``) counts neither way.
The rules were corrected on these texts: the table says what works, not what to expect of a text never seen.
"""

from __future__ import annotations

import os
import platform
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

import test_engine_reports as fixtures
from reportx.writers.as_json import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handread import Heading, Key
    from reportx.model import Report

ROW_FIELDS = ("value", "unit", "bound", "status", "label", "code", "part_of")
# A heading as found and as wanted: its marker, title, depth and role.
Head = tuple[str | None, str | None, int, str]


class Tally:
    """Named counts: what the keys hold, what was found, and how much of that is right."""

    def __init__(self) -> None:
        self.wanted: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.right: Counter[str] = Counter()

    def sets(self, name: str, wanted: list[Any], found: list[Any]) -> None:
        """Two lists of items that are right where they are in both."""
        self.wanted[name] += len(wanted)
        self.found[name] += len(found)
        self.right[name] += (Counter(wanted) & Counter(found)).total()

    def field(self, name: str, right: bool) -> None:
        """One field that the key gives a value of."""
        self.wanted[name] += 1
        self.right[name] += right


def main() -> None:
    lists, fields = Tally(), Tally()
    chars = 0
    left_open: Counter[str] = Counter()
    for fixture in fixtures.FIXTURES:
        chars += len(fixtures._source(fixture))
        keys, reports = fixtures._keys(fixture), fixtures._document(fixture).reports
        lists.sets("reports", list(range(len(keys))), list(range(len(reports))))
        for number, key in enumerate(keys):
            left_open["figures"] += sum(place.optional for place in key.figures)
            left_open["headings"] += sum(heading.optional for heading in key.outline)
            report = reports[number] if number < len(reports) else None
            _outline(lists, key, report)
            _figures(lists, key, report)
            _metadata(fields, key, report)
            _rows(fields, key, report)
    machine = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}"
    print(f"{datetime.now(UTC):%Y-%m-%d}, {machine}; {len(fixtures.FIXTURES)} files, {chars:,} characters\n")
    _show_lists(lists)
    _show_fields(fields)
    print(f"\nLeft open by the keys: {left_open['figures']} figures, {left_open['headings']} headings.")


def _outline(tally: Tally, key: Key, report: Report | None) -> None:
    optional = {(heading.marker, heading.title) for heading in key.outline if heading.optional}
    wanted = [_head(heading) for heading in key.outline if not heading.optional]
    found = [head for head in _headings(report) if head[:2] not in optional]
    for name, marked in (("headings with a marker", True), ("headings without", False)):
        sides = [[head for head in heads if (head[0] is not None) == marked] for heads in (wanted, found)]
        tally.sets(name, *([head[:2] for head in heads] for heads in sides))
    tally.sets("headings with their depth", *([head[:3] for head in heads] for heads in (wanted, found)))
    tally.sets("headings with their role", *([(*head[:2], head[3]) for head in heads] for heads in (wanted, found)))
    # A passage is known by how it begins: of a found one as much is compared as the key has words of.
    passages = [
        (node.role, next((words for _, words in key.passages if node.text.startswith(words)), node.text))
        for node, _ in walk(report.sections if report else [])
        if node.kind == "passage" and node.role in fixtures.KEYED_PASSAGES
    ]
    tally.sets("passages with their role", key.passages, passages)


def _head(heading: Heading) -> Head:
    return heading.marker, heading.title, heading.depth, heading.role


def _headings(report: Report | None) -> Iterator[Head]:
    for node, depth in walk(report.sections if report else []):
        if node.kind != "passage":
            yield node.marker, node.title, depth, node.role


def _figures(tally: Tally, key: Key, report: Report | None) -> None:
    found = {(indicator.span.start, indicator.text) for indicator in (report.indicators if report else [])}
    required = [(place.start, place.text) for place in key.figures if not place.optional]
    optional = {(place.start, place.text) for place in key.figures if place.optional}
    tally.sets("figures", required, list(found - optional))


def _metadata(tally: Tally, key: Key, report: Report | None) -> None:
    found = report.metadata.model_dump() if report else {}
    for name, value in key.metadata.items():
        tally.field("metadata fields", bool(found) and found[name] == value)
    # How the lines of a title are joined depends on whether they wrap.
    titles = ["".join((title or "").split()) for title in (key.title, report.title if report else None)]
    tally.field("titles", bool(report) and titles[0] == titles[1])


def _rows(tally: Tally, key: Key, report: Report | None) -> None:
    indicators = report.indicators if report else []
    texts = {indicator.id: indicator.text for indicator in indicators}
    for row in key.rows:
        here = [indicator for indicator in indicators if indicator.span.start == row.place.start]
        indicator = next((found for found in here if found.code == row.code), here[0] if here else None)
        reading = fixtures._reading(indicator, row, texts) if indicator else {}
        for name in ROW_FIELDS:
            # Most rows are parts of nothing, and a few may have any code: those are not counted.
            if (name == "part_of" and row.part_of is None) or (name == "code" and row.code == "~"):
                continue
            names = ("value", "value_max") if name == "value" else (name,)
            tally.field(f"`{name}`", bool(reading) and all(reading[part] == getattr(row, part) for part in names))


def _show_lists(tally: Tally) -> None:
    print("| | in the keys | found | right | precision | recall |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for name, wanted in tally.wanted.items():
        found, right = tally.found[name], tally.right[name]
        print(f"| {name} | {wanted} | {found} | {right} | {_share(right, found)} | {_share(right, wanted)} |")
    print()


def _show_fields(tally: Tally) -> None:
    print("| | in the keys | right | share |")
    print("| --- | ---: | ---: | ---: |")
    for name, wanted in tally.wanted.items():
        right = tally.right[name]
        print(f"| {name} | {wanted} | {right} | {_share(right, wanted)} |")


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"


if __name__ == "__main__":
    main()
