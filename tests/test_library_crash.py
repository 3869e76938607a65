"""Programs that are killed, and programs that write at once: what is there is whole."""

from __future__ import annotations

import json
import os
import pickle
import random
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from commandline import environment, posix
from libraries import complaints, read, variant
from reportx.library import Library, open_library
from reportx.library.observations import gather
from reportx.library.search import search
from reportx.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
ROUNDS = 50
COUNT = 30


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Documents for the workers, read once."""
    path = tmp_path_factory.mktemp("documents") / "documents"
    path.write_bytes(pickle.dumps([read(variant(number), f"{number}.txt") for number in range(COUNT)]))
    return path


@contextmanager
def worker(library: Path, documents: Path, seed: int) -> Iterator[subprocess.Popen[bytes]]:
    """A process that adds and removes; it is killed at the end."""
    with subprocess.Popen(
        [sys.executable, str(HERE / "library_worker.py"), str(library), str(documents), str(seed)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(PYTHONPATH=os.pathsep.join(sys.path)),
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == b"open\n", process.stderr and process.stderr.read()
            yield process
            assert process.poll() is None, process.stderr and process.stderr.read()
        finally:
            process.kill()


def check_whole(library: Library) -> int:
    """Every document is there with all that was read from it; how many there are."""
    assert complaints(library) == []
    query = library.connection.execute
    numbers = [row[0] for row in query("SELECT id FROM documents")]
    for number in numbers:
        document = Document.model_validate(json.loads(library.document(number) or ""))
        for report in document.reports:
            (row,) = (
                query("SELECT id FROM reports WHERE document_id = ? AND name = ?", (number, report.id)).fetchone(),
            )
            for table, wanted in (
                ("indicators", len(report.indicators)),
                ("numerals", len(report.numerals)),
                ("measures", len(report.measures)),
            ):
                assert query(f"SELECT count(*) FROM {table} WHERE report_id = ?", row).fetchone() == (wanted,)
            named = sum(1 for measure in report.measures if measure.title) + len(report.indicators)
            passages = query("SELECT kind FROM passages WHERE report_id = ?", row).fetchall()
            assert len([kind for (kind,) in passages if kind != "sentence"]) == named
            assert len(passages) > named
        assert query("SELECT count(*) FROM reports WHERE document_id = ?", (number,)).fetchone() == (
            len(document.reports),
        )
        assert query("SELECT 1 FROM places WHERE document_id = ?", (number,)).fetchone()
    return len(numbers)


@posix
def test_killed_at_any_moment(tmp_path: Path, documents: Path) -> None:
    path = tmp_path / "library.sqlite"
    chance = random.Random(7)
    found = set()
    # Two at a time, each killed at a moment of its own: also while the other one writes, or clears up after the first.
    with ThreadPoolExecutor(2) as pool:

        def one(number: int) -> None:
            pause = chance.random() * 0.2
            with worker(path, documents, number):
                time.sleep(pause)

        for start in range(0, ROUNDS, 2):
            list(pool.map(one, (start, start + 1)))
            with open_library(path, create=False) as library:
                found.add(check_whole(library))
    assert max(found) > 1
    with open_library(path, create=False) as library:
        assert library.connection.execute("SELECT count(*) FROM places WHERE version > 1").fetchone() > (0,)


@posix
def test_readers_see_whole_documents_while_others_write(tmp_path: Path, documents: Path) -> None:
    path = tmp_path / "library.sqlite"
    with worker(path, documents, 1), worker(path, documents, 2):
        until = time.monotonic() + 1.5
        looked = 0
        while time.monotonic() < until:
            with open_library(path, create=False) as library:
                library.connection.execute("BEGIN")  # one state of the library for all that follows
                reports = gather(library).reports
                numbers = {report.document for report in reports}
                assert {hit.document for hit in search(library, ["提案"])} == numbers
                assert library.connection.execute("PRAGMA foreign_key_check").fetchall() == []
                looked += 1
    assert looked > 3


MAKER = """
import sys
from pathlib import Path
from reportx.library import open_library
sys.stdin.read()
with open_library(Path(sys.argv[1]), create=True) as library:
    assert library.is_empty()
"""


@posix
def test_made_by_several_at_the_same_moment(tmp_path: Path) -> None:
    for round_ in range(3):
        path = tmp_path / f"{round_}.sqlite"
        makers = [
            subprocess.Popen(
                [sys.executable, "-c", MAKER, str(path)],
                stdin=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=environment(PYTHONPATH=os.pathsep.join(sys.path)),
            )
            for _ in range(6)
        ]
        time.sleep(0.5)
        for maker in makers:
            assert maker.stdin is not None
            maker.stdin.close()
        for maker in makers:
            with maker:
                assert maker.stderr is not None
                assert (maker.stderr.read(), maker.wait()) == (b"", 0)
        with open_library(path, create=False) as library:
            assert complaints(library) == []
            assert library.connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
