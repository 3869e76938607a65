"""Tables in text: where they are, what their headers say, and that they disturb nothing around them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportx import parse_text
from reportx.explain import Query, explain
from reportx.pipeline import trace_source
from reportx.quantities.headers import implied_unit, read_unit, split_unit, title_unit
from reportx.readers import RawText
from reportx.rules.load import read_tables
from reportx.text import clean, split_lines
from reportx.text.grids import find_grids, with_bars

COLUMNS: dict[str, Any] = read_tables()["columns"]
RULES = [*COLUMNS["column"], *COLUMNS["implied"]]
TABLE = "单位：万元\n县区 | 捐款 | 提案（件）\n青禾县 | 46 | 81\n白鹭县 | 38.2 | 70\n"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.get("id", rule.get("unit")))
def test_rules_of_columns_hold_their_examples(rule: dict[str, Any]) -> None:
    assert rule["examples"]
    assert rule["not_examples"]
    assert all(re.fullmatch(rule["pattern"], words) for words in rule["examples"])
    assert not any(re.fullmatch(rule["pattern"], words) for words in rule["not_examples"])


@pytest.mark.parametrize("key", COLUMNS["words"])
def test_words_of_tables_are_patterns(key: str) -> None:
    assert re.compile(COLUMNS["words"][key])


@pytest.mark.parametrize(
    ("header", "words", "unit", "factor"),
    [
        ("捐款(万元)", "捐款", "元", 10000),
        ("总投资(单位:亿元)", "总投资", "元", 10**8),
        ("投资额/亿元", "投资额", "元", 10**8),
        ("办结率%", "办结率", "%", 1),
        ("占比(%)", "占比", "%", 1),
        ("面积(㎡)", "面积", "平方米", 1),
        ("规模(万)", "规模", None, 10000),
        ("提案(件/次)", "提案", "件", 1),
        ("粮食(万吨)", "粮食", "吨", 10000),
    ],
)
def test_units_of_headers(header: str, words: str, unit: str | None, factor: int) -> None:
    named, sign = split_unit(header)
    assert sign is not None
    assert (named, sign.word, sign.factor) == (words, unit, Decimal(factor))
    assert header[sign.start : sign.end].startswith(header[len(words) :].strip("(/单位:)")[:1])


@pytest.mark.parametrize("header", ["提案(含并案)", "单位", "A/B", "名称(全称)", "捐款()", "万元", ""])
def test_what_is_no_unit_stays_in_the_header(header: str) -> None:
    assert split_unit(header) == (header, None)


@pytest.mark.parametrize(
    ("words", "unit"),
    [("帮扶户数", "户"), ("参加人数", "人"), ("参与人次", "人次"), ("综合得分", "分"), ("办复率", "%"), ("件数", "件")],
)
def test_units_that_headers_imply(words: str, unit: str) -> None:
    sign = implied_unit(words)
    assert sign is not None
    assert sign.word == unit


@pytest.mark.parametrize("words", ["提案数", "社区数", "数", "效率", "提案", "多次"])
def test_units_that_they_do_not(words: str) -> None:
    assert implied_unit(words) is None


@pytest.mark.parametrize(
    ("title", "unit", "percent"),
    [
        ("单位:件", "件", None),
        ("(单位:万元、%)", "元", "%"),
        ("提案情况表(计量单位:件)", "件", None),
        ("单位:件、万元", None, None),
        ("单位:某某", None, None),
        ("提案情况表", None, None),
    ],
)
def test_units_of_titles(title: str, unit: str | None, percent: str | None) -> None:
    count, share = title_unit(title), title_unit(title, percent=True)
    assert (count and count.word, share and share.word) == (unit, percent)


def test_a_unit_that_is_none_is_not_read() -> None:
    assert read_unit("备注") is None
    assert read_unit("百万元") == ("元", Decimal(10**6), "money", False, 0, 3)


@pytest.mark.parametrize(
    ("text", "rows", "width"),
    [
        ("类别 | 件数\n集体 | 3", 2, 2),
        ("| 类别 | 件数 |\n|---|---|\n| 集体 | 3 |", 2, 2),
        ("类别 | 件数\n\n集体 | 3\n\n委员 | 5", 3, 2),
        ("项目 | 时间 | 地点\n视察 | 春 | 南湖\n调研 | 秋 | 北桥", 3, 3),
        ("县区 | 提案 | 信息\n青禾县 | 3 | 4\n合计 | 4", 3, 3),
    ],
)
def test_tables_are_found(text: str, rows: int, width: int) -> None:
    (grid,) = find_grids(split_lines(text))
    assert (len(grid.rows), grid.width) == (rows, width)
    assert all(len(row) == width and all(text[c.start : c.end] == c.text for c in row) for row in grid.rows)


@pytest.mark.parametrize(
    "text",
    [
        "首页 | 新闻",
        "首页 | 新闻\n视频 | 图片",
        "提案 | 412件\n\n\n信息 | 30条",
        "提案 | 412件\n\n信息\n\n发言 | 3篇",
        "————\n————",
        "",
        "|",
        "|\n|\n|",
    ],
)
def test_other_lines_are_none(text: str) -> None:
    assert find_grids(split_lines(text)) == []


def test_a_total_with_fewer_cells_stands_at_the_right() -> None:
    found = (
        parse_text("序号 | 县区 | 提案（件）\n1 | 青禾县 | 3\n2 | 白鹭县 | 4\n合计 | 7", excerpt=True)
        .reports[0]
        .indicators
    )
    assert [(one.text, one.part_of == found[-1].id) for one in found] == [("3", True), ("4", True), ("7", False)]


def test_tabs_of_tables_become_bars_and_others_do_not() -> None:
    assert with_bars("县区\t提案\n青禾县\t3") == "县区|提案\n青禾县|3"
    for text in ("\t全文缩进\n\t第二段有3件", "甲\t乙\n丙\t丁", "只有一行\t3", "甲\t3\n乙\t4\t5"):
        assert with_bars(text) == text


def test_the_view_keeps_its_length() -> None:
    source = "县区\t提案\r\n青禾县\t3\r\n│甲│"
    view = clean(source)
    assert len(view.text) == len(view.shown) == len(source)
    assert "|" in view.text
    assert "|" not in view.shown


REPORT = """政协青禾县委员会常务委员会工作报告
各位委员：
我代表政协青禾县委员会常务委员会，向大会报告工作，请予审议。
一、2023年工作回顾
2023年，县政协常委会坚持团结和民主两大主题，认真履行政治协商、民主监督、参政议政职能，各项工作取得新成效，为全县发展作出积极贡献。
（一）提案工作提质增效
全年收到提案190件，审查立案190件，办复率100%，委员满意率99%。
表1 提案分类统计表
（单位：件）
类别 | 今年 | 占比
一、集体提案 | 38 | 20%
县政协领导调研企业提案 | 152 | 80%
注：数据截至年底
围绕重点提案开展督办活动6次。
（二）民主监督务实有效
组织委员开展民主监督活动12次，提出意见建议86条，推动有关部门解决问题45个，政协委员积极参加。
"""


def test_tables_belong_to_the_measure_that_they_stand_in() -> None:
    (report,) = parse_text(REPORT, numerals=True).reports
    assert [measure.title for measure in report.measures] == ["提案工作提质增效", "民主监督务实有效"]
    assert "县政协领导调研企业提案 | 152 | 80%" in report.measures[0].text
    cells = [one for one in report.indicators if one.rule and "|" in one.sentence]
    assert {one.measure_id for one in cells} == {report.measures[0].id}
    assert [(one.text, one.value, one.unit) for one in cells[:2]] == [
        ("38", Decimal(38), "件"),
        ("20%", Decimal(20), "%"),
    ]
    assert not parse_text(REPORT).noise


def test_the_number_of_a_table_is_a_marker() -> None:
    (report,) = parse_text(REPORT, numerals=True).reports
    assert ("1", "marker", "table_title") in [(one.text, one.kind, one.reason) for one in report.numerals]


def test_explanations_say_where_a_table_gives_unit_and_time() -> None:
    source = "项目 | 2023年（万元）\n助学 | 35\n"
    traced = trace_source(RawText("-", source, "utf-8", "text", ""), excerpt=True)
    (found,) = explain(traced, Query(find=("35",)))
    assert found.figure is not None
    assert found.figure.unit_from is not None
    unit = found.figure.unit_from
    assert (unit.place, unit.text, unit.factor, unit.line) == ("header", "万元", Decimal(10000), 1)
    assert source[unit.span.start : unit.span.end] == "万元"
    (trace,) = found.indicators
    assert trace.label.rule == "table"
    assert trace.period is not None
    assert trace.period.place == "table"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (TABLE, "title"),
        ("提案（件） | 46\n信息（条） | 8", "row"),
        ("指标 | 单位 | 数值\n提案 | 件 | 46", "column"),
    ],
)
def test_units_come_from_everywhere(text: str, place: str) -> None:
    traced = trace_source(RawText("-", text, "utf-8", "text", ""), excerpt=True)
    (found,) = explain(traced, Query(find=("46",)))
    assert found.figure is not None
    assert found.figure.unit_from is not None
    assert found.figure.unit_from.place == place


def test_a_unit_in_the_cell_is_not_from_elsewhere() -> None:
    traced = trace_source(RawText("-", "项目 | 投入（万元）\n助学 | 3亿元\n", "utf-8", "text", ""), excerpt=True)
    (found,) = explain(traced, Query(find=("3亿元",)))
    assert found.figure is not None
    assert found.figure.unit_from is None
    assert found.figure.value == 3 * 10**8


def test_prose_beside_a_table_is_read_as_before() -> None:
    prose = "全年收到提案190件，其中集体提案38件。"
    alone = parse_text(prose, excerpt=True).reports[0].indicators
    beside = parse_text(f"{prose}\n{TABLE}{prose}", excerpt=True).reports[0].indicators
    rows = [(one.text, one.label, one.code, one.value) for one in alone]
    told = [(one.text, one.label, one.code, one.value) for one in beside]
    assert told[: len(rows)] == told[-len(rows) :] == rows


CELLS = st.one_of(
    st.sampled_from(
        ["", "—", "提案", "县区", "合计", "其中：集体", "序号", "2023", "2023年", "占比", "单位：万元", "小计"]
    ),
    st.from_regex(r"[1-9]\d{0,4}(\.\d)?(件|万元|%|人次)?", fullmatch=True),
    st.from_regex(r"(捐款|提案|投资|信息)(（(万元|件|%|条|不明)）)?", fullmatch=True),
    st.text("提案1一|\t（）%万：", max_size=6),
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.lists(CELLS, min_size=1, max_size=5), min_size=1, max_size=6), st.sampled_from([" | ", "\t", "｜", "│"])
)
def test_any_table_is_read_without_harm(rows: list[list[str]], bar: str) -> None:
    source = "\n".join(bar.join(row) for row in rows)
    for report in parse_text(source, excerpt=True, numerals=True).reports:
        ids = {one.id for one in report.indicators}
        for indicator in report.indicators:
            assert source[indicator.span.start : indicator.span.end] == indicator.text
            assert indicator.part_of is None or indicator.part_of in ids
        starts = [numeral.span.start for numeral in report.numerals]
        assert starts == sorted(set(starts))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=6))
def test_every_number_of_a_column_is_an_indicator(values: list[int]) -> None:
    rows = "".join(f"第{'甲乙丙丁戊己'[index]}组 | {value}\n" for index, value in enumerate(values))
    (report,) = parse_text(f"组别 | 捐款（万元）\n{rows}合计 | {sum(values)}\n", excerpt=True).reports
    found = report.indicators
    assert [one.value for one in found] == [10000 * value for value in [*values, sum(values)]]
    assert all(one.part_of == found[-1].id for one in found[:-1])
