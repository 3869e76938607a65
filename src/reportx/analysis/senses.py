"""In which sense a report gives each of its figures: what is beside what it counts, and what it says a second time.

Statistics, comparisons and panels ask this of the same figures, and must not answer it in three ways.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from reportx.analysis.likeness import SURE, defining, likeness
from reportx.analysis.scopes import scope_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reportx.model.observation import Observation

Reach: TypeAlias = Literal["own", "wide", "other"]

# 由12个增加到86个: one thing, before and after.
_FROM_TO = re.compile("[由从].*[增加提高升涨扩大展拓降减少缩](?:长|加|高|升|大|展|低|少|短)?[到至为]")
# So far apart the two may stand.
_FROM_TO_GAP = 12
_AVERAGE = re.compile("平均|[人户年月日亩](?:均(?!衡))")
# Two equal figures from here on are one, whatever words are about them; six meetings and six visits are two.
_TELLING = 100


class Sense(NamedTuple):
    """A figure in its report.

    ``before``: what was before a change, where the text goes on with what is now. ``average``: per head, per house.
    ``fresh``: newly made; ``whole_id`` is then the figure of all, if the report gives it. ``part``: a figure above it
    has the same code. ``reach``: the body itself, all levels below as well, or somebody else. ``repeats``: the id of
    the figure that says the same.
    """

    before: bool = False
    average: bool = False
    fresh: bool = False
    whole_id: str | None = None
    part: bool = False
    reach: Reach = "own"
    repeats: str | None = None


def senses(observations: Sequence[Observation]) -> dict[str, Sense]:
    """The senses of the figures of one report, by their ids."""
    by_id = {one.id: one for one in observations}
    before = set(_before(observations))
    wholes = dict(_wholes(observations))
    repeats = dict(_repeats(observations, by_id))
    return {
        one.id: Sense(
            before=one.id in before,
            average="均" in one.label and _AVERAGE.search(one.label) is not None,
            fresh="new" in defining(one.label),
            whole_id=wholes.get(one.id),
            part=is_part(one, by_id),
            reach=reach_of(one),
            repeats=repeats.get(one.id),
        )
        for one in observations
    }


def reach_of(one: Observation) -> Reach:
    """Whose figure it is."""
    scope = scope_of(one)
    if scope.wide:
        return "wide"
    return "other" if scope.who else "own"


def is_part(one: Observation, by_id: Mapping[str, Observation]) -> bool:
    """Whether a figure above it has the same code; not so the body's own beside that of all levels."""
    above = by_id.get(one.part_of or "")
    seen = {one.id}
    while above is not None and above.id not in seen:
        if above.code == one.code:
            return not (one.scope and not scope_of(one).who and scope_of(above).wide)
        seen.add(above.id)
        above = by_id.get(above.part_of or "")
    return False


def _before(observations: Iterable[Observation]) -> Iterator[str]:
    last: dict[tuple[object, ...], Observation] = {}
    for one in sorted(observations, key=lambda one: one.start):
        thing = one.code, one.label, one.unit, one.scope, one.sentence
        earlier = last.get(thing)
        if earlier is not None and 0 < one.start - earlier.end <= _FROM_TO_GAP and _FROM_TO.search(one.sentence):
            yield earlier.id
        last[thing] = one


def _wholes(observations: Sequence[Observation]) -> Iterator[tuple[str, str]]:
    """What is newly made, with the figure of all that there are: of the same code and unit, and larger."""
    fresh = [one for one in observations if one.value is not None and "new" in defining(one.label)]
    for one in fresh:
        for other in observations:
            if (
                (other.code, other.unit, other.status) == (one.code, one.unit, one.status)
                and other.value is not None
                and one.value is not None
                and other.value > one.value
                and "new" not in defining(other.label)
                and reach_of(other) == reach_of(one)
            ):
                yield one.id, other.id
                break


def _repeats(observations: Sequence[Observation], by_id: Mapping[str, Observation]) -> Iterator[tuple[str, str]]:
    told: dict[tuple[object, ...], list[Observation]] = {}
    for one in observations:
        if one.value is None:
            continue
        key = (one.code, one.status, one.value, one.value_max, one.unit, one.period_kind, one.year)
        earlier = told.setdefault((*key, is_part(one, by_id), reach_of(one)), [])
        said = next((other for other in earlier if _is_again(one, other)), None)
        if said is not None:
            yield one.id, said.id
        else:
            earlier.append(one)


def _is_again(one: Observation, other: Observation) -> bool:
    """Whether a figure of the same value and code is the same once more, and not another one of that size."""
    if one.label == other.label:
        return True
    if one.sentence == other.sentence:
        return False
    return likeness(one.label, other.label) >= SURE or (one.value is not None and abs(one.value) >= _TELLING)
