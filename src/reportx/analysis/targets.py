"""What was planned for a year, set against what the same body says was done in it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reportx.analysis.changes import change
from reportx.analysis.identity import same_body
from reportx.analysis.items import CATCH_ALL
from reportx.analysis.likeness import SURE, kin, likeness, units_alike
from reportx.analysis.pairing import alike, far, never, score, synonyms
from reportx.analysis.same_scope import reaches
from reportx.analysis.things import SAME_THING, things_alike
from reportx.model.compared import Target

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportx.model.compared import Item, Outcome
    from reportx.model.observation import Observation, ReportFacts

# Of “about 430”, so much is near enough.
_NEARLY = Decimal("0.9")
# What is more than one figure tells may turn these outcomes over: of a plan for at most so many, the good one.
_OVERTURNED: dict[str, tuple[Outcome, ...]] = {"at_most": ("reached",)}
_LEVELS = re.compile("[省市县区]级|乡镇|镇街|街道|村级|村居|社区|界别|行业|园区|片区")


class _Fit(NamedTuple):
    score: float
    plan: Item
    fact: Item


def targets(reports: Sequence[ReportFacts], told: Sequence[Sequence[Item]]) -> Iterator[Target]:
    """The plans of every report beside what another one of the same body says of that year."""
    for earlier, planner in enumerate(reports):
        for later, doer in enumerate(reports):
            if earlier != later and doer.kind != "plan" and same_body(planner, doer):
                yield from _kept(told[earlier], told[later], doer.year)


def _kept(planned: Sequence[Item], done: Sequence[Item], year: int | None) -> Iterator[Target]:
    if year is None:
        return
    plans = [item for item in planned if item.one.status == "planned" and item.one.year == year]
    facts = [item for item in done if item.one.status != "planned" and item.one.year == year]
    for plan, fact in _pairs(plans, facts):
        # A plan is taken for what it would be when done, and its report for the one that follows.
        taken = plan._replace(one=plan.one._replace(status="done"), time=plan.time._replace(offset=fact.time.offset))
        reasons = change(taken, fact).reasons
        outcome = None if reasons else _outcome(plan.one, fact.one)
        if outcome in _OVERTURNED.get(plan.one.bound, ("short", "nearly")) and _is_split(fact, facts):
            outcome = None
        yield Target(plan, fact, outcome, reasons)


def _is_split(fact: Item, facts: Sequence[Item]) -> bool:
    """Whether its sentence goes on with those of another scope: of 县级工作室8个、乡镇工作室24个 neither is all."""
    one = fact.one
    return any(
        other.one.code == one.code
        and other.one.sentence == one.sentence
        and units_alike(other.one.unit, one.unit)
        and other.kind == fact.kind
        and other.part == fact.part
        and _whose(other.one) != _whose(one)
        for other in facts
    )


def _whose(one: Observation) -> tuple[object, ...]:
    return one.scope, tuple(_LEVELS.findall(one.label))


def _pairs(plans: Sequence[Item], facts: Sequence[Item]) -> list[tuple[Item, Item]]:
    """Each plan with the fact that fits it best, none twice; in the order of the plans."""
    fits = sorted(_fits(plans, facts), key=lambda fit: (-fit.score, fit.plan.place, fit.fact.place))
    taken: dict[int, Item] = {}
    used: set[int] = set()
    for _, plan, fact in fits:
        if plan.place not in taken and fact.place not in used:
            taken[plan.place] = fact
            used.add(fact.place)
    return [(plan, taken[plan.place]) for plan in plans if plan.place in taken]


def _fits(plans: Sequence[Item], facts: Sequence[Item]) -> Iterator[_Fit]:
    by_code: dict[tuple[object, ...], list[Item]] = {}
    for fact in facts:
        by_code.setdefault((fact.one.code, kin(fact.one), fact.average), []).append(fact)
    rivals: dict[tuple[object, ...], int] = {}
    for plan in plans:
        key = (plan.one.code, kin(plan.one), plan.average)
        rivals[key] = rivals.get(key, 0) + 1
    for plan in plans:
        key = (plan.one.code, kin(plan.one), plan.average)
        own = by_code.get(key, [])
        lone = len(own) == 1 and rivals[key] == 1
        for fact in own:
            if not never(plan, fact) and _may(plan, fact, lone=lone):
                yield _Fit(score(plan, fact) + _fitness(plan, fact), plan, fact)


def _may(plan: Item, fact: Item, *, lone: bool) -> bool:
    if plan.one.code in CATCH_ALL:
        same = plan.one.unit == fact.one.unit and plan.one.scope == fact.one.scope
        return same and things_alike(plan.one.label, fact.one.label) >= SAME_THING
    return not far(plan, fact) and (synonyms(plan, fact) if lone else alike(plan, fact))


def _fitness(plan: Item, fact: Item) -> float:
    """Better than the likest words: all and not a part, what is new for what is new, an exact figure."""
    sure = likeness(plan.one.label, fact.one.label) >= SURE
    fitness = (0.3 if sure else 0.1) if fact.one.bound == "exact" else 0.0
    fitness += 0.4 if fact.part == plan.part else 0.0
    fitness += 0.4 if reaches(plan.one, fact.one) != "different" else 0.0
    return fitness + (0.6 if (plan.kind == "new") == (fact.kind == "new") else 0.0)


def _outcome(plan: Observation, fact: Observation) -> Outcome | None:
    """Whether at least what was planned was done, or at most where that was the plan; nearly, of what is about."""
    assert plan.value is not None
    assert fact.value is not None
    if plan.bound == "at_most":
        if fact.bound != "exact":
            return None
        return "reached" if fact.value <= plan.value else "short"
    if fact.value >= plan.value and fact.bound not in ("at_most", "about"):
        return "reached"
    if plan.bound == "about" and fact.value >= plan.value * _NEARLY and fact.bound != "at_most":
        return "nearly"
    return "short" if fact.bound == "exact" else None
