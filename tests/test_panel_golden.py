"""The wide panel of the reports in ``fixtures/compare``, as it was when somebody last read the difference.

``python -m pytest tests/test_panel_golden.py --regenerate-golden`` writes the golden files anew.
"""

from __future__ import annotations

import difflib
import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportx.analysis.matrix import matrix_of
from reportx.analysis.observations import gathered
from reportx.pipeline import parse_file
from reportx.writers.exports.delimited import csv_text
from reportx.writers.output import Output
from reportx.writers.panel_tables import show_cells
from reportx.writers.wide_panel import cells_sheet, wide_sheet

if TYPE_CHECKING:
    from reportx.model.document import Source
    from reportx.model.matrix import Matrix

FOLDER = Path(__file__).parent.parent / "fixtures" / "compare"


@pytest.fixture(scope="module")
def matrix() -> Matrix:
    documents = (parse_file(path) for path in sorted(FOLDER.glob("*.txt")))
    named = (one.model_copy(update={"source": _by_name(one.source)}) for one in documents)
    return matrix_of(gathered(named))


def _by_name(source: Source) -> Source:
    return source.model_copy(update={"name": Path(source.name).name})


def check(name: str, found: str, *, regenerate: bool) -> None:
    golden = FOLDER / name
    if regenerate:
        golden.write_text(found, encoding="utf-8", newline="\n")
        return
    assert golden.is_file(), f"no {name}: --regenerate-golden writes it"
    wanted = golden.read_text(encoding="utf-8")
    if found != wanted:
        lines = difflib.unified_diff(wanted.splitlines(), found.splitlines(), name, "now", n=1, lineterm="")
        pytest.fail("\n".join(["the panel has changed", *list(lines)[:60]]), pytrace=False)


def test_wide(matrix: Matrix, regenerate_golden: bool) -> None:
    check("panel_wide.csv", "".join(csv_text(wide_sheet(matrix))).replace("\r\n", "\n"), regenerate=regenerate_golden)


def test_cells(matrix: Matrix, regenerate_golden: bool) -> None:
    check("panel_cells.csv", "".join(csv_text(cells_sheet(matrix))).replace("\r\n", "\n"), regenerate=regenerate_golden)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_cells_for_people(
    matrix: Matrix, language: str, regenerate_golden: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORTX_LANG", language)
    written = io.StringIO()
    show_cells(Output(written), matrix)
    check(f"panel_cells.{language}.golden", written.getvalue(), regenerate=regenerate_golden)


# What somebody who read the reports noted: place, year, code and unit, value, whose or of what.
NOTED = [
    ("栖梧市", 2022, ("grassroots.sessions", "场次"), None, None),
    ("栖梧市", 2023, ("grassroots.sessions", "场次"), 186, None),
    ("栖梧市", 2022, ("platforms.studios", "个"), 126, "term"),
    ("栖梧市", 2023, ("platforms.studios", "个"), 38, "new"),
    ("桐泽市", 2023, ("platforms.studios", "个"), 64, None),
    ("栖梧市", 2023, ("party.organizations", "个"), 13, None),
    ("栖梧市", 2022, ("proposals.collective", "件"), 86, None),
    ("栖梧市", 2023, ("proposals.collective", "件"), 94, None),
    ("栖梧市", 2023, ("proposals.submitted", "件"), 512, "政协各参加单位和广大委员"),
    ("桐泽市", 2023, ("proposals.submitted", "件"), 379, None),
    ("朔渡市", 2023, ("members.count", "名"), 358, None),
    ("朔渡市", 2023, ("public_opinion.adopted", "条"), 66, "省政协"),
    ("桐泽市", 2023, ("enterprises.visited", "家"), None, None),
]


@pytest.mark.parametrize(("region", "year", "key", "value", "mark"), NOTED)
def test_what_a_careful_reader_puts_there(
    matrix: Matrix, region: str, year: int, key: tuple[str, str], value: int | None, mark: str | None
) -> None:
    (row,) = (one for one in matrix.rows if (one.region, one.year) == (region, year))
    cell = row.cells.get(key)
    assert (cell and cell.chosen.value) == value
    if cell is not None:
        assert (cell.basis or cell.scope) == mark


def test_every_value_stands_in_its_text(matrix: Matrix) -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.txt")}
    told = [
        one
        for row in matrix.rows
        for cell in row.cells.values()
        for one in (cell.chosen, *(other.one for other in cell.others))
    ]
    assert len(told) > 200
    for one in told:
        assert texts[one.source][one.start : one.end] in one.sentence
