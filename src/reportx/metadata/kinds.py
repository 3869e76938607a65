"""The kind of a report, and the words that tell it: those of its title, its opening, its form or its mood."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from reportx.outline.marking import holds_figure, unspaced
from reportx.rules.load import table
from reportx.rules.patterns import pattern

if TYPE_CHECKING:
    from reportx.model.base import Kind, KindRule
    from reportx.outline import Region
    from reportx.text import View

_OPENING = 400
_STATE = ("government_work_report", "court_report", "procuratorate_report", "peoples_congress_report")
# A card is a short line with a figure; a digest has so many, and hardly a line that is longer.
_CARD, _MIN_CARDS = 40, 4
_MIN_PLANNED, _MIN_SCENES = 6, 2


class Told(NamedTuple):
    """A kind, the rule that told it, and the words that decided, in offsets of the clean view."""

    kind: Kind
    rule: KindRule
    start: int
    end: int


def tell_kind(view: View, region: Region) -> Told:
    """The first kind of the table whose title words stand in the head; else the one whose words open the body.

    What is a list of figures is a digest, whatever its title; a text that neither title nor opening tells is known by
    its mood. One without any of these is a work report.
    """
    titled = _by_title(view, region)
    cards = _cards(region) if titled is None or titled.kind in ("work_report", *_STATE) else None
    if cards is not None:
        return cards
    return titled or _by_opening(view, region) or _by_mood(view, region) or _default(view, region)


def organ_told(head: str, kind: Kind) -> Kind:
    """The kind that says whose report it is: a digest of a government's report is the government's."""
    if kind in ("infographic", "retrospective", "plan") and "政协" not in head:
        for rule in _rules():
            if rule["kind"] in _STATE and re.search(rule["title"], head):
                return cast("Kind", rule["kind"])
    return kind


def _rules() -> list[dict[str, Any]]:
    return cast("list[dict[str, Any]]", table("reports")["kind"])


def _by_title(view: View, region: Region) -> Told | None:
    head, places = _head(view, region)
    for rule in _rules():
        match = re.search(rule["title"], head)
        if match:
            return Told(rule["kind"], "title", places[match.start()], places[match.end() - 1] + 1)
    return None


def _head(view: View, region: Region) -> tuple[str, list[int]]:
    """The lines of the head in one, spaced words closed up, and the offset of each character."""
    lines = [(line.start, line.end) for line in region.head]
    apart = [place for place in region.title if not any(a <= place[0] and place[1] <= b for a, b in lines)]
    chars: list[str] = []
    places: list[int] = []
    for start, end in sorted([*apart, *lines]):
        text = view.text[start:end]
        closed = unspaced(text) != text
        for offset, char in enumerate(text):
            if not (closed and char.isspace()):
                chars.append(char)
                places.append(start + offset)
        chars.append(" ")
        places.append(end)
    return "".join(chars), places


def _cards(region: Region) -> Told | None:
    cards = [line for line in region.body if _is_card(line.text)]
    longer = sum(len(line.text) > _CARD for line in region.body)
    if len(cards) < _MIN_CARDS or 2 * len(cards) < len(region.body) or 3 * longer > len(cards):
        return None
    return Told("infographic", "form", cards[0].start, cards[0].end)


def _is_card(text: str) -> bool:
    return len(text) <= _CARD and not text.endswith("。") and holds_figure(text)


def _by_opening(view: View, region: Region) -> Told | None:
    for rule in _rules():
        match = re.compile(rule["text"]).search(view.text, region.start, min(region.end, region.start + _OPENING))
        if match and not (rule.get("plan_only") and _looks_back(view, region)):
            return Told(rule["kind"], "opening", match.start(), match.end())
    return None


def _looks_back(view: View, region: Region) -> bool:
    """Whether the text also tells of what was done."""
    return bool(re.search("工作回顾|一年来,|过去一年|五年来", view.text[region.start : region.end]))


def _by_mood(view: View, region: Region) -> Told | None:
    """A plan says what is to be done and hardly what was; a feature tells scenes and lets people speak."""
    planned = list(pattern("roles", "modality", "planned").finditer(view.text, region.start, region.end))
    done = sum(1 for _ in pattern("roles", "modality", "done").finditer(view.text, region.start, region.end))
    if len(planned) >= _MIN_PLANNED and len(planned) > _MIN_PLANNED * done and not _looks_back(view, region):
        # The clause that the first of these words opens; the pattern begins with the sign before it.
        start = planned[0].end() - len(planned[0][0].lstrip("\n,。;: "))
        clause = re.compile(r"[^,。;:!?\n]{1,24}").match(view.text, start)
        return Told("plan", "mood", start, clause.end() if clause else planned[0].end())
    scenes = list(pattern("reports", "mood", "scene").finditer(view.text, region.start, region.end))
    if len({scene[0] for scene in scenes}) >= _MIN_SCENES:
        return Told("retrospective", "mood", scenes[0].start(), scenes[0].end())
    return None


def _default(view: View, region: Region) -> Told:
    """A work report, for a body of the field speaks of its work: what first says so."""
    for name in ("work", "body"):
        match = pattern("reports", "evidence", name).search(view.text, region.start, region.end)
        if match:
            return Told("work_report", "default", match.start(), match.end())
    return Told("work_report", "default", region.start, region.start)
