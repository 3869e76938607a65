"""A label with its parts, and the words behind a figure that name what is counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reportx.indicators.phrases import is_noun_too, words

if TYPE_CHECKING:
    from reportx.indicators.clauses import Place

_APART = ("年均", "人均", "户均", "均", "共", "全部")
LONG = 26
NOUN_LONG = 36


class Label(NamedTuple):
    """A label with its parts: ``verb`` opens it, ``noun`` is what it counts, ``topic`` a subject that verbs follow."""

    text: str
    verb: str = ""
    noun: str = ""
    topic: str = ""
    scope: str | None = None
    rule: str = "own"


def starts_apart(right: str) -> bool:
    return right[0] in ",、;:()和及与" or right.startswith(_APART)


def noun_of(place: Place) -> str:
    """The words behind the figure that name what is counted; cut at the verb of the next figure."""
    right = place.right
    if not right or starts_apart(right):
        return ""
    right = re.split(r"[,;:(]", right, maxsplit=1)[0]
    if not place.last:
        right = re.split(r"(?<=.)(?:、|和|及|以及)$", right)[0]
    if not place.last or len(right) > NOUN_LONG:
        verbs = (m for m in words("verbs").finditer(right) if m.start() >= 2 and not is_noun_too(m.word))
        verb = next(verbs, None)
        stop = re.search(r"已|均|全部|分别|由|被|为|得到|、其中", right)
        cuts = [m.start() for m in (verb, stop) if m and m.start() >= 2]
        if cuts:
            right = right[: min(cuts)]
    return re.sub(r"分别|(?<!平)均|全部", "", right).strip("的、 ")


def head_of(noun: str) -> str:
    """The head of a noun phrase: behind its last 等 or 的."""
    parts = [part for part in re.split(r"等|的", noun) if len(part) >= 2]
    return parts[-1] if parts else noun
