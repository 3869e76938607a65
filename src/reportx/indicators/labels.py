"""What is counted, in the document's own words: the shortest phrase that a table row needs.

What stands around a figure is read by this grammar; what is in brackets is cut, and ``actor`` becomes the scope::

    left  = [time] [actor] [adverb] (deed | thing | passive)
    deed  = [topic] [partner] verb [verb …] [object]      围绕民生 / 与市妇联 / 开展 / 联合调研
    thing = noun | noun verb                              满意率; 提案立案 (the verb tells what befell the thing)
    passive = [thing] 被 [actor] verb [object]            信息被省政协采用
    right = [attribute 的] noun [verb …]                  有温度的 / 意见建议

A verb right before the figure takes the noun behind it (提出29条建议) or, where none stands there, the one of the
figure before (收到提案428件,立案386件). A list inherits verb or noun from its first member. Deeds are read in
``deeds``, percentages in ``rates``, changes and levels in ``changes``, the words behind a figure in ``nouns``, who
acts in ``actors``, what is taken over from figures before in ``inherit``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportx.indicators.actors import acting, ends_as_actor, is_scope, split_scope
from reportx.indicators.changes import base_label, changed, level_label
from reportx.indicators.deeds import AFTER, CLAUSE_LONG, COUNTS, after_verb, from_left, verb_right
from reportx.indicators.inherit import completed, in_sequence, of_sentence_before, told_apart, visible
from reportx.indicators.nouns import (
    LONG,
    NOUN_LONG,
    Label,
    follows,
    head_of,
    noun_of,
    verb_object,
    without_attribute,
    without_session,
)
from reportx.indicators.people import act_of, by_people
from reportx.indicators.phrases import (
    Verbs,
    members,
    pattern,
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

_NAMED = 2
_DONE = re.compile(r"^(?P<lead>.*?)所(?P<deed>[^\W\d_]{2,4}?)到?的$")
_WHOLE = re.compile(r"全[国省市州县区旗]$")
_JOINED = re.compile(r"(?:、|和|及|与|以及)$")
_LIST_HEAD = re.compile(r"^(?:、|和|及|与|以及|,)")
_ADDRESSEE = re.compile(r"(?:委|政府|部门|单位|政协|机关|领导)$")
_JUDGED = re.compile(r"(?P<who>[^,。;:]{0,30}?(?:领导|书记|市长|县长|区长|省长)(?:同志)?)(?:分别)?对[^。;]*$")
_HAVING = re.compile(r"^(?:现|共|设|建|拥|具)?有(?=[^\W\d_]{2})")
_DISPOSED = re.compile(r"(?:对|将|把|给)$|^为$|^(?:对|将|把)[^,。;]*的$")


def label_of(place: Place, before: Label | None, context: str, earlier: Label | None = None) -> Label:
    """The label of the figure at ``place``.

    ``before`` is the label of the figure before it in the same sentence, from which a list inherits its verb or its
    subject; ``context`` the earlier words of the sentence.
    """
    between = context[max(0, before.end - place.sentence[0]) :] if before and before.end >= 0 else ""
    before = visible(before, between)
    if "届" in place.left:
        place = place._replace(left=without_session(place.left))
    told = of_sentence_before(place, trim(place.left), context, earlier) if earlier is not None else None
    label = told or _choose(place, trim(place.left), before, context, between)
    label = with_whole_quotes(completed(label, before, place.figure.unit, context), place.left)
    if not label.text or (len(label.text) < 2 and label.rule != "right"):
        label = _from_context(context, before)
    return in_sequence(told_apart(label, before, between), before, place, between)


def _choose(place: Place, left: str, before: Label | None, context: str, between: str) -> Label:
    listed = not place.first and before is not None and len(place.left) <= 40
    change = changed(place, before, between) or level_label(place, before, context)
    if change:
        return change
    if place.figure.dimension == "percent":
        return rate_label(place, left, before, context, listed=listed)
    special = _judged(place) or _passive(place, left, before, context) or _disposed(place) or _given(place)
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
    people = by_people(place, left)
    if people is not None:
        return people
    if not left or (is_scope(left) and not place.left.endswith("总数") and not having):
        return _from_right(place, left or None, before, context)
    return _by_right(place, left, before) or _by_verb(place, left, verbs_of(left), before, listed)


def _only_whose(place: Place, left: str, before: Label) -> bool:
    """``其中:县工商联5件`` behind a count of papers: a body, not a thing."""
    alike = place.figure.unit == before.unit and (
        before.unit in members("papers") or place.figure.dimension not in COUNTS
    )
    return alike and bool(words("actors").ending(left)) and not follows(place) and not verbs_of(left).plain


def _judged(place: Place) -> Label | None:
    """``市领导对22篇报告作出批示``."""
    judged = _JUDGED.search(place.left)
    if "批示" in place.right and words("actors").ending(place.left) and not verbs_of(place.left).every:
        return Label(place.left + "批示", "批示", scope=trim(place.left), rule="actor_verb")
    if judged is None or "批示" not in place.right:
        return None
    noun = re.split("分别|作出|得到|进行|予以", noun_of(place))[0]
    return Label(f"{judged['who']}作出批示的{noun}", noun=noun, rule="judged")


def _passive(place: Place, left: str, before: Label | None, context: str) -> Label | None:
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
    if not noun and pattern("media").search(who):
        noun = (
            before.noun if before is not None else _from_context(context[: len(context) - len(place.left)], None).text
        )
    return Label(f"{head_of(noun)}被{who}{deed}"[:NOUN_LONG], "被" + verbs[0].word, head_of(noun), "", scope, "passive")


def _disposed(place: Place) -> Label | None:
    """``对23名家庭困难的学生进行资助`` → 资助学生; ``将17件提案推荐上报`` → 提案推荐上报."""
    if not follows(place) or not _DISPOSED.search(place.left) or place.right.startswith(AFTER):
        return None
    right = re.split(r"[,;:(]|、[将把对]", place.right)[0]
    support = re.search(r"(?:进行|予以|给予|开展)了?(?P<how>[^,。;]{2,8})$", right)
    if support and place.left != "为":
        noun = without_attribute(right[: support.start()])
        return Label(support["how"] + noun, support["how"], noun, "", None, "disposed")
    noun = noun_of(place, short=True)
    return Label(right[:NOUN_LONG].rstrip("、"), "", noun, "", None, "disposed")


def _given(place: Place) -> Label | None:
    """``向100名困难群众捐赠了米面``: to whom something is given stands around the number."""
    if not place.last or not place.left.startswith("向") or verbs_of(place.left).every or not follows(place):
        return None
    verb = next((verb for verb in verbs_of(place.right).plain if verb.start() > 1), None)
    if verb is None:
        return None
    noun = verb_object(place.right[verb.end() :])
    whom = without_attribute(place.right[: verb.start()])
    return Label(f"向{whom}{verb.word}{noun}"[:NOUN_LONG], verb.word, noun, rule="given")


def _by_right(place: Place, left: str, before: Label | None) -> Label | None:
    """Cases in which the noun behind the figure decides; None where it does not."""
    if not follows(place):
        return None
    plain = verbs_of(left).plain
    if before is None and plain and _JOINED.search(place.left):  # 安排开幕会、闭幕会以及2次大会发言
        noun = noun_of(place)
        return Label(noun, noun=noun, rule="right") if ends_as_actor(noun) else verb_right(plain[0].word, place, None)
    if not place.first and not _LIST_HEAD.match(place.left):
        if _JOINED.search(place.left) and before is not None:
            return verb_right(before.verb, place, before.scope)
        if not plain:
            return _from_right_after_list(place, left, [])
    if place.left.rstrip().endswith(("通过", "利用", "采取", "从")):
        return _from_right(place, None, None, "")
    pivot = plain and plain[0].start() == 0 and pattern("causing").match(left)
    if pivot and place.last and len(left) > plain[0].end() and words("verbs").match(place.right):
        return Label((left + _fate(place.right))[:LONG], plain[0].word, left[plain[0].end() :], rule="pivot")
    if plain and place.left.rstrip().endswith("共") and left != plain[-1].word:
        return verb_right(plain[0].word, place, None)
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
        return verb_right(plain[0][0], place, None)
    ends = plain if plain and plain[-1].end() == len(left) else [] if listed or plain else every
    if ends and ends[-1].end() == len(left) and not _is_attribute(place):
        return after_verb(place, left, ends, before, listed)
    if place.left.rstrip().endswith("的"):
        noun = noun_of(place, short=True)
        done = _DONE.search(place.left)
        if done and noun:
            return _done(place, done, noun)
        if noun and len(left) > 10 and plain and plain[0].start() <= 2:
            return verb_right(plain[0][0], place, None)
        if noun and not noun.startswith("已"):
            return _qualified(left, place, noun)
    if follows(place) and not plain and len(left) <= 4 and (place.first or place.last):
        noun = noun_of(place)
        return Label(noun, noun=noun, rule="right")
    return from_left(place, left, plain or ([] if listed else every), before, listed)


def _done(place: Place, done: re.Match[str], noun: str) -> Label:
    """``所收集的58篇论文`` → 收集论文; ``所撰写的5篇论文入选…`` → 论文入选…, what became of them."""
    fate = place.right[len(noun) :]
    if place.right.startswith(noun) and fate and place.last and not done["lead"] and len(fate) <= CLAUSE_LONG:
        return Label(_fate(place.right), "", noun, noun, None, "fate")
    return Label(done["deed"] + noun, done["deed"], noun, rule="verb_right")


def _qualified(left: str, place: Place, noun: str) -> Label:
    """``立案的197件提案`` → 立案的提案; ``提交的2件提案获评…`` → 提案获评…, what became of them."""
    fate = place.right[len(noun) :]
    if place.right.startswith(noun) and (fate.startswith(("被", "获")) and place.last):
        return Label(_fate(place.right), "", noun, noun, None, "fate")
    verbs = verbs_of(left).plain
    if len(left) > CLAUSE_LONG and verbs and verbs[-1].end() == len(left):
        return Label(verbs[-1].word + noun, verbs[-1].word, noun, rule="verb_right")
    return Label((left + "的" + noun)[-NOUN_LONG:], noun=noun, rule="of")


def _fate(right: str) -> str:
    return re.split("[,;:(]", right)[0][:LONG]


def _is_attribute(place: Place) -> bool:
    """``立案的197件提案``: the verb qualifies the noun behind the figure."""
    return place.left.rstrip().endswith("的") and follows(place) and not place.right.startswith(AFTER)


def _owned(place: Place, left: str) -> Label:
    """``总投资超过30亿元的产业链项目``: whose amount it is stands behind it."""
    owner = place.right[1:]
    verb = next((m for m in words("verbs").finditer(owner) if m.start() >= 2), None)
    owner = re.split("[,;:(、]|位[列居]|名列|排名", owner[: verb.start()] if verb else owner)[0]
    opening = words("verbs").match(left)
    what = left[opening.end() :] if opening and opening.end() < len(left) else left
    amount = words("amount_words").ending(left)
    deed = next((verb for verb in reversed(verbs_of(left).plain) if verb.start() < len(left) - len(amount)), None)
    if amount and deed and deed.end() == len(left) - len(amount):  # 捐赠价值2万元的药物
        thing = head_of(owner)
        return Label(deed.word + thing + amount, deed.word, thing, rule="owned")
    what = "" if len(what) < _NAMED else what
    return Label((owner + what)[:NOUN_LONG], noun=what, topic=owner, rule="owned")


def _from_right(place: Place, scope: str | None, before: Label | None, context: str) -> Label:
    """Nothing stands before the number: what follows names it, else the clause or the list before."""
    noun = noun_of(place) if follows(place) else ""
    if noun:
        noun = act_of(place) or noun
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
    title = re.search(r"《[^》]*》$", tail) if len(tail) > CLAUSE_LONG - 2 else None
    tail = title[0] if title else tail[-LONG:]
    return Label(tail, noun=tail, rule="context")


def _from_right_after_list(place: Place, left: str, verbs: list[Found]) -> Label:
    """``提出…、…等14项公益性项目``: the list is examples, the noun behind the number names the whole."""
    noun = noun_of(place)
    opens = words("verbs").match(noun)
    listed = re.search("[、《]", left)
    near = [verb for verb in verbs if listed is None or verb.end() <= listed.start()] or verbs
    verb = near[-1][0] if near and not opens else ""
    return Label((verb + noun)[:NOUN_LONG], verb, noun, "", None, "list_right")
