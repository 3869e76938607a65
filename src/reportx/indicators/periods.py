"""The time that a figure speaks of, where its sentence says so (截至2024年11月底, 五年来, 累计)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reportx.numerals import ordinal
from reportx.rules.load import lazy, table

if TYPE_CHECKING:
    from reportx.rules.lazy import Lazy


_HINT = re.compile("[年截届累任以季月]")
_MONTHS = 12


class Stated(NamedTuple):
    """A time as stated: its kind, and its first and last day, month or year; None where the words give no date.

    The kind is that of a period, or ``this_year`` for the one that the report looks back on. ``years`` is how many
    years the words count, 0 where they count none; ``recent`` how many years they mean up to the one looked back on.
    Months without a year (``-01``) are of the report's own.
    """

    kind: str
    first: str | None
    last: str | None
    years: int = 0
    recent: int = 0


class _Mark(NamedTuple):
    start: int
    end: int
    stated: Stated
    base: bool = False


class Periods:
    """The marks of time of the sentences of a text; figures are asked for in the order of the text.

    ``meeting`` is the number of the meeting that hears the report, ``committee`` that of the term it is one of.
    """

    def __init__(self, text: str, meeting: int | None = None, committee: int | None = None) -> None:
        self._text, self._meeting, self._committee = text, meeting, committee
        self._sentence = (0, 0)
        self._marks: list[_Mark] = []

    def before(self, sentence: tuple[int, int], clause: int, position: int) -> Stated | None:
        """What the last mark before ``position`` says; a mark inside a clause holds for its own clause alone."""
        if sentence != self._sentence:
            self._sentence, self._marks = sentence, self._found(*sentence)
        held: _Mark | None = None
        for mark in self._marks:
            if mark.end > position:
                break
            if mark.base and (mark.start < clause or _turn().search(self._text, mark.end, position)):
                continue
            if (mark.start >= clause or self._goes_on(mark)) and not (held and self._says_less(mark, held, clause)):
                held = mark
        return held.stated if held else None

    def _goes_on(self, mark: _Mark) -> bool:
        """Whether a mark holds for the clauses behind its own: it is one itself, or opens one."""
        if mark.start <= self._sentence[0]:
            return True
        if mark.stated.kind in ("term", "this_year") and self._text[mark.start - 1] in ",;:":
            return True
        return self._text[mark.end : mark.end + 1] == "," or self._text[mark.end - 1] == ","

    def _found(self, begin: int, stop: int) -> list[_Mark]:
        marks: list[_Mark] = []
        if not _HINT.search(self._text, begin, stop):
            return marks
        for section in ("base", "dated", "period", "relative"):
            for kind, pattern in _rules(section):
                for match in pattern.finditer(self._text, begin, stop):
                    if not any(mark.start < match.end() and match.start() < mark.end for mark in marks):
                        stated = self._stated(kind, match)
                        if stated is not None:
                            marks.append(_Mark(match.start(), match.end(), stated, section == "base"))
        return sorted(marks)

    def _stated(self, kind: str, match: re.Match[str]) -> Stated | None:
        groups = match.groupdict()
        if "session" in groups:
            since = ordinal(groups["session"])
            if self._meeting is None or since is None:
                return None
            # A report to the second meeting tells of the year since the first one.
            if since >= self._meeting - 1:
                return Stated("this_year", None, None)
            return Stated("cumulative", None, None, recent=self._meeting - since if self._own(groups["term"]) else 0)
        if "term" in groups:
            # The first year of a term is the one that its second meeting hears of.
            return Stated(
                "term", None, None, recent=max((self._meeting or 0) - 1, 0) if self._own(groups["term"]) else 0
            )
        if kind == "year" and groups.keys().isdisjoint(("year", "month")):
            return Stated("this_year", None, None)
        return _dated(kind, groups)

    def _own(self, term: str | None) -> bool:
        """Whether a term is that of the report: no other is named."""
        return term is None or ordinal(term) == self._committee

    def _says_less(self, mark: _Mark, held: _Mark, clause: int) -> bool:
        """累计 alone says the least; but in a later clause it sums up what a year was given for before."""
        if mark.stated.kind != "cumulative":
            return False
        if held.stated.kind not in ("year", "this_year") or mark.start < clause:
            return True
        if not self._text.startswith("累计", mark.start):
            return False
        if not any(char.isdigit() for char in self._text[held.end : mark.start]):
            return True
        return held.stated.kind == "this_year" and not _stock().match(self._text, mark.start)


def completed(stated: Stated, own: str | None) -> Stated | None:
    """A time with the year that it leaves to the report, where ``own``, the report's period, is one year."""
    year = own if own and own.isdigit() else None
    if stated.recent and year:
        return Stated(stated.kind, str(int(year) - stated.recent + 1), year)
    if stated.first and stated.first.startswith("-"):
        return Stated(stated.kind, f"{year}{stated.first}", f"{year}{stated.last}") if year else None
    return stated


def _dated(kind: str, groups: dict[str, str | None]) -> Stated:
    year, years, recent = groups.get("year"), groups.get("years"), groups.get("recent")
    if part := groups.get("part"):
        begin, end = table("periods")["months"][part]
        return Stated(kind, f"{year or ''}-{begin:02d}", f"{year or ''}-{end:02d}")
    if year is None and groups.get("month"):
        return Stated(kind, _date("", groups["month"]), _date("", groups["to_month"]))
    if year is None:
        return Stated(kind, None, None, _counted(years or recent), _counted(recent))
    first = _date(year, groups.get("month"), groups.get("day"))
    last = groups.get("to_year")
    if groups.get("to_month"):
        last = _date(last or year, groups["to_month"], groups.get("to_day"))
        if _months(last) - _months(first) >= _MONTHS:
            kind = "term"
    if last is None and kind in ("year", "as_of"):
        last = first  # a term or a sum since a year is open to now
    return Stated(kind, None if kind == "as_of" else first, last)


def _counted(words: str | None) -> int:
    return (ordinal(words.replace("两", "二")) or 0) if words else 0


def _date(year: str, *parts: str | None) -> str:
    return "-".join([year, *(f"{int(part):02d}" for part in parts if part)])


def _months(date: str) -> int:
    return int(date[:4]) * _MONTHS + int(date[5:7])


@cache
def _rules(section: str) -> tuple[tuple[str, Lazy], ...]:
    return tuple((rule["kind"], lazy(rule["pattern"])) for rule in table("periods")[section])


@cache
def _turn() -> Lazy:
    return lazy(table("periods")["turns"]["to"])


@cache
def _stock() -> Lazy:
    return lazy(table("periods")["sums"]["stock"])
