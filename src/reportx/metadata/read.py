"""Reading the metadata of one report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportx.metadata.kinds import Told, organ_told
from reportx.metadata.periods import Sitting, read_periods
from reportx.metadata.places import in_context, is_masked, known_places, level_of, most_common, pattern
from reportx.model.document import Evidence, Metadata, Span
from reportx.numerals import DIGITS, ordinal

if TYPE_CHECKING:
    from reportx.model.base import Kind, Level
    from reportx.outline import OutlineNode, Region
    from reportx.readers import Facts
    from reportx.text import Line, View

_OPENING = 260


def read_metadata(view: View, region: Region, roots: list[OutlineNode], told: Told | None, facts: Facts) -> Metadata:
    """The metadata of ``region``; null where its words are silent, and so are the ``facts`` of its file.

    ``told`` is the report's kind with its evidence, None for an excerpt.
    """
    text = view.text
    kind: Kind = told.kind if told else "excerpt"
    head = "\n".join([*(text[a:b] for a, b in region.title), region.subtitle, *(line.text for line in region.head)])
    opening = text[region.body[0].start : region.body[0].start + _OPENING] if region.body else ""
    body = text[region.start : region.end]
    organization, place, term = _organization(_closed_up(head), opening, body, organ_told(head, kind))
    meeting = _meeting(head, opening)
    published, publisher = _publication(region.context)
    number, date = (meeting[1] if meeting else None), _meeting_date(head, opening)
    review, plan = read_periods(view.text, region, roots, head, kind, Sitting(number, date))
    national = organization is not None and re.match(r"国务院|全国|最高|政协第.{1,3}届全国", organization)
    level: Level = "national" if national else level_of(place)
    if place is not None and place not in known_places():
        level = in_context(level, body)
    return Metadata.made(
        organization=organization,
        region=None if is_masked(place) else place,
        level=level,
        kind=kind,
        kind_evidence=_evidence(view, told) if told else None,
        speaker=_speaker(region, head, opening),
        committee=meeting[0] if meeting and meeting[0] else term,
        meeting=number,
        meeting_date=date,
        published_date=published or facts.published,
        publisher=publisher or facts.publisher,
        review_period=review,
        plan_period=plan,
    )


def _evidence(view: View, told: Told) -> Evidence:
    start, end = view.to_source(told.start, told.end)
    return Evidence.made(rule=told.rule, text=view.source[start:end], span=Span.made(start=start, end=end))


def _closed_up(head: str) -> str:
    """The head with the line breaks inside a title closed up, so that a body set on two lines reads as one."""
    return re.sub(r"(?<=[^\W\d_])\s*\n\s*(?=[^\W\d_])", "", head)


def _organization(head: str, opening: str, body: str, kind: Kind) -> tuple[str | None, str | None, int | None]:
    """``(organization, place, term)``."""
    if kind in ("government_work_report", "court_report", "procuratorate_report", "peoples_congress_report"):
        return _state_organ(head, opening, body, kind)
    found: tuple[str, str, int | None] | None = None
    for source in (head, opening, body):
        for match in pattern("organization", "committee").finditer(source):
            place, term = match["place"], ordinal(match["term"])
            if found is None or (found[2] is None and term is not None):
                found = (f"政协{place}第{match['term']}届委员会", place, term)
            if found[2] is not None:
                return found
    if found is not None:
        return found
    national = pattern("organization", "national").search(head + "\n" + opening)
    if national:
        term_text = national["term"] or national["term2"]
        return f"政协第{term_text}届全国委员会", None, ordinal(term_text)
    term = _term(body)
    place = most_common("termless", head)
    if place:
        return f"政协{place}委员会", place, term
    place = most_common("plain", head) or most_common("plain", opening)
    place = place or most_common("party", body) or most_common("lived", body) or most_common("plain", body)
    return (f"{place}政协" if place else None), place, term


def _term(body: str) -> int | None:
    match = pattern("organization", "term").search(body)
    return ordinal(match["a"] or match["b"]) if match else None


_ORGANS = {
    "government_work_report": "人民政府",
    "peoples_congress_report": "人民代表大会常务委员会",
    "court_report": "人民法院",
    "procuratorate_report": "人民检察院",
}


def _state_organ(head: str, opening: str, body: str, kind: Kind) -> tuple[str | None, str | None, int | None]:
    organ = _ORGANS[kind]
    if "国务院" in head or re.search(r"第.{1,3}届全国人民代表大会|代表国务院", head + opening):
        nationals = {"人民政府": "国务院", "人民代表大会常务委员会": "全国人民代表大会常务委员会"}
        return nationals.get(organ, f"最高{organ}"), None, None
    for source in (head, opening):
        place = most_common("organ", source)
        if place:
            court = re.search(f"{re.escape(place)}((?:中级|高级){organ})", source)
            return f"{place}{court[1] if court else organ}", place, None
    place = most_common("party", body) or most_common("organ", body)
    return (f"{place}{organ}" if place else None), place, None


def _meeting(head: str, opening: str) -> tuple[int | None, int | None] | None:
    for source in (head, opening.split("。", 1)[0]):
        match = pattern("meeting", "pattern").search(source)
        if match:
            term = match["term"] or match["term2"]
            return ordinal(term) if term else None, ordinal(match["number"])
    return None


def _meeting_date(head: str, opening: str) -> str | None:
    compact = re.sub(r"(?<=\d) (?=\d)", "", head)
    for source in (compact, *(s for s in opening.split("。")[:1] if "会议" in s)):
        match = pattern("meeting", "date").search(source)
        if match:
            return _iso(match)
    return None


def _iso(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    if groups.get("hy"):
        year: int | None = int("".join(str(DIGITS[char]) for char in groups["hy"]))
        month, day = ordinal(groups["hm"]), ordinal(groups["hd"])
    else:
        year = int(groups.get("y") or groups["y2"])
        month, day = int(groups.get("m") or groups["m2"]), int(groups.get("d") or groups["d2"])
    if month is None or day is None or not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def _speaker(region: Region, head: str, opening: str) -> str | None:
    masked = re.compile(r"[xX×*]")
    titles = set(head.split("\n")[: len(region.title) + 1])
    for line in region.head:
        match = pattern("speaker", "line").fullmatch(line.text) if line.text not in titles else None
        if match and (match.start("name") > 0 or len(line.text) <= 8) and len(line.text) <= 32:
            return None if masked.search(match["name"]) else re.sub(r"\s", "", match["name"])
    for source, rule in ((head, "headline"), ("。".join(opening.split("。")[:2]), "sentence")):
        match = pattern("speaker", rule).search(source)
        if match:
            return match["name"]
    return None


def _publication(context: list[Line]) -> tuple[str | None, str | None]:
    date = publisher = None
    for line in context:
        found = pattern("publication", "date").search(line.text)
        if found and date is None:
            date = f"{int(found['y']):04d}-{int(found['m']):02d}-{int(found['d']):02d}"
        name = pattern("publication", "publisher").search(line.text)
        issue = pattern("publication", "issue").match(line.text)
        if publisher is None and (name or issue):
            publisher = (name or issue)["name"]  # type: ignore[index]
    return date, publisher
