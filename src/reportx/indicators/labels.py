"""What is counted, in the document's own words: the shortest phrase that a table row needs.

What stands around a figure is read by this grammar; what is in brackets is cut, and ``actor`` becomes the scope::

    left  = [time] [actor] [adverb] (deed | thing | passive)
    deed  = [topic] [partner] verb [verb …] [object]      围绕民生 / 与市妇联 / 开展 / 联合调研
    thing = noun | noun verb                              满意率; 提案立案 (the verb tells what befell the thing)
    passive = [thing] 被 [actor] verb [object]            信息被省政协采用
    right = [attribute 的] noun [verb …]                  有温度的 / 意见建议

A verb right before the figure takes the noun behind it (提出29条建议) or, where none stands there, the one of the
figure before (收到提案428件,立案386件). A list inherits verb or noun from its first member. Percentages are read in
``rates``, changes and levels in ``changes``, the words behind a figure in ``nouns``, who acts in ``actors``.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from reportx.indicators.actors import acting, ends_as_actor, is_scope, split_scope
from reportx.indicators.changes import base_label, changed, level_label
from reportx.indicators.inherit import completed, in_sequence, told_apart, visible
from reportx.indicators.nouns import LONG, NOUN_LONG, Label, follows, head_of, noun_of, shortened, without_attribute
from reportx.indicators.phrases import (
    Verbs,
    is_noun_too,
    members,
    pattern,
    start_of_chain,
    strip_trailing,
    trim,
    verbs_of,
    words,
)
from reportx.indicators.quotes import with_whole_quotes
from reportx.indicators.rates import PER_HEAD, rate_label

if TYPE_CHECKING:
    from reportx.indicators.clauses import Place
    from reportx.rules.words import Found

__all__ = ["Label", "base_label", "label_of", "noun_of"]

_PARTNER = re.compile(r"(?:与|向|同|在|对(?!照)|为(?!题|主题|主线|重点)|给|(?<![得达受感看])到|赴)[^,。;]{1,15}$")
_WHOLE = re.compile(r"全[国省市州县区旗]$")
_JOINED = re.compile(r"(?:、|和|及|与|以及)$")
_LIST_HEAD = re.compile(r"^(?:、|和|及|与|以及|,)")
_ADDRESSEE = re.compile(r"(?:委|政府|部门|单位|政协|机关|领导)$")
_JUDGED = re.compile(r"(?P<who>[^,。;:]{0,30}?(?:领导|书记|市长|县长|区长|省长)(?:同志)?)(?:分别)?对[^。;]*$")
_HAVING = re.compile(r"^(?:现|共|设|建|拥|具)?有(?=[^\W\d_]{2})")
_DISPOSED = re.compile(r"(?:对|将|把|给)$|^(?:对|将|把)[^,。;]*的$")


_ADDRESSEE_LONG = 6  # a longer list of addressees says less than what they were sent
_CLAUSE_LONG = 16  # a longer clause behind people is not what they are called
_AFTER = ("已", "占", "由")  # behind a figure with 的 before it: what became of it, no noun


def label_of(place: Place, before: Label | None, context: str) -> Label:
    """The label of the figure at ``place``.

    ``before`` is the label of the figure before it in the same sentence, from which a list inherits its verb or its
    subject; ``context`` the earlier words of the sentence.
    """
    between = context[max(0, before.end - place.sentence[0]) :] if before and before.end >= 0 else ""
    before = visible(before, between)
    label = _choose(place, trim(place.left), before, context)
    label = with_whole_quotes(completed(label, before, place.figure.unit, context), place.left)
    if len(label.text) < 2 and label.rule != "right":
        label = _from_context(context, before)
    return in_sequence(told_apart(label, before, between), before, place, between)


def _choose(place: Place, left: str, before: Label | None, context: str) -> Label:
    listed = not place.first and before is not None and len(place.left) <= 40
    change = changed(place, before) or level_label(place, before, context)
    if change:
        return change
    if place.figure.dimension == "percent":
        return rate_label(place, left, before, context, listed=listed)
    special = _judged(place) or _passive(place, left) or _disposed(place)
    if special:
        return special
    if left in PER_HEAD and before is not None:
        return before._replace(text=left + before.text, rule="per_head")
    if before is not None and pattern("venues").search(left) and not follows(place):
        venue = before.scope is not None and pattern("venues").search(before.scope)
        return before._replace(scope=left) if venue else Label(left, noun=before.noun, rule="venue")
    if before is not None and _only_whose(place, left, before):
        return before._replace(scope=left, rule="inherited")
    having = _HAVING.match(place.left)
    if not left or (is_scope(left) and not place.left.endswith("总数") and not having):
        return _from_right(place, left or None, before, context)
    return _by_right(place, left, before) or _by_verb(place, left, verbs_of(left), before, listed)


def _only_whose(place: Place, left: str, before: Label) -> bool:
    """``其中:县工商联5件`` behind a count of papers: a body, not a thing."""
    papers = place.figure.unit == before.unit and before.unit in members("papers")
    return papers and bool(words("actors").ending(left)) and not follows(place) and not verbs_of(left).plain


def _judged(place: Place) -> Label | None:
    """``市领导对22篇报告作出批示``."""
    judged = _JUDGED.search(place.left)
    if "批示" in place.right and words("actors").ending(place.left) and not verbs_of(place.left).every:
        return Label(place.left + "批示", "批示", scope=trim(place.left), rule="actor_verb")
    if judged is None or "批示" not in place.right:
        return None
    noun = re.split("分别|作出|得到|进行|予以", noun_of(place))[0]
    return Label(f"{judged['who']}作出批示的{noun}", noun=noun, rule="judged")


def _passive(place: Place, left: str) -> Label | None:
    """``信息被省政协采用34篇``, ``76条被省政协采用``: who adopts is the scope, what is adopted the noun."""
    right = place.right
    words_ = right if right.startswith("被") and (not left or not place.first) else left if "被" in left else ""
    thing, mark, deed = words_.partition("被")
    verbs = verbs_of(deed).every
    if not mark or not verbs:
        return None
    who, scope = acting(deed[: verbs[0].start()])
    deed = re.split("[、,;和(]", deed[verbs[0].start() :])[0] if words_ is right else deed[verbs[0].start() :]
    noun = thing if len(thing) >= 2 else ""
    noun = trim(split_scope(noun)[0]) or noun
    return Label(f"{head_of(noun)}被{who}{deed}"[:NOUN_LONG], "被" + verbs[0].word, head_of(noun), "", scope, "passive")


def _disposed(place: Place) -> Label | None:
    """``对23名家庭困难的学生进行资助`` → 资助学生; ``将17件提案推荐上报`` → 提案推荐上报."""
    if not follows(place) or not _DISPOSED.search(place.left) or place.right.startswith(_AFTER):
        return None
    right = re.split(r"[,;:(]|、[将把对]", place.right)[0]
    support = re.search(r"(?:进行|予以|给予|开展)了?(?P<how>[^,。;]{2,8})$", right)
    if support:
        noun = without_attribute(right[: support.start()])
        return Label(support["how"] + noun, support["how"], noun, "", None, "disposed")
    noun = noun_of(place, short=True)
    return Label(right[:NOUN_LONG].rstrip("、"), "", noun, "", None, "disposed")


def _by_right(place: Place, left: str, before: Label | None) -> Label | None:
    """Cases in which the noun behind the figure decides; None where it does not."""
    if not follows(place):
        return None
    plain = verbs_of(left).plain
    if not place.first and not _LIST_HEAD.match(place.left):
        if _JOINED.search(place.left) and before is not None:
            return _verb_right(before.verb, place, before.scope)
        if not plain:
            return _from_right_after_list(place, left, [])
    if place.left.rstrip().endswith(("通过", "利用", "采取")):
        return _from_right(place, None, None, "")
    pivot = plain and plain[0].start() == 0 and pattern("causing").match(left)
    if pivot and place.last and len(left) > plain[0].end() and words("verbs").match(place.right):
        return Label((left + _fate(place.right))[:LONG], plain[0].word, left[plain[0].end() :], rule="pivot")
    if plain and place.left.rstrip().endswith("共") and left != plain[-1].word:
        return _verb_right(plain[0].word, place, None)
    if place.left.rstrip().endswith("等"):
        return _from_right_after_list(place, left, plain)
    if _WHOLE.search(left) or "交由" in place.left or place.left.rstrip().endswith(("交", "交给")):
        noun = noun_of(place)
        return Label(noun, noun=noun, scope=left[-2:] if _WHOLE.search(left) else None, rule="right")
    if place.right.startswith("的") and len(place.right) > 3:
        return _owned(place, left)
    return None


def _by_verb(place: Place, left: str, verbs: Verbs, before: Label | None, listed: bool) -> Label:
    plain, every = verbs
    if follows(place) and plain and _ADDRESSEE.search(left) and plain[0].end() < len(left):
        return _verb_right(plain[0][0], place, None)
    ends = plain if plain and plain[-1].end() == len(left) else [] if listed or plain else every
    if ends and ends[-1].end() == len(left) and not _is_attribute(place):
        return _after_verb(place, left, ends, before, listed)
    if place.left.rstrip().endswith("的"):
        noun = noun_of(place, short=True)
        if noun and len(left) > 10 and plain and plain[0].start() <= 2:
            return _verb_right(plain[0][0], place, None)
        if noun and not noun.startswith("已"):
            return _qualified(left, place, noun)
    if follows(place) and not plain and len(left) <= 4 and (place.first or place.last):
        noun = noun_of(place)
        return Label(noun, noun=noun, rule="right")
    return _from_left(place, left, plain or ([] if listed else every), before, listed)


def _qualified(left: str, place: Place, noun: str) -> Label:
    """``立案的197件提案`` → 立案的提案; ``提交的2件提案获评…`` → 提案获评…, what became of them."""
    fate = place.right[len(noun) :]
    if place.right.startswith(noun) and (fate.startswith(("被", "获")) and place.last):
        return Label(_fate(place.right), "", noun, noun, None, "fate")
    verbs = verbs_of(left).plain
    if len(left) > _CLAUSE_LONG and verbs and verbs[-1].end() == len(left):
        return Label(verbs[-1].word + noun, verbs[-1].word, noun, rule="verb_right")
    return Label((left + "的" + noun)[-NOUN_LONG:], noun=noun, rule="of")


def _fate(right: str) -> str:
    return re.split("[,;:(]", right)[0][:LONG]


def _is_attribute(place: Place) -> bool:
    """``立案的197件提案``: the verb qualifies the noun behind the figure."""
    return place.left.rstrip().endswith("的") and follows(place) and not place.right.startswith(_AFTER)


def _owned(place: Place, left: str) -> Label:
    """``总投资超过30亿元的产业链项目``: whose amount it is stands behind it."""
    owner = place.right[1:]
    verb = next((m for m in words("verbs").finditer(owner) if m.start() >= 2), None)
    owner = re.split("[,;:(、]", owner[: verb.start()] if verb else owner)[0]
    opening = words("verbs").match(left)
    what = left[opening.end() :] if opening and opening.end() < len(left) else left
    return Label((owner + what)[:NOUN_LONG], noun=what, topic=owner, rule="owned")


def _from_right(place: Place, scope: str | None, before: Label | None, context: str) -> Label:
    """Nothing stands before the number: what follows names it, else the clause or the list before."""
    noun = noun_of(place) if follows(place) else ""
    if noun:
        return Label(noun[:NOUN_LONG], noun=noun, scope=scope, rule="right", topic=noun)
    if before is not None:
        return Label(before.text, before.verb, before.noun, before.topic, scope or before.scope, "inherited")
    if scope is not None:
        return Label(scope, noun=scope, rule="own")
    return _from_context(context, None)._replace(scope=scope)


def _from_context(context: str, before: Label | None) -> Label:
    """The figure before, else the nearest clause that says something: a title, or its words."""
    if before is not None:
        return before._replace(rule="inherited")
    clauses = [trim(clause) for clause in re.split(r"[,;:。(]", context)]
    tail = next((clause for clause in reversed(clauses) if len(clause) >= 2), "")
    title = re.search(r"《[^》]*》$", tail)
    tail = title[0] if title else tail[-LONG:]
    return Label(tail, noun=tail, rule="context")


def _from_right_after_list(place: Place, left: str, verbs: list[Found]) -> Label:
    """``提出…、…等14项公益性项目``: the list is examples, the noun behind the number names the whole."""
    noun = noun_of(place)
    opens = words("verbs").match(noun)
    verb = verbs[0][0] if verbs and not opens else ""
    return Label((verb + noun)[:NOUN_LONG], verb, noun, "", None, "list_right")


def _verb_right(verb: str, place: Place, scope: str | None) -> Label:
    noun = noun_of(place)
    return Label((verb + noun)[:NOUN_LONG], verb, noun, "", scope, "verb_right")


def _after_verb(place: Place, left: str, verbs: list[Found], before: Label | None, listed: bool) -> Label:
    """A verb stands right before the number: the noun follows it (提出29条建议), or went before it (项目签约10个)."""
    verb = verbs[-1]
    rest, scope = split_scope(left[: verb.end()])
    subject = trim(rest[: len(rest) - len(verb.word)], partner=True)
    if not scope:
        subject, scope = split_scope(subject)
    noun = "" if place.left.rstrip().endswith("的") and place.right.startswith(_AFTER) else noun_of(place)
    partner = _PARTNER.search(subject)
    long = partner is not None and len(partner[0]) > (16 if partner[0][0] in "与同向" else 6)
    if not noun and long and partner is not None and partner.start() == 0:
        return Label(verb.word, verb.word, "", "", scope, "verb")
    if not noun and subject and not pattern("manner").sub("", subject):
        chain = start_of_chain(left, verbs, verb)
        manner = "" if subject.startswith("经") else subject
        return Label(manner + left[chain.start() :], verb.word, "", "", scope, "verb")
    if pattern("causing").match(verb.word):
        person = noun_of(place, short=True)
        noun = person if ends_as_actor(person) and len(noun) > _CLAUSE_LONG else noun
    if noun:
        lead = partner[0] if partner and len(partner[0]) <= 12 and partner[0][0] not in "对为在" else ""
        return Label((lead + verb[0] + noun)[:NOUN_LONG], verb[0], noun, "", scope or _actor(subject), "verb_right")
    if partner and not long:
        return Label(partner[0] + verb[0], verb[0], "", "", scope, "kept_verb")
    if subject.startswith("由"):
        return Label(verb[0], verb[0], "", "", scope or subject[1:] or None, "verb")
    if subject and not pattern("topics").match(subject):
        if _actor(subject) and verb.word not in members("befalling"):
            return _actor_verb(subject, verb.word, scope or subject, before)
        joint = "、" if left[: verb.start()].endswith("、") else ""
        return Label((subject + joint + verb[0])[-LONG:], "", subject, subject, scope, "subject_verb")
    if scope and not subject:
        return _actor_verb(scope, verb.word, scope, before)
    if listed and before is not None and before.topic and len(left) <= 8:
        return Label((before.topic + left)[-LONG:], "", "", before.topic, before.scope, "listed_verb")
    return Label(left[-LONG:] if not subject else verb[0], verb[0], "", "", scope, "verb")


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


def _from_left(place: Place, left: str, verbs: list[Found], before: Label | None, listed: bool) -> Label:
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
    text = shortened(verb if opens else "", text.removeprefix(verb) if opens else text) or left
    at = text.find(verb) if verb else -1
    noun = text[at + len(verb) :] if at >= 0 else text
    return Label(text, verb if opens else "", head_of(noun or subject), "" if verb else text, scope)
