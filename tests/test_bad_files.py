"""Files that cannot be read give one clear sentence, whatever is wrong with them; what can be read is read.

Each case runs the program from outside: one line on standard error, a documented exit code, nothing on standard
output, in bounded time and memory.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import badfiles
from badfiles import (
    LAUGHS,
    OFFICE,
    OUTSIDE,
    REFUSED,
    SOUND,
    Outcome,
    bomb,
    flipped,
    run_on,
    sound,
    with_entities,
    xml_part,
)
from commandline import posix
from reportx.errors import ReportxError
from reportx.pipeline import parse_source
from reportx.readers import RawText, read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = posix
MEGABYTES = 500
READ = [form for form in SOUND if form not in REFUSED]
# Read by this program alone, at once.
OWN = [form for form in READ if form not in OFFICE]
PACKAGES = ["docx", "ofd"]
OTHERS = [form for form in SOUND if form not in (*PACKAGES, "wps")]
# Changed files of each format; PDFium takes its time for each.
FLIPS = {"pdf": 100}


def _bounded(done: Outcome, form: str) -> None:
    assert "Traceback" not in done.err
    if form not in OFFICE:
        assert done.memory < MEGABYTES


def _refused(done: Outcome, form: str, *words: str) -> None:
    _bounded(done, form)
    assert done.status in (3, 4), (done.out[:200], done.err)
    assert done.out == ""
    assert len(done.err.splitlines()) == 1
    assert done.err.startswith("reportx: ")
    for word in words:
        assert word in done.err


def _read_or_refused(done: Outcome, form: str) -> None:
    if done.status in (3, 4):
        _refused(done, form)
        return
    _bounded(done, form)
    assert done.status in (0, 1)
    assert json.loads(done.out)["source"]["format"]


@pytest.mark.parametrize("form", READ)
def test_sound_files_are_read(form: str, tmp_path: Path) -> None:
    done = run_on(sound(form), f"report.{form}", tmp_path)
    _bounded(done, form)
    assert (done.status, done.err) == (0, "")
    (report,) = json.loads(done.out)["reports"]
    assert report["metadata"]["region"] == "临汐市"
    assert len(report["indicators"]) > 60


@pytest.mark.parametrize("form", REFUSED)
def test_formats_that_are_not_read(form: str, tmp_path: Path) -> None:
    _refused(run_on(sound(form), f"report.{form}", tmp_path), form, "save it as .docx")


@pytest.mark.parametrize("form", PACKAGES)
def test_damaged_packages(form: str, tmp_path: Path) -> None:
    _refused(run_on(flipped(sound(form), 60, 7), f"report.{form}", tmp_path), form, "damaged")


@pytest.mark.parametrize("form", OTHERS)
def test_other_damaged_files(form: str, tmp_path: Path) -> None:
    _read_or_refused(run_on(flipped(sound(form), 60, 7), f"report.{form}", tmp_path), form)


@pytest.mark.parametrize("share", [0.01, 0.3, 0.7, 0.99])
@pytest.mark.parametrize("form", PACKAGES)
def test_packages_that_are_cut_off(form: str, share: float, tmp_path: Path) -> None:
    data = sound(form)
    _refused(run_on(data[: int(len(data) * share)], f"report.{form}", tmp_path), form)


@pytest.mark.parametrize("share", [0.01, 0.6])
@pytest.mark.parametrize("form", OTHERS)
def test_other_files_that_are_cut_off(form: str, share: float, tmp_path: Path) -> None:
    data = sound(form)
    _read_or_refused(run_on(data[: int(len(data) * share)], f"report.{form}", tmp_path), form)


LOCKED: dict[str, Callable[[], bytes]] = {
    "docx": badfiles.locked_docx,
    "docx-zip": lambda: badfiles.locked_zip(sound("docx")),
    "ofd": badfiles.locked_ofd,
    "ofd-zip": lambda: badfiles.locked_zip(sound("ofd")),
    "pdf": badfiles.locked_pdf,
    "doc": badfiles.locked_doc,
}


@pytest.mark.parametrize("case", LOCKED)
def test_files_with_a_password(case: str, tmp_path: Path) -> None:
    form = case.partition("-")[0]
    _refused(run_on(LOCKED[case](), f"report.{form}", tmp_path), form, "protected by a password")


ROWS = {
    "docx": "<w:p><w:r><w:t>提</w:t></w:r></w:p>",
    "ofd": '<ofd:TextObject Size="5"><ofd:TextCode>提</ofd:TextCode></ofd:TextObject>',
}
NEST = {"docx": ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"), "ofd": ("<ofd:PageBlock>", "</ofd:PageBlock>")}
LARGE: dict[str, Callable[[str], bytes]] = {
    "bomb": bomb,
    "deep": lambda form: xml_part(form, NEST[form][0] * 300_000 + NEST[form][1] * 300_000),
    "tags": lambda form: xml_part(form, ROWS[form] * 400_000),
    "attributes": lambda form: xml_part(form, "<x " + " ".join(f'a{n}="1"' for n in range(900_000)) + "/>"),
}


@pytest.mark.parametrize("case", LARGE)
@pytest.mark.parametrize("form", PACKAGES)
def test_packages_that_would_fill_the_memory(form: str, case: str, tmp_path: Path) -> None:
    _refused(run_on(LARGE[case](form), f"report.{form}", tmp_path), form, "more than can be read")


def test_one_page_again_and_again(tmp_path: Path) -> None:
    _refused(run_on(badfiles.many_pages(2000), "report.ofd", tmp_path), "ofd", "more than can be read")


def test_a_page_of_a_pdf_that_unpacks_without_end(tmp_path: Path) -> None:
    _read_or_refused(run_on(badfiles.pdf_bomb(), "report.pdf", tmp_path), "pdf")


@pytest.mark.parametrize("tag", ["<div>", "<table><tr><td>", "<b><i><p>"])
def test_pages_with_tags_in_tags(tag: str, tmp_path: Path) -> None:
    page = sound("html").replace(b"<body>", b"<body>" + tag.encode() * 20_000)
    _read_or_refused(run_on(page, "report.html", tmp_path), "html")


@pytest.mark.parametrize("prologue", [LAUGHS, OUTSIDE])
@pytest.mark.parametrize("form", PACKAGES)
def test_entities_in_packages(form: str, prologue: str, tmp_path: Path) -> None:
    _refused(run_on(with_entities(form, prologue), f"report.{form}", tmp_path), form, "damaged")


def test_entities_in_pages_stay_words(tmp_path: Path) -> None:
    for prologue in (LAUGHS, OUTSIDE):
        done = run_on(prologue.encode() + sound("html").replace("九届".encode(), b"&a9;"), "report.html", tmp_path)
        _read_or_refused(done, "html")
        assert "root:" not in done.out


NAMES = ["report.txt", "report.docx", "report.pdf", "report.html", "report.ofd", "report"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", OWN)
def test_the_content_decides_and_not_the_name(form: str, name: str) -> None:
    raw = read_bytes(sound(form), name)
    assert raw.format == {"txt": "text"}.get(form, form)
    assert "杜望川" in raw.text


@pytest.mark.parametrize(
    ("form", "name"), [("docx", "report.pdf"), ("pdf", "report.txt"), ("txt", "report.docx"), ("ofd", "report.zip")]
)
def test_files_under_another_name_are_read(form: str, name: str, tmp_path: Path) -> None:
    done = run_on(sound(form), name, tmp_path)
    assert (done.status, done.err) == (0, "")
    (report,) = json.loads(done.out)["reports"]
    assert len(report["indicators"]) > 60


def test_pages_that_word_processors_are_given(tmp_path: Path) -> None:
    done = run_on(sound("html"), "report.doc", tmp_path)
    assert (done.status, done.err) == (0, "")
    assert json.loads(done.out)["source"]["format"] == "html"


@pytest.mark.parametrize("form", OWN)
def test_any_change_of_bytes_gives_a_document_or_a_refusal(form: str) -> None:
    data = sound(form)
    changes = [flipped(data, 1 + seed % 9, seed) for seed in range(FLIPS.get(form, 300))]
    outcomes = [_outcome(change, f"report.{form}") for change in changes]
    refusals = [outcome for outcome in outcomes if isinstance(outcome, ReportxError)]
    # Packages have checksums; in all others some changes are no more than another character.
    assert len(refusals) < len(changes) or form in PACKAGES
    for error in refusals:
        assert error.exit_code in (3, 4)
        assert "{" not in str(error)
    for raw in [outcome for outcome in outcomes if isinstance(outcome, RawText)][::20]:
        assert parse_source(raw).source.format == raw.format


def _outcome(data: bytes, name: str) -> RawText | ReportxError:
    try:
        return read_bytes(data, name)
    except ReportxError as error:
        return error
