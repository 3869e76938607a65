"""People before a figure or behind it, and what they did: 15名专家教授开展义诊, 委员3700余人同步学习."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportx.indicators.actors import ends_as_actor
from reportx.indicators.nouns import LONG, NOUN_LONG, Label, first_clause, follows, noun_of, without_attribute
from reportx.indicators.phrases import members, pattern, verbs_of, words
from reportx.rules.lazy import Lazy

if TYPE_CHECKING:
    from reportx.indicators.clauses import Place

_SHORT = 16  # an act of this length is told as it stands
_NAMED = 2
_FROM = Lazy(r"(?:来自|出自)[^,;]*的$|(?<!等)的$")
_QUOTED = Lazy(r"“[^”]{9,}”")


def by_people(place: Place, left: str) -> Label | None:
    """People behind a body that they belong to, or before the figure with their deed behind it."""
    if place.figure.unit not in members("people") or not left or not follows(place):
        return None
    verbs = verbs_of(left)
    sent = next((verb for verb in verbs.plain if pattern("causing").match(verb.word)), None)
    if sent and place.last and place.left.rstrip().endswith("的") and _person_end(first_clause(place.right)):
        right = act_of(place) or first_clause(place.right)
        return Label((sent.word + right)[:NOUN_LONG], sent.word, right, rule="pivot")
    if verbs.every and not left.startswith("来自"):
        return None
    right = first_clause(place.right)
    if ends_as_actor(left) and not place.left.rstrip().endswith("的") and place.last and _does(right):
        return Label((left + right)[-NOUN_LONG:], "", left, left, rule="people")
    person = _person_end(right)
    if person and (ends_as_actor(left) or left.startswith("来自")):
        noun = act_of(place) or noun_of(place)
        return Label(noun, noun=right[:person], topic=right[:person], rule="right")
    return None


def act_of(place: Place) -> str:
    """The people behind a figure with their deed, where it is too long to be told as it stands; else nothing."""
    right = first_clause(place.right)
    if place.figure.unit not in members("people") or not place.last or len(right) <= _SHORT:
        return ""
    end = _person_end(right)
    if not end or end == len(right):
        return ""
    rest = right[end:]
    adjunct = pattern("adjunct").match(rest)
    if adjunct:
        verbs = [verb for verb in verbs_of(rest).plain if verb.start() > adjunct.end() + 1]
        placed = [verb for verb in verbs if pattern("adjunct_end").search(rest[: verb.start()])]
        rest = rest[(placed or verbs)[0].start() :] if verbs else ""
    person = without_attribute(right[:end])
    rest = _QUOTED.sub("", rest) if len(person + rest) > LONG else rest
    if len(rest) > _SHORT:
        rest = next((rest[: verb.start() - 1] for verb in verbs_of(rest).plain if rest[verb.start() - 1] == "、"), rest)
    return person + rest if len(person + rest) <= LONG else ""


def _does(right: str) -> bool:
    """Whether the words are a deed: a verb, or how it was done and a verb."""
    manner = pattern("at_once").match(right)
    verb = words("verbs").match(right, manner.end() if manner else 0)
    return verb is not None


def _person_end(right: str) -> int:
    """Where the people end that open the words; 0 where none do, or where they are what a verb is about."""
    for word in words("actors").finditer(right[:LONG]):
        end = word.end()
        if verbs_of(right[: word.start()]).plain:
            return 0
        if (
            end == len(right)
            or _does(right[end:])
            or right[end] in "被获均为在通以于就"
            or words("adverbs").match(right, end)
        ):
            return end
    return 0
