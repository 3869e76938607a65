"""Which of the values of one thing may be added up, and why the others may not.

All values here have one code, status and sort of period, and units that count alike. What is left out is never lost:
each has its reason.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from reportx.analysis.bodies import report_key
from reportx.model.document import LEVELS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reportx.analysis.bodies import Background, ReportKey
    from reportx.model.observation import Observation
    from reportx.model.stats import Reason

# Values by their place in the list, each with the reason that it is left out for.
_LeftOut: TypeAlias = "dict[int, Reason]"

_STATES = frozenset(("as_of", "cumulative"))
# What was set up stands for years, and reports of several years name it again.
_STANDING = ("platforms.", "party.organizations", "supervision.supervisors")
# The committee's own work: a government that speaks of it speaks of the same proposals again.
_COMMITTEE = ("proposals.", "public_opinion.", "consultation.", "members.", "speeches.")


def reasons(values: Sequence[Observation], known: Background) -> list[Reason | None]:
    """For each of the values why it does not count beside the others, ``None`` for those that do."""
    found: list[Reason | None] = [None] * len(values)
    places = list(range(len(values)))
    for rule in _RULES:
        out = rule([values[place] for place in places], known)
        for place, reason in out.items():
            found[places[place]] = reason
        if out:
            places = [place for place in places if found[place] is None]
            if not places:
                break
    return found


def _other_bodies(values: Sequence[Observation], known: Background) -> _LeftOut:
    """Those of governments, congresses and courts where committees speak of what is theirs."""
    if not values[0].code.startswith(_COMMITTEE):
        return {}
    others = [place for place, one in enumerate(values) if not known.is_committee(one)]
    return dict.fromkeys(others, "other_body") if len(others) < len(values) else {}


def _undated(values: Sequence[Observation], known: Background) -> _LeftOut:
    """Those of an unknown time: it may be a year or five; they count only among themselves, in one report."""
    del known
    out = [place for place, one in enumerate(values) if one.year is None or one.period_kind is None]
    if not out or (len(out) == len(values) and len(set(map(report_key, values))) == 1):
        return {}
    return dict.fromkeys(out, "undated")


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
            continue  # all of one report
        if any(report != own and _overlap(span, spans) for report, spans in spoken.items()):
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
            yield place, "earlier"
        elif report_key(one) != chosen:
            yield place, "other_report"
        elif (one.period_to or "") < days[one.label, one.scope]:
            yield place, "earlier"


def _scoped(values: Sequence[Observation], known: Background) -> _LeftOut:
    """Those of all levels where bodies have their own, those of somebody else where their report has more."""
    reaches = [known.sense(one).reach for one in values]
    if not ("wide" in reaches or "other" in reaches):
        return {}
    by_report: dict[ReportKey, set[str]] = {}
    for one, reach in zip(values, reaches, strict=True):
        if one.value is not None:
            by_report.setdefault(report_key(one), set()).add(reach)
    # Of all levels alone, or beside those of somebody who is counted there too.
    all_wide = all("wide" in found and "own" not in found for found in by_report.values())
    holding = {"own", "wide"} if all_wide else {"own"}
    out: _LeftOut = {}
    for place, (one, reach) in enumerate(zip(values, reaches, strict=True)):
        if reach == "wide":
            beside = bool(by_report) and not all_wide
        else:
            beside = reach == "other" and bool(holding & by_report.get(report_key(one), set()))
        if beside:
            out[place] = "scope"
    return out


def _wide_levels(values: Sequence[Observation], known: Background) -> _LeftOut:
    """Of figures of all levels those of one level: a city's lie within its province's."""
    wide = [place for place, one in enumerate(values) if known.sense(one).reach == "wide"]
    counts = Counter(level for _, level in {(report_key(values[place]), values[place].level) for place in wide})
    if len(counts) < 2:
        return {}
    kept = max(counts, key=lambda level: (counts[level], -LEVELS.index(level)))
    return {place: "level" for place in wide if values[place].level != kept}


def _adopted(values: Sequence[Observation], known: Background) -> _LeftOut:
    """Those of somebody that lie within those of a wider circle: 全国政协 within 省级以上."""
    return _within(values, "scope", lambda one: (known.sense(one).within,))


def _parts(values: Sequence[Observation], known: Background) -> _LeftOut:
    """Those that are a part, however far down, of one that is here; what is newly made is one of all there are."""
    return _within(values, "part", lambda one: (*known.sense(one).above, known.sense(one).whole_id))


def _within(
    values: Sequence[Observation], reason: Reason, wholes: Callable[[Observation], Iterable[str | None]]
) -> _LeftOut:
    here = {(report_key(one), one.id) for one in values if one.value is not None}
    return {
        place: reason
        for place, one in enumerate(values)
        if any((report_key(one), whole) in here for whole in wholes(one))
    }


def _averages(values: Sequence[Observation], known: Background) -> _LeftOut:
    return {place: "average" for place, one in enumerate(values) if known.sense(one).average}


def _before(values: Sequence[Observation], known: Background) -> _LeftOut:
    """Those that tell what was before a change, where the text goes on with what is now."""
    return {place: "before" for place, one in enumerate(values) if known.sense(one).before}


def _repeated(values: Sequence[Observation], known: Background) -> _LeftOut:
    """Those that their report says elsewhere among these, and a report that was given twice."""
    here = {(report_key(one), one.id) for one in values}
    seen: set[tuple[ReportKey, str]] = set()
    out: _LeftOut = {}
    for place, one in enumerate(values):
        own = report_key(one)
        if (own, one.id) in seen or (own, known.sense(one).repeats) in here:
            out[place] = "repeated"
        seen.add((own, one.id))
    return out


def _hidden(values: Sequence[Observation], known: Background) -> _LeftOut:
    del known
    return {place: "hidden" for place, one in enumerate(values) if one.value is None}


_RULES: tuple[Callable[[Sequence[Observation], Background], _LeftOut], ...] = (
    _undated,
    _other_bodies,
    _other_levels,
    _other_times,
    _scoped,
    _wide_levels,
    _adopted,
    _parts,
    _averages,
    _before,
    _repeated,
    _hidden,
)
