"""Which script a text is written in, and traditional to simplified conversion that keeps every length.

The check reads a sample and counts characters that exist in one script only; OpenCC and its dictionaries are loaded
only for a text that needs them.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

Script = Literal["hans", "hant", "mixed"]

# Frequent characters of formal prose whose form differs between the scripts; each stands in one of them alone.
_TRADITIONAL = frozenset(
    "們餘個來時會國學對經業發體務員議協調開關與為問題動實現進資產設機構團結區縣鄉鎮總書記習黨導單報專項點億"
    "萬條場領聯續強幹議視處職責圍繞檢討統戰爭創權義環護財產農戶樣級歷屆將應該從過還這裏話說讀寫華聞標準規"
    "劃價質數據網絡論證訴運營優勢穩範圍顯際陸續廳廣無礙濟滿負擔後終極積極確認識據"
)
_SIMPLIFIED = frozenset(
    "们个来时会国学对经业发体务员议协调开关与为问题动实现进资产设机构团结区县乡镇总书记习党导单报专项点亿"
    "万条场领联续强议视处职责围绕检讨统战争创权义环护财产农户样级历届将应该从过还这话说读写华闻标准规划价"
    "质数据网络论证诉运营优势稳显际陆厅广无济满负担终极积确认识据"
)
_SAMPLE = 4000


def script_of(text: str) -> Script:
    """``hant`` or ``mixed`` where traditional characters are part of the writing, ``hans`` otherwise.

    A stray traditional character in a name does not make a text traditional: at least one in a hundred of the
    characters sampled must be, and two in all where the text is longer than a line.
    """
    sample = text[:_SAMPLE] if len(text) <= 2 * _SAMPLE else text[:_SAMPLE] + text[-_SAMPLE:]
    traditional = sum(map(_TRADITIONAL.__contains__, sample))
    if traditional < (2 if len(sample) >= 40 else 1) or traditional * 100 < len(sample):
        return "hans"
    simplified = sum(map(_SIMPLIFIED.__contains__, sample))
    return "mixed" if simplified * 4 > traditional else "hant"


@cache
def _converter() -> object:
    from opencc import OpenCC

    return OpenCC("t2s")


def to_simplified(text: str) -> str:
    """``text`` in simplified characters, the same length.

    Only the character-for-character configuration is used (the phrase variants of OpenCC change words and lengths);
    should a dictionary entry change a length all the same, its line is converted character by character.
    """
    convert = _converter().convert  # type: ignore[attr-defined]
    lines = text.split("\n")
    converted = convert(text).split("\n")
    if len(lines) == len(converted) and all(len(a) == len(b) for a, b in zip(lines, converted, strict=True)):
        return "\n".join(converted)
    return "\n".join("".join((convert(char) or char)[:1] for char in line) for line in lines)
