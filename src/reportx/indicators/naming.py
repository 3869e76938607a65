"""Naming a figure: the code of the vocabulary whose pattern fits best.

A pattern is a list of terms that must all hold; every term is a choice of plain words. All words of all patterns are
looked up in one pass over the figure's clause by their first two characters, so the cost does not grow with the
number of codes.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reportx.rules.load import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reportx.indicators.clauses import Place
    from reportx.quantities.entries import Entry
    from reportx.rules.vocabulary import Code, Pattern, Vocabulary

_UNIT_BONUS = 1.5
_ABOVE = 60  # characters of the sentence before that may name what a figure counts
_PARAGRAPH = 400  # characters of the paragraph that do
_JOINED = re.compile(r"(?:、|和|及|与)$")
_CLAUSE = re.compile(r"[,。;\n]")
_NEXT = re.compile(r"[\d;]")  # where the words that are said of a figure end at the latest


class Contexts:
    """The words of the vocabulary in the sentences that figures stand in, looked up once a sentence."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._text = text
        self._begin = -1
        self._words: set[str] = set()
        self._hits: list[tuple[int, str]] = []
        self._passage = ""
        self._told: set[str] = set()

    def before(self, place: Place) -> set[str]:
        """The words of the sentence so far, of the end of the one before it (or the line above), and some behind."""
        if place.figure.entry is not None:
            return self._of_table(place.figure.entry)
        begin, end = place.sentence
        if begin != self._begin:
            above = self._text[max(0, begin - _ABOVE) : begin].rstrip("。;!\n ")
            self._words = {word for _, word in self.vocabulary.hits(_CLAUSE.split(above)[-1])}
            self._words |= self._paragraph(begin)
            self._hits = sorted(self.vocabulary.hits(self._text[begin:end]), reverse=True)
            self._begin = begin
        length = place.figure.start - begin
        # Figures come in the order of the text, so the words before them only grow.
        while self._hits and self._hits[-1][0] <= length:
            self._words.add(self._hits.pop()[1])
        return self._words | self._later(place.figure.end, end)

    def _of_table(self, entry: Entry) -> set[str]:
        """The words of the title of a table, of the line over it, and of its row with the header over that."""
        passage = " ".join([entry.above, entry.title, entry.corner, *entry.row])
        if passage == self._passage:
            return self._told
        further = {f"~{word}" for word in self.vocabulary.entries.above if word in passage}
        self._passage, self._told = passage, {word for _, word in self.vocabulary.hits(passage)} | further
        return self._told

    def _later(self, start: int, end: int) -> set[str]:
        """The words that may stand behind a figure and do, in its sentence and before the next number."""
        following = _NEXT.search(self._text, start, end)
        passage = self._text[start : following.start() if following else end]
        return {f">{word}" for word in self.vocabulary.entries.later if word in passage}

    def _paragraph(self, end: int) -> set[str]:
        """The words that may stand anywhere earlier in the paragraph and do, or in the line above it; with a ``~``."""
        start = max(0, end - _PARAGRAPH)
        line = self._text.rfind("\n", start, max(start, end - 1))
        line = self._text.rfind("\n", start, line) if line >= 0 else -1
        passage = self._text[line if line >= 0 else start : end]
        return {f"~{word}" for word in self.vocabulary.entries.above if word in passage}


class Candidate(NamedTuple):
    """A pattern that fits a figure, with its score; of equals the first in the tables (the least ``order``) wins."""

    score: float
    order: int
    pattern: Pattern


def name_figure(
    vocabulary: Vocabulary, near: str, context: Callable[[], set[str]], dimension: str, unit: str | None
) -> tuple[Code, str]:
    """``(code, rule)`` of the best pattern; the code ``other`` where none fits."""
    fitting = candidates(vocabulary, near, context, dimension, unit)
    best = max(fitting, key=lambda found: (found.score, -found.order), default=None)
    return (best.pattern.code, best.pattern.rule) if best else (vocabulary.codes["other"], "other")


def candidates(
    vocabulary: Vocabulary, near: str, context: Callable[[], set[str]], dimension: str, unit: str | None
) -> Iterator[Candidate]:
    """The patterns that fit a figure.

    ``near`` is the figure's label and clause, ``context`` gives the words of the vocabulary in the sentence before it;
    most patterns do not ask for them.
    """
    near_found = vocabulary.found(_own(near))
    around: set[str] | None = None
    for number in vocabulary.candidates(near_found, dimension, unit):
        pattern = vocabulary.pattern(number)
        if pattern.units and unit not in pattern.units:
            continue
        if not _holds(pattern.near, pattern.not_near, near_found):
            continue
        if pattern.context or pattern.not_context:
            if around is None:
                around = near_found | context()
            if not _holds(pattern.context, pattern.not_context, around):
                continue
        yield Candidate(_score(pattern, near_found, around or set(), unit), number, pattern)


def _own(near: str) -> str:
    """The words near without those of the figure before: ``座谈会和#协商会`` is about the one behind the figure."""
    label, bar, clause = near.rpartition("|")
    left, mark, right = clause.partition("#")
    if bar and "提案" in label and "提案" not in clause:
        label = _own_proposals(label, left)
    joined = _JOINED.search(left) and right and right[0] not in ",、;:("
    return f"{label}{bar}{'' if joined else left}{mark}{right}"


def _own_proposals(label: str, left: str) -> str:
    """The label of proposals without the neighbour's stage or kind, where the figure has a sponsor or stage itself."""
    sponsors, levels, stages, kinds = _of_proposals()
    level = next((level for level in levels if left.endswith(level)), "")
    if left.removesuffix(level).endswith(sponsors):
        return "提案"
    kind = next((kind for kind in kinds if kind in label), None)
    return label.replace(kind, "提案") if kind and any(stage in left for stage in stages) else label


@cache
def _of_proposals() -> tuple[tuple[str, ...], ...]:
    rules = table("naming")
    return tuple(tuple(rules[name].split()) for name in ("sponsors", "sponsor_levels", "stages", "kinds"))


def _holds(terms: tuple[frozenset[str], ...], barred: frozenset[str], words: set[str]) -> bool:
    """Whether ``words`` meet every term and none of the words that bar the pattern."""
    for term in terms:
        if term.isdisjoint(words):
            return False
    return barred.isdisjoint(words)


def _score(pattern: Pattern, near: set[str], context: set[str], unit: str | None) -> float:
    """The length of the words found, those of the context by half, those further up in the paragraph by a quarter."""
    score = _UNIT_BONUS if unit in pattern.code.units else 0.0
    score += sum(max(map(len, term & near)) for term in pattern.near)
    return score + sum(max(map(context_weight, term & context)) for term in pattern.context)


def context_weight(word: str) -> float:
    """What a word of the context counts for."""
    if word[0] == "~":
        return (len(word) - 1) / 4
    return (len(word) - 1) / 2 if word[0] == ">" else len(word) / 2
