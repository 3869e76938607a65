"""The indicators of a report as they are compared: each told once, what was before a change beside what is now."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportx.analysis.likeness import core, defining
from reportx.analysis.senses import senses
from reportx.analysis.times import time_of
from reportx.model.compared import Item

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportx.analysis.senses import Sense
    from reportx.model.compared import Column, Count
    from reportx.model.observation import Observation

# Codes that gather what is named nowhere else: the label alone says what they count.
CATCH_ALL = frozenset(("other", "results.physical"))
# Changes that a report tells itself; rates of growth among them are compared by themselves.
GROWTH = "compare"
# What these count stands there until it is closed.
_STANDING = ("platforms.", "members.count")
_MADE = re.compile("建成|建立|建设|设立|成立|打造|创建|培育|命名")
# Of what has no code, these words stand for what is there at a time: 高新技术企业, 城镇化率; not 走访企业.
_STATE = re.compile(
    "(?:企业|经营主体|市场主体|机构|拥有量|保有量|总量|总规模|里程|人口|名城|[^长速]率|比重|占比|强度)$"
)
_DEED = re.compile(
    "走访|服务|帮|培育|新[增建设办认培]|引进|实施|完成|建成|获|入选|开展|支持|惠及|覆盖|增|整治|改造|化解|清理|关闭|处置"
)
_REACHED = re.compile("达到|增至|增加到|总数|总量|现有|拥有|保有量")


def items(column: Column, number: int) -> list[Item]:
    """What is compared by its value."""
    return list(_items(column, number, [one for one in column.observations if one.code != GROWTH]))


def growth_items(column: Column, number: int) -> list[Item]:
    """Rates of growth."""
    rates = [one for one in column.observations if one.code == GROWTH and one.dimension == "percent"]
    return list(_items(column, number, rates))


def _items(column: Column, number: int, wanted: Sequence[Observation]) -> Iterator[Item]:
    by_id = {one.id: one for one in column.observations}
    known = senses(column.observations)
    before = _before(column.observations, known)
    earlier = {one.id for one in before.values()}
    told: dict[tuple[object, ...], list[Observation]] = {}
    for one in wanted:
        if one.id not in earlier:
            told.setdefault(_identity(one, known), []).append(one)
    for place, (one, *repeats) in enumerate(told.values()):
        sense = known[one.id]
        yield Item(
            number,
            place,
            one,
            sense.part,
            by_id[one.part_of].code if one.part_of in by_id else None,
            by_id[one.share_of].code if one.share_of in by_id else None,
            time_of(one, column.report),
            _count(one, sense, changed=one.id in before),
            sense.average,
            before.get(one.id),
            tuple(repeats),
        )


def _before(observations: Sequence[Observation], known: Mapping[str, Sense]) -> dict[str, Observation]:
    """By the id of a figure, the one that it has grown or shrunk from."""
    found: dict[str, Observation] = {}
    waiting: dict[tuple[object, ...], Observation] = {}
    for one in sorted(observations, key=lambda one: one.start):
        thing = one.code, one.label, one.unit, one.scope, one.sentence
        if (earlier := waiting.pop(thing, None)) is not None:
            found[one.id] = earlier
        if known[one.id].before:
            waiting[thing] = one
    return found


def _identity(one: Observation, known: Mapping[str, Sense]) -> tuple[object, ...]:
    """What two mentions of one thing agree in."""
    if one.value is None:
        return (one.id,)
    value = (one.code, one.status, one.value, one.value_max, one.bound, one.unit)
    period = (one.period_kind, one.period_from, one.period_to)
    return (*value, core(one.label), one.scope, *period, known[one.id].part)


def standing(one: Observation) -> bool:
    """Whether the code counts what stands there."""
    return one.code.startswith(_STANDING)


def definition(item: Item) -> frozenset[str]:
    """Which words change what is counted; the 40 of 议事室新增12个，达到40个 are not new, whatever their label."""
    words = defining(item.one.label)
    return words if item.kind == "new" else words - {"new"}


def _count(one: Observation, sense: Sense, *, changed: bool) -> Count:
    words = defining(one.label)
    if "new" in words:
        return "new" if sense.fresh or one.value is None or "stock" in words else "stock"
    if "stock" in words or changed:
        return "stock"
    if standing(one):
        return "made" if _MADE.search(one.label) and one.period_kind != "cumulative" else "stock"
    return "stock" if one.code in CATCH_ALL and _is_state(one) else "plain"


def _is_state(one: Observation) -> bool:
    if one.period_kind == "as_of" and _REACHED.search(one.sentence):
        return True
    return _STATE.search(one.label) is not None and _DEED.search(one.label) is None
