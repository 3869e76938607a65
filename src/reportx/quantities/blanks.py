"""Numbers written with blanks between their characters (一百 五 十 二, 百 分 之 五) as one word, with the way back.

Only where what the blanks divide makes one well-formed number: two numbers side by side (三十 二十) stay two.
"""

from __future__ import annotations

import re

from reportx.quantities.expressions import EXPRESSION, HAN, value_of_expression
from reportx.text import View

_B = " {0,4}"
_PIECE = rf"(?:[{HAN}]|\d[\d,.]*|\.\d+)"
_STRETCH = re.compile(
    rf"(?:负{_B})?(?:[百佰]{_B}分{_B}之{_B}负?)?{_PIECE}"
    rf"(?:{_B}(?:{_PIECE}|点(?={_B}[{HAN}])|又|分{_B}之(?:{_B}负)?|[余多几]))*"
    rf"(?:{_B}[kK](?!\w))?(?:{_B}个?{_B}百{_B}分{_B}点|{_B}[成折](?: [{HAN}](?!{_B}[{HAN}]))?)?"
)
_BLANK = re.compile(r"(?<=[一-鿿〇]) +(?=\S)|(?<=[\d.]) +(?=[一-鿿〇kK])|(?<=\d) (?=\d *折)")
_TAIL = re.compile(r"[余多几]?[万亿]*(?:个?百分点|[成折].?)?")


def join_numbers(text: str) -> View:
    """``text`` with such numbers joined, as a view of it."""
    pieces: list[str] = []
    runs: list[tuple[int, int]] = []
    done = length = 0
    for match in _STRETCH.finditer(text):
        if " " not in match[0] or not _is_number(_BLANK.sub("", match[0])):
            continue
        for blank in _BLANK.finditer(text, match.start(), match.end()):
            if blank.start() > done:
                runs.append((length, done))
                pieces.append(text[done : blank.start()])
                length += blank.start() - done
            done = blank.end()
    runs.append((length, done))
    pieces.append(text[done:])
    joined = "".join(pieces)
    return View(text, joined, joined, "hans", tuple(runs), tuple(start for start, _ in runs))


def _is_number(text: str) -> bool:
    match = EXPRESSION.match(text)
    return match is not None and value_of_expression(match) is not None and bool(_TAIL.fullmatch(text, match.end()))
