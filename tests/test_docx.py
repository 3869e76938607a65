"""Word documents: what their reader sees becomes text, and what nobody sees does not."""

from __future__ import annotations

import pytest

from docxfiles import cell, document, field, notes, packed, paragraph, parts, row, run, style, table
from reportx.readers import RawText, read_bytes
from reportx.text.layout import Aside


def _read(body: str, *, styles: str = "", footnotes: str = "", endnotes: str = "") -> RawText:
    return read_bytes(document(body, styles=styles, footnotes=footnotes, endnotes=endnotes), "x.docx")


def _text(*content: str) -> str:
    """The text of one paragraph."""
    return _read(paragraph(*content)).text


def test_paragraphs_in_order() -> None:
    raw = _read(paragraph("立案提案", "268件") + paragraph() + paragraph("　　办复率", run("100%")))
    assert (raw.text, raw.format, raw.encoding) == ("立案提案268件\n\n　　办复率100%", "docx", None)


@pytest.mark.parametrize("suffix", ["docx", "docm", "dotx", "txt", "pdf"])
def test_the_suffix_does_not_matter(suffix: str) -> None:
    assert read_bytes(document(paragraph("提案")), f"x.{suffix}").text == "提案"


def test_strict_documents_read_alike() -> None:
    body = paragraph("提案", style="h") + table(row("件", "9"))
    styles = style("h", paragraph='<w:outlineLvl w:val="1"/>')
    strict = read_bytes(document(body, styles=styles, strict=True), "x.docx")
    assert (strict.text, strict.layout) == ("提案\n件 | 9", _read(body, styles=styles).layout)
    assert strict.layout.headings == ((0, 2),)


@pytest.mark.parametrize("main", ["word/document2.xml", "word/deep/document.xml"])
def test_the_main_part_may_stand_anywhere(main: str) -> None:
    files = parts(paragraph("提案", style="h"), styles=style("h", title="heading 1"), main=main)
    files["word/document.xml.bak"] = ""
    assert read_bytes(packed(files), "x.docx").layout.headings == ((0, 1),)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>", "甲\t乙"),
        ("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>", "甲\n乙"),
        ('<w:r><w:t>甲</w:t><w:br w:type="page"/><w:t>乙</w:t></w:r>', "甲\n乙"),
        ("<w:r><w:t>甲</w:t><w:br/><w:br/><w:cr/><w:t>乙</w:t><w:br/></w:r>", "甲\n乙"),
        ("<w:r><w:t>3</w:t><w:noBreakHyphen/><w:t>5件</w:t></w:r>", "3-5件"),
        ("<w:r><w:t>提</w:t><w:softHyphen/><w:t>案</w:t></w:r>", "提案"),
        ("<w:r><w:t> 提案 </w:t></w:r>", "提案"),
        ('<w:r><w:t xml:space="preserve"> 提案 </w:t></w:r>', " 提案 "),
        ("<w:r><w:t>提\n案</w:t></w:r>", "提 案"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t>达标</w:t></w:r>', "√达标"),
        ('<w:r><w:sym w:font="Wingdings" w:char="xyz"/><w:t>达标</w:t></w:r>', "达标"),
        ("<w:r><w:lastRenderedPageBreak/><w:t>提案</w:t></w:r>", "提案"),
        ("<w:r><w:commentReference/><w:annotationRef/><w:t>提案</w:t></w:r>", "提案"),
        ('<w:hyperlink w:anchor="x"><w:r><w:t>提案</w:t></w:r></w:hyperlink>', "提案"),
        ('<w:smartTag w:element="date"><w:r><w:t>2月3日</w:t></w:r></w:smartTag>', "2月3日"),
        ("<w:customXml><w:smartTag><w:r><w:t>提案</w:t></w:r></w:smartTag></w:customXml>", "提案"),
        ("<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>提案</w:t></w:r></w:sdtContent></w:sdt>", "提案"),
        (
            "<w:ruby><w:rt><w:r><w:t>tí</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>提案</w:t></w:r></w:rubyBase></w:ruby>",
            "提案",
        ),
        ("<m:oMath><m:r><m:t>x=5</m:t></m:r></m:oMath>", "x=5"),
        (
            "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>",
            "1/2",
        ),
        (
            "<m:oMath><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>4</m:t></m:r></m:sup></m:sSup></m:oMath>",
            "10^4",
        ),
        ("<w:unknown><w:more><w:r><w:t>提案</w:t></w:r></w:more></w:unknown>", "提案"),
    ],
)
def test_what_stands_in_runs(markup: str, expected: str) -> None:
    assert _text(markup) == expected


def test_formulas_outside_paragraphs() -> None:
    assert _read("<m:oMathPara><m:oMath><m:r><m:t>x=5</m:t></m:r></m:oMath></m:oMathPara>").text == "x=5"


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ("<w:vanish/>", "前后"),
        ('<w:vanish w:val="1"/>', "前后"),
        ('<w:vanish w:val="0"/>', "前中后"),
        ('<w:vanish w:val="false"/>', "前中后"),
        ("<w:webHidden/>", "前中后"),
        ('<w:rStyle w:val="unseen"/>', "前后"),
        ('<w:rStyle w:val="unseen"/><w:vanish w:val="off"/>', "前中后"),
        ('<w:rStyle w:val="nowhere"/>', "前中后"),
    ],
)
def test_hidden_text(properties: str, expected: str) -> None:
    unseen = style("basis", kind="character", run="<w:vanish/>") + style("unseen", kind="character", based="basis")
    assert _read(paragraph("前", run("中", properties), "后"), styles=unseen).text == expected


def test_hidden_paragraphs_leave_nothing() -> None:
    unseen = style("unseen", run="<w:vanish/>")
    assert _read(paragraph("前") + paragraph("中", style="unseen") + paragraph("后"), styles=unseen).text == "前\n后"
    hidden = paragraph(run("中", "<w:vanish/>"), mark="<w:vanish/>")
    assert _read(paragraph("前") + hidden + paragraph("后")).text == "前\n后"


def test_tracked_changes_are_accepted() -> None:
    body = paragraph(
        "立案",
        f"<w:ins>{run('268')}</w:ins>",
        "<w:del><w:r><w:delText>250</w:delText></w:r></w:del>",
        f"<w:moveTo>{run('件')}</w:moveTo>",
        f"<w:moveFrom>{run('条')}</w:moveFrom>",
        f"<w:del>{run('份')}</w:del>",
    )
    assert _read(body).text == "立案268件"


@pytest.mark.parametrize("mark", ["<w:del/>", "<w:moveFrom/>", "<w:vanish/>"])
def test_paragraphs_whose_end_is_gone_run_on(mark: str) -> None:
    body = paragraph("立案", mark=mark) + paragraph("提案", mark=mark) + paragraph("268件") + paragraph("办复")
    assert _read(body).text == "立案提案268件\n办复"


def test_an_end_that_is_gone_before_a_table() -> None:
    assert _read(paragraph("立案", mark="<w:del/>") + table(row("甲", "乙"))).text == "立案\n甲 | 乙"


def test_a_paragraph_that_runs_on_has_the_properties_of_the_last() -> None:
    styles = style("h", paragraph='<w:outlineLvl w:val="0"/>')
    raw = _read(paragraph("立案", style="h", mark="<w:del/>") + paragraph("提案"), styles=styles)
    assert (raw.text, raw.layout.headings) == ("立案提案", ())


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (field(" NUMPAGES ", run("12")), "12"),
        (field(' HYPERLINK "https://example.org" ', run("链接")), "链接"),
        (field(" IF ", run("甲") + field(" PAGE ", run("7")) + run("乙")), "甲7乙"),
        (field(f" IF {{ }} {'x' * 9} ", run("是")), "是"),
        (field(" XE 提案 ", None), ""),
        ('<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>12</w:t></w:r></w:fldSimple>', "12"),
        (field(r" eq \o\ac(○,11)", None), "⑪"),
        (field(r" EQ \o\ac(○,26)", None), "㉖"),
        (field(r" EQ \o\ac(○,密)", None), "密"),
        (field(r' EQ \* jc2 \* "Font:x" \* hps10 \o\ad(\s\up 9(zhèng),政)', None), "政"),
        (field(r" EQ \o\ac(○,1)", run("①")), "①"),
        (field(r" EQ \f(1,2)", None), ""),
    ],
)
def test_fields_show_their_results(markup: str, expected: str) -> None:
    assert _text("前", markup, "后") == f"前{expected}后"


def test_an_instruction_may_hold_fields() -> None:
    inner = field(" PAGE ", run("7"))
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    separate, end = (begin.replace("begin", kind) for kind in ("separate", "end"))
    assert _text("前", begin + inner + separate + run("是") + end, "后") == "前是后"


@pytest.mark.parametrize("kind", ["begin", "separate", "end"])
def test_fields_that_are_broken_hide_nothing(kind: str) -> None:
    mark = f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
    assert _read(paragraph("前", mark, "后") + paragraph("尾")).text == "前后\n尾"


def test_a_field_whose_end_was_deleted_hides_nothing() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    end = begin.replace("begin", "end")
    assert _text("前", begin, "中", f"<w:del>{end}</w:del>", "后") == "前中后"


def test_controls_around_everything() -> None:
    def control(inside: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    rows = control(row(control(cell("甲")), cell("乙")))
    assert _read(control(paragraph("前") + control(table(rows)))).text == "前\n甲 | 乙"


def _box(inside: str) -> str:
    return f"<wps:wsp><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx></wps:wsp>"


def test_text_boxes_stand_behind_their_paragraph() -> None:
    drawing = f"<w:drawing>{_box(paragraph('框一') + paragraph('框二'))}</w:drawing>"
    picture = (
        f"<w:pict><v:shape><v:textbox><w:txbxContent>{paragraph('框三')}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    body = paragraph("前", f"<w:r>{drawing}</w:r>", "后") + paragraph(f"<w:r>{picture}</w:r>", "尾")
    assert _read(body).text == "前后\n框一\n框二\n尾\n框三"


@pytest.mark.parametrize(
    ("branches", "expected"),
    [
        ([("Choice", _box(paragraph("框"))), ("Fallback", _box(paragraph("框")))], "前后\n框"),
        ([("Choice", "<wp:inline/>"), ("Fallback", _box(paragraph("框")))], "前后\n框"),
        ([("Choice", _box(paragraph("框"))), ("Fallback", "")], "前后\n框"),
        ([("Choice", _box(paragraph("一"))), ("Choice", _box(paragraph("二")))], "前后\n一"),
        ([("Choice", ""), ("Fallback", "")], "前后"),
        ([], "前后"),
    ],
)
def test_of_alternatives_one_is_read(branches: list[tuple[str, str]], expected: str) -> None:
    inside = "".join(f"<mc:{name}>{text}</mc:{name}>" for name, text in branches)
    assert _text("前", f"<w:r><mc:AlternateContent>{inside}</mc:AlternateContent></w:r>", "后") == expected


def test_word_art() -> None:
    shape = '<w:r><w:pict><v:shape><v:textpath string="工作报告"/></v:shape></w:pict></w:r>'
    assert _text(shape, "前") == "前\n工作报告"


def test_a_field_in_a_text_box_is_its_own() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    separate, end = (begin.replace("begin", kind) for kind in ("separate", "end"))
    box = f"<w:r>{_box(paragraph('框'))}</w:r>"
    assert _text(begin, box, separate, "果", end) == "果\n框"


def test_notes_stand_at_the_end_apart() -> None:
    def mark(kind: str, index: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{index}"/></w:r>'

    body = paragraph("立案", mark("footnote", 3), "268件", mark("endnote", 2)) + paragraph("办复", mark("footnote", 2))
    raw = _read(
        body + paragraph("重见", mark("footnote", 3), mark("footnote", 9)),
        footnotes=notes("footnote", n0=paragraph("——"), n2=paragraph("后注"), n3=paragraph("<w:footnoteRef/>", "先注")),
        endnotes=notes("endnote", n2=paragraph("尾注甲") + paragraph("尾注乙")),
    )
    assert raw.text == "立案268件\n办复\n重见\n先注\n后注\n尾注甲\n尾注乙"
    start = raw.text.index("先注")
    assert raw.layout.asides == (Aside(start, len(raw.text), "footnote"),)


def test_notes_without_their_part() -> None:
    assert _text("立案", '<w:r><w:footnoteReference w:id="2"/></w:r>', "提案") == "立案提案"


CONTENTS = style("toc1", title="toc 1") + style("tocs", title="TOC Heading")


def test_a_table_of_contents_made_by_a_field() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
    separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("separate", "end"))
    entry = field(" PAGEREF _x ", run("3"))
    body = paragraph("前") + paragraph(begin, separate, "一、回顾", entry) + paragraph("二、打算", entry)
    raw = _read(body + paragraph(end, "正文立案提案"))
    assert raw.text == "前\n一、回顾3\n二、打算3\n正文立案提案"
    assert raw.layout.asides == (Aside(2, 13, "table of contents"),)


def test_a_table_of_contents_in_a_control() -> None:
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    listed = paragraph("目录", style="h") + paragraph("一、回顾")
    body = f"<w:sdt>{gallery}<w:sdtContent>{listed}</w:sdtContent></w:sdt>" + paragraph("一、回顾", style="h")
    raw = _read(body, styles=style("h", paragraph='<w:outlineLvl w:val="0"/>'))
    assert raw.layout.asides == (Aside(0, 7, "table of contents"),)
    assert raw.layout.headings == ((8, 1),)


def test_a_table_of_contents_by_its_styles() -> None:
    raw = _read(
        paragraph("目录", style="tocs") + paragraph("一、回顾", style="toc1") + paragraph("一"), styles=CONTENTS
    )
    assert raw.layout.asides == (Aside(0, 7, "table of contents"),)


def test_headings() -> None:
    styles = (
        style("h", title="heading 2")
        + style("own", paragraph='<w:outlineLvl w:val="2"/>')
        + style("child", based="own")
        + style("title", title="Title")
        + style("body", based="own", paragraph='<w:outlineLvl w:val="9"/>')
    )
    body = (
        paragraph("题", style="title")
        + paragraph("甲", style="h")
        + paragraph("<w:r><w:br/></w:r>", run("乙"), "<w:r><w:br/></w:r>", run("丙"), style="child")
        + paragraph("丁", style="body")
        + paragraph("戊", outline=0)
        + paragraph("己", style="h", outline=9)
        + paragraph("", style="h")
    )
    raw = _read(body, styles=styles)
    assert [(raw.text[start], level) for start, level in raw.layout.headings] == [("甲", 2), ("乙", 3), ("戊", 1)]


def test_the_default_style_holds_where_none_is_named() -> None:
    styles = style("a", paragraph='<w:outlineLvl w:val="3"/>', more=' w:default="1"') + style("b")
    raw = _read(paragraph("甲") + paragraph("乙", style="b") + paragraph("丙", style="nowhere"), styles=styles)
    assert raw.layout.headings == ((0, 4), (4, 4))
