"""Whether a stretch of text is a report: a body of the field speaks in it of its work, and no other genre does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportx.outline.marking import NUMBERED, holds_figure, is_body
from reportx.rules.load import table
from reportx.rules.patterns import pattern

if TYPE_CHECKING:
    from reportx.text import Line

_HEAD_LINES = 3


def is_report(lines: list[Line], *, titled: bool) -> bool:
    """Whether ``lines`` are a report; ``titled`` says that a line of them has the words of a report's title."""
    rules: dict[str, int] = table("reports")["evidence"]
    text = "\n".join(line.text for line in lines)
    body = len(pattern("reports", "evidence", "body").findall(text))
    work = len(pattern("reports", "evidence", "work").findall(text))
    # The lines of a digest and the rows of a table are no sentences, but they count.
    told = sum(len(line.text) for line in lines if is_body(line.text) or holds_figure(line.text) or "|" in line.text)
    if _is_statute(lines):
        return False
    dense = body >= 1 and work >= 1 and body + work >= rules["min_dense"] and _is_dense(lines, text)
    addressed = _is_addressed(lines)
    if titled or addressed:
        # A title and an address together leave little doubt.
        return dense or (told >= rules["min_titled"] and body >= 2 - (titled and addressed) and work >= 2)
    if _is_other_genre(lines, text):
        return False
    return dense or (told >= rules["min_chars"] and body >= rules["min_body"] and work >= rules["min_work"])


def _is_addressed(lines: list[Line]) -> bool:
    """Whether the text opens as a report does: whoever speaks reports on behalf of a body."""
    opening = pattern("reports", "title", "speech_opening")
    return any(opening.match(line.text) for line in lines[: 2 * _HEAD_LINES])


def _is_statute(lines: list[Line]) -> bool:
    article = pattern("reports", "refused", "article")
    return sum(article.match(line.text) is not None for line in lines) >= int(
        table("reports")["refused"]["min_articles"]
    )


def _is_other_genre(lines: list[Line], text: str) -> bool:
    """A speech, a notice, rules, a budget, a history, or news of a meeting: told from the head, or from many words."""
    title = pattern("reports", "refused", "title")
    for line in lines[:_HEAD_LINES]:
        if is_body(line.text) or NUMBERED.match(line.text) or holds_figure(line.text):
            break
        if title.match(line.text):
            return True
    news = {match[0] for match in pattern("reports", "refused", "news").finditer(text)}
    return len(news) >= int(table("reports")["refused"]["min_news"])


def _is_dense(lines: list[Line], text: str) -> bool:
    """Whether figures follow each other as closely as in a digest; fewer will do where the head says that it is one."""
    rules: dict[str, int] = table("reports")["evidence"]
    digest = next(rule["title"] for rule in table("reports")["kind"] if rule["kind"] == "infographic")
    named = any(re.search(digest, line.text) for line in lines[:_HEAD_LINES])
    figures = len(pattern("reports", "evidence", "counted").findall(text))
    return figures >= rules["min_named" if named else "min_figures"] and len(text) <= rules["chars_a_figure"] * figures
