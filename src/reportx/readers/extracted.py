"""What the reader of a format takes out of a file."""

from __future__ import annotations

from typing import NamedTuple

from reportx.text.layout import PLAIN, Layout


class Facts(NamedTuple):
    """What a file says of itself outside its text; ``published`` is an ISO date."""

    title: str | None = None
    published: str | None = None
    publisher: str | None = None


class Finding(NamedTuple):
    """Something that a reader noticed and a user should know: a rule, the values of its message, and a place."""

    rule: str
    params: dict[str, str | int]
    start: int | None = None
    end: int | None = None


class Extracted(NamedTuple):
    """The text of a file in reading order, a paragraph a line (``\\n``), and what is known of it.

    ``encoding`` is the codec of formats that are text themselves, ``None`` for others.
    """

    text: str
    layout: Layout = PLAIN
    encoding: str | None = None
    facts: Facts = Facts()
    findings: tuple[Finding, ...] = ()
