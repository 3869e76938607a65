"""A report that a page holds several times is kept once; two reports that are alike stay two."""

from __future__ import annotations

import random
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportx import parse_text

if TYPE_CHECKING:
    from reportx.model import Document

REPORTS = Path(__file__).parent.parent / "fixtures" / "reports"
TITLE = "政协雾川市第五届委员会常务委员会工作报告"
HEAD = [TITLE, "（2024年1月12日在政协雾川市第五届委员会第三次会议上）", "市政协主席 林书远"]
BODY = [
    "各位委员：",
    "我代表政协雾川市第五届委员会常务委员会，向大会报告工作，请予审议。",
    "一、2023年工作回顾",
    "一年来，市政协常委会坚持党的领导，团结带领全体委员认真履职，为雾川高质量发展广泛凝聚共识。",
    "（一）协商议政。围绕产业升级召开专题协商会7次，形成协商报告7份，提出意见建议113条。",
    "（二）提案办理。收到提案296件，立案268件，其中集体提案39件，办复率100%，满意率98.2%。",
    "（三）民主监督。组织委员视察16次，开展专项监督4项，推动解决群众关心的问题62个。",
    "（四）自身建设。举办委员培训班6期，培训委员430人次，建成委员工作室31个。",
    "二、2024年工作安排",
    "新的一年，市政协要围绕中心、服务大局，计划召开专题协商会8次，督办重点提案12件，不断提高履职水平。",
]
PAGE = [*HEAD, *BODY]


def _repeated(document: Document) -> str:
    assert document.reports
    return " ".join(noise.reason for noise in document.noise)


@pytest.mark.parametrize("copies", [2, 3, 6])
@pytest.mark.parametrize(
    "again",
    [
        pytest.param("\n".join(PAGE), id="the same"),
        pytest.param("\n\n　　".join(PAGE), id="other spacing"),
        pytest.param(
            "\n".join([*PAGE[:7], "下载 打印 收藏", "本页面由系统自动生成于今日", *PAGE[7:]]), id="a toolbar between"
        ),
        pytest.param("\n".join(PAGE[:10]), id="cut short"),
        pytest.param("\n".join(BODY), id="without its title"),
        pytest.param("".join(PAGE), id="on one line"),
        pytest.param("\n".join(["打印版", *PAGE]).replace("，", ", "), id="other signs"),
    ],
)
def test_copies_are_kept_once(again: str, copies: int) -> None:
    text = "\n\n".join(["\n".join(PAGE), *[again] * (copies - 1)])
    document = parse_text(text)
    (report,) = document.reports
    assert report.title == TITLE
    assert report.span.end <= len("\n".join(PAGE))
    assert "repeated text" in _repeated(document)
    assert len(report.indicators) == len(parse_text("\n".join(PAGE)).reports[0].indicators) == 16


@pytest.mark.parametrize(
    "first",
    [
        pytest.param("\n".join(PAGE[:9]), id="a copy cut short"),
        pytest.param("\n".join(BODY), id="one without a title"),
    ],
)
def test_the_most_complete_copy_is_kept(first: str) -> None:
    """It need not be the first one."""
    document = parse_text(first + "\n\n" + "\n".join(PAGE))
    (report,) = document.reports
    assert (report.title, len(report.indicators)) == (TITLE, 16)
    assert report.span.start > len(first)
    assert document.noise[0].reason == "repeated text"


def test_a_short_lead_that_repeats_the_beginning_is_noise() -> None:
    document = parse_text("\n".join(BODY[1:4]) + "\n\n" + "\n".join(PAGE))
    (report,) = document.reports
    assert report.title == TITLE


def _other_year(line: str) -> str:
    numbers = random.Random(len(line))
    return "".join(str(numbers.randint(1, 9)) if char.isdigit() else char for char in line)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param([_other_year(line) for line in PAGE], id="other figures"),
        pytest.param([line.replace("雾川", "青禾") for line in PAGE], id="another town"),
        pytest.param(
            [line.replace("2024", "2023").replace("2023年工作回顾", "2022年工作回顾") for line in PAGE],
            id="another year",
        ),
    ],
)
def test_reports_by_one_template_stay_two(other: list[str]) -> None:
    document = parse_text("\n".join(PAGE) + "\n\n" + "\n".join(other))
    assert len(document.reports) == 2
    assert "repeated text" not in _repeated(document)


def test_alike_paragraphs_of_one_report_stay() -> None:
    same = "召开协商会议3次，组织委员视察3次，提出意见建议3条，得到市委和市政府的重视，委员的作用得到更好发挥。"
    text = "\n".join(
        [*HEAD, *BODY[:3], *(f"（{n}）{name}。{same}" for n, name in zip("一二三", "学议督", strict=True))]
    )
    (report,) = parse_text(text).reports
    assert len(report.measures) == 3


def test_lines_that_are_doubled_count_once() -> None:
    text = "\n".join([*HEAD, *(line for line in BODY for _ in range(2))])
    (report,) = parse_text(text).reports
    assert len(report.indicators) == 16
    assert [measure.ordinal for measure in report.measures if measure.role == "review"] == [1, 2, 3, 4]


def test_a_head_on_the_line_of_the_body() -> None:
    caption = "1月12日，林书远代表常委会作工作报告。 本报记者程某摄 云间社雾川1月12日电"
    glued = (
        caption
        + "雾川市人民政府工作报告——2024年1月12日在雾川市第六届人民代表大会第四次会议上市长 高远山各位代表："
        + "".join(
            [
                "现在，我代表市人民政府向大会报告工作，请予审议。过去一年，主要工作有以下方面。",
                *(f"全市新建学校{n}所，改造道路{n}条。" for n in range(3, 30)),
            ]
        )
    )
    document = parse_text(glued + "\n\n" + glued)
    (report,) = document.reports
    assert report.title == "雾川市人民政府工作报告"
    facts = report.metadata
    assert (facts.kind, facts.meeting, facts.speaker) == ("government_work_report", 4, "高远山")
    assert glued[report.span.start :].startswith("雾川市人民政府工作报告——")
    assert document.noise[0].reason == "photo caption"


def test_a_title_with_its_date_and_blanks_between() -> None:
    lines = ["工 作 报 告 ——2024年1月12日在政协雾川市第五届委员会第三次会议上", " 市政协主席　林书远", *BODY]
    text = "\n".join(["政协雾川市委员会常务委员会", *lines])
    (report,) = parse_text(text).reports
    assert report.title == "政协雾川市委员会常务委员会 工作报告"
    assert (report.metadata.speaker, report.metadata.meeting_date) == ("林书远", "2024-01-12")
    assert not [node for node in report.sections if node.title and "主席" in node.title]


def test_fixture_pages_doubled_are_read_once() -> None:
    for path in sorted(REPORTS.glob("*.txt")):
        text = path.read_text("utf-8")
        once, twice = parse_text(text).reports, parse_text(text + "\n\n" + text).reports
        assert len(twice) == len(once), path.name
        assert [len(report.indicators) for report in twice] == [len(report.indicators) for report in once], path.name


def test_many_copies_take_no_more_than_their_length() -> None:
    started = time.perf_counter()
    parse_text("\n".join(PAGE))
    once = time.perf_counter() - started
    started = time.perf_counter()
    (report,) = parse_text("\n\n".join(["\n".join(PAGE)] * 60)).reports
    assert report.title == TITLE
    assert time.perf_counter() - started < 60 * 8 * once + 3
