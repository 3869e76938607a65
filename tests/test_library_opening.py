"""Files that are a library, will be one, are none, or cannot be used: each answered in one sentence."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from commandline import environment, posix
from libraries import add, complaints, library_at, read, variant
from reportx.errors import EXIT_FORMAT, EXIT_INPUT, FormatError, InputError
from reportx.library import open_library, opening, schema
from reportx.library.observations import gather
from reportx.library.search import search

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTX_LANG", "en")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


@pytest.fixture
def filled(tmp_path: Path, path: Path) -> Path:
    with library_at(tmp_path) as library:
        add(library)
    return path


def refused(path: Path, key: str, *words: str, create: bool = False) -> None:
    with pytest.raises((InputError, FormatError)) as caught, open_library(path, create=create):
        pytest.fail("opened")
    assert caught.value.key == key
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    for word in words:
        assert word in str(caught.value)
    assert caught.value.exit_code == (EXIT_FORMAT if isinstance(caught.value, FormatError) else EXIT_INPUT)


def test_a_library_that_is_not_there_is_made_only_on_request(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "library.sqlite"
    refused(path, "library.missing")
    assert not path.parent.exists()
    with open_library(path, create=True) as library:
        assert library.is_empty()
    with open_library(path, create=False) as library:
        assert library.is_empty()


def test_an_empty_file_is_no_library_yet(path: Path) -> None:
    path.touch()
    refused(path, "library.missing")
    assert path.stat().st_size == 0
    with open_library(path, create=True) as library:
        assert library.is_empty()


def test_it_is_made_as_documented(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA user_version").fetchone() == (len(schema.MIGRATIONS),)
        assert connection.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION,)
    with open_library(filled, create=False) as library:
        assert library.connection.execute("PRAGMA foreign_keys").fetchone() == (1,)


@pytest.mark.parametrize("create", [False, True])
def test_what_is_no_database_stays_as_it_is(path: Path, *, create: bool) -> None:
    content = "政协云河市委员会工作报告\n".encode() * 100
    path.write_bytes(content)
    refused(path, "library.foreign", create=create)
    assert path.read_bytes() == content


@pytest.mark.parametrize("create", [False, True])
@pytest.mark.parametrize(
    "made",
    [
        "CREATE TABLE documents (id)",
        "PRAGMA user_version = 1",
        "PRAGMA application_id = 7",
        "CREATE VIEW a AS SELECT 1",
    ],
)
def test_the_database_of_another_program_stays_as_it_is(path: Path, made: str, *, create: bool) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(made)
        connection.commit()
    content = path.read_bytes()
    refused(path, "library.foreign", create=create)
    assert path.read_bytes() == content


def test_a_damaged_file(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(filled.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    filled.write_bytes(content)
    with pytest.raises(InputError) as caught, open_library(filled, create=False) as library:
        gather(library)
    assert caught.value.params["reason"] == "the file is damaged"


def test_a_folder_and_what_lies_below_a_file(tmp_path: Path, filled: Path) -> None:
    for create in (False, True):
        refused(tmp_path, "library.unreadable", "is a folder", create=create)
    refused(filled / "below.sqlite", "library.missing")
    refused(filled / "below.sqlite", "library.unreadable", create=True)
    refused(tmp_path / ("x" * 300), "library.unreadable", "too long", create=True)
    refused(tmp_path / ("x" * 300), "library.unreadable", "too long")


@pytest.mark.parametrize("create", [False, True])
def test_a_name_that_no_system_takes(tmp_path: Path, *, create: bool) -> None:
    with pytest.raises(InputError) as caught, open_library(tmp_path / "a\0b", create=create):
        pytest.fail("opened")
    assert "a\\x00b" in str(caught.value)


@pytest.mark.parametrize("name", ["a b?mode=ro#x%20.sqlite", "资料库.sqlite", "-"])
def test_names_are_no_addresses(tmp_path: Path, name: str) -> None:
    with open_library(tmp_path / name, create=True) as library:
        add(library)
    assert (tmp_path / name).is_file()
    with open_library(tmp_path / name, create=False) as library:
        assert not library.is_empty()


SECOND = (
    "CREATE TABLE notes (text TEXT);\nINSERT INTO notes VALUES ('a;b');\nALTER TABLE documents ADD COLUMN note TEXT;\n"
)


def test_an_older_file_is_brought_up(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, SECOND))
    with open_library(filled, create=False) as library:
        assert library.connection.execute("SELECT text FROM notes").fetchall() == [("a;b",)]
        assert library.connection.execute("PRAGMA user_version").fetchone() == (2,)
        assert len(gather(library).reports) == 1
        assert add(library, variant(1), "/b.txt").what == "new"
    with open_library(filled, create=False) as library:
        assert library.connection.execute("SELECT text FROM notes").fetchall() == [("a;b",)]


def test_a_migration_that_fails_leaves_the_file_as_it_was(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, SECOND, "CREATE TABLE notes (text);\n"))
        refused(filled, "library.unreadable", "notes")
    with open_library(filled, create=False) as library:
        assert library.connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert library.connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'notes'").fetchone() is None


def test_a_newer_file_is_refused(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as connection:
        connection.execute("PRAGMA user_version = 9")
    for create in (False, True):
        refused(filled, "library.newer", "9", create=create)


@pytest.mark.parametrize("missing", ["no such module: fts5", "no such tokenizer: trigram"])
def test_an_sqlite_without_full_text(path: Path, monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    other = {"no such module: fts5": "CREATE VIRTUAL TABLE p USING fts5_absent (text);\n"}
    script = other.get(missing, "CREATE VIRTUAL TABLE p USING fts5 (text, tokenize = 'trigram_absent');\n")
    monkeypatch.setattr(schema, "MIGRATIONS", (script,))
    with pytest.raises(InputError) as caught, open_library(path, create=True):
        pytest.fail("opened")
    assert caught.value.key == "library.no_search"
    assert sqlite3.sqlite_version in str(caught.value)


def test_a_full_disk_loses_one_document_and_no_more(filled: Path) -> None:
    long = variant(1).replace("办复率100%。", "办复率100%。" + "召开协商会12次，提出建议34条。" * 8000)
    document, source = read(long)

    def fill() -> None:
        with open_library(filled, create=False) as library:
            pages = library.connection.execute("PRAGMA page_count").fetchone()[0]
            library.connection.execute(f"PRAGMA max_page_count = {pages + 20}")
            library.add(document, source, "/b.txt", excerpt=False)

    with pytest.raises(InputError) as caught:
        fill()
    assert caught.value.params["reason"] == "no space left"
    with open_library(filled, create=False) as library:
        assert complaints(library) == []
        assert len(gather(library).reports) == 1
        assert library.add(document, source, "/b.txt", excerpt=False).what == "new"


LIMITED = """
import resource, signal, sys
from pathlib import Path
from reportx.errors import ReportxError
from libraries import add, variant
from reportx.library import open_library
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
try:
    with open_library(Path(sys.argv[1]), create=True) as library:
        for number in range(200):
            add(library, variant(number), f"/{number}.txt")
            print(number, flush=True)
except ReportxError as error:
    sys.exit(str(error))
"""


@posix
def test_a_limit_of_the_system(path: Path) -> None:
    here = Path(__file__).parent
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path)],
        capture_output=True,
        text=True,
        check=False,
        env=environment(PYTHONPATH=os.pathsep.join([str(here), *sys.path])),
    )
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "cannot be used as a library" in done.stderr
    with open_library(path, create=False) as library:
        assert complaints(library) == []
        assert len(gather(library).reports) == len(done.stdout.splitlines())


def test_one_that_writes_for_long_is_told(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_PATIENCE", 0.05)
    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with open_library(filled, create=False) as library:  # readers do not wait
            assert len(gather(library).reports) == 1
        with pytest.raises(InputError) as caught, open_library(filled, create=False) as library:
            library.remove([1])
        assert "another program" in str(caught.value)


@contextmanager
def without_rights() -> Iterator[Path]:
    """A folder that this process, root or not, has only the rights to that its modes give."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if os.geteuid() != 0:
            yield folder
            return
        os.chown(folder, 65534, 65534)
        os.seteuid(65534)
        try:
            yield folder
        finally:
            os.seteuid(0)


@posix
def test_what_may_only_be_read_is_read() -> None:
    with without_rights() as folder:
        with library_at(folder) as library:
            add(library)
        path = folder / "library.sqlite"
        path.chmod(0o444)
        for mode in (0o777, 0o555):
            folder.chmod(mode)
            for create in (False, True):
                with open_library(path, create=create and mode == 0o777) as library:
                    assert len(gather(library).reports) == 1
                    assert list(search(library, ["提案"]))
            with pytest.raises(InputError) as caught, open_library(path, create=False) as library:
                library.remove([1])
            assert caught.value.params["reason"] == "it can only be read"
        path.chmod(0o000)
        refused(path, "library.unreadable", "permission denied")
        folder.chmod(0o000)
        refused(path, "library.unreadable", "permission denied")
        refused(path, "library.unreadable", "permission denied", create=True)
        folder.chmod(0o777)


@posix
def test_a_folder_that_cannot_be_written_hides_nothing() -> None:
    with without_rights() as folder:
        path = folder / "library.sqlite"
        with open_library(path, create=True) as library:
            add(library)
            # What was written last is beside the file still, as after a crash.
            log, content = Path(f"{path}-wal").read_bytes(), path.read_bytes()
        path.write_bytes(content)
        Path(f"{path}-wal").write_bytes(log)
        folder.chmod(0o555)
        try:
            refused(path, "library.unreadable", "folder")
        finally:
            folder.chmod(0o777)
        with open_library(path, create=False) as library:
            assert len(gather(library).reports) == 1
