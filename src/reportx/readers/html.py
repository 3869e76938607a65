"""Saved web pages (HTML Living Standard): the article in lines, what the page says of itself, and what else it shows.

The tree is built by ``resiliparse``; which part is the article is decided here, for its own choice and those of other
libraries leave out tables, parts that a script shows, and single lines.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from resiliparse.parse.html import HTMLTree

from reportx.errors import FormatError
from reportx.readers.extracted import Extracted
from reportx.readers.html_encoding import decode_page
from reportx.readers.html_facts import iso_date, read_facts
from reportx.readers.html_main import Reading, heading_at, is_bar, is_titled, noise_reason, title_at
from reportx.readers.html_tables import join_rows
from reportx.readers.html_walk import walk
from reportx.text.layout import Aside, Layout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportx.readers.html_walk import PageLine

# Pictures that a page brings along: they can be many times its text.
_PICTURE = re.compile(r"data:[\w.+/;=-]{0,80}base64,[A-Za-z0-9+/=\s%]*")
_ENDED = re.compile(r"<(a|b|div|i|iframe|li|p|script|span|strong|style|td|textarea|th|title)\b([^<>]*)/>", re.I)
# What is read at most, in characters and tags: about 400 MB of memory.
_MOST_CHARACTERS, _MOST_TAGS = 16_000_000, 400_000
# How far a title may stand above the article or below its beginning, and a date around it, in lines.
_TITLE_ABOVE, _HEAD, _AROUND = 40, 15, 12
_LONGEST_HEADING = 80
_KEPT = ("publication line", "photo caption")

Marked = tuple[str, str | None, int]
"""A line, why it is no report's (None: it may be), and the level of the heading that it is (0: none)."""


def read(data: bytes, name: str, encoding: str | None) -> Extracted:
    """The article of a page and what it says of itself.

    Raises ``FormatError``: ``format.too_large``, and what ``decode_page`` raises; ``encoding.undecodable`` where
    damaged bytes stand in the text itself.
    """
    return read_page(data, name, encoding)


def read_page(data: bytes, name: str, encoding: str | None, declared: str | None = None) -> Extracted:
    """As ``read``; ``declared`` is the charset that came with the page, outside it."""
    markup, codec, damage = decode_page(data, name, encoding, declared)
    tree = _tree(markup, name)
    body = tree.body
    if body is None:
        return Extracted("", encoding=codec)
    facts = read_facts(tree)
    page = walk(body)
    text, layout = _laid_out(_article(Reading(page, join_rows(page)), facts.title))
    if facts.published is None:
        lines = (text[aside.start : aside.end] for aside in layout.asides if aside.reason == "publication line")
        facts = facts._replace(published=next(filter(None, map(iso_date, lines)), None))
    # Only the end of a page that was cut off may be damaged, and what nobody reads.
    if damage is not None and "\ufffd" in text.rstrip("\ufffd"):
        raise FormatError("encoding.undecodable", name=name, encoding=codec, position=damage)
    return Extracted(text.rstrip("\ufffd"), layout, codec, facts)


def _tree(markup: str, name: str) -> HTMLTree:
    markup = _PICTURE.sub("", markup) if "base64," in markup else markup
    tags = markup.count("<")
    if len(markup) > _MOST_CHARACTERS:
        raise FormatError("format.too_large", name=name, reason=f"{len(markup)} > {_MOST_CHARACTERS} characters")
    if tags > _MOST_TAGS:
        raise FormatError("format.too_large", name=name, reason=f"{tags} > {_MOST_TAGS} tags")
    if markup.lstrip().startswith("<?xml"):
        # In XML an element may end where it begins; to HTML it would hold all that follows.
        markup = _ENDED.sub(r"<\1\2></\1>", markup)
    return HTMLTree.parse(markup)


def _article(reading: Reading, title: str | None) -> Iterator[Marked]:
    """The title, lines that tell when and by whom it was published, and the article."""
    lines, inside = reading.lines, reading.article()
    above = range(max(0, inside.start - _TITLE_ABOVE), inside.start)
    if title and title_at(lines[inside.start : inside.stop][:_HEAD], title) is not None:
        yield from _published(reading, lines[above.start : above.stop][-_AROUND:])
    else:
        at = title_at([lines[number] for number in above], title) if title else None
        at = heading_at([lines[number] for number in above]) if at is None else at
        if at is not None:
            yield from _head(reading, lines[above.start + at : above.stop])
        else:
            if title and not is_titled(lines[inside.start : inside.stop][:_HEAD]):
                yield title, None, 0
            yield from _published(reading, lines[above.start : above.stop][-_AROUND:])
    for line, reason in zip(lines[inside.start : inside.stop], reading.set_apart(inside), strict=True):
        yield line.text, reason, line.level
    yield from _published(reading, lines[inside.stop : inside.stop + _AROUND])


def _head(reading: Reading, lines: list[PageLine]) -> Iterator[Marked]:
    """What stands from the title down to the article, without what leads elsewhere."""
    for number, line in enumerate(lines):
        reason = reading.reason(line) if number else None
        if (reason is None and not (number and is_bar(line))) or reason in _KEPT:
            yield line.text, reason, line.level


def _published(reading: Reading, lines: list[PageLine]) -> Iterator[Marked]:
    """The lines that tell the date and the source of what was published."""
    for line in lines:
        if (reading.reason(line) or noise_reason(line.text)) == "publication line":
            yield line.text, "publication line", 0


def _laid_out(lines: Iterator[Marked]) -> tuple[str, Layout]:
    texts: list[str] = []
    asides: list[Aside] = []
    headings: list[tuple[int, int]] = []
    start = 0
    for text, reason, level in lines:
        end = start + len(text)
        if reason is not None and asides and asides[-1].reason == reason and asides[-1].end == start - 1:
            asides[-1] = Aside(asides[-1].start, end, reason)
        elif reason is not None:
            asides.append(Aside(start, end, reason))
        elif level and len(text) <= _LONGEST_HEADING:
            headings.append((start, level))
        texts.append(text)
        start = end + 1
    return "\n".join(texts), Layout((), tuple(asides), tuple(headings))
