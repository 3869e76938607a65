"""``reportx explain``: the chain behind a numeral, told from what the engine found and checked against it."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

import jsonschema
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from commandline import REPORT, one_line, run
from reportlanguage import texts
from reportx.explain import Query, explain
from reportx.explain.figures import tenfold, total
from reportx.indicators.naming import context_weight
from reportx.model.document import Span
from reportx.model.explanation import Excerpt, Explanation, IndicatorTrace
from reportx.pipeline import Traced, trace_source
from reportx.readers import RawText
from reportx.schemas import schema
from reportx.writers.as_json import model_json
from reportx.writers.carets import marked
from reportx.writers.explanations import write_explanation
from reportx.writers.figures import PLAIN
from reportx.writers.output import Output
from reportx.writers.widths import char_width, text_width

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTX_LANG", "en")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "report.txt"
    found.write_text(REPORT, encoding="utf-8")
    return found


def _traced(text: str, *, excerpt: bool = True) -> Traced:
    return trace_source(RawText("a.txt", text, "utf-8", "text", "0" * 64), excerpt=excerpt)


def _explained(
    text: str, *find: str, excerpt: bool = True, lines: tuple[int, ...] = (), offsets: tuple[int, ...] = ()
) -> list[Explanation]:
    return list(explain(_traced(text, excerpt=excerpt), Query(find, lines, offsets)))


def _one(text: str, find: str) -> Explanation:
    (found,) = _explained(text, find)
    return found


def _trace(text: str, find: str) -> IndicatorTrace:
    return _one(text, find).indicators[0]


class Lines:
    """Takes what is written, as a pipe does."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> None:
        self.text += text

    def isatty(self) -> bool:
        return False


def _written(explanation: Explanation) -> str:
    lines = Lines()
    write_explanation(Output(lines), explanation, 1)  # type: ignore[arg-type]
    return lines.text


# what holds for any text


def _check_figure(found: Explanation) -> None:
    figure = found.figure
    assert figure is not None
    totals = [total(part) for part in figure.numbers]
    if len(totals) == 1 and figure.value_max is None and totals[0] is not None:
        assert totals[0] * tenfold(figure.unit_text or "") == figure.value
    if len(totals) == 2:
        assert totals[1] in (figure.value_max, None)
    assert len(totals) <= 2
    bound = figure.bound
    assert bound is None or (bound.word is None) == (bound.place in ("row", "range"))


def _check_indicator(trace: IndicatorTrace, economy: bool) -> None:
    naming, indicator = trace.naming, trace.indicator
    assert naming.rule == indicator.rule
    if "#" in naming.rule:
        assert naming.chosen is not None
        assert naming.chosen.code == indicator.code
        assert all(other.score <= naming.chosen.score for other in naming.others)
    elif naming.rule == "other":
        assert naming.chosen is None
        assert economy or not naming.others
    for code in [*naming.others, *filter(None, [naming.chosen])]:
        found = sum(map(len, code.words)) + sum(map(context_weight, code.context_words))
        assert code.score in (found, found + 1.5)
        assert all(word in naming.near for word in code.words)
    assert (trace.whole is None) == (indicator.part_of is None)
    if trace.whole is not None:
        assert trace.whole.id == indicator.part_of
        assert trace.whole.rule is not None


@settings(max_examples=80, deadline=None)
@given(texts, st.booleans())
@example("召开协商会、议政会分别超过5次和8次，满意率九成，捐款2900余万元，走访6至8家，7 4 7件，x件。", True)
@example(
    "全市3万2千人，2亿3500万元，4天半，六成半，一个半小时，三倍多，提高20.9、36.2、54个百分点，百分百，十来个。", True
)
@example("三十五、六次，三四十名，下降-3.5%，捐款3、5万元，成百上千人，数以万计，10 .5万元，1 250人次。", True)
@example("提案1，234件，35,200，一千二百余件，3亿5千万元，百分之九十八点六，三十万五千元，几十件。", True)
def test_every_numeral_of_any_text_is_explained(source: str, excerpt: bool) -> None:
    traced = _traced(source, excerpt=excerpt)
    numerals = [(report, numeral) for report in traced.document.reports for numeral in report.numerals]
    found = list(explain(traced, Query(ids=tuple(numeral.id for _, numeral in numerals))))
    assert [(one.report, one.numeral) for one in found] == [(report.id, numeral) for report, numeral in numerals]
    for (report, numeral), one in zip(numerals, found, strict=True):
        assert (one.what, one.text, one.span, one.line) == ("numeral", numeral.text, numeral.span, numeral.line)
        start, end = one.span.start, one.span.end
        assert source[start - one.column + 1 : end].startswith(source[:end].rpartition("\n")[2][: one.column - 1]) or (
            "\n" in one.text
        )
        assert source[start - len(one.excerpt.before) : end + len(one.excerpt.after)] == "".join(
            (one.excerpt.before, one.text, one.excerpt.after)
        )
        if one.figure is not None:
            _check_figure(one)
        assert [trace.indicator.id for trace in one.indicators] == numeral.indicator_ids
        for trace in one.indicators:
            _check_indicator(trace, report.metadata.kind == "government_work_report")
        assert _written(one).startswith("1. ")


@settings(max_examples=60, deadline=None)
@given(texts)
def test_explanations_keep_to_their_schema(source: str) -> None:
    validator = jsonschema.Draft202012Validator(schema("explanation"))
    lines = tuple(range(1, source.count("\n") + 2))
    for found in _explained(source, lines=lines):
        validator.validate(json.loads(model_json(found)))


@settings(max_examples=80, deadline=None)
@given(texts, st.integers(0, 300), st.booleans())
def test_every_place_of_any_text_is_something(source: str, offset: int, excerpt: bool) -> None:
    found = _explained(source, excerpt=excerpt, offsets=(offset,))
    assert len(found) == (offset < len(source))
    for one in found:
        assert one.span.start <= offset < one.span.end
        assert (one.what == "noise") == (one.reason is not None)
        assert (one.what == "numeral") == (one.numeral is not None)
        assert _written(one)


@settings(max_examples=80, deadline=None)
@given(texts, st.data())
def test_any_words_of_a_text_are_found(source: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, max(0, len(source) - 1)))
    words = source[start : start + data.draw(st.integers(1, 6))]
    found = _explained(source, words)
    assert bool(found) == bool(words)
    assert [one.span.start for one in found] == sorted({one.span.start for one in found})


# carets

_chars = st.text(st.one_of(st.sampled_from("提案４a 、“…\t\r\x1b\u0301\u202e\ud800ａ"), st.characters()), max_size=60)


def _seen(text: str) -> str:
    kept = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    return kept.replace("\n", "⏎").translate(PLAIN)


@given(_chars, _chars.filter(lambda text: any(char_width(char) for char in _seen(text))), _chars, st.integers(20, 100))
def test_the_caret_stands_under_the_numeral(before: str, text: str, after: str, width: int) -> None:
    line, marks = marked(
        Excerpt(before=before, text=text, after=after, more_before=False, more_after=True), 60, None, width
    )
    assert text_width(line) <= width
    under, column = "", 0
    for char in line:
        step = char_width(char)
        if step and marks[column : column + step] == "^" * step:
            under += char
        else:
            assert not step or "^" not in marks[column : column + step]
        column += step
    visible = "".join(char for char in _seen(text) if char_width(char))
    assert under == visible[: len(under)]
    assert under
    assert under == visible or text_width(under) > width - 5
    assert set(marks) <= {" ", "^"}


def test_bound_words_are_marked_too() -> None:
    found = _one("全年走访企业超过３０家，收到提案。", "３０家")
    assert found.figure is not None
    assert found.figure.bound is not None
    line, marks = marked(found.excerpt, found.span.start, found.figure.bound.span, 60)
    assert line == "全年走访企业超过３０家，收到提案。"
    assert marks == " " * 12 + "~~~~" + "^^^^^^"


def test_a_line_end_inside_a_figure_is_seen() -> None:
    line, marks = marked(
        Excerpt(before="共", text="85\n万次", after="。", more_before=True, more_after=False), 9, None, 60
    )
    assert (line, marks) == ("…共85⏎万次。", "   ^^^^^^^")


def test_long_lines_are_cut_around_the_numeral() -> None:
    text = "甲" * 300 + "收到提案５件" + "乙" * 300
    found = _one(text + "。", "５件")
    line, marks = marked(found.excerpt, found.span.start, None, 40)
    assert line.startswith("…甲")
    assert line.endswith("乙…")
    assert text_width(line) <= 40
    assert marks.strip() == "^^^^"
    bare = Span(start=0, end=0)
    assert marked(Excerpt(before="", text="\x07", after="", more_before=False, more_after=False), 0, bare, 20)[0] == ""


# the chain


@pytest.mark.parametrize(
    ("text", "find", "parts", "value", "unit", "bound"),
    [
        ("提案438件。", "438件", [("438", "438", None, None)], "438", "件", None),
        ("捐款2900余万元。", "2900余万元", [("2900", "2900", "余万", "10000")], "29000000", "元", ("余", "inside")),
        ("捐款5.41亿元。", "5.41亿元", [("5.41", "5.41", "亿", "100000000")], "541000000", "元", None),
        ("满意率九成。", "九成", [("九", "9", None, None)], "90", "%", None),
        ("走访企业近20家。", "20家", [("20", "20", None, None)], "20", "家", ("近", "before")),
        ("满意率98%以上。", "98%", [("98", "98", None, None)], "98", "%", ("以上", "behind")),
        ("至少提交3件提案。", "3件", [("3", "3", None, None)], "3", "件", ("至少提交", "away")),
        ("走访企业6至8家。", "6至8家", [("6", "6", None, None), ("8", "8", None, None)], "6", "家", (None, "range")),
        ("收到提案xx件。", "xx件", [], None, "件", ("xx", "masked")),
        ("提案七十八件。", "七十八件", [("七十八", "78", None, None)], "78", "件", None),
        ("提案几十件。", "几十件", [("几十", None, None, None)], "10", "件", ("几", "inside")),
    ],
)
def test_numbers(
    text: str,
    find: str,
    parts: list[tuple[str, str | None, str | None, str | None]],
    value: str | None,
    unit: str,
    bound: tuple[str | None, str] | None,
) -> None:
    figure = _one(text, find).figure
    assert figure is not None
    found = [(part.text, part.multiplier, part.factor) for part in figure.numbers]
    assert found == [(part, sign, Decimal(factor) if factor else None) for part, _, sign, factor in parts]
    values = [part.value for part in figure.numbers]
    assert values == [Decimal(one) if one else figure.value for _, one, _, _ in parts]
    assert figure.value == (Decimal(value) if value else None)
    assert figure.unit == unit
    assert (figure.bound and (figure.bound.word, figure.bound.place)) == bound


def test_the_second_of_a_row_takes_the_bound_of_the_first() -> None:
    figure = _one("协商会、议政会分别超过5次和8次。", "8次").figure
    assert figure is not None
    assert figure.bound is not None
    assert (figure.bound.bound, figure.bound.place, figure.bound.span) == ("at_least", "row", None)


def test_label_and_code() -> None:
    found = _one("全年共收到提案412件，其中集体提案38件。", "38件")
    assert found.clause is not None
    assert (found.clause.left, found.clause.figure, found.clause.right) == ("其中集体提案", "38件", "")
    (trace,) = found.indicators
    assert (trace.label.noun, trace.naming.rule) == ("集体提案", "proposals.collective#1")
    assert trace.naming.chosen is not None
    assert trace.naming.chosen.words == ["集体提案"]
    assert trace.whole is not None
    assert (trace.whole.text, trace.whole.line, trace.whole.rule) == ("412件", 1, "marked")


@pytest.mark.parametrize(
    ("text", "find", "rule"),
    [
        ("反映提案412件（集体提案38件、委员提案374件）。", "38件", "bracket"),
        ("企业反映的15个问题已解决落实12个。", "12个", "settled"),
        ("收集意见建议380条，126条被采纳。", "126条", "paired"),
    ],
)
def test_links(text: str, find: str, rule: str) -> None:
    whole = _trace(text, find).whole
    assert whole is not None
    assert whole.rule == rule
    assert "Part of" in _written(_one(text, find))


def test_shares() -> None:
    found = _one("收到提案400件，立案300件，占收到提案的75%。", "75%")
    share = found.indicators[0].share
    assert share is not None
    assert (share.text, share.rule) == ("400件", None)
    assert "Share of" in _written(found)


@pytest.mark.parametrize(
    ("text", "find", "words"),
    [
        ("捐款3、5万元。", "3", "3 × 10,000 (from the end of its list) → 30,000"),
        ("资金3万2千元。", "3万2千元", "3 × 10,000 + 2,000 (万2千) → 32,000"),
        ("满意率六成半。", "六成半", "六 = 6 + 0.5 → 65"),
        ("走访6至8家企业。", "6至8家", "6 – 8 → 6–8"),
        ("走访三四十家企业。", "三四十家", "三四十 → 30–40"),
        ("召开会议1,234次。", "1,234次", "1,234"),
        ("召开会议七十八次。", "七十八次", "七十八 = 78"),
    ],
)
def test_numbers_in_words(text: str, find: str, words: str) -> None:
    (line,) = (line for line in _written(_one(text, find)).splitlines() if line.strip().startswith("Number "))
    assert line.split(maxsplit=1)[1] == words


def test_one_figure_of_two_rates() -> None:
    found = _one("面商率和答复率均达100%。", "100%")
    assert [trace.naming.near for trace in found.indicators] == ["面商率", "答复率"]
    assert _written(found).count("Indicator") == 2


def test_codes_without_a_pattern() -> None:
    assert _trace("收到提案412件，比上年增加24件。", "24件").naming.rule == "change"
    assert _trace("制作草鞋24双。", "24双").naming.rule == "other"
    assert "no pattern of the vocabulary fits" in _written(_one("制作草鞋24双。", "24双"))


def test_what_is_no_indicator_says_why() -> None:
    found = _one("增强四个意识。", "四个意识")
    assert found.numeral is not None
    assert (found.numeral.kind, found.numeral.reason, found.figure) == ("name", "slogan", None)
    assert "name: a slogan" in _written(found)


def test_a_period_of_its_own_is_read_in_the_sentence() -> None:
    period = _trace("截至2021年11月底，收到提案412件。", "412件").period
    assert period is not None
    assert (period.place, period.line) == ("sentence", 1)


def test_a_period_that_is_worked_out_says_from_what() -> None:
    text = REPORT.replace("2023年工作回顾", "过去一年工作回顾").replace("2023年", "去年")
    (found,) = _explained(text, "412件", excerpt=False)
    (indicator,) = found.indicators
    assert indicator.indicator.period is not None
    assert indicator.indicator.period.from_ == "2023"
    assert indicator.period is not None
    assert indicator.period.place == "worked_out"
    assert "2024" in indicator.period.text
    assert "worked out from the year on line" in _written(found)


def test_a_plan_names_its_years() -> None:
    text = REPORT.replace("2023年工作回顾", "“十三五”时期工作回顾")
    (found,) = _explained(text, "412件", excerpt=False)
    period = found.indicators[0].period
    assert period is not None
    assert (period.place, period.text) == ("heading", "“十三五”时期工作回顾")


def test_places_in_the_outline() -> None:
    (found,) = _explained(REPORT, "412件", excerpt=False)
    assert [heading.title for heading in found.path] == ["2023年工作回顾", "协商议政有力有效"]
    assert found.role is not None
    assert (found.role.role, found.role.heading, found.role.word) == ("review", "2023年工作回顾", "回顾")
    period = found.indicators[0].period
    assert period is not None
    assert (period.place, period.text, period.line) == ("heading", "2023年工作回顾", 8)
    (planned,) = _explained(REPORT, "12次", excerpt=False)
    assert planned.indicators[0].status == "planned"
    assert "planned: it stands in a part of role plan" in _written(planned)


@pytest.mark.parametrize(
    ("find", "what"),
    [
        ("2024年1月15日", "numeral"),
        ("林知远", "head"),
        ("有力有效", "words"),
        ("责任编辑", "noise"),
        ("412件", "numeral"),
    ],
)
def test_what_words_are(find: str, what: str) -> None:
    text = REPORT + "\n责任编辑：甲某 2023次\n"
    (found,) = _explained(text, find, excerpt=False)
    assert found.what == what
    assert (found.report is None) == (what == "noise")
    assert _written(found)


def test_numbers_are_found_whole() -> None:
    text = "提案1400件，立案400件，办理2,400件，答复400.5万字。"
    assert [found.text for found in _explained(text, "400件")] == ["400件"]
    assert [found.text for found in _explained(text, "00件")] == ["1400件", "400件", "2,400件"]
    assert [found.text for found in _explained("提案1400件。", "400")] == ["1400件"]


def test_words_are_found_in_any_writing() -> None:
    assert [found.text for found in _explained("收到提案４００件，立案400件。", "400件")] == ["４００件", "400件"]
    assert [found.text for found in _explained("收(shōu)到提案400件(jiàn)。", "到提案400件")] == ["400件"]


def test_each_numeral_is_explained_once_and_in_order() -> None:
    text = "收到提案412件，立案400件。\n召开协商会12次。"
    traced = _traced(text)
    (report,) = traced.document.reports
    query = Query(("400件", "12次"), (1,), (4,), (report.indicators[1].id, report.numerals[0].id, "r9.i1"))
    assert [found.text for found in explain(traced, query)] == ["412件", "400件", "12次"]
    assert not list(explain(traced, Query(("件件",), (9,), (99,), ("r1.i1",))))
    assert not _explained("收到提案412件。\n\n立案400件。", lines=(2,))


# the command


def test_text(path: Path) -> None:
    done = run("explain", path, "--find", "400件", "--line", "13")
    assert (done.status, done.err) == (0, "")
    first = done.out.splitlines()
    assert first[0].startswith("1. 400件  indicator  r1.i")
    assert "line 10, character" in first[1]
    assert first[3].index("^") + 1 == len(first[3]) - 4
    column = text_width(first[2][: first[2].index("400件")])
    assert first[3] == " " * column + "^" * 5
    assert "Named by    proposals.filed#" in done.out
    chinese = run("explain", path, "--find", "400件", REPORTX_LANG="zh").out
    for words in ("定码依据", "确数", "得分"):
        assert words in chinese


def test_json(path: Path) -> None:
    done = run("explain", path, "--find", "件", "--json")
    found = [json.loads(line) for line in done.out.splitlines()]
    assert [one["text"] for one in found] == ["412件", "400件"]
    for one in found:
        jsonschema.Draft202012Validator(schema("explanation")).validate(one)
    ident = found[0]["indicators"][0]["indicator"]["id"]
    assert run("explain", path, "--id", ident, "--json").out == done.out.splitlines(keepends=True)[0]
    assert run("explain", path, "--at", str(found[1]["span"]["start"]), "--json").out == done.out.splitlines(True)[1]


def test_nothing_found(path: Path) -> None:
    one_line(run("explain", path, "--find", "没有的话"), 1, "report.txt", "nothing of that kind")
    one_line(run("explain", path, "--line", "999", REPORTX_LANG="zh"), 1, "没有要找的内容")
    done = run("explain", "-", "--find", "3次", data="今天天气很好，我们去公园散步3次。".encode())
    assert (done.status, len(done.err.splitlines())) == (1, 1)
    assert "set aside as no part of a report: not a report" in done.out
    one_line(run("explain", "-", "--find", "1", data=run("parse", "--json", path).out.encode()), 4, "not a report")


def test_text_is_data(path: Path) -> None:
    path.write_text(REPORT + "\n=1+1，[red]督办\x1b[31m提案\u202e5件。\n", encoding="utf-8")
    done = run("explain", path, "--find", "5件", "--find", "=1+1")
    assert "[red]督办[31m提案" in done.out
    assert not {"\x1b", "\u202e"} & set(done.out)
    lines = done.out.splitlines()
    at = [index for index, line in enumerate(lines) if "^" in line][-1]
    start = text_width(lines[at - 1][: lines[at - 1].rindex("5件")])
    assert lines[at].rstrip().endswith("^^^")
    assert text_width(lines[at]) == start + 3
