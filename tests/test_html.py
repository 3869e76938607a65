"""Web pages: the same report as text and as pages of several kinds, and what pages do to a text otherwise."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reportx.errors import FormatError, InputError
from reportx.pipeline import parse_file
from reportx.readers import RawText, read_bytes, read_path
from reportx.rules.load import lazy, read_tables

if TYPE_CHECKING:
    from reportx.model.document import Document

FIXTURES = Path(__file__).parent.parent / "fixtures"
PAGES = sorted((FIXTURES / "html").glob("*.html"))
PARTS: list[dict[str, Any]] = read_tables()["webpages"]["part"]
FIRST = "全年收到提案412件，经审查立案356件，办复率100%。"
SECOND = "委员们走村入户，听取意见，形成调研报告28篇。"
LAST = "各位委员，让我们携手同心，共创更加美好的明天！"


def _page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html>\n<html><head>{head}</head><body>{body}</body></html>".encode()


def _read(body: str, head: str = "") -> RawText:
    return read_bytes(_page(body, head), "x.html")


def _lines(body: str, head: str = "") -> list[str]:
    return _read(body, head).text.split("\n")


def _asides(body: str, head: str = "") -> dict[str, str]:
    raw = _read(body, head)
    return {raw.text[aside.start : aside.end]: aside.reason for aside in raw.layout.asides}


def _paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts or (FIRST, SECOND, LAST))


# The same report


def _content(document: Document) -> list[tuple[object, ...]]:
    return [
        (
            report.title,
            [(measure.marker, measure.title) for measure in report.measures],
            [(i.value, i.unit, i.label, i.code, i.status) for i in report.indicators],
        )
        for report in document.reports
    ]


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in PAGES])
def test_a_page_is_read_like_the_text_that_it_shows(path: Path) -> None:
    text, page = FIXTURES / "reports" / f"{path.stem.split('.')[0]}.txt", parse_file(path)
    assert page.source.format == "html"
    assert _content(page) == _content(parse_file(text))


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in PAGES])
def test_nothing_of_the_report_is_lost_and_little_is_added(path: Path) -> None:
    text = (FIXTURES / "reports" / f"{path.stem.split('.')[0]}.txt").read_text(encoding="utf-8")
    wanted = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
    found = [" ".join(line.split()) for line in read_path(path).text.split("\n")]
    assert len(text) > 2000
    if "county" in path.stem:
        wanted = wanted[3:]  # the bars of the page that this text was taken from
    assert [line for line in wanted if line not in found] == []
    assert len(found) <= len(wanted) + 5


def test_what_pages_say_of_themselves() -> None:
    said = {path.stem: parse_file(path).reports[0].metadata for path in PAGES}
    assert {name.split(".")[1]: data.published_date for name, data in said.items()} == {
        "editor": "2022-01-12",
        "epaper": None,
        "layout_table": "2022-01-12",
        "line_breaks": "2022-01-12",
        "messenger": "2022-01-12",
    }
    assert said["five_year.editor"].publisher == "霁川日报"


# Lines


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (f"<div>　　{FIRST}<br>　　{SECOND}<BR/>{LAST}</div>", [f"　　{FIRST}", f"　　{SECOND}", LAST]),
        (f"<p>{FIRST}<p>{SECOND}<div>{LAST}", [FIRST, SECOND, LAST]),
        (f"{FIRST}<h2>一、回顾</h2>{SECOND}", [FIRST, "一、回顾", SECOND]),
        ("<p>立案<span>4</span><span style='x'>00</span><b>件</b>，<font>10</font>0%已办。", ["立案400件，100%已办。"]),
        ("<p>立案400\n   件，其中集\n\t体提案30件。", ["立案400 件，其中集体提案30件。"]),
        ("<p>&ensp;&ensp;立案&#52;00件&nbsp;&mdash;，&lt;已办复&gt;", ["\u2002\u2002立案400件\xa0—，<已办复>"]),
        ("<p>立案400件<sup>[1]</sup>，办复<a href='#_ftn2'><b>[2]</b></a>率100%。", ["立案400件，办复率100%。"]),
        ("<p>中心4800m<sup>2</sup>、10<sup>4</sup>字，CO<sub>2</sub>减排。", ["中心4800m²、10⁴字，CO2减排。"]),
        ("<p><ruby>提<rp>(</rp><rt>ti</rt><rp>)</rp></ruby>案400件，办复率100%。", ["提案400件，办复率100%。"]),
        ("<p>立案<!-- 500 -->400件，<img alt='图'>办复率<script>1</script>100%。", ["立案400件，办复率100%。"]),
        ("<div>立案<i style='display : none'>乱</i>400<div hidden>第二届</div>件，已办复。", ["立案400件，已办复。"]),
        (f"<pre>　　{FIRST}\n　　{SECOND}\n</pre>", [f"　　{FIRST}", f"　　{SECOND}"]),
        (f"<ol><li>{FIRST}<li><p>{SECOND}</ol>", [f"1.{FIRST}", f"2.{SECOND}"]),
        (f"<ol><li>（一）{FIRST}<li></li></ol>{SECOND}", [f"（一）{FIRST}", SECOND]),
        (f"<section><founder-content>{FIRST}</founder-content>{SECOND}", [FIRST, SECOND]),
        (f"<p>{FIRST}</p><p>&nbsp;</p><p> \n</p><p>{SECOND}", [FIRST, SECOND]),
    ],
)  # fmt: skip
def test_lines_are_those_that_a_reader_sees(body: str, lines: list[str]) -> None:
    assert _lines(body) == lines


def test_rows_of_data() -> None:
    table = (
        "<table border=1><tr><td colspan=3>表1 提案情况<tr><th>指标<th>单位<th>2021年"
        "<tr><td rowspan=2><p>收到</p><p>提案</p><td>件<td>412<tr><td>人<td>"
        "<tr><td>采用\n率<td><td>61.5%</table>"
    )
    rows = ["表1 提案情况", "指标 | 单位 | 2021年", "收到提案 | 件 | 412", "| 人 |", "采用率 |  | 61.5%"]
    assert _lines(f"<p>{FIRST}</p>{table}<p>{SECOND}") == [FIRST, *rows, SECOND]


def test_tables_that_lay_a_page_out_are_no_data() -> None:
    cell = f"<td width=200>栏目<td>{FIRST}<br>{SECOND * 9}"
    assert _lines(f"<table><tr>{cell}<tr>{cell}</table>") == ["栏目", FIRST, SECOND * 9] * 2


# What is the article


def test_bars_and_lists_around_the_article_are_left_out() -> None:
    links = "".join(f"<li><a href=x>市政协召开第{i}次主席会议，研究提案办理工作</a>" for i in range(9))
    foot = "<div class='footer'>地址，电话，请勿转载，一切权利保留。</div>"
    page = f"<ul>{links}</ul><div id=zoom>{_paragraphs()}</div>{foot}"
    assert _lines(page) == [FIRST, SECOND, LAST]


def test_lists_of_links_inside_the_article_are_navigation() -> None:
    links = "".join(f"<li><a href=x>市政协召开第{i}次主席会议</a> 01-0{i}</li>" for i in range(5))
    body = f"<p>{FIRST}</p><ul>{links}</ul><p>{SECOND}</p><p><a href=y>更多</a></p>"
    assert [(text.count("\n"), reason) for text, reason in _asides(body).items()] == [(4, "navigation")]
    assert _asides(f"<a href=x>{_paragraphs(FIRST * 4, SECOND * 4, '一、回顾', '二、展望', '三、结语')}") == {}


@pytest.mark.parametrize(
    "apart",
    [
        f"<div><div>{FIRST}</div></div><div>{SECOND}</div><table><tr><td>{LAST}</table>",
        f"<div class='share'>{FIRST}{SECOND}{LAST}</div>",
        f"<footer><nav class=pagination>{_paragraphs()}</nav></footer>",
        f"<div id=js_content style='visibility:hidden'>{_paragraphs()}</div>",
        f"<div class='info'>收到提案<b>412</b>件</div><div class=nav>{_paragraphs()}</div>",
        f"<noscript>{_paragraphs()}</noscript><p>请开启脚本。</p>",
        f"<form id=aspnetForm><div class=footer>{_paragraphs()}</div></form>",
    ],
)
def test_no_prose_is_lost_whatever_the_markup_says(apart: str) -> None:
    raw = _read(apart)
    assert all(text in raw.text for text in (FIRST, SECOND, LAST))
    assert raw.layout.asides == ()


def test_lines_of_a_digest_count_where_there_is_little_prose() -> None:
    body = f"<div><p>{FIRST}</p></div><div><p>形成调研报告</p><p>28篇</p></div><div><a href=x>更多</a></div>"
    assert _lines(body) == [FIRST, "形成调研报告", "28篇", "更多"]


def test_hidden_parts_are_gone_beside_what_is_shown() -> None:
    body = f"{_paragraphs()}<div style='color:red;display:none'><p>扫一扫，共有3条提示，请点击查看。</p></div>"
    assert _lines(body) == [FIRST, SECOND, LAST]


def test_what_the_markup_sets_apart_inside_the_article() -> None:
    body = (
        f"<div><p>{FIRST}</p><figure><img src=a><figcaption>委员在企业调研</figcaption></figure><p>{SECOND}</p>"
        "<div class='page-nav'>上页 1 2 下页</div><div class=bdsharebuttonbox>微信 微博</div>"
        "<p align=center><img src=b></p><p align=center>县政协委员视察乡村道路</p>"
        f"<p align=center><img src=b></p><p align=center>政治引领更加有力</p><p>{LAST}</p></div>"
    )
    assert _asides(body) == {
        "委员在企业调研": "photo caption",
        "上页 1 2 下页": "navigation",
        "微信 微博": "share bar",
        "县政协委员视察乡村道路": "photo caption",
    }


@pytest.mark.parametrize(
    ("above", "inside", "lines"),
    [
        ("<h1>某市政协工作报告</h1>", "", ["某市政协工作报告"]),
        ("<div class=nav>首页</div><h1>某市政协<br>工作报告</h1>", "", ["某市政协", "工作报告"]),
        ("<h1>某市政协工作报告</h1>", "<p>某市政协工作报告</p>", ["某市政协工作报告"]),
        ("", "<p>某市政协</p><p>工作报告</p>", ["某市政协", "工作报告"]),
        ("", "", ["某市政协工作报告"]),
    ],
)
def test_the_title_is_there_once(above: str, inside: str, lines: list[str]) -> None:
    head = "<title>某市政协工作报告_某市政协网</title>"
    assert _lines(f"{above}<div>{inside}{_paragraphs()}</div>", head) == [*lines, FIRST, SECOND, LAST]


def test_facts() -> None:
    head = (
        "<title>某市政协工作报告 - 某网</title><meta name='ArticleTitle' content='某市政协常委会工作报告'>"
        "<meta name=PubDate content='2024年1月5日 09:30'><meta name=SiteName content=某市政协网>"
    )
    assert _read(_paragraphs(), head).facts == ("某市政协常委会工作报告", "2024-01-05", "某市政协网")
    content = '{"datePublished": "2024-01-05T08:00", "publisher": {"name": "某报"}}'
    linked = f'<script type="application/ld+json">{content}</script>'
    assert _read(_paragraphs(), "<title>甲乙丙丁</title>" + linked).facts == ("甲乙丙丁", "2024-01-05", "某报")
    broken = "<meta name=PubDate content='2024-13-45'><script type='application/ld+json'>{</script>"
    assert _read(_paragraphs(), broken).facts == (None, None, None)


def test_a_date_that_only_the_line_of_publication_tells() -> None:
    raw = _read(f"<h1>某市政协工作报告</h1><p class=meta>某市政协网 2024/1/5 编发</p><div>{_paragraphs()}</div>")
    assert raw.facts.published == "2024-01-05"


def test_headings_stand_where_the_layout_says() -> None:
    raw = _read(f"<h1>某市政协工作报告</h1><h2>一、过去一年</h2>{_paragraphs()}")
    assert [(raw.text[start : start + 4], level) for start, level in raw.layout.headings] == [
        ("某市政协", 1),
        ("一、过去", 2),
    ]


@pytest.mark.parametrize("rule", PARTS, ids=lambda rule: str(rule["reason"]))
def test_names_of_parts(rule: dict[str, Any]) -> None:
    pattern = lazy(rule["pattern"])
    assert [name for name in rule["examples"] if pattern.search(name) is None] == []
    assert [name for name in rule["not_examples"] if pattern.search(name) is not None] == []


# What no page is, and too much of one


def test_binary_garbage_with_a_page_s_name_is_refused() -> None:
    for data in (bytes(range(256)) * 9, b"<p>\x00\x01\x02" * 300):
        with pytest.raises(FormatError) as caught:
            read_bytes(data, "x.html")
        assert caught.value.key in ("format.binary", "encoding.undetected")


@pytest.mark.parametrize("body", ["", "<script>var a = '提案400件，';</script>", "<p> &nbsp;</p>"])
def test_pages_without_text_are_empty(body: str) -> None:
    with pytest.raises(InputError) as caught:
        _read(body)
    assert caught.value.key == "input.empty"


def test_frames_hold_no_text() -> None:
    with pytest.raises(InputError):
        read_bytes(b"<html><frameset cols=20><frame src=a></frameset></html>", "x.html")


@pytest.mark.parametrize("tag", ["<div>", "<span>", "<p><b><i>", "<table><tr><td>", "<ol><li>", "<a href=x><sup>"])
def test_deep_pages_need_no_deep_stack(tag: str) -> None:
    assert _read(tag * 30_000 + FIRST).text.endswith(FIRST)


@pytest.mark.parametrize("body", ["<p>提案</p>" * 250_000, "提案，" * 6_000_000])
def test_pages_that_are_too_large(body: str) -> None:
    with pytest.raises(FormatError) as caught:
        _read(body)
    assert caught.value.key == "format.too_large"


def test_pictures_inside_a_page_do_not_count() -> None:
    picture = "<img src='data:image/png;base64," + "A" * 20_000_000 + "'>"
    assert _lines(picture + _paragraphs()) == [FIRST, SECOND, LAST]


def test_cells_that_claim_to_be_huge() -> None:
    row = "<tr>" + "<td colspan=99999 rowspan=99999>甲" * 30
    assert _read(f"<table border=1>{row * 30}</table>{_paragraphs()}").text.endswith(LAST)


def test_plain_text_loads_nothing_of_this() -> None:
    code = (
        "import sys; from reportx.readers import read_bytes; read_bytes('立案400件'.encode(), 'x.txt');"
        "sys.exit(any(n.startswith(('resiliparse', 'email', 'reportx.readers.html')) for n in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_without_the_library_one_sentence_names_the_extra() -> None:
    code = (
        "import sys; sys.modules['resiliparse'] = None\n"
        "from reportx.errors import FormatError; from reportx.readers import read_bytes\n"
        "try: read_bytes(b'<html><p>x', 'x.html')\n"
        "except FormatError as error: sys.exit(error.key != 'format.extra' or error.params['extra'] != 'html')\n"
        "sys.exit(1)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
