"""How an indicator came by its label and its code."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reportx.indicators.naming import Candidate, Contexts, candidates, context_weight
from reportx.model.explanation import CodeTrace, LabelTrace, NamingTrace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reportx.indicators import Item
    from reportx.rules.vocabulary import Vocabulary


def trace_label(item: Item) -> LabelTrace:
    """The rule that cut the label, and the parts that it found."""
    label = item.label
    return LabelTrace.made(rule=label.rule, verb=label.verb or None, noun=label.noun or None, topic=label.topic or None)


def trace_naming(text: str, item: Item, vocabulary: Vocabulary) -> NamingTrace:
    """The patterns that fit the figure of ``item``, asked for as the engine did, the best first."""
    figure = item.figure
    context = set if item.alone else partial(Contexts(text, vocabulary).before, item.place)
    fitting = candidates(vocabulary, item.near, context, figure.dimension, figure.unit)
    found = sorted(fitting, key=lambda one: (-one.score, one.order))
    near = vocabulary.found(item.near)
    traces = [_code(one, vocabulary, near, near | context()) for one in found]
    return NamingTrace.made(
        rule=item.rule,
        near=item.near,
        chosen=next((one for one in traces if one.rule == item.rule), None),
        others=[one for one in traces if one.rule != item.rule],
    )


def _code(candidate: Candidate, vocabulary: Vocabulary, near: set[str], around: set[str]) -> CodeTrace:
    pattern = candidate.pattern
    return CodeTrace.made(
        code=pattern.code.code,
        name=pattern.code.name,
        rule=pattern.rule,
        pattern=vocabulary.entries.patterns[pattern.order][1],
        words=_best(pattern.near, near, len),
        context_words=_best(pattern.context, around, context_weight),
        score=candidate.score,
    )


def _best(terms: Iterable[frozenset[str]], words: set[str], weight: Callable[[str], float]) -> list[str]:
    """The word found of each term that the score counts."""
    return [max(sorted(term & words), key=weight) for term in terms]
