"""The ledger of a report for people: how many numerals are what, and each with what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportx.messages import say
from reportx.writers.aligned import aligned
from reportx.writers.figures import plain
from reportx.writers.reasons import reason_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportx.model.audit import Audit, LedgerEntry, LedgerSummary
    from reportx.writers.output import Output

_LEDGER = (
    ("column.line", True),
    ("column.numeral", False),
    ("column.kind", False),
    ("column.became", False),
    ("column.id", False),
)
_KINDS = (("column.kind", False), ("column.numerals", True), ("column.share", True))
# Shown also where there is none of them.
_ALWAYS = ("unknown", "damaged")


def write_audit(output: Output, audit: Audit, *, only_summary: bool) -> None:
    """Write the summary of a report's ledger and, unless that is all, its numerals."""
    summary = audit.summary
    output.write(f"{plain(audit.title or '') or say('table.untitled')}\n")
    place = plain(f"{audit.file} {audit.report}")
    output.write(f"{say('audit.total', place=place, count=f'{summary.total:,}', unknown=_share(summary))}\n\n")
    _write_table(output, "audit.summary", _KINDS, _kind_rows(summary))
    if not only_summary:
        write_ledger(output, audit.numerals)


def write_ledger(output: Output, numerals: Sequence[LedgerEntry]) -> None:
    """Write the numerals, a row each."""
    _write_table(output, "table.numerals", _LEDGER, [_row(entry) for entry in numerals])


def _write_table(
    output: Output, heading: str, columns: tuple[tuple[str, bool], ...], rows: Sequence[tuple[str, ...]]
) -> None:
    if not rows:
        output.write(f"{say(heading)}  {say('table.nothing')}\n\n")
    elif output.terminal:
        _show_table(output, heading, columns, rows)
    else:
        output.write(f"{say(heading)}\n")
        for line in aligned(columns, rows):
            output.write(line)
        output.write("\n")


def _show_table(
    output: Output, heading: str, columns: tuple[tuple[str, bool], ...], rows: Sequence[tuple[str, ...]]
) -> None:
    # Here and not above: only a terminal needs rich.
    from rich.console import Group
    from rich.text import Text

    from reportx.writers.console import show
    from reportx.writers.tables import new_table

    table = new_table(*columns)
    for row in rows:
        table.add_row(*map(Text, row))
    show(output, [Group(Text(say(heading), style="bold"), table)])


def _kind_rows(summary: LedgerSummary) -> list[tuple[str, ...]]:
    return [
        (say(f"numeral.{one.kind}"), f"{one.count:,}", "" if one.share is None else _percent(float(one.share)))
        for one in summary.by_kind
        if one.count or one.kind in _ALWAYS
    ]


def _share(summary: LedgerSummary) -> str:
    return say("table.nothing") if summary.unknown_share is None else _percent(float(summary.unknown_share))


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def _row(entry: LedgerEntry) -> tuple[str, ...]:
    ids = entry.indicator_ids or [entry.id]
    return (
        str(entry.line),
        plain(entry.text),
        say(f"numeral.{entry.kind}"),
        "; ".join(_became(entry)),
        " ".join(map(plain, ids)),
    )


def _became(entry: LedgerEntry) -> Iterator[str]:
    for indicator in entry.indicators:
        yield plain(f"{indicator.code} {indicator.label}")
    if not entry.indicators:
        yield reason_words(entry.kind, entry.reason)
