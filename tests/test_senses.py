"""In which sense a report gives its figures: what is before, new, wide, a part, or said a second time."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from handmade import document, indicator, report
from reportx.analysis.observations import gathered
from reportx.analysis.senses import Sense, senses
from reportx.model import Indicator, Span

OVERVIEW = "召开专题议政性常委会3次、专题协商会3次。"


def one(
    number: int, value: str | None, label: str = "立案提案", *, code: str = "proposals.filed", **changes: Any
) -> Indicator:
    """An indicator in a sentence of its own, the further down the higher its number."""
    span = Span(start=number * 100, end=number * 100 + 4)
    return indicator(number, code, value, **{"span": span, "sentence": f"第{number}句。", "label": label} | changes)


def of(*indicators: Indicator, **known: Any) -> list[Sense]:
    """The senses of the figures of one report, in their order."""
    made = report(indicators=list(indicators))
    made = made.model_copy(update={"metadata": made.metadata.model_copy(update=known)})
    found = senses(gathered([document(made)]).observations)
    return [found[each.id] for each in indicators]


def test_most_figures_say_nothing_of_it() -> None:
    assert of(one(1, "400")) == [Sense()]
    assert senses([]) == {}


def test_before_a_change() -> None:
    sentence = "委员工作室由12个增加到86个。"
    places: list[dict[str, Any]] = [{"span": Span(start=start, end=start + 3)} for start in (10, 16)]
    before, after = of(
        *(one(number, value, sentence=sentence, **places[number - 1]) for number, value in ((1, "12"), (2, "86")))
    )
    assert (before.before, after.before) == (True, False)
    plainly = "先有12个，又有86个。"
    assert not of(one(1, "12", sentence=plainly), one(2, "86", sentence=plainly))[0].before


@pytest.mark.parametrize(
    ("label", "expected"), [("人均参加活动", True), ("平均每户补助", True), ("均衡发展项目", False), ("活动", False)]
)
def test_averages(label: str, expected: bool) -> None:
    assert of(one(1, "12", label))[0].average is expected


# What is new, and all there are.


@pytest.mark.parametrize(
    ("new", "every", "sentence"),
    [
        ("新建委员工作室", "委员工作室总数", "新建委员工作室4个、总数102个。"),
        ("议事室新增", "议事室新增", "议事室新增4个，达到102个。"),  # the label goes on, the sense does not
        ("议事室新增", "议事室新增", "议事室新增4个，累计达102个。"),
        ("新增委员工作站", "建成委员工作站", "建成委员工作站102个，新增4个。"),
    ],
)
def test_the_new_lies_within_all(new: str, every: str, sentence: str) -> None:
    first, second = of(one(1, "4", new, sentence=sentence), one(2, "102", every, sentence=sentence))
    assert (first.fresh, first.whole_id) == (True, "r1.i2")
    assert (second.fresh, second.whole_id) == (False, None)


@pytest.mark.parametrize(
    "other",
    [
        one(2, "3", "委员工作室总数"),  # less than what is new
        one(2, "102", "院坝协商点"),
        one(2, "102", "委员工作室总数", unit="条"),
        one(2, "102", "委员工作室总数", status="planned"),
        one(2, "102", "委员工作室总数", scope="各县区"),
        one(2, "102", "新建委员工作室"),
    ],
)
def test_no_other_figure_is_that_of_all(other: Indicator) -> None:
    first, _ = of(one(1, "4", "新建委员工作室"), other)
    assert (first.fresh, first.whole_id) == (True, None)


# Parts, and whose figures they are.


def test_parts_have_their_code_above_them() -> None:
    between = one(2, "150", code="proposals.collective", part_of="r1.i1")
    _, middle, last = of(one(1, "400"), between, one(3, "40", part_of="r1.i2"))
    assert (middle.part, middle.above) == (False, ())
    assert (last.part, last.above) == (True, ("r1.i1",))


def test_circles_of_parts_have_an_end() -> None:
    assert [sense.part for sense in of(one(1, "4", part_of="r1.i2"), one(2, "1", part_of="r1.i1"))] == [True, True]


def test_the_bodys_own_is_no_part_of_that_of_all_levels() -> None:
    _, own, some = of(
        one(1, "1260", scope="市县两级政协"),
        one(2, "240", scope="市政协", part_of="r1.i1"),
        one(3, "30", part_of="r1.i1"),
    )
    assert (own.part, some.part) == (False, True)


@pytest.mark.parametrize(
    ("scope", "level", "expected"),
    [
        (None, "city", "own"),
        ("市政协", "city", "own"),
        ("市政协常委会", "city", "own"),
        ("本级", "city", "own"),
        ("市县两级政协", "city", "wide"),
        ("各级", "city", "wide"),
        ("全市政协委员", "city", "wide"),
        ("全市", "county", "own"),  # a city of the county level: nothing is below it
        ("全市各级", "county", "wide"),
        ("全省政协", "county", "wide"),
        ("党派团体", "city", "other"),
        ("被全国政协", "city", "other"),
    ],
)
def test_whose_figure_it_is(scope: str | None, level: str, expected: str) -> None:
    assert of(one(1, "4", scope=scope), level=level)[0].reach == expected


@pytest.mark.parametrize(
    ("outer", "inner", "expected"),
    [
        ("省级以上", "全国政协", True),
        ("省级以上", "省政协", True),
        ("市级以上媒体", "中央媒体", True),
        ("市级以上媒体", "省级以上媒体", True),
        ("省级以上", "市委", False),
        ("省级以上", "市级以上媒体", False),
        ("省政协", "全国政协", False),
        ("省级以上", "省级以上", False),
        ("省级以上", "党派团体", False),
    ],
)
def test_a_wider_circle_holds_others(outer: str, inner: str, expected: bool) -> None:
    _, second = of(one(1, "112", scope=outer), one(2, "19", scope=inner))
    assert (second.within == "r1.i1") is expected


def test_only_of_the_same_thing() -> None:
    _, second = of(one(1, "112", scope="省级以上"), one(2, "19", code="instructions.leaders", scope="全国政协"))
    assert second.within is None


# Repetitions.


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("走访企业60家（上半年），下半年75家，全年135家。", (True, True)),
        ("上半年走访企业60家，下半年走访75家，全年共135家。", (True, True)),
        ("一季度走访企业60家，二季度75家，全年135家。", (True, True)),
        ("1—6月走访企业60家，2023年7至12月75家，全年135家。", (True, True)),
        ("前三季度走访企业60家，走访商户75家，全年135家。", (True, False)),
        ("走访企业60家，商户75家，全年135家。", (False, False)),
        ("上半年以来，走访企业60家，商户75家，全年135家。", (False, False)),  # another clause
    ],
)
def test_a_part_of_the_year_lies_within_it(sentence: str, expected: tuple[bool, bool]) -> None:
    values = [one(number, value, "走访企业", sentence=sentence) for number, value in enumerate(("60", "75", "135"), 1)]
    *parts, whole = of(*values)
    assert (tuple(sense.part for sense in parts), whole.part) == (expected, False)
    assert [sense.above for sense in parts] == [("r1.i3",) if part else () for part in expected]


@pytest.mark.parametrize(
    "whole",
    [
        one(2, "50", "走访企业"),
        one(2, "135", "走访企业", code="proposals.handled"),
        one(2, "135", "走访企业", unit="条"),
        one(2, "135", "走访企业", status="planned"),
        one(2, "135", "走访企业", scope="市县两级"),
        one(2, "135", "慰问职工"),
        one(2, "135", "走访企业", period=None),
    ],
)
def test_no_other_figure_is_that_of_the_whole_year(whole: Indicator) -> None:
    part = one(1, "60", "上半年走访企业", sentence="上半年走访企业60家。")
    assert of(part, one(2, "135", "走访企业"))[0].part
    assert not of(part, whole)[0].part


@pytest.mark.parametrize(
    ("overview", "chapter"),
    [
        (("召开专题议政性常委会", None), ("召开专题议政性常委会会议", None)),
        (("市政协常委会召开专题协商会", "市政协常委会"), ("市政协召开专题协商座谈会", "市政协")),
        (("召开专题协商会", None), ("召开专题协商会", "市政协")),
        (("召开专题协商会", "市县两级"), ("召开专题协商会", "各级")),
    ],
)
def test_said_in_the_overview_and_in_a_chapter(overview: tuple[str, str], chapter: tuple[str, str]) -> None:
    first, second = of(one(1, "5", overview[0], scope=overview[1]), one(2, "5", chapter[0], scope=chapter[1]))
    assert (first.repeats, second.repeats) == (None, "r1.i1")


def test_each_of_two_kinds_is_said_twice() -> None:
    found = of(
        one(1, "3", "召开专题议政性常委会", sentence=OVERVIEW),
        one(2, "3", "专题协商会", sentence=OVERVIEW),
        one(3, "3", "召开专题议政性常委会会议"),
        one(4, "3", "召开专题协商座谈会"),
    )
    assert [sense.repeats for sense in found] == [None, None, "r1.i1", "r1.i2"]


@pytest.mark.parametrize(
    "second",
    [
        one(2, "6", "座谈会"),
        one(2, "7", "专题协商会"),
        one(2, "6", "专题协商会", value_max=Decimal(8), bound="range"),
        one(2, "6", "专题协商会", unit="条"),
        one(2, "6", "专题协商会", status="planned"),
        one(2, "6", "专题协商会", period=None),
        one(2, "6", "专题协商会", scope="经济委"),
        one(2, "6", "专题协商会", scope="市县两级"),
        one(2, "6", "专题协商会议题", sentence="第1句。"),
        one(2, "6", "新增专题协商会"),
    ],
)
def test_two_figures_of_one_size(second: Indicator) -> None:
    assert of(one(1, "6", "专题协商会"), second)[1].repeats is None


def test_kinds_that_differ_in_a_word_are_two() -> None:
    assert of(one(1, "12", "经济建设类提案"), one(2, "12", "文化建设类提案"))[1].repeats is None


def test_a_telling_number_needs_no_words_but_another_sentence() -> None:
    assert of(one(1, "400", "立案"), one(2, "400", "其中交办"))[1].repeats == "r1.i1"
    assert of(one(1, "400", "甲类", sentence="同句。"), one(2, "400", "乙类", sentence="同句。"))[1].repeats is None
    assert of(one(1, "400", "甲", code="other"), one(2, "400", "乙", code="other"))[1].repeats is None


def test_units_that_count_alike_say_the_same() -> None:
    assert of(one(1, "318", unit="家"), one(2, "318", unit="户"))[1].repeats == "r1.i1"


def test_the_exact_one_stays() -> None:
    rough, exact = of(one(1, "2100", bound="at_least"), one(2, "2186"))
    assert (rough.repeats, exact.repeats) == ("r1.i2", None)


@pytest.mark.parametrize(
    ("rough", "exact", "expected"),
    [
        (("90", "开展活动"), ("93", "开展活动"), True),
        (("90", "召开专题协商会"), ("93", "召开专题协商座谈会"), True),
        (("90", "市政协召开专题协商会"), ("93", "专题协商会"), True),
        (("90", "经济建设类提案"), ("93", "文化建设类提案"), False),
        (("90", "开展活动"), ("103", "开展活动"), False),
        (("90", "开展活动"), ("89", "开展活动"), False),
        (("10", "开展活动"), ("13", "开展活动"), False),
        (("90", "开展活动"), ("93", "新增活动"), False),
    ],
)
def test_a_round_overview_says_the_exact_figure(rough: tuple[str, str], exact: tuple[str, str], expected: bool) -> None:
    first, second = of(one(1, *rough, bound="at_least"), one(2, *exact))
    assert (first.repeats, second.repeats) == ("r1.i2" if expected else None, None)


def test_what_is_hidden_repeats_nothing() -> None:
    masked = [one(number, None, bound="masked") for number in (1, 2)]
    assert [sense.repeats for sense in of(*masked)] == [None, None]
