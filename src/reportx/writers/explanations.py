"""Explanations for people: the line with marks under the numeral, then the chain behind it, a fact a row."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from reportx.messages import known, say
from reportx.writers.carets import marked
from reportx.writers.figures import MASKED, number, plain
from reportx.writers.reasons import reason_words
from reportx.writers.widths import text_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportx.model.document import Period
    from reportx.model.explanation import (
        BoundTrace,
        CodeTrace,
        Explanation,
        FigureTrace,
        Heading,
        IndicatorTrace,
        NumberPart,
        WholeTrace,
    )
    from reportx.writers.output import Output

_WIDEST = 96
_INDENT = " " * 3
_RUNNERS_UP = 5

Fact = tuple[str, str]


def write_explanation(output: Output, explanation: Explanation, count: int) -> None:
    """Write one explanation, the ``count``-th."""
    columns = shutil.get_terminal_size().columns if output.terminal else _WIDEST
    width = max(20, min(columns, _WIDEST) - len(_INDENT))
    bound = explanation.figure.bound if explanation.figure else None
    lines = marked(explanation.excerpt, explanation.span.start, bound.span if bound else None, width)
    heading = f"{count}. {_named(explanation)}"
    facts = [(say(f"explain.{key}"), words) for key, words in _facts(explanation)]
    if output.terminal:
        _show(output, heading, [_place(explanation), *lines], facts)
    else:
        output.write("\n".join([heading, *_plain_lines([_place(explanation), *lines], facts), "\n"]))


def _plain_lines(lines: list[str], facts: list[Fact]) -> Iterator[str]:
    yield from (_INDENT + line for line in lines)
    widest = max(text_width(key) for key, _ in facts)
    for key, words in facts:
        yield f"{_INDENT}{key}{' ' * (widest - text_width(key))}  {words}"


def _show(output: Output, heading: str, lines: list[str], facts: list[Fact]) -> None:
    # Here and not above: only a terminal needs rich.
    from rich.console import Group
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    from reportx.writers.console import show

    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for key, words in facts:
        grid.add_row(Text(key), Text(words))
    # The line of the text and the marks below it must not be broken; they were cut to fit.
    place, *marked = lines
    body = Group(Text(place, overflow="fold"), *(Text(line, no_wrap=True, overflow="ignore") for line in marked), grid)
    show(output, [Group(Text(heading, style="bold"), Padding(body, (0, 0, 0, len(_INDENT))))])


def _named(explanation: Explanation) -> str:
    numeral = explanation.numeral
    if numeral is None:
        return say(f"what.{explanation.what}")
    ids = " ".join([*numeral.indicator_ids, numeral.id])
    return plain(f"{numeral.text}  {say(f'numeral.{numeral.kind}')}  {ids}")


def _place(explanation: Explanation) -> str:
    pages = {trace.indicator.location.page for trace in explanation.indicators} - {None}
    return plain(
        say(
            "explain.place.page" if pages else "explain.place",
            page=next(iter(pages), None),
            file=explanation.file,
            line=explanation.line,
            column=explanation.column,
            start=explanation.span.start,
            end=explanation.span.end,
        )
    )


def _facts(explanation: Explanation) -> Iterator[Fact]:
    numeral = explanation.numeral
    if numeral is None:
        yield "what", _what(explanation)
    if explanation.figure is not None:
        yield from _figure_facts(explanation.figure)
    if numeral is not None:
        yield "kind", _because(say(f"numeral.{numeral.kind}"), reason_words(numeral.kind, numeral.reason))
    if explanation.clause is not None:
        clause = explanation.clause
        yield "clause", plain(f"{clause.left}[{clause.figure}]{clause.right}")
    for trace in explanation.indicators:
        yield from _indicator_facts(trace)
        yield "status", _status(trace, explanation)
    if explanation.path:
        yield "path", " › ".join(_heading(heading) for heading in explanation.path)
    if explanation.role is not None:
        yield "role", _role(explanation)


def _what(explanation: Explanation) -> str:
    if explanation.reason is None:
        return say(f"what.{explanation.what}.long")
    key = f"noise.{explanation.reason}"
    return say("what.noise.long", reason=say(key) if known(key) else plain(explanation.reason))


def _figure_facts(figure: FigureTrace) -> Iterator[Fact]:
    yield "number", _number(figure)
    if figure.unit is None:
        yield "unit", say("explain.unit.none")
    else:
        yield "unit", plain(_aside(_unit(figure), say(f"dimension.{figure.dimension}")))
    yield "bound", _bound(figure.bound)


def _unit(figure: FigureTrace) -> str:
    source = figure.unit_from
    if source is not None:
        place = say(f"explain.unit.{source.place}", words=source.text, line=source.line)
        return _because(str(figure.unit or ""), place)
    if figure.unit_text is None and figure.unit != "%":
        return say("explain.unit.shared", unit=figure.unit)
    changed = figure.unit_text not in (None, figure.unit)
    return f"{figure.unit_text} → {figure.unit}" if changed else str(figure.unit)


def _number(figure: FigureTrace) -> str:
    if figure.bound is not None and figure.bound.bound == "masked":
        return MASKED
    shared = figure.unit_from.text if figure.unit_from else say("explain.factor.shared")
    parts = " – ".join(_part(part, shared) for part in figure.numbers)
    value = "–".join(number(one) for one in (figure.value, figure.value_max) if one is not None)
    told = len(figure.numbers) == 1 and figure.numbers[0].factor in (None, 1) and parts.endswith(value)
    return plain(parts if told or not value else f"{parts} → {value}")


def _part(part: NumberPart, shared: str) -> str:
    words = part.text
    if part.value is not None and number(part.value) != part.text.replace(",", "") and not part.text.isascii():
        words += f" = {number(part.value)}"
    added = f" + {number(part.rest)}" if part.rest else ""
    if part.factor is not None and part.factor != 1:
        multiplier = part.multiplier or shared
        return f"{words} × {number(part.factor)}{added} ({multiplier})"
    return words + (part.multiplier or "") + added


def _bound(bound: BoundTrace | None) -> str:
    if bound is None:
        return say("explain.bound.exact")
    return _because(say(f"bound.{bound.bound}"), say(f"explain.bound.{bound.place}", word=plain(bound.word or "")))


def _indicator_facts(trace: IndicatorTrace) -> Iterator[Fact]:
    indicator = trace.indicator
    yield "indicator", indicator.id
    yield "label", _aside(plain(indicator.label), say("explain.semicolon").join(_label_parts(trace)))
    yield "scope", plain(indicator.scope or "") or say("table.nothing")
    if indicator.combined_of:
        yield "combined", plain(say("explain.comma").join(indicator.combined_of))
    yield "code", plain(f"{indicator.code} {indicator.name}")
    yield "rule", _naming(trace)
    if trace.naming.others:
        yield "others", say("explain.semicolon").join(map(_candidate, trace.naming.others[:_RUNNERS_UP]))
    yield "part_of", _whole(trace.whole) if trace.whole else say("table.nothing")
    if trace.share is not None:
        yield "share_of", _whole(trace.share)
    yield "period", _period(trace)


def _label_parts(trace: IndicatorTrace) -> Iterator[str]:
    label = trace.label
    yield say(f"label.{label.rule}") if known(f"label.{label.rule}") else plain(label.rule)
    for part, words in (("verb", label.verb), ("noun", label.noun), ("topic", label.topic)):
        if words:
            yield f"{say(f'explain.label.{part}')} {plain(words)}"


def _naming(trace: IndicatorTrace) -> str:
    naming = trace.naming
    if naming.chosen is not None:
        return _candidate(naming.chosen)
    if naming.rule == "other" and naming.others:
        return say("naming.barred")
    return say(f"naming.{naming.rule}") if known(f"naming.{naming.rule}") else plain(naming.rule)


def _candidate(code: CodeTrace) -> str:
    """The pattern that fits, without the many words that would bar it, and which of its words were found."""
    terms = [term for term in code.pattern.split() if not term.startswith("!")]
    barred = ["!…"] if len(terms) < len(code.pattern.split()) else []
    words = [*code.words, *(f"~{word}" for word in code.context_words)]
    return plain(
        say(
            "explain.candidate",
            rule=code.rule,
            pattern=" ".join([*terms, *barred]),
            words=say("explain.comma").join(words),
            score=f"{code.score:g}",
        )
    )


def _whole(whole: WholeTrace) -> str:
    place = say("explain.comma").join((say("table.line", line=whole.line), whole.id))
    words = plain(_aside(f"{whole.text} {whole.label}", place))
    return _because(words, say(f"link.{whole.rule}")) if whole.rule else words


def _period(trace: IndicatorTrace) -> str:
    period, read = trace.indicator.period, trace.period
    if period is None:
        return say("explain.period.none")
    words = f"{_years(period)}  {say(f'period.{period.kind}')}".strip()
    if read is None:
        return words
    place = say(f"explain.period.{read.place}", line=read.line)
    return say("explain.semicolon").join((words, _because(place, plain(_short(read.text)))))


def _status(trace: IndicatorTrace, explanation: Explanation) -> str:
    status = trace.indicator.status
    if status is None:
        return say("table.nothing")
    in_plan = explanation.role is not None and explanation.role.role == "plan"
    return say("explain.status.to_come" if status == "planned" and not in_plan else f"explain.status.{status}")


def _years(period: Period) -> str:
    return "–".join(dict.fromkeys(filter(None, (period.from_, period.to))))


def _short(words: str) -> str:
    return words if len(words) <= 40 else words[:40] + "…"


def _heading(heading: Heading) -> str:
    return plain(f"{heading.marker or ''}{heading.title or say('explain.passage')}")


def _role(explanation: Explanation) -> str:
    role = explanation.role
    if role is None:
        return ""
    words = say(f"role.{role.role}")
    if role.word is None:
        return _because(words, say("explain.role.mood"))
    return _because(words, say("explain.role.word", word=plain(role.word), heading=plain(role.heading or "")))


def _because(what: str, why: str) -> str:
    return say("explain.because", what=what, why=why)


def _aside(words: str, aside: str) -> str:
    return say("explain.aside", words=words, aside=aside)
