"""Which of the values of one thing may be added up, and why the others may not.

All values here have one code, unit, status and sort of period. What is left out is never lost: each has its reason.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from reportx.analysis.bodies import report_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from decimal import Decimal

    from reportx.analysis.bodies import Background, ReportKey
    from reportx.model.observation import Observation
    from reportx.model.stats import Reason

# Values by their place in the list, each with the reason that it is left out for.
_LeftOut: TypeAlias = "dict[int, Reason]"

_STATES = frozenset(("as_of", "cumulative"))
# What was set up stands for years, and reports of several years name it again.
_STANDING = ("platforms.", "party.organizations", "supervision.supervisors")
# Two equal figures from here on are one, whatever words are about them; six meetings and six visits are two.
_TELLING = 100
# 由12个增加到86个: one thing, before and after.
_FROM_TO = re.compile("[由从].*[增加提高升涨扩大展拓降减少缩](?:长|加|高|升|大|展|低|少|短)?[到至为]")
# So far apart the two may stand.
_FROM_TO_GAP = 12
_AVERAGE = re.compile("平均|[人户年月日亩](?:均(?!衡))")


class Split(NamedTuple):
    """The values that count, and how many others there are, by reason."""

    kept: list[Observation]
    left_out: dict[Reason, int]


def split(values: Sequence[Observation], known: Background) -> Split:
    """Those of the values that count side by side."""
    kept = list(values)
    left_out: Counter[Reason] = Counter()
    for rule in _RULES:
        out = rule(kept, known)
        if out:
            left_out.update(out.values())
            kept = [one for place, one in enumerate(kept) if place not in out]
    return Split(kept, dict(left_out))


def _other_levels(values: Sequence[Observation], known: Background) -> _LeftOut:
    """Those of governments and courts that are of another level than most: a province's lie within the nation's."""
    levels = dict.fromkeys((report_key(one), known.level(one)) for one in values)
    counts = Counter(level for _, level in levels if level is not None)
    if len(counts) < 2:
        return {}
    kept = counts.most_common(1)[0][0]
    return {place: "level" for place, one in enumerate(values) if known.level(one) not in (None, kept)}


def _other_times(values: Sequence[Observation], known: Background) -> _LeftOut:
    """Of a body, one report for every time; of a state, the latest time alone."""
    by_body: dict[object, list[int]] = {}
    for place, one in enumerate(values):
        by_body.setdefault(known.body(one), []).append(place)
    out: _LeftOut = {}
    for places in by_body.values():
        if len(places) > 1:
            out.update(
                _states(values, places, known) if _is_state(values[places[0]]) else _flows(values, places, known)
            )
    return out


def _is_state(one: Observation) -> bool:
    return one.period_kind in _STATES or one.code.startswith(_STANDING)


def _flows(values: Sequence[Observation], places: Sequence[int], known: Background) -> Iterator[tuple[int, Reason]]:
    """The values of one body that speak of a time that a report before them in rank has spoken of."""
    spoken: dict[ReportKey, set[tuple[int, int]]] = {}
    for place in sorted(places, key=lambda place: known.rank(values[place])):
        own, span = report_key(values[place]), known.span(values[place])
        if span is None:
            if spoken.keys() - {own}:
                yield place, "undated"
            else:
                spoken.setdefault(own, set())
        elif any(report != own and _overlap(span, spans) for report, spans in spoken.items()):
            yield place, "other_report"
        else:
            spoken.setdefault(own, set()).add(span)


def _overlap(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(first <= span[1] and span[0] <= last for first, last in others)


def _states(values: Sequence[Observation], places: Sequence[int], known: Background) -> Iterator[tuple[int, Reason]]:
    """The values of one body but those of its latest report of the latest year, and of a thing the latest there."""
    latest = max((values[place].year or 0) for place in places)
    last = [place for place in places if (values[place].year or 0) == latest]
    chosen = report_key(values[min(last, key=lambda place: known.rank(values[place]))])
    days: dict[tuple[str, str | None], str] = {}
    for place in last:
        thing = values[place].label, values[place].scope
        days[thing] = max(days.get(thing, ""), values[place].period_to or "")
    for place in places:
        one = values[place]
        if one.year != (latest or None):
            yield place, "undated" if one.year is None else "earlier"
        elif report_key(one) != chosen:
            yield place, "other_report"
        elif (one.period_to or "") < days[one.label, one.scope]:
            yield place, "earlier"


def _parts(values: Sequence[Observation], known: Background) -> _LeftOut:
    """Those that are a part, however far down, of one that is here and has a value."""
    parts = [place for place, one in enumerate(values) if one.part_of is not None]
    if not parts:
        return {}
    here = {(report_key(one), one.id) for one in values if one.value is not None}
    return {
        place: "part"
        for place in parts
        if any((report_key(values[place]), whole) in here for whole in known.wholes(values[place]))
    }


def _scoped(values: Sequence[Observation], known: Background) -> _LeftOut:
    """Those of some where the report has one of all."""
    del known
    scoped = [place for place, one in enumerate(values) if one.scope is not None]
    if not scoped:
        return {}
    whole = {report_key(one) for one in values if one.scope is None and one.value is not None}
    return {place: "scope" for place in scoped if report_key(values[place]) in whole}


def _averages(values: Sequence[Observation], known: Background) -> _LeftOut:
    del known
    return {place: "average" for place, one in enumerate(values) if "均" in one.label and _AVERAGE.search(one.label)}


def _in_one_report(values: Sequence[Observation]) -> Iterator[list[int]]:
    """The places of the values of each report that has more than one."""
    places: dict[ReportKey, list[int]] = {}
    for place, one in enumerate(values):
        places.setdefault(report_key(one), []).append(place)
    return (own for own in places.values() if len(own) > 1)


def _before(values: Sequence[Observation], known: Background) -> _LeftOut:
    """Those that tell what was before a change, where the text goes on with what is now."""
    del known
    out: _LeftOut = {}
    for places in _in_one_report(values):
        last: dict[tuple[object, ...], int] = {}
        for place in sorted(places, key=lambda place: values[place].start):
            one = values[place]
            thing = one.label, one.scope, one.sentence
            before = last.get(thing)
            gap = 0 if before is None else one.start - values[before].end
            if before is not None and 0 < gap <= _FROM_TO_GAP and _FROM_TO.search(one.sentence):
                out[before] = "before"
            last[thing] = place
    return out


def _repeated(values: Sequence[Observation], known: Background) -> _LeftOut:
    """Those that their report has said before; of two that say the same, the exact one stays."""
    del known
    out: _LeftOut = {}
    for places in _in_one_report(values):
        said = _Said(round_figures=any(_is_round(values[place]) for place in places))
        for place in sorted(places, key=lambda place: values[place].bound != "exact"):
            one = values[place]
            if one.value is None:
                continue
            key = (one.scope, one.period_from, one.period_to)
            if said.holds(key, one, one.value):
                out[place] = "repeated"
            else:
                said.add(key, one, one.value)
    return out


def _is_round(one: Observation) -> bool:
    return one.bound in ("at_least", "about") and one.value is not None and one.value >= _TELLING


class _Said:
    """What was said so far, under keys of what must agree in any case."""

    def __init__(self, *, round_figures: bool) -> None:
        self._round_figures = round_figures
        self._labelled: set[tuple[object, ...]] = set()
        self._telling: dict[tuple[object, ...], str] = {}
        self._floors: dict[tuple[object, ...], str] = {}

    def add(self, key: tuple[object, ...], one: Observation, value: Decimal) -> None:
        self._labelled.add((key, value, one.value_max, one.label))
        self._telling.setdefault((key, value, one.value_max), one.sentence)
        step = 1
        while self._round_figures and step <= value:
            self._floors.setdefault((key, one.label, step, value // step * step), one.sentence)
            step *= 10

    def holds(self, key: tuple[object, ...], one: Observation, value: Decimal) -> bool:
        """Whether that is there: in the same words, a telling number in others, or a round figure for it."""
        if (key, value, one.value_max, one.label) in self._labelled:
            return True
        if abs(value) >= _TELLING and self._telling.get((key, value, one.value_max), one.sentence) != one.sentence:
            return True
        return _is_round(one) and self._holds_exactly(key, one, value)

    def _holds_exactly(self, key: tuple[object, ...], one: Observation, value: Decimal) -> bool:
        """Whether one is another in round figures: more than 2000, and 2186."""
        step = 1
        while value % (step * 10) == 0:
            step *= 10
        floors = (value,) if one.bound == "at_least" else (value, value - step)
        sentences = (self._floors.get((key, one.label, step, floor)) for floor in floors)
        return any(sentence not in (None, one.sentence) for sentence in sentences)


def _hidden(values: Sequence[Observation], known: Background) -> _LeftOut:
    del known
    return {place: "hidden" for place, one in enumerate(values) if one.value is None}


_RULES: tuple[Callable[[Sequence[Observation], Background], _LeftOut], ...] = (
    _other_levels,
    _other_times,
    _parts,
    _scoped,
    _averages,
    _before,
    _repeated,
    _hidden,
)
