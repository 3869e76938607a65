"""In which form a command writes what it found: tables for people, or one of the formats of ``--format``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportx.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from reportx.writers.exports.sheets import Sheet
    from reportx.writers.output import Output


# What nothing here writes, and opens with a complaint or as something else when text is in it.
_OTHERS = frozenset((".doc", ".docx", ".htm", ".html", ".ods", ".odt", ".pdf", ".rtf", ".wps", ".xls"))
_BINARY = frozenset(("xlsx", "parquet"))


class Form(NamedTuple):
    """The format (``None``: tables for people), and whether its text is for Excel."""

    name: str | None
    excel: bool = False

    @property
    def is_json(self) -> bool:
        """Whether the command's own JSON is asked for."""
        return self.name == "json"

    @property
    def is_table(self) -> bool:
        """Whether a table is asked for that is not for people, and no object of JSON."""
        return self.name not in (None, "json", "ndjson")


def form_of(named: str | None, output: Path | None, *, as_json: bool = False, excel: bool = False) -> Form:
    """What ``--json``, ``--format``, ``--excel`` and the suffix of ``-o`` ask for, in this order.

    Raises ``UsageError`` where they contradict each other or the format is not known.
    """
    if not (named or excel or output):  # most calls: nothing more is loaded
        return Form("json" if as_json else None)
    from reportx.writers.exports.registry import EXPORTS, SUFFIXES

    if named is not None and named not in EXPORTS:
        raise UsageError("usage.bad_format", value=named, choices=", ".join(EXPORTS))
    if as_json and named not in (None, "json"):
        raise UsageError("usage.not_together", one="--json", other=f"--format {named}")
    chosen = "json" if as_json else named
    if output is not None:
        chosen = _of_suffix(output, chosen, SUFFIXES)
    if excel:
        chosen = chosen or "csv"
        if chosen not in ("csv", "tsv"):
            raise UsageError("usage.not_together", one="--excel", other=chosen)
    return Form(chosen, excel)


def _of_suffix(output: Path, chosen: str | None, suffixes: Mapping[str, str]) -> str | None:
    """What is asked for, else what the suffix asks for; ``UsageError`` where the file would not be what it says."""
    suffix = output.suffix.lower()
    meant = suffixes.get(suffix)
    if suffix in _OTHERS or (chosen is not None and chosen != meant and meant in _BINARY):
        known = chosen or ", ".join(suffixes)
        raise UsageError("exporting.suffix", path=output, suffix=suffix, choices=known)
    return chosen or meant


def make_ready(output: Output, form: Form) -> None:
    """See that the form can be written at all, before the work that it takes to have something to write.

    Raises ``UsageError``: ``exporting.extra`` where a library is missing, ``exporting.terminal``.
    """
    if form.name is None:
        return
    from reportx.writers.exports.registry import EXPORTS

    export = EXPORTS[form.name]
    if export.binary:
        if output.terminal:
            raise UsageError("exporting.terminal", name=form.name)
        export.load(form.name)


def write_sheets(output: Output, sheets: Sequence[Sheet], form: Form) -> None:
    """Write tables in a format that is not for people: all of them where it holds several, else the first."""
    from reportx.writers.exports.registry import made

    assert form.name is not None
    make_ready(output, form)
    written = made(form.name, sheets, excel=form.excel)
    if isinstance(written, bytes):
        output.write_bytes(written)
        return
    for text in written:
        output.write(_shown(text, form) if output.terminal else text)


def _shown(text: str, form: Form) -> str:
    # Here and not above: few tables go to a terminal, and the first of these loads the models.
    if form.name in ("json", "ndjson"):
        from reportx.writers.as_json import seen

        return seen(text)
    from reportx.writers.figures import harmless

    return harmless(text)
