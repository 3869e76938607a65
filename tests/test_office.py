"""Files of office programs that are damaged, locked, too large, old or of another make."""

from __future__ import annotations

import contextlib
import os
import shutil
import struct
import sys
import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docxfiles import abstract, document, level, num, packed, paragraph, parts, row, run, table
from reportx.errors import FormatError, ReportxError
from reportx.readers import doc, package, read_bytes
from reportx.readers.compound import SIGNATURE, streams

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
WHOLE = document(paragraph("立案提案268件。") * 40, styles="<w:style/>", numbering="<w:num/>")


def _refused(data: bytes, name: str = "x.docx") -> tuple[str, dict[str, object]]:
    with pytest.raises(FormatError) as caught:
        read_bytes(data, name)
    assert str(caught.value).startswith(name)
    return caught.value.key, caught.value.params


def _damaged(reason: str) -> tuple[str, dict[str, object]]:
    return "format.damaged", {"name": "x.docx", "what": "docx", "reason": reason}


@pytest.mark.parametrize("share", [0.05, 0.2, 0.5, 0.8, 0.99])
def test_documents_that_are_cut_off(share: float) -> None:
    assert _refused(WHOLE[: int(len(WHOLE) * share)]) == _damaged("zip")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"word/document.xml": None}, "word/document.xml"),
        ({"word/document.xml": ""}, "word/document.xml"),
        ({"word/document.xml": "<w:document/>"}, "word/document.xml"),
        ({"word/document.xml": "<document/>"}, "word/document.xml"),
        ({"word/document.xml": '<!DOCTYPE d [<!ENTITY a "a">]><d>&a;</d>'}, "word/document.xml"),
        ({"word/numbering.xml": "<"}, "word/numbering.xml"),
        ({"_rels/.rels": "?"}, "_rels/.rels"),
    ],
)
def test_documents_with_a_part_that_is_none(changes: dict[str, str | None], reason: str) -> None:
    whole = parts(paragraph("提案"), numbering="<w:num/>")
    changed = {name: text for name, text in (whole | changes).items() if text is not None}
    assert _refused(packed(changed)) == _damaged(reason)


@pytest.mark.parametrize("missing", ["_rels/.rels", "word/_rels/document.xml.rels", "word/numbering.xml"])
def test_parts_that_a_text_can_do_without(missing: str) -> None:
    whole = parts(paragraph("提案"), numbering="<w:num/>")
    assert read_bytes(packed({name: text for name, text in whole.items() if name != missing}), "x.docx").text == "提案"


def test_links_out_of_the_package() -> None:
    whole = parts(paragraph("提案"), styles="<w:style/>")
    for target in ("../../../../etc/passwd", "/word/../../x.xml"):
        links = whole["word/_rels/document.xml.rels"].replace("styles.xml", target)
        assert read_bytes(packed(whole | {"word/_rels/document.xml.rels": links}), "x.docx").text == "提案"


def test_an_archive_named_like_a_document() -> None:
    data = packed({"a.txt": "提案"})
    assert _refused(data) == _damaged("word/document.xml")
    assert _refused(data, "x.zip") == ("format.binary", {"name": "x.zip", "what": "zip"})


def test_bombs(monkeypatch: pytest.MonkeyPatch) -> None:
    # A megabyte of blanks a kilobyte: the limit of the size stops it, not the memory.
    whole = parts(paragraph("提案"))
    blanks = whole | {"word/document.xml": whole["word/document.xml"] + " " * (package.MAX_BYTES + 1)}
    data = packed(blanks)
    assert len(data) < 1 << 16
    assert _refused(data)[0] == "format.too_large"
    monkeypatch.setattr(package, "MAX_TAGS", 100)
    assert _refused(document(paragraph("提案") * 100))[0] == "format.too_large"


@pytest.mark.parametrize("names", [("smartTag",), ("r",), ("r", "txbxContent", "p"), ("sdt",), ("ins", "r")])
def test_what_is_nested_as_deep_as_allowed(names: tuple[str, ...]) -> None:
    inside = run("提案")
    # Above it stand document, body and paragraph; in it run and text.
    for _ in range((package.MAX_DEPTH - 5) // len(names)):
        for name in reversed(names):
            inside = f"<w:{name}>{inside}</w:{name}>"
    assert "提案" in read_bytes(document(f"<w:p>{inside}</w:p>"), "x.docx").text


def test_tables_nested_as_deep_as_allowed() -> None:
    body = paragraph("提案")
    for _ in range((package.MAX_DEPTH - 8) // 3):
        body = f"<w:tbl><w:tr><w:tc>{body}</w:tc><w:tc/></w:tr></w:tbl>"
    assert read_bytes(document(body), "x.docx").text.startswith("提案")


def test_a_long_document_takes_little_time() -> None:
    numbering = abstract(0, level(0, "chineseCounting", "%1、")) + num(1, 0)
    body = (paragraph("立案提案268件，办复率良好。" * 20, num=(1, 0)) + table(row("甲", "1"))) * 1000
    start = time.perf_counter()
    assert read_bytes(document(body, numbering=numbering), "x.docx").text.count("\n") == 1999
    assert time.perf_counter() - start < 5


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=8))
def test_damaged_bytes_give_a_text_or_a_refusal(at: int, noise: bytes) -> None:
    data = WHOLE[:at] + noise + WHOLE[at + len(noise) :]
    with contextlib.suppress(ReportxError):
        assert read_bytes(data, "x.docx").text


NOTHING = 0xFFFFFFFF


def _entry(name: str, *, root: bool = False, following: int = NOTHING, child: int = NOTHING) -> bytes:
    """An entry of a directory: of the root, or of a stream that begins in the third sector."""
    encoded = (name + "\0").encode("utf-16-le")
    head = struct.pack("<HBB3I", len(encoded), 5 if root else 2, 1, NOTHING, following, child)
    return encoded.ljust(64, b"\0") + head.ljust(52, b"\0") + struct.pack("<3I", 2, 0, 0)


def _compound(*names: str, flags: int = 0) -> bytes:
    """A compound file of 512-byte sectors: a table, a directory of streams, and a sector that is their content."""
    header = bytearray(SIGNATURE + bytes(504))
    struct.pack_into("<H", header, 30, 9)
    struct.pack_into("<I", header, 48, 1)
    table = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFE, *[NOTHING] * 125)
    directory = _entry("Root Entry", root=True, child=1 if names else NOTHING)
    for index, name in enumerate(names, 2):
        directory += _entry(name, following=index if index <= len(names) else NOTHING)
    content = bytes(10) + struct.pack("<H", flags) + bytes(500)
    return bytes(header) + table + directory.ljust(512, b"\0") + content


def test_streams_of_compound_files() -> None:
    assert streams(_compound("WordDocument", "1Table")) == {"WordDocument": 1536, "1Table": 1536}
    assert streams(_compound()) == {}
    assert streams(b"x" * 600) == {}
    assert streams(_compound("WordDocument")[:900]) == {}


@given(st.integers(0, 1535), st.binary(min_size=1, max_size=4))
def test_damaged_compound_files_end(at: int, noise: bytes) -> None:
    data = _compound("WordDocument", "1Table")
    assert len(streams(data[:at] + noise + data[at + len(noise) :])) <= 12


WORD_XML = ("format.refused", "word-xml")


@pytest.mark.parametrize(
    ("data", "name", "key", "what"),
    [
        (_compound("EncryptionInfo", "EncryptedPackage"), "x.docx", "format.encrypted", "Office"),
        (_compound("WordDocument", "1Table", flags=0x0100), "x.doc", "format.encrypted", "doc"),
        (_compound("WordDocument", flags=0x0100), "x.wps", "format.encrypted", "doc"),
        (_compound("Workbook"), "x.doc", "format.binary", "xls"),
        (_compound("MatOST"), "x.wps", "format.refused", "wps"),
        (_compound("Else"), "x.doc", "format.binary", "ole"),
        (_compound("Else")[:700], "x", "format.binary", "ole"),
        (b"\x01\xfe\x32\x03" + bytes(40), "x.wps", "format.refused", "wps"),
        (b"{\\rtf1\\ansi \\'cc\\'e1}", "x.doc", "format.refused", "rtf"),
        (b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?><w:wordDocument/>', "x.doc", *WORD_XML),
        (packed({"mimetype": "application/vnd.oasis.opendocument.text"}), "x.odt", "format.binary", "odt"),
        (packed({"xl/workbook.xml": ""}), "x.docx", "format.binary", "xlsx"),
        (packed({"ppt/presentation.xml": ""}), "x.pptx", "format.binary", "pptx"),
    ],
)
def test_formats_are_told_by_their_content(data: bytes, name: str, key: str, what: str) -> None:
    if what == "odt":
        buffer = BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        data = buffer.getvalue()
    assert _refused(data, name) == (key, {"name": name, "what": what})


@pytest.mark.parametrize("data", [_compound("WordDocument")[:700], SIGNATURE + "WordDocument".encode("utf-16-le")])
def test_old_documents_that_are_cut_off(data: bytes) -> None:
    assert _refused(data, "x.doc") == ("format.damaged", {"name": "x.doc", "what": "doc", "reason": "WordDocument"})


def test_a_directory_far_back_in_a_large_file() -> None:
    # 120 tables of 128 sectors; the last eleven are listed in sector 120, and the last one, 119, has the directory's.
    header = bytearray(_compound()[:512])
    sectors = [bytes(512)] * (120 * 128)
    struct.pack_into("<I", header, 48, len(sectors) - 2)
    struct.pack_into("<I", header, 68, 120)
    struct.pack_into("<109I", header, 76, *range(109))
    sectors[120] = struct.pack("<11I", *range(109, 120)).ljust(512, b"\0")
    sectors[119] = struct.pack("<128I", *[NOTHING] * 126, len(sectors) - 1, 0xFFFFFFFE)
    names = ("A", "B", "C")
    streams_ = (_entry(name, following=index) for index, name in enumerate(names, 2))
    sectors[-2] = _entry("Root Entry", root=True, child=1) + b"".join(streams_)
    sectors[-1] = _entry("WordDocument").ljust(512, b"\0")
    assert set(streams(bytes(header) + b"".join(sectors))) == {"A", "B", "C", "WordDocument"}
    sectors[120] = bytes(512)
    assert set(streams(bytes(header) + b"".join(sectors))) == {"A", "B", "C"}


def test_a_text_may_be_named_wps() -> None:
    assert read_bytes("立案提案".encode(), "x.wps").format == "text"


@pytest.mark.parametrize(
    ("name", "key", "what"), [("x.doc", "format.office", "doc"), ("x.wps", "format.refused", "wps")]
)
def test_without_libreoffice(name: str, key: str, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert _refused(_compound("WordDocument"), name) == (key, {"name": name, "what": what})


def _program(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    program = folder / "soffice"
    program.write_text(f"#!{sys.executable}\nimport os, pathlib, shutil, subprocess, sys, time\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


posix = pytest.mark.skipif(os.name != "posix", reason="a script stands for the program")


@posix
def test_what_the_program_makes_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "made.docx").write_bytes(document(paragraph("提案")))
    script = (
        "assert sys.argv[1].startswith('-env:UserInstallation=file:///')\n"
        "out = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1])\n"
        f"out.mkdir(); shutil.copy({str(tmp_path / 'made.docx')!r}, out / 'in.docx')"
    )
    _program(tmp_path, script, monkeypatch)
    raw = read_bytes(_compound("WordDocument"), "x.doc")
    assert (raw.text, raw.format, raw.encoding) == ("提案", "doc", None)


@posix
@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("sys.exit(3)", "exit code 3"),
        ("pass", "exit code 0"),
        ("out = pathlib.Path(sys.argv[-2]); out.mkdir(); (out / 'in.docx').write_text('x')", "zip"),
    ],
)
def test_a_program_that_fails(script: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _program(tmp_path, script, monkeypatch)
    assert _refused(_compound("WordDocument"), "x.doc") == ("format.office_failed", {"name": "x.doc", "reason": reason})


@posix
def test_a_program_that_hangs_is_ended_with_its_children(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = tmp_path / "child"
    script = (
        f"child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        f"pathlib.Path({str(log)!r}).write_text(str(child.pid))\ntime.sleep(60)"
    )
    _program(tmp_path, script, monkeypatch)
    monkeypatch.setattr(doc, "_TIMEOUT", 2)
    assert _refused(_compound("WordDocument"), "x.doc")[1]["reason"] == "> 2 s"
    child = int(log.read_text())
    for _ in range(50):
        status = Path(f"/proc/{child}/stat")
        if not status.exists() or status.read_text().split()[2] == "Z":
            return
        time.sleep(0.1)
    pytest.fail("the child is still there")


@posix
def test_a_program_that_cannot_be_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_bytes(b"\x00\x01")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert _refused(_compound("WordDocument"), "x.doc")[0] == "format.office_failed"


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_reads_old_documents(tmp_path: Path) -> None:
    import subprocess

    numbering = abstract(0, level(0, "chineseCounting", "%1、"), level(1, "chineseCounting", "（%2）")) + num(1, 0)
    body = paragraph("回顾", num=(1, 0)) + paragraph("立案268件。", num=(1, 1)) + table(row("甲", "9"), row("乙", "8"))
    body += paragraph("完")
    (tmp_path / "a.docx").write_bytes(document(body, numbering=numbering))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [SOFFICE or "", profile, "--headless", "--convert-to", "doc", "--outdir", str(tmp_path / "o")]
    subprocess.run([*command, str(tmp_path / "a.docx")], check=True, capture_output=True, timeout=120)
    data = (tmp_path / "o" / "a.doc").read_bytes()
    for name in ("x.doc", "x.wps", "x"):
        raw = read_bytes(data, name)
        assert (raw.format, raw.text) == ("doc", "一、回顾\n（一）立案268件。\n甲 | 9\n乙 | 8\n完")
    for size in (600, len(data) // 2, len(data) - 1000):
        assert _refused(data[:size], "x.doc")[0] == "format.damaged"
