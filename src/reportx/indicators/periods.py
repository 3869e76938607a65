"""The time that a figure speaks of, where its sentence says so (截至2024年11月底, 五年来, 累计)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reportx.rules.load import lazy, table

if TYPE_CHECKING:
    from reportx.rules.lazy import Lazy


_HINT = re.compile("[年截届累任以]")


class Stated(NamedTuple):
    """A time as stated: its kind, and its first and last day, month or year; None where the words give no date."""

    kind: str
    first: str | None
    last: str | None


class Periods:
    """The marks of time of the sentences of a text; figures are asked for in the order of the text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._sentence = (0, 0)
        self._marks: list[tuple[int, int, Stated]] = []

    def before(self, sentence: tuple[int, int], clause: int, position: int) -> Stated | None:
        """What the last mark before ``position`` says; a mark inside a clause holds for its own clause alone."""
        if sentence != self._sentence:
            self._sentence, self._marks = sentence, self._found(*sentence)
        held: Stated | None = None
        for start, end, stated in self._marks:
            if end > position:
                break
            if (start >= clause or self._is_clause(start, end)) and not (
                held and _says_less(stated, held, start, clause)
            ):
                held = stated
        return held

    def _is_clause(self, start: int, end: int) -> bool:
        if start <= self._sentence[0]:
            return True
        return self._text[end : end + 1] == "," or self._text[end - 1] == ","

    def _found(self, begin: int, stop: int) -> list[tuple[int, int, Stated]]:
        marks: list[tuple[int, int, Stated]] = []
        if not _HINT.search(self._text, begin, stop):
            return marks
        for kind, pattern in _rules():
            for match in pattern.finditer(self._text, begin, stop):
                if not any(start < match.end() and match.start() < end for start, end, _ in marks):
                    marks.append((match.start(), match.end(), _stated(kind, match)))
        return sorted(marks)


def _says_less(stated: Stated, held: Stated, start: int, clause: int) -> bool:
    """累计 alone says the least; but in a later clause it sums up what a year was given for before."""
    return stated.kind == "cumulative" and (held.kind != "year" or start < clause)


def _stated(kind: str, match: re.Match[str]) -> Stated:
    dates = match.groupdict()
    year = dates.get("year")
    if year is None:
        return Stated(kind, None, None)
    first = "-".join([year, *(f"{int(part):02d}" for part in (dates.get("month"), dates.get("day")) if part)])
    last = f"{year}-{int(dates['to_month']):02d}" if dates.get("to_month") else dates.get("to_year")
    if last is None and kind in ("year", "as_of"):
        last = first  # a term or a sum since a year is open to now
    return Stated(kind, None if kind == "as_of" else first, last)


@cache
def _rules() -> tuple[tuple[str, Lazy], ...]:
    return tuple((rule["kind"], lazy(rule["pattern"])) for rule in table("periods")["period"])
