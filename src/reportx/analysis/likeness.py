"""How alike two labels are, which words make them count different things, and which units count alike."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportx.model.observation import Observation

# Below this two labels are no longer plainly the same thing in other words.
SURE = 0.6
# Below this they are not paired where a report has others to choose from.
LEAST = 0.34
# Below this not even where each report has one alone.
FLOOR = 0.2

_SIGNS = re.compile(r"[\W_]+")
# What says how, when or by whom something was done, and not what.
_EMPTY = re.compile(
    "全年|一年来|五年来|总计|总共|累计|共计|合计|(?<![公中])共(?=[收开召举组形提立编征接完受])|先后|分别|已经|已|各项|各类|各种|广大|积极|深入|有关|相关|年度"
)
_VERBS = re.compile(
    "^(?:应邀|开展|举办|召开|组织|形成|提出|收到|提交|征集|编报|报送|反映|接待|举行|完成|撰写|得到|获得|获|作出|建立"
    "|设立|评选|评出|表彰|表扬|选派|聘请|委派|制定|修订|完善|促成|推动|帮助|协调|经?审查后?|领衔|领办|遴选|参加|参与)+"
)
_ENDINGS = re.compile("(?:方面|领域|类|数量|数|的)$")
# Of two labels, one with such a word and one without do not count the same.
_DEFINING = {
    "partly_satisfied": re.compile("基本满意"),
    # 基本满意率 without those who are satisfied.
    "only_partly": re.compile("^(?:(?!满意).)*基本满意(?!.*(?<!基本)满意)"),
    "partly_solved": re.compile("基本解决"),
    "new": re.compile("新(?:建|增|设|制定|成立|立|招|聘|添|发展)"),
    "stock": re.compile("总数|总量|现有"),
    "mean": re.compile("平均|人均"),
}
_SAME_UNITS = (
    ("人", "名", "位"),
    ("次", "场", "场次"),
    ("个", "项"),
    ("批", "批次"),
    ("家", "户"),
    ("篇", "篇次"),
    ("件", "件次"),
    ("条", "条次"),
)
_FAMILIES = {unit: units[0] for units in _SAME_UNITS for unit in units}


@cache
def core(label: str) -> str:
    """What a label is about: without signs, the verb it begins with, and words that say nothing of it.

    >>> core("全年共收到提案"), core("经济建设方面"), core("召开")
    ('提案', '经济建设', '召开')
    """
    plain = _SIGNS.sub("", label)
    bare = _VERBS.sub("", _EMPTY.sub("", plain))
    return _ENDINGS.sub("", bare) or bare or plain


@cache
def likeness(first: str, second: str) -> float:
    """From 0 to 1, by the characters that what they are about has in common, in whatever order (Dice).

    >>> likeness("专题调研", "调研专题"), likeness("专题调研", "讲堂")
    (1.0, 0.0)
    """
    one, other = core(first), core(second)
    if one == other:
        return 1.0
    common = (Counter(one) & Counter(other)).total()
    return round(2 * common / (len(one) + len(other)), 2) if common else 0.0


def heads_agree(first: str, second: str) -> bool:
    """Whether both end in the same word, which in Chinese is the thing itself.

    >>> heads_agree("深入社区宣讲", "组织理论宣讲"), heads_agree("宣讲团", "宣讲")
    (True, False)
    """
    return core(first)[-2:] == core(second)[-2:]


def defining(label: str) -> frozenset[str]:
    """Which words of the label change what is counted."""
    return frozenset(name for name, pattern in _DEFINING.items() if pattern.search(label))


def without_new(label: str) -> str:
    """The label without the word that says that the thing is new, if it has any other.

    >>> without_new("新建委员工作室"), without_new("议事室新增"), without_new("新增")
    ('委员工作室', '议事室', '新增')
    """
    return _DEFINING["new"].sub("", label) or label


def units_alike(first: str | None, second: str | None) -> bool:
    """Whether a thing counted in one unit may be set against the same thing counted in the other."""
    return unit_family(first) == unit_family(second)


def unit_family(unit: str | None) -> str | None:
    """The first of the units that count the same thing in other words: 318家 and 318户.

    >>> unit_family("户"), unit_family("万亩"), unit_family(None)
    ('家', '万亩', None)
    """
    return _FAMILIES.get(unit, unit) if unit is not None else None


def kin(one: Observation) -> str:
    """What may be paired at all: money with money, rates with rates; cases and persons are told apart later."""
    return "count" if one.dimension in ("count", "person_times") else one.dimension
