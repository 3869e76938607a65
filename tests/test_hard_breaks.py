"""Texts whose lines a width broke read as the same texts whole; texts whose lines were meant stay as they are."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportx.pipeline import parse_text
from reportx.text import clean
from reportx.text.hardbreaks import join_lines
from reportx.text.lines import are_narrow

if TYPE_CHECKING:
    from reportx.model.document import Document, Node

REPORTS = Path(__file__).parent.parent / "fixtures" / "reports"
# Reports whose paragraphs stand apart, so that wrapping loses nothing that it could not have kept.
WHOLE = (
    "five_year",
    "county_page",
    "government",
    "no_numbering",
    "plan_no_figures",
    "aggregator_three",
    "digest_banners",
)


def wrapped(text: str, width: int, *, between: str = "", end: str = "\n", page: str = "") -> str:
    """``text`` with its paragraphs cut after ``width`` characters; ``between`` follows each paragraph.

    ``page`` is set in after every 22 lines, with its number.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if not paragraph.strip():
            continue
        rest = paragraph.rstrip()
        lines += [rest[at : at + width] for at in range(0, len(rest), width)]
        lines += [between] if between else []
    if page:
        lines = [set_in for at, line in enumerate(lines, 1) for set_in in (line, *_furniture(page, at))]
    return end.join("" if line == "\f" else line for line in lines) + end


def _furniture(page: str, at: int) -> list[str]:
    return page.format(at // 22).split("\n") if at % 22 == 0 else []


def outline(document: Document) -> list[tuple[object, ...]]:
    """Markers, titles and roles of all headings, blanks apart."""
    found: list[tuple[object, ...]] = []

    def walk(nodes: list[Node]) -> None:
        for node in nodes:
            found.append((_bare(node.marker), _bare(node.title), node.role))
            walk(node.children)

    for report in document.reports:
        walk(report.sections)
    return found


def figures(document: Document) -> Counter[tuple[object, ...]]:
    """The indicators, without their places."""
    return Counter(
        (found.value, found.value_max, found.unit, _bare(found.label), found.code, found.status)
        for report in document.reports
        for found in report.indicators
    )


def _bare(text: str | None) -> str:
    return "".join((text or "").split())


@pytest.mark.parametrize("width", [28, 34, 40])
@pytest.mark.parametrize("name", WHOLE)
def test_wrapped_reports_read_as_whole_ones(name: str, width: int) -> None:
    whole = (REPORTS / f"{name}.txt").read_text("utf-8")
    text = wrapped(whole, width, between="\f")
    expected, document = parse_text(whole), parse_text(text)
    assert clean(text).text.count("\n") < text.count("\n")
    assert outline(document) == outline(expected)
    assert figures(document) == figures(expected)


STYLES = {
    "indents alone": {},
    "crlf": {"end": "\r\n"},
    "page numbers": {"page": "— {} —"},
    "page numbers between blank lines": {"page": "\n第 {} 页 共 12 页\n"},
    "page numbers and headers": {"page": "- {} -\n政协霁川市委员会文件汇编"},
    "a blank line behind every line": {"end": "\n\n"},
    "a blank behind every line": {"end": " \n"},
}


@pytest.mark.parametrize("width", [28, 34, 40])
@pytest.mark.parametrize("style", STYLES)
def test_styles_of_wrapping(style: str, width: int) -> None:
    whole = (REPORTS / "five_year.txt").read_text("utf-8")
    document = parse_text(wrapped(whole, width, **STYLES[style]))
    expected = parse_text(whole)
    assert outline(document) == outline(expected)
    assert figures(document) == figures(expected)


def test_full_width_digits_are_whole_again() -> None:
    whole = (REPORTS / "fullwidth.txt").read_text("utf-8")
    document = parse_text(wrapped(whole, 34))
    assert figures(document) == figures(parse_text(whole))


def test_glossed_traditional_text() -> None:
    whole = (REPORTS / "trad_feature.txt").read_text("utf-8")
    document = parse_text(wrapped(whole, 28, between="\f"))
    assert figures(document) == figures(parse_text(whole))


def test_spans_are_those_of_the_source() -> None:
    text = wrapped((REPORTS / "five_year.txt").read_text("utf-8"), 28, page="\n— {} —\n")
    (report,) = parse_text(text).reports
    for found in report.indicators:
        assert text[found.span.start : found.span.end] == found.text
        assert found.line == text.count("\n", 0, found.span.start) + 1
    assert any("\n" in found.text for found in report.indicators)
    assert any("—" in found.text for found in report.indicators), "no figure stands on two pages"


def test_page_furniture_is_noise() -> None:
    text = wrapped((REPORTS / "five_year.txt").read_text("utf-8"), 28, page="- {} -\n政协霁川市委员会文件汇编")
    document = parse_text(text)
    noise = Counter((item.reason, text[item.span.start : item.span.end]) for item in document.noise)
    pages = sum(line.startswith("- ") for line in text.split("\n"))
    assert noise["running header", "政协霁川市委员会文件汇编"] == pages
    assert sum(count for (reason, _), count in noise.items() if reason == "page number") == pages


LINE = "一年来常委会坚持围绕中心服务大局认真履行政治协商民主监督参政议政职能各项工作取得了新的成效和进展"


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"第{n}件提案由县政协办公室负责承办并按时答复委员" for n in range(10, 30)),
        "\n".join(["春风吹绿江南岸，百舸争流竞向前。", "同心共筑复兴梦，携手齐书奋进篇，"] * 8),
        "\n".join(["王一鸣 李清照 张若虚 陈子昂 杜审言 孟浩然 王昌龄"] * 12),
        "\n".join(["提案工作　　　收到提案　　　四百余件　　　办复率"] * 12),
        "\n".join(
            f"《关于加强{name}建设的若干具体意见和建议》"
            for name in ["农村", "城市", "交通", "教育", "医疗", "文化", "体育", "养老"] * 2
        ),
        "立案提案\n247件\n其中集体提案\n68件\n按时办复率\n100%\n委员满意率\n98.7%\n" * 3,
        LINE + "\n" + LINE,
    ],
    ids=["items", "verses", "names", "columns", "titles", "cards", "two lines"],
)
def test_lines_that_were_meant_stay(text: str) -> None:
    assert join_lines(text) is None
    assert clean(text).text.count("\n") == text.count("\n")


def test_rows_of_a_table_stay_between_joined_lines() -> None:
    whole = (REPORTS / "five_year.txt").read_text("utf-8")
    row = "年度提案　　　2020年　　412件　　385件"
    text = wrapped(whole + "\n" + "\n".join([row] * 4) + "\n", 28)
    assert clean(text).text.count(clean(row).text) == 4


def test_a_number_is_whole_again_and_two_numbers_stay_two() -> None:
    body = "".join((LINE * 2)[at : at + 28] + "\n" for at in range(0, 48, 5))
    assert "收到提案400件" in clean(body + LINE[:23] + "收到提案4\n00件，办复。\n").text
    # The line ended before its edge: the next one begins something else.
    apart = clean(body + LINE[:10] + "提案4\n00件，办复。\n").text
    assert "提案400" not in apart


@given(st.lists(st.text(alphabet="一政协提案0123，。、 （）\u3000\r\fab-", max_size=40), max_size=30))
def test_every_character_leads_back(lines: list[str]) -> None:
    source = "\n".join(lines)
    view = clean(source)
    for at, char in enumerate(view.text):
        start, end = view.to_source(at, at + 1)
        assert end == start + 1
        if not char.isspace() and source[start].isascii() and char.isascii():
            assert source[start] == char


def test_ordinary_texts_are_told_at_once() -> None:
    whole = (REPORTS / "five_year.txt").read_text("utf-8")
    assert not are_narrow(whole)
    assert are_narrow(wrapped(whole, 40))
    probe = (
        "import sys; from reportx.text import clean; clean(sys.argv[1]); print('reportx.text.joining' in sys.modules)"
    )
    assert subprocess.check_output([sys.executable, "-c", probe, whole, "reportx.text.joining"], text=True) == "False\n"
