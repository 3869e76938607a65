"""Rates of growth of several reports: only of what bears one name, never one of two of that name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportx.analysis.items import growth_items
from reportx.analysis.things import growing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportx.model.compared import Column, Item

_YEARLY = "年均|年平均"
# A rate that is told against another year than the one before is not set beside one that is.
_BASE = re.compile("[比较](?:20\\d\\d年|“十|上届|五年前)|累计")


def growth_rows(columns: Sequence[Column]) -> Iterator[list[Item]]:
    """What grows in at least two reports; no report has two rates for it that could be meant."""
    homes: dict[tuple[object, ...], list[Item]] = {}
    for number, column in enumerate(columns):
        own: dict[tuple[object, ...], list[Item]] = {}
        for item in growth_items(column, number):
            what, _ = growing(item.one.label)
            if what:
                planned = item.one.status == "planned"
                own.setdefault((what, planned, item.time[:2], _is_yearly(item), _base(item)), []).append(item)
        for key, found in own.items():
            if len(found) == 1:
                homes.setdefault(key, []).extend(found)
    return (home for home in homes.values() if len(home) > 1)


def _base(item: Item) -> str | None:
    found = _BASE.search(item.one.sentence)
    return found and found.group()


def _is_yearly(item: Item) -> bool:
    """Whether it is the mean of several years: 年均增长5.7%."""
    one = item.one
    value = "" if one.value is None else re.escape(f"{one.value.normalize():f}")
    return re.search(f"(?:{_YEARLY})[^，。；;、]{{0,8}}{value}(?!\\d)", one.sentence) is not None
