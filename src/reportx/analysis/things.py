"""What a label without a code counts, or what grows, without the verbs about it."""

from __future__ import annotations

import re
from functools import cache

from reportx.analysis.likeness import core, likeness

# So alike must two labels be that no code holds together.
SAME_THING = 0.85

_FRONT = re.compile("^(?:全[省市县区州](?!运)|实现|达到|推进|新增|突破|完成|预计|力争|争取|确保|保持)+(?=..)")
_BACK = re.compile("(?<=..)(?:完成|实现|达到|达|突破|超过|预计|同比|年均|按|约|为)+$")
# One such word more, and it is another thing, however alike the labels are.
_KINDS = re.compile(
    "高价值|高技术|高新|人均|平均|最低|城镇|农村|规上|限上|民营|国有|外商|制造业|服务业|工业|农业|净|省级|市级|县级"
)
# With such a word on one side alone it is a part of what the other counts, though the code may be the same.
_QUALIFIERS = re.compile(
    r"[一二三五十百千\d]*[百千万亿]+元以上|民营|国有|规上|限上|外资|外商|重点|骨干|龙头|中小|小微|高新|上市"
)
_RISES = re.compile("(?:增长|增加|提高|提升|上升|增幅|增速|涨幅|增)(?:了|率)?$")
_FALLS = re.compile("(?:下降|降低|减少|回落|压减|降幅|降)(?:了|率)?$")


@cache
def thing(label: str) -> str:
    """What is counted.

    >>> thing("实现地区生产总值"), thing("地区生产总值完成"), thing("召开党组会议")
    ('地区生产总值', '地区生产总值', '党组会议')
    """
    return _BACK.sub("", _FRONT.sub("", core(label)))


def _kinds(label: str) -> frozenset[str]:
    return frozenset(_KINDS.findall(label.replace("规模以上", "规上")))


def things_alike(one: str, other: str) -> float:
    """As ``likeness``, of what is counted; 0 where the lengths alone tell that they are two things."""
    if _kinds(one) != _kinds(other):
        return 0.0
    first, second = thing(one), thing(other)
    if first == second:
        return 1.0
    shorter, longer = sorted((len(first), len(second)))
    return likeness(first, second) if 2 * shorter >= SAME_THING * (shorter + longer) else 0.0


@cache
def qualifiers(label: str) -> frozenset[str]:
    """Words that narrow what is counted.

    >>> sorted(qualifiers("走访规模以上民营企业")), sorted(qualifiers("走访企业"))
    (['民营', '规上'], [])
    """
    return frozenset(_QUALIFIERS.findall(label.replace("规模以上", "规上").replace("限额以上", "限上")))


@cache
def growing(label: str) -> tuple[str, int]:
    """What grows (1) or shrinks (-1); nothing where the label does not tell both.

    >>> growing("实现地区生产总值增长"), growing("刑事案件下降"), growing("年均增速")
    (('地区生产总值', 1), ('刑事案件', -1), ('', 0))
    """
    for pattern, direction in ((_RISES, 1), (_FALLS, -1)):
        if found := pattern.search(label):
            what = re.sub("(?:同比|年均|年|按)+$", "", label[: found.start()])
            return (thing(what), direction) if what else ("", 0)
    return "", 0
