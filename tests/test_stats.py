"""Statistics: everything counted; documents come back from their JSON as they were."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handmade import document, indicator, report, rich_report
from reportx.analysis.documents import documents_from_json, each_document, looks_like_json
from reportx.analysis.observations import gathered
from reportx.analysis.stats import stats, stats_of
from reportx.errors import FormatError
from reportx.model.base import Bound, NumeralKind
from reportx.model.stats import StatusCounts, UnitCount
from reportx.writers.as_json import model_json

if TYPE_CHECKING:
    from reportx.model.document import Document


def _counts(total: int, done: int = 0, planned: int = 0) -> StatusCounts:
    return StatusCounts(total=total, done=done, planned=planned, unstated=total - done - planned)


def test_one_report() -> None:
    found = stats([document(rich_report())])
    counts = found.reports[0].counts
    assert counts == found.total
    assert counts.chars == 100
    assert counts.outline.model_dump() == {"sections": 2, "measures": 2, "passages": 1, "max_depth": 3}
    assert counts.measures == _counts(2, 1, 1)
    assert counts.indicators.all == _counts(5, 3, 1)
    assert counts.indicators.masked == 1


def test_groups_and_codes_are_in_the_order_of_the_text() -> None:
    indicators = stats([document(rich_report())]).total.indicators
    assert [(group.group, group.indicators) for group in indicators.by_group] == [
        ("proposals", _counts(3, 2)),
        ("meetings", _counts(2, 1, 1)),
    ]
    assert [(code.code, code.name, code.indicators) for code in indicators.by_code] == [
        ("proposals.filed", "PROPOSALS.FILED", _counts(2, 1)),
        ("proposals.rate", "PROPOSALS.RATE", _counts(1, 1)),
        ("meetings.held", "MEETINGS.HELD", _counts(1, 0, 1)),
        ("meetings.heard", "MEETINGS.HEARD", _counts(1, 1)),
    ]


def test_units_and_bounds() -> None:
    indicators = stats([document(rich_report())]).total.indicators
    assert indicators.by_unit == [
        UnitCount(unit="件", count=2),
        UnitCount(unit="次", count=1),
        UnitCount(unit="%", count=1),
        UnitCount(unit=None, count=1),
    ]
    assert list(indicators.by_bound) == list(get_args(Bound))
    assert {bound: count for bound, count in indicators.by_bound.items() if count} == {
        "exact": 2,
        "about": 1,
        "range": 1,
        "masked": 1,
    }


def test_numerals_only_where_a_ledger_was_kept() -> None:
    found = stats([document(rich_report(), report("r2"))])
    assert found.reports[1].counts.numerals is None
    numerals = found.total.numerals
    assert numerals is not None
    assert (numerals.reports, numerals.total) == (1, 3)
    assert list(numerals.by_kind) == list(get_args(NumeralKind))
    assert (numerals.by_kind["date"], numerals.by_kind["indicator"], numerals.by_kind["rank"]) == (2, 1, 0)


def test_several_documents_are_counted_but_not_added_up() -> None:
    first, second = document(rich_report()), document(rich_report(), report("r2"), name="b.txt")
    found = stats([first, second])
    assert (found.documents, found.total.reports, found.total.chars) == (2, 3, 300)
    assert [(one.source, one.report_id) for one in found.reports] == [
        ("a.txt", "r1"),
        ("b.txt", "r1"),
        ("b.txt", "r2"),
    ]
    filed = found.codes[0]
    assert filed.code == "proposals.filed"
    assert [(value.source, value.value) for value in filed.values] == [
        ("a.txt", Decimal(400)),
        ("a.txt", None),
        ("b.txt", Decimal(400)),
        ("b.txt", None),
    ]
    assert "800" not in found.model_dump_json()


def test_codes_follow_the_count_and_show_their_values() -> None:
    found = stats([document(rich_report())])
    assert [code.code for code in found.codes] == [code.code for code in found.total.indicators.by_code]
    value = found.codes[2].values[0]
    assert value.model_dump(mode="json") == {
        "source": "a.txt",
        "report_id": "r1",
        "indicator_id": "r1.i2",
        "label": "立案提案",
        "value": 12,
        "value_max": None,
        "unit": "次",
        "bound": "exact",
        "status": "planned",
        "scope": "全市",
        "line": 3,
    }


def test_plain_values_are_the_same_json() -> None:
    masked = indicator(2, "proposals.filed", None, bound="masked", scope="市县")
    found = gathered(
        [document(report(indicators=[indicator(1, "proposals.filed", "98.60"), masked])), document(rich_report())]
    )
    plain = model_json(stats_of(found, plain=True))
    assert plain == model_json(stats_of(found))
    assert json.loads(plain)["codes"][0]["values"][0]["value"] == 98.6


def test_nothing_has_the_same_shape() -> None:
    empty, full = stats([]), stats([document(rich_report())])
    assert empty.model_dump().keys() == full.model_dump().keys()
    assert empty.total.model_dump().keys() == full.total.model_dump().keys()
    assert empty.total.indicators.by_bound.keys() == full.total.indicators.by_bound.keys()
    assert (empty.total.reports, empty.total.outline.max_depth, empty.codes) == (0, 0, [])


def test_a_code_of_two_groups_is_one_code() -> None:
    indicators = [indicator(1, "other", "1", group="a"), indicator(2, "other", "2", group="b")]
    found = stats([document(report(indicators=indicators))]).total.indicators
    assert [(group.group, group.indicators.total) for group in found.by_group] == [("a", 2)]
    assert [(code.code, code.group, code.indicators.total) for code in found.by_code] == [("other", "a", 2)]


FIRST, SECOND = document(rich_report(), name="一.txt"), document(report(), name="b.txt")
COMPACT = [one.model_dump_json(by_alias=True) for one in (FIRST, SECOND)]
INDENTED = [one.model_dump_json(by_alias=True, indent=2) for one in (FIRST, SECOND)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (COMPACT[0], [FIRST]),
        (INDENTED[0] + "\n", [FIRST]),
        ("\n".join(COMPACT) + "\n", [FIRST, SECOND]),
        ("\r\n\r\n".join(COMPACT), [FIRST, SECOND]),
        ("".join(COMPACT), [FIRST, SECOND]),
        ("\n".join(INDENTED), [FIRST, SECOND]),
        (f"[{','.join(COMPACT)}]", [FIRST, SECOND]),
        (f" [\n{COMPACT[1]}\n]\n", [SECOND]),
        ("[]", []),
        ("\ufeff" + COMPACT[0], [FIRST]),
        (json.dumps(json.loads(COMPACT[0]), sort_keys=True), [FIRST]),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-32-be"])
def test_documents_come_back_as_they_were(text: str, expected: list[Document], encoding: str) -> None:
    data = text.encode(encoding)
    assert looks_like_json(data)
    found = documents_from_json(data, "x.json")
    assert found == expected
    written = [one.model_dump_json(by_alias=True) for one in found]
    assert written == [one.model_dump_json(by_alias=True) for one in expected]


@given(st.decimals(min_value=-(10**15), max_value=10**15, allow_nan=False, places=2))
def test_decimals_come_back_exactly(value: Decimal) -> None:
    # Fifteen significant digits are what a JSON number is sure to carry.
    value = value if abs(value) < 10**13 else value.to_integral_value()
    one = document(report(indicators=[indicator(1, "x", str(value))]))
    (back,) = documents_from_json(one.model_dump_json(by_alias=True).encode(), "x")
    assert back.reports[0].indicators[0].value == value


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Expecting value"),
        ("{", "line 1 column 2"),
        (COMPACT[0] + "\n{", "line 2"),
        (COMPACT[0] + ",", "Expecting value"),
        ('{"a": 1}', "$: no schema_version"),
        ("{}", "$: no schema_version"),
        ("[1]", "[0]: no schema_version"),
        ("3", "$: no schema_version"),
        (COMPACT[0] + "[]", "[1]: no schema_version"),
        ('{"schema_version": "2.0"}', "$: schema_version 2.0"),
        ('{"schema_version": NaN}', "NaN"),
        ('{"schema_version": "1.0"}', "producer: Field required"),
        (COMPACT[1] + COMPACT[0].replace('"r1.i1"', "7"), "[1].reports.0.indicators.0.id: "),
        ("[" * 100_000, "recursion"),
        ("1" * 10_000, "digits"),
    ],
)
def test_other_json_is_refused_with_the_place(text: str, reason: str) -> None:
    with pytest.raises(FormatError) as caught:
        documents_from_json(text.encode(), "x.json")
    error = caught.value
    assert (error.key, error.params["name"], error.exit_code) == ("json.shape", "x.json", 4)
    assert reason in str(error.params["reason"])


def test_bytes_that_are_no_json_text() -> None:
    with pytest.raises(FormatError) as caught:
        documents_from_json(b'{"a": "\xb0\xb1"}', "x")
    assert caught.value.key == "json.shape"


@pytest.mark.parametrize("text", ["", "政协工作报告", "{大会}", "[1] 关于", "  一、{", "[导航] 首页", "2023"])
def test_reports_do_not_look_like_json(text: str) -> None:
    assert not looks_like_json(text.encode())
    assert not looks_like_json(text.encode("gb18030"))


def test_a_document_that_comes_twice_is_counted_twice() -> None:
    found = stats([FIRST, SECOND, FIRST])
    assert [one.counts.indicators.all.total for one in found.reports] == [5, 0, 5]
    assert (found.documents, found.total.indicators.all.total) == (3, 10)


def test_documents_come_one_by_one() -> None:
    data = (COMPACT[0] + COMPACT[1] + '{"a": 1}').encode()
    documents = each_document(data, "x.json")
    assert [next(documents), next(documents)] == [FIRST, SECOND]
    with pytest.raises(FormatError) as caught:
        next(documents)
    assert "[2]" in str(caught.value)
