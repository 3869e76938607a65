"""Packages of XML parts: what is in them is read, and none of them fills the memory."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO

import pytest

from reportx.errors import FormatError
from reportx.readers import package
from reportx.readers.package import open_package


def packed(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _xml_error(data: bytes, part: str = "a.xml") -> tuple[str, object]:
    """Key and reason of the refusal of a part as XML."""
    with pytest.raises(FormatError) as caught:
        open_package(data, "x.docx", "docx").xml(part)
    assert caught.value.params["name"] == "x.docx"
    return caught.value.key, caught.value.params.get("reason")


def test_parts_are_found_by_name() -> None:
    opened = open_package(packed({"/A/b.XML": b"<r><c/></r>", "d\\e.xml": "<r>立案</r>".encode()}), "x", "ofd")
    assert opened.names() == ["A/b.XML", "d/e.xml"]
    assert opened.read("a/B.xml") == b"<r><c/></r>"
    assert [child.tag for child in opened.xml("/A/b.XML")] == ["c"]
    assert opened.xml("d/e.xml").text == "立案"
    assert opened.has("D/e.xml")
    assert not opened.has("d/f.xml")


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_of_xml(codec: str) -> None:
    declared = f'<?xml version="1.0" encoding="{codec.removesuffix("-sig")}"?><r>提案</r>'
    assert open_package(packed({"a.xml": declared.encode(codec)}), "x", "docx").xml("a.xml").text == "提案"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"PK\x03\x04" + bytes(90), packed({"a.xml": b"<r/>" * 99})[:-30]])
def test_what_is_no_whole_archive(data: bytes) -> None:
    with pytest.raises(FormatError) as caught:
        open_package(data, "x.docx", "docx")
    assert (caught.value.key, caught.value.params["reason"]) == ("format.damaged", "zip")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_compressions_are_not_unpacked(method: int) -> None:
    assert _xml_error(packed({"a.xml": b"<r/>"}, method)) == ("format.damaged", "a.xml")


@pytest.mark.parametrize(
    "xml",
    [
        b"",
        b"<r>",
        b"<r></s>",
        b"<r>\xff</r>",
        b"\xff\xfe<\x00r",
        '<?xml version="1.0" encoding="cp037"?><r/>'.encode("cp037"),
        b'<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><r>&b;</r>',
        b'<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/hostname">]><r>&a;</r>',
    ],
)
def test_what_is_no_sound_xml(xml: bytes) -> None:
    assert _xml_error(packed({"a.xml": xml})) == ("format.damaged", "a.xml")


def test_a_part_that_is_missing() -> None:
    assert _xml_error(packed({"b.xml": b"<r/>"})) == ("format.damaged", "a.xml")


def test_a_part_with_a_damaged_byte() -> None:
    data = bytearray(packed({"a.xml": b"<r>" + bytes(range(65, 91)) * 9 + b"</r>"}, zipfile.ZIP_STORED))
    data[data.index(b"MNOP")] ^= 1
    assert _xml_error(bytes(data)) == ("format.damaged", "a.xml")


def test_a_part_with_a_password() -> None:
    data = packed({"a.xml": b"<r/>"})
    at = data.index(b"PK\x01\x02") + 8
    with pytest.raises(FormatError) as caught:
        open_package(data[:at] + b"\x01\x00" + data[at + 2 :], "x.docx", "docx").read("a.xml")
    assert caught.value.key == "format.encrypted"


def test_a_part_larger_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_BYTES", 2 << 20)
    assert _xml_error(packed({"a.xml": bytes(3 << 20)})) == ("format.too_large", "a.xml: 3 MB > 2 MB")
    assert _xml_error(packed({"a.xml": bytes(2 << 20)})) == ("format.damaged", "a.xml")


def test_a_declared_size_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_BYTES", 1 << 20)
    data = bytearray(packed({"a.xml": bytes(3 << 20)}))
    entry = data.index(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = struct.pack("<I", 10)
    # The library stops at the declared size and finds that the checksum does not fit.
    assert _xml_error(bytes(data)) == ("format.damaged", "a.xml")


@pytest.mark.parametrize(
    ("limit", "xml", "measure"),
    [
        ("MAX_TAGS", b"<r>" + b"<a/>" * 50 + b"</r>", "52 > 50 tags"),
        ("MAX_ATTRIBUTES", b"<r " + b" ".join(b'a%d=""' % n for n in range(51)) + b"/>", "51 > 50 attributes"),
        ("MAX_DEPTH", b"<a>" * 51 + b"</a>" * 51, "> 50 levels"),
    ],
)
def test_trees_larger_than_the_limits(limit: str, xml: bytes, measure: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, limit, 50)
    assert _xml_error(packed({"a.xml": xml})) == ("format.too_large", f"a.xml: {measure}")


def test_more_parts_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_PARTS", 5)
    with pytest.raises(FormatError) as caught:
        open_package(packed({f"{n}.xml": b"" for n in range(6)}), "x.docx", "docx")
    assert (caught.value.key, caught.value.params["reason"]) == ("format.too_large", "6 > 5 parts")
