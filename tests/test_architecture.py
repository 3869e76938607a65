"""The layers of the picture in ARCHITECTURE.md, and the names that say nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "reportx"


def test_imports_go_one_way() -> None:
    code = (
        "import sys; from importlinter.cli import lint_imports;"
        f"sys.exit(lint_imports(config_filename={str(ROOT / 'pyproject.toml')!r}, no_cache=True))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_modules_are_named_after_what_they_do() -> None:
    nameless = {"util", "utils", "helper", "helpers", "common", "misc"}
    assert [path for path in PACKAGE.rglob("*.py") if {path.stem, path.parent.name} & nameless] == []
