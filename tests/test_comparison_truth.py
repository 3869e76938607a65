"""Figures that look like one thing and are two, and times that look alike and are not."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from reportx.analysis.comparison import compare
from sidebyside import change_of, column, labels, next_year, seen

if TYPE_CHECKING:
    from reportx.model.compared import Change, Compared
    from reportx.model.observation import Observation

RATE: dict[str, Any] = {"code": "proposals.satisfaction_rate", "unit": "%", "dimension": "percent"}
ROOMS: dict[str, Any] = {"code": "platforms.venues", "unit": "个"}
STUDIO: dict[str, Any] = {"code": "platforms.studios", "unit": "个"}
VISITS: dict[str, Any] = {"code": "enterprises.visited", "unit": "家次"}
TERM: dict[str, Any] = {"period_kind": "term", "period_from": None, "period_to": None}


def only_change(found: Compared) -> Change:
    (row,) = (*found.rows, *found.others)
    (change,) = (one for one in row.changes if one)
    return change


def values(found: Compared) -> list[tuple[str | None, ...]]:
    return [tuple(str(item.one.value) if item else None for item in row.cells) for row in (*found.rows, *found.others)]


def test_the_partly_satisfied_alone_are_never_set_beside_the_satisfied() -> None:
    both, satisfied, partly = (
        seen("满意和基本满意率", "98", **RATE),
        seen("满意率", "98.6", **RATE),
        seen("基本满意率", "1.4", **RATE),
    )
    found = compare([column(both), next_year(satisfied, partly)])
    assert values(found) == [("98", "98.6")]
    assert only_change(found).reasons == ("definition",)
    for first, second in ((both, partly), (satisfied, partly), (partly, both)):
        assert labels(compare([column(first), next_year(second)])) == []
    assert change_of(partly, partly).reasons == ()


def test_what_is_reached_is_not_new_whatever_the_label() -> None:
    sentence = "议事室新增12个，达到40个。"
    told = [seen("议事室新增", value, sentence=sentence, start=place, **ROOMS) for place, value in ((3, "12"), (9, "40"))]
    found = compare([column(*told), next_year(seen("议事室", "52", **ROOMS))])
    assert values(found) == [("40", "52")]
    assert only_change(found).difference == Decimal(12)
    hidden = seen("议事室新增", None, **ROOMS)
    assert change_of(hidden, seen("议事室", "52", **ROOMS)).reasons == ("hidden", "definition")
