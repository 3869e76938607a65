"""The table that the patterns of all codes share: every entry of it does something."""

from __future__ import annotations

import pytest

from reportx.pipeline import find_indicators
from reportx.rules.load import table
from reportx.rules.units import unit_rules
from reportx.rules.vocabulary import built_in, terms_of

NAMING = table("naming")
PATTERNS = [text for _, text in built_in().entries.patterns]


@pytest.mark.parametrize("word", NAMING["hiding"].split())
def test_hiding_word_hides_a_word_of_a_pattern(word: str) -> None:
    assert {found for _, found in built_in().hits(word)} - built_in().found(word)


@pytest.mark.parametrize("kin", NAMING["kin"])
def test_kin_are_units(kin: str) -> None:
    assert all(unit_rules().knows(unit) for unit in kin.split())


def test_measure_words_of_patterns_are_units() -> None:
    units = {unit for text in PATTERNS for unit in terms_of(text).units}
    assert {unit for unit in units if not unit_rules().knows(unit)} == set()


def test_tables_name_codes() -> None:
    shared = {**NAMING["part_codes"], **NAMING["share_codes"]}
    assert {*NAMING["lists"].split(), *shared, *shared.values()} <= set(built_in().codes)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("建成委员联络站12个", ["platforms.stations"]),
        ("委员联络站来客12人次", ["other"]),
        ("全市工业增加值62亿元", ["other"]),
        ("召开双周协商座谈会6次和远程协商会9次", ["consultation.special", "consultation.online"]),
        ("捐赠棉被600床、手电筒300支", ["donations.goods_count"] * 2),
        ("现场走访棉被600床、手电筒300支", ["other"] * 2),
        ("委员工作室由21个增加到46个", ["platforms.studios"] * 2),
        ("立案提案80件，占提案总数的88%", ["proposals.filed", "proposals.filing_rate"]),
        ("集体提案18件，占24%", ["proposals.collective"] * 2),
        # by the measure word, where the verb stands further up
        ("购送体温枪30把，面粉3吨，卷尺20把", ["donations.goods_count"] * 3),
        ("仓库里有体温枪30把，面粉3吨", ["other"] * 2),
        # by what is said behind the figure, but not behind the next one
        ("组织驻县委员70人，对城区管网进行考察", ["inspection.participants"]),
        ("聘请驻县顾问70人，常委12次进行考察", ["other", "inspection.visits"]),
    ],
)
def test_codes(text: str, codes: list[str]) -> None:
    assert [found.code for found in find_indicators(text)] == codes
