"""Numbers of everyday prose: their measure words, proven both ways, and what is written with blanks or signs."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Any

import pytest

from reportx import find_quantities
from reportx.numerals import chinese
from reportx.quantities import scan
from reportx.quantities.blanks import join_numbers
from reportx.quantities.expressions import EXPRESSION, numeral, value_of_expression
from reportx.rules.load import read_tables

PROSE: dict[str, Any] = read_tables()["prose"]
UNITS: list[dict[str, Any]] = PROSE["unit"]
EXAMPLES = [(rule["dimension"], *example) for rule in UNITS for example in rule["examples"]]
NOT_EXAMPLES = [tuple(example) for rule in UNITS for example in rule["not_examples"]]


def _texts(passage: str) -> list[str]:
    return [quantity.text for quantity in find_quantities(passage)]


@pytest.mark.parametrize(("dimension", "passage", "figure"), EXAMPLES)
def test_measure_word_is_read(dimension: str, passage: str, figure: str) -> None:
    assert figure in _texts(passage)


@pytest.mark.parametrize(("passage", "figure"), NOT_EXAMPLES)
def test_measure_word_is_not_read(passage: str, figure: str) -> None:
    assert figure not in _texts(passage)


@pytest.mark.parametrize("rule", UNITS, ids=[rule["id"] for rule in UNITS])
def test_every_measure_word_is_read(rule: dict[str, Any]) -> None:
    words = rule["words"].split()
    assert [word for word in words if _texts(f"共计27{word}。") != [f"27{word}"]] == []


@pytest.mark.parametrize("passage", PROSE["idioms"]["examples"])
def test_idiom_is_none(passage: str) -> None:
    assert _texts(passage) == []


@pytest.mark.parametrize("passage", PROSE["idioms"]["not_examples"])
def test_no_idiom(passage: str) -> None:
    assert _texts(passage)


def test_every_idiom_is_none() -> None:
    assert [word for word in PROSE["idioms"]["phrases"].split() if _texts(f"这叫{word}。")] == []


def test_measure_words_are_listed_once() -> None:
    words = Counter(word for rule in UNITS for word in rule["words"].split())
    assert [word for word, count in words.items() if count > 1] == []
    assert {*PROSE["not_before"]} <= {*words}


@pytest.mark.parametrize(("word", "unit"), PROSE["same"].items())
def test_one_name_for_one_unit(word: str, unit: str) -> None:
    (quantity,) = find_quantities(f"共计27{word}。")
    assert (quantity.text, quantity.unit) == (f"27{word}", unit)


@pytest.mark.parametrize(("word", "unit"), PROSE["before"].items())
def test_currency_before_the_number(word: str, unit: str) -> None:
    (quantity,) = find_quantities(f"售价{word}27。")
    assert quantity.value == 27
    assert quantity.unit == unit
    assert quantity.text in ("27", f"{word}27")


@pytest.mark.parametrize(("word", "unit"), PROSE["degrees"].items())
def test_scale_before_the_number(word: str, unit: str) -> None:
    assert [q.unit for q in find_quantities(f"气温为{word}27度。")] == [unit]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("共一百 五 十 二", "共一百五十二"),
        ("百 分 之 五", "百分之五"),
        ("六 点 五 成", "六点五成"),
        ("三 百 又 三 分 之 一", "三百又三分之一"),
        ("7 万5 千4 百", "7万5千4百"),
        ("三十 二十", "三十 二十"),
        ("1 234 567", "1 234 567"),
        ("甲 30 乙 四十", "甲 30 乙 四十"),
    ],
)
def test_blanks_inside_a_number(text: str, joined: str) -> None:
    view = join_numbers(text)
    assert view.text == joined
    for start, char in enumerate(joined):
        first, last = view.to_source(start, start + 1)
        assert text[first:last] == char


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("四百五", 450),
        ("四百零五", 405),
        ("一万三", 13000),
        ("两千三点一", "2300.1"),
        ("5万4千6百", 54600),
        ("3亿5000万", 350000000),
        ("1百23", 123),
        ("四万万", 400000000),
        ("二万五千亿", 2500000000000),
        ("五兆六十二亿四万五千二", 5006200045200),
        ("一千零一十", 1010),
        ("廿五", 25),
        ("三十二十", None),
        ("五千三千", None),
        ("万", None),
        ("3十5百", None),
        ("1" * 16 + "万", None),
        ("一" * 41, None),
    ],
)
def test_numerals_of_both_writings(text: str, value: object) -> None:
    assert numeral(text) == (None if value is None else Decimal(str(value)))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("负三点五", "-3.5"),
        ("-1e3", -1000),
        ("2^-1", "0.5"),
        ("16/5", "3.2"),
        ("1 1/2", "1.5"),
        ("三百五十又2分之1", "350.5"),
        ("百分之负二", -2),
        ("40k", 40000),
        ("两个亿", 200000000),
        ("2^99", None),
        ("1e30", None),
        ("三又五", None),
        ("1/0", None),
    ],
)
def test_expressions(text: str, value: object) -> None:
    match = EXPRESSION.fullmatch(text)
    found = value_of_expression(match) if match else None
    assert found == (None if value is None else Decimal(str(value)))


@pytest.mark.parametrize("number", [7, 10, 15, 40, 108, 350, 999, 1001, 1010, 20300, 100000, 1005000, 430000000])
def test_both_readers_of_chinese_numerals_agree(number: int) -> None:
    for text in _written(number):
        assert numeral(text) == chinese(text) == number


def _written(number: int) -> set[str]:
    """The number in Chinese characters, as the largest power and the rest of it."""
    digits = "零一二三四五六七八九"
    for power, char in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if number >= power:
            (head,) = _written(number // power)
            rest = number % power
            gap = "零" if rest and rest < power // 10 else ""
            return {head + char + gap + (next(iter(_written(rest))) if rest else "")}
    return {digits[number]}


@pytest.mark.parametrize("text", ["用三百五买的", "打八折", "买了两打", "成本十五点七的货", "参加的有一百二十三"])
def test_reports_are_read_as_before(text: str) -> None:
    """What only prose has is a layer over the scanner of reports, which leaves it alone."""
    amounts = [figure for figure in scan(text) if figure.kind == "amount" and figure.rule != "bare_han"]
    assert amounts == []
    assert find_quantities(text)


@pytest.mark.parametrize("text", ["四川", "三农", "一致", "千万别去", "万一", "统一", "十分重要", "二是抓落实", "两岸"])
def test_words_that_hold_numerals_are_none(text: str) -> None:
    assert _texts(text) == []


@pytest.mark.parametrize("text", ["见https://example.com/7?x=30%", "写信给a30@example.com"])
def test_numbers_of_addresses_are_none(text: str) -> None:
    assert _texts(text) == []
