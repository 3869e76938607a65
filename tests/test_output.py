"""Results go to standard output, or to a file that appears whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from reportx.errors import UsageError
from reportx.writers.output import ClosedOutputError, OutputError, open_output, wording


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTX_LANG", "en")


def _write(target: Path, text: str, then: BaseException | None = None) -> None:
    with open_output(target) as output:
        output.write(text)
        output.keep()
        if then is not None:
            raise then


def test_a_file_appears_whole(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("before")
    with open_output(target) as output:
        output.write("党" * 100_000)
        output.keep()
        assert target.read_text() == "before"
        assert not output.terminal
    assert target.read_text(encoding="utf-8") == "党" * 100_000
    assert list(tmp_path.iterdir()) == [target]


def test_without_keep_nothing_changes(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    with open_output(target) as output:
        output.write("half")
    assert list(tmp_path.iterdir()) == []


def test_what_goes_wrong_leaves_nothing_behind(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("before")
    with pytest.raises(KeyboardInterrupt):
        _write(target, "half", KeyboardInterrupt())
    assert target.read_text() == "before"
    assert list(tmp_path.iterdir()) == [target]


def test_bytes_are_the_same_everywhere(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    with open_output(target) as output:
        output.write("一\n\udcff\n")
        output.keep()
    assert target.read_bytes() == "一\n\\udcff\n".encode()


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions and links")
def test_permissions_and_links_stay(tmp_path: Path) -> None:
    target, link = tmp_path / "out.json", tmp_path / "link"
    target.touch(mode=0o600)
    link.symlink_to(target)
    with open_output(link) as output:
        output.write("x")
        output.keep()
    assert link.is_symlink()
    assert target.read_text() == "x"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


@pytest.mark.parametrize("where", ["no/such/folder/out", ".", "\0"])
def test_a_place_that_cannot_be_written_is_told_at_once(where: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught, open_output(tmp_path / where):
        pytest.fail("opened")
    assert caught.value.key == "output.unwritable"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_one_sentence() -> None:
    with pytest.raises(OutputError) as caught:
        _write(Path("/dev/full"), "x")
    assert str(caught.value) == "the output cannot be written: no space left on the device"


def test_a_reader_that_has_gone_is_no_error() -> None:
    with pytest.raises(ClosedOutputError), wording():
        raise BrokenPipeError(32, "Broken pipe")


def test_no_standard_output(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    with open_output(None) as output:
        output.write("x")
        assert not output.terminal
