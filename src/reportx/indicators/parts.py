"""What a whole must be for a figure to be a part of it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reportx.indicators.phrases import verbs_of, without_verbs
from reportx.rules.load import lazy, table

if TYPE_CHECKING:
    from reportx.indicators.find import Item
    from reportx.rules.lazy import Lazy

_BARE = 4  # the length of a label that is nothing but what was done (结案)


@cache
def part_pattern(key: str) -> Lazy:
    """A pattern of the table of parts."""
    return lazy(table("parts")[key])


def fits(whole: Item, part: Item) -> bool:
    """A part is no larger than its whole, as far as both are stated."""
    if whole.figure.value is None or part.figure.value is None:
        return True
    return part.figure.value <= whole.figure.value


def is_commensurable(whole: Item, part: Item) -> bool:
    """Counted by the same measure word or one like it, and no less than the part."""
    if whole.figure.dimension == "percent" or whole.kind != "indicator":
        return False
    one, other = whole.figure.unit, part.figure.unit
    return (one == other or any(one in units and other in units for units in _alike())) and fits(whole, part)


@cache
def _alike() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(units.split()) for units in table("parts")["alike"])


def in_bracket(text: str, other: Item, item: Item) -> bool:
    """``other`` stands in a bracket that closes before ``item``."""
    opened = text.rfind("(", other.place.sentence[0], other.figure.start)
    return opened >= 0 and other.figure.start < text.find(")", opened) < item.figure.start


def is_twin(whole: Item, part: Item) -> bool:
    """Counted by the same measure word, and the same was done to both."""
    if whole.figure.unit != part.figure.unit:
        return False
    if len(whole.label.text) <= _BARE and part.label.text.endswith(whole.label.text):
        return True
    verbs = {verb.word for verb in verbs_of(part.label.text).every}
    return any(verb.word in verbs for verb in verbs_of(whole.label.text).every)


def overlap(whole: Item, part: Item) -> int:
    """How many pairs of characters the labels share."""
    label = part.label.text
    pairs = {label[at : at + 2] for at in range(len(label) - 1)}
    return sum(whole.label.text[at : at + 2] in pairs for at in range(len(whole.label.text) - 1))


def names_a_thing(item: Item) -> bool:
    """The label holds a noun, not only what was done (立案)."""
    return len(without_verbs(item.label.text)) >= 2


def room_in(whole: Item, parts: list[Item], item: Item) -> bool:
    """The parts and ``item`` together are no more than the whole; where a value is not known, they may be."""
    values = [other.figure.value for other in [*parts, item]]
    if whole.figure.value is None or item.figure.value is None:
        return True
    return sum(value for value in values if value is not None) <= whole.figure.value
