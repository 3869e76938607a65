"""Forms of whole reports, each in a short report made for it."""

from __future__ import annotations

import pytest

from reportx import parse_text

HEAD = """政协雾川市委员会常务委员会工作报告

各位委员：
我代表政协雾川市第五届委员会常务委员会，向大会报告工作，请予审议。
"""
DONE = (
    "全年召开协商会议{0}次，组织委员视察{0}次，提出意见建议{0}条，得到市委和市政府的重视。"
    "各专门委员会密切配合，协商的成果转化为部门的举措，委员的作用得到更好发挥，群众的获得感不断增强。\n"
)
GOALS = (
    "新的一年，要坚持党的领导，围绕中心任务建言资政，计划召开协商会议{0}次，办好重点提案{0}件。"
    "要加强自身建设，提高委员的履职能力，更好凝聚共识，为雾川的发展贡献政协力量。\n"
)


def _statuses(text: str) -> list[str]:
    (report,) = parse_text(text).reports
    return [str(indicator.status) for indicator in report.indicators]


@pytest.mark.parametrize("blank", ["", "\n"])
@pytest.mark.parametrize("plan", ["今后一年的主要任务", "2025年工作安排"])
def test_a_plan_behind_the_last_numbered_section_is_a_plan(blank: str, plan: str) -> None:
    """``一、二、`` belong to the review alone; the line behind them is no part of the second one."""
    text = (
        f"{HEAD}过去一年的主要工作\n{blank}一、服务发展大局\n{DONE.format(6)}二、增进民生福祉\n{DONE.format(9)}"
        f"{blank}{plan}\n{blank}{GOALS.format(4)}{GOALS.format(3)}"
    )
    assert _statuses(text) == ["done"] * 6 + ["planned"] * 4


@pytest.mark.parametrize("plan", ["二、2025 年 工 作 安 排", "二、2 0 2 5 年工作安排", "二、2025年的任务"])
def test_the_heading_of_a_plan_in_other_writings(plan: str) -> None:
    text = f"{HEAD}一、2024年工作回顾\n{DONE.format(6)}{plan}\n{GOALS.format(4)}{GOALS.format(3)}"
    assert _statuses(text) == ["done"] * 3 + ["planned"] * 4


def test_lines_with_figures_are_no_captions() -> None:
    lines = "41次党组理论学习\n委员走访企业500家次\n委员视察重点项目30个\n"
    text = f"{HEAD}一、2024年工作回顾\n{DONE.format(6)}{lines}"
    assert not [noise for noise in parse_text(text).noise if noise.reason == "photo caption"]


def test_a_part_is_no_larger_than_its_whole() -> None:
    (report,) = parse_text("收到提案100件，其中集体提案5件、委员提案500件。", excerpt=True).reports
    first, part, large = report.indicators
    assert (part.part_of, large.part_of) == (first.id, None)


def test_headlines_in_brackets() -> None:
    names = ["党建引领", "服务大局", "为民履职"]
    text = f"{HEAD}一、2024年工作回顾\n" + "".join(f"【{name}】{DONE.format(3)}" for name in names)
    (report,) = parse_text(text).reports
    assert [measure.title for measure in report.measures] == names


def _rows(passage: str) -> list[str]:
    (report,) = parse_text(passage, excerpt=True).reports
    return [f"{item.code} {item.label} {item.value}{item.unit} {item.bound}" for item in report.indicators]


def test_rates_in_a_row() -> None:
    assert _rows("办复率、面商率、满意率分别达100%、100%、98.9%。") == [
        "proposals.handling_rate 办复率 100% exact",
        "proposals.face_to_face_rate 面商率 100% exact",
        "proposals.satisfaction_rate 满意率 98.9% exact",
    ]


def test_meetings_in_a_row_keep_their_names() -> None:
    assert _rows("召开常委会会议6次、主席会议18次、党组会议32次。") == [
        "consultation.standing_meetings 召开常委会会议 6次 exact",
        "other 召开主席会议 18次 exact",
        "other 召开党组会议 32次 exact",
    ]


def test_labels_do_not_begin_inside_a_quotation() -> None:
    assert _rows("组织“同心讲堂”系列活动12场。")[0].count("“") == _rows("组织“同心讲堂”系列活动12场。")[0].count("”")
    assert _rows("开展“喜迎盛会”系列活动6次。")[0] == "other 开展“喜迎盛会”系列活动 6次 exact"


def test_circles_are_masks() -> None:
    assert _rows("报送社情民意信息○○条。") == ["public_opinion.reported_up 报送社情民意信息 None条 masked"]


def test_at_least_so_many_or_things_of_a_size() -> None:
    assert _rows("设立100个以上委员工作室，建设亿元以上项目12个，走访100人以上企业30家。") == [
        "platforms.studios 设立委员工作室 100个 at_least",
        "other 建设亿元以上项目 12个 exact",
        "enterprises.visited 走访100人以上企业 30家 exact",
    ]


@pytest.mark.parametrize("text", ["一" * 9000, "二〇二三" * 4000, "1件" * 5000, "其中1件，" * 3000, "“" * 20000])
def test_endless_lines_are_read(text: str) -> None:
    """No text breaks the reading; sentences without an end do not grow without bound."""
    (report,) = parse_text(text, excerpt=True, numerals=True).reports
    assert all(len(indicator.sentence) <= 2000 for indicator in report.indicators)
