"""What sites, transcripts and tokenizers leave in a text: dropped or noise, and every span still exact."""

from __future__ import annotations

import time

import pytest

from reportx import parse_text
from reportx.text import clean

HEAD = (
    "政协雾川市委员会常务委员会工作报告\n各位委员：\n我代表市政协常委会向大会报告工作，请予审议。\n一、2024年工作回顾\n"
)


@pytest.mark.parametrize(
    ("source", "view"),
    [
        ("全年<b>召开</b>会议<span style='x:1'>12</span>次", "全年召开会议12次"),
        ("一、回顾<br/>二、安排", "一、回顾\n二、安排"),
        ("一、回顾&lt;br&gt;二、安排", "一、回顾\n二、安排"),
        ("会议<!-- 页眉\n12次\n-->召开", "会议召开"),
        ("<script>var a = 1;</script>会议", "会议"),
        ("[CLS]一、回顾[SEP]二、安排", "一、回顾\n二、安排"),
        ("一、回顾\\n二、安排\\u3000\\t三", "一、回顾\n二、安排  三"),
        ("会议&amp;nbsp;12次&amp;amp;nbsp;召开", "会议 12次 召开"),
        ("会议，，召开。。", "会议,召开。"),
        ("完成任务（热烈掌声）。各位", "完成任务。各位"),
        ("[2024-03-05 09:12:33] [林书远]: 各位委员", " 各位委员"),
        ("讲到[10:03]这里", "讲到这里"),
        ("00:00:01 甲\n00:00:05 乙\n00:01:02,500 --> 00:01:04,000 丙", " 甲\n 乙\n 丙"),
    ],
)
def test_debris_is_left_out(source: str, view: str) -> None:
    found = clean(source)
    assert found.text == view
    assert len(found.shown) == len(found.text)
    for index in range(len(found.text)):
        start, end = found.to_source(index, index + 1)
        assert 0 <= start < end <= len(source)


@pytest.mark.parametrize(
    "source",
    [
        "路径C:\\new\\temp里",
        "若a<b 且 c>d成立",
        "<!-- 没有结尾",
        "【党建引领】全年",
        "[注]见附件",
        "08:30:00 开会",
        "会议(第二次)召开",
        "数字化<2024>",
        "鼓掌通过决议",
    ],
)
def test_what_only_looks_like_it_stays(source: str) -> None:
    assert clean(source).source == source
    assert len(clean(source).text) == len(source)


def test_figures_in_debris_keep_their_spans() -> None:
    text = (
        HEAD
        + "<p>全年收到提案<b>312</b>件，，立案&nbsp;286件[SEP]召开会议\\n12次。（掌声）组织委员视察14次。</p>"
        + "市政协委员履职有力。" * 6
    )
    (report,) = parse_text(text, numerals=True).reports
    assert [str(found.value) for found in report.indicators] == ["312", "286", "12", "14"]
    places = [*((i.text, i.span) for i in report.indicators), *((n.text, n.span) for n in report.numerals)]
    assert all(text[span.start : span.end] == words for words, span in places)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("T大 中 小", "page furniture"),
        ("下载 打印 收藏 分享到： 微信 微博", "page furniture"),
        ("视力保护色： 默认", "page furniture"),
        ("━━━━━━━━", "page furniture"),
        ("═══════", "page furniture"),
        ("- 12 -", "page number"),
        ("第3页 共12页", "page number"),
        ("【主持人】请继续。", "transcript"),
    ],
)
def test_lines_of_a_page_are_noise(line: str, reason: str) -> None:
    body = "（一）协商议政。召开专题协商会7次，市政协委员提出意见建议113条，推动解决问题62个。\n"
    text = f"{HEAD}{body}{line}\n" + body.replace("一", "二").replace("7", "9")
    document = parse_text(text)
    assert [(text[n.span.start : n.span.end], n.reason) for n in document.noise] == [(line, reason)]
    assert len(document.reports[0].measures) == 2


def test_a_page_number_does_not_cut_the_sentence() -> None:
    text = f"{HEAD}市政协组织委员深入基层开展调研视察，全年共\n- 7 -\n召开专题协商会12次，委员提出意见建议113条。\n"
    text += "新的一年，市政协要围绕中心、服务大局，协商议政，凝聚共识。"
    (report,) = parse_text(text).reports
    assert [str(found.value) for found in report.indicators] == ["12", "113"]


CHINESE = [
    "市政协常委会召开专题协商会7次，委员提出意见建议113条，推动解决问题62个。",
    "市政协收到提案296件，立案268件，办复率100%，委员满意率98%。",
]
ENGLISH = [
    "The Standing Committee held 7 consultative meetings and made 113 suggestions.",
    "It received 296 proposals, of which 268 were put on file.",
]


def test_a_translation_is_noise() -> None:
    lines = [line for pair in zip(CHINESE, ENGLISH, strict=True) for line in pair]
    text = HEAD + "\n".join(lines)
    document = parse_text(text)
    assert [text[n.span.start : n.span.end] for n in document.noise if n.reason == "translation"] == ENGLISH
    (report,) = document.reports
    assert all(found.text[-1] not in "sd" for found in report.indicators)


def test_a_line_of_english_is_no_translation() -> None:
    document = parse_text(HEAD + "\n".join([*CHINESE, ENGLISH[0]]))
    assert not [noise for noise in document.noise if noise.reason == "translation"]


@pytest.mark.parametrize(
    "piece", ["<!--", "<style>", "<a x=", "[", "&lt;", "，", "[10:03] ", "\\n", "告 ", "政府工作报告"]
)
def test_endless_debris_is_read(piece: str) -> None:
    started = time.perf_counter()
    parse_text(piece * 5000)
    assert time.perf_counter() - started < 20
