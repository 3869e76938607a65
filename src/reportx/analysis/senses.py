"""In which sense a report gives each of its figures: what is beside what it counts, and what it says a second time.

Statistics, comparisons and panels ask this of the same figures, and must not answer it in three ways.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from reportx.analysis.likeness import SURE, defining, likeness, unit_family, without_new
from reportx.analysis.part_years import part_years
from reportx.analysis.repeats import repeats
from reportx.analysis.scopes import holds, scope_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

    from reportx.model.observation import Observation

Reach: TypeAlias = Literal["own", "wide", "other"]

# 由12个增加到86个: one thing, before and after.
_FROM_TO = re.compile("[由从].*[增加提高升涨扩大展拓降减少缩](?:长|加|高|升|大|展|低|少|短)?[到至为]")
# So far apart the two may stand.
_FROM_TO_GAP = 12
_AVERAGE = re.compile("平均|[人户年月日亩](?:均(?!衡))")
# What stands before the figure of all there are: 新增12个，达到40个; the label alone would call it new as well.
_ALL = "(?:达到?|[增升]至|增加到|总数|总量|累计|共计?|现有|已有|总计)[有为达到]{0,2}"


class Sense(NamedTuple):
    """A figure in its report.

    ``before``: what was before a change, where the text goes on with what is now. ``average``: per head, per house.
    ``fresh``: newly made; ``whole_id`` is then the figure of all, if the report gives it. ``part``: a figure above it
    has the same code, or it is of a part of the year that one is of; ``above`` are the ids of all such. ``reach``: the
    body itself, all levels below as well, or somebody else. ``within``: the id of a figure of others that holds it,
    省级以上采用 that of 全国政协采用. ``repeats``: the id of the figure that says the same.
    """

    before: bool = False
    average: bool = False
    fresh: bool = False
    whole_id: str | None = None
    part: bool = False
    above: tuple[str, ...] = ()
    reach: Reach = "own"
    within: str | None = None
    repeats: str | None = None


_PLAIN = Sense()


def senses(observations: Iterable[Observation]) -> dict[str, Sense]:
    """The senses of the figures of one report, by their ids."""
    by_id = {one.id: one for one in observations}
    found = list(by_id.values())
    before = set(_before(found))
    fresh = {one.id for one in found if _is_fresh(one)}
    wholes = dict(_wholes(found, fresh)) if fresh else {}
    reaches = {one.id: reach_of(one) for one in found if one.scope}
    within = dict(_within([one for one in found if reaches.get(one.id) == "other"]))

    def whose(one: Observation) -> Hashable:
        reach = reaches.get(one.id, "own")
        return one.part_of is not None and is_part(one, by_id), reach, reach == "other" and scope_of(one).who

    again = dict(repeats(found, whose))
    seasons = dict(part_years(found))
    telling = before | fresh | again.keys() | seasons.keys()
    made = {}
    for one in found:
        average = "均" in one.label and _AVERAGE.search(one.label) is not None
        if one.part_of is None and one.scope is None and not average and one.id not in telling:
            made[one.id] = _PLAIN
            continue
        made[one.id] = Sense(
            before=one.id in before,
            average=average,
            fresh=one.id in fresh,
            whole_id=wholes.get(one.id),
            part=one.id in seasons or is_part(one, by_id),
            above=(
                *(other.id for other in _above(one, by_id) if other.code == one.code),
                *([seasons[one.id]] if one.id in seasons else ()),
            ),
            reach=reaches.get(one.id, "own"),
            within=within.get(one.id),
            repeats=again.get(one.id),
        )
    return made


def reach_of(one: Observation) -> Reach:
    """Whose figure it is."""
    scope = scope_of(one)
    if scope.wide:
        return "wide"
    return "other" if scope.who else "own"


def is_part(one: Observation, by_id: Mapping[str, Observation]) -> bool:
    """Whether a figure above it has the same code; not so the body's own beside that of all levels."""
    above = next((other for other in _above(one, by_id) if other.code == one.code), None)
    return above is not None and not (one.scope and not scope_of(one).who and scope_of(above).wide)


def _above(one: Observation, by_id: Mapping[str, Observation]) -> Iterator[Observation]:
    """What a figure is a part of, what that is a part of, and so on."""
    above, seen = by_id.get(one.part_of or ""), {one.id}
    while above is not None and above.id not in seen:
        yield above
        seen.add(above.id)
        above = by_id.get(above.part_of or "")


def _before(observations: Iterable[Observation]) -> Iterator[str]:
    changing = [one for one in observations if "由" in one.sentence or "从" in one.sentence]
    last: dict[tuple[object, ...], Observation] = {}
    for one in sorted(changing, key=lambda one: one.start):
        thing = one.code, one.label, one.unit, one.scope, one.sentence
        earlier = last.get(thing)
        if earlier is not None and 0 < one.start - earlier.end <= _FROM_TO_GAP and _FROM_TO.search(one.sentence):
            yield earlier.id
        last[thing] = one


def _is_fresh(one: Observation) -> bool:
    """Whether it is newly made, by its label; a label that a figure of all has from the words before it deceives."""
    if one.value is None or "新" not in one.label or "new" not in defining(one.label):
        return False
    return not ("stock" in defining(one.label) or re.search(f"{_ALL}{one.value:f}(?![0-9.])", one.sentence))


def _wholes(observations: Sequence[Observation], fresh: set[str]) -> Iterator[tuple[str, str]]:
    """What is newly made, with the figure of all that there are: of the same code and unit, and larger.

    The figure of all stands in the same sentence, or has the same name; what was rebuilt is no such.
    """
    by_code: dict[str, list[Observation]] = {}
    for one in observations:
        by_code.setdefault(one.code, []).append(one)
    for one in observations:
        if one.id not in fresh:
            continue
        others = [other for other in by_code[one.code] if other.id not in fresh and _may_hold(other, one)]
        whole = next((other for other in others if other.sentence == one.sentence), None)
        if whole is None:
            whole = next((other for other in others if other.part_of is None), None)
        if whole is not None:
            yield one.id, whole.id


def _may_hold(whole: Observation, one: Observation) -> bool:
    if whole.value is None or one.value is None or whole.value <= one.value or whole.status != one.status:
        return False
    if unit_family(whole.unit) != unit_family(one.unit) or reach_of(whole) != reach_of(one):
        return False
    return likeness(without_new(one.label), without_new(whole.label)) >= SURE


def _within(others: Sequence[Observation]) -> Iterator[tuple[str, str]]:
    for one in others:
        for other in others:
            alike = other.code == one.code and unit_family(other.unit) == unit_family(one.unit)
            if alike and other.status == one.status and holds(other, one):
                yield one.id, other.id
                break
