"""Checks what the installed program left in the current folder; run by ``.ci/run``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator


def _read(name: str) -> Any:
    return json.loads(Path(name).read_text(encoding="utf-8"))


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
    for name in ("tables.txt", "ledger.txt", "explained.txt"):
        assert Path(name).read_text(encoding="utf-8").strip(), f"{name} is empty"
    print(*(f"{count} {kind}" for kind, count in found.items()), sep=", ")


if __name__ == "__main__":
    main()
