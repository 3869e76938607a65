"""What two reports of a body tell in other units: 112次 in the report and 112人次 in its digest are one figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportx.analysis.bodies import TELLING, report_key
from reportx.analysis.likeness import kin, unit_family
from reportx.analysis.repeats import UNLIKE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportx.analysis.bodies import Background
    from reportx.model.observation import Observation


def told_in_other_words(values: Sequence[Observation], known: Background) -> Iterator[int]:
    """The places of values that a report before theirs in rank gives as well, in a unit that does not count alike."""
    if len({report_key(one) for one in values}) < 2:
        return
    equal: dict[tuple[object, ...], list[int]] = {}
    for place, one in enumerate(values):
        if one.value is not None and one.value >= TELLING and kin(one) == "count" and one.code not in UNLIKE:
            thing = one.code, one.value, one.value_max, one.status, one.period_kind, one.year
            equal.setdefault(thing, []).append(place)
    for places in equal.values():
        if len({unit_family(values[place].unit) for place in places}) > 1:
            yield from _behind([(place, values[place]) for place in places], known)


def _behind(equal: Sequence[tuple[int, Observation]], known: Background) -> Iterator[int]:
    by_body: dict[tuple[str, ...], list[tuple[int, Observation]]] = {}
    for place, one in equal:
        by_body.setdefault(known.body(one), []).append((place, one))
    for own in by_body.values():
        first = min((one for _, one in own), key=known.rank)
        for place, one in own:
            if report_key(one) != report_key(first) and unit_family(one.unit) != unit_family(first.unit):
                yield place
