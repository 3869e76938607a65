"""Numerals that say which, not how many: 第三次, 第6—7版, 第六至八项; ranks: 居全省第一, 第4位, 前三."""

from __future__ import annotations

import re

from reportx.numerals import value_of
from reportx.quantities.figures import Figure
from reportx.quantities.grammar import HAN
from reportx.rules.patterns import pattern

_NUMBER = rf"(?:\d(?: \d)+(?!\d)|\d+(?:\.\d+)?|[{HAN}]+)"
_ORDINAL = re.compile(
    rf"第\s?(?P<n>{_NUMBER})(?:\s?(?:[至到]|[—~\-]{{1,2}})\s?第?{_NUMBER}|(?:、{_NUMBER}){{1,8}}(?=[期版辑卷批届章条轮]))?"
)
_AHEAD = re.compile(rf"前(?P<n>\d+|[{HAN}]+)(?:(?P<time>季度|个月)|[位名强]|(?=[,。;、)”\s]|列|$))")
# 此前, 会前, 目前: words that end in 前 and rank nothing.
_NOT_AHEAD = "此会以目之提日年课产生大跟眼面午往从当支事赛"
_CLAUSE = re.compile(r"[,。;\n]")
_ENDS = re.compile(r"\s?[位名]?(?:[,。;、)”\s]|的|$)")
# 从全国第15位升至第5位: a place in an order needs no other word.
_PLACE = re.compile(r"\s?位(?:[,。;、)”升跃上提前降下后双]|$)")
_LEFT = 28


def ordinal_at(text: str, begin: int, stop: int) -> Figure | None:
    """The ordinal or rank that begins with 第 or 前 at ``begin``."""
    if text[begin] == "前":
        return _ahead(text, begin, stop)
    match = _ORDINAL.match(text, begin, stop)
    if match is None:
        return None
    end = match.end()
    if text.startswith("季度", end):
        return Figure(begin, end + 2, "date", "date")
    kind = "rank" if _is_rank(text, match) else "ordinal"
    return Figure(begin, end, kind, kind, value=value_of(match["n"]), han=True)


def _is_rank(text: str, match: re.Match[str]) -> bool:
    if _PLACE.match(text, match.end()):
        return True
    if not _ENDS.match(text, match.end()):
        return False
    clause = _CLAUSE.split(text[max(0, match.start() - _LEFT) : match.start()])[-1]
    return pattern("bounds", "around", "rank").search(clause) is not None


def _ahead(text: str, begin: int, stop: int) -> Figure | None:
    if begin and text[begin - 1] in _NOT_AHEAD:
        return None
    match = _AHEAD.match(text, begin, stop)
    if match is None:
        return None
    if match["time"]:
        return Figure(begin, match.end(), "date", "date")
    return Figure(begin, match.end("n"), "rank", "rank", value=value_of(match["n"]), bound="at_most", han=True)
