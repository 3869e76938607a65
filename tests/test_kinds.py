"""The kind of short invented texts, and that what is no report yields none: ``fixtures/kinds/*.toml``."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from reportx import parse_text
from reportx.model.base import KINDS

FOLDER = Path(__file__).parent.parent / "fixtures" / "kinds"
TEXTS: list[dict[str, str]] = [
    entry for path in sorted(FOLDER.glob("*.toml")) for entry in tomllib.loads(path.read_text("utf-8"))["text"]
]


def _kinds(text: str) -> list[str]:
    return [report.metadata.kind for report in parse_text(text).reports]


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry["id"]) for entry in TEXTS])
def test_kind(entry: dict[str, str]) -> None:
    assert _kinds(entry["text"]) == ([] if entry["kind"] == "none" else [entry["kind"]])


RULES = {
    "annual_titled": ("title", "工作报告"),
    "government_spaced": ("title", "政 府 工 作 报 告"),
    "committee_in_traditional_script": ("title", "工作報告"),
    "court_untitled": ("opening", "我代表澄江县人民法院向大会报告"),
    "digest_figures_only": ("form", "立案提案 96件"),
    "plan_told_by_mood": ("mood", "要坚持理论学习制度"),
    "feature_without_the_word": ("title", "写在政协霜桥市五届四次会议召开之际"),
    "five_years_words_only": ("default", "五年来"),
}


@pytest.mark.parametrize("ident", RULES)
def test_the_words_that_told_the_kind(ident: str) -> None:
    text = next(entry["text"] for entry in TEXTS if entry["id"] == ident)
    (report,) = parse_text(text).reports
    evidence = report.metadata.kind_evidence
    assert evidence is not None
    assert (evidence.rule, evidence.text) == RULES[ident]
    assert text[evidence.span.start : evidence.span.end] == evidence.text


def test_an_excerpt_has_no_evidence() -> None:
    (report,) = parse_text("立案提案40件。", excerpt=True).reports
    assert (report.metadata.kind, report.metadata.kind_evidence) == ("excerpt", None)


def test_a_digest_of_a_government_is_the_governments() -> None:
    text = next(entry["text"] for entry in TEXTS if entry["id"] == "digest_highlights")
    (report,) = parse_text(text).reports
    assert report.metadata.organization == "银泽市人民政府"
    assert any("生产总值" in found.label for found in report.indicators)


def test_every_kind_has_several_texts() -> None:
    ids = [entry["id"] for entry in TEXTS]
    assert len(ids) == len(set(ids)) >= 75
    kinds = [entry["kind"] for entry in TEXTS]
    assert {kind for kind in (*KINDS, "none") if kind != "excerpt" and kinds.count(kind) < 2} == set()
