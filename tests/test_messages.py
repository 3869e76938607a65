"""Two catalogues that agree, a language chosen by the environment, and ``say`` that never fails."""

from __future__ import annotations

import ast
import errno
import re
from pathlib import Path
from string import Formatter
from typing import Literal, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reportx.messages
from reportx.errors import InputError
from reportx.messages import known, language, reason, say
from reportx.messages.en import MESSAGES as EN
from reportx.messages.zh import MESSAGES as ZH
from reportx.model.base import Bound, Dimension, Kind, Level, NumeralKind, PeriodKind, Role, Severity, Status
from reportx.model.holding import Hit, Listed
from reportx.model.matrix import Basis, Behind, LeftOut
from reportx.model.stats import By, Reason

SOURCE = Path(reportx.messages.__file__).parents[1]
FAMILIES = {
    "basis": Basis,
    "bound": Bound,
    "dimension": Dimension,
    "kind": Kind,
    "left_out": Reason,
    "level": Level,
    "not_shown": Literal[LeftOut, Behind],
    "numeral": NumeralKind,
    "period": PeriodKind,
    "role": Role,
    "severity": Severity,
    "status": Status,
}


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("REPORTX_LANG", "en")


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def test_both_languages_say_the_same() -> None:
    assert EN.keys() == ZH.keys()
    assert {key: fields(EN[key]) for key in EN} == {key: fields(ZH[key]) for key in ZH}


@pytest.mark.parametrize("catalogue", [EN, ZH], ids=["en", "zh"])
def test_fields_are_plain_names(catalogue: dict[str, str]) -> None:
    # An attribute, an index or a format would fail on values that were not thought of.
    for key, template in catalogue.items():
        for _, name, form, conversion in Formatter().parse(template):
            assert name is None or name.isidentifier(), key
            assert not form, key
            assert not conversion, key


def _keys_of(call: ast.Call) -> set[str]:
    """The keys, or for a key made at run time its beginning with a star, that a call may ask for."""
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    if not call.args or not (name in ("say", "known") or name.endswith("Error")):
        return set()
    keys = set()
    for part in ast.walk(call.args[0]):
        if isinstance(part, ast.JoinedStr) and isinstance(part.values[0], ast.Constant):
            keys.add(f"{part.values[0].value!s}*")
        elif isinstance(part, ast.Constant) and isinstance(part.value, str) and "." in part.value:
            keys.add(part.value)
    return {key for key in keys if "." in key and not key.startswith(".")}


def test_every_key_in_the_source_is_there() -> None:
    used: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for call in ast.walk(tree):
            # Errors of the standard library have sentences, not keys.
            if isinstance(call, ast.Call):
                used |= {key for key in _keys_of(call) if " " not in key}
    assert {"input.missing", "usage.no_files", "parse.nothing"} <= used
    prefixes = {key.removesuffix("*") for key in used if key.endswith("*")}
    absent = {key for key in used if not key.endswith("*") and key not in EN and f"{key}*" not in used}
    assert not {key for key in absent if not any(key.startswith(prefix) for prefix in prefixes)}
    optional = {"noise."}  # reasons without a word are shown as they are
    assert not {prefix for prefix in prefixes - optional if not any(key.startswith(prefix) for key in EN)}


@pytest.mark.parametrize("family", FAMILIES)
def test_every_value_of_the_model_has_a_word(family: str) -> None:
    assert {f"{family}.{value}" for value in get_args(FAMILIES[family])} <= EN.keys()


def test_every_key_of_statistics_has_its_words() -> None:
    assert {f"stats.by_{by}" for by in get_args(By)} <= EN.keys()
    assert {f"stats.key.{by}" for by in get_args(By) if by != "code"} <= EN.keys()


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "en"),
        ({"REPORTX_LANG": "zh"}, "zh"),
        ({"REPORTX_LANG": "zh_TW.UTF-8"}, "zh"),
        ({"REPORTX_LANG": "EN"}, "en"),
        ({"REPORTX_LANG": "en", "LC_ALL": "zh_CN.UTF-8"}, "en"),
        ({"REPORTX_LANG": "", "LANG": "zh_CN.UTF-8"}, "zh"),
        ({"REPORTX_LANG": "fr", "LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_MESSAGES": "en_GB.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_CN"}, "zh"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_language(environment: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REPORTX_LANG")
    for variable, value in environment.items():
        monkeypatch.setenv(variable, value)
    assert language() == expected


def test_say_speaks_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    assert say("input.missing", path="a.txt") == "a.txt: no such file"
    monkeypatch.setenv("REPORTX_LANG", "zh")
    assert say("input.missing", path="a.txt") == "a.txt：文件不存在"
    assert str(InputError("input.missing", path="a.txt")) == "a.txt：文件不存在"


def test_what_is_missing_stays_visible() -> None:
    assert say("no.such.key", path="a", key=1) == "no.such.key path=a key=1"
    assert say("input.missing") == "{path}: no such file"


@given(st.sampled_from(sorted(EN)), st.text(), st.text())
def test_say_never_fails(key: str, path: str, name: str) -> None:
    said = say(key, path=path, name=name, key=name, self=path)
    assert path in said or "{path}" not in EN[key]


def test_braces_in_values_are_text() -> None:
    assert say("input.missing", path="{name} {0!r:>{x}}") == "{name} {0!r:>{x}}: no such file"


def test_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    assert reason(OSError(errno.ENOSPC, "No space left")) == "no space left on the device"
    assert reason(OSError(errno.ELOOP, "Too many links")) == "Too many links"
    assert reason(OSError("odd")) == "odd"
    monkeypatch.setenv("REPORTX_LANG", "zh")
    assert reason(OSError(errno.ENOSPC, "No space left")) == "磁盘空间不足"
    assert known("os.ENOSPC")


def test_every_column_of_an_export_has_a_heading() -> None:
    columns = re.compile(r"""Column\(\s*"([a-z_0-9]+)\"""")
    keys = {key for path in SOURCE.rglob("writers/*.py") for key in columns.findall(path.read_text(encoding="utf-8"))}
    assert len(keys) > 50
    assert {key for key in keys | {*Listed._fields, *Hit._fields} if f"export.{key}" not in EN} == set()
