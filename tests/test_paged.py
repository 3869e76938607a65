"""Printed lines to paragraphs: what joins, what is furniture, where pages begin."""

from __future__ import annotations

import itertools

import pytest

from reportx.readers.extracted import Extracted
from reportx.readers.paged import PrintedLine, paragraphs

SIZE, PITCH, LEFT, WIDTH = 16.0, 28.0, 80.0, 28
PROSE = "一年来常委会坚持围绕中心服务大局认真履行政治协商民主监督参政议政职能各项工作取得了新的成效和进展" * 12


def line(page: int, at: float, text: str, indent: float = 0.0, size: float = SIZE) -> PrintedLine:
    """A line of ``page``, ``at`` lines from its top, ``indent`` characters from the left edge."""
    left, top = LEFT + indent * SIZE, 80 + at * PITCH
    width = sum(0.5 if char.isascii() else 1.0 for char in text) * size
    return PrintedLine(page, text, left, left + width, top, top + size, size)


def block(page: int, at: int, text: str, indent: float = 2.0) -> list[PrintedLine]:
    """A paragraph in full lines, the first one indented."""
    first = int(WIDTH - indent)
    rest = [text[:first], *(text[i : i + WIDTH] for i in range(first, len(text), WIDTH))]
    return [line(page, at + n, piece, indent if n == 0 else 0.0) for n, piece in enumerate(rest) if piece]


def asides(extracted: Extracted) -> list[tuple[str, str]]:
    return [(extracted.text[a.start : a.end], a.reason) for a in extracted.layout.asides]


def test_a_paragraph_over_a_page_break_is_whole() -> None:
    text = PROSE[:202] + "。"
    body = block(1, 0, text) + block(1, 10, PROSE[:50] + "。")
    parted = [
        piece._replace(page=2, top=piece.top - 112, bottom=piece.bottom - 112) if n >= 4 else piece
        for n, piece in enumerate(body)
    ]
    furniture = [line(page, 26, f"— {page} —", 12) for page in (1, 2)]
    extracted = paragraphs([*parted, *furniture])
    assert extracted.text == f"{text}\n— 1 —\n{PROSE[:50]}。\n— 2 —\n"
    assert asides(extracted) == [("— 1 —", "page number"), ("— 2 —", "page number")]
    assert extracted.layout.pages == (0, 26 + 3 * 28)


def test_order_and_pieces_do_not_matter() -> None:
    whole = block(1, 0, PROSE[:150] + "。") + block(1, 8, PROSE[:80] + "。")
    halves = [
        half
        for piece in whole
        for half in (
            piece._replace(text=piece.text[:5], right=piece.left + 5 * SIZE),
            piece._replace(text=piece.text[5:], left=piece.left + 5 * SIZE),
        )
    ]
    assert paragraphs(halves[::-1]).text == paragraphs(whole).text == f"{PROSE[:150]}。\n{PROSE[:80]}。\n"


@pytest.mark.parametrize(
    "form",
    ["— {} —", "- {} -", "第 {} 页", "第{}页 共12页", "第 {} 页 共 12 页", "{}/12", "{}", "·{}·", "Page {} of 12"],
)
def test_forms_of_page_numbers(form: str) -> None:
    pages = [
        [*block(page, 0, PROSE[page : 150 + page] + "。"), line(page, 26, form.format(page), 12)] for page in (1, 2, 3)
    ]
    reasons = [reason for _, reason in asides(paragraphs([*itertools.chain(*pages)]))]
    assert reasons == ["page number"] * 3


def test_roman_page_numbers() -> None:
    pages = [[*block(n, 0, PROSE[n : 150 + n] + "。"), line(n, 26, "i" * n, 12)] for n in (1, 2, 3)]
    assert [text for text, _ in asides(paragraphs([*itertools.chain(*pages)]))] == ["i", "ii", "iii"]


def test_a_bare_number_on_one_page_is_text() -> None:
    extracted = paragraphs([*block(1, 0, PROSE[:150] + "。"), line(1, 26, "247", 12)])
    assert extracted.layout.asides == ()


def test_headers_of_odd_and_even_pages() -> None:
    heads = {0: "政协青禾市委员会", 1: "常务委员会工作报告"}
    pages = [[line(n, -1.5, heads[n % 2], 8), *block(n, 0, PROSE[n : 150 + n] + "。")] for n in range(1, 9)]
    found = asides(paragraphs([*itertools.chain(*pages)]))
    assert found == [(heads[n % 2], "running header") for n in range(1, 9)]


def test_a_first_line_that_others_lack_is_text() -> None:
    pages = [
        [line(n, -1.5, f"{'甲乙丙丁'[n]}项工作", 8), *block(n + 1, 0, PROSE[n : 150 + n] + "。")] for n in range(1, 4)
    ]
    assert paragraphs([*itertools.chain(*pages)]).layout.asides == ()


def test_a_footnote_is_set_apart() -> None:
    notes = [line(1, 24, "①指本市所辖各县区。", size=10), line(1, 24.6, "含经济开发区。", size=10)]
    assert asides(paragraphs([*block(1, 0, PROSE[:200] + "。"), *notes])) == [
        ("①指本市所辖各县区。", "footnote"),
        ("含经济开发区。", "footnote"),
    ]


def test_contents_are_set_apart() -> None:
    entries = ["一、工作回顾…………………1", "二、主要做法…………………5", "三、今后安排…………………9"]
    contents = [line(1, 0, "目  录", 12), *(line(1, n, entry) for n, entry in enumerate(entries, 1))]
    found = asides(paragraphs([*contents, *block(2, 0, PROSE[:150] + "。")]))
    assert {reason for _, reason in found} == {"table of contents"}
    assert len(found) == 4


def test_titles_and_headings_stay_apart() -> None:
    extracted = paragraphs(
        [
            line(1, 0, "政协青禾市第三届委员会常务委员会工作报告", 0.25, size=22),
            line(1, 2, "（2025年1月8日）", 9),
            *block(1, 3, PROSE[:250] + "。"),
            line(1, 13, "一、工作回顾", 2),
            *block(1, 14, PROSE[:90] + "。"),
        ]
    )
    assert extracted.text.split("\n")[:2] == ["政协青禾市第三届委员会常务委员会工作报告", "（2025年1月8日）"]
    assert "\n一、工作回顾\n" in extracted.text


def test_numbers_at_a_break() -> None:
    first = line(1, 4, PROSE[:23] + "收到提案4")
    full = [*block(1, 0, PROSE[:110]), first._replace(right=LEFT + WIDTH * SIZE), line(1, 5, "00件，全部办复。")]
    assert "收到提案400件" in paragraphs(full).text
    short = [*block(1, 0, PROSE[:110]), line(1, 4, PROSE[:10] + "提案4"), line(1, 5, "00件，全部办复。")]
    assert "提案4\n00件" in paragraphs(short).text


def test_latin_words_at_a_break() -> None:
    head = line(1, 4, PROSE[:20] + "“Belt and")._replace(right=LEFT + WIDTH * SIZE)
    assert "Belt and Road”" in paragraphs([*block(1, 0, PROSE[:110]), head, line(1, 5, "Road”倡议。")]).text
    head = line(1, 4, PROSE[:20] + "“Inter-")._replace(right=LEFT + WIDTH * SIZE)
    assert "Internet”" in paragraphs([*block(1, 0, PROSE[:110]), head, line(1, 5, "net”行动。")]).text


def test_pages_without_lines() -> None:
    extracted = paragraphs([*block(2, 0, PROSE[:30] + "。")], 4)
    end = len(extracted.text)
    assert extracted.layout.pages == (0, 0, end, end)
    assert paragraphs([], 2) == Extracted("", extracted.layout._replace(pages=(0, 0)))


def row(at: float, *cells: tuple[float, str]) -> list[PrintedLine]:
    return [line(1, at, text, left) for left, text in cells]


def test_a_header_goes_by_the_columns_of_its_rows() -> None:
    """Its cells stand closer to each other than those of the rows, and are set on two lines."""
    header = row(0, (0, "县区"), (5, "协商议事室"), (11, "协商活动"), (17, "投入（万"))
    wrapped = row(1, (5, "（个）"), (11, "（场）"), (17, "元）"))
    rows = [
        *row(2, (0, "东河区"), (5, "12"), (11, "136"), (17, "35.6")),
        *row(3, (0, "西山县"), (5, "9"), (11, "88"), (17, "21")),
    ]
    below = [line(1, 4, "二、2024年工作安排", 2.0)]
    text = paragraphs([*header, *wrapped, *rows, *below]).text
    assert text.splitlines() == [
        "县区 | 协商议事室（个） | 协商活动（场） | 投入（万元）",
        "东河区 | 12 | 136 | 35.6",
        "西山县 | 9 | 88 | 21",
        "二、2024年工作安排",
    ]


def test_rows_below_a_name_that_goes_over_several_stay_rows() -> None:
    rows = [
        *row(0, (0, "单位"), (8, "事项"), (16, "件数")),
        *row(1, (0, "经济委"), (8, "提案"), (16, "12")),
        *row(2, (8, "信息"), (16, "30")),
        *row(3, (0, "文史委"), (8, "提案"), (16, "7")),
    ]
    assert paragraphs(rows).text.splitlines()[2:] == [" | 信息 | 30", "文史委 | 提案 | 7"]
