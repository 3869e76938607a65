"""From one value to another: the difference with its bound, or why there is none."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from reportx.analysis.items import CATCH_ALL, GROWTH, definition, standing
from reportx.analysis.likeness import SURE, likeness, units_alike
from reportx.analysis.same_scope import reaches
from reportx.analysis.things import growing, qualifiers, thing
from reportx.analysis.times import times
from reportx.model.compared import Change

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportx.model.compared import Item
    from reportx.model.observation import Observation

_HEADS = re.compile("主要(?:领导|负责)")
_CENT = Decimal("0.01")
# What is counted under these differs from report to report more than their names do.
_LOOSE = frozenset(("problems.solved", "enterprises.issues", "beneficiaries.people", "grassroots.participants"))
_LOOSE_SURE = 0.85
# 义诊1.8万余人次 and 18230人次 of one year do not contradict each other.
_SLACK = Decimal("0.1")


def change(base: Item, other: Item, *, twins: bool = False) -> Change:
    """From ``base`` to ``other``; ``twins`` are reports of one body on one year, which must agree."""
    like = _likeness(base.one, other.one)
    reasons = tuple(dict.fromkeys(_reasons(base, other)))
    remarks = list(_remarks(base, other, like))
    if twins and _ends_equal(base.one, other.one) and "scope" in reasons:
        # A digest leaves out whose the figure is; the value says that it is the same.
        reasons = tuple(reason for reason in reasons if reason != "scope")
        remarks.append("scope")
    if reasons:
        return Change(None, None, None, None, "exact", reasons, tuple(remarks), like)
    low, high, bound = difference(base.one, other.one)
    percent = percent_max = None
    if base.one.dimension not in ("percent", "ratio"):
        percent, percent_max = _percent(base.one, low, high, bound)
        if percent is None:
            remarks.append("zero_base")
    if bound != "exact":
        remarks.append("bound")
    found = Change(low, high, percent, percent_max, bound, (), tuple(remarks), like)
    if twins and _contradict(base.one, other.one, found):
        return found._replace(remarks=("contradiction", *remarks))
    return found


def _likeness(one: Observation, two: Observation) -> float:
    if one.code == GROWTH and growing(one.label) == growing(two.label):
        return 1.0
    return likeness(one.label, two.label)


def _reasons(base: Item, other: Item) -> Iterator[str]:
    one, two = base.one, other.one
    if one.value is None or two.value is None:
        yield "hidden"
    if not units_alike(one.unit, two.unit):
        yield "unit"
    if reaches(one, two) == "different" or _of_heads(one) != _of_heads(two):
        yield "scope"
    verdict = times(base, other)
    if verdict == "different":
        yield "period"
    elif verdict == "one_unknown":
        yield "period_unknown"
    if _defined(base) != _defined(other) or (base.share and other.share and base.share != other.share):
        yield "definition"


def _of_heads(one: Observation) -> bool:
    """Whether it counts only what the heads among the leaders did: 市主要领导批示 are fewer than 市领导批示."""
    return any(_HEADS.search(words) for words in (one.label, one.scope or ""))


def _defined(item: Item) -> tuple[object, ...]:
    """What changes what is counted; of what stands there, a number without words is the number of all."""
    one = item.one
    ways = growing(one.label)[1] if one.code == GROWTH else 0
    words = definition(item)
    return words - {"stock"} if standing(one) else words, ways, item.average


def _remarks(base: Item, other: Item, like: float) -> Iterator[str]:
    one, two = base.one, other.one
    named = one.code in CATCH_ALL and thing(one.label) != thing(two.label)
    if like < SURE or named or qualifiers(one.label) != qualifiers(two.label):
        yield "label"
    elif one.code in _LOOSE and like < _LOOSE_SURE:
        yield "loose"
    verdict = reaches(one, two)
    if verdict in _SCOPE_REMARKS:
        yield _SCOPE_REMARKS[verdict]
    if one.unit != two.unit and units_alike(one.unit, two.unit):
        yield "unit"
    if _may_be_new(base, other):
        yield "made"
    verdict_of_times = times(base, other)
    if verdict_of_times == "both_unknown":
        yield "period_unknown"
    elif verdict_of_times == "same" and base.time[:2] != other.time[:2]:
        yield "period_end"
    elif (one.period_kind == "as_of") != (two.period_kind == "as_of"):
        yield "period"
    if one.status != two.status:
        yield "status"


def _may_be_new(base: Item, other: Item) -> bool:
    """Whether one may count what was made of late, the other all; 建成19个 of 98个, not of 23个."""
    if {base.kind, other.kind} != {"made", "stock"}:
        return False
    made, there = (base.one, other.one) if base.kind == "made" else (other.one, base.one)
    few = made.value is None or there.value is None or made.value * 2 < there.value
    return few or "建成" not in made.label


_SCOPE_REMARKS = {"doubtful": "scope", "unstated": "scope_unstated", "place": "scope_place"}


def _ends_equal(one: Observation, two: Observation) -> bool:
    return one.value is not None and (one.value, one.value_max) == (two.value, two.value_max)


def _contradict(base: Observation, other: Observation, found: Change) -> bool:
    if "about" in (base.bound, other.bound):
        return found.difference is not None and abs(found.difference) > _SLACK * abs(_middle(base))
    return found.direction != 0


def difference(base: Observation, other: Observation) -> tuple[Decimal, Decimal | None, str]:
    """``(difference, its upper end, bound)`` of two values that are there."""
    if (base.value, base.value_max, base.bound) == (other.value, other.value_max, other.bound):
        return Decimal(), None, "exact" if base.bound == "exact" else "about"
    (low, high), (from_, to) = _ends(base), _ends(other)
    if _open(base) and _open(other):
        bound = {("at_most", "at_least"): "at_least", ("at_least", "at_most"): "at_most"}.get((base.bound, other.bound))
        return _middle(other) - _middle(base), None, bound or "about"
    if "about" in (base.bound, other.bound):
        return _middle(other) - _middle(base), None, "about"
    if other.bound == "at_least" or base.bound == "at_most":
        return from_ - high, None, "at_least"
    if other.bound == "at_most" or base.bound == "at_least":
        return to - low, None, "at_most"
    least, most = from_ - high, to - low
    return (least, None, "exact") if least == most else (least, most, "range")


def _ends(one: Observation) -> tuple[Decimal, Decimal]:
    low = one.value
    assert low is not None  # or it had been a reason
    return low, low if one.value_max is None else one.value_max


def _middle(one: Observation) -> Decimal:
    low, high = _ends(one)
    return (low + high) / 2


def _open(one: Observation) -> bool:
    return one.bound in ("at_least", "at_most")


def _percent(
    base: Observation, low: Decimal, high: Decimal | None, bound: str
) -> tuple[Decimal | None, Decimal | None]:
    least, most = _ends(base)
    if least <= 0:
        return None, None
    if bound == "range" and high is not None:
        return (low / most * 100).quantize(_CENT), (high / least * 100).quantize(_CENT)
    reference = most if bound == "at_least" else least if bound == "at_most" else _middle(base)
    return (low / reference * 100).quantize(_CENT), None
