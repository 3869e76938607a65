"""OFD: pages, text objects and their offsets, templates, and files that cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ofdfiles import SPACE, entry_xml, ofd_of, packed, page_xml, parts_of
from reportx.errors import FormatError
from reportx.readers import read_bytes
from reportx.readers.ofd_text import printed_lines

if TYPE_CHECKING:
    from reportx.readers.paged import PrintedLine

XML = pytest.importorskip("defusedxml.ElementTree")


PICTURE = '<ofd:ImageObject ID="5" Boundary="0 0 210 297" ResourceID="6"/>'


def _object(text: str, place: str = "20 30", *, size: float = 5, code: str = "", more: str = "") -> str:
    return (
        f'<ofd:TextObject ID="1" Font="2" Size="{size}" Boundary="{place} 100 10" {more}>'
        f'<ofd:TextCode X="0" Y="5" {code}>{text}</ofd:TextCode></ofd:TextObject>'
    )


def _lines(objects: str) -> list[PrintedLine]:
    return printed_lines(XML.fromstring(page_xml(objects)), 1)


def _texts(objects: str) -> list[str]:
    return [line.text for line in _lines(objects)]


def _read(data: bytes) -> str:
    return read_bytes(data, "x.ofd").text


def _refused(data: bytes, name: str = "x.ofd") -> FormatError:
    with pytest.raises(FormatError) as caught:
        read_bytes(data, name)
    return caught.value


def test_a_line_stands_where_the_page_has_it() -> None:
    (line,) = _lines(_object("立案400件", code='DeltaX="g 2 5 2.5 2.5 2.5"'))
    assert line.text == "立案400件"
    # Millimetres times 72 / 25.4; the last character is as wide as it is high.
    assert line.left == pytest.approx(20 * 72 / 25.4)
    assert line.right == pytest.approx((20 + 5 + 5 + 2.5 * 3 + 5) * 72 / 25.4)
    assert line.size == pytest.approx(5 * 72 / 25.4)
    assert line.top < 35 * 72 / 25.4 < line.bottom


@pytest.mark.parametrize(
    ("delta", "right"),
    [
        ('DeltaX="g 3 5"', 40.0),
        ('DeltaX="5 5 5"', 40.0),
        ('DeltaX="4 g 2 6"', 41.0),
        ('DeltaX="5"', 40.0),  # a short list goes on with its last
        ("", 40.0),  # none at all: side by side
        ('DeltaX="g 999999999 5"', 40.0),
    ],
)
def test_offsets(delta: str, right: float) -> None:
    assert max(line.right for line in _lines(_object("提案工作", code=delta))) == pytest.approx(right * 72 / 25.4)


@pytest.mark.parametrize(
    "damage", ['DeltaX="x y"', 'DeltaX="g g g"', 'DeltaX="g -5 nan"', 'DeltaX="1e400"', 'DeltaY="inf g"']
)
def test_offsets_that_are_none_lose_no_character(damage: str) -> None:
    assert sorted("".join(_texts(_object("提案工作", code=damage)))) == sorted("提案工作")


def test_characters_are_grouped_by_baseline_whatever_their_order() -> None:
    objects = "".join(
        _object(char, f"{20 + 5 * index} {30 + 0.4 * (index % 2)}") for index, char in enumerate("收到提案")
    )
    reverse = objects.replace("</ofd:TextObject>", "</ofd:TextObject>\n").splitlines()[::-1]
    assert _texts(_object("立案", "20 40") + "".join(reverse)) == ["收到提案", "立案"]


def test_the_matrix_moves_and_scales() -> None:
    turned = (
        '<ofd:TextObject Font="2" Size="14" Boundary="100 180 50 6" CTM="0.3528 0 0 0.3528 -100 100">'
        '<ofd:TextCode X="300" Y="-270" DeltaX="14">提案</ofd:TextCode></ofd:TextObject>'
    )
    (line,) = _lines(turned)
    assert line.text == "提案"
    assert line.left == pytest.approx((100 + 0.3528 * 300 - 100) * 72 / 25.4)
    assert line.size == pytest.approx(0.3528 * 14 * 72 / 25.4)


def test_several_text_codes_and_their_places() -> None:
    item = (
        '<ofd:TextObject Font="2" Size="5" Boundary="20 30 100 30">'
        '<ofd:CGTransform CodePosition="0" CodeCount="1" GlyphCount="1"><ofd:Glyphs>7</ofd:Glyphs></ofd:CGTransform>'
        '<ofd:TextCode X="0" Y="5">第一行</ofd:TextCode><ofd:TextCode Y="15">第二行</ofd:TextCode></ofd:TextObject>'
    )
    lines = _lines(item)
    assert [line.text for line in lines] == ["第一行", "第二行"]
    assert lines[0].left == lines[1].left


def test_half_as_wide_characters() -> None:
    (line,) = _lines(_object("提案", more='HScale="0.5"'))
    assert line.right - line.left == pytest.approx(5 * 72 / 25.4)


def test_blocks_in_blocks_and_what_is_not_shown() -> None:
    block = f'<ofd:PageBlock ID="4"><ofd:PageBlock ID="5">{_object("里面")}</ofd:PageBlock></ofd:PageBlock>'
    hidden = _object("看不见", "20 50", more='Visible="false"')
    assert _texts(block + hidden) == ["里面"]


def test_watermarks_stand_askew() -> None:
    mark = _object("内部资料", more='CTM="0.7 0.7 -0.7 0.7 0 0"')
    assert _texts(mark + _object("正文", "20 60")) == ["正文"]


@pytest.mark.parametrize("matrix", ["0 1 -1 0", "0 -1 1 0", "-1 0 0 -1"])
def test_pages_that_are_printed_sideways(matrix: str) -> None:
    codes = '<ofd:TextCode X="0" Y="5">第一行</ofd:TextCode><ofd:TextCode X="0" Y="15">第二行</ofd:TextCode>'
    turned = f'<ofd:TextObject Size="5" Boundary="100 100 9 9" CTM="{matrix} 0 0">{codes}</ofd:TextObject>'
    assert _texts(turned) == ["第一行", "第二行"]
    assert _texts(turned + _object("正文", "20 60")) == ["正文", "第一行", "第二行"]


def test_the_same_character_set_twice_is_one() -> None:
    bold = _object("提案11件", "20 30", code='DeltaX="5 5 2.5 2.5"') + _object(
        "提案11件", "20.1 30", code='DeltaX="5 5 2.5 2.5"'
    )
    assert _texts(bold) == ["提案11件"]


def test_gaps_between_letters_and_characters() -> None:
    assert _texts(_object("AB", code='DeltaX="6"')) == ["A B"]
    assert _texts(_object("WTO", code='DeltaX="4.6 3.1"')) == ["WTO"]
    assert _texts(_object("工作", code='DeltaX="6.5"')) == ["工作"]
    assert _texts(_object("工作", code='DeltaX="8"')) == ["工 作"]
    assert _texts(_object("甲乙", code='DeltaX="60"')) == ["甲", "乙"]


def test_raised_signs_stand_apart_in_their_line() -> None:
    note = _object("①", "30 28.8", size=2.5)
    assert _texts(_object("提案", "20 30") + note + _object("工作", "32.5 30")) == ["提案", "①", "工作"]


def test_pages_follow_their_order() -> None:
    raw = read_bytes(ofd_of([page_xml(_object("第一页的字")), page_xml(""), page_xml(_object("第三页的字"))]), "x.ofd")
    assert (raw.format, raw.encoding, raw.text) == ("ofd", None, "第一页的字第三页的字\n")
    assert (raw.layout.pages, raw.facts.title) == ((0, 5, 5), "工作报告")


def test_pages_without_text_are_named() -> None:
    pages = [_object("第一页的字"), PICTURE, _object("\ue000\ue001\ue002政"), _object("第四页的字")]
    raw = read_bytes(ofd_of([page_xml(page) for page in pages]), "x.ofd")
    assert raw.text == "第一页的字第四页的字\n"
    (finding,) = raw.findings
    assert (finding.rule, finding.params) == ("pages.no_text", {"pages": "2—3"})


def test_radicals_are_the_characters_that_they_look_like() -> None:
    assert _texts(_object("⽂件⺠主")) == ["文件民主"]


def test_several_documents_in_one_file() -> None:
    first, second = page_xml(_object("甲文件")), page_xml(_object("乙文件"))
    parts = {**parts_of([first], "Doc_0"), **parts_of([second], "Doc_1")}
    entry = entry_xml(["Doc_0/Document.xml", "/Doc_1/Document.xml"])
    assert _read(packed({"OFD.xml": entry, **parts})) == "甲文件\n乙文件\n"


@pytest.mark.parametrize(
    "location",
    [
        "Pages/Page_0/Content.xml",
        "/Doc_0/Pages/Page_0/Content.xml",
        "pages\\PAGE_0\\content.xml",
        "Doc_0/Pages/Page_0/Content.xml",
        "../Doc_0/./Pages/Page_0/Content.xml",
    ],
)
def test_names_of_parts(location: str) -> None:
    parts = parts_of([page_xml(_object("正文。"))])
    document = str(parts["Doc_0/Document.xml"]).replace("Pages/Page_0/Content.xml", location)
    assert _read(packed({"OFD.xml": entry_xml(["Doc_0/Document.xml"]), **parts, "Doc_0/Document.xml": document}))


TEMPLATE = '<ofd:TemplatePage ID="77" BaseLoc="Tpls/Tpl_0/Content.xml" ZOrder="Background"/>'


def test_what_lies_under_pages_is_no_text_of_the_report() -> None:
    pages = [page_xml(_object("甲页"), "77"), page_xml(_object("乙页"), "77")]
    below = page_xml(_object("云河政协", "20 10"))
    raw = read_bytes(ofd_of(pages, TEMPLATE, **{"Doc_0/Tpls/Tpl_0/Content.xml": below}), "x.ofd")
    assert raw.text == "甲页乙页\n云河政协\n"
    (aside,) = raw.layout.asides
    assert (raw.text[aside.start : aside.end], aside.reason) == ("云河政协", "running header")


def test_forms_have_their_words_in_the_template() -> None:
    below = page_xml(_object("云河政协", "20 10"))
    assert _read(ofd_of([page_xml("", "77")], TEMPLATE, **{"Doc_0/Tpls/Tpl_0/Content.xml": below})) == "云河政协\n"


def test_annotations_are_left_out() -> None:
    shown = f"<ofd:Annot><ofd:Appearance>{_object('专用章')}</ofd:Appearance></ofd:Annot>"
    stamp = f'<ofd:PageAnnot xmlns:ofd="{SPACE}">{shown}</ofd:PageAnnot>'
    data = ofd_of([page_xml(_object("正文。"))], **{"Doc_0/Annots/Page_0/Annotation.xml": stamp})
    assert _read(data) == "正文。\n"


@pytest.mark.parametrize("objects", [PICTURE, "", _object("¤¤¤¤"), _object("\ue000\ue001\ue002政"), _object(" ")])
def test_pages_without_text(objects: str) -> None:
    error = _refused(ofd_of([page_xml(objects)]))
    assert (error.key, error.params, error.exit_code) == ("format.no_text", {"name": "x.ofd", "what": "ofd"}, 4)


def test_encrypted_files() -> None:
    page = page_xml(_object("正文。"))
    inside = {"OFD.xml": entry_xml(["Doc_0/Document.xml"], "<ofd:Encryption/>"), **parts_of([page])}
    keys = f'<ofd:Encryptions xmlns:ofd="{SPACE}"/>'
    for data in (ofd_of([page], **{"Encryptions.xml": keys}), packed(inside), packed({"Encryptions.xml": keys})):
        assert _refused(data).key == "format.encrypted"


@pytest.mark.parametrize("missing", ["OFD.xml", "Doc_0/Document.xml", "Doc_0/Pages/Page_0/Content.xml"])
def test_missing_and_broken_parts(missing: str) -> None:
    parts = {"OFD.xml": entry_xml(["Doc_0/Document.xml"]), **parts_of([page_xml(_object("正文。"))])}
    assert _refused(packed(parts | {missing: "<ofd:Page"})).params["reason"] == missing
    left = {name: part for name, part in parts.items() if name != missing}
    assert _refused(packed(left)).params["reason"] == missing


def test_no_more_pages_than_anybody_prints() -> None:
    parts = parts_of([page_xml(_object("正文。"))])
    row = '<ofd:Page ID="10" BaseLoc="Pages/Page_0/Content.xml"/>'
    many = str(parts["Doc_0/Document.xml"]).replace(row, row * 3001)
    error = _refused(packed({"OFD.xml": entry_xml(["Doc_0/Document.xml"]), **parts, "Doc_0/Document.xml": many}))
    assert (error.key, error.params["reason"]) == ("format.too_large", "> 3000 pages")


def test_zip_files_that_only_speak_of_it() -> None:
    assert _refused(packed({"a.txt": "OFD.xml word/document.xml"}), "x.zip").params["what"] == "zip"
    assert _refused(packed({"docs/OFD.xml": "x"}), "x.zip").params["what"] == "zip"
