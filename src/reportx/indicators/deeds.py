"""Labels of deeds: ``[actor] [topic] [partner] verb [object]`` before a figure; the object behind it, or left out."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from reportx.indicators.actors import ends_as_actor, split_scope
from reportx.indicators.nouns import LONG, NOUN_LONG, Label, head_of, noun_of, shortened
from reportx.indicators.phrases import (
    is_noun_too,
    members,
    pattern,
    start_of_chain,
    strip_trailing,
    trim,
    verbs_of,
    words,
)

if TYPE_CHECKING:
    from reportx.indicators.clauses import Place
    from reportx.rules.words import Found

_PARTNER = re.compile(r"(?:与|向|同|在|对(?!照)|为(?!题|主题|主线|重点)|给|(?<![得达受感看])到|赴)[^,。;]{1,15}$")
_ADDRESSEE_LONG = 6  # a longer list of addressees says less than what they were sent
_SUBJECT_SHORT = 4  # words before a verb that stay with it however short the label must be: 整理出版
CLAUSE_LONG = 16  # a longer clause behind people is not what they are called
AFTER = ("已", "占", "由")  # behind a figure with 的 before it: what became of it, no noun


def verb_right(verb: str, place: Place, scope: str | None) -> Label:
    noun = noun_of(place)
    return Label((verb + noun)[:NOUN_LONG], verb, noun, "", scope, "verb_right")


def after_verb(place: Place, left: str, verbs: list[Found], before: Label | None, listed: bool) -> Label:
    """A verb stands right before the number: the noun follows it (提出29条建议), or went before it (项目签约10个)."""
    verb = verbs[-1]
    rest, scope = split_scope(left[: verb.end()])
    subject = trim(rest[: len(rest) - len(verb.word)], partner=True)
    if not scope:
        subject, scope = split_scope(subject)
    gone = place.left.rstrip().endswith("的") and place.right.startswith(AFTER)
    noun = "" if gone else _object_of(verb.word, place)
    if noun:
        partner = _PARTNER.search(subject)
        lead = partner[0] if partner and len(partner[0]) <= 12 and partner[0][0] not in "对为在" else ""
        scope = scope or _actor(subject)
        return Label((lead + verb.word + noun)[:NOUN_LONG], verb.word, noun, "", scope, "verb_right")
    if subject:
        return _with_subject(left, verbs, subject, scope, before)
    if scope:
        return _actor_verb(scope, verb.word, scope, before)
    if listed and before is not None and before.topic and len(left) <= 8:
        return Label((before.topic + left)[-LONG:], "", "", before.topic, before.scope, "listed_verb")
    return Label(left[-LONG:], verb.word, "", "", scope, "verb")


def _object_of(verb: str, place: Place) -> str:
    """The noun behind the figure; of people whom a deed sets going (邀请12名企业家举办…) who they are."""
    noun = noun_of(place)
    if len(noun) <= CLAUSE_LONG or not pattern("causing").match(verb):
        return noun
    person = noun_of(place, short=True)
    return person if ends_as_actor(person) else noun


def _with_subject(left: str, verbs: list[Found], subject: str, scope: str | None, before: Label | None) -> Label:
    """Words between the actor and a verb without an object: its manner, a partner, what it befell, or who did it."""
    verb = verbs[-1]
    bare = Label(verb.word, verb.word, "", "", scope, "verb")
    if not pattern("manner").sub("", subject):
        manner = "" if subject.startswith("经") else subject
        return bare._replace(text=manner + left[start_of_chain(left, verbs, verb).start() :])
    partner = _PARTNER.search(subject)
    if partner and len(partner[0]) <= (16 if partner[0][0] in "与同向" else 6):
        return bare._replace(text=partner[0] + verb.word, rule="kept_verb")
    if partner and not partner.start():
        return bare
    if subject.startswith("由"):
        return bare._replace(scope=scope or subject[1:] or None)
    moved = is_complete(verb.word) and pattern("openers").match(subject) and ends_as_actor(subject)
    if moved or pattern("topics").match(subject):
        return bare
    if _actor(subject) and verb.word not in members("befalling"):
        return _actor_verb(subject, verb.word, scope or subject, before)
    joint = "、" if left[: verb.start()].endswith("、") else ""
    return Label((subject + joint + verb.word)[-LONG:], "", subject, subject, scope, "subject_verb")


def _actor_verb(actor: str, verb: str, scope: str, before: Label | None) -> Label:
    """``省政协采用``: what is adopted names the row; ``市领导批示``, ``委员参与``: who does it."""
    if is_complete(verb) and verb != "批示":
        return Label(verb, verb, "", "", scope, "actor_verb")
    of_total = before is not None and before.rule != "actor_verb" and before.text == verb + before.noun
    if len(verb) > 3 or of_total:
        return Label(verb, verb, "", "", scope, "verb")
    if pattern("adopting").found(verb) or pattern("supervising").found(verb):
        return Label(verb, verb, "", "", scope, "verb")
    return Label((actor + verb)[-LONG:], verb, "", "", scope, "actor_verb")


def _actor(subject: str) -> str | None:
    barred = not words("actors").ending(subject) or len(subject) > 16 or pattern("topics").match(subject)
    return None if barred or verbs_of(subject).every or pattern("openers").match(subject) else subject


def from_left(place: Place, left: str, verbs: list[Found], before: Label | None, listed: bool) -> Label:
    """The words before the number name it: 开展学习研讨19次, 受益群众1.9万余人."""
    rest, scope = split_scope(left)
    skipped = len(left) - len(rest)
    verbs = [match for match in verbs if match.start() >= skipped]
    if "》" in left:  # a title is an example; the verb behind it takes the number
        verbs = [verb for verb in verbs if verb.start() > left.rindex("》")] or verbs
    if verbs and verbs[0].start() > skipped and "的" in left[verbs[0].end() :] and not verbs_of(left).plain:
        verbs = []  # a noun that is a verb besides, inside an attribute: 生态文明建设方面的提案
    if not verbs:
        if listed and before is not None and _governs(before.verb) and len(left) <= 24:
            return Label((before.verb + left)[:40], before.verb, left, "", scope or before.scope, "listed")
        return _finish(rest or left, left, "", scope)
    topical = pattern("topics").search(rest[: verbs[-1].start() - skipped])
    verb = start_of_chain(left, verbs, verbs[-1] if topical else _second_deed(left, verbs))
    lead, object_ = left[skipped : verb.start()], left[verb.start() :]
    partner = _PARTNER.search(lead)
    subject = lead[: partner.start()] if partner else lead
    topic = pattern("topics").match(lead)
    if subject and len(subject) + len(object_) <= 16 and not topic and not scope:
        return _finish(subject + (partner[0] if partner else "") + object_, left, verb[0], scope, subject)
    if partner and (not topic or not partner.start()):
        object_ = _short_partner(partner[0], len(object_)) + object_
    addressee = object_.removeprefix(verb.word)
    to_whom = "的" not in addressee and len(addressee) > _ADDRESSEE_LONG and words("actors").ending(addressee)
    if before is not None and to_whom and pattern("reporting").found(verb.word):
        return Label(verb.word, verb.word, "", "", scope, "verb")
    return _finish(object_, left, verb[0], scope)


def _second_deed(left: str, verbs: list[Found]) -> Found:
    """The verb that takes the number: of two deeds, each with its object, the second (组织视察并提交提案)."""
    for first, second in pairwise(verbs):
        between = left[first.end() : second.start()]
        if between.endswith("并") and len(between) > 2:
            return second
    return verbs[0]


def _short_partner(partner: str, room: int) -> str:
    """The partner or the addressee where it is short; what a deed is for or about never is."""
    longest = {"对": 8, "为": 8, "向": 5}.get(partner[0], LONG)
    return partner if len(partner) <= longest and len(partner) + room <= LONG else ""


def is_complete(verb: str) -> bool:
    """Whether a verb is a name without an object (捐款, 培训)."""
    return verb in members("complete")


def _governs(verb: str) -> bool:
    """Whether the objects of a list stand behind one verb (收集信息12条、建议3条)."""
    return bool(verb) and not is_complete(verb) and not is_noun_too(verb)


def _finish(text: str, left: str, verb: str = "", scope: str | None = None, subject: str = "") -> Label:
    text = re.sub(r"各类|各种|了(?!解)|一系列", "", text)
    text = pattern("addressed").sub(lambda match: match["verb"], text)
    text = strip_trailing(text).strip("的、, ")
    opens = verb and text.startswith(verb)
    at = text.find(verb) + len(verb) if verb and verb in text[: len(verb) + _SUBJECT_SHORT] else 0
    text = shortened(text[:at], text[at:]) or left
    at = text.find(verb) if verb else -1
    noun = text[at + len(verb) :] if at >= 0 else text
    return Label(text, verb if opens else "", head_of(noun or subject), "" if verb else text, scope)
