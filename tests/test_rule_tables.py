"""Every rule of every table is proven by its own examples, both ways."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Any, get_args

import pytest

from reportx.metadata.places import pattern as metadata_pattern
from reportx.model.base import NumeralKind
from reportx.pipeline import find_indicators, parse_text
from reportx.proving import codes_of
from reportx.quantities import Figure, scan
from reportx.rules.load import read_tables, table_names
from reportx.rules.patterns import noise_rule, numbering
from reportx.rules.user_tables import CODE_DIMENSIONS
from reportx.rules.vocabulary import built_in, terms_of
from reportx.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

Rule = dict[str, Any]

TABLES = read_tables()
CODES: list[Rule] = [code for name in table_names("vocabulary") for code in TABLES[name]["code"]]
FAMILIES: list[Rule] = TABLES["numbering"]["family"]
KINDS: list[Rule] = TABLES["reports"]["kind"]
NOISE: list[Rule] = TABLES["noise"]["noise"]
NAMES: list[Rule] = TABLES["names"]["name"]
PERIODS: list[Rule] = TABLES["periods"]["period"]
RELATIVE: list[Rule] = TABLES["periods"]["relative"]
OPENINGS: list[Rule] = TABLES["periods"]["opening"]
UNITS: list[Rule] = TABLES["units"]["unit"]
LEFT: list[Rule] = TABLES["bounds"]["left"]
RIGHT: list[Rule] = TABLES["bounds"]["right"]
SIDES = [*((f"left{n}", r) for n, r in enumerate(LEFT, 1)), *((f"right{n}", r) for n, r in enumerate(RIGHT, 1))]
# Behind Arabic digits these are days and months of the calendar.
CALENDAR = {"月", "日"}


def _cases(rules: Iterable[tuple[str, Rule]], key: str) -> pytest.MarkDecorator:
    """One parameter per example: the rule and the example, named after the rule."""
    return pytest.mark.parametrize(
        ("rule", "example"),
        [
            pytest.param(rule, example, id=f"{name}-{number}")
            for name, rule in rules
            for number, example in enumerate(rule.get(key, []), 1)
        ],
    )


def _by_id(rules: list[Rule], key: str = "id") -> list[tuple[str, Rule]]:
    """Rules with names for people; several rules of one name are numbered."""
    names = Counter[str]()
    named = []
    for rule in rules:
        names[rule[key]] += 1
        named.append((f"{rule[key]}{names[rule[key]] if names[rule[key]] > 1 else ''}".replace(" ", "_"), rule))
    return named


def _figures(passage: str) -> list[tuple[str, Figure]]:
    view = clean(passage)
    return [(view.text[figure.start : figure.end], figure) for figure in scan(view.text)]


def _amounts(passage: str) -> list[tuple[str, Figure]]:
    return [(text, figure) for text, figure in _figures(passage) if figure.kind in ("amount", "threshold")]


# Units


@_cases(_by_id(UNITS), "examples")
def test_unit_is_read(rule: Rule, example: list[str]) -> None:
    passage, figure = example
    assert (figure, rule["dimension"]) in [(text, found.dimension) for text, found in _amounts(passage)]


@_cases(_by_id(UNITS), "not_examples")
def test_unit_is_not_read(rule: Rule, example: list[str]) -> None:
    passage, figure = example
    assert figure not in [text for text, _ in _figures(passage)]


@pytest.mark.parametrize(("name", "rule"), _by_id(UNITS))
def test_every_unit_word_is_read(name: str, rule: Rule) -> None:
    words = {*rule["words"].split()} - CALENDAR
    assert {word for word in words if f"7{word}" not in dict(_amounts(f"共计7{word}。"))} == set()


def test_unit_words_are_listed_once() -> None:
    words = Counter(word for rule in UNITS for word in rule["words"].split())
    assert [word for word, count in words.items() if count > 1] == []
    assert {*TABLES["units"]["not_before"]} - {*words} == set()


# Bounds


@_cases(SIDES, "examples")
def test_bound(rule: Rule, example: list[str]) -> None:
    passage, figure, bound = example
    assert (figure, bound) in [(text, found.bound) for text, found in _amounts(passage)]


@pytest.mark.parametrize(("name", "rule"), SIDES)
def test_every_bound_word_is_read(name: str, rule: Rule) -> None:
    number = "万件" if "only_before" in rule else "30件"
    passages = {word: f"提案{word}{number}" if "left" in name else f"提案{number}{word}。" for word in rule["words"]}
    read = {word: dict(_amounts(passage)).get(number) for word, passage in passages.items()}
    assert {word for word, found in read.items() if found is None or found.bound != rule["bound"]} == set()


# Names


@_cases(_by_id(NAMES), "examples")
def test_name_is_no_amount(rule: Rule, example: str) -> None:
    # Tables overlap: another rule may take the numeral first, as long as it is no amount.
    assert _figures(example)
    assert "amount" not in {figure.kind for _, figure in _figures(example)}


@_cases(_by_id(NAMES), "not_examples")
def test_name_rule_does_not_fire(rule: Rule, example: str) -> None:
    assert rule["id"] not in {figure.rule for _, figure in _figures(example)}


def test_name_kinds_are_kinds_of_the_ledger() -> None:
    assert {rule["kind"] for rule in NAMES} <= set(get_args(NumeralKind))
    assert len({rule["id"] for rule in NAMES}) == len(NAMES)


# Numbering


@_cases(_by_id(FAMILIES), "examples")
def test_numbering_family_matches(rule: Rule, example: str) -> None:
    text = clean(example).text
    assert re.match(rule["pattern"], text)
    marker = numbering().at_line(text, 0, len(text))
    assert marker
    assert marker.family.id == rule["id"]


@_cases(_by_id(FAMILIES), "not_examples")
def test_numbering_family_does_not_match(rule: Rule, example: str) -> None:
    assert not re.match(rule["pattern"], clean(example).text)


# Noise


@_cases(_by_id(NOISE, "reason"), "examples")
def test_noise_matches(rule: Rule, example: str) -> None:
    text = clean(example).text.strip()
    assert re.match(rule["pattern"], text)
    found = noise_rule(text, prose=False)
    assert found is not None
    assert found.reason == rule["reason"]


@_cases(_by_id(NOISE, "reason"), "not_examples")
def test_noise_does_not_match(rule: Rule, example: str) -> None:
    assert not re.match(rule["pattern"], clean(example).text.strip())


# Titles and kinds


def _is_title(line: str) -> bool:
    rule = TABLES["reports"]["title"]
    text = clean(line).text
    return bool(re.match(rule["pattern"], re.sub("^[—–-]{1,4} ?", "", text)) and not re.match(rule["not_title"], text))


CONTENTS = list(TABLES["reports"]["contents"].items())


@_cases(CONTENTS, "examples")
def test_contents_match(rule: Rule, example: str) -> None:
    assert re.search(rule["pattern"], example)


@_cases(CONTENTS, "not_examples")
def test_contents_do_not_match(rule: Rule, example: str) -> None:
    title = rule is TABLES["reports"]["contents"]["title"]
    assert not (re.fullmatch if title else re.search)(rule["pattern"], example)


@_cases([("title", TABLES["reports"]["title"])], "examples")
def test_title(rule: Rule, example: str) -> None:
    assert _is_title(example)


@_cases([("title", TABLES["reports"]["title"])], "not_examples")
def test_no_title(rule: Rule, example: str) -> None:
    assert not _is_title(example)


@_cases(_by_id(KINDS, "kind"), "examples")
def test_kind(rule: Rule, example: str) -> None:
    text = clean(example).text
    assert next((kind["kind"] for kind in KINDS if re.search(kind["title"], text)), None) == rule["kind"]


@_cases(_by_id(KINDS, "kind"), "not_examples")
def test_other_kind(rule: Rule, example: str) -> None:
    assert not re.search(rule["title"], clean(example).text)


# Periods


def _period(passage: str, figure: str) -> tuple[str, str] | None:
    """The kind and the dates of the time that ``figure`` speaks of."""
    period = next(found.period for found in find_indicators(passage) if found.text == figure)
    return (period.kind, f"{period.from_ or ''}..{period.to or ''}") if period else None


@_cases(_by_id(PERIODS, "kind"), "examples")
def test_period_is_read(rule: Rule, example: list[str]) -> None:
    passage, figure, dates = example
    assert _period(passage, figure) == (rule["kind"], dates)


@_cases(_by_id(PERIODS, "kind"), "not_examples")
def test_period_is_not_read(rule: Rule, example: list[str]) -> None:
    period = _period(*example)
    assert period is None or period[0] != rule["kind"]


def _reported_period(passage: str, figure: str) -> tuple[str, str]:
    """The same in a report of 2024 to a fourth meeting."""
    (report,) = parse_text(
        "政协雾川市第五届委员会常务委员会工作报告\n——2025年1月9日在政协雾川市第五届委员会第四次会议上\n"
        f"各位委员：\n一、2024年工作回顾\n{passage}。\n"
        f"{'市政协围绕中心工作协商议政，委员认真履行职责，提案办理取得成效。' * 8}\n"
    ).reports
    period = next(found.period for found in report.indicators if found.text == figure)
    assert period is not None
    return period.kind, f"{period.from_ or ''}..{period.to or ''}"


@_cases(_by_id(RELATIVE, "kind"), "examples")
def test_relative_period_is_read(rule: Rule, example: list[str]) -> None:
    passage, figure, dates = example
    assert _reported_period(passage, figure) == (rule["kind"], dates)


@_cases(_by_id(RELATIVE, "kind"), "not_examples")
def test_relative_period_is_not_read(rule: Rule, example: list[str]) -> None:
    assert _reported_period(*example)[0] != rule["kind"]


def _opens(rule: Rule, sentence: str) -> bool:
    text = clean(sentence).text
    start = re.match(TABLES["periods"]["openings"]["lead_in"], text)
    return re.compile(rule["pattern"]).match(text, start.end() if start else 0) is not None


@_cases(_by_id(OPENINGS, "kind"), "examples")
def test_opening_says_its_time(rule: Rule, example: str) -> None:
    assert _opens(rule, example)


@_cases(_by_id(OPENINGS, "kind"), "not_examples")
def test_opening_does_not_say_its_time(rule: Rule, example: str) -> None:
    assert not _opens(rule, example)


# Vocabulary


@_cases(_by_id(CODES, "code"), "examples")
def test_code_is_given(rule: Rule, example: list[str]) -> None:
    passage, figure = example
    assert rule["code"] in codes_of(passage, figure, built_in())


@_cases(_by_id(CODES, "code"), "not_examples")
def test_code_is_not_given(rule: Rule, example: list[str]) -> None:
    passage, figure = example
    found = codes_of(passage, figure, built_in())
    # A figure that is no indicator at all proves nothing about this code.
    assert found
    assert rule["code"] not in found


def _is_near(rule: Rule, passage: str, figure: str) -> bool:
    """Whether a figure is much like one of the code: its dimension fits, words of the patterns stand about."""
    text, wanted = clean(passage).text, clean(figure).text
    words = {word for pattern in rule["patterns"] for term in chain(*terms_of(pattern)[:2]) for word in term}
    fits = any(
        found.dimension in (rule["dimension"], *rule.get("also", []))
        or built_in().agrees(built_in().codes[rule["code"]], found.dimension, found.unit)
        for found in find_indicators(passage)
        if clean(found.text).text == wanted
    )
    return fits and any(word in text for word in words)


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule["code"]) for rule in CODES if rule["patterns"]])
def test_a_counter_example_is_a_near_miss(rule: Rule) -> None:
    assert any(_is_near(rule, *example) for example in rule["not_examples"])


def test_codes_are_unique() -> None:
    assert [code for code, count in Counter(rule["code"] for rule in CODES).items() if count > 1] == []


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule["code"]) for rule in CODES])
def test_code_entry_is_whole(rule: Rule) -> None:
    assert {rule["dimension"], *rule.get("also", [])} <= set(CODE_DIMENSIONS)
    assert all(rule[key].strip() for key in ("zh", "en", "group", "definition"))
    assert set(rule.get("confusables", {})) <= {other["code"] for other in CODES} - {rule["code"]}
    assert len(rule["examples"]) >= 3
    assert len(rule["not_examples"]) >= 2


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule["code"]) for rule in CODES])
def test_code_patterns_can_fire(rule: Rule) -> None:
    for text in rule["patterns"]:
        terms = text.split()
        # A pattern is looked up by a word that stands near the figure, or by its measure word and what stands about.
        assert any(term[0] not in "!~>=" for term in terms) or {term[0] for term in terms} >= {"=", "~"}, text
        words = [word for term in terms for word in term.lstrip("!~>=").split("|")]
        assert all(words), text
    assert len(set(rule["patterns"])) == len(rule["patterns"])


# Tables of patterns without examples

WORD_LISTS = {"verbs", "nouns_too"}


def _strings(value: Any, path: str) -> Iterable[tuple[str, str]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _strings(item, f"{path}.{key}")
    elif isinstance(value, str):
        yield path, value


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(text, id=path)
        for name in ("headlines", "roles", "labels")
        for path, text in _strings(TABLES[name], name)
        if path.rpartition(".")[2] not in WORD_LISTS
    ],
)
def test_pattern_compiles(text: str) -> None:
    assert not re.compile(text, re.M).match(""), "it matches where nothing stands"


@pytest.mark.parametrize(
    ("section", "key"), [(section, key) for section, rules in TABLES["metadata"].items() for key in rules]
)
def test_metadata_pattern_compiles(section: str, key: str) -> None:
    compiled = metadata_pattern(section, key).built()
    assert "{place}" not in compiled.pattern
    assert "{title}" not in compiled.pattern
