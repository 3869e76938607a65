"""Readings of whole texts that are easily led astray by what stands around a report's own words."""

from __future__ import annotations

import pytest

from reportx import parse_text
from reportx.errors import FormatError
from reportx.readers import read_bytes

HEAD = """政协雾川市第五届委员会常务委员会工作报告

各位委员：
我代表政协雾川市第五届委员会常务委员会，向大会报告工作，请予审议。
"""
REVIEW = """一、2024年工作回顾
（一）坚持党的全面领导，在凝心铸魂上展现新担当新作为
全年召开党组会议24次，组织专题学习18场。
（二）围绕中心服务大局，在建言资政、助推高质量发展上取得新成效
召开专题协商会12次，开展调研36次。
"""
PLAN = """二、2025年工作安排
新的一年，计划召开专题协商会10次，立案提案400件以上。
"""


def test_a_heading_without_a_stop_is_no_part_of_the_sentence_below() -> None:
    (report,) = parse_text(HEAD + REVIEW + PLAN).reports
    talks = next(found for found in report.indicators if found.value == 12)
    assert (talks.label, talks.sentence) == ("召开专题协商会", "召开专题协商会12次，开展调研36次。")


def test_a_page_number_above_a_heading_names_no_figure() -> None:
    (report,) = parse_text(HEAD + REVIEW + "\n2\n" + PLAN).reports
    assert [node.title for node in report.sections if node.numbered] == ["2024年工作回顾", "2025年工作安排"]
    assert [found.status for found in report.indicators][-2:] == ["planned", "planned"]


def test_an_entry_of_the_contents_may_be_set_on_two_lines() -> None:
    contents = (
        "目录\n一、2024年工作回顾……………………\n…………1\n"
        "（一）坚持党的全面领导，在凝心铸魂\n上展现新担当新作为……………………1\n二、2025年工作安排……………………4\n"
    )
    document = parse_text(contents + HEAD + REVIEW + PLAN)
    (report,) = document.reports
    assert report.title == "政协雾川市第五届委员会常务委员会工作报告"
    assert [noise.reason for noise in document.noise] == ["table of contents"]
    assert [node.title for node in report.sections if node.numbered] == ["2024年工作回顾", "2025年工作安排"]


def test_a_stray_line_below_a_measure_leaves_it_a_measure() -> None:
    first = ["一、2024年工作回顾", "（一）坚持党的全面领导", "全年召开党组会议24次。", "图解委员捐款"]
    text = HEAD + "\n\n".join([*first, "（二）围绕中心", "调研36次。", PLAN])
    (report,) = parse_text(text).reports
    assert [measure.title for measure in report.measures][:2] == ["坚持党的全面领导", "围绕中心"]


def test_copies_of_two_reports_by_one_template_are_told_apart() -> None:
    names = ["党的建设", "协商议政", "民主监督", "提案办理", "民生改善", "团结联谊", "文史资料", "自身建设"]
    numbered = enumerate(zip("一二三四五六七八", names, strict=True), 5)
    body = "".join(
        f"（{marker}）{name}。全年召开会议{number}次，提出建议{number * 7}条，{name}取得新的成效。\n"
        for number, (marker, name) in numbered
    )
    first = HEAD + REVIEW + body * 2 + PLAN
    second = first.replace("2024", "2023").replace("2025", "2024").replace("5次", "6次").replace("7条", "9条")
    document = parse_text(first + "\n\n" + second + "\n\n" + second)
    assert [report.metadata.review_period for report in document.reports] == ["2024", "2023"]


def test_a_short_report_whose_figures_stand_in_a_table_is_one() -> None:
    table = "\n单位 | 提案（件） | 捐款（万元）\n经济委 | 12 | 3.2\n文史委 | 9 | 0.8\n"
    head = HEAD.replace("政协雾川市第五届委员会常务委员会，", "常务委员会，")
    (report,) = parse_text(f"{head}一、2024年工作回顾\n{table}\n二、2025年工作安排\n组织视察6次。\n").reports
    assert [found.value for found in report.indicators] == [12, 32000, 9, 8000, 6]


def test_a_header_with_fewer_cells_than_its_rows_names_no_column() -> None:
    table = "单位 | 委员数（名） 提案（件） | 信息（条）\n经济界 | 8 | 20 | 55\n教育界 | 9 | 21 | 56\n"
    (report,) = parse_text(table, excerpt=True).reports
    assert {(found.unit, found.code) for found in report.indicators} == {(None, "other")}


def test_a_title_above_a_table_gives_its_unit() -> None:
    table = "各界别情况（单位：件）\n界别 | 提案提交 | 提案立案\n经济界 | 8 | 7\n教育界 | 9 | 6\n"
    (report,) = parse_text(table, excerpt=True).reports
    assert {found.unit for found in report.indicators} == {"件"}


@pytest.mark.parametrize("written", ["<U+200B>", "<U+FEFF>", "&#8203;"])
def test_characters_without_a_width_that_are_written_out_leave_nothing(written: str) -> None:
    (report,) = parse_text(f"全年{written}收到提案41{written}2件。", excerpt=True).reports
    (found,) = report.indicators
    assert found.label == "收到提案"
    assert found.value == 412


def test_xml_that_is_no_page_is_no_text() -> None:
    data = '<?xml version="1.0"?><office:document><text:p>收到提案412件。</text:p></office:document>'.encode()
    with pytest.raises(FormatError) as caught:
        read_bytes(data, "report.fodt")
    assert (caught.value.key, caught.value.params["what"]) == ("format.binary", "xml")


def test_a_report_on_one_line_of_some_hundred_characters_has_an_outline() -> None:
    review = REVIEW.replace("新作为\n", "新作为。").replace("新成效\n", "新成效。")
    text = " ".join((HEAD + review + PLAN).split()) + "协商成果转化机制还不够健全。" * 30
    (report,) = parse_text(text).reports
    titles = [node.title for node in report.sections if node.numbered]
    assert titles == ["2024年工作回顾", "2025年工作安排"]
