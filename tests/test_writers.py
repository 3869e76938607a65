"""What leaves the program: JSON as promised, tables that show text as it is, files whole or not at all."""

from __future__ import annotations

import io
import json
import sys
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handmade import document, indicator, measure, node, report, rich_report
from reportx.analysis.documents import documents_from_json
from reportx.analysis.stats import stats
from reportx.model.document import Diagnostic, Document
from reportx.writers.as_json import model_json, part_lines, walk
from reportx.writers.console import show
from reportx.writers.figures import number, plain, value_text
from reportx.writers.output import Output
from reportx.writers.parts import PARTS, Part
from reportx.writers.stats_tables import stats_blocks
from reportx.writers.tables import document_blocks


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTX_LANG", "en")
    monkeypatch.delenv("NO_COLOR", raising=False)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(found: Document, part: Part | None = None) -> str:
    buffer = io.StringIO()
    show(Output(buffer), document_blocks(found, part))
    return buffer.getvalue()


# JSON


def test_json_comes_back_as_it_was() -> None:
    found = document(rich_report(), rich_report("r2"))
    text = model_json(found)
    assert text.endswith("}\n")
    assert text.count("\n") == 1
    assert "立案提案" in text
    assert documents_from_json(text.encode(), "x") == [found]
    assert json.loads(model_json(found, indented=True)) == json.loads(text)


def test_json_has_plain_numbers_and_outside_names() -> None:
    found = json.loads(model_json(document(rich_report())))["reports"][0]["indicators"]
    assert [item["value"] for item in found] == [400, 12, 98.6, None, 10000.5]
    assert isinstance(found[4]["value_max"], int)
    assert found[0]["period"] == {"from": "2023", "to": "2023", "kind": "year"}


@pytest.mark.parametrize("part", PARTS)
def test_parts_are_flat_objects(part: Part) -> None:
    lines = list(part_lines(document(rich_report(), rich_report("r2")), part))
    items = [json.loads(line) for line in lines]
    assert all(line.endswith("}\n") and "\n" not in line[:-1] for line in lines)
    assert {item["report_id"] for item in items} == {"r1", "r2"}
    assert not any("children" in item for item in items)
    whole = json.loads(model_json(document(rich_report())))["reports"][0]
    if part != "sections":
        first = [{**item, "report_id": "r1"} for item in whole[part]]
        assert items[: len(first)] == first


def test_sections_are_in_order_with_their_depth() -> None:
    items = [json.loads(line) for line in part_lines(document(rich_report()), "sections")]
    assert [(item["id"], item["depth"]) for item in items] == [
        ("r1.p1", 1),
        ("r1.s1", 1),
        ("r1.s1.1", 2),
        ("m1", 3),
        ("m2", 3),
    ]
    assert [found.id for found, _ in walk(rich_report().sections)] == [item["id"] for item in items]


# figures


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("400", "400"),
        ("76900", "76,900"),
        ("7.69E+4", "76,900"),
        ("98.60", "98.6"),
        ("100.0", "100"),
        ("0", "0"),
        ("0.5", "0.5"),
        ("0.666666666667", "0.666666666667"),
        ("132300000000", "132,300,000,000"),
        ("-3.10", "-3.1"),
    ],
)
def test_number(value: str, text: str) -> None:
    assert number(Decimal(value)) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15))
def test_number_is_exact(value: Decimal) -> None:
    assert Decimal(number(value).replace(",", "")) == value


def test_value_text() -> None:
    assert value_text(indicator(1, "a", "6", value_max=Decimal(8), bound="range")) == "6–8"
    assert value_text(indicator(1, "a", None, bound="masked")) == "※"
    assert value_text(indicator(1, "a", None, bound="about")) == "?"
    assert value_text(indicator(1, "a", "7.69E+4")) == "76,900"


def test_plain_is_one_harmless_line() -> None:
    assert plain(" 一、\n党建\x1b[31m\x07\u202e引领\r\n") == "一、 党建[31m引领"


@given(st.text())
def test_plain_is_always_printable_on_one_line(text: str) -> None:
    assert len(plain(text).splitlines()) <= 1
    assert "\x1b" not in plain(text)


# tables


def test_tables_say_what_there_is() -> None:
    text = shown(document(rich_report()))
    for expected in (
        "工作报告",
        "政协云河市委员会",
        "云河市 · city",
        "term 6, session 3",
        "2024-01-15",
        "Looks back on",
    ):
        assert expected in text
    for absent in ("Speaker", "Plans for", "Published", "None", "null"):
        assert absent not in text
    assert "Set aside as no part of a report: 1 stretches, 10 characters (navigation 1)" in text
    assert "note  消息  test" in text


def test_indicators_of_every_bound() -> None:
    found = report(
        indicators=[
            indicator(1, "a", "7.69E+4", unit="条", bound="at_least", label="信息"),
            indicator(2, "a", "6", value_max=Decimal(8), bound="range", status="planned"),
            indicator(3, "a", None, bound="masked", unit=None),
            indicator(4, "a", "30", bound="at_most", part_of="r1.i1", scope="市县两级"),
        ]
    )
    rows = [line.split() for line in shown(document(found), "indicators").splitlines() if line.endswith("3")]
    assert rows == [
        ["信息", "76,900", "条", "at", "least", "done", "A", "3"],
        ["立案提案", "6–8", "件", "range", "planned", "A", "3"],
        ["立案提案", "※", "masked", "done", "A", "3"],
        ["└", "立案提案", "市县两级", "30", "件", "at", "most", "done", "A", "3"],
    ]


def test_columns_are_aligned_by_east_asian_width() -> None:
    found = report(indicators=[indicator(1, "a", "1", label="提案"), indicator(2, "a", "2", label="abcd")])
    rows = [line for line in shown(document(found), "indicators").splitlines() if line.endswith("3")]
    assert rows[0].replace("提案", "abcd") == rows[1].replace("2 ", "1 ", 1)


def test_text_is_never_markup() -> None:
    odd = "[bold]党建[/bold] [/] [red] :smile: \\[x]"
    found = report(
        title=odd,
        sections=[node("r1.s1", "section").model_copy(update={"title": odd, "marker": "[i]"})],
        measures=[measure("m1", None).model_copy(update={"title": odd})],
        indicators=[indicator(1, "a", "1", label=odd, unit="[u]", name=odd, scope=odd)],
        diagnostics=[
            Diagnostic(rule="[r]", severity="error", params={}, message=odd, span=None, line=None, related=[])
        ],
    )
    everything = document(found, name="[dim]a.txt")
    assert shown(everything).count(odd) == 6
    assert shown(everything, "measures").count(odd) == 1
    assert "[dim]a.txt" in shown(everything)


def test_piped_text_is_neither_cut_nor_folded_nor_coloured() -> None:
    long = "提" * 3000
    found = document(
        report(
            title=long,
            sections=[node("r1.s1", "section").model_copy(update={"title": long})],
            indicators=[indicator(1, "a", "1", label=long)],
        )
    )
    text = shown(found)
    assert text.count(long) == 3
    assert "\x1b" not in text
    assert not any(line.endswith(" ") for line in text.splitlines())


@pytest.mark.parametrize("no_color", [None, "1"])
def test_colours_are_for_terminals_without_no_color(no_color: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "60")
    if no_color is not None:
        monkeypatch.setenv("NO_COLOR", no_color)
    show(
        Output(terminal),
        document_blocks(document(report(indicators=[indicator(1, "a", "1", label="提" * 90)]))),
    )
    assert ("\x1b[" in terminal.getvalue()) == (no_color is None)
    assert terminal.getvalue().count("提") == 90  # folded, not cut


def test_outline_names_the_role_where_it_changes() -> None:
    child = node("r1.s1.1", "measure").model_copy(update={"status": "done", "role": "plan"})
    same = node("r1.s1.2", "measure")
    passage = node("r1.p1", "passage").model_copy(
        update={"title": None, "marker": None, "text": "我们也清醒地认识到，" * 9, "role": "problems"}
    )
    found = report(sections=[node("r1.s1", "section", [child, same]), passage], indicators=[indicator(1, "a", "1")])
    lines = shown(document(found), "sections").splitlines()[1:5]
    assert lines == [
        "一、 标题  review · 1 figure",
        "├── 一、 标题  plan · done · 1 figure",
        "└── 一、 标题  1 figure",
        "我们也清醒地认识到，我们也清醒地认识到，我们也清…  problems · 1 figure",
    ]


def test_a_document_without_reports_still_says_what_it_was() -> None:
    text = shown(document())
    assert "a.txt" in text
    assert "Set aside" in text


def test_other_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTX_LANG", "zh")
    text = shown(document(rich_report()))
    for expected in (
        "机构",
        "届次",
        "第6届第3次会议",
        "指标",
        "隐去",
        "约",
        "已完成",
        "计划",
        "不属于报告而搁置",
    ):
        assert expected in text


def test_stats_tables() -> None:
    buffer = io.StringIO()
    show(Output(buffer), stats_blocks(stats([document(rich_report()), document(rich_report(), name="b.txt")])))
    text = buffer.getvalue()
    for expected in (
        "a.txt r1",
        "b.txt r1",
        "Total (reports 2, documents 2)",
        "proposals.filed",
        "in another report 1",
        "date 4",
    ):
        assert expected in text
    assert "\x1b" not in text


def test_stats_tables_of_nothing() -> None:
    buffer = io.StringIO()
    show(Output(buffer), stats_blocks(stats([document(report())])))
    assert "by code" not in buffer.getvalue()
