"""What is counted, in the document's own words: the shortest phrase that a table row needs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reportx.indicators.phrases import (
    Verbs,
    is_noun_too,
    is_scope,
    pattern,
    split_scope,
    start_of_chain,
    strip_trailing,
    trim,
    verbs_of,
    without_verbs,
    words,
)
from reportx.rules.load import table

if TYPE_CHECKING:
    from reportx.indicators.clauses import Place
    from reportx.rules.words import Found

_KEPT = re.compile(r"(?:与|向|同|在|对(?!照)|为(?!题|主题|主线|重点)|给|(?<![得达受感看])到|赴)[^,。;]{1,15}$")
_WHOLE = re.compile(r"全[国省市州县区旗]$")
_APART = ("年均", "人均", "户均", "均", "共", "全部")
_JOINED = re.compile(r"(?:、|和|及|与|以及)$")
_LIST_HEAD = re.compile(r"^(?:、|和|及|与|以及|,)")
_PASSIVE = re.compile(r"^(?:已|被|获|得到|全部|均|经)")
_ADDRESSEE = re.compile(r"(?:委|政府|部门|单位|政协|机关|领导)$")
_JUDGED = re.compile(r"(?P<who>[^,。;:]{0,30}?(?:领导|书记|市长|县长|区长|省长)(?:同志)?)(?:分别)?对[^。;]*$")
_PART_OF = re.compile(
    r"[,、和]?(?:分别|约|已|共|均)?占(?:了|到)?(?P<whole>[^,。;占]{0,20}?)(?:总数|总量|总额)?的?(?:比例|比重|比)?(?:为|达|达到|到|近|约)?$"
)
_LONG = 26
_NOUN_LONG = 36


class Label(NamedTuple):
    """A label with its parts: ``verb`` opens it, ``noun`` is what it counts, ``topic`` a subject that verbs follow."""

    text: str
    verb: str = ""
    noun: str = ""
    topic: str = ""
    scope: str | None = None
    rule: str = "own"


def label_of(place: Place, before: Label | None, context: str) -> Label:
    """The label of the figure at ``place``.

    ``before`` is the label of the figure before it in the same sentence, from which a list inherits its verb or its
    subject; ``context`` the earlier words of the sentence.
    """
    left = trim(place.left)
    label = _choose(place, left, before, context)
    return _with_whole_quotes(_completed(label, before), place.left)


def _with_whole_quotes(label: Label, left: str) -> Label:
    """A label that begins inside a quotation or a title begins with its opening mark instead."""
    for opening, closing in ("“”", "《》"):
        at = label.text.find(closing)
        inside = at >= 0 and opening not in label.text[:at]
        start = left.find(label.text[: at + 1]) if inside else -1
        opened = left.rfind(opening, 0, start) if start > 0 else -1
        if opened >= 0 and closing not in left[opened:start]:
            label = label._replace(text=left[opened:start] + label.text)
    return label


def _choose(place: Place, left: str, before: Label | None, context: str) -> Label:
    listed = not place.first and before is not None and len(place.left) <= 40
    changed = _changed(place, before)
    if changed:
        return changed
    if place.figure.dimension == "percent":
        return _rate(place, left, before, listed)
    judged = _JUDGED.search(place.left)
    if judged and re.search("作出.{0,6}批示|批示", place.right):
        noun = re.split("分别|作出|得到|进行|予以", noun_of(place))[0]
        return Label(f"{judged['who']}作出批示的{noun}", noun=noun, rule="judged")
    if not left or (is_scope(left) and not place.left.endswith("总数")):
        return _from_right(place, left or None, before, context)
    verbs = verbs_of(left)
    follows = bool(place.right) and not _starts_apart(place.right)
    if follows and not place.first and not _LIST_HEAD.match(place.left):
        if _JOINED.search(place.left) and before is not None:
            return _verb_right(before.verb, place, before.scope)
        if not verbs[0]:
            return _from_right_after_list(place, left, [])
    if follows and place.left.rstrip().endswith("等"):
        return _from_right_after_list(place, left, verbs[0])
    if follows and (_WHOLE.search(left) or place.left.rstrip().endswith(("交", "交由", "交给"))):
        noun = noun_of(place)
        return Label(noun, noun=noun, scope=left[-2:] if _WHOLE.search(left) else None, rule="right")
    if place.right.startswith("的") and len(place.right) > 3:
        return _owned(place, left)
    return _by_verb(place, left, verbs, before, listed)


def _by_verb(place: Place, left: str, verbs: Verbs, before: Label | None, listed: bool) -> Label:
    plain, every = verbs
    follows = bool(place.right) and not _starts_apart(place.right)
    if follows and plain and _ADDRESSEE.search(left) and plain[0].end() < len(left):
        return _verb_right(plain[0][0], place, None)
    ends = plain if plain and plain[-1].end() == len(left) else [] if listed or plain else every
    if ends and ends[-1].end() == len(left):
        return _after_verb(place, left, ends, before, listed)
    if follows and place.left.rstrip().endswith("的"):
        noun = noun_of(place)
        if len(left) > 10 and plain and plain[0].start() <= 2:
            return _verb_right(plain[0][0], place, None)
        return Label((left + "的" + noun)[-_NOUN_LONG:], noun=noun, rule="of")
    if follows and not plain and len(left) <= 4:
        noun = noun_of(place)
        return Label(noun, noun=noun, rule="right")
    return _from_left(place, left, plain or ([] if listed else every), before, listed)


def _owned(place: Place, left: str) -> Label:
    """``总投资超过30亿元的产业链项目``: whose amount it is stands behind it."""
    owner = place.right[1:]
    verb = next((m for m in words("verbs").finditer(owner) if m.start() >= 2), None)
    owner = re.split("[,;:(、]", owner[: verb.start()] if verb else owner)[0]
    opening = words("verbs").match(left)
    what = left[opening.end() :] if opening and opening.end() < len(left) else left
    return Label((owner + what)[:_NOUN_LONG], noun=what, topic=owner, rule="owned")


def _starts_apart(right: str) -> bool:
    return right[0] in ",、;:()和及与" or right.startswith(_APART)


def noun_of(place: Place) -> str:
    """The words behind the figure that name what is counted; cut at the verb of the next figure."""
    right = place.right
    if not right or _starts_apart(right):
        return ""
    right = re.split(r"[,;:(]", right, maxsplit=1)[0]
    if not place.last:
        right = re.split(r"(?<=.)(?:、|和|及|以及)$", right)[0]
    if not place.last or len(right) > _NOUN_LONG:
        verbs = (m for m in words("verbs").finditer(right) if m.start() >= 2 and not is_noun_too(m.word))
        verb = next(verbs, None)
        stop = re.search(r"已|均|全部|分别|由|被|为|得到|、其中", right)
        cuts = [m.start() for m in (verb, stop) if m and m.start() >= 2]
        if cuts:
            right = right[: min(cuts)]
    return re.sub(r"分别|(?<!平)均|全部", "", right).strip("的、 ")


def _from_right(place: Place, scope: str | None, before: Label | None, context: str) -> Label:
    """Nothing stands before the number: what follows names it, else the clause or the list before."""
    noun = noun_of(place)
    if noun:
        return Label(noun[:_NOUN_LONG], noun=noun, scope=scope, rule="right", topic=noun)
    if before is not None:
        return Label(before.text, before.verb, before.noun, before.topic, scope or before.scope, "inherited")
    clauses = [trim(clause) for clause in re.split(r"[,;:。]", context)]
    tail = next((clause for clause in reversed(clauses) if len(clause) >= 2), "")
    return Label(tail[-_LONG:] if tail else "", noun=tail[-_LONG:], scope=scope, rule="context")


def _from_right_after_list(place: Place, left: str, verbs: list[Found]) -> Label:
    """``提出…、…等14项公益性项目``: the list is examples, the noun behind the number names the whole."""
    noun = noun_of(place)
    opens = words("verbs").match(noun)
    verb = verbs[0][0] if verbs and not opens else ""
    return Label((verb + noun)[:_NOUN_LONG], verb, noun, "", None, "list_right")


def _verb_right(verb: str, place: Place, scope: str | None) -> Label:
    noun = noun_of(place)
    return Label((verb + noun)[:_NOUN_LONG], verb, noun, "", scope, "verb_right")


def _after_verb(place: Place, left: str, verbs: list[Found], before: Label | None, listed: bool) -> Label:
    """A verb stands right before the number: the noun follows it (提出29条建议), or went before it (项目签约10个)."""
    verb = verbs[-1]
    subject, scope = split_scope(trim(left[: verb.start()]))
    noun = noun_of(place)
    if noun:
        kept = _KEPT.search(subject)
        lead = kept[0] if kept and len(kept[0]) <= 12 and kept[0][0] not in "对为在" else ""
        return Label((lead + verb[0] + noun)[:_NOUN_LONG], verb[0], noun, "", scope or _actor(subject), "verb_right")
    if subject.startswith("被") and verbs_of(subject[1:]).every:
        return Label(subject + verb[0], verb[0], "", "", scope, "verb")
    if subject.startswith("被"):
        return Label("被" + verb[0], verb[0], "", "", scope or subject[1:] or None, "verb")
    kept = _KEPT.search(subject)
    if kept and len(kept[0]) <= 6:
        return Label(kept[0] + verb[0], verb[0], "", "", scope, "kept_verb")
    if subject and not pattern("topics").match(subject):
        if re.search("(?:委员|代表|企业|成员|党派|机关|媒体|群众|干部|个人)$", subject):
            return Label(verb[0], verb[0], "", "", scope or subject, "actor_verb")
        joint = "、" if left[: verb.start()].endswith("、") else ""
        return Label((subject + joint + verb[0])[-_LONG:], "", subject, subject, scope, "subject_verb")
    if listed and before is not None and before.topic and len(left) <= 8:
        return Label((before.topic + left)[-_LONG:], "", "", before.topic, before.scope, "listed_verb")
    return Label(left[-_LONG:] if not subject else verb[0], verb[0], "", "", scope, "verb")


def _actor(subject: str) -> str | None:
    barred = not subject or len(subject) > 16 or pattern("topics").match(subject) or verbs_of(subject).every
    return None if barred or subject in ("推动", "配套", "动员") else subject


def _from_left(place: Place, left: str, verbs: list[Found], before: Label | None, listed: bool) -> Label:
    """The words before the number name it: 开展学习研讨19次, 受益群众1.9万余人."""
    rest, scope = split_scope(left)
    skipped = len(left) - len(rest)
    verbs = [match for match in verbs if match.start() >= skipped]
    if "》" in left:  # a title is an example; the verb behind it takes the number
        verbs = [verb for verb in verbs if verb.start() > left.rindex("》")] or verbs
    if not verbs:
        if listed and before is not None and before.verb and not _is_complete(before.verb) and len(left) <= 24:
            return Label((before.verb + left)[:40], before.verb, left, "", scope or before.scope, "listed")
        return _finish(rest or left, left, "", scope)
    topical = pattern("topics").search(rest[: verbs[-1].start() - skipped])
    verb = start_of_chain(left, verbs, verbs[-1] if topical else verbs[0])
    lead = left[skipped : verb.start()]
    kept = _KEPT.search(lead)
    head = kept[0] if kept and len(kept[0]) + len(left) - verb.start() <= _LONG else ""
    if head and head[0] in "对为" and len(head) > 8:
        head = ""
    if head and head[0] in "向" and len(head) > 5:
        head = ""
    text = head + left[verb.start() :]
    subject = lead[: len(lead) - len(kept[0])] if kept else lead
    topics = pattern("topics").match(lead)
    if subject and len(subject) + len(text) <= 16 and not topics and not scope:
        text = subject + text
    elif topics and topics[0] in ("围绕", "就", "针对", "聚焦", "紧扣", "对照", "结合", "按照", "依托", "通过", "根据"):
        text = left[verb.start() :]
    return _finish(text, left, verb[0], scope)


def _finish(text: str, left: str, verb: str = "", scope: str | None = None) -> Label:
    text = re.sub(r"各类|各种|了(?!解)|一系列", "", text)
    text = pattern("addressed").sub(lambda match: match["verb"], text)
    text = strip_trailing(text).strip("的、, ")
    if len(text) > 20:
        listed = re.search(r"[、和].*等((?:(?:[^\W\d_]|[“”])){2,})$", text)
        if listed:
            text = verb + listed[1]
        elif len(text) > _LONG and text.rfind("的", 0, len(text) - 2) > 0:
            text = verb + text[text.rfind("的", 0, len(text) - 2) + 1 :]
    text = text[-_NOUN_LONG:] or left
    noun = text.removeprefix(verb) if verb and text.startswith(verb) else text
    return Label(text, verb if text.startswith(verb) else "", _head(noun), "" if verb else text, scope)


def _head(noun: str) -> str:
    """The head of a noun phrase: behind its last 等 or 的."""
    parts = [part for part in re.split(r"等|的", noun) if len(part) >= 2]
    return parts[-1] if parts else noun


_CHANGE = re.compile(r"(增加|增长|提高|提升|上升|下降|减少|降低|压减|净增|高出|多出|增幅|缩短|回落|上涨|扩大|翻)了?$")
_COMPARED = re.compile(r"(?:分别)?(?:比|较|同比|环比|与|年均|按).*$")


def _changed(place: Place, before: Label | None) -> Label | None:
    """``比上年增加24件``, ``增长6.6%``: the change of what was counted before, or of what the clause names."""
    change = _CHANGE.search(place.left)
    if change is None or place.right[:1] not in ("", ",", ";", "、", ")", "。", "和"):
        return None
    subject = trim(_COMPARED.sub("", place.left[: change.start()]))
    if len(subject) < 2 and before is None:
        return None
    previous = before.text if before else ""
    thing = subject if len(subject) >= 2 else _CHANGE.sub("", previous)
    return Label((thing + change[1])[-_NOUN_LONG:], "", before.noun if before else "", thing, None, "change")


def base_label(place: Place, before: Label | None) -> Label:
    """What a comparison base counts: the words before 比 or 较, else what was counted before."""
    subject = trim(re.split("比|较|由|从", place.left)[0])
    if len(subject) >= 2:
        return Label(subject, noun=subject, topic=subject, rule="base")
    return before or Label("", rule="base")


def _completed(label: Label, before: Label | None) -> Label:
    """A bare verb takes its noun from the figure before: 收到提案428件,立案386件 → 立案提案."""
    if before is None or label.rule not in ("own", "verb", "right") or label.noun not in ("", label.text):
        return label
    if (
        label.text in table("labels")["amounts"].split()
        and 2 <= len(before.noun) <= 14
        and before.noun not in label.text
    ):
        return label._replace(text=before.noun + label.text)
    bare = re.sub(r"新|省级以上|[省市县区全国]+政协|单篇|部门|直|以上|[省市县区]级", "", label.text)
    bare = re.sub(r"^(?:已|被|获|得到|全部|均|经审查)+", "", bare)
    if _is_complete(bare):
        return label
    if not bare or without_verbs(bare) not in ("", "到位", "转报", "并", "为"):
        return label
    noun = before.noun
    if not noun or noun in label.text or len(noun) > 14:
        return label
    text = noun + label.text if _PASSIVE.match(label.text) or label.rule == "right" else label.text + noun
    return Label(text, label.verb, noun, before.topic, label.scope or None, label.rule)


def _is_complete(verb: str) -> bool:
    """Whether the verb names what is counted by itself (批示, 捐款)."""
    return verb in table("labels")["complete"].split()


def _rate(place: Place, left: str, before: Label | None, listed: bool) -> Label:
    """A percentage: the rate, or what it is a share of."""
    share = re.search(r"占", place.left) is not None
    part = _PART_OF.match(place.left) if before is not None else None
    if before is not None and part:
        return before._replace(text=f"{before.text.removesuffix('占比')}占{part['whole'] or '比'}", rule="share")
    if left and left not in ("分别", "增长", "占"):
        rest, scope = split_scope(left)
        named = (rest or left)[-_LONG:]
        if not re.search("率|比|占|满意|面|额|度", named) and listed and before is not None and before.topic:
            named = before.topic[-12:] + named
        return Label(named + ("占比" if share and "占" not in named else ""), "", named, named, scope, "rate")
    noun = noun_of(place)
    if noun:
        return Label(noun[:_LONG], noun=noun, rule="rate_right")
    if before is not None:
        text = before.text + ("占比" if share and not before.text.endswith("占比") else "")
        return Label(text, "", before.noun, before.topic, before.scope, "rate_inherited")
    return Label(left, noun=left, rule="rate")
