"""Whole comparisons of the reports in ``fixtures/compare``, as they were when somebody last read the difference.

``python -m pytest tests/test_compare_golden.py --regenerate-golden`` writes the golden files anew.
"""

from __future__ import annotations

import difflib
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from reportx.analysis.comparison import compare
from reportx.analysis.comparison_model import comparison
from reportx.analysis.observations import gathered
from reportx.model.compared import Column
from reportx.pipeline import parse_file
from reportx.schemas import schema
from reportx.writers.as_json import model_json
from reportx.writers.comparison_names import short_names
from reportx.writers.comparison_tables import write_comparison
from reportx.writers.output import Output

if TYPE_CHECKING:
    from reportx.model.compared import Compared

FOLDER = Path(__file__).parent.parent / "fixtures" / "compare"
CASES = {
    "two_years": ("qiwu_2022", "qiwu_2023"),
    "three_cities": ("qiwu_2023", "shuodu_2023", "tongze_2023"),
    "before_and_after": ("yunhe_2022", "yunhe_2023"),
    "digest_and_report": ("yunhe_2022", "yunhe_digest_2022"),
    "plan_and_report": ("yunhe_plan_2023", "yunhe_2023"),
    "time_untold": ("xikou_untold", "yunhe_2022"),
    "government": ("government_2023", "government_2024"),
}


def _column(name: str) -> Column:
    document = parse_file(FOLDER / f"{name}.txt")
    found = gathered([document])
    (report,) = found.reports
    return Column(report._replace(source=f"{name}.txt"), found.observations)


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest) -> tuple[str, Compared]:
    return request.param, compare([_column(name) for name in CASES[request.param]])


def _text(found: Compared) -> str:
    written = io.StringIO()
    write_comparison(Output(written), found)
    return written.getvalue()


def _json(found: Compared) -> dict[str, Any]:
    text = model_json(comparison(found, short_names(found.reports)))
    data: dict[str, Any] = json.loads(text)
    return data


def _check(golden: Path, found: str, *, regenerate: bool) -> None:
    if regenerate:
        golden.write_text(found, encoding="utf-8", newline="\n")
        return
    assert golden.is_file(), f"no {golden.name}: --regenerate-golden writes it"
    wanted = golden.read_text(encoding="utf-8")
    if found != wanted:
        lines = difflib.unified_diff(wanted.splitlines(), found.splitlines(), golden.name, "now", n=2, lineterm="")
        pytest.fail("\n".join(["the comparison has changed", *list(lines)[:60]]), pytrace=False)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_text(
    case: tuple[str, Compared], language: str, regenerate_golden: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORTX_LANG", language)
    name, found = case
    _check(FOLDER / f"{name}.{language}.golden", _text(found), regenerate=regenerate_golden)


def test_json(case: tuple[str, Compared], regenerate_golden: bool) -> None:
    name, found = case
    data = _json(found)
    jsonschema.Draft202012Validator(schema("compare")).validate(data)
    _check(FOLDER / f"{name}.json", json.dumps(data, ensure_ascii=False, indent=2) + "\n", regenerate=regenerate_golden)


def test_json_is_what_the_model_gives(case: tuple[str, Compared]) -> None:
    model = comparison(case[1], short_names(case[1].reports))
    assert json.loads(model.model_dump_json(by_alias=True)) == _json(case[1])
    assert type(model).model_validate(model.model_dump()) == model


def test_every_value_stands_in_its_text(case: tuple[str, Compared]) -> None:
    name, found = case
    texts = [(FOLDER / f"{one}.txt").read_text(encoding="utf-8") for one in CASES[name]]
    data = _json(found)
    rows = (*data["rows"], *data["others"], *data["growth"])
    values = [value for row in rows for value in row["values"] if value]
    assert len(values) > 7
    for value in [*values, *data["alone"]]:
        text = texts[value["column"]]
        span = value["span"]
        assert text[: span["start"]].count("\n") + 1 == value["line"]
        assert text[span["start"] : span["end"]] in value["sentence"]


# What somebody who read both reports noted: label of the first, value of each, reasons.
TRAPS = [
    ("获市领导批示", 68, 75, ["unit"]),
    ("编报信息", 365, 412, ["unit"]),
    ("委员满意率", 97.2, 99.1, ["definition"]),
    ("开展“梧桐树下来协商”议事活动", 1260, 186, ["scope"]),
    ("参与群众", 28000, 6200, ["scope"]),
    ("建成委员工作室", 126, 38, ["period", "definition"]),
    ("编辑出版文史资料", 18, 3, ["period"]),
    ("协调帮扶资金", None, 5800000, ["hidden"]),
    ("走访企业", 260, 285, []),
    ("惠及群众", 15000, 18000, []),
    ("撤销委员资格", 0, 3, []),
    ("立案率", 84.8, 86.5, []),
    ("审查立案提案", 412, 443, []),
    ("生态文明方面", 61, 70, []),
    ("集体提案", 86, 94, []),
    ("收到民主党派和工商联集体提案", 64, 71, []),
]


@pytest.mark.parametrize(("label", "first", "second", "reasons"), TRAPS, ids=[trap[0] for trap in TRAPS])
def test_what_a_careful_reader_notices(label: str, first: float, second: float, reasons: list[str]) -> None:
    data = _json(compare([_column("qiwu_2022"), _column("qiwu_2023")]))
    rows = [row for row in data["rows"] if row["label"] == label and not row["planned"]]
    assert [([value["value"] for value in row["values"]], row["changes"][1]["reasons"]) for row in rows] == [
        ([first, second], reasons)
    ]


def test_the_plan_for_a_year_is_set_beside_it() -> None:
    data = _json(compare([_column("qiwu_2022"), _column("qiwu_2023")]))
    told = {one["planned"]["label"]: (one["done"]["value"], one["outcome"]) for one in data["targets"]}
    assert told["立案提案"] == (443, "reached")
    assert told["走访企业"] == (285, "short")
    assert told["新建委员工作室"] == (38, "reached")
    assert not _json(compare([_column("qiwu_2023"), _column("shuodu_2023")]))["targets"]
