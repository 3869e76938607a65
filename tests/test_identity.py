"""Which reports are of one body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from handmade import document, indicator, report
from reportx.analysis.bodies import Background
from reportx.analysis.identity import same_body
from reportx.analysis.observations import gathered

if TYPE_CHECKING:
    from reportx.model import Document

FIGURES = {"proposals.filed": "190", "proposals.submitted": "231", "public_opinion.received": "84"}
OTHERS = {"proposals.filed": "221", "proposals.submitted": "260", "public_opinion.received": "97"}


def of(name: str, figures: dict[str, str], year: str = "2023", **known: Any) -> Document:
    indicators = [indicator(number, code, value) for number, (code, value) in enumerate(figures.items(), 1)]
    made = report(indicators=indicators)
    facts = {"review_period": year, "region": "庚山区", "organization": None, "level": "county"} | known
    made = made.model_copy(update={"metadata": made.metadata.model_copy(update=facts)})
    return document(made, name=name)


def bodies(*documents: Document) -> int:
    """How many bodies the reports are of."""
    found = gathered(documents)
    known = Background(found)
    return len({known.body(one) for one in found.observations})


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ({}, {}, 1),
        ({}, {"region": "云河市庚山区"}, 1),
        ({}, {"organization": "政协云河市庚山区第六届委员会"}, 1),
        ({"organization": "政协云河市庚山区委员会"}, {"region": "云河市庚山区"}, 1),
        ({"organization": "政协云河市庚山区委员会"}, {"organization": "政协梧溪市庚山区委员会"}, 2),
        ({"region": "云河市庚山区"}, {"region": "梧溪市庚山区"}, 2),
        ({}, {"region": "大庚山区"}, 2),  # what stands before is no place
        ({}, {"kind": "government_work_report"}, 2),
        ({"region": None, "organization": "全国政协"}, {"region": None, "organization": "政协全国委员会"}, 1),
        ({}, {"region": "xx区"}, 2),
    ],
)
def test_names(first: dict[str, Any], second: dict[str, Any], count: int) -> None:
    assert bodies(of("a", FIGURES, **first), of("b", FIGURES, **second)) == count


def test_one_name_with_other_figures_is_another_body() -> None:
    assert bodies(of("a", FIGURES), of("b", OTHERS)) == 2
    assert bodies(of("a", FIGURES), of("b", OTHERS, "2022")) == 1  # of another year they say nothing
    assert bodies(of("a", FIGURES), of("b", OTHERS | {"proposals.filed": "190"})) == 2  # one of three by chance
    assert bodies(of("a", FIGURES), of("b", FIGURES | {"proposals.filed": "221"})) == 1
    assert bodies(of("a", {"proposals.filed": "190"}), of("b", {"proposals.filed": "221"})) == 1


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        (("第十四届", "2023"), ("第十三届", "2023"), 2),
        (("第14届", "2023"), ("第十三届", "2023"), 2),
        (("第14届", "2023"), ("第十四届", "2023"), 1),
        (("第十四届", "2023"), ("第十三届", "2019"), 1),
        (("第十四届", "2023"), ("第十三届", "2014"), 1),
        (("第十四届", "2023"), ("第十三届", "2010"), 2),
        (("第十四届", "2019"), ("第十三届", "2023"), 2),
        (("第十四届", "2023"), ("第十四届", "2017"), 2),
        (("第十四届", "2023"), ("第四届", "2022"), 2),
        (("第十四届", "2021"), ("第十三届", "2017-2021"), 1),  # told at the first meeting of the next term
        (("第十四届", "2023"), ("", "2023"), 1),
    ],
)
def test_terms_that_do_not_fit_the_years(first: tuple[str, str], second: tuple[str, str], count: int) -> None:
    documents = [
        of(name, FIGURES, years, organization=f"政协庚山区{term}委员会")
        for name, (term, years) in zip("ab", (first, second), strict=True)
    ]
    assert bodies(*documents) == count
    assert same_body(*gathered(documents).reports) == (count == 1)


def test_a_plan_is_of_the_meeting_before_its_year() -> None:
    plan = of("a", FIGURES, "2023", kind="plan", plan_period="2024", organization="政协庚山区第十四届委员会")
    done = of("b", FIGURES, "2023", organization="政协庚山区第十三届委员会")
    assert same_body(*gathered([plan, done]).reports)
    later = of("c", FIGURES, "2024", organization="政协庚山区第十三届委员会")
    assert not same_body(*gathered([plan, later, done]).reports[:2])


def test_small_numbers_agree_by_chance() -> None:
    small = {"consultation.standing": "4", "consultation.special": "6"}
    assert bodies(of("a", FIGURES | small), of("b", OTHERS | small)) == 2


def test_a_digest_finds_its_own_report_of_two() -> None:
    digest = of("digest", dict(list(OTHERS.items())[:2]), kind="infographic")
    found = gathered([of("a", FIGURES), of("b", OTHERS), digest])
    known = Background(found)
    theirs = {one.source: known.body(one) for one in found.observations}
    assert theirs["digest"] == theirs["b"] != theirs["a"]


def test_a_short_name_finds_its_own_city_by_its_figures() -> None:
    cities = of("a", FIGURES, region="云河市庚山区"), of("b", OTHERS, region="梧溪市庚山区")
    found = gathered([*cities, of("c", OTHERS)])
    known = Background(found)
    theirs = {one.source: known.body(one) for one in found.observations}
    assert theirs["c"] == theirs["b"] != theirs["a"]
