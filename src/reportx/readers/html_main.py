"""Which part of a page is the article, and what its lines are.

The article is the smallest part that holds all prose of the page, so none of it can be lost. Parts whose name in the
markup says that they are something else do not count, nor do lines that the rules of noise know.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from reportx.rules.patterns import noise_rule, pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportx.readers.html_walk import Page, PageLine, Part

# A line of prose has so many characters and a sign that sentences have; colons stand in lists of particulars as well.
# One that is all link must be longer: a link that is never closed makes one of all that follows.
_PROSE, _LONG = 20, 80
_STOPS = re.compile(r"[，。；！？,;]")
# The lines of digests, figures with their measure words, count where there is less prose than this.
_LITTLE = 1500
# A part that holds more of the prose than this share is the article, whatever its name; a bar or a caption that
# has more characters than this is none.
_SHARE, _BAR = 0.2, 400
_BARS = frozenset(["navigation", "share bar", "publication line", "photo caption"])


class Reading:
    """The page as it is shown: its lines in order, and for each part what it turned out to be."""

    def __init__(self, page: Page, lines: list[PageLine]) -> None:
        self.parts = page.parts
        self.lines = _shown(lines)
        self.reasons = _reasons(self.lines, page.parts)

    def reason(self, line: PageLine) -> str | None:
        """Why ``line`` is no text of the article, as far as the markup says so."""
        return self.reasons[line.part]

    def article(self) -> range:
        """The numbers of the lines of the article: all of them where nothing tells it apart."""
        prose = [
            line for line in self.lines if self.reason(line) is None and is_prose(line) and not noise_reason(line.text)
        ]
        wanted = prose
        if sum(len(line.text) for line in prose) < _LITTLE:
            wanted = [*prose, *(line for line in self.lines if self.reason(line) is None and _is_told(line))]
        sums = _sums((line.part, 1) for line in wanted) if wanted else Counter[int]()
        totals = _accumulated(sums, self.parts)
        main = max((part for part, count in totals.items() if count == len(wanted)), default=0)
        inside = _under(main, self.parts)
        held = [number for number, line in enumerate(self.lines) if inside[line.part]]
        return range(held[0], held[-1] + 1) if held else range(len(self.lines))

    def set_apart(self, numbers: range) -> list[str | None]:
        """Why each of these lines is no text of the article: its part, or it is a caption, or mere links."""
        lines = self.lines[numbers.start : numbers.stop]
        linked = [3 * line.links >= 2 * len(line.text) for line in lines]
        # A link that is never closed makes links of the article itself.
        told = [all_link for line, all_link in zip(lines, linked, strict=True) if is_prose(line)]
        astray = 2 * sum(told) > len(told)
        reasons: list[str | None] = []
        for number, line in enumerate(lines):
            first = max(0, number - 2)
            listed = any(linked[at : at + 3] == [True] * 3 for at in range(first, number + 1)) and not astray
            other = "photo caption" if is_caption(line) else "navigation" if is_bar(line) or listed else None
            reasons.append(self.reason(line) or other)
        return reasons


def is_prose(line: PageLine) -> bool:
    text = line.text.strip()
    enough = _PROSE if 2 * line.links < len(text) else _LONG
    return len(text) >= enough and _STOPS.search(text) is not None


def noise_reason(text: str) -> str | None:
    """Why a rule of noise knows this line, None where none does; prose only where the rule is meant for prose."""
    short = text.strip()
    long = len(short) >= 70 or short.endswith("。")
    if len(short) >= 160:
        return None
    view = short.replace("：", ":").replace("（", "(").replace("，", ",")
    rule = noise_rule(view, prose=long)
    return rule.reason if rule else None


def title_at(lines: list[PageLine], title: str) -> int | None:
    """The line at which ``title`` stands or, where it is set on several lines, begins."""
    wanted = _bare(title).rstrip(".…")
    for number, line in enumerate(lines):
        first = _bare(line.text)
        joined = first + "".join(_bare(following.text) for following in lines[number + 1 : number + 4])
        whole = wanted in first or (wanted.startswith(first) and joined.startswith(wanted))
        if wanted and (whole or (5 * len(first) >= 3 * len(wanted) and wanted.startswith(first))):
            return number
    return None


def is_titled(lines: list[PageLine]) -> bool:
    """Whether one of these lines is the title of a report."""
    return any(pattern("reports", "title", "pattern").match(line.text.strip()) for line in lines if len(line.text) < 80)


def heading_at(lines: list[PageLine]) -> int | None:
    """The last heading of the highest level that is long enough for a title and no name of a site."""
    found = [(line.level, -number) for number, line in enumerate(lines) if line.level and len(line.text) >= 8]
    found = [(level, number) for level, number in found if not lines[-number].text.endswith(("网", "网站", "门户"))]
    return -min(found)[1] if found else None


def _bare(text: str) -> str:
    return re.sub(r"\W", "", text)


def is_bar(line: PageLine) -> bool:
    """Several links and nothing else."""
    return line.anchors > 1 and not is_prose(line) and 5 * line.links >= 4 * len(line.text.replace(" ", ""))


def is_caption(line: PageLine) -> bool:
    """A short centred line right under a picture, in words of captions and not set like a heading."""
    text = line.text.strip()
    if not line.under_image or not line.centred or line.bold or line.level or not 6 <= len(text) <= 60:
        return False
    if _holds_figure(text) or pattern("headlines", "not_caption").match(text):
        return False
    titled = pattern("reports", "title", "pattern").match(text) or re.match(r"[一二三四五六七八九十(（第]", text)
    return not titled and pattern("headlines", "caption").match(text) is not None


def _holds_figure(text: str) -> bool:
    return pattern("reports", "evidence", "counted").search(text) is not None


def _is_told(line: PageLine) -> bool:
    """A line with a figure, as the digests have them."""
    counted = 2 * line.links < len(line.text) and _holds_figure(line.text)
    return counted and noise_reason(line.text) is None


def _shown(lines: list[PageLine]) -> list[PageLine]:
    """The lines without the hidden ones; a hidden part with more prose than all that is shown waits for its script."""
    prose = Counter[int | None]()
    for line in lines:
        if is_prose(line):
            prose[line.hidden] += len(line.text)
    shown = {hidden for hidden, count in prose.items() if hidden is None or count > prose[None]}
    return [line for line in lines if line.hidden is None or line.hidden in shown]


def _reasons(lines: list[PageLine], parts: list[Part]) -> list[str | None]:
    """What each part is by its own name or that of one around it, where its content does not speak against it."""
    prose = _accumulated(_sums((line.part, len(line.text)) for line in lines if is_prose(line)), parts)
    length = _accumulated(_sums((line.part, len(line.text)) for line in lines), parts)
    told = _accumulated(_sums((line.part, 1) for line in lines if _is_told(line)), parts)
    most = _SHARE * prose[0]
    reasons: list[str | None] = []
    for number, (parent, reason, _) in enumerate(parts):
        around = reasons[parent] if number else None
        bar = length[number] <= _BAR and not told[number]
        believed = prose[number] <= most and (reason not in _BARS or bar)
        reasons.append(around or (reason if believed else None))
    return reasons


def _sums(counts: Iterable[tuple[int, int]]) -> Counter[int]:
    sums = Counter[int]()
    for part, count in counts:
        sums[part] += count
    return sums


def _accumulated(sums: Counter[int], parts: list[Part]) -> Counter[int]:
    """The sums of parts with all that they hold; a part stands behind the one around it."""
    totals = sums.copy()
    for number in range(len(parts) - 1, 0, -1):
        if totals[number]:
            totals[parts[number].parent] += totals[number]
    return totals


def _under(main: int, parts: list[Part]) -> list[bool]:
    inside = [False] * len(parts)
    for number, part in enumerate(parts):
        inside[number] = number == main or (number > main and inside[part.parent])
    return inside
