"""Which of the values of one thing may be added up, and why the others may not.

All values here have one code, status and sort of period, and units that count alike. What is left out is never lost:
each has its reason.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from reportx.analysis.bodies import report_key
from reportx.analysis.scopes import is_of_a_level
from reportx.model.base import LEVELS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reportx.analysis.bodies import Background, ReportKey, Years
    from reportx.analysis.senses import Sense
    from reportx.model.observation import Observation
    from reportx.model.stats import Reason


class _Given(NamedTuple):
    """A value, and the sense in which its report gives it."""

    one: Observation
    sense: Sense


# Values by their place in the list, each with the reason that it is left out for.
_LeftOut: TypeAlias = "dict[int, Reason]"

_STATES = frozenset(("as_of", "cumulative"))
_STANDS_IN = frozenset(("year", *_STATES))
# What was set up stands for years, and reports of several years name it again.
_STANDING = ("platforms.", "party.organizations", "supervision.supervisors")
# The committee's own work: a government that speaks of it speaks of the same proposals again.
_COMMITTEE = ("proposals.", "public_opinion.", "consultation.", "members.", "speeches.")


def reasons(values: Sequence[Observation], known: Background) -> list[Reason | None]:
    """For each of the values why it does not count beside the others, ``None`` for those that do."""
    given = [_Given(one, known.sense(one)) for one in values]
    if len(given) == 1:
        return [_alone(given[0])]
    found: list[Reason | None] = [None] * len(values)
    places = list(range(len(values)))
    for rule in _RULES:
        out = rule([given[place] for place in places] if len(places) < len(given) else given, known)
        if not out:
            continue
        for place, reason in out.items():
            found[places[place]] = reason
        places = [place for place in places if found[place] is None]
        if not places:
            break
    return found


def _alone(given: _Given) -> Reason | None:
    """Why a value does not count that has no other beside it."""
    if given.sense.average:
        return "average"
    if given.sense.before:
        return "before"
    return "hidden" if given.one.value is None else None


def _other_bodies(values: Sequence[_Given], known: Background) -> _LeftOut:
    """Those of governments, congresses and courts where committees speak of what is theirs."""
    if not values[0].one.code.startswith(_COMMITTEE):
        return {}
    others = [place for place, (one, _) in enumerate(values) if not known.is_committee(one)]
    return dict.fromkeys(others, "other_body") if len(others) < len(values) else {}


def _undated(values: Sequence[_Given], known: Background) -> _LeftOut:
    """Those of an unknown time: it may be a year or five; they count only among themselves, in one report."""
    del known
    out = [place for place, (one, _) in enumerate(values) if one.year is None or one.period_kind is None]
    if not out or (len(out) == len(values) and len({report_key(one) for one, _ in values}) == 1):
        return {}
    return dict.fromkeys(out, "undated")


def _other_levels(values: Sequence[_Given], known: Background) -> _LeftOut:
    """Those of governments and courts that are of another level than most: a province's lie within the nation's."""
    levels = dict.fromkeys((report_key(one), known.level(one)) for one, _ in values)
    counts = Counter(level for _, level in levels if level is not None)
    if len(counts) < 2:
        return {}
    kept = counts.most_common(1)[0][0]
    return {place: "level" for place, (one, _) in enumerate(values) if known.level(one) not in (None, kept)}


def _other_times(values: Sequence[_Given], known: Background) -> _LeftOut:
    """Of a body, one report for every time; of a state, the latest time alone."""
    by_body: dict[object, list[int]] = {}
    for place, (one, _) in enumerate(values):
        by_body.setdefault(known.body(one), []).append(place)
    out: _LeftOut = {}
    for places in by_body.values():
        if len(places) > 1:
            out.update(
                _states(values, places, known) if _is_state(values[places[0]]) else _flows(values, places, known)
            )
    return out


def sort_of_period(one: Observation) -> str | None:
    """The sort of period by which values are judged side by side: what stands, stands at the end of a year as well."""
    return "as_of" if one.period_kind in _STANDS_IN and one.code.startswith(_STANDING) else one.period_kind


def _is_state(given: _Given) -> bool:
    return given.one.period_kind in _STATES or (given.one.code.startswith(_STANDING) and not _is_new(given))


def _is_new(given: _Given) -> bool:
    """Whether it is what a time added to what stands; a sum of that since some day is what stands again."""
    return given.sense.fresh and given.one.period_kind not in _STATES and given.one.code.startswith(_STANDING)


def _new(values: Sequence[_Given], known: Background) -> _LeftOut:
    """What a time added, where there are values of what stands: these hold it already, or are of another sort."""
    del known
    new = [place for place, given in enumerate(values) if _is_new(given)]
    if not new or all(_is_new(given) or given.one.value is None for given in values):
        return {}
    here = {(report_key(one), one.id) for one, _ in values if one.value is not None}
    held = {place for place in new if (report_key(values[place].one), values[place].sense.whole_id) in here}
    return {place: "part" if place in held else "new" for place in new}


def _flows(values: Sequence[_Given], places: Sequence[int], known: Background) -> Iterator[tuple[int, Reason]]:
    """The values of one body that speak of a time that a report before them in rank has spoken of."""
    first = report_key(values[places[0]].one)
    if all(report_key(values[place].one) == first for place in places):
        return
    spoken: dict[ReportKey, set[Years]] = {}
    for place in sorted(places, key=lambda place: known.rank(values[place].one)):
        own, span = report_key(values[place].one), known.span(values[place].one)
        if span is None:
            continue  # all of one report
        if any(report != own and any(map(span.overlap, spans)) for report, spans in spoken.items()):
            yield place, "other_report"
        else:
            spoken.setdefault(own, set()).add(span)


def _states(values: Sequence[_Given], places: Sequence[int], known: Background) -> Iterator[tuple[int, Reason]]:
    """The values of one body but those of its latest report of the latest year, and of a thing the latest there."""
    latest = max((values[place].one.year or 0) for place in places)
    last = [place for place in places if (values[place].one.year or 0) == latest]
    chosen = report_key(values[min(last, key=lambda place: known.rank(values[place].one))].one)
    days: dict[tuple[str | None, ...], str] = {}
    for place in last:
        thing = _thing(values[place].one)
        days[thing] = max(days.get(thing, ""), values[place].one.period_to or "")
    for place in places:
        one = values[place].one
        if one.year != (latest or None):
            yield place, "earlier"
        elif report_key(one) != chosen:
            yield place, "other_report"
        elif (one.period_to or "") < days[_thing(one)]:
            yield place, "earlier"


def _thing(one: Observation) -> tuple[str | None, ...]:
    return one.label, one.scope, one.period_kind


def _scoped(values: Sequence[_Given], known: Background) -> _LeftOut:
    """Those of all levels where bodies have their own, those of somebody else where their report has more."""
    del known
    reaches = [sense.reach for _, sense in values]
    if not ("wide" in reaches or "other" in reaches):
        return {}
    for place in _siblings(values):
        reaches[place] = "own"
    by_report: dict[ReportKey, set[str]] = {}
    for (one, _), reach in zip(values, reaches, strict=True):
        if one.value is not None:
            by_report.setdefault(report_key(one), set()).add(reach)
    # Of all levels alone, or beside those of somebody who is counted there too.
    all_wide = all("wide" in found and "own" not in found for found in by_report.values())
    holding = {"own", "wide"} if all_wide else {"own"}
    out: _LeftOut = {}
    for place, ((one, _), reach) in enumerate(zip(values, reaches, strict=True)):
        if reach == "wide":
            beside = bool(by_report) and not all_wide
        else:
            beside = reach == "other" and bool(holding & by_report.get(report_key(one), set()))
        if beside:
            out[place] = "scope"
    return out


def _siblings(values: Sequence[_Given]) -> Iterator[int]:
    """What a sentence counts level by level (县级6个、乡镇18个), where its report has nothing of all levels."""
    by_report: dict[ReportKey, list[int]] = {}
    for place, (one, _) in enumerate(values):
        by_report.setdefault(report_key(one), []).append(place)
    for places in by_report.values():
        found = [values[place].one for place in places]
        if len(found) > 1 and len({one.sentence for one in found}) == 1 and all(map(is_of_a_level, found)):
            yield from places


def _wide_levels(values: Sequence[_Given], known: Background) -> _LeftOut:
    """Of figures of all levels those of one level: a city's lie within its province's."""
    del known
    wide = [place for place, (_, sense) in enumerate(values) if sense.reach == "wide"]
    counts = Counter(level for _, level in {(report_key(values[place].one), values[place].one.level) for place in wide})
    if len(counts) < 2:
        return {}
    kept = max(counts, key=lambda level: (counts[level], -LEVELS.index(level)))
    return {place: "level" for place in wide if values[place].one.level != kept}


def _adopted(values: Sequence[_Given], known: Background) -> _LeftOut:
    """Those of somebody that lie within those of a wider circle: 全国政协 within 省级以上."""
    del known
    return _within(values, "scope", lambda sense: (sense.within,))


def _parts(values: Sequence[_Given], known: Background) -> _LeftOut:
    """Those that are a part, however far down, of one that is here; what is newly made is one of all there are."""
    del known
    return _within(values, "part", lambda sense: (*sense.above, sense.whole_id))


def _within(values: Sequence[_Given], reason: Reason, wholes: Callable[[Sense], Iterable[str | None]]) -> _LeftOut:
    held = [(place, [whole for whole in wholes(sense) if whole]) for place, (_, sense) in enumerate(values)]
    if not any(own for _, own in held):
        return {}
    here = {(report_key(one), one.id) for one, _ in values if one.value is not None}
    return {
        place: reason for place, own in held if any((report_key(values[place].one), whole) in here for whole in own)
    }


def _averages(values: Sequence[_Given], known: Background) -> _LeftOut:
    del known
    return {place: "average" for place, (_, sense) in enumerate(values) if sense.average}


def _before(values: Sequence[_Given], known: Background) -> _LeftOut:
    """Those that tell what was before a change, where the text goes on with what is now."""
    del known
    return {place: "before" for place, (_, sense) in enumerate(values) if sense.before}


def _repeated(values: Sequence[_Given], known: Background) -> _LeftOut:
    """Those that their report says elsewhere among these, and a report that was given twice."""
    del known
    here = {(report_key(one), one.id) for one, _ in values}
    if len(here) == len(values) and not any(sense.repeats for _, sense in values):
        return {}
    seen: set[tuple[ReportKey, str]] = set()
    out: _LeftOut = {}
    for place, (one, sense) in enumerate(values):
        own = report_key(one)
        if (own, one.id) in seen or (own, sense.repeats) in here:
            out[place] = "repeated"
        seen.add((own, one.id))
    return out


def _hidden(values: Sequence[_Given], known: Background) -> _LeftOut:
    del known
    return {place: "hidden" for place, (one, _) in enumerate(values) if one.value is None}


_RULES: tuple[Callable[[Sequence[_Given], Background], _LeftOut], ...] = (
    _averages,
    _undated,
    _other_bodies,
    _other_levels,
    _new,
    _other_times,
    _scoped,
    _wide_levels,
    _adopted,
    _parts,
    _before,
    _repeated,
    _hidden,
)
