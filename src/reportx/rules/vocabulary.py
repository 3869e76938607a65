"""The indicator vocabulary: its codes, and its patterns found by the words that they hold."""

from __future__ import annotations

from functools import cache
from operator import add
from typing import TYPE_CHECKING, Any, NamedTuple

from reportx.rules.load import prepared, rules_sha256, table, table_names

if TYPE_CHECKING:
    from collections.abc import Collection

_COMPATIBLE = {
    "person_times": {"count", "person_times"},
    "percent": {"percent", "comparison"},
    "ratio": {"ratio", "comparison", "percent"},
    "money": {"money", "comparison"},
}


class Code(NamedTuple):
    """A code of the vocabulary."""

    code: str
    name: str
    group: str
    dimensions: frozenset[str]
    units: frozenset[str]


class Pattern(NamedTuple):
    """A pattern of a code: words that must stand near, words of the context, words that bar it, measure words.

    ``rule`` names it (code and number), ``order`` is its place in the tables: of equals the first is taken.
    """

    code: Code
    rule: str
    order: int
    near: tuple[frozenset[str], ...]
    context: tuple[frozenset[str], ...]
    not_near: frozenset[str]
    not_context: frozenset[str]
    units: frozenset[str]


class Index(NamedTuple):
    """``patterns`` are ``[rule, text]``; ``words`` has all their words, ``lengths`` how long those are that begin with
    the same two characters, ``by_word`` the patterns (by number) in whose rarest near term a word is a choice, and
    under ``=`` and a measure word those that have no near term; ``above`` are the words that may stand anywhere
    earlier in the paragraph, ``later`` those that may stand behind the figure."""

    patterns: list[list[str]]
    words: Collection[str]
    lengths: dict[str, list[int]]
    by_word: dict[str, list[int]]
    above: list[str]
    later: list[str]


class Terms(NamedTuple):
    """The terms of a pattern: choices of words near and in the context, the words that bar it, and its measure words.

    Among the words of the context, one with ``~`` before it may stand anywhere earlier in the paragraph, one with ``>``
    stands behind the figure. Without measure words all that the code is counted in will do.
    """

    near: list[list[str]]
    context: list[list[str]]
    not_near: list[str]
    not_context: list[str]
    units: list[str]


def terms_of(text: str) -> Terms:
    """The terms of a pattern as written: ``立案 ~提案 !率|并案``."""
    terms = Terms([], [], [], [], [])
    for term in text.split():
        if term.startswith("!~"):
            terms.not_context.extend(term[2:].split("|"))
        elif term.startswith("!"):
            terms.not_near.extend(term[1:].split("|"))
        elif term.startswith("="):
            terms.units.extend(term[1:].split("|"))
        elif term.startswith("~~"):
            words = term[2:].split("|")
            terms.context.append([*words, *(f"~{word}" for word in words)])
        elif term.startswith("~"):
            terms.context.append(term[1:].split("|"))
        elif term.startswith(">"):
            terms.context.append([f">{word}" for word in term[1:].split("|")])
        else:
            terms.near.append(term.split("|"))
    return terms


def rules_of(entry: dict[str, Any]) -> list[list[str]]:
    """The patterns of a code as written, each with the rule that it is: ``[proposals.filed#2, 立案 ~提案]``."""
    return [[f"{entry['code']}#{number}", text] for number, text in enumerate(entry["patterns"], 1)]


def _frequency(term: list[str]) -> float:
    """About how often a word of the term stands in a clause: long words are rarer than short ones, few than many."""
    return float(sum(4.0 ** -len(word) for word in term))


def build_index(patterns: list[list[str]], hiding: str) -> Index:
    """The index of ``patterns`` (``[rule, text]``), of which the first wins where two fit equally well.

    ``hiding`` are the words that other words are not found in.
    """
    words = set(hiding.split())
    by_word: dict[str, list[int]] = {}
    for number, (_, text) in enumerate(patterns):
        terms = terms_of(text)
        words.update(*terms.near, *terms.context, terms.not_near, terms.not_context)
        for word in min(terms.near, key=_frequency, default=[f"={unit}" for unit in terms.units]):
            by_word.setdefault(word, []).append(number)
    above = sorted(word[1:] for word in words if word.startswith("~"))
    later = sorted(word[1:] for word in words if word.startswith(">"))
    words -= {f"~{word}" for word in above} | {f">{word}" for word in later}
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[:2], set()).add(len(word))
    return Index(patterns, sorted(words), {key: sorted(lengths[key]) for key in sorted(lengths)}, by_word, above, later)


class Vocabulary:
    """The codes and the index of their patterns; never changed once made.

    ``sha256`` is the hash of all rules that a text is read by with it, ``added`` has the codes that are a user's own.
    """

    __slots__ = (
        *("_agreeing", "_hiding", "_numbers", "_patterns", "_single"),
        *("added", "codes", "entries", "kin", "sha256"),
    )

    def __init__(
        self, codes: dict[str, Code], entries: Index, sha256: str, added: frozenset[str] = frozenset()
    ) -> None:
        self.codes, self.sha256, self.added = codes, sha256, added
        self.entries = entries._replace(words=frozenset(entries.words))
        self._single = frozenset(word for word in entries.words if len(word) == 1)
        self._hiding = frozenset(table("naming")["hiding"].split())
        self.kin = [frozenset(kin.split()) for kin in table("naming")["kin"]]
        self._patterns: dict[int, Pattern] = {}
        self._agreeing: dict[tuple[str, str | None], frozenset[int]] = {}
        self._numbers: dict[str, list[int]] = {}
        for number, (rule, _) in enumerate(entries.patterns):
            self._numbers.setdefault(rule.partition("#")[0], []).append(number)

    def hits(self, text: str) -> list[tuple[int, str]]:
        """The words of all patterns that occur in ``text``, each with where it ends."""
        words = self.entries.words
        found = []
        if not self._single.isdisjoint(text):
            found = [(stop, char) for stop, char in enumerate(text, 1) if char in self._single]
        for start, lengths in enumerate(map(self.entries.lengths.get, map(add, text, text[1:]))):
            if lengths:
                for length in lengths:
                    word = text[start : start + length]
                    if word in words and len(word) == length:
                        found.append((start + length, word))
        return found

    def found(self, text: str) -> set[str]:
        """The words of all patterns that occur in ``text`` and not inside a longer word that says something else."""
        hits = self.hits(text)
        words = {word for _, word in hits}
        if self._hiding.isdisjoint(words):
            return words
        hiding = [(stop - len(word), stop) for stop, word in hits if word in self._hiding]
        return {word for stop, word in hits if not _is_inside(stop - len(word), stop, hiding)}

    def candidates(self, words: set[str], dimension: str, unit: str | None) -> set[int]:
        """The numbers of the patterns whose rarest near term one of ``words`` meets, and whose code the figure may
        carry by its dimension and measure word."""
        by_word = self.entries.by_word
        found = set(by_word.get(f"={unit}", ()))
        for word in by_word.keys() & words:
            found.update(by_word[word])
        agreeing = self._agreeing.get((dimension, unit))
        if agreeing is None:
            agreeing = self._agreeing[dimension, unit] = self._that_agree(dimension, unit)
        return found & agreeing

    def _that_agree(self, dimension: str, unit: str | None) -> frozenset[int]:
        """The patterns of all codes that a figure of this dimension and measure word may carry."""
        codes = (code for code in self.codes.values() if self.agrees(code, dimension, unit))
        return frozenset(number for code in codes for number in self._numbers.get(code.code, ()))

    def agrees(self, code: Code, dimension: str, unit: str | None) -> bool:
        """Whether a figure of this dimension and measure word may carry the code.

        Percentages and money never name counts, and what is counted in 人次 is not what is counted in 个.
        """
        if unit in code.units:
            return True
        if unit == "个百分点":
            return "comparison" in code.dimensions
        if "comparison" in code.dimensions or "other" in code.dimensions:
            return True
        if not code.dimensions & _COMPATIBLE.get(dimension, {dimension, "other"}):
            return False
        return unit is None or not code.units or any(unit in kin for kin in self.kin if kin & code.units)

    def pattern(self, number: int) -> Pattern:
        """Pattern ``number`` of the index, taken apart where it is first needed."""
        found = self._patterns.get(number)
        if found is None:
            found = self._patterns[number] = self._taken_apart(number)
        return found

    def _taken_apart(self, number: int) -> Pattern:
        rule, text = self.entries.patterns[number]
        terms = terms_of(text)
        return Pattern(
            self.codes[rule.partition("#")[0]],
            rule,
            number,
            tuple(map(frozenset, terms.near)),
            tuple(map(frozenset, terms.context)),
            frozenset(terms.not_near),
            frozenset(terms.not_context),
            frozenset(terms.units),
        )


def _is_inside(start: int, stop: int, spans: list[tuple[int, int]]) -> bool:
    return any(begin <= start and stop <= end and (begin, end) != (start, stop) for begin, end in spans)


def code_of(entry: dict[str, Any]) -> Code:
    """The code that an entry of a table describes."""
    dimensions = frozenset([entry["dimension"], *entry.get("also", [])])
    return Code(entry["code"], entry["zh"], entry["group"], dimensions, frozenset(entry["units"]))


def entries_of(tables: dict[str, Any]) -> list[dict[str, Any]]:
    """The entries of all vocabulary tables among ``tables``, in order."""
    return [entry for name, content in tables.items() if name.startswith("vocabulary/") for entry in content["code"]]


@cache
def built_in() -> Vocabulary:
    """The vocabulary of the tables that come with the program."""
    entries = entries_of({name: table(name) for name in table_names("vocabulary")})
    ready = prepared("vocabulary")
    index = (
        Index(*ready)
        if ready
        else build_index([rule for entry in entries for rule in rules_of(entry)], table("naming")["hiding"])
    )
    return Vocabulary({entry["code"]: code_of(entry) for entry in entries}, index, rules_sha256())
