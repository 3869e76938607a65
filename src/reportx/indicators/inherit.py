"""What a label takes over from the figures before it in the sentence: noun, scope, brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportx.indicators.actors import ends_as_actor
from reportx.indicators.nouns import LONG, Label, follows
from reportx.indicators.phrases import members, pattern, verbs_of, without_verbs, words
from reportx.rules.load import table

if TYPE_CHECKING:
    from reportx.indicators.clauses import Place

_FATE = re.compile(r"(?<=..)(?:已经?(?=.)|基本(?!满意|建设|医|养|农|公|民)|在[^,]{2,}上?$)")
_PASSIVE = re.compile(r"^(?:已|被|获|得到|全部|均|经)")
_OBJECT = re.compile(r"(?P<noun>(?:(?![一二三四五六七八九十百千两])[\u4e00-\u9fff]){3,14})(?<![后时中来前上看下])[,;]")
_NAMED = 2
_NOUN_LONG = 14
_TOPIC_LONG = 16
_BARE_LONG = 16
_NEAR = 6  # a deed further from the start of its words has an actor of its own
# Rules whose labels may lack the noun that the figure before them has.
_OPEN = frozenset(("own", "verb", "right", "passive"))
_CARRIES = frozenset(("own", "verb", "verb_right", "listed", "passive", "right", "actor_verb", "list_right"))
_LEVEL = re.compile(r"(?<![两三四])级(?:以上)?$|本级$")


def visible(before: Label | None, between: str) -> Label | None:
    """The label that the figure looks back to: not one in brackets that have been closed."""
    if before is None or ")" not in between or "(" in between.partition(")")[0]:
        return before
    return before.outer or before


def of_sentence_before(place: Place, left: str, context: str, earlier: Label | None) -> Label | None:
    """A body alone with a figure, or a part named by its kind, takes its deed from the sentence before."""
    if earlier is None or earlier.unit != place.figure.unit or not left or follows(place) or verbs_of(left).every:
        return None
    deed = bool(earlier.verb and earlier.noun) and earlier.text == earlier.verb + earlier.noun
    if deed and place.left.startswith("其中") and pattern("kinds").search(left) and len(earlier.text + left) <= LONG:
        return Label(earlier.verb + left + earlier.noun, earlier.verb, left + earlier.noun, "", None, "listed")
    headed = context[: len(context) - len(place.left)].rstrip().endswith(":")
    if headed and ends_as_actor(left) and place.figure.unit in members("papers"):
        text = earlier.noun + earlier.verb.removeprefix("被") if earlier.rule == "passive" else earlier.text
        return earlier._replace(text=text, scope=left, rule="inherited")
    return None


def completed(label: Label, before: Label | None, unit: str | None, context: str) -> Label:
    """A bare verb takes its noun from the figure before: 收到提案428件,立案386件 → 立案提案."""
    if label.rule not in _OPEN or label.noun not in ("", label.text):
        return label
    if before is not None and label.text in members("amounts"):
        noun = before.noun
        named = 2 <= len(noun) <= _NOUN_LONG and noun not in label.text
        return label._replace(text=noun + label.text, noun=noun) if named else label
    if len(label.text) > _BARE_LONG or not is_bare(label.text):
        return label
    noun = _noun_for(label, _kin(before, unit), context)
    if not noun or noun in label.text or (pattern("supervising").found(label.text) and ends_as_actor(noun)):
        told = pattern("adopting").found(label.text) or pattern("supervising").found(label.text)
        return (
            label._replace(text=f"{label.scope}{label.text}")
            if label.scope and told and label.rule == "verb"
            else label
        )
    after = _PASSIVE.match(label.text) or label.rule == "right" or pattern("adopting").found(label.text)
    text = noun + label.text if after else label.text + noun
    return label._replace(text=text, noun=noun, topic=before.topic if before else "")


def _kin(before: Label | None, unit: str | None) -> Label | None:
    """The label before that counts the same: the last, or one with this measure word; actors are no things."""
    other = before.other if before is not None else None
    if before is None or other is None or before.unit == unit:
        return before
    return other if other.unit == unit or ends_as_actor(before.noun) else before


def _noun_for(label: Label, before: Label | None, context: str) -> str:
    told = _told_before(label, context)
    if told:
        return told
    default = next((noun for verb, noun in table("labels")["takes"].items() if verb in label.text), "")
    noun = _FATE.split(before.noun, maxsplit=1)[0] if before is not None else ""
    noun = "" if noun and not without_verbs(noun) and is_bare(noun) else noun
    if noun and (not default or default[-1] in noun):
        long = len(noun) > _NOUN_LONG or "及" in noun or "和" in noun
        return (words("things").ending(noun) or ("" if len(noun) > _NOUN_LONG else noun)) if long else noun
    named = (
        [thing.word for thing in words("things").finditer(context)] if pattern("resulting").found(label.text) else []
    )
    if named and (not default or default[-1] in named[-1]):
        return named[-1]
    return default or next((noun for verb, noun in table("labels")["else_takes"].items() if verb in label.text), "")


def _told_before(label: Label, context: str) -> str:
    """What the same verb was said of before in the sentence: 资助困难学生,已资助了4000多人次."""
    deed = pattern("manner").sub("", label.verb or label.text)
    at = context.find(deed) if len(deed) >= _NAMED and not pattern("adopting").found(deed) else -1
    told = _OBJECT.match(context, at + len(deed)) if at >= 0 else None
    return told["noun"] if told else ""


def is_bare(text: str) -> bool:
    """Whether the words are a verb with nothing but its manner: 审查立案, 被省级以上采用."""
    bare = pattern("manner").sub("", text)
    return text not in members("complete") and bool(text) and not without_verbs(bare)


def told_apart(label: Label, before: Label | None, between: str) -> Label:
    """``围绕教育,提出提案9件;围绕医疗,提出提案7件``: of rows that read the same the topic tells which is which."""
    if before is None or not label.verb or not before.text.endswith(label.text):
        return label
    topic = pattern("topics").match(between.lstrip(",、;"))
    if topic is None:
        return label
    about = re.split(r"[,;、]", between.lstrip(",、;"))[0]
    return label._replace(text=about + label.text) if len(topic[0]) < len(about) <= _TOPIC_LONG else label


def in_sequence(label: Label, before: Label | None, place: Place, between: str) -> Label:
    """The label with what the next one needs to know: where it ends, and what stands before an open bracket."""
    alone = before is not None and ";" not in between and place.left.find(label.verb) <= _NEAR
    scope = label.scope or (_carried(label, before) if before is not None and alone else None)
    outer = None
    if before is not None:
        opened = between.rfind("(") > between.rfind(")")
        outer = before if opened else None if ")" in between else before.outer
    unit = place.figure.unit
    other = before.other if before is not None and before.unit == unit else before
    kin = None if label.noun else _kin(before, unit)
    noun = kin.noun if kin is not None else label.noun
    return label._replace(scope=scope, noun=noun, end=place.figure.end, unit=unit, outer=outer, other=other)


def _carried(label: Label, before: Label) -> str | None:
    """The scope of the figure before, for a deed without an actor; who adopts or comments does not act in the next."""
    if label.rule not in _CARRIES or not before.scope or not label.verb or _LEVEL.search(before.scope):
        return None
    judging = pattern("judging")
    return before.scope if judging.found(label.text) == judging.found(before.text) else None
