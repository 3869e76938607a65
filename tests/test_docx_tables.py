"""Tables of Word documents: a row is a line; a table that only arranges a page is none."""

from __future__ import annotations

import pytest

from docxfiles import cell, document, paragraph, row, run, style, table
from reportx.readers import read_bytes

PROSE = (
    "一年来，我们围绕中心、服务大局，认真履行职能，扎实开展协商议政，各项工作都取得了"
    "新的进展，为全县发展作出了积极贡献。同时坚持边学边干，作风更加过硬。"
)


def _lines(body: str, styles: str = "") -> list[str]:
    return read_bytes(document(body, styles=styles), "x.docx").text.split("\n")


def test_a_row_is_a_line() -> None:
    two = cell(paragraph("立案"), paragraph("提案", "<w:r><w:br/></w:r>", run("数")))
    assert _lines(table(row("名称", "数量", "备注"), row(two, "268件", ""))) == [
        "名称 | 数量 | 备注",
        "立案 提案 数 | 268件 | ",
    ]


def test_merged_cells_keep_their_places() -> None:
    wide = cell("丙", properties='<w:gridSpan w:val="2"/>')
    body = table(
        row("甲", wide, "乙"),
        row(cell("丁", properties='<w:vMerge w:val="restart"/>'), "一", "二", "三"),
        row(cell("不见", properties="<w:vMerge/>"), "四", "五", "六"),
        row(cell("戊", properties='<w:hMerge w:val="restart"/>'), cell("", properties="<w:hMerge/>"), "七", "八"),
        row("九", "十", properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
    )
    assert _lines(body) == [
        "甲 | 丙 |  | 乙",
        "丁 | 一 | 二 | 三",
        " | 四 | 五 | 六",
        "戊 |  | 七 | 八",
        " | 九 | 十 | ",
    ]


@pytest.mark.parametrize("span", ["999999999", "99999999999999999999", "-5", "x", "0"])
def test_spans_without_sense(span: str) -> None:
    lines = _lines(table(row(cell("甲", properties=f'<w:gridSpan w:val="{span}"/>'), "乙")))
    assert len(lines) == 1
    assert lines[0].startswith("甲 | ")
    assert len(lines[0].split(" | ")) <= 64


@pytest.mark.parametrize("gone", ["<w:del/>", "<w:hidden/>"])
def test_rows_that_are_gone(gone: str) -> None:
    assert _lines(table(row("甲", "乙"), row("丙", "丁", properties=gone), row("", ""))) == ["甲 | 乙"]


def test_cells_that_are_gone() -> None:
    assert _lines(table(row("甲", cell("乙", properties="<w:cellDel/>"), "丙"))) == ["甲 | 丙"]


def test_a_table_in_a_cell_of_figures_is_flattened() -> None:
    inner = table(row("一", "二"), row("三", "四"))
    assert _lines(table(row("甲", cell(paragraph("前"), inner, paragraph("后"))))) == ["甲 | 前 一 二 三 四 后"]


def test_one_column_is_no_table() -> None:
    body = table(row(cell(paragraph("前") + table(row("甲", "乙")))), row("后"))
    assert _lines(body) == ["前", "甲 | 乙", "后"]


def test_one_cell_a_row_is_no_table() -> None:
    wide = '<w:gridSpan w:val="3"/>'
    assert _lines(table(row(cell("前", properties=wide)), row(cell("后", properties=wide)))) == ["前", "后"]


def test_a_form_is_a_table() -> None:
    assert _lines(table(row("姓名", ""), row("界别", ""))) == ["姓名 | ", "界别 | "]


def test_cells_of_prose_are_paragraphs() -> None:
    styles = style("h", paragraph='<w:outlineLvl w:val="0"/>')
    body = table(row(cell(paragraph("一、回顾", style="h")), cell(paragraph(PROSE) + paragraph("又一段。"))))
    raw = read_bytes(document(body, styles=styles), "x.docx")
    assert raw.text.split("\n") == ["一、回顾", PROSE, "又一段。"]
    assert raw.layout.headings == ((0, 1),)


def test_a_remark_makes_no_page_of_a_table() -> None:
    rows = [row(f"指标{n}", str(n), "件", PROSE if n == 3 else "") for n in range(1, 6)]
    assert len(_lines(table(*rows))) == 5


def test_headings_in_rows_are_none() -> None:
    styles = style("h", paragraph='<w:outlineLvl w:val="0"/>')
    raw = read_bytes(document(table(row(cell(paragraph("甲", style="h")), "乙")), styles=styles), "x.docx")
    assert raw.layout.headings == ()
