"""What all tests share: the sample documents beside the project, and how golden files are renewed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent

# A busy machine is no defect; how often each property is tried stays as it is.
settings.register_profile("reportx", deadline=None)
# Where nobody can take up a new find at once, each property is tried on the same examples every time.
settings.register_profile("ci", settings.get_profile("reportx"), derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "reportx")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--regenerate-golden",
        action="store_true",
        help="write the golden files anew from what the program gives now; read the difference then",
    )


def pytest_configure(config: pytest.Config) -> None:
    # Where nobody reads the difference, a renewed file would pass off any defect as what was wanted.
    if config.getoption("--regenerate-golden") and os.environ.get("CI"):
        raise pytest.UsageError("--regenerate-golden is off where CI is set")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "shared" in getattr(item, "fixturenames", ()):
            item.add_marker("shared")


@pytest.fixture(scope="session")
def regenerate_golden(pytestconfig: pytest.Config) -> bool:
    """Whether golden files are to be written instead of compared."""
    return bool(pytestconfig.getoption("--regenerate-golden"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of sample documents: ``REPORTX_SHARED``, else the one beside the project."""
    folder = Path(os.environ.get("REPORTX_SHARED") or ROOT.parent / "shared")
    if not folder.is_dir():
        pytest.skip(f"no sample documents: {folder} is not there (REPORTX_SHARED names another place)")
    return folder
