"""Shares: the count that a percentage is a share of (占立案总数的77.1%)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportx.indicators.parts import part_pattern

if TYPE_CHECKING:
    from reportx.indicators.find import Item

_NEAR = 24  # as many figures before a share may its whole lie
_ROW = frozenset(("、", "和", "及", "与", "以及"))


def link_shares(text: str, items: list[Item]) -> None:
    """Set ``share_of`` of the shares among ``items``, which stand in order; parts must be linked before."""
    indicators = [item for item in items if item.kind == "indicator"]
    for index, item in enumerate(indicators):
        named = part_pattern("share").search(item.place.left) if _is_rate(item) else None
        if named is None:
            continue
        row = [item, *_followers(indicators[index + 1 :], item)]
        counts = [other for other in indicators[max(0, index - _NEAR) : index] if not _is_rate(other)]
        counts = [other for other in counts if "\n" not in text[other.figure.end : item.figure.start]]
        parts = [other for other in counts if other.place.sentence == item.place.sentence][-len(row) :]
        for place, share in enumerate(row):
            part = parts[place] if len(parts) == len(row) else None
            share.share_of = _whole(share, part, counts, named["whole"])


def _is_rate(item: Item) -> bool:
    """A percentage or a fraction; 5倍 is neither."""
    return item.figure.dimension == "percent" or (item.figure.dimension == "ratio" and item.figure.unit is None)


def _followers(later: list[Item], first: Item) -> list[Item]:
    row: list[Item] = []
    for item in later:
        if item.place.left.strip() not in _ROW or not _is_rate(item) or item.place.sentence != first.place.sentence:
            break
        row.append(item)
    return row


def _whole(share: Item, part: Item | None, counts: list[Item], words: str) -> Item | None:
    """The count that the words name, else the one that ``part`` is a part of; the numbers decide between several."""
    name = part_pattern("total").sub("", words)
    named = [other for other in counts if _is_called(other, name)] if name else counts
    if part is not None:
        named = [other for other in named if other is not part and _is_larger(other, part)]
        exact = [other for other in named if _agrees(share, part, other)]
        if exact:
            return exact[-1]
        if not name or (part.part_of in named):
            return part.part_of
    return named[-1] if name and named else None


def _is_called(count: Item, name: str) -> bool:
    label = count.label.text
    return name in label or (len(label) >= 2 and label in name) or all(char in label for char in name)


def _is_larger(whole: Item, part: Item) -> bool:
    if whole.figure.value is None or part.figure.value is None:
        return False
    return whole.figure.unit == part.figure.unit and whole.figure.value >= part.figure.value


def _agrees(share: Item, part: Item, whole: Item) -> bool:
    """Whether the numbers bear it out, as exactly as the share is written."""
    if share.figure.value is None or part.figure.value is None or not whole.figure.value:
        return False
    exponent = share.figure.value.as_tuple().exponent
    scale = 1 if share.figure.dimension == "percent" else 100
    tolerance = Decimal("0.6").scaleb(exponent if isinstance(exponent, int) else 0) * scale
    return abs(part.figure.value / whole.figure.value * 100 - share.figure.value * scale) <= tolerance
