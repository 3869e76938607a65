"""Texts for property tests: anything at all, and mixtures of what reports are made of."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

FIXTURES = sorted((Path(__file__).parent.parent / "fixtures" / "reports").glob("*.txt"))
SOURCES = [path.read_bytes().decode("utf-8") for path in FIXTURES]


def _words(text: str) -> list[str]:
    return text.split()


WORDS = _words("""
收到提案 立案 其中 集体提案 委员提案 并案后 办复率 满意率 面商率和答复率均达 反映社情民意信息
被省政协采用 提出意见建议 召开专题协商会 举办委员讲堂 走访民营企业 收集问题 已解决 协调解决 捐款捐物
资助困难学生 每人资助 受益群众 亿元以上项目签约 、开工 到位资金 比上年增加 增长 提高 由 增加到 分别为
分别占 连续 位居全省第一 第九届委员会第三次会议 十四五 二十大 四个意识 两个维护 “1453”总要求 5G 2.0版
4省8市政协 三省六县 一号提案 12345热线 〔2024〕12号 75周年 2023年 2024年1月15日 二〇二五年一月
2017—2021年 全年 市县两级 党政领导批示 《关于加快发展的提案》等 各位委员
我代表政协云湾市第六届委员会常务委员会向大会报告工作 请予审议 2024年工作回顾 2025年工作安排
一年来的实践表明 我们也清醒地认识到存在的不足 让我们携手奋进 成绩的取得 表示衷心的感谢 突出政治引领
党的建设提质增效 责任编辑:甲某 分享到:微信 推荐阅读: ▲会议现场 您当前位置:首页 >>
政协云湾市第六届委员会常务委员会工作报告 政府工作报告 市政协委员企业工作 協商議政活動 徵集提案 審查立案
提案辦復率 萬人次 協(xié)商議(yì)政 開(kāi)展調(diào)研 場(chǎng)次 質(zhi)量
""")
MARKERS = [
    "PART 1",
    *_words("""
一、 二、 三、 （一） (二) 1. 2． 3、 (1) ① ② 第一， 第二， 一是 二是 三是 一要 二要 首先， 其次，
亮点一： ★ ● —— 01 02
"""),
]
NUMERALS = _words("""
400 1,234 12.3 7.69 0 00 3. .5 100 1.18 ２０２４ １．２ 5，600 三 十二 一百零五 二百一十 两千 三万五
百余 数十 几十 几 十几 上百 成百上千 三四十 两三 六七百 千 万 亿 百 二〇二四 廿三 壹拾贰 零 〇 x xx xxx
× **.* 1×× x多万 ??3 ？？ 6至8 3—5 10～12 30%—40% 百分之九十八点六 三分之二 一半 九成 5/6 24/7 约56
近200 超过300 不少于3 逾万 第3 第三 前三 第139 十 一 九九九九 1万2 3亿5千万 十点五 万分之三 1.2.3
2024-12-22 8:30 0722-6232330
""")
TAILS = _words("""
件 条 次 期 场次 人次 名 家 个 项 篇次 万元 亿元 % ％ %% 个百分点 倍 亩 公里 万字 余条 多人次 万余人
余万元 几名 年 个月 天 左右 以上 以内 以下 大 级 部门 "项(条)" 位 户 件（系列） 万 亿 千克 字 (kāi)件
&nbsp;件 成 省 县市 批 号 日 月
""")
GLUE = [
    "，",
    ",",
    "。",
    "；",
    ";",
    "：",
    ":",
    "、",
    "！",
    "?",
    "（",
    "）",
    "(",
    ")",
    "“",
    "”",
    "《",
    "》",
    " ",
    "　",
    "\u00a0",
]
BREAKS = ["\n", "\r\n", "\r", "\n\n", "\n　　", "\r\n\r\n", "\u2028", "\x0b", "\t"]
DEBRIS = ["\ufeff", "\u200b", "\u00ad", "\ufffd", "?rdquo;", "&ldquo;", "&#160;", "&#x3000;", "&#xd800;", "&#9999999;",
          "<U+00A0>", "(ai)", "(xié)", "（shísānjiè）", "\x00", "😀", "﹪", "⼀", "é", "𠮷", "<p>", "null"]  # fmt: skip

anything = st.text(st.characters(), max_size=300)
"""Any text, lone surrogates included."""

fragments = st.lists(
    st.one_of(
        *(st.sampled_from(choice) for choice in (WORDS, NUMERALS, TAILS, GLUE)),
        st.sampled_from(BREAKS + MARKERS),
        st.sampled_from(DEBRIS),
        st.tuples(st.sampled_from(WORDS), st.sampled_from(NUMERALS), st.sampled_from(TAILS)).map("".join),
        st.tuples(st.sampled_from(NUMERALS), st.sampled_from(NUMERALS)).map("".join),
    ),
    max_size=60,
).map("".join)
"""Words, numerals, units, punctuation, line ends and debris of web pages in any order."""


@st.composite
def damaged_reports(draw: st.DrawFn) -> str:
    """A fixture with lines lost, doubled or swapped, cut off anywhere, with debris in the middle."""
    source = draw(st.sampled_from(SOURCES))
    lines = source.splitlines(keepends=True)
    for _ in range(draw(st.integers(0, 4))):
        first, second = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        lines[first], lines[second] = lines[second], draw(st.sampled_from([lines[first], "", "\n"]))
    text = "".join(lines)
    at = draw(st.integers(0, len(text)))
    text = text[:at] + draw(fragments) + text[at:]
    return text[: draw(st.integers(0, len(text)))] if draw(st.booleans()) else text


texts = st.one_of(anything, fragments, damaged_reports())
