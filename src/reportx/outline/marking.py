"""What each line of a text is, before reports are told apart: noise with its reason, a title, or prose."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportx.rules.patterns import noise_rule, pattern

if TYPE_CHECKING:
    from reportx.text import Aside, Line

_LONG = 70
_PAIR = 2
FULL_STOP = tuple("。!?;…")
NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)")
_GLYPHED = re.compile(r"[★☆●◆■]|[^\W\d_]{2,3}[一二三四五六七八九十\d]{1,2}[:、]")
# At least four characters, each with a blank behind it; the word before the first one may touch it.
_SPACED = re.compile(r"[^\W\d_](?:\s{1,4}[^\W\d_]){3,}(?![^\W_])")

# Shorter lines may well stand twice, as cells of a table do; this many words are a sentence of English.
_DOUBLED, _ENGLISH = 8, 4
_WORD, _CHINESE = r"\b[A-Za-z]*[a-z]{2}\b", "[一-鿿]"


@dataclass(slots=True, eq=False)
class MarkedLine:
    """A line with what is known about it while the text is being split; ``columns`` is how many its table has."""

    line: Line
    reason: str | None = None
    tail: bool = False
    weak: bool = False
    title: bool = False
    columns: int = 0


def is_body(text: str) -> bool:
    """A line of prose: long, or a sentence."""
    return len(text) >= _LONG or (text.endswith(FULL_STOP) and len(text) >= 20)


def holds_figure(text: str) -> bool:
    """Whether a figure stands in ``text`` with its measure word."""
    return pattern("reports", "evidence", "counted").search(text) is not None


def mark_asides(marked: list[MarkedLine], asides: tuple[Aside, ...]) -> None:
    """Lines that the format itself sets apart."""
    index = 0
    for item in marked:
        while index < len(asides) and asides[index].end <= item.line.start:
            index += 1
        if index < len(asides) and asides[index].start <= item.line.start:
            item.reason = asides[index].reason


def mark_tables(marked: list[MarkedLine]) -> None:
    """Rows of tables: no captions of pictures; those of two columns may be the lines below an article (编辑 | …)."""
    from reportx.text.grids import find_grids  # few texts have bars

    kept = [item for item in marked if item.reason is None]
    for grid in find_grids([item.line for item in kept]):
        for index in grid.lines():
            kept[index].columns = grid.width


def mark_noise(marked: list[MarkedLine]) -> None:
    captions = []
    for item in marked:
        text = item.line.text
        if item.reason is not None or item.columns > _PAIR or len(text) > 400:
            continue
        prose = is_body(text)
        rule = noise_rule(text, prose=prose)
        if rule:
            if len(text) < 160 or rule.reason == "site introduction":
                item.reason, item.tail, item.weak = rule.reason, rule.tail, rule.weak
        elif (
            not item.columns
            and 8 <= len(text) <= 72
            and not text.endswith((*FULL_STOP, ":", ","))
            and _is_caption(text)
        ):
            captions.append(item)
    # One such line may be a heading of its own kind; captions come in numbers. Where they do, and the report's own
    # headings carry glyphs or names, every other unpunctuated line is one.
    if _distinct(captions) < 2:
        return
    for item in captions:
        item.reason = "photo caption"
    if _distinct([item for item in marked if _GLYPHED.match(item.line.text)]) >= 3:
        for item in marked[marked.index(captions[0]) :]:
            text = item.line.text
            report = text.endswith(FULL_STOP) or _GLYPHED.match(text) or holds_figure(text)
            if item.reason is None and not item.columns and len(text) <= 40 and not report:
                item.reason = "photo caption"


def mark_doubled(marked: list[MarkedLine]) -> None:
    """A line that stands twice in succession is the report's own once; of titles, pages set one above the other."""
    before = ""
    for item in marked:
        if item.reason is not None or item.title:
            continue
        text = "".join(item.line.text.split())
        if text == before and len(text) >= _DOUBLED:
            item.reason = "repeated text"
        before = text


def mark_translations(marked: list[MarkedLine]) -> None:
    """English lines between Chinese ones: in a text that gives every paragraph twice, they are its translation."""
    own = [item for item in marked if item.reason is None]
    foreign = [item for item in own if _is_foreign(item.line.text)]
    sentences = sum(len(re.findall(_WORD, item.line.text)) >= _ENGLISH for item in foreign)
    if sentences >= 2 and len(own) - len(foreign) >= len(foreign) // 2:
        for item in foreign:
            item.reason = "translation"


def _is_foreign(text: str) -> bool:
    # The first character tells it of nearly every line.
    return (
        (text[:1].isascii() or text[0] in "“‘")
        and re.search(_WORD, text) is not None
        and re.search(_CHINESE, text) is None
    )


def _distinct(items: list[MarkedLine]) -> int:
    """How many lines there are, each told once: a page may hold its text several times."""
    return len({"".join(item.line.text.split()) for item in items})


def _is_caption(text: str) -> bool:
    if holds_figure(text):
        return False  # a picture shows an event, a digest's line counts them
    if pattern("headlines", "not_caption").match(text) or pattern("reports", "title", "pattern").match(text):
        return False
    return pattern("headlines", "caption").match(text) is not None and not NUMBERED.match(text)


def mark_titles(marked: list[MarkedLine]) -> None:
    rule, barred = pattern("reports", "title", "pattern"), pattern("reports", "title", "not_title")
    above = ""
    for item in marked:
        text = item.line.text
        if item.reason is None and len(text) <= 80 and not barred.match(text):
            bare = re.sub(r"^[—–-]{1,4}\s?", "", text)
            second = pattern("reports", "head", "second_half").match(text)
            halved = second and pattern("reports", "head", "half_title").match(above)
            item.title = bool(rule.match(bare) or halved or rule.match(unspaced(bare)))
        above = text


def unspaced(text: str) -> str:
    """A title with the words closed up that have a blank between any two characters: 工 作 报 告."""
    return _SPACED.sub(lambda match: "".join(match[0].split()), text)


def mark_tail(part: list[MarkedLine]) -> None:
    """Everything behind a tail line is noise, once there has been a body and nothing of a report follows."""
    body = 0
    for index, item in enumerate(part):
        if item.reason is None:
            body += len(item.line.text) if is_body(item.line.text) else 0
            continue
        if not item.tail or body < 200:
            continue
        rest = [later for later in part[index + 1 :] if later.reason is None]
        if item.weak and sum(len(later.line.text) for later in rest) > body // 2:
            continue
        for later in part[index + 1 :]:
            later.reason = later.reason or item.reason
        return
