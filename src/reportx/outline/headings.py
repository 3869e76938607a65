"""Candidates for headings: markers, lines of their own, and run-in headlines, before anything is nested."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportx.outline.candidates import CROWDED, Heading, Passage, after, closed, last_start, title_end
from reportx.outline.cards import card_names, is_card
from reportx.outline.enumerators import find_enumerators
from reportx.outline.headlines import find_run_ins
from reportx.outline.marking import is_body
from reportx.rules.load import table
from reportx.rules.patterns import Marker, numbering, pattern

if TYPE_CHECKING:
    from reportx.text import Line

_LINE_STOPS = tuple("。!;,、:：，；！…")
_LONGEST_HEAD = 8
_FOLLOWS = re.compile(r"[^\W\d_]")


def find_headings(
    text: str, lines: list[Line], tables: set[int], levels: dict[int, int] | None = None
) -> tuple[list[Heading], list[Passage]]:
    """Headings and passages of a report's body, each in order of their start.

    The lines ``tables``, by their index, are neither. ``levels`` holds the levels of the lines that the format gives
    the style of a heading, by their start.
    """
    levels = levels or {}
    headings, paragraphs = _line_headings(text, lines, tables, levels)
    headings = [h for h in headings if h.own_line or not _is_clause_family(h.family)]
    headings, crowded = _with_glued(text, lines, headings)
    prose = [line for index, line in enumerate(lines) if index not in tables] if tables else lines
    passages = _passages([line for line in prose if line.start not in crowded], headings)
    starts = {passage.start for passage in passages}
    headings += find_enumerators(text, prose, headings)
    taken = {heading.start for heading in headings} | starts
    open_lines = [line for line in paragraphs if line.start not in starts | crowded]
    headings += find_run_ins(text, open_lines, headings, taken)
    for heading in headings:
        heading.level = levels.get(heading.start)
    headings.sort(key=lambda heading: heading.start)
    return headings, passages


def _line_headings(
    text: str, lines: list[Line], tables: set[int], levels: dict[int, int]
) -> tuple[list[Heading], list[Line]]:
    """The headings that lines are or open with, and the lines that hold a paragraph."""
    headings: list[Heading] = []
    paragraphs: list[Line] = []
    tiles = _tiles(lines) | _figure_lines(text, lines) | tables
    index = _behind_address(lines)
    while index < len(lines):
        line = lines[index]
        found, used = _line_heading(text, lines, index, tiles)
        if found is None and line.start in levels:
            found = _styled(text, line)
        if found is not None:
            headings.append(found)
            if found.own_line is False:
                paragraphs.append(line)
        elif index not in tiles:
            paragraphs.append(line)
        index += used
    return headings, paragraphs


def _with_glued(text: str, lines: list[Line], headings: list[Heading]) -> tuple[list[Heading], set[int]]:
    """The headings with those inside lines of several paragraphs, and the starts of these lines."""
    if all(len(line.text) < CROWDED for line in lines):
        return headings, set()
    from reportx.outline.crowded import find_glued  # few texts have such lines

    glued, crowded = find_glued(text, lines, headings)
    starts = {heading.start for heading in glued}
    return [heading for heading in headings if heading.start not in starts] + glued, crowded


def _styled(text: str, line: Line) -> Heading | None:
    from reportx.outline.styles import may_be_styled  # plain text has no styles

    return _own_line(text, line) if may_be_styled(line.text) else None


def _behind_address(lines: list[Line]) -> int:
    """The index of the first line behind 各位代表: at the head; what stands above it is no heading of the report."""
    address = pattern("reports", "title", "salutation")
    for index, line in enumerate(lines[:_LONGEST_HEAD]):
        if is_body(line.text) or _is_numbered(line.text):
            return 0
        if address.match(line.text):
            return index + 1
    return 0


def _is_clause_family(family: str) -> bool:
    known = numbering().families.get(family)
    return known is not None and not known.line


def _tiles(lines: list[Line]) -> set[int]:
    """Indexes of lines in blocks of figures set as cards: 立案提案 / 247件 / 其中集体提案 / 68件."""
    tiles: set[int] = set()
    names = card_names(lines)
    for index in (index for index, line in enumerate(lines) if is_card(line)):
        tiles.add(index)
        if index in names:
            tiles.add(names[index])
        following = lines[index + 1].text if index + 1 < len(lines) else ""
        if len(following) <= 3 and pattern("headlines", "card").match(following):
            tiles.add(index + 1)
    return tiles


def _figure_lines(text: str, lines: list[Line]) -> set[int]:
    """Indexes of lines that are a figure with its name, where a report has several of them."""
    shape = pattern("headlines", "figure_line")
    found = {index for index, line in enumerate(lines) if shape.match(line.text) and _is_unnumbered(text, line)}
    return found if len(found) >= table("headlines")["min_figure_lines"] else set()


def _is_unnumbered(text: str, line: Line) -> bool:
    marker = numbering().at_line(text, line.start, line.end)
    return marker is None or marker.family.glyph


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
    heading = _own_line(text, line)
    used = 1
    while len(lines[index + used - 1].text) <= 12 and index + used < len(lines) - 1:
        following = lines[index + used]
        if index + used in tiles or len(following.text) > 12 or not _is_heading_line(lines, index + used):
            break
        if numbering().at_line(text, following.start, following.end):
            break
        heading.extra.append((following.start, closed(text, following.start, following.end)))
        heading.body_start = following.end
        used += 1
    return heading, used


def _is_numbered(text: str) -> bool:
    marker = numbering().at_line(text, 0, len(text))
    return marker is not None and marker.ordinal is not None


def _own_line(text: str, line: Line) -> Heading:
    heading = Heading(line.start, line.start, closed(text, line.start, line.end), line.end, "line")
    heading.own_line, heading.blank_before = True, line.blank_before
    return heading


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
    heading = Heading(line.start, start, end, after(text, end, line.end), marker.family.id)
    heading.marker = (line.start, line.start + len(text[line.start : marker.end].rstrip()))
    heading.ordinal, heading.numbered = marker.ordinal, marker.ordinal is not None
    heading.own_line = heading.body_start >= line.end
    heading.blank_before = line.blank_before
    if marker.family.glyph and heading.own_line and not followed:
        return None
    if not marker.family.line:
        heading.own_line = False
    return heading


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
    last = last_start([h for h in headings if h.own_line], lines[-1].end if lines else 0)
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
