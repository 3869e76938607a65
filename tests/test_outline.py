"""How headings are nested, and what is said where their numbers do not run on; in reports made for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportx import parse_file, parse_text
from reportx.numerals import as_ordinal, ordinal
from reportx.pipeline import parse_source
from reportx.readers import RawText
from reportx.text import Layout

if TYPE_CHECKING:
    from reportx.model import Document, Node

HEAD = """政协雾川市委员会常务委员会工作报告

各位委员：
我代表政协雾川市第五届委员会常务委员会，向大会报告工作，请予审议。
"""
BODY = (
    "全年召开协商会议6次，组织委员视察8次，提出意见建议40条，得到市委和市政府的重视。"
    "各专门委员会密切配合，协商的成果转化为部门的举措，委员的作用得到更好发挥。"
)
REVIEW, PLAN = "一、2024年工作回顾\n", "二、2025年工作安排\n"
BROKEN = Path(__file__).parent.parent / "fixtures" / "reports" / "broken_numbering.txt"


def _outline(document: Document) -> list[str]:
    """The headings of the only report: marker and title, two blanks a level; passages are left out."""
    (report,) = document.reports
    lines: list[str] = []

    def show(nodes: list[Node], depth: int) -> None:
        for node in nodes:
            if node.kind != "passage":
                lines.append("  " * depth + f"{node.marker or ''}{node.title}")
            show(node.children, depth + 1)

    show(report.sections, 0)
    return lines


def _read(text: str) -> list[str]:
    return _outline(parse_text(text))


def _findings(document: Document) -> list[tuple[str, int | None, str]]:
    return [(found.rule, found.line, found.message) for report in document.reports for found in report.diagnostics]


def _styled(text: str, levels: dict[str, int]) -> Document:
    headings = tuple((text.index(words), level) for words, level in levels.items())
    return parse_source(RawText("-", text, None, "docx", "0" * 64, Layout(headings=headings)))


def _list(markers: str, names: str) -> str:
    return "".join(f"{marker}{name}。{BODY}\n" for marker, name in zip(markers.split(), names.split(), strict=True))


NAMES = "凝聚政治共识 服务发展大局 增进民生福祉"


def test_headlines_between_two_numbers_belong_to_the_first() -> None:
    """An enumeration that headlines interrupt goes on behind them."""
    text = (
        f"{HEAD}{REVIEW}{BODY}\n第一，服务发展大局。{BODY}\n聚焦产业协商。{BODY}\n聚焦生态视察。{BODY}\n"
        f"第二，增进民生福祉。{BODY}\n第三，加强自身建设。{BODY}\n"
    )
    assert _read(text) == [
        "一、2024年工作回顾",
        "  第一，服务发展大局",
        "    聚焦产业协商",
        "    聚焦生态视察",
        "  第二，增进民生福祉",
        "  第三，加强自身建设",
    ]


def test_lines_between_two_numbers_belong_to_the_first() -> None:
    lines = f"产业升级\n{BODY}\n城乡统筹\n{BODY}\n"
    text = f"{HEAD}{REVIEW}{BODY}\n第一，服务发展大局。{BODY}\n{lines}第二，增进民生福祉。{BODY}\n"
    assert _read(text) == [
        "一、2024年工作回顾",
        "  第一，服务发展大局",
        "    产业升级",
        "    城乡统筹",
        "  第二，增进民生福祉",
    ]


def test_numbers_that_run_on_below_unnumbered_parts() -> None:
    review = f"过去一年工作回顾\n{BODY}\n一、凝聚共识\n{BODY}\n二、服务大局\n{BODY}\n"
    text = f"{HEAD}{review}今后一年工作安排\n{BODY}\n三、增进福祉\n{BODY}\n"
    assert _read(text) == [
        "过去一年工作回顾",
        "  一、凝聚共识",
        "  二、服务大局",
        "今后一年工作安排",
        "  三、增进福祉",
    ]
    assert _findings(parse_text(text)) == []


@pytest.mark.parametrize("markers", ["—— —— ——", "一是 二是 三是"])
def test_a_list_behind_the_last_of_another_stands_beside_it(markers: str) -> None:
    text = f"{HEAD}{REVIEW}{BODY}\n{_list('（一） （二） （三）', NAMES)}一年来，政协工作有了新的气象。\n" + _list(
        markers, "协商更加深入 监督更加有力 委员更加活跃"
    )
    inner = [f"  {marker}" for marker in markers.split()]
    assert [line[: len(inner[0])] for line in _read(text)[4:]] == inner


def test_a_list_stays_below_a_heading_whose_sisters_hold_such_lists() -> None:
    below = "具体做法如下：\n" + _list("—— ——", "协商更加深入 监督更加有力")
    text = (
        f"{HEAD}{REVIEW}{BODY}\n（一）凝聚政治共识。{BODY}\n{below}（二）服务发展大局。{BODY}\n{below}"
        f"（三）增进民生福祉。{BODY}\n{below}"
    )
    outline = _read(text)
    assert outline[7:] == ["  （三）增进民生福祉", "    ——协商更加深入", "    ——监督更加有力"]


def test_an_enumeration_belongs_to_the_headline_of_its_own_paragraph() -> None:
    text = (
        f"{HEAD}{REVIEW}（一）服务发展大局\n聚焦产业协商。{BODY}\n聚焦生态视察。{BODY}\n"
        f"这些工作，一是调研深；二是建言实；三是转化快。{BODY}\n（二）加强自身建设\n{BODY}\n"
    )
    assert "    一是调研深" in _read(text)


def test_lessons_have_the_role_of_the_words_that_lead_to_them() -> None:
    lead = "回顾一年来走过的不平凡历程，我们深切体会到：\n"
    before = f"{HEAD}{REVIEW}{BODY}\n{_list('（一） （二）', '凝聚共识 服务大局')}{lead}"
    lessons = f"第一，必须坚持党的领导。{BODY}\n第二，必须坚持履职为民。{BODY}\n"
    (report,) = parse_text(f"{before}{lessons}{PLAN}{BODY}\n").reports
    roles = [node.role for node in report.sections[1].children if node.marker]
    assert roles == ["review", "review", "experience", "experience"]


@pytest.mark.parametrize("opening", ["各位委员，这一年殊为不易", "各位代表，蓝图已经绘就"])
def test_an_address_is_no_headline(opening: str) -> None:
    text = f"{HEAD}{REVIEW}" + f"{opening}。{BODY}\n" * 3 + f"{PLAN}{BODY}\n"
    assert not [line for line in _read(text) if "各位" in line]


def test_lines_above_the_address_are_no_headings() -> None:
    text = f"市长 林牧\n印发单位\n{HEAD.partition(chr(10))[2]}{REVIEW}{BODY}\n{PLAN}{BODY}\n"
    assert _outline(parse_text(text, excerpt=True)) == ["一、2024年工作回顾", "二、2025年工作安排"]


def test_a_saying_that_rounds_a_section_off_is_no_headline() -> None:
    section = _list("a a a", NAMES).replace("a", "")
    text = f"{HEAD}{REVIEW}（一）服务大局。{BODY}\n{section}水深则鱼悦。我们一定尽心尽力。\n（二）强基固本。{BODY}\n"
    assert _read(text)[1:6] == [
        "  （一）服务大局",
        "    凝聚政治共识",
        "    服务发展大局",
        "    增进民生福祉",
        "  （二）强基固本",
    ]


def test_a_short_last_aspect_is_a_headline() -> None:
    aspects = "".join(f"在{name}方面，{BODY}\n" for name in ("教育", "卫生")) + "在文化方面，成绩可喜。\n"
    text = f"{HEAD}{REVIEW}（一）服务大局。{BODY}\n{aspects}（二）强基固本。{BODY}\n"
    assert _read(text)[2:5] == ["    在教育方面", "    在卫生方面", "    在文化方面"]


def test_the_whole_report_on_one_line() -> None:
    glued = (
        f"各位委员：我代表政协雾川市第五届委员会常务委员会报告工作。一、2024年工作回顾过去一年，政协做了大量工作。{BODY}"
        f"（一）服务发展大局。{BODY}加强调查研究。{BODY}（二）增进民生福祉。{BODY}一是办好提案。{BODY}二是用好信息。{BODY}"
        f"二、2025年工作安排2025年，要继续努力。{BODY}（一）凝聚政治共识。{BODY}（二）加强自身建设。{BODY}"
        f"三、全面加强党的建设。{BODY * 4}"
    )
    assert _outline(parse_text(glued, excerpt=True)) == [
        "一、2024年工作回顾",
        "  （一）服务发展大局",
        "  （二）增进民生福祉",
        "    一是办好提案",
        "    二是用好信息",
        "二、2025年工作安排",
        "  （一）凝聚政治共识",
        "  （二）加强自身建设",
        "三、全面加强党的建设",
    ]


def test_numbers_in_a_long_line_that_do_not_run_on_are_words() -> None:
    line = f"{BODY * 6}二、三产业加快发展。{BODY}（三）中全会精神深入人心。{BODY * 6}"
    assert _outline(parse_text(line, excerpt=True)) == []


@pytest.mark.parametrize(
    "entries",
    [
        "一、2024年工作回顾…………1\n二、2025年工作安排…………9\n",
        "一、2024年工作回顾 ........ 1\n二、2025年工作安排 ........ 9\n",
        "一、2024年工作回顾\n二、2025年工作安排\n",
    ],
)
def test_a_table_of_contents_is_noise(entries: str) -> None:
    title, _, address = HEAD.partition("\n")
    text = f"{title}\n目  录\n{entries}{address}{REVIEW}{BODY}\n{PLAN}{BODY}\n"
    document = parse_text(text)
    (noise,) = document.noise
    assert noise.reason == "table of contents"
    assert text[noise.span.start : noise.span.end] == f"目  录\n{entries}".strip()
    assert _outline(document) == ["一、2024年工作回顾", "二、2025年工作安排"]


def test_dotted_lines_are_contents_without_their_title() -> None:
    entries = "工作回顾……1\n工作安排……9\n自身建设……12\n"
    assert [noise.reason for noise in parse_text(f"{entries}{HEAD}{REVIEW}{BODY}\n{PLAN}{BODY}\n").noise] == [
        "table of contents"
    ]


def test_an_index_of_other_pages_is_no_table_of_contents() -> None:
    document = parse_text(f"{HEAD}{REVIEW}{BODY}\n目录\n完善委员履职目录\n{PLAN}{BODY}\n")
    assert not [noise for noise in document.noise if noise.reason == "table of contents"]


def test_an_annex_stands_beside_the_parts() -> None:
    items = _list("一、 二、 三、", NAMES)
    text = f"{HEAD}{REVIEW}{BODY}\n{PLAN}{BODY}\n各位委员，让我们携手前行。\n附件1\n2025年民生实事\n{items}"
    document = parse_text(text)
    assert _outline(document)[2:] == [
        "附件12025年民生实事",
        "  一、凝聚政治共识",
        "  二、服务发展大局",
        "  三、增进民生福祉",
    ]
    assert _findings(document) == []


def test_ten_and_more_with_a_dot_are_no_banners() -> None:
    markers = [f"{number}." for number in range(1, 13)]
    names = " ".join(["办好民生实事"] * 12)
    outline = _read(f"{HEAD}{REVIEW}{BODY}\n（一）增进福祉\n{_list(' '.join(markers), names)}")
    assert outline[2:] == [f"    {marker}办好民生实事" for marker in markers]


def test_a_styled_line_is_a_heading() -> None:
    """A line that ends with a stop is none by itself; the style of the format says that it is."""
    text = f"{HEAD}回首来时路，\n{BODY}\n第一节 协商；\n{BODY}\n再启新征程！\n{BODY}\n"
    assert "回首来时路" not in _read(text)
    outline = _outline(_styled(text, {"回首来时路": 1, "第一节 协商": 2, "再启新征程": 1}))
    assert outline == ["回首来时路", "  第一节 协商", "再启新征程"]


def test_a_styled_line_stands_beside_the_numbered_ones_of_its_level() -> None:
    text = f"{HEAD}{REVIEW}{BODY}\n（一）凝聚共识\n{BODY}\n（二）服务大局\n{BODY}\n党的建设；\n{BODY}\n{PLAN}{BODY}\n"
    levels = {"一、2024": 1, "（一）凝聚": 2, "（二）服务": 2, "党的建设": 2, "二、2025": 1}
    assert _outline(_styled(text, levels)) == [
        "一、2024年工作回顾",
        "  （一）凝聚共识",
        "  （二）服务大局",
        "  党的建设",
        "二、2025年工作安排",
    ]


def test_a_styled_paragraph_is_none() -> None:
    text = f"{HEAD}{REVIEW}{BODY}\n{PLAN}{BODY}\n"
    assert _outline(_styled(text, {"全年召开": 1})) == ["一、2024年工作回顾", "二、2025年工作安排"]


@pytest.mark.parametrize(
    ("levels", "depths"),
    [
        ({"（一）": 1, "1、": 2, "（二）": 1, "2、": 2}, [0, 1, 0, 1]),
        ({"（一）": 2, "1、": 1, "（二）": 2, "2、": 1}, [0, 0, 1, 1]),
    ],
)
def test_markers_keep_their_rank_unless_all_styles_say_otherwise(levels: dict[str, int], depths: list[int]) -> None:
    order = ["（一）", "1、", "（二）", "2、"] if depths == [0, 1, 0, 1] else ["1、", "2、", "（一）", "（二）"]
    text = HEAD + "".join(f"{marker}办好实事\n{BODY}\n" for marker in order)
    outline = _outline(_styled(text, levels))
    assert [(len(line) - len(line.lstrip())) // 2 for line in outline] == depths


def test_one_style_astray_changes_no_rank() -> None:
    text = f"{HEAD}{REVIEW}（一）凝聚共识\n{BODY}\n（二）服务大局\n{BODY}\n{PLAN}{BODY}\n"
    assert _outline(_styled(text, {"一、2024": 2, "（一）凝聚": 1})) == _read(text)


def test_what_is_said_of_broken_numbers() -> None:
    assert _findings(parse_file(BROKEN)) == [
        ("outline.gap", 26, "（二）之后是（四），缺（三）。"),
        ("outline.repeated", 28, "（四）出现两次。"),
        ("outline.gap", 36, "“第二”之后是“第四”，缺“第三”。"),
        ("outline.gap", 40, "“一”之后是“三”，缺“二”。"),
        ("outline.start", 44, "（二）之前缺（一）。"),
        ("outline.order", 50, "（五）之后是（四），次序颠倒。"),
    ]


def test_a_finding_names_both_places() -> None:
    source = BROKEN.read_text(encoding="utf-8")
    gap, repeated = parse_file(BROKEN).reports[0].diagnostics[:2]
    assert gap.severity == "warning"
    assert gap.params == {"family": "han_paren", "after": "（二）", "before": "（四）", "missing": "（三）"}
    assert gap.span is not None
    assert source[gap.span.start : gap.span.end] == "（四）"
    (earlier,) = repeated.related
    assert source[earlier.start : earlier.end] == "（四）"
    assert repeated.span is not None
    assert earlier.start < repeated.span.start


@pytest.mark.parametrize(
    ("markers", "messages"),
    [
        ("（一） （二） （三）", []),
        ("（一） （五） （六）", ["（一）之后是（五），缺（二）、（三）、（四）。"]),
        ("（一） （六） （七）", ["（一）之后是（六），缺（二）至（五）。"]),
        ("（一） （一） （二）", ["（一）出现两次。"]),
        ("1. 2. 4.", ["“2”之后是“4”，缺“3”。"]),
        ("（一） （二） （一）", []),
    ],
)
def test_lists_of_three(markers: str, messages: list[str]) -> None:
    text = f"{HEAD}{REVIEW}{BODY}\n{_list(markers, NAMES)}{PLAN}{BODY}\n"
    assert [message for _, _, message in _findings(parse_text(text))] == messages


def test_numbers_that_start_again_or_run_on_are_no_break() -> None:
    again = _list("（一） （二）", "凝聚共识 服务大局")
    on = _list("（三） （四）", "办好实事 强基固本")
    for second in (again, on):
        assert _findings(parse_text(f"{HEAD}{REVIEW}{again}{PLAN}{second}")) == []


def test_a_marker_that_stands_in_the_text_is_not_missing() -> None:
    text = f"{HEAD}{REVIEW}（一）凝聚共识。{BODY}（二）服务大局。{BODY}\n（三）办好实事。{BODY}\n{PLAN}{BODY}\n"
    assert _findings(parse_text(text)) == []


def test_an_excerpt_may_begin_in_the_middle_of_a_list() -> None:
    passage = _list("（三） （四）", "办好实事 强基固本")
    assert _findings(parse_text(passage, excerpt=True)) == []
    assert _findings(parse_text(passage + _list("（六）", "团结联谊"), excerpt=True)) != []


def test_ordinals_are_written_in_the_manner_of_others() -> None:
    for number in range(1, 100):
        assert ordinal(as_ordinal(number, "一")) == number
        assert as_ordinal(number, "7") == str(number)
    assert as_ordinal(3, "①") == "③"
    assert (as_ordinal(10, "一"), as_ordinal(11, "一"), as_ordinal(20, "一")) == ("十", "十一", "二十")
