"""Measure words of everyday prose, beside those of reports."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from reportx.rules.load import table
from reportx.rules.units import Unit, UnitRules


class ProseUnits(NamedTuple):
    """Measure words of prose, words for one and the same unit, signs and words before a number."""

    units: UnitRules
    same: dict[str, str]
    before: tuple[tuple[str, str], ...]
    degrees: tuple[tuple[str, str], ...]
    idioms: dict[str, tuple[str, ...]]

    def at(self, text: str, start: int) -> Unit | None:
        """The unit that begins at ``start``; one in Latin letters stands alone (5kg, but not 5kgs)."""
        unit = self.units.at(text, start)
        if unit and unit.word[-1].isascii() and unit.word[-1].isalpha() and text[unit.end : unit.end + 1].isascii():
            return None if text[unit.end : unit.end + 1].isalnum() else unit
        return unit

    def idiom_end(self, text: str, start: int) -> int:
        """Where a word ends that begins at ``start`` and counts nothing; 0 where there is none."""
        words = self.idioms.get(text[start : start + 2], ())
        return next((start + len(word) for word in words if text.startswith(word, start)), 0)

    def sign_before(self, text: str, start: int) -> tuple[str, str] | None:
        """``(word, unit)`` of the currency whose sign or name ends at ``start``."""
        return next(((word, unit) for word, unit in self.before if text.endswith(word, 0, start)), None)

    def degree_before(self, text: str, start: int) -> str | None:
        """The unit of the temperature scale that is named up to ``start``."""
        return next((unit for word, unit in self.degrees if text.endswith(word, 0, start)), None)


@cache
def prose_units() -> ProseUnits:
    data = table("prose")
    keyed: dict[str, set[tuple[str, str, bool]]] = {}
    for rule in data["unit"]:
        for word in rule["words"].split():
            keyed.setdefault(word[0], set()).add((word, rule["dimension"], False))
    return ProseUnits(
        UnitRules(
            {char: tuple(sorted(words, key=lambda w: (-len(w[0]), w))) for char, words in keyed.items()},
            data["not_before"],
            {},
            frozenset(),
        ),
        data["same"],
        tuple(sorted(data["before"].items(), key=lambda item: -len(item[0]))),
        tuple(data["degrees"].items()),
        _by_two(data["idioms"]["phrases"].split()),
    )


def _by_two(phrases: list[str]) -> dict[str, tuple[str, ...]]:
    """Phrases by their first two characters."""
    keyed: dict[str, tuple[str, ...]] = {}
    for phrase in phrases:
        keyed[phrase[:2]] = (*keyed.get(phrase[:2], ()), phrase)
    return keyed
