"""What a library shows of itself: its reports, and passages that hold words."""

from __future__ import annotations

from typing import NamedTuple


class Listed(NamedTuple):
    """A report of the library as a list shows it.

    ``document`` and ``report`` are the numbers that commands take (``3``, ``3:r2``), ``reports`` how many the document
    has. ``path`` is one of ``places`` where the same bytes are; ``version`` counts what it has held, ``current`` says
    whether it is what it holds now. ``outdated``: other rules, or another version of the program, have read it.
    """

    document: int
    report: str
    reports: int
    title: str | None
    organization: str | None
    region: str | None
    level: str
    kind: str
    review_period: str | None
    plan_period: str | None
    year: int | None
    indicators: int
    format: str
    path: str
    version: int
    current: bool
    places: int
    added_at: str
    outdated: bool


class Hit(NamedTuple):
    """A passage that holds all the words asked for.

    ``kind`` is sentence, measure (its title) or indicator (its label and name), ``item`` the id of the measure or
    indicator, ``text`` the source's own words for sentences. Offsets ``start`` and ``end`` are of the source text.
    """

    document: int
    report: str
    title: str | None
    region: str | None
    year: int | None
    kind: str
    item: str | None
    line: int
    start: int
    end: int
    text: str
