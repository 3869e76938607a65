"""Who acts: the words that widen or narrow whose figure it is."""

from __future__ import annotations

from reportx.indicators.phrases import pattern

_JOINS = tuple("、和及与")


def split_scope(text: str) -> tuple[str, str | None]:
    """``(rest, scope)``: the actor, or the list of actors, that opens the words."""
    end = _scope_end(text)
    if end >= 2:
        return text[end:].lstrip("的共、"), text[:end]
    return text, None


def is_scope(text: str) -> bool:
    """Whether the words name an actor and nothing else."""
    return bool(text) and _scope_end(text) == len(text)


def _scope_end(text: str) -> int:
    match = pattern("scope").match(text)
    if match is None:
        return 0
    end = match.end()
    while end and text[end : end + 1] in _JOINS and text[end : end + 1]:
        more = pattern("scope").match(text, end + 1) or pattern("scope_more").match(text, end + 1)
        if more is None or more.end() == end + 1:
            break
        end = more.end()
    return 0 if end == len(text) and pattern("no_scope").match(text) else end
