"""One number with several names: 学习、研讨、讲坛、培训等17场次."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportx.indicators.actors import is_scope
from reportx.indicators.phrases import QUOTED, is_noun_too, pattern, verbs_of, words
from reportx.rules.lazy import Lazy

if TYPE_CHECKING:
    from reportx.indicators.nouns import Label

_JOINS = Lazy(r"、|和|及|以及|与")
_EXAMPLES = Lazy(r"[、和及].*等[^\W\d_]{2}")
_BRACKETED = Lazy(rf"{QUOTED.pattern}|\([^)]*\)")
_OPEN_JOIN = Lazy(r"^(?:与|和|同|及)")


def names_of(label: Label, left: str) -> list[str]:
    """The names that share one number; empty where there is one name, or a list that only qualifies it.

    ``left`` are the words before the number: behind 等 must stand the number itself (停车、噪声等问题 is one name).
    """
    text = label.text
    examples = _EXAMPLES.search(left)
    if not _JOINS.search(text) or (examples and not pattern("of_any_kind").search(left)):
        return []
    opening = words("verbs").match(text)
    if opening and not is_noun_too(opening.word):
        text = text[opening.end() :]
    text = _OPEN_JOIN.sub("", text)
    if label.rule == "actor_verb":
        return []
    masked = _BRACKETED.sub(lambda match: "＿" * len(match[0]), text)
    parts, begin = [], 0
    for join in [*_JOINS.finditer(masked), None]:
        parts.append(text[begin : join.start() if join else len(text)])
        begin = join.end() if join else 0
    if len(parts) > 1 and all(map(_is_name, parts)):
        return [*parts[:-1], _last(parts)]
    return []


def _last(parts: list[str]) -> str:
    """The last name without the word for all of them: 视察、考察、监督活动, 义诊、咨询等活动."""
    last = pattern("of_any_kind").sub("", parts[-1])
    general = len(last) < len(parts[-1]) and ("等" in parts[-1] or all(len(part) == len(last) for part in parts[:-1]))
    return last if general and len(last) >= 2 else parts[-1]


def _is_name(part: str) -> bool:
    """No actor (民主党派、工商联提案), no verb (编撰、出版文史资料), nothing that qualifies (农业、教育领域的提案)."""
    return len(part) >= 2 and "的" not in part and not is_scope(part) and not verbs_of(part).plain
