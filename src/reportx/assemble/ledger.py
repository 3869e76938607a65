"""The ledger: every numeral of a report with what it is, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from reportx.model.document import Numeral

if TYPE_CHECKING:
    from reportx.assemble.maker import Assembler
    from reportx.indicators import Item
    from reportx.model.base import NumeralKind
    from reportx.quantities import Figure


def ledger_of(maker: Assembler, figures: list[Figure], items: list[Item], ids: dict[int, str]) -> list[Numeral]:
    by_start: dict[int, list[Item]] = {}
    for item in items:
        by_start.setdefault(item.figure.start, []).append(item)
    ledger = []
    for figure in figures:
        span = maker.span(figure.start, figure.end)
        own = by_start.get(figure.start, [])
        kind, reason = (own[0].kind, own[0].reason) if own else (figure.kind, figure.rule)
        if kind == "amount":
            kind = reason = "duration"  # the only amounts that no item is made of
        ledger.append(
            Numeral.made(
                id=maker.numeral_id(span),
                text=maker.text(span),
                span=span,
                line=maker.line(span),
                kind=cast("NumeralKind", kind),
                indicator_ids=[ids[id(item)] for item in own if item.kind == "indicator"],
                reason=reason,
            )
        )
    return ledger
