"""How many there are of what: indicators by status, group, code, unit and bound."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, get_args

from reportx.model.base import Bound
from reportx.model.stats import CodeCount, GroupCount, IndicatorCounts, StatusCounts, UnitCount

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reportx.model.observation import Observation

_BOUNDS: tuple[Bound, ...] = get_args(Bound)


def by_status(statuses: Iterable[str | None]) -> StatusCounts:
    """How many are done, planned, and neither."""
    return _status_counts(*_numbers(list(statuses)))


def _numbers(statuses: Sequence[str | None]) -> tuple[int, int, int, int]:
    return len(statuses), statuses.count("done"), statuses.count("planned"), statuses.count(None)


# Most codes of most reports have one or two indicators: the same few counts, which never change.
@lru_cache(maxsize=4096)
def _code_count(code: str, name: str, group: str, indicators: tuple[int, int, int, int]) -> CodeCount:
    return CodeCount.made(code=code, name=name, group=group, indicators=_status_counts(*indicators))


@lru_cache(maxsize=4096)
def _unit_count(unit: str | None, count: int) -> UnitCount:
    return UnitCount.made(unit=unit, count=count)


@lru_cache(maxsize=4096)
def _status_counts(total: int, done: int, planned: int, unstated: int) -> StatusCounts:
    return StatusCounts.made(total=total, done=done, planned=planned, unstated=unstated)


def by_code(found: Iterable[Observation]) -> dict[str, list[Observation]]:
    """Indicators by code: the codes group by group, groups and codes as first seen."""
    codes: dict[str, list[Observation]] = {}
    groups: dict[str, int] = {}
    for one in found:
        if (own := codes.get(one.code)) is None:
            own = codes[one.code] = []
        own.append(one)
        if one.group not in groups:
            groups[one.group] = len(groups)
    return dict(sorted(codes.items(), key=lambda entry: groups[entry[1][0].group]))


def counted(found: Sequence[Observation], codes: Mapping[str, Sequence[Observation]] | None = None) -> IndicatorCounts:
    """Indicators in all and by what they are; ``codes`` are they ``by_code``, where that is known."""
    bounds = Counter([one.bound for one in found])
    units = Counter([one.unit for one in found])
    codes = codes or by_code(found)
    statuses = {code: [one.status for one in items] for code, items in codes.items()}
    groups: dict[str, list[str | None]] = {}
    for code, items in codes.items():
        groups.setdefault(items[0].group, []).extend(statuses[code])
    return IndicatorCounts.made(
        all=by_status([one.status for one in found]),
        masked=bounds["masked"],
        by_group=[GroupCount.made(group=group, indicators=by_status(some)) for group, some in groups.items()],
        by_code=[
            _code_count(code, items[0].name, items[0].group, _numbers(statuses[code])) for code, items in codes.items()
        ],
        # most_common() keeps equals in the order in which they were first met.
        by_unit=[_unit_count(unit, count) for unit, count in units.most_common()],
        by_bound={bound: bounds[bound] for bound in _BOUNDS},
    )


def counted_briefly(found: Sequence[Observation]) -> IndicatorCounts:
    """Indicators in all, and no more of them than how many are masked."""
    bounds = [one.bound for one in found]
    return IndicatorCounts.made(
        all=by_status([one.status for one in found]),
        masked=bounds.count("masked"),
        by_group=[],
        by_code=[],
        by_unit=[],
        by_bound={bound: bounds.count(bound) for bound in _BOUNDS},
    )
