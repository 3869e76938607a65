"""What a report says twice: in its overview and in a chapter, in other words, in round figures."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from reportx.analysis.likeness import SURE, core, defining, likeness, unit_family

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence
    from decimal import Decimal

    from reportx.model.observation import Observation

# Two equal figures from here on are one, whatever words are about them; six meetings and six visits are two.
_TELLING = 100
# A round figure from here on is rounded; more than ten of something may be another ten.
_ROUND = 20
# Whose figure it is, is looked at apart.
_ACTOR = re.compile("^[省市县区州盟旗]?政协(?:常委会)?(?=.{2})")
# Of the shorter name, how much the longer one must have: 经济类 and 文化类 are two.
_HELD = 0.85
# Codes whose figures are of anything: an equal number says nothing there.
UNLIKE = ("other", "compare", "results.physical")


def repeats(observations: Sequence[Observation], whose: Callable[[Observation], Hashable]) -> Iterator[tuple[str, str]]:
    """Figures of one report that it gives elsewhere too, each with the one that stays; ``whose`` must agree.

    Of two that say the same the exact one stays, else the first.
    """
    told: dict[object, list[Observation]] = {}
    named: dict[object, list[Observation]] = {}
    for one in sorted(_worth_a_look(observations), key=lambda one: one.bound != "exact"):
        thing = (one.code, one.status, unit_family(one.unit), one.period_kind, one.year, whose(one))
        equals = told.setdefault((thing, one.value, one.value_max), [])
        of_thing = named.setdefault(thing, [])
        said = next((other for other in equals if _is_again(one, other)), None)
        if said is None and _is_round(one):
            said = next((other for other in of_thing if _is_rounded(one, other) and _is_named_alike(one, other)), None)
        if said is not None:
            yield one.id, said.id
        else:
            equals.append(one)
            of_thing.append(one)


def _worth_a_look(observations: Sequence[Observation]) -> Iterator[Observation]:
    """Those with a value that their code has twice, or has a round figure beside."""
    times = Counter([(one.code, one.value) for one in observations])
    rounded = {one.code for one in observations if _is_round(one)}
    for one in observations:
        if one.value is not None and (one.code in rounded or times[one.code, one.value] > 1):
            yield one


def _is_again(one: Observation, other: Observation) -> bool:
    """Whether a figure of the same value is the same once more, and not another one of that size."""
    if one.label == other.label:
        return True
    if one.sentence == other.sentence:
        return False
    if one.value is not None and abs(one.value) >= _TELLING and one.code not in UNLIKE:
        return True
    return _same_words(one.label, other.label)


def _same_words(first: str, second: str) -> bool:
    """Whether one label is the other with more or fewer words.

    >>> _same_words("召开专题协商会", "召开专题协商座谈会"), _same_words("经济建设类提案", "文化建设类提案")
    (True, False)
    """
    first, second = _ACTOR.sub("", first), _ACTOR.sub("", second)
    if likeness(first, second) < SURE or defining(first) != defining(second):
        return False
    one, other = core(first), core(second)
    shared = (Counter(one) & Counter(other)).total()
    return shared >= _HELD * min(len(one), len(other))


def _is_round(one: Observation) -> bool:
    return one.bound in ("at_least", "about") and one.value is not None and one.value >= _ROUND


def _is_named_alike(one: Observation, other: Observation) -> bool:
    return one.label == other.label or (one.code not in UNLIKE and _same_words(one.label, other.label))


def _is_rounded(one: Observation, other: Observation) -> bool:
    """Whether one is another of another sentence in round figures: more than 2000, and 2186; 90余, and 93."""
    if one.value is None or other.value is None or one.value_max is not None or one.sentence == other.sentence:
        return False
    step = _step(one.value)
    floor = other.value // step * step
    return floor == one.value or (one.bound == "about" and floor == one.value - step)


def _step(value: Decimal) -> int:
    """The place of the last digit that is not nought."""
    step = 1
    while value % (step * 10) == 0:
        step *= 10
    return step
