"""Who acts: the words that widen or narrow whose figure it is, told from the thing that is counted.

``[actor] [adverb] verb …``: an actor is known by the table (市县两级, 各党派), or by its last word where an adverb or a
verb follows (提案委员会共收到, 县人民法院受理).
"""

from __future__ import annotations

import re
from functools import lru_cache

from reportx.indicators.phrases import members, pattern, verbs_of, words

_JOINS = tuple("、和及与")
_LONGEST = 28
_THING_LONG = 24
_ANYBODY = frozenset(("各级", "各地", "全体"))  # nobody in particular
_BODIES = frozenset("会组班心室站队处")  # what bodies are called
_EMPTY = re.compile(r"(?<=级)政协(?:委员|组织)?$|^各(?=党派)|^(?:该|本)(?=.)")


@lru_cache(maxsize=128)
def split_scope(text: str) -> tuple[str, str | None]:
    """``(rest, scope)``: the actor, or the list of actors, that opens the words."""
    text = text.removeprefix("交").removeprefix("由") if text.startswith(("由", "交由")) else text
    end = _scope_end(text)
    if end < len(text) and not (end and pattern("openers").match(text, end)):
        end = max(end, _actor_end(text))
    if end and text[end : end + 1] in _JOINS and text[end : end + 1]:
        end = _list_end(text, end)
    thing = words("things").ending(text)
    if thing and ends_as_actor(text[: -len(thing)]) and not verbs_of(text).plain:
        return (thing, scope_name(text[: -len(thing)])) if len(text) > _THING_LONG else (text, None)
    return _split(text, end)


def split_named(text: str) -> tuple[str, str | None]:
    """The same for actors of the table alone; for names that hold a verb and tell no deed (高校资助面)."""
    return _split(text, _scope_end(text))


def _split(text: str, end: int) -> tuple[str, str | None]:
    if end < 2:
        return text, None
    rest = text[end:].lstrip("的共、")
    adverb = words("adverbs").match(rest)
    while adverb and adverb.end() < len(rest) - 1:
        rest = rest[adverb.end() :]
        time = pattern("leading_time").match(rest)
        rest = rest[time.end() :] if time else rest
        adverb = words("adverbs").match(rest)
    return rest, None if text[:end] in _ANYBODY else scope_name(text[:end])


def acting(who: str) -> tuple[str, str | None]:
    """``(manner, scope)`` of the words between 被 and its verb: 省政协单篇 → 单篇, 省政协."""
    if pattern("media").search(who):
        return who, None
    end = _scope_end(who)
    for word in words("actors").finditer(who):
        end = max(end, word.end())
    return (who[end:], scope_name(who[:end])) if end else (who, None)


def scope_name(words_: str) -> str:
    """The actor as a table names it: 市县两级政协 → 市县两级, 各党派团体 → 党派团体."""
    return _EMPTY.sub("", words_)


def is_scope(text: str) -> bool:
    """Whether the words name an actor and nothing else."""
    return bool(text) and _scope_end(text) == len(text)


def ends_as_actor(text: str) -> bool:
    """Whether the last word is one that acts."""
    return bool(words("actors").ending(text))


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


def _list_end(text: str, end: int) -> int:
    """The end of a list of actors of which the first is known: the others go up to the adverb or the verb."""
    for place in range(end + 3, min(len(text), _LONGEST)):
        if words("adverbs").match(text, place) and verbs_of(text[place:]).plain:
            return place
    return end


def _actor_end(text: str) -> int:
    """Where an actor ends that only its last word gives away; 0 where none opens the words."""
    if not text or pattern("openers").match(text):
        return 0
    for word in words("actors").finditer(text[: _LONGEST + 1]):
        end = word.end() + text.startswith("们", word.end())
        if _acts(text, end) and not _is_object(text[: word.start()], word.word):
            return end
    return 0


def _is_object(head: str, actor: str) -> bool:
    """Whether a verb governs the actor (组织委员); one inside its name does not (提案审查委员会)."""
    verbs = verbs_of(head).plain
    inside = len(verbs) == 1 and verbs[0].start() > 0 and verbs[0].end() == len(head) and actor[-1] in _BODIES
    return bool(verbs) and not inside


def _acts(text: str, end: int) -> bool:
    """Whether a deed follows: an adverb and more, a verb, or the phrase that says what by (通过…)."""
    adverb = words("adverbs").match(text, end)
    if adverb:
        return len(text) - adverb.end() >= 2
    verb = words("verbs").match(text, end)
    if verb and verb.end() < len(text) and verb.word in members("befalling"):
        return False
    if verb:
        return bool(verbs_of(verb.word).plain)
    return bool(pattern("openers").match(text, end) and verbs_of(text[end:]).plain)
