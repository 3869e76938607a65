"""The time that paragraphs speak of which do not say it: a sentence before them opened with it (过去一年, 五年来)."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reportx.indicators.periods import Stated
from reportx.rules.load import lazy, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportx.rules.lazy import Lazy
    from reportx.text import Line

_YEAR = re.compile(r"(?:19|20)\d\d年")
_TERM = re.compile("五年(?!规划)|十(?P<plan>[三四五六七])五")
_FIRST_PLAN = 2016  # the first year of 十三五
_YEARS = 5


class Part(NamedTuple):
    """A node of the outline: its place, its title's (none of a passage), its role, and whether nothing is above it."""

    start: int
    end: int
    title: tuple[int, int] | None
    role: str
    top: bool


class _Era(NamedTuple):
    start: int
    end: int
    stated: Stated


class Eras:
    """Which time the places of one report speak of, where it is not what the whole report looks back on.

    ``parts`` are in the order of the text; ``review`` is the report's review period.
    """

    def __init__(self, text: str, body: Sequence[Line], parts: Sequence[Part], review: str | None) -> None:
        self._text, self._parts = text, parts
        first, _, last = (review or "").partition("-")
        self._first, self._last, self._spans = first, last or first, bool(last)
        headings = [text[slice(*part.title)] for part in parts if part.top and part.title and _looks_back(part)]
        terms = [(found, _YEAR.search(words)) for words in headings if (found := _TERM.search(words))]
        self._plan = next((term["plan"] for term, _ in terms), None)
        self._mixed = any(year for _, year in terms)
        self._eras = sorted(self._found(body)) if review else []
        self._starts = [era.start for era in self._eras]

    def at(self, position: int) -> Stated | None:
        """What the nearest opening says that ``position`` is still under."""
        for era in reversed(self._eras[: bisect_right(self._starts, position)]):
            if position < era.end:
                return era.stated
        return None

    def _found(self, body: Sequence[Line]) -> Iterator[_Era]:
        titles = {part.title[0] for part in self._parts if part.title}
        for part in self._parts:
            opened = self._opened(*part.title) if part.title and not part.top else None
            if opened:
                yield _Era(part.start, part.end, opened[1])
        for line in body:
            for start in _sentences(self._text, line):
                begin = _lead_in().match(self._text, start, line.end)
                at = begin.end() if begin else start
                opened = None if at in titles else self._opened(at, line.end)
                reach = self._reach(start, line, *opened) if opened else None
                if opened and reach:
                    yield _Era(start, reach, opened[1])

    def _opened(self, start: int, end: int) -> tuple[str, Stated, bool] | None:
        """The rule that an opening follows, the time that it says, and whether it says 刚刚."""
        for kind, pattern in _openings():
            match = pattern.match(self._text, start, end)
            if match:
                groups = match.groupdict()
                stated = self._term(groups["plan"]) if kind == "term" else self._year(kind, groups["year"])
                return (kind, stated, bool(groups.get("just"))) if stated else None
        return None

    def _year(self, kind: str, named: str | None) -> Stated | None:
        year = named or self._last
        if kind == "named" and not (self._spans and self._first <= year <= self._last):
            return None
        return Stated("year", year, year)

    def _term(self, named: str | None) -> Stated | None:
        plan = named or self._plan
        if plan:
            first = _FIRST_PLAN + _YEARS * "三四五六七".index(plan)
            if first + _YEARS - 1 <= int(self._last):
                return Stated("term", str(first), str(first + _YEARS - 1))
            if named:
                return None  # no time to look back on: it is not over
        if self._spans:
            return Stated("term", self._first, self._last)
        return Stated("term", None, None, _YEARS)

    def _reach(self, start: int, line: Line, kind: str, stated: Stated, just: bool) -> int | None:
        """How far an opening holds: all its part where that tells of a year and of years, else its paragraph."""
        home = [part for part in self._parts if part.start <= start < part.end]
        opens = not self._text[line.start : start].strip()
        passing = kind == "named" and (stated.last != self._last or not opens)
        if passing or not home or not _looks_back(home[0]) or not (self._mixed or (just and self._spans)):
            return line.end if opens else None
        inner = home[-1]
        if opens and inner.title and not inner.top and self._text.count("\n", inner.title[1], line.start) <= 1:
            return inner.end
        return home[0].end


def _looks_back(part: Part) -> bool:
    return part.role == "review"


def _sentences(text: str, line: Line) -> Iterable[int]:
    if not any(mark in line.text for mark in ("年", "时期", "期间")):
        return
    yield line.start
    for index in range(line.start, line.end - 1):
        if text[index] in "。!":
            yield index + 1


@cache
def _lead_in() -> Lazy:
    return lazy(table("periods")["openings"]["lead_in"])


@cache
def _openings() -> tuple[tuple[str, Lazy], ...]:
    return tuple((rule["kind"], lazy(rule["pattern"])) for rule in table("periods")["opening"])
