"""Readers: what is no text is refused in so many words, whatever else is read."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportx.errors import FormatError, InputError, ReportxError
from reportx.readers import read_bytes, read_path


def _refusal(data: bytes, encoding: str | None = None) -> ReportxError:
    with pytest.raises(ReportxError) as caught:
        read_bytes(data, "x.txt", encoding)
    return caught.value


@pytest.mark.parametrize("text", ["", " \r\n\t", "\u3000\n", "\ufeff", "\ufeff \u200b"])
def test_nothing_in_it(text: str) -> None:
    error = _refusal(text.encode())
    assert isinstance(error, InputError)
    assert (error.key, error.params, error.exit_code) == ("input.empty", {"name": "x.txt"}, 3)


def _zip_of(*names: str) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "content")
    return buffer.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (_zip_of("a.txt"), "zip"),
        (_zip_of("ppt/presentation.xml"), "pptx"),
        (_zip_of("xl/workbook.xml"), "xlsx"),
        (OLE, "ole"),
        (b"\x1f\x8b\x08\x00abc", "gzip"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "image"),
        (b"\xff\xd8\xff\xe0JFIF", "image"),
        (b"\x7fELF\x02\x01", "executable"),
        (b"MZ\x90\x00\x03", "executable"),
        ("立案".encode() + b"\x00\x00\x00", "binary"),
        (bytes(range(256)), "binary"),
        (bytes(40), "binary"),
        (b"\x01\x02\x03abc", "binary"),
    ],
)
def test_what_is_no_text(data: bytes, what: str) -> None:
    error = _refusal(data)
    assert isinstance(error, FormatError)
    assert (error.key, error.params, error.exit_code) == ("format.binary", {"name": "x.txt", "what": what}, 4)


@pytest.mark.parametrize("text", ["MZ是什么", "BM", "PK赛", "ID3", "2023年\x0c第2页", "委员" * 30 + "\x1a"])
def test_texts_that_only_begin_like_something_else(text: str) -> None:
    assert read_bytes(text.encode(), "x").text == text


def _outcome(data: bytes, encoding: str | None = None) -> str:
    """The text that was read, or the key of the refusal after an exclamation mark."""
    try:
        return read_bytes(data, "x", encoding).text
    except ReportxError as error:
        return "!" + error.key


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf_8_comes_back_as_it_went(text: str) -> None:
    assert _outcome(text.encode()) in (text.removeprefix("\ufeff"), "!input.empty", "!format.binary")


@given(st.binary(max_size=200), st.sampled_from([None, "gbk", "utf-8", "utf-16", "big5"]))
def test_any_bytes_are_read_or_refused(data: bytes, encoding: str | None) -> None:
    assert _outcome(data, encoding)


def test_files(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_bytes("立案400件\r\n".encode())
    raw = read_path(path)
    assert (raw.name, raw.text) == (path.as_posix(), "立案400件\r\n")


def test_paths_that_give_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    missing = [tmp_path / "none.txt", tmp_path / "file" / "none.txt"]
    for path, key in [*((path, "input.missing") for path in missing), (tmp_path, "input.directory")]:
        with pytest.raises(InputError) as caught:
            read_path(path)
        assert (caught.value.key, caught.value.params) == (key, {"path": path.as_posix()})


@pytest.mark.parametrize("bad", ["a\x00b", "x" * 5000])
def test_paths_that_the_system_refuses(bad: str) -> None:
    with pytest.raises(InputError) as caught:
        read_path(Path(bad))
    assert (caught.value.key, caught.value.exit_code) == ("input.unreadable", 3)
    assert caught.value.params["reason"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user whom permissions bind")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "closed.txt"
    path.write_text("x")
    path.chmod(0)
    with pytest.raises(InputError) as caught:
        read_path(path)
    assert caught.value.key == "input.unreadable"


@pytest.mark.skipif(sys.platform != "linux", reason="needs file names that are bytes")
def test_a_file_name_that_is_no_text(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xb1\xa8.txt"))
    path.write_text("立案", encoding="utf-8")
    assert read_path(path).name.endswith("/\\xb1\\xa8.txt")


def test_importing_readers_loads_nothing_heavy() -> None:
    heavy = {"pydantic", "opencc", "typer", "rich", "regex"}
    code = f"import sys, reportx.readers; print(*({heavy!r} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
