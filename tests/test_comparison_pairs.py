"""What must not be set side by side although one code counts both, and what must although the words differ."""

from __future__ import annotations

import doctest
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from reportx.analysis import things
from reportx.analysis.comparison import compare
from sidebyside import change_of, column, labels, next_year, seen

if TYPE_CHECKING:
    from reportx.model.compared import Compared, Row
    from reportx.model.observation import Observation

STUDIO: dict[str, Any] = {"code": "platforms.studios", "unit": "个"}
MEMBERS: dict[str, Any] = {"code": "members.count", "unit": "名"}
RATE: dict[str, Any] = {"code": "compare", "unit": "%", "dimension": "percent"}
UNTOLD: dict[str, Any] = {"year": None, "period_kind": None, "period_from": None, "period_to": None}
TERM: dict[str, Any] = {"period_kind": "term", "period_from": None, "period_to": None}
PEOPLE: dict[str, Any] = {"unit": "人次", "dimension": "person_times", "code": "beneficiaries.people"}


def values(found: Compared) -> list[tuple[int | None, ...]]:
    """The values that stand side by side."""
    rows = (*found.rows, *found.others, *found.growth)
    return [tuple(int(item.one.value) if item and item.one.value else None for item in row.cells) for row in rows]


def only(found: Compared) -> Row:
    (row,) = (*found.rows, *found.others, *found.growth)
    return row


def test_examples_of_docstrings() -> None:
    done = doctest.testmod(things)
    assert (done.failed, done.attempted > 0) == (0, True)


# times


def test_a_report_that_tells_no_time_is_not_compared_with_one_that_does() -> None:
    untold = column(seen("专题协商会", "32", **UNTOLD), review_period=None, plan_period=None)
    for pair in ([untold, next_year(seen("专题协商会", "6"))], [next_year(seen("专题协商会", "6")), untold]):
        found = compare(pair)
        (change,) = (one for one in only(found).changes if one)
        assert (change.reasons, change.difference, change.percent) == (("period_unknown",), None, None)
        assert [(note.about, note.first) for note in found.notes] == [("unknown", pair.index(untold))]


def test_two_reports_that_tell_no_time_are_compared_with_a_remark() -> None:
    untold = seen("专题协商会", "32", **UNTOLD)
    nowhere = {"review_period": None, "plan_period": None}
    found = compare([column(untold, **nowhere), column(untold._replace(value=Decimal(6)), region="溪口市", **nowhere)])
    change = only(found).changes[1]
    assert change is not None
    assert (change.difference, change.remarks) == (Decimal(-26), ("period_unknown",))
    assert [note.about for note in found.notes] == ["unknown", "unknown"]
    hinted = untold._replace(sentence="五年来，召开专题协商会32次。")
    found = compare([column(hinted, **nowhere), column(untold, region="溪口市", **nowhere)])
    change = only(found).changes[1]
    assert change is not None
    assert change.reasons == ("period_unknown",)


def test_a_figure_without_a_time_has_that_of_its_report() -> None:
    """So five years are not taken for one."""
    untold = seen("专题协商会", "32", period_kind=None, period_from=None, period_to=None)
    found = compare([column(untold, review_period="2018-2022"), next_year(seen("专题协商会", "6"))])
    change = only(found).changes[1]
    assert change is not None
    assert change.reasons == ("period",)


def planned(label: str, value: str, **changes: Any) -> Observation:
    return seen(
        label, value, **{"status": "planned", "year": 2023, "period_from": "2023", "period_to": "2023"} | changes
    )


@pytest.mark.parametrize(
    ("changes", "reasons"),
    [
        ({"sentence": "今后五年，召开专题协商会10次以上。"}, ("period",)),
        ({"sentence": "五年内召开专题协商会10次以上。"}, ("period",)),
        ({"period_from": "2023", "period_to": "2027", "year": 2027}, ("period",)),
        ({"sentence": "今后五年要更有作为；2023年召开专题协商会10次。"}, ()),
        ({}, ()),
    ],
)
def test_goals_for_years_are_not_those_for_a_year(changes: dict[str, Any], reasons: tuple[str, ...]) -> None:
    found = compare([column(planned("专题协商会", "10", **changes)), next_year(planned("专题协商会", "2"))])
    change = only(found).changes[1]
    assert change is not None
    assert change.reasons == reasons


def test_what_stands_at_the_end_of_a_term_stands_at_the_end_of_a_year() -> None:
    for code in (MEMBERS, STUDIO):
        assert change_of(seen("委员", "218", **code, **TERM), seen("委员", "392", **code)).reasons == ()
    firms: dict[str, Any] = {"code": "other", "unit": "家"}
    told = seen("高新技术企业", "320", **firms, period_kind="as_of", sentence="截至年底，高新技术企业达到320家。")
    assert change_of(told, seen("高新技术企业", "400", **firms)).reasons == ()
    assert change_of(told, seen("高新技术企业", "400", **firms, **TERM)).reasons == ()
    for label in ("高新技术企业", "常住人口城镇化率", "发明专利拥有量"):
        change = change_of(seen(label, "320", **firms, **TERM), seen(label, "400", **firms))
        assert (change.reasons, change.remarks) == ((), ("period_end",))
    for label in ("走访企业", "新增高新技术企业", "审查文件"):
        assert change_of(seen(label, "320", **firms, **TERM), seen(label, "400", **firms)).reasons == ("period",)
    # What is made in a term is not what is made in a year.
    assert change_of(seen("建成委员工作室", "9", **STUDIO, **TERM), seen("建成委员工作室", "3", **STUDIO)).reasons == (
        "period",
    )
    assert change_of(seen("新建委员工作室", "9", **STUDIO, **TERM), seen("新建委员工作室", "3", **STUDIO)).reasons == (
        "period",
    )


# before and after, new and all


def changed(first: str, then: str) -> tuple[Observation, Observation]:
    sentence = f"委员工作室由{first}个增加到{then}个。"
    return (
        seen("委员工作室", first, sentence=sentence, start=6, end=9, **STUDIO),
        seen("委员工作室", then, sentence=sentence, start=14, end=17, **STUDIO),
    )


def test_what_was_before_is_set_aside() -> None:
    fresh = seen("新建委员工作室", "46", start=30, end=32, **STUDIO)
    found = compare([column(*changed("120", "168")), next_year(fresh, seen("委员工作室总数", "214", **STUDIO))])
    assert values(found) == [(168, 214)]
    first = only(found).cells[0]
    assert first is not None
    assert first.before is not None
    assert (first.before.id, first.before.value) == ("i0", Decimal(120))
    change = only(found).changes[1]
    assert change is not None
    assert (change.reasons, change.difference) == ((), Decimal(46))
    assert [item.one.value for item in found.alone] == [Decimal(46)]


def test_new_ones_and_all_are_never_subtracted() -> None:
    change = change_of(seen("新建委员工作室", "24", **STUDIO), seen("委员工作室", "98", **STUDIO))
    assert (change.reasons, change.difference) == (("definition",), None)
    found = compare(
        [
            column(seen("新建委员工作室", "24", **STUDIO), seen("委员工作室", "98", **STUDIO)),
            next_year(seen("委员工作室", "110", **STUDIO), seen("新增委员工作室", "12", **STUDIO)),
        ]
    )
    assert sorted(values(found)) == [(24, 12), (98, 110)]


def test_what_may_be_new_or_all_says_so() -> None:
    change = change_of(seen("打造委员工作室", "30", **STUDIO), seen("委员工作室", "40", **STUDIO))
    assert (change.reasons, change.remarks) == ((), ("made",))
    assert change_of(seen("建成委员工作室", "19", **STUDIO), seen("委员工作室", "40", **STUDIO)).remarks == ("made",)
    # What is built stands there.
    assert change_of(seen("建成委员工作室", "30", **STUDIO), seen("委员工作室", "40", **STUDIO)).remarks == ()


# scopes


@pytest.mark.parametrize(
    ("code", "scope", "other", "reasons", "remarks"),
    [
        ("platforms.venues", "全市", None, (), ("scope_place",)),
        ("grassroots.participants", "全县", None, (), ("scope_place",)),
        ("members.count", "全市", "委员", (), ("scope_place",)),
        ("problems.solved", "全市", None, (), ("scope_place",)),
        ("proposals.filed", "全市", None, ("scope",), ()),
        ("grassroots.sessions", "市县两级", None, ("scope",), ()),
        ("grassroots.sessions", "三级政协", None, ("scope",), ()),
        ("grassroots.sessions", "全市政协系统", None, ("scope",), ()),
        ("grassroots.sessions", "全市", "市本级", ("scope",), ()),
        ("platforms.venues", "县级", None, ("scope",), ("scope_unstated",)),
    ],
)
def test_the_whole_place(
    code: str, scope: str, other: str | None, reasons: tuple[str, ...], remarks: tuple[str, ...]
) -> None:
    first, second = seen("议事", "40", code=code, scope=scope), seen("议事", "50", code=code, scope=other)
    for change in (change_of(first, second), change_of(second, first)):
        assert change.reasons == reasons
        assert not reasons or change.difference is None
        assert set(change.remarks) <= set(remarks)
        assert reasons or change.remarks == remarks


# one body and one year


def test_equal_values_of_one_body_and_year_come_first() -> None:
    welfare: dict[str, Any] = {"code": "welfare.activities", "unit": "场"}
    full = column(
        seen("开展公益活动", "240", scope="市县两级", **welfare),
        seen("送医送教送法活动", "102", scope="市政协", **welfare),
    )
    digest = column(seen("送医送教送法", "240", **welfare), kind="infographic", source="b.txt")
    found = compare([full, digest])
    assert values(found) == [(240, 240)]
    change = only(found).changes[1]
    assert change is not None
    assert (change.reasons, change.difference, "scope" in change.remarks) == ((), Decimal(0), True)
    assert [item.one.value for item in found.alone] == [Decimal(102)]
    assert "twins" in [note.about for note in found.notes]


def test_two_things_of_one_body_and_year_stay_two() -> None:
    full, digest = seen("义诊群众", "18000", bound="at_least", **PEOPLE), seen("惠及群众", "60000", **PEOPLE)
    assert compare([column(full), column(digest, kind="infographic")]).rows == ()
    # In another year that is the likest there is.
    assert labels(compare([column(full), next_year(digest)])) == [("义诊群众", "惠及群众")]


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (("150", "exact"), ("152", "exact"), True),
        (("150", "exact"), ("150", "exact"), False),
        (("150", "at_least"), ("152", "exact"), False),
        (("150", "at_least"), ("140", "exact"), True),
        (("150", "about"), ("152", "exact"), False),
        (("150", "about"), ("252", "exact"), True),
    ],
)
def test_what_contradicts_itself(first: tuple[str, str], second: tuple[str, str], told: bool) -> None:
    one, other = (seen("立案提案", value, bound=bound) for value, bound in (first, second))
    change = only(compare([column(one), column(other, kind="infographic")])).changes[1]
    assert change is not None
    assert ("contradiction" in change.remarks) == told
    assert "contradiction" not in change_of(one, other).remarks


# plans and what became of them


def test_a_plan_and_the_report_of_one_body() -> None:
    plan = column(planned("立案提案", "430"), kind="plan", review_period=None, plan_period="2023", level="unknown")
    digest = column(planned("立案提案", "430"), kind="infographic")
    done = next_year(seen("立案提案", "443"))
    for planner in (plan, digest):
        (target,) = compare([planner, done]).targets
        assert (target.done.one.value, target.outcome, target.reasons) == (Decimal(443), "reached", ())
    assert not compare([done, column(planned("立案提案", "430"), kind="court_report")]).targets
    other = next_year(seen("立案提案", "443"), kind="plan", plan_period="2023")
    assert not compare([plan, other]).targets


def test_a_plan_is_for_the_whole_and_not_for_a_part_of_it() -> None:
    plan = planned("委员工作室", "95", **STUDIO)
    facts = (
        seen("新建委员工作室", "24", **STUDIO),
        seen("委员工作室", "8", scope="县级", **STUDIO),
        seen("委员工作室总数", "98", **STUDIO),
    )
    (target,) = compare([column(plan), next_year(*facts)]).targets
    assert (target.done.one.value, target.outcome) == (Decimal(98), "reached")
    (target,) = compare([column(plan), next_year(facts[1])]).targets
    assert (target.outcome, target.reasons) == (None, ("scope",))
    (target,) = compare([column(plan), next_year(facts[0])]).targets
    assert (target.outcome, target.reasons) == (None, ("definition",))


def test_a_plan_is_set_beside_the_exact_figure() -> None:
    firms: dict[str, Any] = {"code": "enterprises.visited", "unit": "家"}
    plan = planned("走访企业", "100", bound="about", **firms)
    done = next_year(seen("走访企业", "90", bound="at_least", **firms), seen("走访服务企业", "98", **firms))
    (target,) = compare([column(plan), done]).targets
    assert (target.done.one.value, target.outcome) == (Decimal(98), "nearly")


def test_a_goal_for_five_years_is_not_missed_in_one() -> None:
    plan = planned("专题协商会", "10", sentence="今后五年，召开专题协商会10次以上。")
    (target,) = compare([column(plan), next_year(seen("专题协商会", "2"))]).targets
    assert (target.outcome, target.reasons) == (None, ("period",))


# a code alone is not enough


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("协调解决难题", "163", {}), ("群众急难愁盼", "20600", {"unit": "件"})),
        (("形成专题报告", "4", {"unit": "份"}), ("调研报告", "33", {"unit": "篇"})),
        (("人均履职", "24", {"unit": "次"}), ("委员履职", "38", {"unit": "次"})),
        (("推介会", "4", {"unit": "次"}), ("引进客商", "30", {"unit": "次"})),
    ],
)
def test_two_things_under_one_code(first: tuple[str, str, Any], second: tuple[str, str, Any]) -> None:
    one, other = (seen(label, value, **{"unit": "个"} | changes) for label, value, changes in (first, second))
    found = compare([column(one), next_year(other)])
    assert (found.rows, len(found.alone)) == ((), 2)


def test_words_that_each_report_uses_its_own_way() -> None:
    solved: dict[str, Any] = {"code": "problems.solved", "unit": "个"}
    assert change_of(seen("推动解决难题", "20", **solved), seen("推动解决实际难题", "25", **solved)).remarks == (
        "loose",
    )
    assert change_of(seen("推动解决难题", "20", **solved), seen("推动解决难题", "25", **solved)).remarks == ()


# reports of governments


def of_government(label: str, value: str, **changes: Any) -> Observation:
    money: dict[str, Any] = {"code": "other", "unit": "元", "dimension": "money", "kind": "government_work_report"}
    return seen(label, value, **money | changes)


@pytest.mark.parametrize(
    ("first", "second", "paired"),
    [
        ("地区生产总值完成", "实现地区生产总值", True),
        ("一般公共预算收入达到", "地方一般公共预算收入", True),
        ("地区生产总值", "人均地区生产总值", False),
        ("新增地区生产总值", "地区生产总值", False),
        ("工业投资", "农业投资", False),
        ("万人发明专利拥有量", "万人高价值发明专利拥有量", False),
        ("规上工业企业利润", "规模以上工业企业利润", True),
    ],
)
def test_verbs_about_what_has_no_code(first: str, second: str, paired: bool) -> None:
    found = compare([column(of_government(first, "186")), next_year(of_government(second, "196"))])
    assert (len(found.others), len(found.alone)) == ((1, 0) if paired else (0, 2))


def test_what_has_no_code_and_not_quite_one_name_says_so() -> None:
    first = of_government("一般公共预算收入", "12")
    assert change_of(first, of_government("地方一般公共预算收入", "13")).remarks == ("label",)
    assert change_of(first, of_government("实现一般公共预算收入", "13")).remarks == ()


def test_the_whole_place_goes_without_saying_in_a_governments_report() -> None:
    change = change_of(of_government("社会消费品零售总额", "8", scope="全市"), of_government("社会消费品零售总额", "9"))
    assert (change.reasons, change.remarks) == ((), ("scope_place",))


def test_growth_is_compared_in_points() -> None:
    mine = column(seen("地区生产总值增长", "5.5", **RATE))
    found = compare([mine, next_year(seen("实现地区生产总值增长", "5.8", **RATE))])
    change = only(found).changes[1]
    assert change is not None
    assert (change.difference, change.percent, change.likeness) == (Decimal("0.3"), None, 1.0)
    assert (found.rows, found.others, found.left_out) == ((), (), (0, 0))


@pytest.mark.parametrize(
    "other",
    [
        (seen("工业增加值增长", "5.8", **RATE),),
        (seen("增长", "5.8", **RATE),),
        (seen("地区生产总值增长", "5.8", **RATE), seen("地区生产总值增长", "6.1", **RATE)),
        (seen("地区生产总值增长", "5.8", sentence="地区生产总值年均增长5.8%。", **RATE),),
        (seen("地区生产总值增长", "5.8", sentence="地区生产总值比2015年增长5.8%。", **RATE),),
        (seen("地区生产总值增长", "5.8", status="planned", **RATE),),
        (seen("地区生产总值增长", "5.8", **RATE | TERM),),
        (seen("地区生产总值增长", "58", **RATE | {"unit": "元", "dimension": "money"}),),
    ],
)
def test_growth_of_something_else_is_left_out(other: tuple[Observation, ...]) -> None:
    found = compare([column(seen("地区生产总值增长", "5.5", **RATE)), next_year(*other)])
    assert (found.growth, found.left_out) == ((), (1, len(other)))


def test_growth_and_decline_are_no_difference() -> None:
    change = change_of_growth("死亡人数下降", "死亡人数上升")
    assert (change.reasons, change.difference) == (("definition",), None)


def change_of_growth(first: str, second: str) -> Any:
    return only(compare([column(seen(first, "12", **RATE)), next_year(seen(second, "2", **RATE))])).changes[1]
