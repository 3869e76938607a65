"""The ground that other tests stand on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROBE = """
def test_probe(shared, regenerate_golden, request):
    assert request.node.get_closest_marker("shared")
    assert regenerate_golden is {regenerate}
"""


def _pytest(folder: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the probe in ``folder`` under this project's conftest and settings."""
    inherited = {key: value for key, value in os.environ.items() if key not in ("CI", "REPORTX_SHARED")}
    command = [sys.executable, "-m", "pytest", "-p", "conftest", "-p", "no:cacheprovider", *options]
    command += ["--rootdir", str(folder), "-c", str(ROOT / "pyproject.toml"), str(folder / "test_probe.py")]
    path = os.pathsep.join(filter(None, [str(ROOT / "tests"), os.environ.get("PYTHONPATH")]))
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env=inherited | {"PYTHONPATH": path} | environment,
    )


def _write_probe(folder: Path, *, regenerate: bool) -> None:
    (folder / "test_probe.py").write_text(PROBE.format(regenerate=regenerate), encoding="utf-8")


@pytest.mark.parametrize("regenerate", [False, True])
def test_golden_files_are_renewed_on_request_only(tmp_path: Path, regenerate: bool) -> None:
    _write_probe(tmp_path, regenerate=regenerate)
    options = ["--regenerate-golden"] if regenerate else []
    done = _pytest(tmp_path, *options, REPORTX_SHARED=str(tmp_path))
    assert "1 passed" in done.stdout, done.stdout + done.stderr


def test_golden_files_are_not_renewed_in_ci(tmp_path: Path) -> None:
    _write_probe(tmp_path, regenerate=False)
    done = _pytest(tmp_path, "--regenerate-golden", CI="true", REPORTX_SHARED=str(tmp_path))
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert "--regenerate-golden is off where CI is set" in done.stderr
    assert "1 passed" in _pytest(tmp_path, CI="true", REPORTX_SHARED=str(tmp_path)).stdout


def test_this_run_does_not_renew_in_ci(regenerate_golden: bool) -> None:
    assert not (regenerate_golden and os.environ.get("CI"))


def test_missing_samples_are_skipped_and_say_so(tmp_path: Path) -> None:
    _write_probe(tmp_path, regenerate=False)
    done = _pytest(tmp_path, REPORTX_SHARED=str(tmp_path / "none"))
    assert "1 skipped" in done.stdout
    assert "no sample documents" in done.stdout
