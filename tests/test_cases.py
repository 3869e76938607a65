"""Every case of ``fixtures/cases``: what the figures of a short text say."""

from __future__ import annotations

import pytest

from casefiles import Case, load_cases, problems, same_label

CASES = load_cases()
CASES_AT_LEAST = 1300
XFAILS_AT_MOST = 8


def _param(case: Case) -> object:
    marks = [pytest.mark.xfail(reason=case.xfail, strict=True)] if case.xfail else []
    return pytest.param(case, id=case.id, marks=marks)


@pytest.mark.parametrize("case", [_param(case) for case in CASES])
def test_case(case: Case) -> None:
    found = problems(case)
    assert not found, f"{case.file}, {case.form}: {case.text}\n" + "\n".join(found)


def test_ids_are_unique() -> None:
    ids = [case.id for case in CASES]
    assert len(ids) == len(set(ids)), sorted({name for name in ids if ids.count(name) > 1})


def test_there_are_many_cases() -> None:
    assert len(CASES) >= CASES_AT_LEAST


def test_few_cases_wait() -> None:
    assert sum(case.xfail is not None for case in CASES) <= XFAILS_AT_MOST


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("立案提案", "提案立案", True),
        ("走访企业", "走访民营企业", True),
        ("办复率", "满意率", False),
        ("提案", "立案提案办理", False),
        ("", "提案", False),
    ],
)
def test_labels_are_compared_loosely(one: str, other: str, same: bool) -> None:
    assert same_label(one, other) is same_label(other, one) is same


def _case(text: str, *rows: dict[str, object], reads: str = "indicators") -> Case:
    return Case("made", "made", "made", reads, text, list(rows), [], None)


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([{"text": "40件", "value": 40, "unit": "件", "part_of": -1}, {"text": "6件", "part_of": 0}], 0),
        ([{"text": "40件"}], 1),
        ([{"text": "40件", "value": 41}, {"text": "6件", "part_of": -1}], 2),
        ([{"text": "40件", "bound": "exact"}, {"text": "6件", "label": "委员提案"}], 2),
    ],
)
def test_what_is_read_otherwise_is_named(rows: list[dict[str, object]], found: int) -> None:
    assert len(problems(_case("立案40件，其中集体提案6件。", *rows))) == found


def test_quantities_have_defaults_and_numerals_a_kind() -> None:
    assert not problems(
        _case("近40件", {"text": "近40件"[1:], "value": 40, "bound": "about", "unit": "件"}, reads="quantities")
    )
    assert problems(_case("近40件", {"text": "40件", "value": 40, "unit": "件"}, reads="quantities"))
    assert not problems(_case("立案40件。", {"text": "40件", "kind": "indicator"}, reads="numerals"))
