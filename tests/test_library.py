"""What a library keeps: bytes once, versions of a path, and every document as it was read."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import handmade
from commandline import REPORT
from formatfiles import BUILDERS, built
from libraries import add, complaints, digest, library_at, read, variant
from reportlanguage import texts
from reportx import __version__
from reportx.analysis.observations import gathered
from reportx.library import Library, stored_path
from reportx.library.observations import gather
from reportx.library.search import search
from reportx.model import Document, Report
from reportx.model.selection import Selection
from reportx.pipeline import parse_source
from reportx.readers import RawText, read_bytes
from reportx.text import Layout
from reportx.text.layout import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reportx.model.observation import Gathered

CHANGED = REPORT.replace("412件", "413件")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with library_at(tmp_path) as library:
        yield library


def rows(library: Library, query: str, *values: object) -> list[Any]:
    return library.connection.execute(query, values).fetchall()


def current(library: Library) -> list[int]:
    return [row[0] for row in rows(library, "SELECT id FROM current_documents ORDER BY id")]


def told(found: Gathered) -> Gathered:
    """What two ways of gathering must agree in: the numbers and paths of a library are its own."""
    return found._replace(
        reports=[report._replace(source="", document=None) for report in found.reports],
        observations=[one._replace(source="", document=None) for one in found.observations],
    )


def test_same_bytes_are_stored_once(library: Library) -> None:
    assert add(library) == (1, "new")
    assert add(library) == (1, "known")
    assert add(library, path="/reports/copy.txt") == (1, "known")
    assert rows(library, "SELECT path, version, document_id FROM places") == [
        ("/reports/a.txt", 1, 1),
        ("/reports/copy.txt", 1, 1),
    ]
    assert current(library) == [1]
    assert len(gather(library).reports) == 1
    assert len(rows(library, "SELECT * FROM current_documents")) == 1


def test_a_changed_file_is_a_new_version(library: Library) -> None:
    add(library)
    assert add(library, CHANGED) == (2, "version")
    assert current(library) == [2]
    assert {one.value for one in gather(library, Selection(codes=("proposals.received",))).observations} <= {413}
    assert {hit.document for hit in search(library, ["提案"])} == {2}
    assert library.document(1) is not None
    old, new = gather(library, documents=(1, 2)).reports
    assert (old.source, new.source) == ("/reports/a.txt@1", "/reports/a.txt")


def test_a_file_returns_to_what_it_was(library: Library) -> None:
    add(library)
    add(library, CHANGED)
    assert add(library) == (1, "version")
    assert current(library) == [1]
    assert [row[0] for row in rows(library, "SELECT version FROM places ORDER BY version")] == [1, 2, 3]
    assert add(library) == (1, "known")
    assert gather(library, documents=(2,)).reports[0].source == "/reports/a.txt@2"


def test_a_copy_stays_when_the_other_changes(library: Library) -> None:
    add(library)
    add(library, path="/reports/copy.txt")
    add(library, CHANGED)
    assert current(library) == [1, 2]
    assert [report.source for report in gather(library).reports] == ["/reports/copy.txt", "/reports/a.txt"]


def test_files_of_one_name_are_told_apart(library: Library) -> None:
    add(library, variant(1), "/one/report.txt")
    add(library, variant(2), "/two/report.txt")
    sources = {report.source for report in gather(library).reports}
    assert sources == {"/one/report.txt", "/two/report.txt"}


def test_a_place_can_be_noted_alone(library: Library) -> None:
    add(library)
    assert library.add_place(1, "/reports/b.txt") == (1, "known")
    add(library, CHANGED, "/reports/b.txt")
    assert library.add_place(1, "/reports/b.txt") == (1, "version")


def test_another_way_of_reading_takes_the_place_of_the_first(library: Library) -> None:
    add(library)
    assert library.known(digest(REPORT)) == 1
    assert library.known(digest(REPORT), excerpt=True) is None
    assert add(library, excerpt=True) == (1, "reread")
    assert rows(library, "SELECT kind FROM reports") == [("excerpt",)]
    assert library.outdated("0", "") == [(1, True)]
    # A call that says nothing of it leaves it as it is.
    assert library.known(digest(REPORT)) == 1
    assert add(library) == (1, "reread")
    assert rows(library, "SELECT kind FROM reports") == [("work_report",)]
    assert complaints(library) == []


def test_another_encoding_takes_the_place_of_the_first(library: Library) -> None:
    data = REPORT.encode("gb18030")
    wrong, source = read(data, encoding="big5hkscs", excerpt=True) if _is_big5(data) else read(data, encoding="latin-1")
    library.add(wrong, source, "/a.txt", excerpt=False)
    assert library.known(digest(data), encoding="gb18030") is None
    right, source = read(data, encoding="gb18030")
    assert library.add(right, source, "/a.txt", excerpt=False) == (1, "reread")
    assert rows(library, "SELECT text, encoding FROM documents") == [(REPORT, "gb18030")]
    for name in ("gb18030", "GB18030", "gb18030-2000"):
        assert library.known(digest(data), encoding=name) == 1
    assert library.known(digest(data), encoding="no such codec") is None
    assert library.known(digest(data)) == 1


def _is_big5(data: bytes) -> bool:
    try:
        data.decode("big5hkscs")
    except UnicodeDecodeError:
        return False
    return True


def test_removing_takes_everything_along(library: Library) -> None:
    add(library)
    add(library, variant(1), "/reports/b.txt")
    assert library.remove([1, 99]) == 1
    assert not library.is_empty()
    for table in ("reports", "sections", "indicators", "numerals", "passages", "places"):
        assert rows(library, f"SELECT count(*) FROM {table}") != [(0,)]
    assert library.remove([2, 2]) == 1
    assert library.is_empty()
    for table in ("documents", "reports", "sections", "indicators", "numerals", "passages", "places"):
        assert rows(library, f"SELECT count(*) FROM {table}") == [(0,)]
    assert complaints(library) == []


def test_numbers_are_not_given_twice(library: Library) -> None:
    add(library)
    library.remove([1])
    assert add(library).id == 2


def test_removing_the_latest_version_brings_the_one_before_back(library: Library) -> None:
    add(library)
    add(library, CHANGED)
    library.remove([2])
    assert current(library) == [1]
    assert add(library, CHANGED) == (3, "version")


def test_what_is_not_there(library: Library) -> None:
    document, _ = read()
    assert library.known(digest(REPORT)) is None
    assert library.document(1) is None
    assert library.remove([]) == 0
    assert library.remove([1]) == 0
    library.renew(1, document)
    assert library.is_empty()
    assert gather(library, documents=(7,)).reports == []


def test_the_version_of_program_and_rules_is_kept(library: Library) -> None:
    document, source = read()
    library.add(document, source, "/a.txt", excerpt=False)
    rules = document.producer.rules_sha256
    assert library.outdated(__version__, rules) == []
    assert library.outdated("0.0.9", rules) == [(1, False)]
    assert library.outdated(__version__, "0" * 64) == [(1, False)]


@pytest.mark.parametrize("excerpt", [False, True])
def test_renewing_gives_what_reading_anew_gives(library: Library, *, excerpt: bool) -> None:
    document, source = read(excerpt=excerpt)
    library.add(document, source, "/a.txt", excerpt=excerpt)
    add(library, variant(1), "/b.txt")
    before = gather(library)
    assert library.source(1) == source
    library.renew(1, parse_source(library.source(1), excerpt=excerpt, numerals=True))
    assert library.document(1) == document.model_dump_json(by_alias=True)
    # Its reports have other row numbers now; their order is still that of the documents.
    assert gather(library) == before
    assert complaints(library) == []


def test_rows_say_what_the_document_says(library: Library) -> None:
    document, source = read()
    library.add(document, source, "/a.txt", excerpt=False)
    kept = json.loads(library.document(1) or "")
    assert Document.model_validate(kept) == document
    report = document.reports[0]
    texts_of = rows(
        library,
        "SELECT substr(d.text, span_start + 1, span_end - span_start), i.text FROM indicators i"
        " JOIN reports r ON r.id = report_id JOIN documents d ON d.id = document_id".replace(
            "span_start", "i.span_start"
        ).replace("span_end", "i.span_end"),
    )
    assert texts_of
    assert all(own == stated for own, stated in texts_of)
    assert [row[0] for row in rows(library, "SELECT id FROM indicators ORDER BY number")] == [
        one.id for one in report.indicators
    ]
    assert [row[0] for row in rows(library, "SELECT id FROM numerals ORDER BY number")] == [
        one.id for one in report.numerals
    ]
    assert [row[0] for row in rows(library, "SELECT id FROM measures ORDER BY number")] == [
        one.id for one in report.measures
    ]


def test_gathering_gives_what_the_documents_give(library: Library) -> None:
    documents = []
    for number in range(5):
        document, source = read(variant(number), f"{number}.txt")
        library.add(document, source, f"/{number}.txt", excerpt=False)
        documents.append(document)
    assert told(gather(library)) == told(gathered(documents))
    for selection in (
        Selection(codes=("proposals",)),
        Selection(codes=("proposals", "meetings.consultation")),
        Selection(years=(2024,)),
        Selection(statuses=("planned",)),
        Selection(groups=("提案",), levels=("city",)),
        Selection(regions=("云",), kinds=("work_report",)),
        Selection(regions=("没有",)),
    ):
        assert told(gather(library, selection)) == told(selection.of(gathered(documents)))


def test_filters_are_text(library: Library) -> None:
    add(library)
    for text in (
        "%",
        "proposals%",
        "' OR 1=1 --",
        '"',
        "proposals.",
        "\0",
        "\ud800".encode("utf-8", "replace").decode(),
    ):
        assert gather(library, Selection(codes=(text,), groups=(text,), regions=(text,))).observations == []


numbers = st.decimals(min_value=0, max_value=10**12, places=3) | st.integers(0, 2**62)
reports = st.lists(
    st.tuples(numbers | st.none(), numbers | st.none(), st.sampled_from(["proposals.filed", "a.b", "ab"])), max_size=6
)


def _made(drawn: list[Any], name: str) -> Report:
    found = [
        handmade.indicator(
            number,
            code,
            None if value is None else str(value),
            value_max=None if most is None else Decimal(most),
        )
        for number, (value, most, code) in enumerate(drawn)
    ]
    rich = handmade.rich_report(name)
    measures = [handmade.measure("m1", "done"), handmade.measure("m2", "planned")]
    nodes = [handmade.node(one.id, "measure").model_copy(update={"status": one.status}) for one in measures]
    return rich.model_copy(
        update={
            "sections": [handmade.node(f"{name}.s1", "section", nodes), handmade.node(f"{name}.p1", "passage")],
            "measures": measures,
            "indicators": [*rich.indicators, *found],
        }
    )


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=st.lists(st.lists(reports, max_size=3), min_size=1, max_size=3))
def test_any_document_comes_back(tmp_path_factory: pytest.TempPathFactory, drawn: list[list[Any]]) -> None:
    documents = []
    with library_at(tmp_path_factory.mktemp("any")) as library:
        for number, several in enumerate(drawn):
            sha256 = digest(str(number))
            made = [_made(one, f"r{place}") for place, one in enumerate(several, 1)]
            document = handmade.document(*made)
            document = document.model_copy(update={"source": document.source.model_copy(update={"sha256": sha256})})
            source = RawText("a.txt", "标题。提案400件。" * 20, "utf-8", "text", sha256)
            added = library.add(document, source, f"/{number}.txt", excerpt=False)
            documents.append(document)
            assert library.document(added.id) == document.model_dump_json(by_alias=True)
        found, wanted = told(gather(library)), told(gathered(documents))
        assert found.reports == wanted.reports
        assert found.observations == wanted.observations
        assert complaints(library) == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(text=texts)
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    source = RawText("a.txt", text, "utf-8", "text", digest(text.encode("utf-8", "replace")))
    document = parse_source(source, excerpt=True, numerals=True)
    with library_at(tmp_path_factory.mktemp("text")) as library:
        id_ = library.add(document, source, "/a.txt", excerpt=True).id
        assert library.source(id_) == source
        assert library.document(id_) == document.model_dump_json(by_alias=True)
        assert told(gather(library)).observations == told(gathered([document])).observations
        again = parse_source(library.source(id_), excerpt=True, numerals=True)
        assert again == document


def test_paths_are_known_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "a.txt"
    file.write_text(REPORT, encoding="utf-8")
    (tmp_path / "link.txt").symlink_to(file)
    assert stored_path("a.txt") == stored_path(str(file)) == stored_path("./x/../a.txt") == stored_path("link.txt")
    odd = stored_path("odd\udcff.txt")
    assert odd.endswith("odd\\xff.txt")
    odd.encode()


# LibreOffice, which ``doc`` needs, is not everywhere, and gives what ``docx`` gives.
@pytest.mark.parametrize("form", [form for form in BUILDERS if form != "doc"])
@pytest.mark.parametrize("name", ["county_page", "trad_feature"])
def test_renewing_files_of_every_format(library: Library, name: str, form: str) -> None:
    suffix = BUILDERS[form][1]
    source = read_bytes(built(name, form), f"{name}{suffix}")
    document = parse_source(source, numerals=True)
    library.add(document, source, "/a", excerpt=False)
    assert library.source(1) == source
    library.renew(1, parse_source(library.source(1), numerals=True))
    assert library.document(1) == document.model_dump_json(by_alias=True)


def test_a_text_whose_lines_were_broken_is_renewed_as_it_was_read(library: Library) -> None:
    source = RawText("a.txt", "甲" * 10, "utf-8", "text", "0" * 64)
    for layout in (PLAIN, Layout()):
        document = parse_source(source._replace(layout=layout, sha256=str(id(layout))), excerpt=True, numerals=True)
        kept = source._replace(layout=layout, sha256=str(id(layout)))
        id_ = library.add(document, kept, "/a", excerpt=True).id
        # Readers tell a text that has no layout from one whose layout is empty.
        assert (library.source(id_).layout is PLAIN) == (layout is PLAIN)
