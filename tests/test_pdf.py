"""PDF: the same report as text and as print reads the same; what cannot be read is told in so many words."""

from __future__ import annotations

import zlib
from collections import Counter
from pathlib import Path

import pytest

from odtmaker import needs_office, odt, to_pdf
from pdfmaker import Text, assembled, pdf, stream, utf16
from reportx.errors import FormatError
from reportx.pipeline import parse_source, parse_text
from reportx.readers import read_bytes
from test_hard_breaks import figures, outline

REPORTS = Path(__file__).parent.parent / "fixtures" / "reports"
ONE, TWO = "一年来，共收到提案400件，立案320件，", "办复率达到100%，委员满意率98.5%。"


def text_of(data: bytes) -> str:
    return read_bytes(data, "x.pdf").text


@needs_office
@pytest.mark.parametrize(("columns", "size"), [(1, 16), (2, 12)])
def test_a_printed_report_reads_as_its_text(tmp_path: Path, columns: int, size: int) -> None:
    whole = (REPORTS / "five_year.txt").read_text("utf-8")
    header = "政协霁川市第五届委员会第一次会议文件"
    data = to_pdf(odt(whole, centred=4, header=header, columns=columns, size=size), tmp_path)
    source = read_bytes(data, "five_year.pdf")
    document, expected = parse_source(source), parse_text(whole)
    assert outline(document) == outline(expected)
    assert figures(document) == figures(expected)
    # The words that told the kind stand elsewhere in another file.
    elsewhere = {"kind_evidence"}
    facts = document.reports[0].metadata.model_dump(exclude=elsewhere)
    assert facts == expected.reports[0].metadata.model_dump(exclude=elsewhere)
    noise = Counter((item.reason, source.text[item.span.start : item.span.end]) for item in document.noise)
    pages = len(source.layout.pages)
    assert pages >= 5
    assert noise == {("running header", header): pages, **{("page number", f"—{n}—"): 1 for n in range(1, pages + 1)}}
    for found in document.reports[0].indicators:
        assert source.text[found.span.start : found.span.end] == found.text
    places = [found.location.page for found in document.reports[0].indicators if found.location]
    assert places == sorted(places, key=lambda page: page or 0)
    assert set(places) == set(range(1, pages + 1))


@needs_office
def test_a_printed_table_has_a_line_for_a_row(tmp_path: Path) -> None:
    rows = "指标|2023年|2024年\n收到提案|312件|400件\n办复率|98%|100%\n社情民意信息|128条|156条"
    data = to_pdf(odt("关于有关数据的说明\n各项数据如下，供审议时参考。", centred=1, table=rows), tmp_path)
    assert rows.replace("|", " | ") in text_of(data)


def test_lines_are_joined_and_titles_kept() -> None:
    data = pdf([[Text(112, 700, ONE), Text(80, 672, TWO)]], info=f"/Title {utf16('政协青禾市委员会工作报告')}")
    source = read_bytes(data, "x.pdf")
    assert source.text == f"{ONE}{TWO}\n"
    assert (source.format, source.encoding, source.layout.pages) == ("pdf", None, (0,))
    assert (source.facts.title, source.facts.published) == ("政协青禾市委员会工作报告", None)


@pytest.mark.parametrize("title", ["Microsoft Word - 报告.doc", "无标题", "untitled", "政协报告终稿.docx", "x"])
def test_titles_that_a_program_made(title: str) -> None:
    assert read_bytes(pdf([[Text(80, 700, ONE)]], info=f"/Title {utf16(title)}"), "x.pdf").facts.title is None


@pytest.mark.parametrize(
    ("rotate", "matrix", "places"),
    [
        (90, "0 1 -1 0", [(100, 80), (128, 80)]),
        (270, "0 -1 1 0", [(500, 760), (472, 760)]),
        (180, "-1 0 0 -1", [(500, 100), (500, 128)]),
    ],
)
def test_turned_pages(rotate: int, matrix: str, places: list[tuple[int, int]]) -> None:
    texts = [Text(x, y, text, matrix=matrix) for (x, y), text in zip(places, (ONE, TWO), strict=True)]
    assert text_of(pdf([texts], rotate=rotate)) == f"{ONE}{TWO}\n"


def test_pieces_out_of_order_and_apart() -> None:
    apart = [Text(80, 672, TWO), Text(112 + 160, 700, ONE[10:]), Text(112, 700, ONE[:10])]
    assert text_of(pdf([apart])).replace(" ", "") == f"{ONE}{TWO}\n"


def test_hidden_text_and_watermarks() -> None:
    watermark = Text(80, 300, "内部文件", matrix="0.7 0.7 -0.7 0.7")
    assert text_of(pdf([[Text(80, 700, ONE), watermark]])) == f"{ONE}\n"
    assert text_of(pdf([[Text(80, 700, ONE), Text(80, 650, "看不见", mode=3)]])) == f"{ONE}\n"
    scanned = pdf([[Text(80, 700, ONE, mode=3)]])
    assert text_of(scanned) == f"{ONE}\n", "the text layer of a scan"


def test_radicals_ligatures_and_bullets() -> None:
    assert text_of(pdf([[Text(80, 700, "⼀年来⼤会⻓效⺠生ﬁne \uf06c重点")]])) == "一年来大会长效民生fine ●重点\n"


def test_a_raised_digit_is_no_part_of_a_number() -> None:
    data = pdf([[Text(80, 700, "收到提案400"), Text(80 + 88, 707, "1", size=8), Text(80 + 92, 700, "件。")]])
    assert text_of(data) == "收到提案400¹件。\n"


def test_pages_that_are_pictures() -> None:
    source = read_bytes(pdf([[Text(80, 700, ONE)], [], [Text(80, 700, TWO)], [], []]), "x.pdf")
    assert [(found.rule, found.params) for found in source.findings] == [("pages.no_text", {"pages": "2、4—5"})]
    document = parse_source(source)
    assert document.diagnostics[0].rule == "pages.no_text"


def test_a_page_whose_font_has_no_meaning_is_left_out() -> None:
    source = read_bytes(pdf([[Text(80, 700, "\ue123\ue124\ue125提案" * 5)], [Text(80, 700, ONE)]]), "x.pdf")
    assert source.text == f"{ONE}\n"
    assert source.findings[0].params == {"pages": "1"}


def _refusal(data: bytes) -> FormatError:
    with pytest.raises(FormatError) as caught:
        read_bytes(data, "x.pdf")
    return caught.value


_ENCRYPTED = (
    f"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <{'41' * 32}> /U <{'42' * 32}> >> /ID [<0> <0>]"
)


def _bomb(data: bytes, filters: str) -> bytes:
    content = f"<< /Length {len(data)} /Filter {filters} >>\nstream\n".encode() + data + b"\nendstream"
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"
    tree = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", page]
    return assembled([*tree, content, "<< >>", "<< >>", "<< >>"])


_BLANKS = zlib.compress(bytes(64 << 20))


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (pdf([[Text(80, 700, ONE)]], trailer=_ENCRYPTED), "format.encrypted"),
        (pdf([[Text(80, 700, ONE)]], trailer="/Encrypt << /Filter /Adobe.PubSec /V 2 >>"), "format.encrypted"),
        (b"%PDF-1.4 and nothing else", "format.damaged"),
        (pdf([[Text(80, 700, ONE)]])[:600], "format.damaged"),
        (pdf([[]]), "format.no_text"),
        (pdf([[Text(80, 700, ONE)]], meanings=False), "format.no_text"),
        (pdf([[] for _ in range(2001)]), "format.too_large"),
        (_bomb(_BLANKS, "/FlateDecode"), "format.too_large"),
        (_bomb(zlib.compress(_BLANKS), "[/FlateDecode /FlateDecode]"), "format.too_large"),
    ],
    ids=["password", "certificate", "header only", "cut off", "empty", "no meanings", "pages", "bomb", "double bomb"],
)
def test_refusals(data: bytes, key: str) -> None:
    error = _refusal(data)
    assert error.key == key
    assert error.exit_code == 4
    assert "\n" not in str(error)
    assert len(str(error)) < 200


@pytest.mark.parametrize("cut", range(20, 1600, 90))
def test_a_file_that_stops_anywhere_is_refused_or_read(cut: int) -> None:
    assert _outcome(pdf([[Text(80, 700, ONE)]])[:cut]) in (f"{ONE}\n", "format.damaged", "format.no_text")


def _outcome(data: bytes) -> str:
    try:
        return text_of(data)
    except FormatError as error:
        return error.key


def test_a_picture_may_be_large() -> None:
    picture = stream(bytes(32 << 20), "/Type /XObject /Subtype /Image /Width 4096 /Height 8192")
    data = pdf([[Text(80, 700, ONE)]]).replace(b"xref\n0", b"99 0 obj\n" + picture + b"\nendobj\nxref\n0", 1)
    assert text_of(data) == f"{ONE}\n"


def test_the_header_may_stand_behind_other_bytes() -> None:
    assert read_bytes(b"\r\n\r\nHTTP junk\r\n" + pdf([[Text(80, 700, ONE)]]), "x.bin").format == "pdf"
    assert read_bytes("关于 %PDF-1.7 格式的说明".encode(), "x.txt").format == "text"
