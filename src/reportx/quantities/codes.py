"""Numbers that address something: those of links and e-mail are none, those of 192.168.0.12 are no decimals."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from decimal import Decimal
from typing import NamedTuple

from reportx.quantities.figures import Figure

_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+|[\w.+-]+@[A-Za-z0-9-]+\.[\w.]+")
_DOTTED = re.compile(r"(?<![\d.])\d{1,15}(?:\.\d{1,15}){2,}(?![\d.])")
_PART = re.compile(r"\d+")


class Spans(NamedTuple):
    """Ranges of a text in order."""

    starts: list[int]
    ends: list[int]

    def hold(self, position: int) -> bool:
        """Whether ``position`` lies in one of them."""
        index = bisect_right(self.starts, position) - 1
        return index >= 0 and position < self.ends[index]


def read_codes(text: str, figures: list[Figure]) -> tuple[list[Figure], Spans]:
    """The figures without those of addresses, dotted numbers one by one; and where addresses and dotted numbers are."""
    addressed = "@" in text or "://" in text or "www." in text
    spans = [match.span() for match in _ADDRESS.finditer(text)] if addressed else []
    parts = [] if text.count(".") < 2 else [part for chain in _chains(text, figures, spans) for part in chain]
    if not spans:
        return figures, Spans([], [])
    spans.sort()
    coded = Spans([start for start, _ in spans], [end for _, end in spans])
    kept = [figure for figure in figures if not coded.hold(figure.start)]
    return sorted(kept + parts, key=lambda figure: figure.start), coded


def _chains(text: str, figures: list[Figure], spans: list[tuple[int, int]]) -> list[list[Figure]]:
    """The numbers of each dotted chain that the scanner took for decimals; where the chains are goes to ``spans``."""
    starts = [figure.start for figure in figures]
    addresses = Spans([start for start, _ in spans], [end for _, end in spans])
    chains = []
    for chain in _DOTTED.finditer(text):
        inside = figures[bisect_left(starts, chain.start()) : bisect_left(starts, chain.end())]
        if not inside or addresses.hold(chain.start()):
            continue
        if all(figure.kind == "amount" and figure.end <= chain.end() for figure in inside):
            chains.append([_plain(part) for part in _PART.finditer(text, *chain.span())])
            spans.append(chain.span())
    return chains


def _plain(match: re.Match[str]) -> Figure:
    return Figure(match.start(), match.end(), "amount", "dotted", Decimal(match[0]), number_end=match.end())
