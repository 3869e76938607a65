"""Tables of a user's own: what they add and replace, that they leave no trace, and how wrong ones are refused."""

from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reportx
from reportx.errors import FormatError, InputError, ReportxError
from reportx.rules.entries import read_entries, read_vocabulary
from reportx.rules.load import rules_sha256
from reportx.rules.vocabulary import built_in

LOCAL = Path(__file__).parent.parent / "fixtures" / "vocabulary" / "local.toml"
TALKS = "全年举办“晴窗夜话”26场，建成茶亭议事角48处。"
NEW = '[[code]]\ncode = "local.walks"\nzh = "环湖议事走"\npatterns = ["环湖走"]\n'


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTX_LANG", "en")


def table(folder: Path, text: str, name: str = "my.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def codes(text: str, vocabulary: Any = ()) -> list[str]:
    return [found.code for found in reportx.find_indicators(text, vocabulary=vocabulary)]


# what a table does


def test_a_table_adds_codes_and_patterns() -> None:
    assert codes(TALKS) == ["other", "other"]
    assert codes(TALKS, [LOCAL]) == ["local.evening_talks", "platforms.venues"]
    first, second = reportx.find_indicators(TALKS, vocabulary=[LOCAL])
    assert (first.name, first.group, first.rule) == ("晴窗夜话场次", "基层协商平台", "local.evening_talks#1")
    # The patterns of ours come first, so that their numbers stay.
    ours = len([rule for rule, _ in built_in().entries.patterns if rule.startswith("platforms.venues#")])
    assert (second.name, second.rule) == ("协商议事平台(厅/室)数", f"platforms.venues#{ours + 1}")


def test_a_table_replaces_the_fields_that_it_gives(tmp_path: Path) -> None:
    text = "建成委员联络站12个。"
    (before,) = reportx.find_indicators(text)
    (after,) = reportx.find_indicators(text, vocabulary=LOCAL)
    assert (after.code, after.rule) == (before.code, before.rule) == ("platforms.stations", before.rule)
    assert after.name == "委员联络点数" != before.name
    # Patterns that are given replace ours.
    other = table(tmp_path, '[[code]]\ncode = "platforms.stations"\npatterns = ["驻点"]')
    assert codes("建成委员驻点12个。", other) == ["platforms.stations"]
    assert codes(text, other) == ["other"]


def test_every_way_in_takes_tables(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(TALKS, encoding="utf-8")
    ready = reportx.read_vocabulary([LOCAL])
    for tables in ([LOCAL], (str(LOCAL),), LOCAL, str(LOCAL), ready, iter([LOCAL])):
        assert codes(TALKS, tables) == ["local.evening_talks", "platforms.venues"]
    by_text = reportx.parse_text(TALKS, excerpt=True, vocabulary=[LOCAL])
    by_file = reportx.parse_file(report, excerpt=True, vocabulary=[LOCAL])
    assert by_text.reports == by_file.reports


def test_what_is_left_out_follows_from_the_rest(tmp_path: Path) -> None:
    text = NEW + '[[code]]\ncode = "proposals.borrowed"\nzh = "转借提案数"\nunits = ["人次"]\npatterns = ["转借"]\n'
    entries = {entry.code: entry for entry in read_entries([table(tmp_path, text)])}
    walks, borrowed = entries["local.walks"], entries["proposals.borrowed"]
    assert (walks.en, walks.group, walks.dimension, walks.units) == ("环湖议事走", "自定义", "count", [])
    assert (borrowed.group, borrowed.dimension) == (entries["proposals.filed"].group, "person_times")
    assert (walks.definition, walks.examples, walks.confusables) == ("", [], {})
    assert walks.sources == [str(tmp_path / "my.toml")]
    assert entries["proposals.filed"].sources == []


def test_patterns_are_matched_in_the_writing_of_the_rules(tmp_path: Path) -> None:
    path = table(tmp_path, NEW.replace('["环湖走"]', '["環湖走｜繞島走"]'))
    for text in ("开展环湖走6次", "開展繞島走６次"):
        assert codes(text, path) == ["local.walks"]


def test_of_equals_the_user_s_own_wins(tmp_path: Path) -> None:
    text = "办复率100%"
    mine = '[[code]]\ncode = "local.replies"\nzh = "回音率"\nunits = ["%"]\npatterns = ["办复率"]\n'
    assert codes(text) == ["proposals.handling_rate"]
    assert codes(text, table(tmp_path, mine)) == ["local.replies"]
    # The longest words still win.
    assert codes("提案办复率100%", table(tmp_path, mine)) == ["proposals.handling_rate"]


def test_later_tables_lie_over_earlier_ones(tmp_path: Path) -> None:
    first = table(tmp_path, NEW, "first.toml")
    second = table(tmp_path, NEW.replace("环湖议事走", "又名"), "second.toml")
    more = table(tmp_path, '[[extend]]\ncode = "local.walks"\npatterns = ["绕岛走"]\n', "more.toml")
    text = "开展绕岛走6次"
    assert [found.name for found in reportx.find_indicators(text, vocabulary=[first, second, more])] == ["又名"]
    assert [found.name for found in reportx.find_indicators(text, vocabulary=[second, first, more])] == ["环湖议事走"]
    with pytest.raises(FormatError, match=r"no such code: local\.walks"):
        codes(text, [more, first])


def test_own_codes_count_in_government_reports_too(tmp_path: Path) -> None:
    body = "全年开展环湖走6次，接待来访团组12批。" + "着力稳增长、惠民生，政府工作取得新成效。" * 20
    text = f"云河市政府工作报告\n各位代表：\n现在，我代表市人民政府，向大会报告工作，请予审议。\n{body}\n"
    document = reportx.parse_text(text, vocabulary=table(tmp_path, NEW))
    assert document.reports[0].metadata.kind == "government_work_report"
    assert [found.code for found in document.reports[0].indicators] == ["local.walks", "other"]


# no trace


def test_calls_do_not_influence_each_other(tmp_path: Path) -> None:
    mine = table(tmp_path, NEW + '[[code]]\ncode = "proposals.filed"\nzh = "改名"\npatterns = ["环湖立"]\n')
    text = "立案提案40件，环湖走6次，建成茶亭议事角48处。"
    plain = reportx.parse_text(text, excerpt=True)
    words = {code: built_in().codes[code] for code in built_in().codes}
    for _ in range(2):
        assert codes(text, [mine])[1] == "local.walks"
        assert codes(text, [LOCAL])[2] == "platforms.venues"
        assert reportx.parse_text(text, excerpt=True) == plain
    assert built_in().codes == words
    with ThreadPoolExecutor(4) as pool:
        given: list[Any] = [(), [mine], [LOCAL], [mine, LOCAL]] * 10
        wanted = [codes(text, tables) for tables in given]
        assert list(pool.map(lambda tables: codes(text, tables), given)) == wanted


def test_without_tables_it_is_the_vocabulary_of_the_program() -> None:
    assert read_vocabulary([]) is built_in()
    assert read_entries()[0].code in built_in().codes
    assert [entry.code for entry in read_entries()] == list(built_in().codes)


# the hash


def _hash(*paths: Path) -> str:
    return reportx.parse_text("", vocabulary=paths).producer.rules_sha256


def test_the_hash_tells_by_which_tables_a_text_was_read(tmp_path: Path) -> None:
    first, second = table(tmp_path, NEW, "1.toml"), table(tmp_path, NEW + "# changed", "2.toml")
    assert _hash() == rules_sha256() == built_in().sha256
    hashes = [_hash(), _hash(first), _hash(second), _hash(first, LOCAL), _hash(LOCAL, first)]
    assert len(set(hashes)) == len(hashes)
    assert all(re.fullmatch("[0-9a-f]{64}", digest) for digest in hashes)
    # What it says counts, not where it lies.
    assert _hash(table(tmp_path, NEW, "elsewhere.toml")) == _hash(first)


# tables that are refused

ENTRY = '[[code]]\ncode = "local.walks"\nzh = "走"\npatterns = ["走"]\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "my.toml: has no [[code]] and no [[extend]] in it"),
        ("[[code]\n", "my.toml: is not valid TOML: "),
        ("\n[[code]]\nzh = \n", "(at line 3, column "),
        ("[code]\ncode = 'a'", "my.toml: code must be written as [[code]]"),
        ("codes = 1", "my.toml: no such key: codes; did you mean code?"),
        (ENTRY + "zzz = 1", "my.toml:1: local.walks: no such key: zzz; choose from code, "),
        ("\n\n" + ENTRY + "pattern = 'x'", "my.toml:3: local.walks: no such key: pattern; did you mean patterns?"),
        (ENTRY + "[[extend]]\ncode = 'awards'\nzh = 'x'", "my.toml:5: awards: no such key: zh; choose from"),
        ("[[code]]\nzh = '走'\npatterns = ['走']", "my.toml:1: the key code is missing"),
        ("[[code]]\ncode = 'local.x'\nzh = '走'", "my.toml:1: local.x: the key patterns is missing"),
        ("[[code]]\ncode = 'local.x'\npatterns = ['走']", "my.toml:1: local.x: the key zh is missing"),
        ("[[code]]\ncode = 'proposal.filed'\nzh = 'x'", "or did you mean proposals.filed, which is there?"),
        ("[[extend]]\ncode = 'awards'", "my.toml:1: awards: the key patterns is missing"),
        ("[[extend]]\ncode = 'proposals.fled'\npatterns = ['x']", "no such code: proposals.fled; did you mean "),
        ("[[extend]]\ncode = 'zzz'\npatterns = ['x']", "my.toml:1: zzz: no such code: zzz"),
        (ENTRY.replace("local.walks", "local walks"), "a code is made of letters"),
        (ENTRY.replace("local.walks", "a#b"), "a code is made of letters"),
        (ENTRY + "\n" + ENTRY, "my.toml:6: local.walks: the code stands here a second time"),
        (ENTRY + "dimension = 'size'", "no such dimension: size; choose from count, "),
        (ENTRY + "also = ['money', 'size']", "no such dimension: size; choose from count, "),
        (ENTRY + "units = ['件', '颗颗']", "no such measure word: 颗颗"),
        (ENTRY + "units = ['\u200b']", "no such measure word: "),
        (ENTRY + "units = '件'", "units must be a list of texts"),
        (ENTRY + "confusables = ['awards']", "confusables must be a table of codes"),
        (
            ENTRY + "confusables = { 'awrds' = 'x' }",
            "my.toml:1: local.walks: no such code: awrds; did you mean awards?",
        ),
        (ENTRY + "examples = ['走6次']", "examples must be a list of pairs"),
        (ENTRY + "examples = [['走6次', '7次']]", "the figure 7次 does not stand in its example 走6次"),
        (ENTRY.replace('["走"]', "[]"), "patterns must be a list of texts"),
        (ENTRY.replace('["走"]', '[" "]'), "patterns must be a list of texts"),
        (ENTRY.replace('["走"]', "'走'"), "patterns must be a list of texts"),
        (ENTRY.replace('["走"]', '["~走 !跑"]'), "the pattern ~走 !跑 needs a word without ~ or ! before it"),
        (ENTRY.replace('["走"]', '["走||跑"]'), "the pattern 走||跑 has an empty choice in it"),
        (ENTRY.replace('["走"]', '["走 !"]'), "the pattern 走 ! has an empty choice in it"),
        (ENTRY.replace('"走"\n', "1979-05-27\n"), "zh must be a text"),
    ],
)
def test_a_wrong_table_is_refused(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(FormatError) as caught:
        reportx.read_vocabulary([table(tmp_path, text)])
    assert message in str(caught.value)
    assert str(caught.value).startswith(str(tmp_path / "my.toml"))
    assert "\n" not in str(caught.value)


def test_tables_that_cannot_be_read(tmp_path: Path) -> None:
    for path, message in ((tmp_path / "none.toml", "no such file"), (tmp_path, "is a directory"), ("a\0b", "null")):
        with pytest.raises(InputError, match=message):
            codes(TALKS, path)
    path = tmp_path / "gbk.toml"
    path.write_bytes(NEW.encode("gb18030"))
    with pytest.raises(FormatError, match="is not UTF-8"):
        codes(TALKS, path)


def test_nested_beyond_reason(tmp_path: Path) -> None:
    with pytest.raises(ReportxError):
        codes(TALKS, table(tmp_path, "a = " + "[" * 100_000))


def _toml(value: Any) -> str:
    """A value as TOML writes it."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_toml(key)} = {_toml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


_WORDS = [
    "",
    " ",
    "local.x",
    "awards",
    "件",
    "\u200b",
    "a|b ~c !d",
    "~c",
    "!",
    "|",
    "环湖走6次",
    "6次",
    "count",
    "extend",
    "code",
]
_SCALARS = st.one_of(st.sampled_from(_WORDS), st.integers(), st.booleans(), st.text(max_size=4))
_VALUES = st.recursive(
    _SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=2)
)
_KEYS = ["code", "zh", "en", "group", "dimension", "also", "units", "definition", "patterns", "confusables", "examples"]
_ENTRIES = st.dictionaries(st.sampled_from([*_KEYS, "not_examples"]), _VALUES, max_size=6)


@given(st.dictionaries(st.sampled_from(["code", "extend", "x"]), st.lists(_ENTRIES, max_size=3) | _VALUES))
def test_any_table_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: dict[str, Any]) -> None:
    text = "".join(f"{key} = {_toml(value)}\n" for key, value in content.items())
    path = table(tmp_path_factory.getbasetemp(), text.encode("utf-8", "replace").decode())
    with suppress(FormatError):
        assert codes("环湖走6次", read_vocabulary([path]))
