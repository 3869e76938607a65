"""``python -m reportx.rules.compile``: write ``compiled.json`` from the TOML tables."""

from __future__ import annotations

import hashlib
import json

from reportx.rules.load import COMPILED, lean, read_tables, table_files


def compiled() -> str:
    """The content that ``compiled.json`` must have."""
    digest = hashlib.sha256(b"\0".join(path.read_bytes() for path in table_files())).hexdigest()
    content = {"sha256": digest, "tables": lean(read_tables())}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    COMPILED.write_text(compiled(), encoding="utf-8")
