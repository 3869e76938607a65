"""Which time reports look back on and plan for, and which time their figures speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportx import parse_text

if TYPE_CHECKING:
    from reportx.model.document import Report

TALK = (
    "坚持党的领导，围绕中心任务协商议政，委员认真履行职责，各项工作取得新的成效。"
    "密切联系界别群众，反映社情民意，推动提案办理落到实处，政协的作用得到更好发挥。"
)


HEADS = {
    "政协": "政协雾川市第五届委员会常务委员会工作报告\n——{}在政协雾川市第五届委员会第{}次会议上\n各位委员：\n",
    "政府": "政府工作报告\n——{}在雾川市第五届人民代表大会第{}次会议上\n各位代表：\n我代表雾川市人民政府报告工作。\n",
}


def _report(*parts: str, meeting: str = "四", date: str = "2025年1月3日", body: str = "政协") -> Report:
    """A report to a meeting on this day; its parts, each a paragraph."""
    (report,) = parse_text(HEADS[body].format(date, meeting) + "\n".join(parts) + "\n").reports
    return report


def _periods(report: Report) -> tuple[str | None, str | None]:
    return report.metadata.review_period, report.metadata.plan_period


def _times(report: Report) -> dict[str, str | None]:
    """Each figure with the time that it speaks of."""
    return {
        found.text: f"{found.period.kind} {found.period.from_ or ''}..{found.period.to or ''}" if found.period else None
        for found in report.indicators
    }


# What reports look back on

YEARLY = [
    "一、过去一年的工作",
    "一、一年来的工作回顾",
    "过去一年工作回顾",
    "过去一年的主要工作",
    "一、主要工作",
    "一、工作回顾",
]


@pytest.mark.parametrize("heading", YEARLY)
@pytest.mark.parametrize(
    ("date", "plan", "periods"),
    [
        ("2025年1月3日", "二、2025年工作打算", ("2024", "2025")),
        ("2024年12月20日", "二、2025年工作打算", ("2024", "2025")),
        ("2024年x月x日", "二、2025年工作打算", ("2024", "2025")),
        ("2025年4月28日", "二、下一步工作打算", ("2024", None)),
        ("2024年11月1日", "二、下一步工作打算", ("2024", None)),
        ("2025年6月9日", "二、下一步工作打算", (None, None)),  # the one year or the other
        ("20xx年x月x日", "二、20xx年工作打算", (None, None)),
        ("2022年1月3日", "二、2025年工作打算", (None, "2025")),  # one of the two was written over
    ],
)
def test_a_heading_without_a_year(heading: str, date: str, plan: str, periods: tuple[str | None, str | None]) -> None:
    report = _report(heading, f"全年立案提案178件。{TALK}", plan, f"将开展视察6次。{TALK[::2]}", date=date)
    assert _periods(report) == periods
    assert _times(report)["178件"] == (f"year {periods[0]}..{periods[0]}" if periods[0] else None)


@pytest.mark.parametrize(
    "heading", ["一、五年工作回顾", "过去五年的工作回顾", "五届政协五年来的主要工作", "一、五届政协工作回顾"]
)
@pytest.mark.parametrize(
    ("meeting", "date", "period"),
    [
        ("一", "2022年1月8日", "2017-2021"),
        ("一", "2021年12月8日", "2017-2021"),
        ("一", "2021年8月8日", None),
        ("三", "2022年1月8日", None),
    ],
)
def test_five_years_end_before_the_first_meeting_of_the_next_term(
    heading: str, meeting: str, date: str, period: str | None
) -> None:
    report = _report(heading, f"共立案提案978件。{TALK}", "二、今后五年工作建议", TALK[::2], meeting=meeting, date=date)
    assert _periods(report) == (period, None)


@pytest.mark.parametrize(
    ("lead", "period"),
    [("五年来，我们砥砺前行。", "2017-2021"), ("一年来，我们砥砺前行。", "2021"), ("我们砥砺前行。", None)],
)
def test_a_first_meeting_hears_of_one_year_or_of_five(lead: str, period: str | None) -> None:
    report = _report("一、工作回顾", lead + TALK, "二、今后工作建议", TALK[::2], meeting="一", date="2022年1月8日")
    assert _periods(report)[0] == period


@pytest.mark.parametrize(
    ("heading", "period"),
    [
        ("一、2025年工作回顾和“十四五”发展主要成绩", "2025"),
        ("一、2025年和“十四五”时期工作回顾", "2025"),
        ("一、“十四五”时期和2025年工作回顾", "2021-2025"),
        ("一、过去五年和2025年工作回顾", "2021-2025"),
        ("一、2021—2025年工作回顾", "2021-2025"),
        ("一、编制第十五个五年规划的2025年", "2025"),
    ],
)
def test_what_a_heading_names_first_is_what_the_report_looks_back_on(heading: str, period: str) -> None:
    plan = "二、2026年工作安排"
    assert _periods(_report(heading, f"办结率98%。{TALK}", plan, TALK[::2], date="2026年1月9日"))[0] == period


def test_years_of_a_plan_in_the_text_are_not_those_of_the_report() -> None:
    lead = f"助力实施乡村建设规划（2021—2025年）。{TALK}"
    assert _periods(_report("一、2024年工作回顾", lead, "二、2025年工作安排", TALK[::2]))[0] == "2024"


def test_the_year_of_a_title_may_be_that_of_the_meeting() -> None:
    text = (
        "2025年雾川市政府工作报告\n2025年1月13日在雾川市第五届人民代表大会第三次会议上\n各位代表：\n"
        f"我代表市人民政府报告工作。\n一、牢记嘱托，发展取得新成效\n2024年是雾川发展的重要一年。新增就业3200人。{TALK}\n"
    )
    assert parse_text(text).reports[0].metadata.review_period == "2024"


# Paragraphs below an opening

BOTH = "一、2025年工作回顾和“十四五”发展主要成绩"
LIST = (f"一是经济稳中有进。新建公路{{0}}公里。{TALK}", f"二是民生持续改善。新增就业{{1}}人。{TALK[::-1]}")


def test_openings_date_the_paragraphs_below_them() -> None:
    report = _report(
        BOTH,
        "过去一年，全市上下团结奋斗。主要做了以下工作：",
        *(item.format(11, 21) for item in LIST),
        "各位代表！2025年是规划收官之年。过去五年，全市面貌大变。改造老旧小区31个。",
        f"修缮校舍41所。{TALK[:40]}",
        f"刚刚过去的2025年，我们还办成了不少大事。新建桥梁51座。{TALK[:40]}",
        f"新建医院61家。{TALK[:40]}",
        "二、2026年工作安排",
        "新建水库71座。",
        date="2026年1月9日",
        body="政府",
    )
    assert report.metadata.review_period == "2025"
    term, year = "term 2021..2025", "year 2025..2025"
    assert _times(report) == {
        "11公里": year,
        "21人": year,
        "31个": term,
        "41所": term,
        "51座": year,
        "61家": year,
        "71座": "year 2026..2026",
    }


def test_an_opening_in_a_part_of_its_own_ends_with_it() -> None:
    report = _report(
        BOTH,
        "（一）过去五年发展成就",
        f"修缮校舍41所。{TALK}",
        f"新建公路31公里。{TALK[::-1]}",
        "（二）其他工作",
        f"新建桥梁51座。{TALK[:50]}",
        date="2026年1月9日",
        body="政府",
    )
    term = "term 2021..2025"
    assert _times(report) == {"41所": term, "31公里": term, "51座": "year 2025..2025"}


def test_five_years_in_the_report_of_a_year_hold_for_their_paragraph() -> None:
    report = _report(
        "一、2024年工作回顾",
        f"五年来，我们深耕基层。建成委员工作室31个。{TALK[:40]}",
        f"立案提案178件。五年来，建成议事厅45个。开展视察12次。{TALK}",
    )
    assert _times(report) == {
        "31个": "term ..",
        "45个": "term ..",
        "178件": "year 2024..2024",
        "12次": "year 2024..2024",
    }


def test_a_plan_that_has_begun_is_no_time_looked_back_on() -> None:
    report = _report("一、2021年工作回顾", f"“十四五”时期开局良好。立案提案178件。{TALK}", date="2022年1月9日")
    assert _times(report) == {"178件": "year 2021..2021"}


def test_the_last_year_in_the_report_of_five() -> None:
    report = _report(
        "一、2017—2021年工作回顾",
        f"五年来，共立案提案978件。{TALK}",
        f"2019年，面对困难不退缩。捐款41万元。{TALK[:30]}",
        f"组织视察61次。{TALK[::-1]}",
        f"刚刚过去的2021年，我们收官有力。立案提案188件。{TALK[:50]}",
        f"举办论坛3场。{TALK[5:60]}",
        date="2022年1月9日",
        meeting="一",
    )
    term = "term 2017..2021"
    assert _times(report) == {
        "978件": term,
        "41万元": "year 2019..2019",
        "61次": term,
        "188件": "year 2021..2021",
        "3场": "year 2021..2021",
    }


# Marks in sentences that the report dates


@pytest.mark.parametrize(
    ("meeting", "since", "time"),
    [
        ("四", "五届一次会议以来", "cumulative 2022..2024"),
        ("四", "市政协五届二次全体会议以来", "cumulative 2023..2024"),
        ("四", "四届一次会议以来", "cumulative ..2024"),
        ("四", "五届三次会议以来", "year 2024..2024"),
        ("二", "五届一次会议以来", "year 2024..2024"),
        ("二", "五届一次会议以来，累计", "year 2024..2024"),
        ("四", "自2022年1月五届一次会议以来", "cumulative 2022..2024"),
    ],
)
def test_since_a_meeting(meeting: str, since: str, time: str) -> None:
    comma = "" if since.endswith("累计") else "，"
    report = _report("一、2024年工作回顾", f"{since}{comma}立案提案420件。{TALK}", meeting=meeting)
    assert _times(report) == {"420件": time}


@pytest.mark.parametrize(
    ("sentence", "time"),
    [
        ("全年举办活动42场，委员累计参与9400人次", "year 2024..2024"),
        ("我们真抓实干，全年举办活动42场，累计参与9400人次", "year 2024..2024"),
        ("2024年，累计接待群众9400人次", "year 2024..2024"),
        ("平台累计接待群众9400人次", "cumulative ..2024"),
        ("全年新增注册用户1200人次，累计达9400人次", "cumulative ..2024"),
        ("全年接待300批，平台成立以来接待9400人次", "cumulative ..2024"),
    ],
)
def test_sums_of_the_year_and_of_all_time(sentence: str, time: str) -> None:
    assert _times(_report("一、2024年工作回顾", f"{sentence}。{TALK}"))["9400人次"] == time


def test_sums_of_five_years_hold_to_the_end_of_their_sentence() -> None:
    sentence = "2021年，走访企业180家，五年累计签约项目42个，协议投资额206亿元，到位资金41.3亿元。"
    term = "term 2017..2021"
    report = _report("一、2017—2021年工作回顾", sentence + TALK, date="2022年1月9日", meeting="一")
    assert _times(report) == {"180家": "year 2021..2021", "42个": term, "206亿元": term, "41.3亿元": term}


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("2023年7月至2024年6月", "year 2023-07..2024-06"),
        ("2024年7月至9月", "year 2024-07..2024-09"),
        ("2024年3月1日—5月31日", "year 2024-03-01..2024-05-31"),
        ("2021年7月至2024年6月", "term 2021-07..2024-06"),
        ("2024年1—6月", "year 2024-01..2024-06"),
        ("2021年至2023年", "term 2021..2023"),
    ],
)
@pytest.mark.parametrize("heading", ["一、2024年工作回顾", "一、2020—2024年工作回顾"])
def test_ranges_of_months_and_years(heading: str, words: str, time: str) -> None:
    assert _times(_report(heading, f"{words}，走访企业150家。{TALK}")) == {"150家": time}


@pytest.mark.parametrize(
    ("words", "time"), [("五年来", "term 2020..2024"), ("近三年来", "term .."), ("本届以来", "term 2020..2024")]
)
def test_only_as_many_years_as_the_words_count_are_those_of_the_report(words: str, time: str) -> None:
    assert _times(_report("一、2020—2024年工作回顾", f"{words}，走访企业150家。{TALK}")) == {"150家": time}


def test_topics_as_parts_below_a_lead() -> None:
    """No heading speaks of a review; the lead says which time the figures below it speak of."""
    parts = [
        "一、坚持党的领导，筑牢思想根基",
        f"立案提案178件。{TALK}",
        "二、围绕中心大局，积极协商议政",
        f"视察12次。{TALK[::-1]}",
    ]
    yearly = _report(f"一年来，我们主要做了以下工作。{TALK[:30]}", *parts)
    assert _periods(yearly) == ("2024", None)
    first = _report(f"五年来，我们主要做了以下工作。{TALK[:30]}", *parts, meeting="一", date="2022年1月8日")
    assert _periods(first) == ("2017-2021", None)


@pytest.mark.parametrize(
    ("heading", "time"),
    [
        ("二、“十五五”时期主要目标任务", "term 2026..2030"),
        ("二、“十四五”时期发展成就和“十五五”时期目标任务", "term 2026..2030"),
        ("二、“十五五”时期目标和2026年重点工作", "year 2026..2026"),
    ],
)
def test_goals_of_a_five_year_plan_are_not_those_of_its_first_year(heading: str, time: str) -> None:
    report = _report(
        "一、2025年工作回顾",
        f"新增就业3200人。{TALK}",
        heading,
        f"过去五年，全市面貌大变。改造老旧小区31个。{TALK[:40]}",
        f"要新建水库71座。{TALK[::-1]}",
        "三、2026年重点工作",
        f"要新建公路11公里。{TALK[:50]}",
        date="2026年1月9日",
        body="政府",
    )
    times = _times(report)
    assert (times["71座"], times["11公里"]) == (time, "year 2026..2026")
    assert times["3200人"] == "year 2025..2025"


# Parts of what is to come


@pytest.mark.parametrize("words", ["主要考虑", "指导思想", "发展目标", "总体要求", "主要目标任务"])
def test_the_aims_of_a_coming_five_year_plan_are_planned(words: str) -> None:
    report = _report(
        "一、2025年工作回顾",
        f"全年新建道路12公里。{TALK}",
        f"二、“十五五”时期发展的{words}",
        f"规划提出生产总值年均增长6%左右。{TALK}",
        "三、2026年工作安排",
        f"新建道路15公里。{TALK}",
        date="2026年1月8日",
        body="政府",
    )
    assert [node.role for node in report.sections if node.title] == ["review", "plan", "plan"]
    assert [found.status for found in report.indicators] == ["done", "planned", "planned"]
    assert _times(report) == {"12公里": "year 2025..2025", "6%": "term 2026..2030", "15公里": "year 2026..2026"}
    assert _periods(report) == ("2025", "2026")


@pytest.mark.parametrize(
    ("heading", "date", "planned"),
    [
        ("二、今年工作安排", "2025年1月3日", "2025"),
        ("二、今年的主要任务", "2025年1月3日", "2025"),
        ("二、明年工作安排", "2024年12月20日", "2025"),
        ("二、今年工作安排", "2024年12月20日", None),  # the year is over: whose words are these
        ("二、明年工作安排", "2025年1月3日", None),
        ("二、今年工作安排", "2025年7月3日", None),
        ("二、今年工作安排", "2025年x月x日", None),
    ],
)
def test_a_plan_for_this_year_or_next(heading: str, date: str, planned: str | None) -> None:
    report = _report("一、一年来的工作回顾", f"立案提案178件。{TALK}", heading, f"开展视察6次。{TALK}", date=date)
    assert report.metadata.plan_period == planned
    assert _times(report)["6次"] == (f"year {planned}..{planned}" if planned else None)


def test_a_heading_sets_out_anew_for_a_coming_year() -> None:
    report = _report(
        "2025，我们这一年", f"收到提案310件。{TALK}", "2026，我们再出发", f"收到提案330件。{TALK}", date="2026年1月8日"
    )
    assert [(found.text, found.status) for found in report.indicators] == [("310件", "done"), ("330件", "planned")]
    assert _times(report)["330件"] == "year 2026..2026"


# Times whose years the report gives


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("近三年", "term 2022..2024"),
        ("近两年来", "term 2023..2024"),
        ("三年来", "term 2022..2024"),
        ("本届以来", "term 2022..2024"),
        ("换届以来", "term 2022..2024"),
        ("五届市政协成立以来", "term 2022..2024"),
        ("四届市政协成立以来", "term .."),  # another term's years are not known
        ("五年来", "term .."),
        ("上半年", "year 2024-01..2024-06"),
        ("今年下半年", "year 2024-07..2024-12"),
        ("前三季度", "year 2024-01..2024-09"),
        ("2023年一季度", "year 2023-01..2023-03"),
        ("今年1至10月", "year 2024-01..2024-10"),
        ("今年1月至10月", "year 2024-01..2024-10"),
    ],
)
def test_a_time_up_to_the_year_of_the_report(words: str, time: str) -> None:
    report = _report("一、2024年工作回顾", f"{words}，走访企业150家。{TALK}", "二、2025年工作打算", TALK)
    assert _times(report)["150家"] == time


@pytest.mark.parametrize("words", ["近三年", "上半年", "本届以来"])
def test_no_year_of_the_report_no_year_of_its_parts(words: str) -> None:
    report = _report("一、工作回顾", f"{words}，走访企业150家。{TALK}", date="2025年x月x日")
    assert report.metadata.review_period is None
    assert _times(report)["150家"] in (None, "term ..")


def test_what_is_planned_is_no_part_of_the_years_gone_by() -> None:
    report = _report(
        "一、2024年工作回顾", TALK, "二、2025年工作打算", f"上半年，开展视察6次。本届以来，走访企业9家。{TALK}"
    )
    assert _times(report) == {"6次": "year 2025-01..2025-06", "9家": "term .."}


@pytest.mark.parametrize(
    ("sentence", "times"),
    [
        ("入园率从2020年的51%提升到2024年的70%", ["year 2020..2020", "year 2024..2024"]),
        ("入园率由2020年51%提高至2024年70%", ["year 2020..2020", "year 2024..2024"]),
        ("入园率从2020年的51%提升到70%", ["year 2020..2020", "year 2024..2024"]),
        ("入园率从2020年底的51%提升到70%，巩固率96%", ["as_of ..2020", "year 2024..2024", "year 2024..2024"]),
        ("入园率从2020年的51%提升到目前的70%", ["year 2020..2020", "year 2024..2024"]),
    ],
)
def test_each_end_of_a_change_has_its_own_year(sentence: str, times: list[str]) -> None:
    report = _report("一、2024年工作回顾", f"{sentence}。{TALK}", "二、2025年工作打算", TALK, body="政府")
    assert list(_times(report).values()) == times
