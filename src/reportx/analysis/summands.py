"""Which of the values of one thing may be added up, and why the others may not.

All values here have one code, unit, status and sort of period. What is left out is never lost: each has its reason.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

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
    ranked = sorted(places, key=lambda place: known.rank(values[place]))
    spoken: list[tuple[tuple[int, int] | None, ReportKey]] = []
    for place in ranked:
        own, span = known.report(values[place]), known.span(values[place])
        others = [other for other, report in spoken if report != own]
        if span is None and others:
            yield place, "undated"
        elif span is not None and any(other and other[0] <= span[1] and span[0] <= other[1] for other in others):
            yield place, "other_report"
        else:
            spoken.append((span, own))


def _states(values: Sequence[Observation], places: Sequence[int], known: Background) -> Iterator[tuple[int, Reason]]:
    """The values of one body but those of its latest report of the latest year, and of a thing the latest there."""
    latest = max((values[place].year or 0) for place in places)
    last = [place for place in places if (values[place].year or 0) == latest]
    chosen = known.report(values[min(last, key=lambda place: known.rank(values[place]))])
    days: dict[tuple[str, str | None], str] = {}
    for place in last:
        thing = values[place].label, values[place].scope
        days[thing] = max(days.get(thing, ""), values[place].period_to or "")
    for place in places:
        one = values[place]
        if one.year != (latest or None):
            yield place, "undated" if one.year is None else "earlier"
        elif known.report(one) != chosen:
            yield place, "other_report"
        elif (one.period_to or "") < days[one.label, one.scope]:
            yield place, "earlier"


def _parts(values: Sequence[Observation], known: Background) -> _LeftOut:
    """Those that are a part, however far down, of one that is here and has a value."""
    here = {(known.report(one), one.id) for one in values if one.value is not None}
    return {
        place: "part"
        for place, one in enumerate(values)
        if any((known.report(one), whole) in here for whole in known.wholes(one))
    }


def _scoped(values: Sequence[Observation], known: Background) -> _LeftOut:
    """Those of some where the report has one of all."""
    whole = {known.report(one) for one in values if one.scope is None and one.value is not None}
    return {place: "scope" for place, one in enumerate(values) if one.scope is not None and known.report(one) in whole}


def _averages(values: Sequence[Observation], known: Background) -> _LeftOut:
    del known
    return {place: "average" for place, one in enumerate(values) if _AVERAGE.search(one.label)}


def _before(values: Sequence[Observation], known: Background) -> _LeftOut:
    """Those that tell what was before a change, where the text goes on with what is now."""
    out: _LeftOut = {}
    last: dict[tuple[object, ...], int] = {}
    for place in sorted(range(len(values)), key=lambda place: values[place].start):
        one = values[place]
        thing = known.report(one), one.label, one.scope, one.sentence
        before = last.get(thing)
        if before is not None and 0 < one.start - values[before].end <= _FROM_TO_GAP and _FROM_TO.search(one.sentence):
            out[before] = "before"
        last[thing] = place
    return out


def _repeated(values: Sequence[Observation], known: Background) -> _LeftOut:
    """Those that their report has said before; of two that say the same, the exact one stays."""
    out: _LeftOut = {}
    said: dict[tuple[object, ...], list[Observation]] = {}
    for place in sorted(range(len(values)), key=lambda place: values[place].bound != "exact"):
        one = values[place]
        if one.value is None:
            continue
        before = said.setdefault((known.report(one), one.scope, one.period_from, one.period_to), [])
        if any(_is_same(one, other) for other in before):
            out[place] = "repeated"
        else:
            before.append(one)
    return out


def _is_same(one: Observation, other: Observation) -> bool:
    if one.label == other.label:
        return (one.value, one.value_max) == (other.value, other.value_max) or _is_rounder(one, other)
    telling = one.value is not None and abs(one.value) >= _TELLING and one.sentence != other.sentence
    return telling and (one.value, one.value_max) == (other.value, other.value_max)


def _is_rounder(one: Observation, other: Observation) -> bool:
    """Whether one is the other in round figures: more than 2000, and 2186."""
    if one.bound not in ("at_least", "about") or one.value is None or other.value is None:
        return False
    if one.sentence == other.sentence or one.value < _TELLING:
        return False
    step = 1
    while one.value % (step * 10) == 0:
        step *= 10
    far = other.value - one.value
    return 0 <= far < step if one.bound == "at_least" else abs(far) <= step


def _hidden(values: Sequence[Observation], known: Background) -> _LeftOut:
    del known
    return {place: "hidden" for place, one in enumerate(values) if one.value is None}


_RULES: tuple[Callable[[Sequence[Observation], Background], _LeftOut], ...] = (
    _other_times,
    _parts,
    _scoped,
    _averages,
    _before,
    _repeated,
    _hidden,
)
