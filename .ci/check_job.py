"""Checks what the installed program left in the current folder; run by ``.ci/run``."""

from __future__ import annotations

import csv
import json
import zipfile
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator


def _read(name: str) -> Any:
    return json.loads(Path(name).read_text(encoding="utf-8"))


def _check_library(title: str, indicators: int) -> None:
    """The same report out of the library, beside four others."""
    library, compared = _read("library.json"), _read("compared.json")
    Draft202012Validator(_read("stats.schema.json")).validate(library)
    Draft202012Validator(_read("compare.schema.json")).validate(compared)
    assert library["documents"] == 5
    (own,) = [one for one in library["reports"] if one["title"] == title]
    assert own["counts"]["indicators"]["all"]["total"] == indicators
    with Path("panel.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == library["total"]["indicators"]["all"]["total"]
    assert zipfile.is_zipfile("panel.xlsx")


def main() -> None:
    text = Path("report.txt").read_bytes().decode("utf-8").removeprefix("\ufeff")
    parsed, stats = _read("parsed.json"), _read("stats.json")
    Draft202012Validator(_read("document.schema.json")).validate(parsed)
    Draft202012Validator(_read("stats.schema.json")).validate(stats)
    (report,) = parsed["reports"]
    found = {kind: len(report[kind]) for kind in ("sections", "measures", "indicators")}
    assert all(found.values()), f"nothing found: {found}"
    for item in report["indicators"]:
        span = item["span"]
        assert text[span["start"] : span["end"]] == item["text"], item
    assert stats["total"]["indicators"]["all"]["total"] == found["indicators"]
    _check_library(report["title"], found["indicators"])
    for name in ("tables.txt", "ledger.txt", "explained.txt", "found.txt"):
        assert Path(name).read_text(encoding="utf-8").strip(), f"{name} is empty"
    print(*(f"{count} {kind}" for kind, count in found.items()), sep=", ")


if __name__ == "__main__":
    main()
