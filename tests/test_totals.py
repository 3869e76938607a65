"""Totals: only what can be added is added, bounds stay, and what is left out is told with its reason."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handmade import document, indicator, report
from reportx.analysis.observations import gathered
from reportx.analysis.stats import stats, stats_of
from reportx.model import Document, Indicator, Period, Span
from reportx.model.base import Bound
from reportx.model.selection import Selection
from reportx.model.stats import Reason

if TYPE_CHECKING:
    from reportx.model.stats import BreakdownRow, By, Total

CODE = "proposals.filed"


def one(number: int, value: str | None, *, code: str = CODE, **changes: Any) -> Indicator:
    """An indicator in a sentence of its own, the further down the higher its number."""
    span = Span(start=number * 100, end=number * 100 + 4)
    return indicator(number, code, value, **{"span": span, "sentence": f"第{number}句。"} | changes)


def of(
    *indicators: Indicator, name: str = "a.txt", year: str | None = "2023", chars: int = 100, **facts: Any
) -> Document:
    """A document with one report of these indicators, on this year."""
    made = report(indicators=list(indicators), span=Span(start=0, end=chars))
    known = made.metadata.model_copy(update={"review_period": year, **facts})
    return document(made.model_copy(update={"metadata": known}), name=name)


def period(start: str | None, end: str | None = None, kind: Any = "year") -> Period:
    return Period(from_=start, to=end or start, kind=kind)


def facts(*values: object) -> tuple[object, ...]:
    """Values to compare; a decimal equals a whole number, which the types do not know."""
    return values


def rows(*documents: Document, by: By = "code") -> list[BreakdownRow]:
    return stats(documents, by).breakdown.rows


def total(*documents: Document) -> Total:
    """The only total that there is."""
    (row,) = rows(*documents)
    (found,) = row.totals
    return found


def other(*indicators: Indicator, **facts: Any) -> Document:
    """A document of another place."""
    return of(*indicators, name="other.txt", **{"region": "梧溪县", "organization": "政协梧溪县委员会"} | facts)


def test_values_of_two_places_are_added() -> None:
    found = total(of(one(1, "400")), other(one(1, "120")))
    assert facts(found.sum, found.sum_max, found.bound) == (520, None, "exact")
    assert facts(found.values, found.reports, found.added, found.left_out) == (2, 2, 2, {})
    assert facts(found.min, found.median, found.max) == (120, 260, 400)


@pytest.mark.parametrize(
    "difference",
    [
        {"code": "proposals.handled"},
        {"unit": "条"},
        {"status": "planned"},
        {"status": None},
        {"period": period("2019", "2023", "term")},
        {"period": period(None, "2023-12-31", "as_of")},
        {"period": None},
    ],
)
def test_what_differs_is_never_added(difference: dict[str, Any]) -> None:
    found = [made for row in rows(of(one(1, "400")), other(one(1, "120", **difference))) for made in row.totals]
    assert sorted(made.sum or 0 for made in found) == [120, 400]


@pytest.mark.parametrize("dimension", ["percent", "ratio", "duration", "other"])
def test_rates_and_the_like_have_a_middle_and_no_sum(dimension: str) -> None:
    values = [one(number, value, dimension=dimension, unit="%") for number, value in enumerate(("98", "95.5", "99"), 1)]
    found = total(of(*values))
    assert facts(found.sum, found.added, found.left_out) == (None, 0, {"not_additive": 3})
    assert facts(found.min, found.median, found.max) == (Decimal("95.5"), 98, 99)


@pytest.mark.parametrize("code", ["members.count", "members.attendance", "proposals.participation"])
def test_members_are_the_same_people_again(code: str) -> None:
    found = total(of(one(1, "300", code=code, unit="名")), other(one(1, "250", code=code, unit="名")))
    assert facts(found.sum, found.left_out, found.max) == (None, {"not_additive": 2}, 300)


@pytest.mark.parametrize(
    ("code", "reason"), [("other", "catch_all"), ("results.physical", "catch_all"), ("compare", "change")]
)
def test_codes_of_all_sorts_come_to_nothing(code: str, reason: str) -> None:
    found = total(of(one(1, "4", code=code), one(2, "7", code=code)))
    assert facts(found.sum, found.min, found.median, found.max) == (None, None, None, None)
    assert facts(found.values, found.added, found.left_out) == (2, 0, {reason: 2})


def test_no_part_is_added_to_its_whole() -> None:
    found = total(of(one(1, "400"), one(2, "150", part_of="r1.i1"), one(3, "40", part_of="r1.i2")))
    assert facts(found.sum, found.added, found.left_out) == (400, 1, {"part": 2})


def test_a_part_of_a_part_of_another_code_is_still_a_part() -> None:
    between = one(2, "150", code="proposals.collective", part_of="r1.i1")
    document_ = of(one(1, "400"), between, one(3, "40", part_of="r1.i2"))
    filed, collective = rows(document_)
    assert facts(filed.totals[0].sum, filed.totals[0].left_out) == (400, {"part": 1})
    assert collective.totals[0].sum == 150


def test_a_part_is_known_as_one_also_where_what_stands_between_is_filtered_out() -> None:
    between = one(2, "150", code="proposals.collective", part_of="r1.i1")
    everything = gathered([of(one(1, "400"), between, one(3, "40", part_of="r1.i2"))])
    found = Selection(codes=(CODE,)).of(everything)
    assert len(found.observations) == 2
    assert stats_of(found, "code", everything).breakdown.rows[0].totals[0].left_out == {"part": 1}


def test_parts_of_what_is_counted_elsewhere_are_added() -> None:
    parts = [one(number, "30", code="proposals.by_topic", label=f"第{number}类", part_of="r1.i1") for number in (2, 3)]
    assert rows(of(one(1, "400"), *parts))[1].totals[0].sum == 60


def test_the_parts_of_a_hidden_whole_count() -> None:
    found = total(of(one(1, None, bound="masked"), one(2, "150", part_of="r1.i1")))
    assert facts(found.sum, found.bound, found.left_out) == (150, "at_least", {"hidden": 1})


def test_circles_of_parts_have_an_end() -> None:
    found = total(of(one(1, "400", part_of="r1.i2"), one(2, "150", part_of="r1.i1")))
    assert facts(found.sum, found.bound, found.left_out) == (None, "exact", {"part": 2})


def test_some_are_not_added_to_all() -> None:
    found = total(
        of(one(1, "400"), one(2, "5000", scope="市县两级", label="提案")), other(one(1, "90", scope="党派团体"))
    )
    assert facts(found.sum, found.left_out) == (490, {"scope": 1})


WIDE = [
    of(one(1, "1260", scope="市县两级政协")),
    other(one(1, "23000", scope="全省各级政协"), region="甲省", level="province"),
    of(one(1, "240"), name="county.txt", region="松岭县", level="county", organization=None),
]


@pytest.mark.parametrize(
    ("which", "expected"),
    [
        ((0, 2), (240, {"scope": 1})),
        ((0, 1, 2), (240, {"scope": 2})),
        ((0,), (1260, {})),
        ((0, 1), (23000, {"level": 1})),
    ],
)
def test_what_all_levels_did_is_not_added_to_what_bodies_did(which: tuple[int, ...], expected: object) -> None:
    found = total(*(WIDE[place] for place in which))
    assert facts(found.sum, found.left_out) == expected


def test_neither_in_one_report() -> None:
    own = one(2, "240", scope="市政协", part_of="r1.i1")
    found = total(of(one(1, "1260", scope="市县两级政协"), own, one(3, "30", scope="政协委员")))
    assert facts(found.sum, found.left_out) == (240, {"scope": 2})


def test_of_those_who_adopt_the_wider_circle_holds_the_others() -> None:
    found = total(of(one(1, "112", scope="省级以上"), one(2, "19", scope="全国政协"), one(3, "80", scope="市委")))
    assert facts(found.sum, found.left_out) == (192, {"scope": 1})


def test_what_is_said_twice_counts_once() -> None:
    found = total(of(one(1, "400"), one(2, "400", label="共立案"), one(3, "400", bound="at_least")))
    assert facts(found.sum, found.bound, found.left_out) == (400, "exact", {"repeated": 2})


def test_the_exact_one_of_two_stays() -> None:
    found = total(of(one(1, "400", bound="about"), one(2, "400")))
    assert facts(found.sum, found.bound) == (400, "exact")


def test_the_overview_and_the_chapter_count_once() -> None:
    overview = "召开专题议政性常委会3次、专题协商会3次。"
    first = one(1, "3", label="召开专题议政性常委会", sentence=overview, scope="市政协常委会")
    second = one(2, "3", label="专题协商会", sentence=overview)
    chapter = one(3, "3", label="召开专题议政性常委会会议"), one(4, "3", label="专题协商座谈会", scope="市政协")
    found = total(of(first, second, *chapter))
    assert facts(found.sum, found.left_out) == (6, {"repeated": 2})


def test_what_is_new_is_a_part_of_all() -> None:
    sentence = "新建委员工作室4个、总数102个。"
    new, every = one(1, "4", label="新建委员工作室", sentence=sentence), one(2, "102", label="委员工作室总数")
    found = total(of(new, every))
    assert facts(found.sum, found.left_out) == (102, {"part": 1})


def test_units_that_count_alike_are_judged_side_by_side() -> None:
    digest = of(one(1, "318", unit="户"), name="digest.txt", chars=80, kind="infographic")
    (row,) = rows(of(one(1, "318", unit="家"), chars=9000), digest)
    assert [(made.unit, made.sum, made.left_out) for made in row.totals] == [
        ("家", 318, {}),
        ("户", None, {"other_report": 1}),
    ]


def _in_units(report_: Indicator, digest: Indicator, **facts: Any) -> list[tuple[object, ...]]:
    told = of(digest, name="digest.txt", chars=80, kind="infographic", **facts)
    (row,) = rows(told, of(report_, chars=9000))
    return [(made.unit, made.sum, made.left_out) for made in row.totals]


@pytest.mark.parametrize(
    ("units", "dimension"), [(("次", "人次"), "person_times"), (("份", "篇"), "count"), (("件", "个"), "count")]
)
def test_a_digest_in_another_unit_says_the_same(units: tuple[str, str], dimension: str) -> None:
    first, second = one(1, "112", unit=units[0]), one(1, "112", unit=units[1], dimension=dimension)
    assert _in_units(first, second) == [(units[1], None, {"other_report": 1}), (units[0], 112, {})]


@pytest.mark.parametrize(
    ("second", "facts_"),
    [
        (one(1, "113", unit="人次"), {}),
        (one(1, "112", unit="万元", dimension="money"), {}),
        (one(1, "112", unit="人次", status="planned"), {}),
        (one(1, "112", unit="人次", period=period("2022")), {}),
        (one(1, "112", unit="人次"), {"region": "梧溪县", "organization": "政协梧溪县委员会"}),
    ],
)
def test_other_figures_in_another_unit_count(second: Indicator, facts_: dict[str, Any]) -> None:
    assert [left_out for _, _, left_out in _in_units(one(1, "112", unit="次"), second, **facts_)] == [{}, {}]


def test_small_numbers_in_another_unit_are_two() -> None:
    assert len([1 for _, sum_, _ in _in_units(one(1, "12", unit="次"), one(1, "12", unit="人次")) if sum_]) == 2


def test_in_one_report_another_unit_is_another_figure() -> None:
    assert [
        made.sum for row in rows(of(one(1, "112", unit="次"), one(2, "112", unit="人次"))) for made in row.totals
    ] == [
        112,
        112,
    ]


@pytest.mark.parametrize(
    "second",
    [
        one(2, "6", label="座谈会"),  # six of this and six of that
        one(2, "7"),
        one(2, "6", scope="提案委"),
        one(2, "6", period=period("2022")),
    ],
)
def test_small_equal_numbers_need_equal_words(second: Indicator) -> None:
    scope = second.scope and "经济委"
    assert total(of(one(1, "6", scope=scope), second)).left_out == {}


def test_equal_figures_in_one_sentence_are_of_two_things() -> None:
    sentence = "甲类120件，乙类120件。"
    values = (one(number, "120", label=label, sentence=sentence) for number, label in enumerate(("甲类", "乙类"), 1))
    assert total(of(*values)).sum == 240


@pytest.mark.parametrize(
    ("rough", "bound", "expected"),
    [
        ("2000", "at_least", {"repeated": 1}),
        ("2100", "at_least", {"repeated": 1}),
        ("2200", "about", {"repeated": 1}),
        ("2200", "at_least", {}),
        ("1000", "at_least", {}),
        ("2000", "exact", {}),
        ("2000", "at_most", {}),
    ],
)
def test_a_round_figure_is_the_exact_one_again(rough: str, bound: str, expected: dict[str, int]) -> None:
    found = total(of(one(1, rough, bound=bound), one(2, "2186")))
    assert found.left_out == expected
    assert found.added == 2 - len(expected)


def test_what_was_before_a_rise_is_not_added_to_what_is_now() -> None:
    sentence = "工作室由12个增加到86个。"
    before = one(1, "12", sentence=sentence, span=Span(start=10, end=13))
    after = one(2, "86", sentence=sentence, span=Span(start=16, end=19))
    assert facts(total(of(before, after)).sum, total(of(before, after)).left_out) == (86, {"before": 1})
    plainly = [made.model_copy(update={"sentence": "先建12个，又建了86个。"}) for made in (before, after)]
    assert total(of(*plainly)).sum == 98


def test_averages_are_left_out() -> None:
    found = total(
        of(one(1, "620", label="参加活动"), one(2, "24", label="人均参加活动"), one(3, "5", label="均衡发展"))
    )
    assert facts(found.sum, found.left_out) == (625, {"average": 1})


def test_an_average_is_one_also_where_another_report_has_it() -> None:
    def meant(name: str, chars: int) -> Document:
        return of(one(1, "24", label="人均参加活动"), name=name, chars=chars)

    assert [made.left_out for row in rows(meant("a.txt", 900), meant("b.txt", 80)) for made in row.totals] == [
        {"average": 2}
    ]


# Reports of one body.


@pytest.mark.parametrize(("start", "expected"), [(None, 400), ("2017", 400)])
def test_a_term_told_twice_counts_once(start: str | None, expected: int) -> None:
    term = Period(from_=start, to="2021", kind="term")
    digest = of(one(1, "400", period=Period(from_=None, to="2021", kind="term")), name="d.txt", chars=80, year="2021")
    assert total(of(one(1, "400", period=term), year="2021"), digest).sum == expected


def test_a_report_and_its_digest_count_once() -> None:
    digest = of(one(1, "400"), name="digest.txt", chars=80, kind="infographic", organization="云河市政协")
    found = total(digest, of(one(1, "412"), chars=9000))
    assert facts(found.sum, found.reports, found.left_out) == (412, 2, {"other_report": 1})


def test_what_the_digest_alone_says_counts() -> None:
    digest = of(one(1, "400"), one(2, "12", code="meetings.held"), name="digest.txt", chars=80, kind="infographic")
    assert [made.sum for row in rows(digest, of(one(1, "400"), chars=9000)) for made in row.totals] == [400, 12]


def test_the_same_report_in_two_files_counts_once() -> None:
    found = total(of(one(1, "400")), of(one(1, "400"), name="copy.txt"))
    assert facts(found.sum, found.left_out) == (400, {"other_report": 1})


def test_one_file_given_twice_counts_once() -> None:
    assert total(of(one(1, "400")), of(one(1, "400"))).sum == 400


def test_a_body_adds_up_over_years() -> None:
    later = of(one(1, "412", period=period("2024")), name="b.txt", year="2024")
    assert total(of(one(1, "400")), later).sum == 812


def test_the_report_of_the_year_itself_is_believed_first() -> None:
    later = of(one(1, "398"), one(2, "412", period=period("2024")), name="b.txt", year="2024", chars=9000)
    found = total(of(one(1, "400")), later)
    assert facts(found.sum, found.left_out) == (812, {"other_report": 1})


def test_a_government_is_another_body_of_the_same_place() -> None:
    visited = one(1, "400", code="enterprises.visited"), one(1, "90", code="enterprises.visited")
    assert total(of(visited[0]), of(visited[1], name="b.txt", kind="government_work_report")).sum == 490


@pytest.mark.parametrize("place", ["云河市", "梧溪县"])
def test_a_government_speaks_of_the_same_proposals_again(place: str) -> None:
    ours = of(one(1, "145", code="proposals.handled"), region=place)
    theirs = of(one(1, "145", code="proposals.handled"), name="b.txt", kind="government_work_report")
    assert facts(total(ours, theirs).sum, total(ours, theirs).left_out) == (145, {"other_body": 1})
    assert facts(total(theirs).sum, total(theirs).left_out) == (145, {})


def test_what_provinces_have_lies_within_what_the_nation_has() -> None:
    def government(place: str, level: str, value: str, kind: str = "government_work_report") -> Document:
        return of(one(1, value), name=place, region=place, level=level, kind=kind)

    documents = [government("全国", "national", "500"), *(government(f"{name}省", "province", "90") for name in "甲乙")]
    assert facts(total(*documents).sum, total(*documents).left_out) == (180, {"level": 1})
    committees = [
        government(document_.source.name, level, "10", kind="work_report")
        for document_, level in zip(documents, ("national", "province", "city"), strict=True)
    ]
    assert facts(total(*committees).sum, total(*committees).left_out) == (30, {})


def test_without_a_place_the_organization_tells() -> None:
    first = of(one(1, "400"), region=None, organization="政协云河市第五届委员会")
    again = of(one(1, "400"), region=None, organization="政协云河市第六届委员会", name="b.txt", year="2024")
    other_ = of(one(1, "90"), region=None, organization="政协松岭县委员会", name="c.txt")
    assert total(first, again, other_).sum == 490


def test_hidden_names_are_nobody_in_particular() -> None:
    hidden: dict[str, Any] = {"region": None, "organization": "政协xx区第x届委员会"}
    second = of(one(1, "90"), name="b.txt", **hidden)
    second = second.model_copy(update={"source": second.source.model_copy(update={"sha256": "5" * 64})})
    assert total(of(one(1, "400"), **hidden), second).sum == 490


@pytest.mark.parametrize("place", ["全国政协", "政协松岭县委员会"])
def test_an_unknown_time_is_not_added_over_reports(place: str) -> None:
    undated: dict[str, Any] = {"year": None, "region": None}
    first = of(one(1, "400", period=None), one(2, "32", period=None), organization="全国政协", **undated)
    second = of(one(1, "300", period=None), name="b.txt", organization=place, **undated)
    assert facts(total(first, second).sum, total(first, second).left_out) == (None, {"undated": 3})
    assert facts(total(first).sum, total(first).left_out) == (432, {})


def test_the_undated_is_not_added_to_the_dated() -> None:
    term = one(1, "32", period=period(None, None, "term"))
    undated = of(term, year=None, region="松岭县", name="b.txt")
    found = total(of(one(1, "400", period=period("2019", "2023", "term"))), undated)
    assert facts(found.sum, found.left_out) == (400, {"undated": 1})


def test_of_a_state_the_latest_counts() -> None:
    def state(day: str) -> Period:
        return period(None, day, "as_of")

    first = of(one(1, "40", period=state("2022-12-31")), year="2022")
    second = of(one(1, "52", period=state("2023-06-30")), one(2, "60", period=state("2023-12-31")), name="b.txt")
    found = total(first, second, other(one(1, "7", period=state("2022"))))
    assert facts(found.sum, found.left_out) == (67, {"earlier": 2})


@pytest.mark.parametrize("kind", ["as_of", "cumulative"])
def test_undated_states_give_way(kind: str) -> None:
    undated = of(one(1, "40", period=period(None, None, kind)), year=None)
    found = total(undated, of(one(1, "60", period=period(None, "2023", kind)), name="b.txt"))
    assert facts(found.sum, found.left_out) == (60, {"undated": 1})


def test_what_was_set_up_is_a_state_in_annual_figures_too() -> None:
    def stations(value: str, year: str) -> Document:
        return of(one(1, value, code="platforms.stations", period=period(year)), name=f"{year}.txt", year=year)

    found = total(stations("40", "2022"), stations("46", "2023"))
    assert facts(found.sum, found.left_out) == (46, {"earlier": 1})


def studios(number: int, value: str, label: str = "委员工作室", **changes: Any) -> Indicator:
    return one(number, value, code="platforms.studios", unit="个", label=label, **changes)


def all_totals(*documents: Document) -> list[tuple[object, ...]]:
    return [facts(made.period_kind, made.sum, made.left_out) for row in rows(*documents) for made in row.totals]


def test_what_is_new_is_never_added_to_what_stands() -> None:
    later = of(studios(1, "98", period=period("2024")), name="b.txt", year="2024")
    new = of(studios(1, "46", "新建委员工作室"))
    assert all_totals(new, later) == [("year", 98, {"new": 1})]
    assert all_totals(later, of(studios(1, "46", "新建委员工作室"), name="c.txt", region="松岭县")) == [
        ("year", 98, {"new": 1})
    ]


@pytest.mark.parametrize("kind", ["as_of", "cumulative"])
def test_nor_where_what_stands_has_another_sort_of_period(kind: str) -> None:
    earlier = of(studios(1, "98", period=period(None, "2022-12-31", kind)), name="b.txt", year="2022")
    assert all_totals(of(studios(1, "46", "新建委员工作室")), earlier) == [("year", None, {"new": 1}), (kind, 98, {})]


def test_a_part_of_what_stands_in_its_own_report_is_told_as_a_part() -> None:
    found = of(studios(1, "46", "新建委员工作室"), studios(2, "98", period=period(None, "2023-12-31", "as_of")))
    assert all_totals(found) == [("year", None, {"part": 1}), ("as_of", 98, {})]


def test_what_is_new_adds_up_over_years() -> None:
    later = of(studios(1, "20", "新建委员工作室", period=period("2024")), name="b.txt", year="2024")
    assert all_totals(of(studios(1, "46", "新建委员工作室")), later) == [("year", 66, {})]


def test_what_was_new_since_some_day_is_what_stands() -> None:
    since = studios(1, "46", "新建委员工作室", period=period(None, "2022-12-31", "cumulative"))
    now = of(studios(1, "60"), name="b.txt")
    assert all_totals(of(since, year="2022"), now) == [("cumulative", None, {"earlier": 1}), ("year", 60, {})]


def test_a_state_of_a_day_is_no_earlier_one_than_that_of_its_year() -> None:
    found = of(studios(1, "40"), studios(2, "52", period=period(None, "2023-12-31", "as_of")))
    assert all_totals(found) == [("year", 40, {}), ("as_of", 52, {})]


def test_kinds_of_what_stands_are_added_where_no_figure_is_of_all() -> None:
    counted = studios(1, "6", "县级委员工作室"), studios(2, "18", "乡镇委员工作室")
    assert all_totals(of(*counted)) == [("year", 24, {})]


def test_levels_of_one_sentence_are_added_where_there_is_no_total() -> None:
    sentence = "县级委员工作室6个、乡镇委员工作室18个。"
    levels = studios(1, "6", scope="县级", sentence=sentence), studios(2, "18", "乡镇委员工作室", sentence=sentence)
    assert all_totals(of(*levels)) == [("year", 24, {})]
    assert all_totals(of(*levels, studios(3, "46", "新建委员工作室"))) == [("year", 24, {"new": 1})]
    parts = [made.model_copy(update={"part_of": "r1.i3"}) for made in levels]
    assert all_totals(of(*parts, studios(3, "24"))) == [("year", 24, {"scope": 1, "part": 1})]
    named = studios(1, "6", scope="提案委", sentence=sentence)
    assert all_totals(of(named, levels[1])) == [("year", 18, {"scope": 1})]


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ((("2012", "2016"), ("2017", "2021")), 800),
        ((("2017", "2021"), ("2018", "2022")), 400),
        (((None, "2021"), (None, "2024")), 800),  # nobody knows that the second began before the first ended
        ((("2017", "2021"), (None, "2024")), 800),
        ((("2017", "2021"), ("2020", "2024")), 400),
    ],
)
def test_terms_that_overlap_are_not_added(spans: Any, expected: int) -> None:
    documents = [
        of(one(1, "400", period=Period(from_=start, to=end, kind="term")), name=f"{end}.txt", year=end)
        for start, end in spans
    ]
    assert total(*documents).sum == expected


# Bounds.


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        (("exact", "exact"), (700, None, "exact")),
        (("exact", "at_least"), (700, None, "at_least")),
        (("exact", "at_most"), (700, None, "at_most")),
        (("exact", "about"), (700, None, "about")),
        (("at_least", "at_most"), (700, None, "about")),
        (("at_least", "about"), (700, None, "about")),
        (("exact", "range"), (700, 750, "range")),
        (("at_least", "range"), (700, None, "at_least")),
        (("at_most", "range"), (750, None, "at_most")),
        (("about", "range"), (700, None, "about")),
    ],
)
def test_bounds_of_sums(bounds: tuple[Bound, Bound], expected: tuple[int, int | None, str]) -> None:
    second: dict[str, Any] = {"bound": bounds[1], "value_max": Decimal(350) if bounds[1] == "range" else None}
    found = total(of(one(1, "400", bound=bounds[0])), other(one(1, "300", **second)))
    assert facts(found.sum, found.sum_max, found.bound) == expected


@pytest.mark.parametrize(
    ("bound", "expected"), [("exact", "at_least"), ("about", "at_least"), ("range", "at_least"), ("at_most", "about")]
)
def test_hidden_values_make_it_at_least(bound: str, expected: str) -> None:
    known = one(1, "400", bound=bound, value_max=Decimal(500) if bound == "range" else None)
    found = total(of(known), other(one(1, None, bound="masked")))
    assert facts(found.sum, found.sum_max, found.bound, found.left_out) == (400, None, expected, {"hidden": 1})


def test_nothing_but_hidden_values_is_no_sum() -> None:
    found = total(of(one(1, None, bound="masked")))
    assert facts(found.sum, found.min, found.added, found.left_out) == (None, None, 0, {"hidden": 1})
    assert found.bound == "masked"


def test_hidden_values_do_not_bound_a_median() -> None:
    found = total(of(one(1, "98", dimension="percent")), other(one(1, None, bound="masked", dimension="percent")))
    assert facts(found.bound, found.median) == ("exact", 98)


def test_the_greatest_of_ranges_is_their_upper_end() -> None:
    found = total(of(one(1, "3", bound="range", value_max=Decimal(9))), other(one(1, "5")))
    assert facts(found.min, found.median, found.max) == (3, 4, 9)


# Keys.

TWO_YEARS = [
    of(one(1, "412", period=period("2024"), section_id="r1.s2", measure_id=None), name="b.txt", year="2024"),
    of(one(1, "400"), one(2, "10", status="planned", period=None, unit=None)),
    other(one(1, "90", group="meetings")),
    document(name="nothing.txt"),
]


@pytest.mark.parametrize(
    ("by", "keys"),
    [
        ("code", [CODE]),
        ("group", ["proposals", "meetings"]),
        ("report", ["b.txt r1", "a.txt r1", "other.txt r1"]),
        ("region", ["云河市", "梧溪县"]),
        ("year", [2023, 2024, None]),
        ("section", [None]),
        ("status", ["done", "planned"]),
        ("unit", ["件", None]),
    ],
)
def test_keys(by: By, keys: list[object]) -> None:
    found = rows(*TWO_YEARS, by=by)
    assert [row.key for row in found] == keys
    assert sum(row.indicators.total for row in found) == 4


def test_every_report_has_a_row_of_its_own() -> None:
    empty = of(name="empty.txt")
    found = rows(of(one(1, "400")), empty, by="report")
    assert [(row.key, row.name, row.reports, len(row.totals)) for row in found] == [
        ("a.txt r1", "工作报告", 1, 1),
        ("empty.txt r1", "工作报告", 1, 0),
    ]


def test_a_row_by_report_leaves_no_other_report_out() -> None:
    found = rows(of(one(1, "400")), of(one(1, "400"), name="b.txt"), by="report")
    assert [row.totals[0].sum for row in found] == [400, 400]


def _observed(draw: Any, number: int) -> Indicator:
    bound = draw(st.sampled_from(get_args(Bound)))
    value = None if bound == "masked" else str(draw(st.integers(0, 300)))
    return one(
        number,
        value,
        bound=bound,
        value_max=Decimal(500) if bound == "range" else None,
        code=draw(st.sampled_from([CODE, "other", "compare", "platforms.stations"])),
        dimension=draw(st.sampled_from(["count", "percent"])),
        label=draw(st.sampled_from(["提案", "人均提案"])),
        scope=draw(st.sampled_from([None, "全市"])),
        status=draw(st.sampled_from([None, "done"])),
        part_of=draw(st.sampled_from([None, "r1.i1", "r1.i2"])),
        period=draw(st.sampled_from([None, period("2023"), period(None, "2022", "as_of")])),
    )


@st.composite
def _documents(draw: Any) -> list[Document]:
    return [
        of(
            *(_observed(draw, number) for number in range(1, draw(st.integers(0, 6)) + 1)),
            name=name,
            year=draw(st.sampled_from([None, "2023", "2019-2023"])),
            region=draw(st.sampled_from([None, "云河市"])),
        )
        for name in ("a.txt", "b.txt")
    ]


@given(_documents(), st.sampled_from(["code", "report", "year", "status"]))
def test_nothing_is_dropped_in_silence(documents: list[Document], by: By) -> None:
    found = stats(documents, by)
    made = [made for row in found.breakdown.rows for made in row.totals]
    assert sum(each.values for each in made) == found.total.indicators.all.total
    for each in made:
        assert each.values == each.added + sum(each.left_out.values())
        assert set(each.left_out) <= set(get_args(Reason))
        assert (each.sum is None) == (each.added == 0)
        assert each.min is None or (each.median is not None and each.min <= each.median <= (each.max or 0))
        assert each.sum_max is None or (each.bound == "range" and each.sum is not None and each.sum <= each.sum_max)
