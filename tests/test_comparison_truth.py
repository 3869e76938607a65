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
    told = [
        seen("议事室新增", value, sentence=sentence, start=place, **ROOMS) for place, value in ((3, "12"), (9, "40"))
    ]
    found = compare([column(*told), next_year(seen("议事室", "52", **ROOMS))])
    assert values(found) == [("40", "52")]
    assert only_change(found).difference == Decimal(12)
    hidden = seen("议事室新增", None, **ROOMS)
    assert change_of(hidden, seen("议事室", "52", **ROOMS)).reasons == ("hidden", "definition")


def over(words: str, value: str, **changes: Any) -> Observation:
    return seen("走访企业", value, sentence=f"{words}走访企业{value}家次。", **VISITS | TERM | changes)


@pytest.mark.parametrize(
    ("first", "second", "reasons"),
    [
        ("近三年", "五年来", ("period",)),
        ("近三年", "三年来", ()),
        ("近3年", "三年间", ()),
        ("两年来", "过去的两年", ()),
        ("十年来", "近10年", ()),
        ("五年共", "五年来", ()),
        ("五年来，先后", "近三年、五年来分别", ("period",)),
        ("本届以来", "本届以来", ()),
        ("本届以来", "五年来", ("period",)),
        ("届内", "本届以来", ("period",)),
        ("先后", "先后", ("period",)),
    ],
)
def test_terms_are_as_long_as_their_words_say(first: str, second: str, reasons: tuple[str, ...]) -> None:
    one, other = over(first, "812"), over(second, "1418")
    for change in (change_of(one, other), change_of(other, one)):
        assert change.reasons == reasons
        assert (change.difference is None) == bool(reasons)


def test_a_term_without_words_is_that_of_the_report() -> None:
    told = over("先后", "812")
    for period, reasons in (("2019-2023", ()), ("2020-2023", ("period",))):
        found = compare([column(told, review_period="2018-2022"), next_year(told, review_period=period)])
        assert only_change(found).reasons == reasons
    since = over("", "812", period_from="2018")
    assert only_change(compare([column(since), next_year(over("五年来", "9"))])).reasons == ()
    assert only_change(compare([column(since), next_year(over("四年来", "9"))])).reasons == ("period",)


def test_a_part_of_a_year_is_no_year() -> None:
    sentence = "上半年召开专题协商会3次，全年召开专题协商会7次。"
    half, whole = (seen("召开专题协商会", value, sentence=sentence) for value in ("3", "7"))
    before = seen("召开专题协商会", "6")
    assert change_of(before, half).reasons == ("period",)
    assert change_of(half, half).reasons == ()
    for both in ((half, whole), (whole, half)):
        found = compare([column(before), next_year(*both)])
        assert values(found) == [("6", "7")]
        assert only_change(found).reasons == ()


def test_what_half_a_year_has_become_is_not_of_half_a_year() -> None:
    rate: dict[str, Any] = {"code": "other", "unit": "%", "dimension": "percent"}
    sentence = "年末失业率从上半年5.5%降到5.3%。"
    assert change_of(seen("失业率", "5.3", sentence=sentence, **rate), seen("失业率", "5", **rate)).reasons == ()


def test_the_year_is_paired_before_the_term() -> None:
    year = seen("走访民营企业", "180", **VISITS)
    found = compare([column(seen("走访企业", "120", **VISITS)), next_year(over("近三年", "812"), year)])
    assert values(found) == [("120", "180")]


def test_the_heads_are_not_all_leaders() -> None:
    praise: dict[str, Any] = {"code": "instructions.leaders", "unit": "件次"}
    heads = seen("获市主要领导批示", "18", **praise)
    assert change_of(seen("获领导批示", "15", **praise), heads).reasons == ("scope",)
    assert change_of(heads, seen("获领导批示", "15", scope="市主要领导", **praise)).reasons == ()


@pytest.mark.parametrize(
    ("first", "second", "remarks"),
    [
        ("促成亿元以上项目签约", "促成项目签约", ("label",)),
        ("走访民营企业", "走访企业", ("label",)),
        ("走访规模以上企业", "走访规上企业", ()),
        ("走访重点企业", "走访服务重点企业", ()),
    ],
)
def test_words_that_narrow_what_is_counted(first: str, second: str, remarks: tuple[str, ...]) -> None:
    one, other = (seen(label, "12", **VISITS) for label in (first, second))
    assert change_of(one, other).remarks == change_of(other, one).remarks == remarks


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        ({"label": "乡镇委员工作室"}, None),
        ({"scope": "乡镇"}, None),
        ({"label": "乡镇委员工作室", "sentence": "乡镇委员工作室24个。"}, "short"),
        ({"label": "乡镇委员工作室", "unit": "%"}, "short"),
        ({"label": "乡镇委员工作室", "part_of": "i0"}, "short"),
        ({"code": "platforms.venues"}, "short"),
    ],
)
def test_a_plan_is_not_missed_by_one_half_of_what_was_done(changes: dict[str, Any], outcome: str | None) -> None:
    plan = seen("委员工作室", "30", status="planned", year=2023, period_from="2023", period_to="2023", **STUDIO)
    sentence = "县级委员工作室8个、乡镇委员工作室24个。"
    county = seen("县级委员工作室", "8", sentence=sentence, **STUDIO)
    told: dict[str, Any] = {"label": "委员工作室", "sentence": sentence} | STUDIO | changes
    town = seen("委员工作室", "4")._replace(**told)
    (target,) = compare([column(plan), next_year(county, town)]).targets
    assert (target.outcome, target.reasons) == (outcome, ())
