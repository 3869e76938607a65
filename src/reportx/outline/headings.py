"""Candidates for headings: markers, lines of their own, and run-in headlines, before anything is nested."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportx.rules.load import table
from reportx.rules.patterns import Marker, numbering, pattern

if TYPE_CHECKING:
    from reportx.text import Line

CLOSERS = "。.;;:：,，、!！?？ \u3000|｜"
_SENTENCE_END = re.compile(r"[。!?]|;(?=.)")
_TITLE_END = re.compile(r"[。;:!?]")
# A figure on a card; 01 and 02 on lines of their own are banners.
_CARD = re.compile(r"\d")
# What holds numerals in a headline and counts nothing: quotations, 千家万户.
_FREE = re.compile(r"“[^”]*”|千家万户|[进入走]万家")
_BANNER_DIGITS = re.compile(r"0\d$")
_LINE_STOPS = tuple("。!;,、:：，；！…")
_FOLLOWS = re.compile(r"[^\W\d_]")
_PREFIX = re.compile(r"[^\W_]{2,6},")


@dataclass(slots=True, eq=False)
class Heading:
    """A heading in offsets of the clean view.

    ``start`` is the marker's first character (the title's where there is none), ``[title_start, title_end)`` the
    title without closing punctuation. ``family`` is a marker family or ``line``, ``parallel``, ``run_in``,
    ``aspect``; ``extra`` holds further title lines of one that is set on several.
    """

    start: int
    title_start: int
    title_end: int
    body_start: int
    family: str
    marker: tuple[int, int] | None = None
    ordinal: int | None = None
    numbered: bool = False
    own_line: bool = False
    blank_before: int = 0
    extra: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Passage:
    """A paragraph that no headline covers and that has a role of its own."""

    start: int
    role: str


def find_headings(text: str, lines: list[Line]) -> tuple[list[Heading], list[Passage]]:
    """Headings and passages of a report's body, each in order of their start."""
    headings: list[Heading] = []
    paragraphs: list[Line] = []
    tiles = _tiles(lines)
    index = 0
    while index < len(lines):
        line = lines[index]
        found, used = _line_heading(text, lines, index, tiles)
        if found is not None:
            headings.append(found)
            if found.own_line is False:
                paragraphs.append(line)
        elif index not in tiles:
            paragraphs.append(line)
        index += used
    headings = [h for h in headings if h.own_line or not _is_clause_family(h.family)]
    passages = _passages(lines, headings)
    starts = {passage.start for passage in passages}
    headings += _enumerators(text, lines, headings)
    taken = {heading.start for heading in headings} | starts
    headings += _run_ins(text, [p for p in paragraphs if p.start not in starts], headings, taken)
    headings.sort(key=lambda heading: heading.start)
    return headings, passages


def _is_clause_family(family: str) -> bool:
    known = numbering().families.get(family)
    return known is not None and not known.line


def _tiles(lines: list[Line]) -> set[int]:
    """Indexes of lines in blocks of figures set as cards: 立案提案 / 247件 / 其中集体提案 / 68件."""
    tiles: set[int] = set()
    for index, line in enumerate(lines):
        card = pattern("headlines", "card").match(line.text) and _CARD.search(line.text)
        if card and not _BANNER_DIGITS.match(line.text):
            tiles.add(index)
            if index and len(lines[index - 1].text) <= 20 and not lines[index - 1].text.endswith("。"):
                tiles.add(index - 1)
            following = lines[index + 1].text if index + 1 < len(lines) else ""
            if len(following) <= 3 and pattern("headlines", "card").match(following):
                tiles.add(index + 1)
    return tiles


def _line_heading(text: str, lines: list[Line], index: int, tiles: set[int]) -> tuple[Heading | None, int]:
    """The heading that line ``index`` is or opens with, and how many lines it takes."""
    line = lines[index]
    marker = numbering().at_line(text, line.start, line.end)
    if marker and index not in tiles:
        if marker.family.banner and marker.end >= line.end - 1:
            return _banner(marker, lines, index)
        if not marker.family.banner or len(line.text) <= table("headlines")["max_line"]:
            return _marked(text, line, marker, index + 1 < len(lines)), 1
    if index in tiles or not _is_heading_line(lines, index):
        return None, 1
    heading = Heading(line.start, line.start, _closed(text, line.start, line.end), line.end, "line")
    heading.own_line, heading.blank_before = True, line.blank_before
    used = 1
    while len(lines[index + used - 1].text) <= 12 and index + used < len(lines) - 1:
        following = lines[index + used]
        if index + used in tiles or len(following.text) > 12 or not _is_heading_line(lines, index + used):
            break
        if numbering().at_line(text, following.start, following.end):
            break
        heading.extra.append((following.start, _closed(text, following.start, following.end)))
        heading.body_start = following.end
        used += 1
    return heading, used


def _banner(marker: Marker, lines: list[Line], index: int) -> tuple[Heading | None, int]:
    """``PART 1`` or ``01`` on a line of its own: the next line is its title."""
    line = lines[index]
    if index + 1 >= len(lines) or len(lines[index + 1].text) > 40 or lines[index + 1].text.endswith("。"):
        return None, 1
    title = lines[index + 1]
    heading = Heading(line.start, title.start, title.end, title.end, marker.family.id)
    heading.marker = (line.start, line.start + len(line.text.rstrip()))
    heading.ordinal, heading.numbered, heading.own_line = marker.ordinal, True, True
    return heading, 2


def _marked(text: str, line: Line, marker: Marker, followed: bool) -> Heading | None:
    """A heading with a marker at the start of a line."""
    start = marker.end
    while start < line.end and text[start] in " \u3000,":
        start += 1
    if start >= line.end:
        return None
    end = title_end(text, start, line.end)
    heading = Heading(line.start, start, end, _after(text, end, line.end), marker.family.id)
    heading.marker = (line.start, line.start + len(text[line.start : marker.end].rstrip()))
    heading.ordinal, heading.numbered = marker.ordinal, marker.ordinal is not None
    heading.own_line = heading.body_start >= line.end
    heading.blank_before = line.blank_before
    if marker.family.glyph and heading.own_line and not followed:
        return None
    if not marker.family.line:
        heading.own_line = False
    return heading


def title_end(text: str, start: int, stop: int) -> int:
    """Where the title that begins at ``start`` ends: the first clause or sentence, at a comma where it runs long."""
    match = _TITLE_END.search(text, start, stop)
    end = match.start() if match else stop
    if (match and end - start > 40) or (not match and end - start > 60):
        comma = re.compile(",").search(text, start, end)
        if comma and comma.start() - start >= 4:
            end = comma.start()
    return _closed(text, start, end)


def _closed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in CLOSERS:
        end -= 1
    return end


def _after(text: str, end: int, stop: int) -> int:
    while end < stop and text[end] in CLOSERS:
        end += 1
    return end


def _is_heading_line(lines: list[Line], index: int) -> bool:
    """A short line without a full stop, with text below it, that is neither address nor date."""
    line = lines[index]
    text = line.text
    limits = table("headlines")
    if len(text) > limits["max_line"] or len(text) < 2 or text.endswith(_LINE_STOPS) or index + 1 >= len(lines):
        return False
    if pattern("reports", "title", "salutation").match(text) or not _FOLLOWS.search(text):
        return False
    if re.match(r"\(.*\)$|(?:19|20)\d{2}年\d{1,2}月\d{1,2}日$", text) or "。" in text:
        return False
    return not any(char.isdigit() and text.count(char) > 6 for char in text)


def _passages(lines: list[Line], headings: list[Heading]) -> list[Passage]:
    """Paragraphs of a role of their own: experience, problems, thanks, closing."""
    headed = {heading.start for heading in headings}
    last = max((heading.start for heading in headings if heading.own_line), default=-1)
    found: list[Passage] = []
    for line in lines:
        if line.start in headed or len(line.text) < 20:
            continue
        role = _passage_role(line.text, closing=line.start >= last)
        if role:
            found.append(Passage(line.start, role))
    return found


def _passage_role(text: str, *, closing: bool) -> str | None:
    """The role that a paragraph announces in its first sentence; closing words may come after a line of verse.

    Thanks name their word at the end of a long paragraph, and may soon go over to what remains to be done.
    """
    sentences = text.split("。")
    for role in ("problems", "experience"):
        if pattern("roles", "passages", role).match(sentences[0]):
            return role
    if pattern("roles", "passages", "thanks").match(text):
        problems = pattern("roles", "passages", "problems")
        turn = next((number for number, sentence in enumerate(sentences) if problems.match(sentence)), len(sentences))
        return "problems" if 2 * len("。".join(sentences[turn:])) > len(text) else "thanks"
    if closing and pattern("roles", "passages", "closing").match("。".join(sentences[:2])):
        return "closing"
    return None


def _enumerators(text: str, lines: list[Line], headings: list[Heading]) -> list[Heading]:
    """Enumerators inside paragraphs, kept where a sequence 1, 2, … holds within one stretch between headings."""
    breaks = sorted(heading.start for heading in headings)
    chains: dict[str, list[Heading]] = {}
    kept: list[Heading] = []

    def close(family: str) -> None:
        chain = chains.pop(family, [])
        if len(chain) >= 2:
            kept.extend(chain)

    position = 0
    for line in lines:
        while position < len(breaks) and breaks[position] <= line.start:
            for family in list(chains):
                close(family)
            position += 1
        for marker in numbering().inside(text, line.start, line.end):
            family, number = marker.family.id, marker.ordinal
            heading = _clause_heading(text, marker, line)
            if heading is None:
                continue
            if number == 1:
                close(family)
                chains[family] = [heading]
            elif family in chains and number == (chains[family][-1].ordinal or 0) + 1:
                chains[family].append(heading)
            elif family == "order_word" and family in chains:
                heading.ordinal = (chains[family][-1].ordinal or 0) + 1
                chains[family].append(heading)
    for family in list(chains):
        close(family)
    return kept


def _clause_heading(text: str, marker: Marker, line: Line) -> Heading | None:
    title = marker.end
    while title < line.end and text[title] in " \u3000,":
        title += 1
    end = title_end(text, title, line.end)
    if end - title < 2:
        return None
    place = (marker.start, marker.start + len(text[marker.start : marker.end].rstrip()))
    return Heading(marker.start, title, end, _after(text, end, line.end), marker.family.id, place, marker.ordinal, True)


def _run_ins(text: str, paragraphs: list[Line], headings: list[Heading], taken: set[int]) -> list[Heading]:
    """Headlines that open a paragraph, judged together with their sisters between two headings."""
    lined = sorted(heading.start for heading in headings if heading.own_line)
    groups: dict[int, list[Line]] = {}
    for line in paragraphs:
        group = sum(1 for edge in lined if edge <= line.start)
        groups.setdefault(group, []).append(line)
    found: list[Heading] = []
    parallels = _openings(paragraphs, taken)
    for number, members in groups.items():
        if number == 0 and lined:
            continue  # the opening words of a report that has headings are no headlines
        found += _judge(text, [line for line in members if line.start not in taken], parallels)
    # Some reports set several headlined stretches in one paragraph; where headlines open paragraphs instead, a short
    # sentence in the middle is just one.
    if sum(1 for heading in found if heading.family == "run_in") <= 2:
        found += _inside(text, paragraphs)
    return found


def _openings(paragraphs: list[Line], taken: set[int]) -> set[str]:
    """Openings (一年来, 我们…) that several paragraphs of the report share."""
    counts: dict[str, int] = {}
    for line in paragraphs:
        if line.start in taken:
            continue
        prefix = _PREFIX.match(line.text)
        key = prefix[0] if prefix else line.text[:2]
        counts[key] = counts.get(key, 0) + 1
    return {key for key, count in counts.items() if count >= 2}


def _first_sentence(text: str, line: Line) -> tuple[int, bool]:
    """``(end of the first sentence, whether more of the paragraph follows)``."""
    match = _SENTENCE_END.search(text, line.start, line.end)
    if match is None:
        return line.end, False
    return match.start(), match.end() < line.end


def _judge(text: str, group: list[Line], parallels: set[str]) -> list[Heading]:
    limits = table("headlines")
    good: list[tuple[Line, int, bool, bool]] = []
    for line in group:
        end, more = _first_sentence(text, line)
        sentence = text[line.start : end]
        prefix = _PREFIX.match(sentence)
        parallel = bool(prefix and prefix[0] in parallels) or (sentence[:2] == "我们" and "我们" in parallels)
        if not _may_head(sentence, parallel):
            continue
        if more and len(sentence) <= (limits["max_parallel"] if parallel else limits["max_plain"]):
            good.append((line, end, parallel, True))
        elif not more and parallel and text[end : end + 1] == "。" and len(sentence) <= 50:
            good.append((line, end, True, False))
    sisters = sum(1 for line, end, _, _ in good if _is_sister(text[line.start : end]))
    bodies = sum(1 for line in group if len(line.text) > 30)
    found: list[Heading] = []
    for line, end, parallel, more in good:
        sentence = text[line.start : end]
        plain = "," not in sentence and len(sentence) <= limits["max_alone"] and _opens(sentence)
        if parallel or plain or (sisters >= 2 and sisters * 2 >= bodies and (more or parallel)):
            heading = Heading(line.start, line.start, end, _after(text, end, line.end), "run_in")
            if not more:
                heading.family, heading.own_line = "parallel", True
            elif parallel and _PREFIX.match(sentence):
                heading.family = "run_in_parallel"
            found.append(heading)
    aspects = [line for line in group if re.match(r"在.{2,12}方面[,:]", line.text)]
    if len(aspects) >= 2:
        found += [_aspect(text, line) for line in aspects if line.start not in {h.start for h in found}]
    return found


def _is_sister(sentence: str) -> bool:
    """Counts as evidence that headlines stand here: an imperative, or words too few for a statement."""
    return _opens(sentence) or ("," not in sentence and len(sentence) <= 12)


def _aspect(text: str, line: Line) -> Heading:
    end = text.index("方面", line.start) + 2
    return Heading(line.start, line.start, end, _after(text, end, line.end), "run_in")


def _may_head(sentence: str, parallel: bool) -> bool:
    if len(sentence) < 5 or pattern("headlines", "figure").search(_FREE.sub("", sentence)):
        return False
    if sentence.count("“") != sentence.count("”"):
        return False
    if not parallel and pattern("headlines", "not_start").match(sentence):
        return False
    if pattern("roles", "passages", "experience").match(sentence):
        return False
    return pattern("headlines", "not_inside").search(sentence) is None


def _opens(sentence: str) -> bool:
    return bool(pattern("headlines", "opens").match(sentence) or pattern("headlines", "eight").fullmatch(sentence))


def _inside(text: str, paragraphs: list[Line]) -> list[Heading]:
    """Headlines in the middle of a paragraph: a short imperative sentence, followed by its matter at some length."""
    limits = table("headlines")
    rule = re.compile(rf"(?:(?<=。)|(?<=。”))((?!”)[^。,;:、!?]{{6,{limits['max_inside']}}})。(?=[^\n])")
    found: list[Heading] = []
    for line in paragraphs:
        if len(line.text) < 120:
            continue
        end = line.end
        for match in reversed(list(rule.finditer(text, line.start, line.end))):
            sentence = match[1]
            if end - match.end() < limits["min_matter"] or not _opens(sentence) or not _may_head(sentence, False):
                continue
            found.append(Heading(match.start(), match.start(), match.end(1), match.end(), "run_in"))
            end = match.start()
    # One alone is a short sentence; headlines come in numbers.
    return found if len(found) >= 2 else []
