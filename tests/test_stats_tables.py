"""Tables of statistics: amounts as people read them, columns that fit the terminal, and no flood."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from rich.console import Console

from handmade import document, indicator, report
from reportx.analysis.stats import stats
from reportx.model.stats import Total
from reportx.writers.amounts import spread_text, sum_text
from reportx.writers.fitted import Column, FittedTable
from reportx.writers.stats_sheets import stats_sheets
from reportx.writers.stats_tables import stats_blocks

if TYPE_CHECKING:
    from reportx.model import Document


def total(**changes: Any) -> Total:
    fields: dict[str, Any] = {
        "code": "proposals.filed",
        "name": "提案立案数",
        "group": "提案",
        "unit": "件",
        "dimension": "count",
        "status": "done",
        "period_kind": "year",
        "values": 3,
        "reports": 3,
        "added": 3,
        "left_out": {},
        "sum": None,
        "sum_max": None,
        "bound": "exact",
        "min": None,
        "median": None,
        "max": None,
    }
    return Total(**fields | changes)


def amount(value: str, bound: str = "exact", dimension: str = "count", upper: str | None = None) -> str:
    unit = "元" if dimension == "money" else "件"
    made = total(sum=Decimal(value), sum_max=upper and Decimal(upper), bound=bound, dimension=dimension, unit=unit)
    return sum_text(made)


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (amount("2186"), "2,186 件"),
        (amount("2186", "at_least"), "≥2,186 件"),
        (amount("2186", "at_most"), "≤2,186 件"),
        (amount("2186", "about"), "≈2,186 件"),
        (amount("10", "range", upper="12"), "10–12 件"),
        (amount("100000000"), "100,000,000 件"),
        (amount("120000000", dimension="money"), "1.2 亿元"),
        (amount("123450000", dimension="money"), "1.2345 亿元"),
        (amount("123456789", dimension="money"), "12,345.6789 万元"),  # never rounded
        (amount("12300", "at_least", "money"), "≥1.23 万元"),
        (amount("9999", dimension="money"), "9,999 元"),
        (amount("9000", "range", "money", "20000"), "9,000–20,000 元"),
        (amount("90000000", "range", "money", "200000000"), "9,000–20,000 万元"),
        (sum_text(total()), ""),
        (sum_text(total(sum=Decimal(3), unit=None)), "3"),
        (sum_text(total(sum=Decimal(3), unit="\x1b[31m件")), "3 [31m件"),
    ],
)
def test_sums(shown: str, expected: str) -> None:
    assert shown == expected


def spread(least: str, median: str, most: str, **changes: Any) -> str:
    return spread_text(total(min=Decimal(least), median=Decimal(median), max=Decimal(most), **changes))


def test_spreads() -> None:
    rates: dict[str, Any] = {"unit": "%", "dimension": "percent", "added": 0}
    assert spread("98", "98.5", "99", **rates) == "98–99 % · 98.5"
    assert spread("98", "98.5", "99", bound="at_least", **rates) == "≥98–99 % · 98.5"
    assert spread("100", "100", "100", **rates) == "100 %"
    assert spread("3", "4", "9", sum=Decimal(16)) == "3–9 · 4"
    assert spread("3", "3", "3", sum=Decimal(9)) == "3"
    assert spread("3", "3", "3", sum=Decimal(3), added=1) == ""
    assert spread_text(total()) == ""


def money(summed: str, least: str, median: str, most: str) -> tuple[str, str]:
    made = total(
        unit="元",
        dimension="money",
        sum=Decimal(summed),
        min=Decimal(least),
        median=Decimal(median),
        max=Decimal(most),
    )
    return sum_text(made), spread_text(made)


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (money("300000000", "20000", "1000000", "200000000"), ("30,000 万元", "2–20,000 · 100")),
        (money("9203000000", "65000000", "70000000", "4130000000"), ("920,300 万元", "6,500–413,000 · 7,000")),
        (money("9203000000", "1865000", "1865000", "9201135000"), ("920,300 万元", "186.5–920,113.5 · 186.5")),
        (money("1200000000", "300000000", "400000000", "500000000"), ("12 亿元", "3–5 · 4")),
        (money("9203000000", "500", "30000", "9202969500"), ("92.03 亿元", "500 元–920,296.95 万元 · 3 万元")),
        (money("120500", "500", "60250", "120000"), ("120,500 元", "500–120,000 · 60,250")),
        (money("30000", "10000", "10000", "10000"), ("3 万元", "1")),
    ],
)
def test_one_scale_a_row(shown: tuple[str, str], expected: tuple[str, str]) -> None:
    assert shown == expected


def test_shares_are_rounded_for_people() -> None:
    rates: dict[str, Any] = {"unit": None, "dimension": "ratio", "added": 0}
    assert spread("0.333333333333", "0.5", "0.666666666667", **rates) == "0.333–0.667 · 0.5"
    assert spread("3", "4.333333333333", "9", sum=Decimal(16)) == "3–9 · 4.333"


def test_a_row_says_that_its_time_is_not_known() -> None:
    text = text_of(document(report(indicators=[indicator(1, "made.code", "32", period=None)])))
    assert "time unknown" in text


def printed(table: FittedTable, width: int) -> list[str]:
    buffer = io.StringIO()
    Console(file=buffer, width=width, color_system=None).print(table)
    return [line.rstrip() for line in buffer.getvalue().splitlines()]


def test_columns_are_left_out_by_and_by() -> None:
    columns = (Column("column.name"), Column("column.code", drop=2), Column("column.values", right=True, drop=1))
    table = FittedTable(columns, [("提案立案数", "proposals.filed", "12")], ("Sum", "", "12"))
    assert printed(table, 20_000)[0].split() == ["Indicator", "Code", "Values"]
    assert printed(table, 80)[0].split() == ["Indicator", "Code", "Values"]
    assert printed(table, 34)[0].split() == ["Indicator", "Values"]
    assert printed(table, 12)[0].split() == ["Indicator"]
    assert "Sum" in printed(table, 12)
    # And it is told.
    assert " ".join(printed(table, 34)[-3:]).endswith("for want of room: Code; -o FILE has all")
    assert not any("room" in line for line in printed(table, 80))


def text_of(*documents: Document, chosen: bool = False) -> str:
    buffer = io.StringIO()
    console = Console(file=buffer, width=200, color_system=None)
    for block in stats_blocks(stats(documents), chosen=chosen):
        console.print(block)
    return buffer.getvalue()


def many(reports: int, codes: int) -> list[Document]:
    indicators = [indicator(number, f"made.code{number:03}", "5") for number in range(codes)]
    return [document(report(indicators=indicators), name=f"{number}.txt") for number in range(reports)]


def test_many_codes_of_many_reports_do_not_flood() -> None:
    text = text_of(*many(20, 100))
    assert text.count("made.code") == 40
    assert "40 of 100 totals" in text
    assert len(text.splitlines()) < 80
    assert text_of(*many(20, 100), chosen=True).count("made.code") == 100


def test_a_report_or_two_are_shown_with_all_their_codes() -> None:
    text = text_of(*many(2, 100))
    assert text.count("made.code") == 100
    assert "of 100 totals" not in text


def test_codes_that_come_to_nothing_give_way() -> None:
    indicators = [
        indicator(1, "other", "5"),
        *(indicator(number, f"made.code{number:03}", "5") for number in range(2, 43)),
    ]
    documents = [document(report(indicators=indicators), name=f"{number}.txt") for number in range(5)]
    assert "of all sorts" not in text_of(*documents)


def test_sheets_have_every_total_and_every_report() -> None:
    masked = indicator(3, "proposals.filed", None, bound="masked", label="其他提案")
    part = indicator(2, "proposals.filed", "40", part_of="r1.i1")
    made = stats([document(report(indicators=[indicator(1, "proposals.filed", "400"), part, masked]))], "region")
    totals, reports = stats_sheets(made)
    row = dict(zip((column.key for column in totals.columns), totals.rows[0], strict=True))
    assert (row["by"], row["key"], row["code"], row["sum"]) == ("region", "云河市", "proposals.filed", 400)
    assert (row["values"], row["added"], row["left_out"], row["reasons"]) == (3, 1, 2, "part=1 hidden=1")
    (facts,) = reports.rows
    assert dict(zip((column.key for column in reports.columns), facts, strict=True))["indicators"] == 3
