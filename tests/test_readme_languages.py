"""README.md and README.zh-CN.md say the same: what can be compared without reading either language."""

from __future__ import annotations

import re
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```\n", re.S | re.M)
_HEADING = re.compile(r"^(#+) (.+)$", re.M)
_ROW = re.compile(r"^\|.*\|$", re.M)
_OPTION = re.compile(r"(?<![\w/.-])--?[a-z][\w-]*")
_VARIABLE = re.compile(r"\b(?:[A-Z]+_[A-Z_]+|LANG|PATH|APPDATA)\b")
_LINK = re.compile(r"\]\(([^)]+)\)")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_MEASURED = re.compile(r"^<!-- (\w+) -->\n(.*?)^<!-- /\1 -->$", re.S | re.M)


class Section(NamedTuple):
    """What stands under a heading, up to the next one of any level."""

    level: int
    title: str
    blocks: list[tuple[str, str]]
    prose: str  # all but the blocks

    @property
    def rows(self) -> list[str]:
        return _ROW.findall(self.prose)


def _sections(name: str) -> list[Section]:
    text = (ROOT / name).read_text(encoding="utf-8")
    # A comment in a block is no heading.
    blocks: list[tuple[str, str]] = []

    def put_away(match: re.Match[str]) -> str:
        blocks.append((match[1], match[2]))
        return f"\0{len(blocks) - 1}\0\n"

    text = _FENCE.sub(put_away, text)
    heads = list(_HEADING.finditer(text))
    sections = []
    for head, after in zip_longest(heads, heads[1:]):
        body = text[head.end() : after.start() if after else None]
        held = [blocks[int(number)] for number in re.findall("\0([0-9]+)\0", body)]
        sections.append(Section(len(head[1]), head[2], held, re.sub("\0[0-9]+\0\n", "", body)))
    return sections


ENGLISH, CHINESE = _sections("README.md"), _sections("README.zh-CN.md")
# As far as the shorter one goes: what is missing is told by a test and not by an error while tests are collected.
PAIRS = pytest.mark.parametrize(
    ("english", "chinese"),
    [pytest.param(*pair, id=pair[0].title) for pair in zip(ENGLISH, CHINESE, strict=False)],
)


def _headings(sections: list[Section]) -> list[str]:
    return [f"{'#' * section.level} {section.title}" for section in sections]


def _beside(ours: list[Section], theirs: list[Section]) -> str:
    """The headings of both side by side, to see where they part."""
    pairs = zip_longest(_headings(ours), _headings(theirs), fillvalue="(none)")
    return "\n".join(f"{one}  |  {other}" for one, other in pairs)


def test_same_headings() -> None:
    levels = [[section.level for section in sections] for sections in (ENGLISH, CHINESE)]
    assert levels[0] == levels[1], f"README.md  |  README.zh-CN.md\n{_beside(ENGLISH, CHINESE)}"


def test_headings_beside_each_other() -> None:
    ours, theirs = [Section(1, "reportx", [], ""), Section(2, "Tests", [], "")], [Section(1, "reportx", [], "")]
    assert _beside(ours, theirs) == "# reportx  |  # reportx\n## Tests  |  (none)"
    assert _beside(theirs, ours) == "# reportx  |  # reportx\n(none)  |  ## Tests"


@pytest.mark.parametrize("sections", [ENGLISH, CHINESE], ids=["en", "zh"])
def test_blocks_are_closed(sections: list[Section]) -> None:
    assert not [section.title for section in sections if "```" in section.prose]


def test_headings_are_translated() -> None:
    same = {section.title for section in ENGLISH} & {section.title for section in CHINESE}
    assert same == {"reportx"}


def _commands(block: str) -> list[str]:
    """The commands of a block, without what is said behind ``#`` about them."""
    return [re.sub(r"\s+# .*", "", line) for line in block.splitlines() if line.startswith("$ ")]


@PAIRS
def test_same_blocks(english: Section, chinese: Section) -> None:
    languages = [[language for language, _ in section.blocks] for section in (english, chinese)]
    assert languages[0] == languages[1], f"{english.title} | {chinese.title}: blocks differ in number or kind"
    for (language, ours), (_, theirs) in zip(english.blocks, chinese.blocks, strict=True):
        if language == "console":
            assert _commands(ours) == _commands(theirs)
            assert _commands(ours)
        elif language != "text":  # what a call printed is tested by running it
            assert ours == theirs


@PAIRS
def test_same_tables(english: Section, chinese: Section) -> None:
    assert [row.count("|") for row in english.rows] == [row.count("|") for row in chinese.rows]
    for ours, theirs in zip(english.rows, chinese.rows, strict=True):
        assert _NUMBER.findall(ours) == _NUMBER.findall(theirs)


@PAIRS
def test_same_options(english: Section, chinese: Section) -> None:
    assert set(_OPTION.findall(english.prose)) == set(_OPTION.findall(chinese.prose))


@PAIRS
def test_same_variables(english: Section, chinese: Section) -> None:
    assert set(_VARIABLE.findall(english.prose)) == set(_VARIABLE.findall(chinese.prose))


@PAIRS
def test_same_links(english: Section, chinese: Section) -> None:
    if english.level == 1:  # each leads to the other
        assert "(README.zh-CN.md)" in english.prose
        assert "(README.md)" in chinese.prose
        return
    outside = [
        sorted(link for link in _LINK.findall(section.prose) if not link.startswith("#"))
        for section in (english, chinese)
    ]
    assert outside[0] == outside[1]
    assert len(_LINK.findall(english.prose)) == len(_LINK.findall(chinese.prose))


def _anchor(title: str) -> str:
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


@pytest.mark.parametrize("sections", [ENGLISH, CHINESE], ids=["en", "zh"])
def test_links_inside_lead_somewhere(sections: list[Section]) -> None:
    anchors = {f"#{_anchor(section.title)}" for section in sections}
    links = {link for section in sections for link in _LINK.findall(section.prose) if link.startswith("#")}
    assert links
    assert links <= anchors


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_links_to_files_lead_somewhere(name: str) -> None:
    for link in _LINK.findall((ROOT / name).read_text(encoding="utf-8")):
        if not link.startswith(("#", "http")):
            assert (ROOT / link.partition("#")[0]).exists(), link


def test_measurements_stand_there_as_printed() -> None:
    ours, theirs = (
        dict(_MEASURED.findall((ROOT / name).read_text(encoding="utf-8"))) for name in ("README.md", "README.zh-CN.md")
    )
    assert ours.keys() >= {"accuracy", "speed", "quantities"}
    assert ours == theirs


_TERMS = re.compile(r"`[^`]*`|\[[^]]*\]\([^)]*\)|<!--.*?-->", re.S)


def _unbound(section: Section) -> str:
    """The prose without code, links and measurements."""
    return _TERMS.sub(" ", _ROW.sub("", _MEASURED.sub("", section.prose)))


@pytest.mark.parametrize("section", CHINESE, ids=[section.title for section in CHINESE])
def test_chinese_prose_is_chinese(section: Section) -> None:
    # Names of things (Python 3.11, UTF-8, Recognizers-Text) are short; four words in a row are a sentence forgotten.
    assert not re.search(r"(?:\b[A-Za-z]{2,}\b[ ,]+){3}[A-Za-z]{2,}\b", _unbound(section))
    if section.level > 1:
        assert re.search(r"[\u4e00-\u9fff]", section.title + section.prose)


@pytest.mark.parametrize("section", CHINESE, ids=[section.title for section in CHINESE])
def test_chinese_paragraphs_are_not_broken(section: Section) -> None:
    # A line end shows as a blank, which Chinese has none of inside a sentence.
    assert re.search(r"^(?![|<#]).*\S\n(?![|<#]|- )\S", _MEASURED.sub("", section.prose), re.M) is None
