"""What holds for any text: nothing raises, every span slices, the outline nests, JSON loses nothing."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from reportlanguage import damaged_reports, fragments, texts
from reportx import find_quantities, parse_text
from reportx.analysis.documents import documents_from_json
from reportx.readers.raw import writable
from reportx.text import clean
from reportx.writers.as_json import model_json, walk

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportx.model import Document, Node, Report, Span

settings.register_profile(
    "texts", settings(), max_examples=120, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
some = settings(settings.get_profile("texts"))
more = settings(settings.get_profile("texts"), max_examples=300)

HARD = [
    "",
    "\n",
    "\ufeff",
    "\r\r\n\n\r",
    "件" * 40,
    "9" * 400 + "件",
    "9" * 400 + ".5件",
    "一" * 200 + "件",
    "亿" * 60 + "元",
    "(" * 300 + "1件" + ")" * 300,
    "立案1,2,3,4,5件",
    "一、\n二、\n三、\n",
    "100(bǎi)万(wàn)元",
    "&nbsp;" * 30,
]


WORDS = re.compile(r"[一-鿿\d]")


def _in(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start < inner.end <= outer.end


def _ordered(spans: Iterable[Span]) -> bool:
    return all(first.end <= second.start for first, second in pairwise(spans))


def _check_node(node: Node, source: str) -> None:
    own = source[node.span.start : node.span.end]
    assert own.startswith(node.text)
    if node.children:
        assert node.span.start + len(node.text) <= node.children[0].span.start
        # Nothing is left out in between but what no reader would miss: line ends, a gloss, an entity's blank, a stamp.
        between = own[len(node.text) : node.children[0].span.start - node.span.start]
        assert not WORDS.search(unescape(clean(between).text))
    else:
        assert node.text == own
    assert (node.heading_span is None) == (node.kind == "passage") == (node.title is None)
    if node.heading_span is not None:
        assert _in(node.heading_span, node.span)
        assert source[node.heading_span.start :].startswith(node.marker or "")
    assert node.kind == "section" or not node.children
    assert node.line == source.count("\n", 0, node.span.start) + 1
    assert all(_in(child.span, node.span) for child in node.children)
    assert _ordered(child.span for child in node.children)


def _check_figures(report: Report, source: str) -> None:
    indicators = report.indicators
    ids = {indicator.id for indicator in indicators}
    nodes = {node.id: node for node, _ in walk(report.sections)}
    assert [i.span.start for i in indicators] == sorted(i.span.start for i in indicators)
    for indicator in indicators:
        assert source[indicator.span.start : indicator.span.end] == indicator.text
        assert _in(indicator.span, report.span)
        assert indicator.sentence in source
        assert indicator.line == source.count("\n", 0, indicator.span.start) + 1
        assert indicator.part_of is None or indicator.part_of in ids - {indicator.id}
        for home in filter(None, (indicator.section_id, indicator.measure_id)):
            assert nodes[home].span.start <= indicator.span.start < nodes[home].span.end
        assert (indicator.value_max is not None) == (indicator.bound == "range")
        if indicator.value is not None and indicator.value_max is not None:
            assert indicator.value < indicator.value_max
        assert indicator.bound != "masked" or indicator.value is None


def _check(document: Document, source: str) -> None:
    assert document.source.chars == len(source)
    assert _ordered(report.span for report in document.reports)
    assert _ordered(noise.span for noise in document.noise)
    assert all(noise.span.end <= len(source) for noise in document.noise)
    ids: list[str] = []
    for report in document.reports:
        assert 0 <= report.span.start < report.span.end <= len(source)
        assert all(_in(node.span, report.span) for node in report.sections)
        assert _ordered(node.span for node in report.sections)
        nodes = [node for node, _ in walk(report.sections)]
        for node in nodes:
            _check_node(node, source)
        assert [measure.id for measure in report.measures] == [n.id for n in nodes if n.kind == "measure"]
        for measure in report.measures:
            assert source[measure.span.start : measure.span.end] == measure.text
        _check_figures(report, source)
        ids += [report.id, *(node.id for node in nodes)]
        ids += [indicator.id for indicator in report.indicators]
    assert len(ids) == len(set(ids))


@more
@given(texts, st.booleans())
def test_reading_holds_together(source: str, excerpt: bool) -> None:
    _check(parse_text(source, excerpt=excerpt), writable(source))


@more
@given(texts, st.booleans())
@example("历时3个月，建成5G基站2座。", True)
def test_every_indicator_stands_in_the_ledger(source: str, excerpt: bool) -> None:
    for report in parse_text(source, excerpt=excerpt).reports:
        assert not any(indicator.numeral_id for indicator in report.indicators)
    for report in parse_text(source, excerpt=excerpt, numerals=True).reports:
        ids = {indicator.id for indicator in report.indicators}
        assert ids == {ident for numeral in report.numerals for ident in numeral.indicator_ids}
        assert len({numeral.id for numeral in report.numerals} | ids) == len(report.numerals) + len(ids)
        assert _ordered(numeral.span for numeral in report.numerals)
        homes = {ident: numeral for numeral in report.numerals for ident in numeral.indicator_ids}
        for indicator in report.indicators:
            assert indicator.numeral_id == homes[indicator.id].id
            assert (indicator.span, indicator.text) == (homes[indicator.id].span, homes[indicator.id].text)
        for numeral in report.numerals:
            assert source[numeral.span.start : numeral.span.end] == numeral.text
            assert (numeral.kind == "indicator") == bool(numeral.indicator_ids)


@pytest.mark.parametrize("excerpt", [False, True])
@pytest.mark.parametrize("source", HARD, ids=range(len(HARD)))
def test_hard_cases_hold_together(source: str, excerpt: bool) -> None:
    document = parse_text(source, excerpt=excerpt)
    _check(document, source)
    assert documents_from_json(model_json(document).encode(), "-") == [document]


@some
@given(st.one_of(fragments, damaged_reports()), st.booleans())
@example("捐款0.12345678901234567891亿元", True)
def test_json_loses_nothing(source: str, excerpt: bool) -> None:
    document = parse_text(source, excerpt=excerpt)
    assert documents_from_json(model_json(document).encode(), "-") == [document]


@some
@given(damaged_reports())
def test_same_text_same_document(source: str) -> None:
    assert parse_text(source) == parse_text(source)


@more
@given(texts)
def test_quantities_slice_in_order(source: str) -> None:
    found = find_quantities(source)
    for quantity in found:
        assert quantity.span.start < quantity.span.end
        assert source[quantity.span.start : quantity.span.end] == quantity.text
        assert (quantity.value_max is not None) == (quantity.bound == "range")
    assert all(first.span.end <= second.span.start for first, second in pairwise(found))


@more
@given(texts)
def test_view_leads_back_to_the_source(source: str) -> None:
    view = clean(source)
    assert len(view.text) == len(view.shown)
    places = [view.to_source(index, index + 1) for index in range(len(view.text))]
    assert all(0 <= start < end <= len(source) for start, end in places)
    assert all(first[0] < second[0] and first[1] <= second[1] for first, second in pairwise(places))
    if view.text:
        assert view.to_source(0, len(view.text)) == (places[0][0], places[-1][1])


@some
@given(texts)
def test_view_of_a_view_is_itself(source: str) -> None:
    """What was mapped once is not mapped again: rules see the same text however often it is cleaned."""
    view = clean(source)
    if view.runs == ((0, 0),):
        assert clean(view.text).text == view.text or clean(view.text).script != view.script
