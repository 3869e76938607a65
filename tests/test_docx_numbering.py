"""Automatic numbering of Word documents: formats, levels, restarts, overrides, styles."""

from __future__ import annotations

import pytest

from docxfiles import abstract, cell, document, level, num, paragraph, row, run, style, table
from reportx.readers import read_bytes
from reportx.readers.docx_numerals import format_number
from reportx.readers.docx_symbols import bullet, symbol


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("decimal", "1 2 10 11 20 21 100 101 110 1010"),
        ("decimalZero", "01 02 10 11 20 21 100 101 110 1010"),
        ("decimalFullWidth", "１ ２ １０ １１ ２０ ２１ １００ １０１ １１０ １０１０"),
        ("decimalEnclosedCircle", "① ② ⑩ ⑪ ⑳ 21 100 101 110 1010"),
        ("decimalEnclosedCircleChinese", "① ② ⑩ 11 20 21 100 101 110 1010"),
        ("decimalEnclosedParen", "⑴ ⑵ ⑽ ⑾ ⒇ 21 100 101 110 1010"),
        ("decimalEnclosedFullstop", "⒈ ⒉ ⒑ ⒒ ⒛ 21 100 101 110 1010"),
        ("ideographEnclosedCircle", "㈠ ㈡ ㈩ 11 20 21 100 101 110 1010"),
        ("upperRoman", "I II X XI XX XXI C CI CX MX"),
        ("lowerRoman", "i ii x xi xx xxi c ci cx mx"),
        ("upperLetter", "A B J K T U VVVV WWWW FFFFF 1010"),
        ("lowerLetter", "a b j k t u vvvv wwww fffff 1010"),
        ("ordinal", "1st 2nd 10th 11th 20th 21st 100th 101st 110th 1010th"),
        ("chineseCounting", "一 二 十 十一 二十 二十一 一○○ 一○一 一一○ 一○一○"),
        ("taiwaneseCounting", "一 二 十 十一 二十 二十一 一○○ 一○一 一一○ 一○一○"),
        ("chineseCountingThousand", "一 二 十 十一 二十 二十一 一百 一百〇一 一百一十 一千〇一十"),
        ("taiwaneseCountingThousand", "一 二 十 十一 二十 二十一 一百 一百零一 一百一十 一千零一十"),
        ("japaneseCounting", "一 二 十 十一 二十 二十一 百 百一 百十 千十"),
        ("chineseLegalSimplified", "壹 贰 壹拾 壹拾壹 贰拾 贰拾壹 壹佰 壹佰零壹 壹佰壹拾 壹仟零壹拾"),
        ("ideographLegalTraditional", "壹 貳 壹拾 壹拾壹 貳拾 貳拾壹 壹佰 壹佰零壹 壹佰壹拾 壹仟零壹拾"),
        ("japaneseLegal", "壱 弐 壱拾 壱拾壱 弐拾 弐拾壱 壱百 壱百壱 壱百壱拾 壱阡壱拾"),
        ("ideographDigital", "一 二 一〇 一一 二〇 二一 一〇〇 一〇一 一一〇 一〇一〇"),
        ("japaneseDigitalTenThousand", "一 二 一〇 一一 二〇 二一 一〇〇 一〇一 一一〇 一〇一〇"),
        ("taiwaneseDigital", "一 二 一○ 一一 二○ 二一 一○○ 一○一 一一○ 一○一○"),
        ("ideographTraditional", "甲 乙 癸 11 20 21 100 101 110 1010"),
        ("ideographZodiac", "子 丑 酉 戌 20 21 100 101 110 1010"),
        ("ideographZodiacTraditional", "甲子 乙丑 癸酉 甲戌 癸未 甲申 100 101 110 1010"),
        ("hex", "1 2 A B 14 15 64 65 6E 3F2"),
        ("hebrew1", "1 2 10 11 20 21 100 101 110 1010"),
    ],
)
def test_formats(name: str, expected: str) -> None:
    numbers = (1, 2, 10, 11, 20, 21, 100, 101, 110, 1010)
    assert " ".join(format_number(number, name) for number in numbers) == expected


@pytest.mark.parametrize(
    ("number", "name", "expected"),
    [
        (1, "none", ""),
        (0, "none", ""),
        (0, "chineseCounting", "0"),
        (-3, "upperRoman", "-3"),
        (3, "numberInDash", "- 3 -"),
        (12000, "chineseCountingThousand", "一万二千"),
        (10010, "chineseCountingThousand", "一万〇一十"),
        (100000, "chineseCountingThousand", "十万"),
        (123456789, "chineseCountingThousand", "123456789"),
        (40000, "upperRoman", "40000"),
        (999999999, "lowerLetter", "999999999"),
    ],
)
def test_numbers_at_the_edges(number: int, name: str, expected: str) -> None:
    assert format_number(number, name) == expected


def _lines(body: str, numbering: str, styles: str = "") -> list[str]:
    return read_bytes(document(body, numbering=numbering, styles=styles), "x.docx").text.split("\n")


MULTI = abstract(
    0,
    level(0, "chineseCounting", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimal", "%1.%2.%4", more="<w:isLgl/>"),
) + num(1, 0)


def _items(*items: tuple[int, int]) -> str:
    """Paragraphs of a numbering and level, each with a word that says so."""
    return "".join(paragraph(f"{index}-{at}", num=(index, at)) for index, at in items)


def test_levels_count_and_restart() -> None:
    body = _items((1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1))
    expected = ["一、1-0", "（一）1-1", "1. 1-2", "2. 1-2", "（二）1-1", "1. 1-2", "二、1-0", "（一）1-1"]
    assert _lines(body, MULTI) == expected


def test_legal_levels_show_all_in_digits() -> None:
    assert _lines(_items((1, 0), (1, 1), (1, 3), (1, 3)), MULTI)[2:] == ["1.1.1 1-3", "1.1.2 1-3"]


def test_a_level_above_that_was_never_used_shows_its_start() -> None:
    assert _lines(_items((1, 3), (1, 0)), MULTI) == ["1.1.1 1-3", "一、1-0"]


def test_nums_of_one_definition_count_together() -> None:
    assert _lines(_items((1, 0), (2, 0), (1, 0)), MULTI + num(2, 0)) == ["一、1-0", "二、2-0", "三、1-0"]


def test_nums_of_two_definitions_count_apart() -> None:
    other = abstract(1, level(0, "decimal", "%1)")) + num(2, 1)
    assert _lines(_items((1, 0), (2, 0), (1, 0), (2, 0)), MULTI + other) == ["一、1-0", "1)2-0", "二、1-0", "2)2-0"]


def test_an_override_of_the_start_holds_once() -> None:
    override = num(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>')
    lines = _lines(_items((1, 0), (2, 0), (2, 0), (1, 0)), MULTI + override)
    assert lines == ["一、1-0", "五、2-0", "六、2-0", "七、1-0"]


def test_an_override_of_the_start_holds_at_each_restart() -> None:
    override = num(2, 0, '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="3"/></w:lvlOverride>')
    lines = _lines(_items((2, 0), (2, 1), (2, 1), (2, 0), (2, 1)), MULTI + override)
    assert lines == ["一、2-0", "（三）2-1", "（四）2-1", "二、2-0", "（三）2-1"]


def test_an_override_of_a_level() -> None:
    override = num(2, 0, f'<w:lvlOverride w:ilvl="0">{level(0, "ideographTraditional", "%1）")}</w:lvlOverride>')
    assert _lines(_items((1, 0), (2, 0), (2, 1)), MULTI + override) == ["一、1-0", "乙）2-0", "（一）2-1"]


@pytest.mark.parametrize(
    ("restart", "expected"),
    [
        ("", ["a)", "a)", "a)"]),
        ('<w:lvlRestart w:val="0"/>', ["a)", "b)", "c)"]),
        # The second level starts the third anew no more, the first does.
        ('<w:lvlRestart w:val="1"/>', ["a)", "b)", "a)"]),
        ('<w:lvlRestart w:val="2"/>', ["a)", "a)", "a)"]),
        ('<w:lvlRestart w:val="9"/>', ["a)", "a)", "a)"]),
    ],
)
def test_where_a_level_restarts(restart: str, expected: list[str]) -> None:
    third = level(2, "lowerLetter", "%3)", more=restart)
    numbering = abstract(0, level(0, "decimal", "%1."), level(1, "decimal", "%2."), third) + num(1, 0)
    body = _items((1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2))
    assert [line[:2] for line in _lines(body, numbering) if line.endswith("-2")] == expected


@pytest.mark.parametrize(
    ("text", "suffix", "expected"),
    [
        ("%1、", "tab", "1、词"),
        ("（%1）", "space", "（1）词"),
        ("%1)", "tab", "1)词"),
        ("%1．", "tab", "1．词"),
        ("%1.", "tab", "1. 词"),
        ("%1.", "space", "1. 词"),
        ("%1.", "nothing", "1.词"),
        ("第%1条", "space", "第1条 词"),
        ("第%1条　", "space", "第1条　词"),
        ("100%", "space", "100% 词"),
        ("", "tab", "词"),
        (" ", "tab", "词"),
    ],
)
def test_what_stands_between_marker_and_text(text: str, suffix: str, expected: str) -> None:
    numbering = abstract(0, level(0, "decimal", text, suffix=suffix)) + num(1, 0)
    assert _lines(paragraph("词", num=(1, 0)), numbering) == [expected]


def test_where_numbering_starts() -> None:
    without = '<w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl>'
    numbering = abstract(0, level(0, "decimal", "%1.", start=7)) + abstract(1, without) + num(1, 0) + num(2, 1)
    assert _lines(_items((1, 0), (2, 0), (2, 0)), numbering) == ["7. 1-0", "0. 2-0", "1. 2-0"]


def test_a_level_without_a_number_of_its_own() -> None:
    numbering = abstract(0, level(0, "none", "附："), level(1, "decimal", "%1%2.")) + num(1, 0)
    assert _lines(_items((1, 0), (1, 1)), numbering) == ["附：1-0", "1. 1-1"]


def test_nothing_is_numbered_by_what_is_not_there() -> None:
    numbering = MULTI + num(3, 77)
    assert _lines(_items((9, 0), (3, 0), (1, 8), (0, 0), (1, 0)), numbering) == ["9-0", "3-0", "1-8", "0-0", "一、1-0"]
    assert _lines(_items((1, 0)), "") == ["1-0"]


STYLES = (
    style("a", more=' w:default="1"')
    + style("h1", title="heading 1", based="a", paragraph='<w:numPr><w:numId w:val="1"/></w:numPr>')
    + style("h2", title="heading 2", based="h1", paragraph='<w:numPr><w:ilvl w:val="1"/></w:numPr>')
    + style("own", based="h2")
    + style("tied", paragraph='<w:numPr><w:numId w:val="2"/></w:numPr>')
    + style("off", based="h1", paragraph='<w:numPr><w:numId w:val="0"/></w:numPr>')
)


def test_numbering_comes_from_styles() -> None:
    body = "".join(paragraph(name, style=name) for name in ("h1", "h2", "own", "a", "h1", "h2"))
    assert _lines(body, MULTI, STYLES) == ["一、h1", "（一）h2", "（二）own", "a", "二、h1", "（一）h2"]


def test_a_level_may_be_tied_to_a_style() -> None:
    tied = abstract(1, level(0, "decimal", "%1."), level(1, "decimal", "%2)", more='<w:pStyle w:val="tied"/>'))
    lines = _lines(paragraph("x", style="tied") + paragraph("y", style="tied"), tied + num(2, 1), STYLES)
    assert lines == ["1)x", "2)y"]


def test_zero_switches_numbering_off() -> None:
    body = paragraph("x", style="h1", num=(0, 0)) + paragraph("y", style="off") + paragraph("z", style="h1")
    assert _lines(body, MULTI, STYLES) == ["x", "y", "一、z"]


def test_styles_in_a_circle() -> None:
    circle = style("x", based="y") + style("y", based="x", paragraph='<w:numPr><w:numId w:val="1"/></w:numPr>')
    assert _lines(paragraph("词", style="x"), MULTI, circle) == ["一、词"]


@pytest.mark.parametrize("named", [True, False])
def test_links_to_a_numbering_style(named: bool) -> None:
    numbering = (
        abstract(0, '<w:numStyleLink w:val="list"/>')
        + abstract(1, '<w:styleLink w:val="list"/>', level(0, "ideographTraditional", "%1、"))
        + num(1, 0)
        + num(2, 1)
    )
    link = style("list", kind="numbering", paragraph='<w:numPr><w:numId w:val="2"/></w:numPr>')
    assert _lines(_items((1, 0), (2, 0)), numbering, link if named else "") == ["甲、1-0", "乙、2-0"]


def test_a_link_to_itself() -> None:
    numbering = abstract(0, '<w:numStyleLink w:val="list"/>') + num(1, 0)
    link = style("list", kind="numbering", paragraph='<w:numPr><w:numId w:val="1"/></w:numPr>')
    assert _lines(_items((1, 0)), numbering, link) == ["1-0"]


def test_an_empty_item_counts_and_is_not_shown() -> None:
    assert _lines(_items((1, 0)) + paragraph(num=(1, 0)) + _items((1, 0)), MULTI) == ["一、1-0", "", "三、1-0"]


def test_rows_numbered_by_cells_that_are_empty() -> None:
    numbered = cell(paragraph(num=(1, 2)))
    assert _lines(table(row(numbered, "甲"), row(numbered, "乙")), MULTI) == ["1. | 甲", "2. | 乙"]


def test_newer_formats_have_a_usual_one_behind_them() -> None:
    choice = '<mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002"/></mc:Choice>'
    fallback = '<mc:Fallback><w:numFmt w:val="upperRoman"/></mc:Fallback>'
    inside = (
        f'<w:start w:val="1"/><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent><w:lvlText w:val="%1."/>'
    )
    numbering = abstract(0, f'<w:lvl w:ilvl="0">{inside}</w:lvl>') + num(1, 0)
    assert _lines(_items((1, 0)), numbering) == ["I. 1-0"]


@pytest.mark.parametrize(
    ("text", "font", "expected"),
    [
        ("\uf0b7", "Symbol", "●"),
        ("\uf06c", "Wingdings", "●"),
        ("l", "Wingdings", "●"),
        ("\uf06e", "Wingdings", "■"),
        ("n", "Wingdings", "■"),
        ("\uf0d8", "Wingdings", "►"),
        ("\uf0fc", "Wingdings", "√"),
        ("\uf0ff", "Wingdings", "●"),
        ("\uf06e", "", "■"),
        ("\uf0b7", "", "●"),
        ("o", "Courier New", "○"),
        ("★", "宋体", "★"),
        ("—", "", "—"),
    ],
)
def test_bullets(text: str, font: str, expected: str) -> None:
    assert bullet(text, font) == expected
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr></w:lvl>'
    listed = level(0, "bullet", text).replace("</w:lvl>", fonts)
    assert _lines(paragraph("词", num=(1, 0)), abstract(0, listed) + num(1, 0)) == [f"{expected} 词"]


@pytest.mark.parametrize(
    ("code", "font", "expected"),
    [
        (0xF0B4, "Symbol", "×"),
        (0xB3, "Symbol", "≥"),
        (0xF035, "Symbol", "5"),
        (0xF081, "Wingdings", "①"),
        (0xF08A, "Wingdings", "⑩"),
        (0xF052, "Wingdings 2", "☑"),
        (0x2460, "宋体", "①"),
        (0xF0FF, "Wingdings", "\uf0ff"),
        (0xD800, "", ""),
        (0, "", ""),
        (0xFFFFFF, "", ""),
    ],
)
def test_symbols(code: int, font: str, expected: str) -> None:
    assert symbol(code, font) == expected


def test_the_marker_of_paragraphs_that_run_on() -> None:
    # A hidden end keeps the first one's number, a deleted one leaves the last one's.
    hidden = paragraph("回顾。", num=(1, 0), mark="<w:vanish/>") + paragraph("一年来")
    assert _lines(hidden + _items((1, 0)), MULTI) == ["一、回顾。一年来", "二、1-0"]
    deleted = paragraph("回顾。", num=(1, 0), mark="<w:del/>") + paragraph("一年来", num=(1, 1))
    assert _lines(deleted + _items((1, 0)), MULTI) == ["（一）回顾。一年来", "一、1-0"]
    gone = paragraph("<w:del><w:r><w:delText>回顾</w:delText></w:r></w:del>", num=(1, 0), mark="<w:del/>")
    assert _lines(_items((1, 0)) + gone + _items((1, 0)), MULTI) == ["一、1-0", "二、1-0"]
    unseen = paragraph(run("回顾", "<w:vanish/>"), num=(1, 0), mark="<w:vanish/>")
    assert _lines(unseen + _items((1, 0)), MULTI) == ["一、1-0"]
