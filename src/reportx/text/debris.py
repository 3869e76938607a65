"""What crawlers, transcripts and tokenizers leave inside a text: markup, escapes written out, stamps, doubled signs.

Each kind is looked for only where the text holds the characters that it needs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable


# A stretch of the source that the clean view leaves out, and the character put in its place: (start, end, char).
Cut: TypeAlias = "tuple[int, int, str]"
# What to look for where the text holds one of the words, what it becomes, and how many of it there must be: fewer are
# something else. The expression is built then, for few texts need it.
_Debris: TypeAlias = "tuple[tuple[str, ...], str, Callable[[re.Match[str]], str], int]"

_LT, _GT = "(?:<|&lt;)", "(?:>|&gt;)"
_BLOCKS = (
    "br|p|div|li|ul|ol|tr|table|tbody|thead|h[1-6]|hr|section|article|center|blockquote|d[dlt]|title|body|head|html"
)
_INLINE = (
    "b|i|u|s|em|strong|span|font|a|img|su[bp]|small|big|o:p|st1:[a-z]+|label|input|button|t[dh]|meta|link|form|iframe"
)
_ATTRIBUTES = r"(?:\s[a-zA-Z-]{1,20}\s?=[^<>\n]{0,400}?)?\s?/?"
_CLOCK, _SECONDS = r"\d{1,2}:\d{2}(?::\d{2})?", r"\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,3})?"
_UNBRACKETED = r"[^()（）\[\]【】\n]{0,8}"
# Whoever speaks besides the one who reports: their words stay, for their lines are noise.
_OTHERS = "主持|记者|网友|编辑|直播"
_DEBRIS: tuple[_Debris, ...] = (
    # A comment or a script of a site may be long, and one that never ends is none.
    (("<!--",), r"(?s)<!--.{0,4000}?-->", lambda _: "", 1),
    (("<s", "<S"), r"(?si)<(script|style)\b[^<>]{0,200}>.{0,4000}?</\1\s?>", lambda _: "", 1),
    (("<", "&lt;"), rf"(?i){_LT}/?(?:{_BLOCKS}){_ATTRIBUTES}{_GT}", lambda _: "\n", 1),
    (("<", "&lt;"), rf"(?i){_LT}/?(?:{_INLINE}){_ATTRIBUTES}{_GT}", lambda _: "", 1),
    (
        ("[SEP]", "[CLS]", "[PAD]", "[EOS]", "[BOS]"),
        r"\[(SEP|CLS|PAD|EOS|BOS)\]",
        lambda match: "\n" if match[1] == "SEP" else "",
        1,
    ),
    # Escapes as they stand in program code; behind a letter they are a path: C:\temp.
    (
        ("\\",),
        r"(?<![A-Za-z:\\])\\(r\\n|n|r|t|u3000|u00a0|xa0|u200[0-9ab])(?![a-z])",
        lambda match: "\n" if match[1].endswith("n") else " ",
        1,
    ),
    (
        ("掌声", "鼓掌", "笑声"),
        rf"[(（\[【]{_UNBRACKETED}(?:掌声|鼓掌|笑声){_UNBRACKETED}[)）\]】]",
        lambda _: "",
        1,
    ),
    # [2024-01-15 09:12:33] [speaker]: and [10:03]; a clock at the start of a line needs no brackets if it has seconds.
    (
        ("[", "【"),
        (
            rf"[\[【](?:\d{{4}}[-/]\d{{1,2}}[-/]\d{{1,2}}\s{{1,2}})?{_CLOCK}[\]】]"
            rf"(?:[ \u3000]?[\[【](?!{_OTHERS})[^\[\]【】\n]{{1,12}}[\]】][ \u3000]?[:：]?)?"
        ),
        lambda _: "",
        1,
    ),
    (
        (":",),
        rf"(?m)^[ \t\u3000]*{_SECONDS}(?: --> {_SECONDS})?",
        lambda _: "",
        3,
    ),
    (("，，", "。。", "；；", "、、"), r"，{2,}|。{2,}|；{2,}|、{2,}", lambda match: match[0][0], 1),
)


def find_debris(source: str) -> list[Cut]:
    """The stretches of ``source`` that are debris, kind by kind; they may overlap."""
    cuts: list[Cut] = []
    for needs, pattern, char, least in _DEBRIS:
        if any(need in source for need in needs):
            matches = list(re.finditer(pattern, source))
            if len(matches) >= least:
                cuts += [(match.start(), match.end(), char(match)) for match in matches]
    return cuts
