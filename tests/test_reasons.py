"""Every rule that a ledger or an explanation can name has words in both languages."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given, settings

import reportx
from casefiles import load_cases
from reportlanguage import texts
from reportx import parse_text
from reportx.indicators.labels import Label
from reportx.indicators.links import _LINKS
from reportx.messages.en import MESSAGES as EN
from reportx.messages.zh import MESSAGES as ZH
from reportx.model.explanation import BoundPlace, PeriodPlace, UnitPlace, What
from reportx.rules.load import table
from reportx.writers.reasons import reason_words

if TYPE_CHECKING:
    from collections.abc import Iterator

Pair = tuple[str, str]

REPORTS = Path(__file__).parent.parent / "fixtures" / "reports"
SOURCE = Path(reportx.__file__).parent
MODULES = [f"indicators/{path.name}" for path in (SOURCE / "indicators").glob("*.py")]


def _tree(module: str) -> ast.Module:
    return ast.parse((SOURCE / module).read_text(encoding="utf-8"))


def _words(node: ast.AST | None) -> list[str]:
    """The strings that an expression may be: a constant, or either side of a choice."""
    if isinstance(node, ast.IfExp):
        return _words(node.body) + _words(node.orelse)
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def _pairs(node: ast.AST | None) -> list[Pair]:
    """``(kind, reason)`` of an expression that may give one."""
    if isinstance(node, ast.IfExp):
        return _pairs(node.body) + _pairs(node.orelse)
    if isinstance(node, ast.Tuple) and len(node.elts) == 2:
        return [(kind, reason) for kind in _words(node.elts[0]) for reason in _words(node.elts[1])]
    return []


def _decided(module: str) -> Iterator[Pair]:
    """What a function that decides on an amount returns."""
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.FunctionDef) and node.returns and "tuple[str, str]" in ast.unparse(node.returns):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Return):
                    yield from _pairs(inner.value)


def _assigned(module: str) -> Iterator[Pair]:
    """``figure.kind, figure.rule = …``, ``kind, reason = …``, ``kind = reason = …``."""
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.Assign):
            if _names(node.targets[0])[:2] in _TWO and isinstance(node.value, ast.Tuple):
                kinds, rules = map(_words, node.value.elts[:2])
                yield from ((kind, rule) for kind in kinds for rule in rules)
            elif isinstance(node.value, ast.IfExp) and _names(node.targets[0]) in _TWO:
                yield from _pairs(node.value)
            elif [name for target in node.targets for name in _names(target)] in _TWO:
                yield from ((word, word) for word in _words(node.value))


_TWO = (["kind", "rule"], ["kind", "reason"])


def _names(target: ast.expr) -> list[str]:
    parts = target.elts if isinstance(target, ast.Tuple) else [target]
    return [getattr(part, "attr", getattr(part, "id", "")) for part in parts]


def _made(module: str) -> Iterator[Pair]:
    """``Figure(start, end, kind, rule)``; a kind, or both, may have been told apart just before."""
    for function in ast.walk(_tree(module)):
        if not isinstance(function, ast.FunctionDef):
            continue
        kinds = [
            word
            for node in ast.walk(function)
            if isinstance(node, ast.Assign) and _names(node.targets[0]) == ["kind"]
            for word in _words(node.value)
        ]
        for node in ast.walk(function):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Figure":
                own = _words(node.args[2]) or kinds
                if ast.dump(node.args[2]) == ast.dump(node.args[3]):
                    yield from ((kind, kind) for kind in own)
                yield from ((kind, rule) for kind in own for rule in _words(node.args[3]))


@cache
def _given() -> set[Pair]:
    """``(kind, reason)`` of all numerals of the fixtures and the cases."""
    documents = [parse_text(path.read_text("utf-8"), numerals=True) for path in REPORTS.glob("*.txt")]
    documents += [parse_text(case.text, excerpt=True, numerals=True) for case in load_cases()]
    return {(n.kind, n.reason) for document in documents for report in document.reports for n in report.numerals}


@cache
def _written() -> set[Pair]:
    """What the source may give, shown by a text or not, and the rules for names."""
    written = {("idiom", "melted"), *((rule["kind"], rule["id"]) for rule in table("names")["name"])}
    written |= {(rule["kind"], rule["id"]) for rule in table("columns")["column"]}
    for folder in ("quantities", "indicators", "assemble"):
        for path in (SOURCE / folder).glob("*.py"):
            module = f"{folder}/{path.name}"
            written |= {*_decided(module), *_assigned(module), *_made(module)}
    # Amounts are decided on: the rule that made one is never the reason.
    return {pair for pair in written if pair[0] != "amount"}


def _reasons() -> set[Pair]:
    return _given() | _written()


def test_the_source_tells_all_reasons_that_are_given() -> None:
    """So what neither a fixture nor a case shows is not missed either."""
    assert _given() <= _written() | {("duration", "duration")}


@pytest.mark.parametrize("catalogue", [EN, ZH], ids=["en", "zh"])
def test_every_reason_has_words(catalogue: dict[str, str]) -> None:
    missing = {
        (kind, reason)
        for kind, reason in _reasons()
        if f"reason.{reason}" not in catalogue and f"reason.{kind}.{reason}" not in catalogue
    }
    assert not missing, "words for them go into messages/en_ledger.py and messages/zh_ledger.py"


def test_no_words_are_left_over() -> None:
    pairs = _reasons()
    known = {f"reason.{reason}" for _, reason in pairs} | {f"reason.{kind}.{reason}" for kind, reason in pairs}
    assert {key for key in EN if key.startswith("reason.")} <= known


@settings(max_examples=80)
@given(texts)
def test_every_reason_given_has_words(source: str) -> None:
    for report in parse_text(source, excerpt=True, numerals=True).reports:
        missing = {
            n.reason for n in report.numerals if not {f"reason.{n.reason}", f"reason.{n.kind}.{n.reason}"} & EN.keys()
        }
        assert not missing


def test_a_rule_without_words_is_shown_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTX_LANG", "en")
    assert reason_words("name", "my_rule") == "my_rule"
    assert reason_words("indicator", "bare") != reason_words("unknown", "bare")


def _label_rules() -> set[str]:
    """The rules of labels: ``rule=`` of a call, or the sixth argument of ``Label``."""
    rules = {Label("").rule}
    for module in MODULES:
        for node in ast.walk(_tree(module)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in (
                "Label",
                "_replace",
            ):
                rules.update(
                    word for keyword in node.keywords if keyword.arg == "rule" for word in _words(keyword.value)
                )
                rules.update(word for argument in node.args[5:6] for word in _words(argument))
    return rules


def _naming_rules() -> set[str]:
    """``item.code, item.rule = …, "row"`` and what a code is without a pattern."""
    rules = {"other"}
    for module in MODULES:
        for node in ast.walk(_tree(module)):
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Tuple):
                names = [
                    getattr(name, "attr", getattr(name, "id", "")) for name in getattr(node.targets[0], "elts", [])
                ]
                if names[:2] == ["code", "rule"]:
                    rules.update(_words(node.value.elts[1]))
    return rules


def test_every_rule_of_an_explanation_has_words() -> None:
    assert {"own", "verb_right", "row", "change"} <= _label_rules()
    assert {"other", "change", "row", "part"} <= _naming_rules()
    keys = {f"label.{rule}" for rule in _label_rules()} | {f"naming.{rule}" for rule in _naming_rules()}
    keys |= {f"link.{rule}" for rule, _ in _LINKS} | {"link.table_total", "link.table_among"}
    keys |= {f"explain.unit.{place}" for place in get_args(UnitPlace)}
    keys |= {f"explain.bound.{place}" for place in get_args(BoundPlace)}
    keys |= {f"explain.period.{place}" for place in get_args(PeriodPlace)}
    keys |= {f"what.{what}" for what in get_args(What)}
    keys |= {f"what.{what}.long" for what in get_args(What) if what != "numeral"}
    assert keys <= EN.keys()
