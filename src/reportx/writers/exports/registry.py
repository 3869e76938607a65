"""The formats of ``--format``: one entry each."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from reportx.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reportx.writers.exports.sheets import Sheet


class Export(NamedTuple):
    """A format: the function that makes it, of a module that is imported when it is asked for.

    ``binary`` formats give bytes, others lines of text; ``several`` take all sheets of a command, others the first
    alone. ``extra`` is the extra of the package that brings what the module imports.
    """

    module: str
    function: str
    binary: bool = False
    several: bool = False
    extra: str | None = None

    def load(self, name: str) -> Callable[..., object]:
        """The function; ``UsageError`` (``exporting.extra``) where its library is not installed."""
        try:
            return getattr(import_module(f"reportx.writers.exports.{self.module}"), self.function)  # type: ignore[no-any-return]
        except ModuleNotFoundError as error:
            if self.extra is None or (error.name or "").startswith("reportx"):
                raise
            raise UsageError("exporting.extra", name=name, extra=self.extra) from None


EXPORTS: dict[str, Export] = {
    "json": Export("jsonlines", "json_text"),
    "ndjson": Export("jsonlines", "ndjson_text"),
    "csv": Export("delimited", "csv_text"),
    "tsv": Export("delimited", "tsv_text"),
    "md": Export("markdown", "markdown_text"),
    "xlsx": Export("workbook", "workbook_bytes", binary=True, several=True),
    "parquet": Export("columnar", "parquet_bytes", binary=True, extra="parquet"),
}

# What the suffix of an output file asks for.
SUFFIXES: dict[str, str] = {**{f".{name}": name for name in EXPORTS}, ".jsonl": "ndjson", ".markdown": "md"}


def made(name: str, sheets: Sequence[Sheet], *, excel: bool = False) -> Iterator[str] | bytes:
    """The sheets in a format: bytes for binary ones, else lines of text."""
    export = EXPORTS[name]
    function = export.load(name)
    if export.binary:
        return function(sheets if export.several else sheets[0])  # type: ignore[return-value]
    return function(sheets[0], excel=excel)  # type: ignore[return-value]
