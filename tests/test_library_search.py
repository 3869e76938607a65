"""Search finds what the text says, in whatever writing, and takes words as words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commandline import REPORT
from formatfiles import REPORTS, WRAPPED
from libraries import add, library_at, read
from reportx.library.search import search

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reportx.library import Library
    from reportx.model.holding import Hit

SIGNS = """政协云河市委员会常务委员会工作报告

各位委员：
我代表政协云河市第六届委员会常务委员会，向大会报告工作，请予审议。

一、2023年工作回顾
（一）理论武装走深走实。完成率100%，占50%_。举办“五大”讲堂6期，(AND)。
（二）协商议政有力有效。Web API 接口12个，路径 C:\\temp。立案400件"NEAR"提案*。
（三）写作有特点。鉴于此，委员们在線上提出村居建议8条，形成１２份报告。
"""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with library_at(tmp_path) as library:
        yield library


def texts(library: Library, *words: str, kind: str = "sentence") -> list[str]:
    return [hit.text for hit in search(library, words, passages=(kind,))]


def test_hits_stand_where_they_say(library: Library) -> None:
    document, source = read()
    library.add(document, source, "/a.txt", excerpt=False)
    hits = list(search(library, ["提案"]))
    assert {hit.kind for hit in hits} == {"sentence", "measure", "indicator"}
    report = document.reports[0]
    for hit in hits:
        assert source.text.count("\n", 0, hit.start) + 1 == hit.line
        assert report.span.start <= hit.start < hit.end <= report.span.end
        if hit.kind == "sentence":
            assert source.text[hit.start : hit.end] == hit.text
    (measure,) = (hit for hit in hits if hit.kind == "measure")
    assert (measure.item, measure.text) in {(one.id, one.title) for one in report.measures}
    named = {(one.id, one.label) for one in report.indicators}
    assert all(
        any(hit.item == id_ and hit.text.startswith(label) for id_, label in named)
        for hit in hits
        if hit.kind == "indicator"
    )
    assert next(hit.text for hit in hits if hit.kind == "sentence").endswith("办复率100%。")


@pytest.mark.parametrize("word", ["提案", "提", "收到提案", "共收到提案412件，立案400件"])
def test_words_of_any_length(library: Library, word: str) -> None:
    add(library)
    assert any("共收到提案412件" in text for text in texts(library, word))


def test_several_words_stand_in_one_passage(library: Library) -> None:
    add(library)
    assert len(texts(library, "提案", "办复率")) == 1
    assert len(texts(library, "收到提案", "办复率", "立案400件")) == 1
    assert texts(library, "读书班", "办复率") == []
    assert texts(library, "提案", "没有的词") == []


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("100%", 1),
        ("0%", 1),
        ("%", 1),
        ("50%_", 1),
        ("%_", 1),
        ("_", 1),
        ("0_", 0),
        ("1%0", 0),
        ("提%案", 0),
        ("\\", 1),
        ("C:\\temp", 1),
        ("AND", 1),
        ("(AND)", 1),
        ("NEAR", 1),
        ('"NEAR"', 1),
        ('"', 1),
        ("案*", 1),
        ("提案*", 1),
        ("立案*", 0),
        ("web", 1),
        ("WEB api", 1),
        ("“五大”", 1),
        ("OR", 0),
        ("立案 OR 提案", 0),
        ("-提案", 0),
        ("text:提案", 0),
        ("^提案", 0),
        ("提案 NOT 立案", 0),
        ("{提案}", 0),
        ("+", 0),
        ("'; DROP TABLE reports; --", 0),
    ],
)
def test_words_are_plain_text(library: Library, word: str, found: int) -> None:
    add(library, SIGNS)
    assert len(texts(library, word)) == found


@pytest.mark.parametrize("words", [[], [""], ["  "], ["提案", ""], ["\u200b"], ["\0"], ["提\0案"]])
def test_nothing_is_found_by_nothing(library: Library, words: list[str]) -> None:
    add(library)
    assert search(library, words) == []


@pytest.mark.parametrize("word", ["鉴于", "鑒於此", "线上", "線上提出", "12份", "１２份报告", "報告"])
def test_one_writing_finds_the_other(library: Library, word: str) -> None:
    add(library, SIGNS)
    assert texts(library, word)


@pytest.mark.parametrize("word", ["政协", "政協", "提案办理", "提案辦理", "全市政协系统", "民主监督", "顯鋒芒", "监督"])
def test_a_traditional_report(library: Library, word: str) -> None:
    add(library, (REPORTS / "trad_feature.txt").read_bytes())
    assert list(search(library, [word]))
    # What is shown is the source's own, pinyin and all.
    assert all("政协" not in hit.text for hit in search(library, ["政协"], passages=("sentence",)))


def test_words_across_lines_that_a_width_broke(library: Library) -> None:
    middle = "组织委员到基层开展调查研究并形成报告，" * 12
    long = REPORT.replace("读书班6期，", f"读书班6期，{middle}")
    lines = [line[at : at + WRAPPED] for line in long.splitlines() for at in range(0, max(1, len(line)), WRAPPED)]
    document, source = read("\n".join(lines))
    library.add(document, source, "/a.txt", excerpt=False)
    (found,) = texts(library, "开展调查研究并形成报告", "培训委员300余人次")
    assert "\n" in found
    assert found in source.text


def test_kinds(library: Library) -> None:
    add(library)
    assert {hit.kind for hit in search(library, ["提案"], passages=("measure",))} == {"measure"}
    two = ("measure", "indicator")
    assert {hit.kind for hit in search(library, ["提案"], passages=two)} == {*two}
    assert list(search(library, ["提案"], passages=("no such",))) == []


def test_what_is_no_reports_is_not_found(library: Library) -> None:
    add(library, REPORT + "\n责任编辑：某某\n")
    assert texts(library, "某某") == []


def test_the_same_order_always(library: Library) -> None:
    for number in range(3):
        add(library, REPORT.replace("412", f"41{number}"), f"/{2 - number}.txt")
    first = list(search(library, ["提案"]))
    assert first == list(search(library, ["提案"]))

    def place(hit: Hit) -> tuple[int, str, int]:
        return hit.document, hit.report, hit.start

    assert first == sorted(first, key=place)
    library.renew(1, read(REPORT.replace("412", "410"))[0])
    assert [place(hit) for hit in search(library, ["提案"])] == [place(hit) for hit in first]
