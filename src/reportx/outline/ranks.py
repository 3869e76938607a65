"""The rank of every heading: who stands above whom, from the marker families and what this very document shows.

Lower ranks stand above higher ones. Numbered headings have the rank of their family; headings without a number get
theirs from the wording, the numbering and the styles around them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportx.outline.candidates import LEAD
from reportx.rules.patterns import numbering, pattern

if TYPE_CHECKING:
    from reportx.outline.candidates import Heading

# Customary ranks of headings without a marker, on the scale of the numbering table.
_PART, _RUN_IN, _RUN_IN_BELOW, _LINE_BELOW, _LINE_ABOVE = 0.0, 60.0, 61.0, 21.0, 15.0
_UNRANKED = 22.0


def rank_headings(text: str, headings: list[Heading]) -> dict[int, float]:
    """The rank of every heading by its start."""
    families = numbering().families
    ranks: dict[int, float] = {}
    order: list[str] = []
    for heading in headings:
        family = families.get(heading.family)
        if family is None:
            continue
        key = sequence_key(text, heading)
        if key not in order:
            order.append(key)
        ranks[heading.start] = float(family.rank) if family.rank is not None else _UNRANKED + order.index(key)
    for heading in headings:
        if heading.family.startswith("run_in"):
            ranks[heading.start] = _RUN_IN
        elif heading.family == "parallel":
            ranks[heading.start] = _LINE_BELOW
    _rank_below_parallels(text, headings, ranks)
    _rank_lines(text, headings, ranks)
    if any(heading.level is not None for heading in headings):
        from reportx.outline.styles import apply_styles  # plain text has no styles

        apply_styles(headings, ranks)
    _keep_sequences(text, headings, ranks)
    return ranks


def sequence_key(text: str, heading: Heading) -> str:
    """What the headings of one list share: the family; glyph families are told apart by the glyph itself."""
    family = numbering().families.get(heading.family)
    return heading.family + text[heading.start] if family is not None and family.glyph else heading.family


def _keep_sequences(text: str, headings: list[Heading], ranks: dict[int, float]) -> None:
    """What stands without a number between 第一 and 第二 belongs to 第一, however high such headings stand elsewhere.

    Not where one of its kind stands above 第一 already, for then the numbers run on below several of them.
    """
    lists: dict[str, tuple[int, int]] = {}
    for index, heading in enumerate(headings):
        if not heading.numbered or heading.ordinal is None:
            continue
        rank = ranks[heading.start]
        first, last = lists.get(heading.family, (index, index))
        between = headings[last + 1 : index]
        if headings[last].ordinal != heading.ordinal - 1 or any(h.numbered and ranks[h.start] < rank for h in between):
            lists[heading.family] = index, index
            continue
        lists[heading.family] = first, index
        high = [inner for inner in between if _PART < ranks[inner.start] <= rank and not inner.numbered]
        held = _kinds_above(text, headings[:first], ranks) if high else set()
        for inner in high:
            if sequence_key(text, inner) not in held:
                # Their order among themselves stays.
                ranks[inner.start] = rank + 0.1 + ranks[inner.start] / 100


def _kinds_above(text: str, before: list[Heading], ranks: dict[int, float]) -> set[str]:
    """The kinds of the headings that the next heading could stand below."""
    kinds: set[str] = set()
    lowest = float("inf")
    for heading in reversed(before):
        if ranks[heading.start] < lowest:
            lowest = ranks[heading.start]
            kinds.add(sequence_key(text, heading))
    return kinds


def _rank_below_parallels(text: str, headings: list[Heading], ranks: dict[int, float]) -> None:
    """Plain headlines in a row between two that open alike (五年来,… 五年来,…) divide the first of these."""
    last, opening = -1, ""
    for index, heading in enumerate(headings):
        lead = LEAD.match(text, heading.start, heading.title_end) if heading.family == "run_in_parallel" else None
        between = headings[last + 1 : index]
        if lead and lead[0] == opening and len(between) >= 2 and all(h.family == "run_in" for h in between):
            for inner in between:
                ranks[inner.start] = _RUN_IN_BELOW
        if lead:
            last, opening = index, lead[0]


def _rank_lines(text: str, headings: list[Heading], ranks: dict[int, float]) -> None:
    """Unnumbered headings on their own lines: parts, or subheadings, as numbering and wording around them show."""
    lines = [heading for heading in headings if heading.family == "line"]
    if not lines:
        return
    openings: dict[str, int] = {}
    for heading in lines:
        lead = LEAD.match(text, heading.start, heading.title_end)
        if lead:
            openings[lead[0]] = openings.get(lead[0], 0) + 1
    numbered = [h for h in headings if h.numbered and h.own_line]
    topped = bool(numbered) and min(ranks[h.start] for h in numbered) <= 10 and not _restarts(headings, ranks)
    parts = [h for h in lines if is_part(words_of(text, h))]
    apart = _plan_apart(text, parts, numbered, ranks)
    for heading in lines:
        lead = LEAD.match(text, heading.start, heading.title_end)
        shared = lead is not None and openings[lead[0]] >= 2
        if heading in apart or (heading in parts and not topped and not shared):
            ranks[heading.start] = _PART
        elif (shared and parts) or topped:
            ranks[heading.start] = _LINE_ABOVE if _restarts_below(heading, headings, ranks) else _LINE_BELOW
        else:
            ranks[heading.start] = _line_rank(heading, lines, parts, headings)


def _plan_apart(text: str, parts: list[Heading], numbered: list[Heading], ranks: dict[int, float]) -> list[Heading]:
    """The lines that stand above 一、二、: next year's plan behind the last of them, and the part that they belong to.

    None where a numbered heading is the plan itself. Where the numbering goes on behind the line, another part must
    stand before 一、 for one numbering to run through both.
    """
    top = min((ranks[heading.start] for heading in numbered), default=0)
    tops = [heading for heading in numbered if ranks[heading.start] == top]
    plans = [heading for heading in parts if last_word(words_of(text, heading), "plan") >= 0]
    if not plans:
        plans = parts[1:] if len(parts) == 2 else []
    if len(plans) != 1 or not tops or any(last_word(words_of(text, heading), "plan") >= 0 for heading in tops):
        return []
    opening = [heading for heading in parts if heading.start < tops[0].start]
    after = [heading for heading in tops if heading.start > plans[0].start]
    if len(after) == len(tops) or (after and after[0].ordinal != 1 and not opening):
        return []
    return opening + plans


def _line_rank(heading: Heading, lines: list[Heading], parts: list[Heading], headings: list[Heading]) -> float:
    """A line like any other is a part where it is set like the parts, a subheading right below one of them."""
    if not parts:
        return _PART
    layout = parts[0].blank_before
    before = [h for h in headings if h.start < heading.start]
    directly_below = bool(before) and before[-1] in parts and before[-1].body_start >= heading.start - 3
    alike = all(part.blank_before == layout for part in parts) and heading.blank_before == layout
    spaced = any(line.blank_before != layout for line in lines)
    if directly_below:
        return _LINE_ABOVE
    if spaced:
        return _PART if alike else _LINE_ABOVE
    return _PART if sum(1 for line in lines if line not in parts) <= len(parts) else _LINE_ABOVE


def _restarts(headings: list[Heading], ranks: dict[int, float]) -> bool:
    """Whether the highest numbered family starts again at one below unnumbered lines."""
    numbered = [h for h in headings if h.numbered and h.own_line and h.start in ranks]
    if not numbered:
        return False
    top = min(ranks[h.start] for h in numbered)
    ones = [h for h in numbered if ranks[h.start] == top and h.ordinal == 1]
    if len(ones) >= 2:
        return True
    # One sequence alone may stand below the plan part of an otherwise unnumbered report.
    lines = [h for h in headings if h.family == "line" and h.start < ones[0].start] if ones else []
    return len(lines) >= 2


def _restarts_below(heading: Heading, headings: list[Heading], ranks: dict[int, float]) -> bool:
    """Whether a numbered sequence that has been running starts again right below ``heading``."""
    later = [h for h in headings if h.start > heading.start and h.numbered and h.own_line]
    if not later or later[0].ordinal != 1:
        return False
    family = later[0].family
    start = [h for h in headings if h.start < heading.start and ranks.get(h.start, 99.0) < _LINE_ABOVE]
    since = start[-1].start if start else -1
    return any(since < h.start < heading.start and h.family == family for h in headings)


def is_part(words: str) -> bool:
    """A heading that names a part by its role or its time."""
    if len(words) > 24:
        return False
    return any(
        pattern("roles", "headings", key).found(words) for key in ("review", "plan", "problems", "experience", "either")
    )


def words_of(text: str, heading: Heading) -> str:
    """The words of a heading without blanks, which titles are often spaced out with (工 作 安 排)."""
    lines = [(heading.title_start, heading.title_end), *heading.extra]
    return "".join("".join(text[start:end] for start, end in lines).split())


def last_word(words: str, role: str) -> int:
    """Where the last word for ``role`` begins; -1 where there is none."""
    return max((match.start() for match in pattern("roles", "headings", role).finditer(words)), default=-1)
