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
        self._starts, self._above = [part.start for part in parts], _above(parts)
        first, _, last = (review or "").partition("-")
        self._first, self._last, self._spans = first, last or first, bool(last)
        headings = [text[slice(*part.title)] for part in parts if part.top and part.title and _looks_back(part)]
        terms = [(found, _YEAR.search(words)) for words in headings if (found := _TERM.search(words))]
        self._plan = next((term["plan"] for term, _ in terms), None)
        self._mixed = any(year for _, year in terms)
        self._turns = _turns(sorted(self._found(body))) if review else []

    def at(self, position: int) -> Stated | None:
        """What the nearest opening says that ``position`` is still under."""
        index = bisect_right(self._turns, position, key=_place) - 1
        return self._turns[index][1] if index >= 0 else None

    def _found(self, body: Sequence[Line]) -> Iterator[_Era]:
        titles = {part.title[0] for part in self._parts if part.title}
        for part in self._parts:
            if ahead := self._ahead(part):
                yield _Era(part.start, part.end, ahead)
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

    def _ahead(self, part: Part) -> Stated | None:
        """The years of the five-year plan that a part of what is to come names, and no year beside it."""
        words = self._text[slice(*part.title)] if part.title and part.top and part.role == "plan" else ""
        plans = [found["plan"] for found in _TERM.finditer(words) if found["plan"]]
        if not plans or _YEAR.search(words):
            return None
        first, last = _five_years(plans[-1])
        return Stated("term", first, last) if first > self._last else None

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
            first, last = _five_years(plan)
            if last <= self._last:
                return Stated("term", first, last)
            if named:
                return None  # no time to look back on: it is not over
        if self._spans:
            return Stated("term", self._first, self._last)
        return Stated("term", None, None, _YEARS)

    def _reach(self, start: int, line: Line, kind: str, stated: Stated, just: bool) -> int | None:
        """How far an opening holds: all its part where that tells of a year and of years, else its paragraph."""
        top, inner = self._home(start)
        opens = not self._text[line.start : start].strip()
        passing = kind == "named" and (stated.last != self._last or not opens)
        if passing or top is None or not _looks_back(top) or not (self._mixed or (just and self._spans)):
            return line.end if opens else None
        if (
            opens
            and inner
            and inner.title
            and not inner.top
            and self._text.count("\n", inner.title[1], line.start) <= 1
        ):
            return inner.end
        return top.end

    def _home(self, position: int) -> tuple[Part | None, Part | None]:
        """The part of the report at ``position``, and the innermost node there."""
        index = bisect_right(self._starts, position) - 1
        while index >= 0 and position >= self._parts[index].end:
            index = self._above[index]
        inner = self._parts[index] if index >= 0 else None
        while index >= 0 and not self._parts[index].top:
            index = self._above[index]
        return (self._parts[index] if index >= 0 else None), inner


def _above(parts: Sequence[Part]) -> list[int]:
    """For each part the one that it stands in, -1 where there is none."""
    above: list[int] = []
    held: list[int] = []
    for number, part in enumerate(parts):
        while held and part.start >= parts[held[-1]].end:
            held.pop()
        above.append(held[-1] if held and not part.top else -1)
        held.append(number)
    return above


def _turns(eras: Iterable[_Era]) -> list[tuple[int, Stated | None]]:
    """Where the time changes, and to what: an era that ends gives way to the one around it."""
    turns: list[tuple[int, Stated | None]] = []
    held: list[_Era] = []

    def end(until: int | None) -> None:
        while held and (until is None or held[-1].end <= until):
            ended = held.pop().end
            while held and held[-1].end <= ended:
                held.pop()
            turns.append((ended, held[-1].stated if held else None))

    for era in eras:
        end(era.start)
        held.append(era)
        turns.append((era.start, era.stated))
    end(None)
    return turns


def _place(turn: tuple[int, Stated | None]) -> int:
    return turn[0]


def _five_years(plan: str) -> tuple[str, str]:
    first = _FIRST_PLAN + _YEARS * "三四五六七".index(plan)
    return str(first), str(first + _YEARS - 1)


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
