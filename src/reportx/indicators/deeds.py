"""Labels of deeds: ``[actor] [topic] [partner] verb [object]`` before a figure; the object behind it, or left out."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from reportx.indicators.actors import ends_as_actor, split_named, split_scope
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

_PARTNER = re.compile(
    r"(?:与|向|同|在|对(?!照)|(?<![化成作列转定评改])为(?!题|主题|主线|重点)|给|(?<![得达受感看])到|赴)[^,。;]{1,15}$"
)
_ADDRESSEE_LONG = 6  # a longer list of addressees says less than what they were sent
_SUBJECT_SHORT = 4  # words before a verb that stay with it however short the label must be: 整理出版
_NAMED = 2
COUNTS = frozenset(("count", "person_times"))
_DEED_LONG = 15  # a longer deed is told without whom it was done through
_TOTALS = ("共", "共计")
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
    bought = before is not None and before.verb == verb.word and place.figure.dimension not in COUNTS
    if bought and (scope or _actor(subject)):  # 甲公司认购大米300斤,乙超市认购200斤
        return Label(verb.word, verb.word, "", "", scope or subject, "verb")
    if subject:
        return _with_subject(left, verbs, subject, scope, before)
    if scope:
        return _actor_verb(scope, verb.word, scope, before)
    if listed and before is not None and before.topic and len(left) <= 8:
        return Label((before.topic + left)[-LONG:], "", "", before.topic, before.scope, "listed_verb")
    return Label(left[-LONG:].removeprefix("就"), verb.word, "", "", scope, "verb")


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
    if before is not None and subject.startswith("在") and pattern("media").search(subject):
        thing = before.noun.partition("在")[0]
        return bare._replace(text=thing + subject + verb.word, noun=thing)
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
        if listed and before is not None and _governs(before) and len(left) <= 24:
            return Label((before.verb + left)[:40], before.verb, left, "", scope or before.scope, "listed")
        return _finish(rest or left, left, "", scope)
    total = _counted_deed(left, verbs)
    if total is not None:
        lead = trim(left[skipped : total.start()])
        scope = scope or (lead if _actor(lead) else None)
        return _finish(_own_object(left[total.start() :], total), left, total.word, scope)
    topical = pattern("topics").search(rest[: verbs[-1].start() - skipped])
    verb = start_of_chain(left, verbs, verbs[-1] if topical else _second_deed(left, verbs))
    lead, object_ = left[skipped : verb.start()], left[verb.start() :]
    partner = _PARTNER.search(lead)
    subject = lead[: partner.start()] if partner else lead
    topic = pattern("topics").match(lead)
    person = _who_joined(place, left[:skipped], verb) if skipped else ""
    if person and not ends_as_actor(object_) and len(person) + len(object_) <= LONG:
        return _finish(person + object_, left, verb[0], scope, person)
    if subject and len(subject) + len(object_) <= 16 and not topic and not scope:
        return _finish(subject + (partner[0] if partner else "") + object_, left, verb[0], scope, subject)
    if lead.startswith("作为"):  # what became of it is told by both
        object_ = lead + object_
    if partner and (not topic or not partner.start()):
        object_ = _short_partner(partner[0], len(object_)) + object_
    addressee = object_.removeprefix(verb.word)
    to_whom = "的" not in addressee and len(addressee) > _ADDRESSEE_LONG and words("actors").ending(addressee)
    if before is not None and to_whom and pattern("reporting").found(verb.word):
        return Label(verb.word, verb.word, "", "", scope, "verb")
    label = _finish(object_, left, verb[0], scope)
    deed = _deed_of_others(left, verbs, verb)
    return label._replace(verb=deed.word, noun=left[deed.end() :]) if deed else label


def _deed_of_others(left: str, verbs: list[Found], verb: Found) -> Found | None:
    """What others were set to do: the next things of a list are its objects (发动企业捐赠电脑12台、图书300册)."""
    after = [other for other in verbs if other.start() > verb.end() and len(left) - other.end() >= _NAMED]
    sets_going = after and pattern("causing").match(verb.word)
    return after[0] if sets_going and not is_noun_too(after[0].word) else None


def _who_joined(place: Place, actor: str, verb: Found) -> str:
    """The people who are counted where a deed only says what they joined in: 委员参加志愿服务120人次."""
    if place.figure.unit not in members("people") or not pattern("joining").match(verb.word):
        return ""
    person = pattern("persons").search(actor)
    return actor[: person.end()] if person else ""


def _counted_deed(left: str, verbs: list[Found]) -> Found | None:
    """The verb behind 共 with its object before the number: what opens the clause did it (“爱心之家”共收到捐款)."""
    found = [verb for verb in verbs if left[: verb.start()].endswith(_TOTALS) and len(left) - verb.end() >= _NAMED]
    return found[-1] if found and found[-1].start() > _NAMED else None


def _own_object(deed: str, verb: Found) -> str:
    """The deed without whom it was received from: 收到市县两级委员捐款 → 收到捐款."""
    thing, scope = split_named(deed[len(verb.word) :])
    return verb.word + thing if scope and len(thing) > _NAMED and len(deed) > CLAUSE_LONG else deed


def _second_deed(left: str, verbs: list[Found]) -> Found:
    """The verb that takes the number: of two deeds, each with its object, the second (组织视察并提交提案)."""
    for first, second in pairwise(verbs):
        between = left[first.end() : second.start()]
        if between.endswith("并") and len(between) > 2:
            return second
        sets_going = pattern("causing").match(first.word) and not is_noun_too(second.word)
        others = between.removesuffix(words("adverbs").ending(between))
        if sets_going and len(left) - first.start() > _DEED_LONG and ends_as_actor(others):
            return second if len(left) - second.end() >= _NAMED else first
    return verbs[0]


def _short_partner(partner: str, room: int) -> str:
    """The partner or the addressee where it is short; what a deed is for or about never is."""
    longest = {"对": 8, "为": 8, "向": 5, "在": 6}.get(partner[0], LONG)
    return partner if len(partner) <= longest and len(partner) + room <= LONG else ""


def is_complete(verb: str) -> bool:
    """Whether a verb is a name without an object (捐款, 培训)."""
    return verb in members("complete")


def _governs(before: Label) -> bool:
    """Whether the objects of a list stand behind one verb (收集信息12条、建议3条)."""
    verb = before.verb
    with_object = before.noun and before.text.endswith(verb + before.noun)
    return bool(verb) and not is_noun_too(verb) and bool(with_object or not is_complete(verb))


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
