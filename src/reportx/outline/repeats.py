"""Reports that a page holds more than once: print and mobile versions, a lead that repeats the beginning.

Copies are compared by shingles, the stretches of eight characters at every place of the text without blanks and signs.
Reports by one template, of two years or two towns, share most of their shingles too; they differ in numbers and names,
all over the text, where a copy differs in a few places.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from reportx.outline.recurrence import SHORTEST

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportx.outline.marking import MarkedLine

_WIDTH = 8
_SIGNS = re.compile(r"[\W_]+")
_NUMBERS = re.compile(r"\d+(?:\.\d+)?")
_YEARS = re.compile(r"(?:19|20)\d\d")
_PLACES_NAMED = re.compile(r"[^\W\d_]{2}(?=[省市县区州旗盟])")
# A line repeats where most of its shingles stood before; a stretch of such lines is a copy where it makes up most of
# what stands behind it or of what it repeats.
_REPEATED, _MOST = 0.6, 0.6
# Without a title above it, it must be so long: paragraphs of one report may be alike.
_HEADLESS, _HEAD_LINES, _HEAD_LINE = 200, 8, 40
_ANOTHER = 800
# Two texts are copies where the shorter one's shingles stand in the other, and what differs stands in few places,
# another one for every so many characters; of its numbers one in so many may differ. Unlike reports of provinces share
# up to 0.06 of their shingles, those of a template that differ in the name of the town alone 0.98, at 2 to 6 places in
# a thousand characters.
_SHARED, _FEW, _PLACES, _NUMBERS_APART = 0.6, 2, 1000, 16
# A longer copy is the more complete one where it has this share more, and more than a line of a page; one with a title
# where it has hardly less.
_MORE, _LINE, _HARDLY_LESS = 0.02, 40, 0.95
# So many earlier reports are asked whether another one is their copy, those that share most first.
_ASKED = 8


class _Run(NamedTuple):
    """A stretch of lines from ``line`` on that repeat ``[origin, until)`` in order, ``length`` characters of it.

    Offsets are of the text without signs.
    """

    line: int
    start: int
    origin: int
    until: int
    length: int


def find_restarts(marked: list[MarkedLine]) -> set[int]:
    """The indexes of the lines at which what stood before begins anew."""
    own = [(index, _SIGNS.sub("", item.line.text)) for index, item in enumerate(marked) if item.reason is None]
    stream = "".join(text for _, text in own)
    ends = list(accumulate(len(text) for _, text in own))
    runs: list[_Run] = []
    first: dict[str, int] = {}
    before = len(stream)
    for (index, text), end in zip(own, ends, strict=True):
        start = end - len(text)
        places = [first.setdefault(stream[at : at + _WIDTH], at) for at in range(start, end)]
        earlier = sorted(place for place in places if place < start)
        if len(text) < 4 or len(earlier) < _REPEATED * len(text):
            continue
        origin = earlier[len(earlier) // 2]
        # The lines of a copy stand in order; those that repeat one place are alike.
        if not runs or origin <= before:
            runs.append(_Run(index, start, earlier[0], earlier[-1] + _WIDTH, len(earlier)))
        else:
            last = runs[-1]
            until = max(last.until, earlier[-1] + _WIDTH)
            runs[-1] = last._replace(until=until, length=last.length + len(earlier))
        before = origin
    following = [*(run.start for run in runs[1:]), len(stream)]
    return {
        run.line
        for run, end in zip(runs, following, strict=False)
        if run.length >= (SHORTEST if _is_headed(marked, run.line) else _HEADLESS) and _is_copy(stream, run, end)
    }


def _is_headed(marked: list[MarkedLine], index: int) -> bool:
    """Whether the lines above ``index`` are a head with a title, or the next one is its title."""
    for item in [*marked[index : index + 2], *reversed(marked[max(index - _HEAD_LINES, 0) : index])]:
        if item.title:
            return True
        if item is not marked[index] and item.reason is None and len(item.line.text) > _HEAD_LINE:
            break
    return False


def _is_copy(stream: str, run: _Run, end: int) -> bool:
    """Whether a stretch is most of what it repeats or of what follows, and says the same: its figures too.

    One as long as a report begins anew in any case: by the same template, if it is no copy.
    """
    stretch = end - run.start
    if run.length < _MOST * min(stretch, run.until - run.origin):
        return False
    if run.length >= _ANOTHER:
        return True
    # No more of what it repeats than it may hold itself, so that many short stretches cost no more than a long one.
    repeated = stream[run.origin : min(run.until, run.origin + 2 * stretch)]
    return _agree(Compared.of([repeated]), Compared.of([stream[run.start : end]]))


class Compared(NamedTuple):
    """A text without blanks and signs, its shingles and its numbers."""

    text: str
    shingles: frozenset[str]
    numbers: Counter[str]

    @classmethod
    def of(cls, lines: Iterable[str]) -> Compared:
        closed = "".join("".join(lines).split())
        text = _SIGNS.sub("", closed)
        return cls(text, frozenset(_shingles(text)), Counter(_NUMBERS.findall(closed)))


class Content(NamedTuple):
    """What is compared of a report: body, all lines of its place, years and towns of its head, if it has a title."""

    body: Compared
    whole: Compared
    years: frozenset[str]
    places: frozenset[str]
    titled: bool


def content_of(body: Iterable[str], whole: Iterable[str], head: Iterable[str], *, titled: bool) -> Content:
    names = "\n".join(head).replace(" ", "")
    years, places = frozenset(_YEARS.findall(names)), frozenset(_PLACES_NAMED.findall(names))
    return Content(Compared.of(body), Compared.of(whole), years, places, titled)


def _shingles(text: str) -> list[str]:
    return [text[at : at + _WIDTH] for at in range(max(1, len(text) - _WIDTH + 1))]


def find_copies(contents: list[Content]) -> set[int]:
    """The indexes of the reports of which another one in the list is the same and as complete."""
    kept: list[int] = []
    owner: dict[str, int] = {}
    copies: set[int] = set()
    for index, content in enumerate(contents):
        hits = Counter(place for shingle in content.body.shingles if (place := owner.get(shingle)) is not None)
        # What reports by one template share belongs to the first of them: the others are asked for as well.
        likely = (place for place, _ in hits.most_common(_ASKED))
        place = next((place for place in likely if are_copies(contents[kept[place]], content)), None)
        if place is None:
            place = len(kept)
            kept.append(index)
        elif _is_better(content, contents[kept[place]]):
            copies.add(kept[place])
            kept[place] = index
        else:
            copies.add(index)
        for shingle in content.body.shingles:
            owner.setdefault(shingle, place)
    return copies


def are_copies(one: Content, other: Content) -> bool:
    """Whether the shorter of two reports is the longer one again, whole or in part.

    What is noise in one copy may have been taken for a heading in the other: all lines together may agree as well.
    Where the heads name other years or towns, nothing else may differ.
    """
    exact = _is_apart(one.years, other.years) or _is_apart(one.places, other.places)
    return _agree(one.body, other.body, exact=exact) or _agree(one.whole, other.whole, exact=exact)


def _is_apart(names: frozenset[str], others: frozenset[str]) -> bool:
    return bool(names and others) and not names & others


def _agree(one: Compared, other: Compared, *, exact: bool = False) -> bool:
    short, long = sorted((one, other), key=lambda compared: len(compared.text))
    known = [shingle in long.shingles for shingle in _shingles(short.text)]
    if sum(known) < _SHARED * len(known):
        return False
    apart = sum(before and not after for before, after in pairwise(known))
    missing = (short.numbers - long.numbers).total()
    if exact:
        return not apart and not missing
    return apart <= _FEW + len(short.text) // _PLACES and missing <= short.numbers.total() // _NUMBERS_APART


def _is_better(new: Content, old: Content) -> bool:
    """Whether the later copy is the one to keep: of equals the first one is."""
    length, before = len(new.body.text), len(old.body.text)
    if new.titled != old.titled and min(length, before) >= _HARDLY_LESS * max(length, before):
        return new.titled
    return length - before > max(_MORE * before, _LINE)


def repeats(text: str, known: frozenset[str]) -> bool:
    """Whether ``text`` says nothing but what the shingles ``known`` hold."""
    bare = _SIGNS.sub("", text)
    return len(bare) >= 2 * _WIDTH and sum(s in known for s in _shingles(bare)) >= _REPEATED * len(_shingles(bare))
