"""What stands in a cell of the wide panel: each rule of the choice, with sentences as they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from handmade import document, indicator, report
from reportx.analysis.matrix import matrix_of
from reportx.analysis.observations import gathered
from reportx.model.observation import Gathered
from reportx.pipeline import parse_text

if TYPE_CHECKING:
    from reportx.model.matrix import Matrix, MatrixCell, MatrixRow

REPORT = """政协云河市委员会常务委员会工作报告
——{next}年1月15日在政协云河市第六届委员会第三次会议上
林知远

各位委员：
我代表政协云河市第六届委员会常务委员会，向大会报告工作，请予审议。

一、{year}年工作回顾
（一）协商议政有力有效。{sentences}

二、{next}年工作安排
（一）提高提案质量。计划召开协商会12次。

各位委员，让我们携手奋进，为云河发展作出新的贡献！
"""
STUDIOS = "platforms.studios"


def read(*sentences: str, name: str = "a.txt", year: int = 2023) -> Gathered:
    """A report with these sentences, as the parser gives it."""
    text = REPORT.format(sentences="".join(sentences), year=year, next=year + 1)
    return gathered([parse_text(text, name=name)])


def row(*sentences: str, year: int = 2023) -> MatrixRow:
    (found,) = (one for one in matrix_of(read(*sentences)).rows if one.year == year)
    return found


def cells(*sentences: str) -> dict[str, MatrixCell]:
    found = row(*sentences).cells
    assert len({code for code, _ in found}) == len(found)
    return {code: cell for (code, _), cell in found.items()}


def shown(cell: MatrixCell) -> float:
    assert cell.chosen.value is not None
    return float(cell.chosen.value)


def told(cell: MatrixCell) -> list[tuple[float, str]]:
    """What a cell does not show, with the reasons."""
    return [(float(other.one.value), other.reason) for other in cell.others if other.one.value is not None]


def together(*several: Gathered) -> Matrix:
    whole = Gathered(0, [], [])
    for one in several:
        whole = whole.with_more(one)
    return matrix_of(whole)


def made(*values: str | None, code: str = "proposals.filed", name: str = "a.txt", **changes: Any) -> Gathered:
    found = [indicator(number, code, value, **changes) for number, value in enumerate(values, 1)]
    return gathered([document(report(indicators=found), name=name)])


@pytest.mark.parametrize(
    ("sentence", "code", "value", "others"),
    [
        ("委员工作室从74个增加到98个。", STUDIOS, 98, [(74, "before")]),
        ("界别党支部从11个增加到13个。", "party.organizations", 13, [(11, "before")]),
        ("重点提案由8件增加到10件。", "proposals.key_supervised", 10, [(8, "before")]),
        ("委员满意率由去年的95.2%提高到98.1%。", "proposals.satisfaction_rate", 98.1, [(95.2, "before")]),
        ("新建委员工作室7个，总数达23个。", STUDIOS, 23, [(7, "new")]),
        ("新建委员工作室12个，达到40个。", STUDIOS, 40, [(12, "new")]),
        ("新建委员工作室24个，累计建成98个。", STUDIOS, 98, [(24, "new")]),
    ],
)
def test_neither_what_was_before_nor_what_is_new(
    sentence: str, code: str, value: float, others: list[tuple[float, str]]
) -> None:
    cell = cells(sentence)[code]
    assert shown(cell) == value
    assert told(cell) == others
    assert cell.candidates == 1


@pytest.mark.parametrize(
    ("sentence", "value", "basis"),
    [
        ("新建委员工作室24个。", 24, "new"),
        ("建成委员工作室24个。", 24, None),
        ("打造委员工作室24个。", 24, None),
        ("设立委员工作室24个。", 24, "new"),
        ("累计建成委员工作室126个。", 126, "total"),
        ("五年来，累计建成委员工作室126个。", 126, "term"),
        ("目前有委员工作室38个。", 38, None),
        ("五年来，委员工作室从12个增加到86个。", 86, None),
        ("截至2023年底，建成委员工作室98个。", 98, "total"),
        ("建成委员工作室98个，今年新增24个。", 98, None),
        ("新建委员工作室7个，总数达23个。", 23, None),
    ],
)
def test_of_what_a_stock_is_told(sentence: str, value: int, basis: str | None) -> None:
    cell = cells(sentence)[STUDIOS]
    assert (shown(cell), cell.basis) == (value, basis)


def test_what_is_not_a_stock_has_no_sum_of_years() -> None:
    found = matrix_of(read("五年来，编辑出版文史资料18辑。累计建成委员工作室126个。"))
    assert [key[0] for row in found.rows for key in row.cells] == [STUDIOS]
    assert found.left_out == {"period": 1, "planned": 1}


def test_what_is_as_of_a_day_is_of_that_year() -> None:
    found = cells("截至2023年底，收到提案150件，立案140件，办复率100%。", "截至12月底，开展视察调研23次。")
    assert {code: (shown(cell), cell.basis) for code, cell in found.items()} == {
        "proposals.submitted": (150, None),
        "proposals.filed": (140, None),
        "proposals.handling_rate": (100, None),
        "inspection.activities": (23, None),
    }


def test_what_is_as_of_another_year_is_in_the_row_of_that() -> None:
    found = matrix_of(read("截至2022年底，收到提案150件。"))
    assert [(one.year, [shown(cell) for cell in one.cells.values()]) for one in found.rows] == [(2022, [150])]


@pytest.mark.parametrize(
    ("sentence", "code", "value"),
    [
        ("五年来，提案办理满意率由92%上升至97%。", "proposals.satisfaction_rate", 97),
        ("五年来，提案办复率从2019年的90.2%提高到2023年的96.1%。", "proposals.handling_rate", 96.1),
    ],
)
def test_what_a_rate_has_come_to_is_that_of_the_last_year(sentence: str, code: str, value: float) -> None:
    found = with_term(sentence)
    ((year, (cell,)),) = [(one.year, one.cells.values()) for one in found.rows]
    # Where the text names the year, it is of that year; else of the term that ends with it.
    own = "2023年" in sentence
    assert (year, cell.chosen.code, shown(cell), cell.basis) == (2023, code, value, None if own else "term")
    assert [reason for _, reason in told(cell)] == ([] if own else ["before"])


@pytest.mark.parametrize(
    "sentence",
    [
        "五年来，提案办理满意率达到97%。",  # of five years
        "五年来，提案办理满意率提高97%。",
    ],
)
def test_a_rate_of_several_years_is_of_none_of_them(sentence: str) -> None:
    found = with_term(sentence)
    assert not [key for row in found.rows for key in row.cells if key[0].endswith("_rate")]


def test_the_rate_of_the_year_comes_before_what_it_has_come_to() -> None:
    found = with_term("五年来，提案办理满意率由92%上升至97%。2023年，提案办理满意率98%。")
    (row,) = found.rows
    (cell,) = row.cells.values()
    assert (shown(cell), cell.basis, told(cell)) == (98, None, [(97, "term"), (92, "before")])


def with_term(sentence: str) -> Matrix:
    """The matrix of a report that looks back on 2019 to 2023."""
    about = {"review_period": "2019-2023"}
    text = REPORT.format(sentences=sentence, year=2023, next=2024)
    found = parse_text(text.replace("2023年工作回顾", "过去五年工作回顾"), name="a.txt")
    reports = [one.model_copy(update={"metadata": one.metadata.model_copy(update=about)}) for one in found.reports]
    return matrix_of(gathered([found.model_copy(update={"reports": reports})]))


def test_a_report_of_five_years_gives_the_stock_at_their_end() -> None:
    several = [
        indicator(1, STUDIOS, "98", label="委员工作室总数", period=None),
        indicator(2, STUDIOS, "24", label="新建委员工作室", period=None),
        indicator(3, "proposals.filed", "2000", period=None),
    ]
    about = report().metadata.model_copy(update={"review_period": "2019-2023"})
    found = matrix_of(gathered([document(report(indicators=several, metadata=about))]))
    ((place, cell),) = [(row.year, cell) for row in found.rows for cell in row.cells.values()]
    assert (place, shown(cell)) == (2023, 98)
    assert told(cell) == [(24, "period")]
    assert found.left_out == {"period": 2}


def test_parts_of_another_code_have_their_own_columns() -> None:
    found = cells("立案提案400件，其中集体提案80件，委员提案320件。")
    assert {code: shown(cell) for code, cell in found.items()} == {
        "proposals.filed": 400,
        "proposals.collective": 80,
        "proposals.member": 320,
    }
    assert all((cell.basis, cell.others) == (None, []) for cell in found.values())


def test_a_whole_comes_before_a_part_of_the_same() -> None:
    found = [
        indicator(1, "systems.rules", "4", part_of="r1.i2", label="新制定制度"),
        indicator(2, "systems.rules", "12", label="修订完善制度"),
    ]
    ((cell,),) = [row.cells.values() for row in matrix_of(gathered([document(report(indicators=found))])).rows]
    assert (shown(cell), told(cell), cell.candidates) == (12, [(4, "part")], 1)


def test_a_part_stands_where_the_whole_is_hidden() -> None:
    found = [
        indicator(1, "systems.rules", "4", part_of="r1.i2", label="修订制度"),
        indicator(2, "systems.rules", None, bound="masked", label="制度"),
    ]
    matrix = matrix_of(gathered([document(report(indicators=found))]))
    ((cell,),) = [row.cells.values() for row in matrix.rows]
    assert (shown(cell), cell.basis, dict(matrix.left_out)) == (4, "part", {"unknown": 1})


@pytest.mark.parametrize(
    ("sentence", "code", "value", "scope", "others"),
    [
        (
            "市县两级政协开展协商议事活动1260场次，其中市本级186场次。",
            "grassroots.sessions",
            186,
            None,
            [(1260, "wide")],
        ),
        ("市委、市政府领导批示112人次。", "instructions.leaders", 112, "市委、市政府领导", []),
        ("委员参与5900人次。", "members.participation", 5900, "委员", []),
        ("市政协党组向市委报告工作22次。", "party.reports_to_committee", 22, "市政协党组", []),
        (
            "编报社情民意信息300篇，被省政协采用50篇，被全国政协采用9篇。",
            "public_opinion.adopted",
            50,
            "省政协",
            [(9, "scope")],
        ),
    ],
)
def test_whose_figure_it_may_be(
    sentence: str, code: str, value: int, scope: str | None, others: list[tuple[float, str]]
) -> None:
    cell = cells(sentence)[code]
    assert (shown(cell), cell.scope, told(cell)) == (value, scope, others)


@pytest.mark.parametrize(
    ("sentence", "code", "value", "scope", "others"),
    [
        ("全市“汐商量”协商议事室由120个增加到168个。", "platforms.venues", 168, "全市", [(120, "before")]),
        ("新设委员工作站9个，全市委员工作站总数为57个。", "platforms.stations", 57, "全市委员", [(9, "new")]),
        ("全市委员工作室达到168个，市本级委员工作室12个。", STUDIOS, 12, None, [(168, "scope")]),
        ("新建委员工作室7个。市县两级政协建成委员工作室210个。", STUDIOS, 7, None, [(210, "wide")]),
    ],
)
def test_what_stands_in_the_whole_place(
    sentence: str, code: str, value: int, scope: str | None, others: list[tuple[float, str]]
) -> None:
    cell = cells(sentence)[code]
    assert (shown(cell), cell.scope, told(cell)) == (value, scope, others)
    assert cell.candidates == 1


@pytest.mark.parametrize(
    "scope", ["全市三级", "市县两级", "全市各级政协", "全市政协系统", "全市各县区", "全县", "全省"]
)
def test_what_stands_at_all_levels_or_elsewhere_is_left_out(scope: str) -> None:
    found = matrix_of(made("57", code=STUDIOS, scope=scope))
    assert (found.rows, found.left_out) == ([], {"wide": 1})


@pytest.mark.parametrize(
    ("values", "part", "first"),
    [
        # whole place, own; the own a part of the other
        (("57", "9"), None, 9),
        (("57", "9"), "r1.i1", 57),
    ],
)
def test_a_part_of_its_own_does_not_hide_what_stands_in_the_place(
    values: tuple[str, str], part: str | None, first: int
) -> None:
    found = [
        indicator(1, STUDIOS, values[0], scope="全市", label="委员工作室"),
        indicator(2, STUDIOS, values[1], part_of=part, label="示范委员工作室"),
    ]
    ((cell,),) = [row.cells.values() for row in matrix_of(gathered([document(report(indicators=found))])).rows]
    assert (shown(cell), [reason for _, reason in told(cell)]) == (first, ["part" if part else "scope"])


@pytest.mark.parametrize(
    ("scope", "code", "reason"),
    [
        ("市县两级", "grassroots.sessions", "wide"),
        ("全市政协系统", "proposals.submitted", "wide"),
        ("全市", "members.count", "wide"),
        ("全市", "party.organizations", "wide"),
        ("民主党派", "exchange.received", "scope"),
        ("县政协", "proposals.filed", "scope"),
    ],
)
def test_what_others_did_is_left_out(scope: str, code: str, reason: str) -> None:
    found = matrix_of(made("1260", code=code, scope=scope))
    assert (found.rows, found.left_out) == ([], {reason: 1})


def test_its_own_comes_before_that_of_some_and_is_not_in_doubt() -> None:
    found = [
        indicator(1, "proposals.collective", "71", scope="民主党派和工商联"),
        indicator(2, "proposals.collective", "94"),
    ]
    ((cell,),) = [row.cells.values() for row in matrix_of(gathered([document(report(indicators=found))])).rows]
    assert (shown(cell), cell.scope, told(cell), cell.candidates) == (94, None, [(71, "scope")], 1)


def test_of_those_of_some_the_larger_is_shown_and_in_doubt() -> None:
    found = [
        indicator(1, "instructions.leaders", "41", scope="主要领导"),
        indicator(2, "instructions.leaders", "112", scope="市领导"),
    ]
    ((cell,),) = [row.cells.values() for row in matrix_of(gathered([document(report(indicators=found))])).rows]
    assert (shown(cell), cell.scope, cell.candidates) == (112, "市领导", 2)


@pytest.mark.parametrize(
    ("reason", "changes"),
    [
        ("planned", {"status": "planned"}),
        ("average", {"label": "人均提案"}),
        ("period", {"period": {"from": "2019", "to": "2023", "kind": "term"}}),
        ("period", {"period": {"from": "2022", "to": "2023", "kind": "year"}}),
        ("period", {"period": {"from": None, "to": None, "kind": "cumulative"}}),
        ("other", {"code": "other"}),
        ("other", {"code": "compare"}),
        ("other", {"code": "proposals.by_topic"}),
    ],
)
def test_what_no_cell_can_show_is_counted(reason: str, changes: dict[str, Any]) -> None:
    found = matrix_of(made("400", **changes))
    assert (found.rows, found.left_out) == ([], {reason: 1})


def test_without_a_value_there_is_no_cell() -> None:
    found = matrix_of(made(None, bound="masked"))
    assert (found.rows, found.left_out) == ([], {"unknown": 1})


@pytest.mark.parametrize(
    ("bound", "value", "exact", "label", "first"),
    [
        ("about", "400", "398", "立案提案", "398"),
        ("at_least", "400", "412", "立案提案", "412"),
        ("at_least", "400", "398", "立案提案", "400"),  # not what it says
        ("at_least", "300", "12", "立案提案", "300"),
        ("at_most", "400", "398", "立案提案", "398"),
        ("about", "400", "398", "督查会议", "400"),  # of something else
    ],
)
def test_an_exact_value_comes_first_if_it_says_the_same(
    bound: str, value: str, exact: str, label: str, first: str
) -> None:
    found = [indicator(1, "a.b", value, bound=bound), indicator(2, "a.b", exact, label=label)]
    ((cell,),) = [row.cells.values() for row in matrix_of(gathered([document(report(indicators=found))])).rows]
    assert (shown(cell), cell.candidates) == (float(first), 2)
    assert [reason for _, reason in told(cell)] == ["bound" if first == exact else "later"]


def test_an_overview_is_not_alone() -> None:
    cell = cells("全年开展协商活动512场次。", "开展协商活动2350场次。")["consultation.activities"]
    assert (shown(cell), cell.candidates, told(cell)) == (512, 2, [(2350, "later")])


def test_the_same_value_twice_is_no_contest() -> None:
    found = matrix_of(made("400", "400.0"))
    assert (found.filled, found.contested) == (1, 0)


def of_report(name: str, value: str, chars: int = 100, **changes: Any) -> Gathered:
    """A report that files ``value`` proposals, and is so long."""
    about = report().metadata.model_copy(update=changes)
    found = report(indicators=[indicator(1, "proposals.filed", value, period=None)], metadata=about)
    span = found.span.model_copy(update={"end": found.span.start + chars})
    one = document(found.model_copy(update={"span": span}), name=name)
    source = one.source.model_copy(update={"sha256": name.encode().hex().ljust(64, "0")})
    return gathered([one.model_copy(update={"source": source})])


def test_a_digest_and_its_report_are_one_row() -> None:
    digest = of_report("digest.txt", "390", kind="infographic", organization="云河市政协")
    found = together(digest, of_report("full.txt", "400", 9000))
    (one,) = found.rows
    assert (one.kind, one.organization, one.year) == ("work_report", "政协云河市委员会", 2023)
    (cell,) = one.cells.values()
    assert (shown(cell), told(cell), cell.candidates) == (400, [(390, "report")], 2)
    assert one.sources == ["full.txt r1"]


def test_a_government_is_another_body() -> None:
    found = together(of_report("a.txt", "400"), of_report("b.txt", "400", kind="government_work_report"))
    assert [one.kind for one in found.rows] == ["government_work_report", "work_report"]


@pytest.mark.parametrize(
    "unknown",
    [{"region": None, "organization": None}, {"review_period": None}, {"region": "×河市", "organization": None}],
)
def test_unknown_bodies_and_years_are_not_put_together(unknown: dict[str, Any]) -> None:
    found = together(of_report("a.txt", "1", **unknown), of_report("b.txt", "2", **unknown))
    assert (len(found.rows), found.contested) == (2, 0)


def test_what_a_report_says_of_the_year_before_stands_behind_that_of_the_year() -> None:
    later = made("380", name="b.txt", period={"from": "2022", "to": "2022", "kind": "year"})
    found = together(later, of_report("a.txt", "385", review_period="2022"))
    (one,) = found.rows
    (cell,) = one.cells.values()
    assert (one.year, {shown(cell), *(value for value, _ in told(cell))}) == (2022, {380, 385})


@pytest.mark.parametrize(
    "sentence",
    [
        "上半年，召开专题协商会3次；全年召开专题协商会8次。",
        "今年上半年召开专题协商会3次，全年召开专题协商会8次。",
        "一季度，召开专题协商会3次。召开专题协商会8次。",
        "1至10月，召开专题协商会3次。召开专题协商会8次。",
        "召开专题协商会8次。下半年，召开专题协商会3次。",
    ],
)
def test_the_whole_year_comes_before_some_months(sentence: str) -> None:
    cell = cells(sentence)["consultation.special"]
    assert (shown(cell), cell.basis, cell.candidates) == (8, None, 1)
    ((value, reason),) = told(cell)
    assert value == 3
    assert reason in ("months", "part")  # of the year's, which the sentence may name first


def test_what_is_told_of_some_months_only_is_marked() -> None:
    cell = cells("上半年，召开专题协商会3次。")["consultation.special"]
    assert (shown(cell), cell.basis) == (3, "months")


@pytest.mark.parametrize(
    "sentence",
    [
        "上半年，围绕文旅融合座谈；全年召开专题协商会3次。",
        "围绕上半年经济形势，召开专题协商会3次。",
        "上半年经济形势分析协商有力，召开专题协商会3次。",
        "1至12月，召开专题协商会3次。",
        "召开专题协商会3次，上半年提交报告3次。",
    ],
)
def test_some_months_beside_it_do_not_make_it_theirs(sentence: str) -> None:
    assert cells(sentence)["consultation.special"].basis is None


def test_a_stock_has_no_months() -> None:
    cell = cells("上半年，委员工作室达到30个。")[STUDIOS]
    assert (shown(cell), cell.basis) == (30, None)


def test_a_rate_beside_one_that_has_come_to_the_same_is_of_several_years() -> None:
    found = with_term("五年来，提案办理满意率由92%上升至97%，提案办复率97%。")
    assert not [key for row in found.rows for key in row.cells if key[0].endswith("_rate")]


def test_the_same_file_twice_says_nothing_new() -> None:
    once, twice = matrix_of(read("立案提案400件。")), together(read("立案提案400件。"), read("立案提案400件。"))
    assert [list(row.cells) for row in once.rows] == [list(row.cells) for row in twice.rows]
    assert twice.contested == 0
