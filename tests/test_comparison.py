"""What is set side by side, and what is said of it: every rule by itself."""

from __future__ import annotations

import doctest
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportx.analysis import likeness
from reportx.analysis.comparison import compare
from reportx.analysis.likeness import core
from reportx.model.selection import Selection
from reportx.writers import comparison_bars
from sidebyside import change_of, column, labels, next_year, seen

if TYPE_CHECKING:
    from reportx.model.compared import Compared, Row
    from reportx.model.observation import Observation


def only(found: Compared) -> Row:
    (row,) = found.rows
    return row


@pytest.mark.parametrize("module", [likeness, comparison_bars])
def test_examples_of_docstrings(module: Any) -> None:
    done = doctest.testmod(module)
    assert (done.failed, done.attempted > 0) == (0, True)


# differences


def test_a_difference_and_its_percentage() -> None:
    change = change_of(seen("立案提案", "400"), seen("审查立案提案", "430"))
    assert (change.difference, change.percent, change.bound) == (Decimal(30), Decimal("7.50"), "exact")
    assert (change.reasons, change.remarks, change.direction) == ((), (), 1)
    assert change_of(seen("立案提案", "430"), seen("立案提案", "400")).direction == -1


@pytest.mark.parametrize(
    ("base", "other", "difference", "bound", "direction"),
    [
        (("260", "at_least"), ("285", "exact"), "25", "at_most", 0),
        (("285", "exact"), ("300", "at_least"), "15", "at_least", 1),
        (("300", "exact"), ("285", "at_least"), "-15", "at_least", 0),
        (("300", "exact"), ("285", "at_most"), "-15", "at_most", -1),
        (("300", "at_most"), ("320", "exact"), "20", "at_least", 1),
        (("300", "at_most"), ("320", "at_least"), "20", "at_least", 1),
        (("300", "at_least"), ("320", "at_most"), "20", "at_most", 0),
        (("240", "at_least"), ("260", "at_least"), "20", "about", 1),
        (("240", "about"), ("260", "exact"), "20", "about", 1),
        (("240", "exact"), ("260", "about"), "20", "about", 1),
        (("240", "at_least"), ("240", "at_least"), "0", "about", 0),
    ],
)
def test_bounds_of_differences(
    base: tuple[str, str], other: tuple[str, str], difference: str, bound: str, direction: int
) -> None:
    change = change_of(seen("走访企业", base[0], bound=base[1]), seen("走访企业", other[0], bound=other[1]))
    assert (change.difference, change.bound, change.direction) == (Decimal(difference), bound, direction)
    assert change.remarks == ("bound",)


def test_ranges() -> None:
    change = change_of(seen("惠及群众", "15000", value_max="20000"), seen("惠及群众", "18000"))
    assert (change.difference, change.difference_max, change.bound) == (Decimal(-2000), Decimal(3000), "range")
    assert (change.percent, change.percent_max) == (Decimal("-10.00"), Decimal("20.00"))
    assert change.direction == 0
    change = change_of(seen("专题协商", "6"), seen("专题协商", "8", value_max="10"))
    assert (change.difference, change.difference_max, change.direction) == (Decimal(2), Decimal(4), 1)
    # Two equal ranges are no difference, though the true values may differ.
    change = change_of(seen("专题协商", "8", value_max="10"), seen("专题协商", "8", value_max="10"))
    assert (change.difference, change.difference_max, change.bound) == (Decimal(0), None, "about")
    change = change_of(seen("专题协商", "8", value_max="10"), seen("专题协商", "12", bound="at_least"))
    assert (change.difference, change.bound, change.percent) == (Decimal(2), "at_least", Decimal("20.00"))
    change = change_of(seen("专题协商", "8", value_max="10"), seen("专题协商", "12", bound="at_most"))
    assert (change.difference, change.bound, change.percent) == (Decimal(4), "at_most", Decimal("50.00"))


def test_rates_differ_by_points() -> None:
    rate: dict[str, Any] = {"code": "proposals.filing_rate", "unit": "%", "dimension": "percent"}
    change = change_of(seen("立案率", "84.8", **rate), seen("立案率", "86.5", **rate))
    assert (change.difference, change.percent, change.remarks) == (Decimal("1.7"), None, ())


def test_nothing_is_no_base_of_a_percentage() -> None:
    change = change_of(seen("撤销委员资格", "0"), seen("撤销委员资格", "3"))
    assert (change.difference, change.percent, change.remarks) == (Decimal(3), None, ("zero_base",))
    change = change_of(seen("撤销委员资格", "0"), seen("撤销委员资格", "0"))
    assert (change.difference, change.percent, change.remarks) == (Decimal(0), None, ("zero_base",))


# what cannot be compared


@pytest.mark.parametrize(
    ("base", "other", "reasons"),
    [
        ({"unit": "件次"}, {"unit": "人次", "dimension": "person_times"}, ("unit",)),
        ({"unit": "期"}, {"unit": "篇"}, ("unit",)),
        ({"unit": "场"}, {"unit": "场次"}, ()),
        ({"unit": "项"}, {"unit": "个"}, ()),
        ({"unit": None}, {"unit": None}, ()),
        ({"unit": None}, {"unit": "件"}, ("unit",)),
        ({"scope": "市县两级"}, {"scope": "市本级"}, ("scope",)),
        ({"scope": "市县两级"}, {}, ("scope",)),
        ({"scope": "全市各级"}, {"scope": "市县两级"}, ()),
        ({"scope": "市本级"}, {}, ()),
        ({"scope": "云河市政协"}, {}, ()),
        ({"scope": "省政协"}, {"scope": "全国政协"}, ("scope",)),
        ({"scope": "省政协"}, {}, ("scope",)),
        ({"scope": "省政协"}, {"scope": "省政协"}, ()),
        ({"scope": "市领导"}, {"scope": "市级领导"}, ()),
        ({"scope": "市领导"}, {"scope": "民主党派"}, ("scope",)),
        ({"scope": "市领导"}, {}, ()),
        ({}, {"period_kind": "term", "period_from": None, "period_to": None}, ("period",)),
        ({}, {"period_kind": "cumulative", "period_from": None, "period_to": None}, ("period",)),
        ({}, {"period_from": "2018"}, ("period",)),
        ({}, {"period_from": "2020", "period_to": "2020", "year": 2020}, ("period",)),
        ({"period_kind": "term"}, {"period_kind": "term", "period_from": "2018"}, ("period",)),
        ({}, {"period_kind": "as_of"}, ()),
        ({}, {"period_kind": None, "period_from": None, "period_to": None}, ()),
    ],
)
def test_what_bars_a_comparison(base: dict[str, Any], other: dict[str, Any], reasons: tuple[str, ...]) -> None:
    for first, second in ((base, other), (other, base)):
        change = change_of(seen("立案提案", "400", **first), seen("立案提案", "430", **second))
        assert change.reasons == reasons
        assert (change.difference is None) == (change.percent is None) == bool(reasons)
        assert change.comparable != bool(reasons)


def test_a_hidden_value_is_named() -> None:
    change = change_of(seen("协调帮扶资金", None), seen("协调帮扶资金", "580"))
    assert (change.reasons, change.difference, change.direction) == (("hidden",), None, 0)


@pytest.mark.parametrize(
    ("base", "other", "reasons"),
    [
        ("委员满意率", "满意和基本满意率", ("definition",)),
        ("问题得到解决", "问题得到解决或基本解决", ("definition",)),
        ("新建委员工作室", "建成委员工作室", ("definition",)),
        ("新建委员工作室", "新增委员工作室", ()),
        ("委员工作室总数", "委员工作室", ("definition",)),
    ],
)
def test_words_that_change_what_is_counted(base: str, other: str, reasons: tuple[str, ...]) -> None:
    assert change_of(seen(base, "10"), seen(other, "12")).reasons == reasons
    assert change_of(seen(other, "10"), seen(base, "12")).reasons == reasons


def test_shares_of_different_wholes() -> None:
    share: dict[str, Any] = {"code": "proposals.collective", "unit": "%", "dimension": "percent"}
    wholes = [seen("收到提案", "500", code="proposals.submitted", id="a"), seen("立案提案", "400", id="b")]
    found = compare(
        [
            column(*wholes, seen("集体提案占比", "20", share_of="a", **share)),
            next_year(*wholes, seen("集体提案占比", "22", share_of="b", **share)),
        ]
    )
    reasons = {row.first.label: row.changes[1].reasons for row in found.rows if row.changes[1]}
    assert reasons == {"收到提案": (), "立案提案": (), "集体提案占比": ("definition",)}


@pytest.mark.parametrize(
    ("base", "other", "remarks"),
    [
        ({"scope": "市领导"}, {"scope": "市级领导"}, ("scope",)),
        ({"scope": "市领导"}, {}, ("scope_unstated",)),
        ({"unit": "场"}, {"unit": "场次"}, ("unit",)),
        ({}, {"period_kind": "as_of"}, ("period",)),
        ({}, {"status": None}, ("status",)),
    ],
)
def test_what_to_mind(base: dict[str, Any], other: dict[str, Any], remarks: tuple[str, ...]) -> None:
    change = change_of(seen("立案提案", "400", **base), seen("立案提案", "430", **other))
    assert (change.comparable, change.remarks) == (True, remarks)


def test_a_city_of_the_county_level_calls_itself_a_city() -> None:
    county: dict[str, Any] = {"level": "county", "region": "云河市"}
    change = change_of(seen("批示", "4", scope="市领导", **county), seen("批示", "5", **county))
    assert change.reasons == ()
    county["region"] = "云河县"
    change = change_of(seen("信息采用", "4", scope="市政协", **county), seen("信息采用", "5", **county))
    assert change.reasons == ("scope",)


# pairing


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("全年共收到提案", "提交提案"),
        ("经济建设方面", "经济建设类"),
        ("专题协商会", "召开专题协商会"),
        ("立案提案", "审查立案提案"),
        ("委员读书活动", "组织委员读书活动"),
    ],
)
def test_words_that_say_nothing(first: str, second: str) -> None:
    assert core(first) == core(second)


def test_parts_go_with_their_likes() -> None:
    topics = ("经济建设方面", "民生保障方面", "其他方面")
    others = ("其他类", "民生保障类", "经济建设类")
    found = compare(
        [
            column(seen("立案提案", "400", id="w"), *(seen(topic, "9", part_of="w") for topic in topics)),
            next_year(seen("立案提案", "400", id="w"), *(seen(topic, "9", part_of="w") for topic in others)),
        ]
    )
    assert labels(found)[1:] == list(zip(topics, reversed(others), strict=True))
    assert [row.is_part for row in found.rows] == [False, True, True, True]


def test_no_part_is_set_beside_a_whole() -> None:
    whole = seen("立案提案", "400", id="w")
    found = compare([column(whole, seen("教育提案", "40", part_of="w")), next_year(seen("教育提案", "44"))])
    assert labels(found) == [("立案提案", "教育提案")]
    assert found.rows[0].changes[1] is not None
    assert "label" in found.rows[0].changes[1].remarks
    assert [item.one.label for item in found.alone] == ["教育提案"]


def test_the_bodys_own_figure_is_a_whole() -> None:
    wide = seen("征集提案", "1480", scope="全市政协系统", id="w")
    own = seen("收到提案", "379", scope="市政协", part_of="w")
    found = compare([column(wide, own), next_year(seen("收到提案", "390"))])
    assert labels(found) == [("收到提案", "收到提案")]
    assert only(found).changes[1] is not None
    assert [item.one.label for item in found.alone] == ["征集提案"]


def test_the_likest_comes_first() -> None:
    found = compare(
        [
            column(seen("专题调研", "18"), seen("视察调研", "5")),
            next_year(seen("委员自主调研", "35"), seen("重点专题调研", "20")),
        ]
    )
    assert ("专题调研", "重点专题调研") in labels(found)


def test_the_unit_decides_between_equals() -> None:
    people: dict[str, Any] = {"unit": "人次", "dimension": "person_times"}
    found = compare(
        [
            column(seen("接待来访", "58", unit="批次"), seen("接待来访", "640", **people)),
            next_year(seen("接待来访", "702", **people), seen("接待来访", "63", unit="批次")),
        ]
    )
    assert [row.changes[1].difference for row in found.rows if row.changes[1]] == [Decimal(5), Decimal(62)]


def test_an_uncertain_pair_says_so() -> None:
    found = compare([column(seen("协议引资", "5")), next_year(seen("签约金额", "6"))])
    change = only(found).changes[1]
    assert change is not None
    assert (change.comparable, change.remarks, change.likeness) == (True, ("label",), 0.0)


def test_other_words_and_another_unit_are_not_the_same_thing() -> None:
    found = compare([column(seen("邀请客商考察", "21", unit="批次")), next_year(seen("推介会", "6", unit="场"))])
    assert (found.rows, len(found.alone)) == ((), 2)


def test_what_is_left_is_paired_by_its_last_word() -> None:
    found = compare(
        [
            column(seen("“云河讲堂”", "8"), seen("深入社区企业学校宣讲", "96")),
            next_year(seen("“云河讲堂”", "10"), seen("理论小分队巡回宣讲", "108")),
        ]
    )
    assert labels(found) == [("“云河讲堂”", "“云河讲堂”"), ("深入社区企业学校宣讲", "理论小分队巡回宣讲")]


def test_a_value_told_twice_is_one_row() -> None:
    found = compare([column(seen("收到提案", "400"), seen("共收到提案", "400"), seen("收到提案", "380")), next_year()])
    first, second = found.alone
    assert ([one.id for one in first.repeats], second.one.value) == (["i1"], Decimal(380))


@pytest.mark.parametrize(
    ("change", "paired"),
    [({}, True), ({"unit": "名"}, False), ({"scope": "机关"}, False), ({"label": "召开主席会议"}, False)],
)
def test_codes_that_gather_the_rest_need_the_same_words(change: dict[str, Any], paired: bool) -> None:
    rest = seen("召开党组会议", "24", code="other")
    found = compare([column(rest), next_year(rest._replace(**change))])
    assert (found.rows, len(found.others), len(found.alone)) == ((), *((1, 0) if paired else (0, 2)))


def test_changes_that_a_report_tells_are_left_out() -> None:
    told = seen("刊发稿件增长", "14", code="compare", unit="%", dimension="percent")
    more = seen("较上年增加", "14", code="compare")
    found = compare([column(told, more, seen("刊发稿件", "320")), next_year(more)])
    assert (found.left_out, found.rows, found.growth, len(found.alone)) == ((2, 1), (), (), 1)


def test_rates_and_money_go_with_their_likes_only() -> None:
    share = seen("集体提案", "20", unit="%", dimension="percent")
    found = compare([column(seen("集体提案", "80")), next_year(share)])
    assert (found.rows, len(found.alone)) == ((), 2)


# plans


def planned(label: str, value: str, **changes: Any) -> Observation:
    return seen(
        label, value, **{"status": "planned", "year": 2023, "period_from": "2023", "period_to": "2023"} | changes
    )


def test_plans_are_compared_with_plans_and_kept_beside_what_was_done() -> None:
    found = compare(
        [
            column(planned("立案提案", "430", bound="at_least")),
            next_year(seen("立案提案", "443"), planned("立案提案", "450")),
        ]
    )
    assert only(found).first.status == "planned"
    assert [item.one.status for item in found.alone] == ["done"]
    (target,) = found.targets
    assert (target.planned.one.value, target.done.one.value, target.outcome) == (Decimal(430), Decimal(443), "reached")


@pytest.mark.parametrize(
    ("plan", "done", "outcome"),
    [
        ({}, ("400", {}), "reached"),
        ({}, ("399", {}), "short"),
        ({}, ("390", {"bound": "at_least"}), None),
        ({}, ("400", {"bound": "about"}), None),
        ({"bound": "at_most"}, ("390", {}), "reached"),
        ({"bound": "at_most"}, ("410", {}), "short"),
        ({"bound": "at_most"}, ("390", {"bound": "at_least"}), None),
        ({"bound": "about"}, ("400", {}), "reached"),
        ({"bound": "about"}, ("398", {}), "nearly"),
        ({"bound": "about"}, ("360", {"bound": "about"}), "nearly"),
        ({"bound": "about"}, ("359", {}), "short"),
        ({"bound": "about"}, ("359", {"bound": "at_least"}), None),
        ({"bound": "about"}, ("390", {"bound": "at_most"}), None),
        ({"bound": "at_least"}, ("398", {}), "short"),
        ({"value_max": "450"}, ("420", {}), "reached"),
        ({}, ("500", {"unit": "篇"}), None),
        ({}, ("500", {"scope": "市县两级"}), None),
    ],
)
def test_targets(plan: dict[str, Any], done: tuple[str, dict[str, Any]], outcome: str | None) -> None:
    value, changes = done
    found = compare([column(planned("立案提案", "400", **plan)), next_year(seen("立案提案", value, **changes))])
    (target,) = found.targets
    assert (target.outcome, bool(target.reasons)) == (outcome, "unit" in changes or "scope" in changes)
    assert found.rows == ()


def test_no_targets_of_another_body_or_year() -> None:
    plan = planned("立案提案", "400")
    assert not compare([column(plan), next_year(seen("立案提案", "410"), region="溪口市")]).targets
    assert not compare([column(plan), column(seen("立案提案", "410"))]).targets


# several reports, and what is said first


def test_the_base_is_the_one_that_most_can_be_compared_with() -> None:
    found = compare(
        [
            column(seen("满意和基本满意率", "99", unit="%", dimension="percent")),
            column(seen("委员满意率", "98", unit="%", dimension="percent"), region="溪口市"),
            column(seen("委员满意率", "97", unit="%", dimension="percent"), region="石渡市"),
        ]
    )
    row = only(found)
    assert (row.base, row.first.label) == (1, "委员满意率")
    assert row.changes[0] is not None
    assert row.changes[0].reasons == ("definition",)
    assert row.changes[1] is None
    assert row.changes[2] is not None
    assert row.changes[2].difference == Decimal(-1)


def test_a_report_that_says_nothing_has_an_empty_cell() -> None:
    rows = compare([column(), column(seen("立案提案", "4")), column(seen("立案提案", "5"))]).rows
    assert [(row.base, row.spoken, row.cells[0], row.changes[0]) for row in rows] == [(1, 2, None, None)]


@pytest.mark.parametrize(
    ("other", "notes"),
    [
        ({}, ["twins"]),
        ({"kind": "infographic"}, ["kind", "twins"]),
        ({"kind": "plan", "plan_period": "2022", "review_period": None}, ["kind"]),
        ({"review_period": "2023"}, []),
        ({"region": "溪口市"}, []),
        ({"region": "溪口市", "review_period": "2023"}, ["years"]),
        ({"review_period": "2018-2022"}, ["period", "overlap"]),
        ({"kind": "government_work_report"}, ["kind"]),
        ({"level": "county", "region": "溪口县"}, ["level"]),
        ({"level": "unknown", "region": "溪口县"}, []),
        ({"review_period": None}, ["unknown"]),
        ({"region": None, "review_period": "2023"}, []),
        ({"region": None, "organization": "溪口市政协", "review_period": "2023"}, ["years"]),
    ],
)
def test_notes(other: dict[str, Any], notes: list[str]) -> None:
    found = compare([column(), column(**other)])
    assert [note.about for note in found.notes] == notes


def test_groups_and_codes_stand_as_the_reports_name_them() -> None:
    study: dict[str, Any] = {"code": "study.sessions", "group": "学习"}
    mine = (seen("学习", "3", **study), seen("立案提案", "4"), planned("学习", "5", **study))
    found = compare([column(*mine), next_year(*reversed(mine))])
    assert [(row.first.group, row.first.status) for row in found.rows] == [
        ("学习", "done"),
        ("提案", "done"),
        ("学习", "planned"),
    ]


def test_a_selection_chooses_rows_and_does_not_change_pairs() -> None:
    whole = seen("收到提案", "500", code="proposals.submitted", id="w")
    mine = (whole, seen("立案提案", "400", part_of="w"), planned("立案提案", "430"))
    for chosen, count in (
        (Selection(), 3),
        (Selection(codes=("proposals.filed",)), 2),
        (Selection(statuses=("planned",)), 1),
        (Selection(groups=("学习",)), 0),
    ):
        found = compare([column(*mine), next_year(*mine)], chosen)
        assert (len(found.rows), found.alone) == (count, ())


# whatever the reports say

_FIGURES = st.builds(
    seen,
    st.sampled_from(["立案提案", "审查立案提案", "集体提案", "新建提案", "满意率", "收到", "", "。"]),
    st.none() | st.integers(0, 500).map(str),
    code=st.sampled_from(["proposals.filed", "other", "compare", "study.sessions"]),
    unit=st.sampled_from([None, "件", "项", "个", "人次"]),
    dimension=st.sampled_from(["count", "person_times", "percent"]),
    scope=st.sampled_from([None, "市县两级", "市政协", "省政协", "市领导", "市级领导"]),
    status=st.sampled_from([None, "done", "planned"]),
    period_kind=st.sampled_from([None, "year", "term", "as_of"]),
    part_of=st.sampled_from([None, "i0", "i1", "i9"]),
)
_BOUNDS = st.sampled_from(["exact", "at_least", "at_most", "about"])
_BOUNDED = st.builds(lambda one, bound: one if one.value is None else one._replace(bound=bound), _FIGURES, _BOUNDS)
_REPORTS = st.lists(_BOUNDED, max_size=8)


@given(_REPORTS)
def test_a_report_beside_itself(observations: list[Observation]) -> None:
    mine = column(*observations)
    found = compare([mine, mine])
    assert found.alone == ()
    for row in (*found.rows, *found.others):
        first, second = row.cells
        assert first is not None
        assert second is not None
        assert first.one == second.one
        change = row.changes[1]
        assert change is not None
        assert change.reasons == (() if first.one.value is not None else ("hidden",))
        assert change.difference in (0, None)


@given(_REPORTS, _REPORTS)
def test_the_other_way_round(first: list[Observation], second: list[Observation]) -> None:
    one, other = column(*first), column(*second, review_period="2023")
    there, back = compare([one, other]), compare([other, one])
    mirrored = {"at_least": "at_most", "at_most": "at_least"}

    def told(found: Compared, *, turned: bool) -> set[tuple[object, ...]]:
        rows: set[tuple[object, ...]] = set()
        for row in (*found.rows, *found.others):
            left, right = reversed(row.cells) if turned else row.cells
            change = next(change for change in row.changes if change)
            assert left is not None
            assert right is not None
            difference, bound = change.difference, change.bound
            if turned:
                difference = None if difference is None else -difference
                bound = mirrored.get(bound, bound)
            reasons = frozenset(change.reasons)
            rows.add((left.one.id, right.one.id, difference, bound, reasons, change.likeness))
        return rows

    assert told(there, turned=False) == told(back, turned=True)


@given(st.lists(_REPORTS, min_size=3, max_size=3))
def test_nothing_is_lost_and_nothing_told_twice(reports: list[list[Observation]]) -> None:
    found = compare([column(*report) for report in reports])
    shown = [item for row in (*found.rows, *found.others) for item in row.cells if item] + list(found.alone)
    for number, report in enumerate(reports):
        mine = [item for item in shown if item.column == number]
        told = sorted(one.id for item in mine for one in (item.one, *item.repeats))
        assert told == sorted(f"i{place}" for place, one in enumerate(report) if one.code != "compare")
