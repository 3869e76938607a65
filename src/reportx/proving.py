"""Proving a vocabulary: whether the examples of its tables are read as they claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportx.pipeline import find_indicators
from reportx.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportx.rules.entries import Claim
    from reportx.rules.vocabulary import Vocabulary


class Refuted(NamedTuple):
    """A claim that does not hold, with the codes that the figure has instead (none: it is no indicator)."""

    claim: Claim
    found: list[str]


def refuted(claims: Iterable[Claim], vocabulary: Vocabulary) -> Iterator[Refuted]:
    """The claims that do not hold. An example must have its code; a counter-example must not."""
    for claim in claims:
        found = codes_of(claim.text, claim.figure, vocabulary)
        if (claim.code in found) != claim.holds:
            yield Refuted(claim, found)


def codes_of(passage: str, figure: str, vocabulary: Vocabulary) -> list[str]:
    """The codes of the indicators of ``passage`` that are written like ``figure``, each once."""
    wanted = clean(figure).text
    indicators = find_indicators(passage, vocabulary=vocabulary)
    return list(dict.fromkeys(found.code for found in indicators if clean(found.text).text == wanted))
