"""The characters of web pages, what is a page at all, and pages saved with all they show in one file."""

from __future__ import annotations

import base64
import contextlib
from time import process_time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportx.errors import FormatError, ReportxError
from reportx.readers import read_bytes, read_path
from reportx.readers.signatures import recognise

if TYPE_CHECKING:
    from pathlib import Path

FIRST = "全年收到提案412件，经审查立案356件，办复率100%。"
SECOND = "委员们走村入户，听取意见，形成调研报告28篇。"
LAST = "各位委员，让我们携手同心，共创更加美好的明天！"
PARAGRAPHS = f"<p>{FIRST}</p><p>{SECOND}</p><p>{LAST}</p>"


# Encodings


@pytest.mark.parametrize(
    ("codec", "declared", "used"),
    [
        ("utf-8", "utf-8", "utf-8"),
        ("utf-8", "gb2312", "utf-8"),
        ("utf-8-sig", "gb2312", "utf-8-sig"),
        ("gb18030", "gb2312", "gb18030"),
        ("gb18030", "GBK", "gb18030"),
        ("gb18030", "utf-8", "gb18030"),
        ("gb18030", "big5", "gb18030"),
        ("gb18030", "iso-8859-1", "gb18030"),
        ("gb18030", "nonsense", "gb18030"),
        ("big5hkscs", "big5", "big5hkscs"),
        ("big5hkscs", "gbk", "big5hkscs"),
        ("utf-16", "utf-8", "utf-16-le"),
        ("utf-16-be", "utf-8", "utf-16-be"),
    ],
)
def test_the_bytes_decide_before_the_declaration(codec: str, declared: str, used: str) -> None:
    text = "委員會協商監督提案工作，立案412件。" if codec == "big5hkscs" else FIRST
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={declared}"></head><body><p>{text}'
    raw = read_bytes(page.encode(codec), "x.html")
    assert (raw.text, raw.encoding, raw.format) == (text, used, "html")


def test_a_fitting_declaration_decides_where_bytes_leave_it_open() -> None:
    page = "<html><meta charset={}><p>提案</p></html>".encode("gb18030")
    assert read_bytes(page.replace(b"{}", b"gbk"), "x").encoding == "gb18030"
    both = b"<html><meta charset=%s><p>\xa4\xa4\xa4\xe5\xaa\xba</p></html>"
    assert read_bytes(both % b"big5", "x").text == "中文的"


def test_the_encoding_that_a_user_names_wins() -> None:
    page = f"<html><meta charset=utf-8><p>{FIRST}".encode("gb18030")
    assert read_bytes(page, "x", "gbk").text == FIRST
    with pytest.raises(FormatError) as caught:
        read_bytes(page, "x", "utf-8")
    assert caught.value.key == "encoding.undecodable"


def test_damage_that_nobody_reads_does_no_harm() -> None:
    head = b"<html><head><meta charset=gbk><meta name=description content='\xcc\xe1\xb0'></head><body>"
    body = PARAGRAPHS.encode("gb18030")
    assert read_bytes(head + body, "x").text.split("\n") == [FIRST, SECOND, LAST]
    with pytest.raises(FormatError) as caught:
        read_bytes(head + body + b"<p>\xcc\xe1\xff\xff " + body, "x")
    assert caught.value.key == "encoding.undecodable"


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
@pytest.mark.parametrize("cut", range(1, 7))
def test_truncated_pages_are_read_as_far_as_they_go(codec: str, cut: int) -> None:
    page = f"<html><meta charset={codec}><body><div class=content>{PARAGRAPHS}".encode(codec)
    text = read_bytes(page[: -cut - len("</p>")], "x").text
    assert text.startswith(f"{FIRST}\n{SECOND}\n各位委员")
    assert "\ufffd" not in text


# Recognition


@pytest.mark.parametrize(
    ("data", "name", "what"),
    [
        ("<!DOCTYPE HTML>", "x.txt", "html"),
        ("\ufeff \n<!-- saved from url=(0014)about -->\n<html lang=zh>", "x", "html"),
        ('<?xml version="1.0"?><!DOCTYPE html>', "x.txt", "html"),
        (f"<div>{PARAGRAPHS * 3}</div>", "x.txt", "html"),
        (f"{FIRST}<br>{SECOND}", "x.shtml", "html"),
        (f"{FIRST}<br>{SECOND}", "x.txt", None),
        (FIRST, "x.html", None),
        (f"<!--\n\n-->\n\n{FIRST}\n<!--\n-->\n" * 20, "x.txt", None),
        (f"<p>{FIRST}\n" + f"{SECOND}\n" * 90, "x.txt", None),
        ("<会议>召开 <1> 3<5 <html5>", "x.txt", None),
        ("From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=b", "x", "mhtml"),
        (f"From: 县政协\nContent: {FIRST}", "x.mht", None),
    ],
)
def test_pages_are_told_from_texts(data: str, name: str, what: str | None) -> None:
    assert recognise(data.encode(), name) == what
    if what == "html":
        assert recognise(data.encode("utf-16"), name) == what


@pytest.mark.parametrize("piece", ["<!-- x -->", "<!--", "<?x?>", "<script", "<p ", "a: b\n", "<p", "&#", "-->"])
def test_what_repeats_without_end_takes_no_time(piece: str) -> None:
    for page in (piece * 30_000 + FIRST, f"<html>{piece * 30_000}{FIRST}"):
        started = process_time()
        with contextlib.suppress(ReportxError):
            read_bytes(page.encode("gb18030"), "x.html")
        assert process_time() - started < 20


def test_dumps_of_pages_stay_text(shared: Path) -> None:
    dumps = sorted((shared / "corpus" / "pages").glob("*.txt"))
    assert dumps
    assert {read_path(path).format for path in dumps} == {"text"}


def test_elements_of_xhtml_may_end_where_they_begin() -> None:
    page = f'<?xml version="1.0" encoding="gb2312"?>\n<html><head><title/><script src="a"/></head><body>{PARAGRAPHS}'
    raw = read_bytes(page.encode("gb18030"), "x.xhtml")
    assert (raw.text, raw.encoding) == (f"{FIRST}\n{SECOND}\n{LAST}", "gb18030")


@given(st.text("<>/!-=\"'& \n\t\0abdhiltpry1", max_size=60), st.sampled_from(["x.html", "x.txt"]))
def test_any_markup_is_read_or_refused(markup: str, name: str) -> None:
    for page in (markup, f"<html>{markup}", f"<table><tr>{markup}<p>{FIRST}<ol><li>{markup}"):
        try:
            raw = read_bytes(page.encode(), name)
        except ReportxError:
            continue
        assert all(raw.text[a.start : a.end].strip() for a in raw.layout.asides)


# Pages in one file


def _mhtml(page: bytes, charset: str, transfer: str = "base64") -> bytes:
    head = 'From: <Saved>\r\nContent-Type: multipart/related;\r\n\ttype="text/html"; boundary="--b--"\r\n'
    part = f"\r\n----b--\r\nContent-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: {transfer}\r\n\r\n"
    rest = b"\r\n----b--\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n----b----\r\n"
    content = base64.encodebytes(page) if transfer == "base64" else page
    return head.encode() + part.encode() + content + rest


@pytest.mark.parametrize(("codec", "transfer"), [("utf-8", "base64"), ("gb18030", "8bit"), ("big5hkscs", "base64")])
def test_pages_saved_whole(codec: str, transfer: str) -> None:
    text = "委員會協商監督提案工作，立案412件。" if codec == "big5hkscs" else FIRST
    raw = read_bytes(_mhtml(f"<p>{text}</p>".encode(codec), codec, transfer), "x.mht")
    assert (raw.text, raw.format, raw.encoding) == (text, "mhtml", codec)


def test_a_page_saved_whole_and_cut_off() -> None:
    saved = _mhtml(f"<!DOCTYPE html><html><body>{PARAGRAPHS}".encode(), "utf-8", "8bit")
    assert read_bytes(saved[: saved.index("共创".encode())], "x").text.startswith(FIRST)


@pytest.mark.parametrize("cut", ["boundary", "text/html"])
def test_a_file_without_its_page_is_damaged(cut: str) -> None:
    saved = _mhtml(b"<p>x</p>", "utf-8").replace(cut.encode(), b"x-none")
    with pytest.raises(FormatError) as caught:
        read_bytes(saved, "x.mht")
    assert (caught.value.key, caught.value.params["reason"]) == ("format.damaged", cut)
