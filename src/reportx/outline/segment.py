"""Splitting a text into reports and noise.

A region runs from a title (or the first line that is no noise) to its last line of body. What a site put around and
between the reports becomes noise with a reason; a region in which no body of the field speaks of its work is none.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field

from reportx.rules.load import table
from reportx.rules.patterns import noise_pattern, pattern
from reportx.text import Line, View, split_lines

_LONG = 70
_FULL_STOP = tuple("。!?;…")
_MARKED = re.compile(r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)")
_GLYPHED = re.compile(r"[★☆●◆■]|[一-鿿]{2,3}[一二三四五六七八九十\d]{1,2}[:、]")
_SPACED = re.compile(r"(?:\S\s{1,3}){3,}\S")


@dataclass(slots=True)
class Region:
    """One report: its title, the lines of its head, and the lines of its body (noise left out)."""

    start: int
    end: int
    title: tuple[tuple[int, int], ...]
    subtitle: str
    head: list[Line]
    body: list[Line]
    context: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Noise:
    """A stretch of noise in offsets of the clean view."""

    start: int
    end: int
    reason: str


@dataclass(slots=True)
class Segments:
    """What a text holds: reports in order, and noise in order."""

    regions: list[Region]
    noise: list[Noise]


@dataclass(slots=True)
class _Marked:
    """A line with what is known about it while the text is being split."""

    line: Line
    reason: str | None = None
    tail: bool = False
    title: bool = False


def segment(view: View, *, excerpt: bool = False) -> Segments:
    """The reports of ``view`` and the noise around them.

    With ``excerpt`` the whole text is the body of one region, whatever it is; only lines of noise are left out.
    """
    marked = [_Marked(line) for line in split_lines(view.text)]
    _mark_noise(marked)
    if excerpt:
        return _excerpt(marked)
    _mark_titles(marked)
    starts = _starts(marked)
    regions: list[Region] = []
    edges = [*starts, len(marked)]
    if starts and starts[0] > 0:
        _dismiss(marked[: starts[0]], "page title")
    for begin, stop in itertools.pairwise(edges):
        part = marked[begin:stop]
        _mark_tail(part)
        region = _region(part)
        if region is None:
            _dismiss(part, "not a report")
        else:
            regions.append(region)
    return Segments(regions, _noise(marked))


def is_body(text: str) -> bool:
    """A line of prose: long, or a sentence."""
    return len(text) >= _LONG or (text.endswith(_FULL_STOP) and len(text) >= 20)


def _mark_noise(marked: list[_Marked]) -> None:
    combined, reasons = noise_pattern()
    captions = []
    for item in marked:
        text = item.line.text
        if len(text) > 400:
            continue
        match = combined.match(text)
        if match and match.lastgroup:
            reason, tail = reasons[int(match.lastgroup[1:])]
            if len(text) < 160 or reason == "site introduction":
                item.reason, item.tail = reason, tail
        elif 8 <= len(text) <= 72 and not text.endswith((*_FULL_STOP, ":", ",")) and _is_caption(text):
            captions.append(item)
    # One such line may be a heading of its own kind; captions come in numbers. Where they do, and the report's own
    # headings carry glyphs or names, every other unpunctuated line is one.
    if len(captions) < 2:
        return
    for item in captions:
        item.reason = "photo caption"
    if sum(1 for item in marked if _GLYPHED.match(item.line.text)) >= 3:
        for item in marked[marked.index(captions[0]) :]:
            text = item.line.text
            if item.reason is None and len(text) <= 40 and not text.endswith(_FULL_STOP) and not _GLYPHED.match(text):
                item.reason = "photo caption"


def _is_caption(text: str) -> bool:
    if pattern("headlines", "not_caption").match(text) or pattern("reports", "title", "pattern").match(text):
        return False
    return pattern("headlines", "caption").match(text) is not None and not _MARKED.match(text)


def _mark_titles(marked: list[_Marked]) -> None:
    rule, barred = pattern("reports", "title", "pattern"), pattern("reports", "title", "not_title")
    above = ""
    for item in marked:
        text = item.line.text
        if item.reason is None and len(text) <= 80 and not barred.match(text):
            bare = re.sub(r"^[—–-]{1,4}\s?", "", text)
            halved = pattern("reports", "head", "half_title").match(above) and pattern("reports", "head", "second_half").match(text)
            item.title = bool(rule.match(bare) or halved or rule.match(_unspaced(text)))
        above = text


def _unspaced(text: str) -> str:
    """A title set with a blank between any two characters, closed up."""
    return text.replace(" ", "") if _SPACED.fullmatch(text) else text


def _starts(marked: list[_Marked]) -> list[int]:
    """Indexes of the lines that open a region."""
    starts: list[int] = []
    block: int | None = None  # first line of the run of lines without prose that the cursor is in
    titled = False
    body = 0
    salutation = pattern("reports", "title", "salutation")
    for index, item in enumerate(marked):
        text = item.line.text
        if item.reason == "site introduction":
            # What stood above the introduction of a site is the page's title, not the report's.
            block, titled = None, False
            if not body:
                starts.clear()
            continue
        if item.reason is not None:
            if item.tail and body:
                block = None
            continue
        if is_body(text) and not item.title:
            if not starts:
                starts.append(index if block is None else block)
            body += len(text)
            block, titled = None, False
            continue
        if block is None:
            block = index
        if item.title and not titled:
            titled = True
            first = _first_of_title(marked, block, index)
            if not starts or body >= 200:
                starts.append(first)
                body = 0
        elif body >= 1500 and salutation.match(text) and _speaks_next(marked, index):
            starts.append(index)
            body, titled = 0, True
    if not starts:
        starts = [index for index, item in enumerate(marked) if item.reason is None][:1]
    return starts


def _first_of_title(marked: list[_Marked], block: int, index: int) -> int:
    """The first line of the head that the title at ``index`` closes; lines of a toolbar in between become noise."""
    first = index
    for above in range(index - 1, block - 1, -1):
        item = marked[above]
        if item.reason is not None:
            continue
        text = item.line.text
        if text.endswith(_FULL_STOP):
            break
        if len(text) < 6 or _MARKED.match(text):
            item.reason = "page furniture"
        elif len(text) <= 60:
            first = above
    return first


def _speaks_next(marked: list[_Marked], index: int) -> bool:
    following = marked[index + 1].line.text if index + 1 < len(marked) else ""
    return pattern("reports", "title", "speech_opening").match(following) is not None


def _mark_tail(part: list[_Marked]) -> None:
    """Everything behind a tail line is noise, once there has been a body and nothing of a report follows."""
    body = 0
    for index, item in enumerate(part):
        if item.reason is None:
            body += len(item.line.text) if is_body(item.line.text) else 0
            continue
        if not item.tail or body < 200:
            continue
        rest = [later for later in part[index + 1 :] if later.reason is None]
        weak = item.reason in ("editor line", "share bar", "footer", "disclaimer")
        if weak and sum(len(later.line.text) for later in rest) > body // 2:
            continue
        for later in part[index + 1 :]:
            later.reason = later.reason or item.reason
        return


def _region(part: list[_Marked]) -> Region | None:
    lines = [item.line for item in part if item.reason is None]
    if not lines or not _is_report(lines):
        return None
    title, subtitle, used = _title(part)
    head: list[Line] = list(used)
    rest = [line for line in lines if line not in head]
    body = _strip_head(rest, head, bool(title))
    if not body:
        return None
    first = min([line.start for line in head] + [body[0].start])
    return Region(first, body[-1].end, title, subtitle, head, body, [item.line for item in part if item.reason])


def _strip_head(lines: list[Line], head: list[Line], titled: bool) -> list[Line]:
    """Move the lines of the head (date and place, speaker) from ``lines`` to ``head``; the body's lines."""
    subtitle = pattern("reports", "title", "subtitle")
    index = 0
    while index < len(lines):
        text = lines[index].text
        spoken = titled and pattern("reports", "head", "speaker").match(text) and not text.endswith(_FULL_STOP)
        if not (pattern("reports", "head", "aside").match(text) or spoken or subtitle.match(text)):
            break
        head.append(lines[index])
        index += 1
    return lines[index:]


def _title(part: list[_Marked]) -> tuple[tuple[tuple[int, int], ...], str, list[Line]]:
    """``(title ranges, subtitle, lines used)`` of a region."""
    lines = [item.line for item in part if item.reason is None]
    titled = {item.line.start for item in part if item.title}
    prose = (i for i, line in enumerate(lines) if is_body(line.text) and line.start not in titled)
    stop = next(prose, len(lines))
    titles = [line for line in lines[:stop] if line.start in titled]
    if not titles:
        return _untitled(lines[:stop])
    last = titles[-1]
    at = lines.index(last)
    above = lines[:at]
    if re.match(r"[—–-]{1,4}\s?", last.text):
        used = [line for line in above if line not in titles] or []
        chosen = used[-3:] if used else []
        if chosen:
            return tuple((line.start, line.end) for line in chosen), last.text, [*above, last]
        dashes = re.match(r"[—–-]{1,4}\s?", last.text)
        return ((last.start + (dashes.end() if dashes else 0), last.end),), "", [last]
    chosen = [last]
    while above and pattern("reports", "head", "half_title").match(above[-1].text) and above[-1] not in titles and len(chosen) < 3:
        chosen.insert(0, above.pop())
    following = lines[at + 1].text if at + 1 < len(lines) else ""
    subtitle = following if pattern("reports", "title", "subtitle").match(following) else ""
    return tuple((line.start, line.end) for line in chosen), subtitle, lines[: at + 1]


def _untitled(lines: list[Line]) -> tuple[tuple[tuple[int, int], ...], str, list[Line]]:
    """A first line that is no prose, no marker and no part heading titles the report all the same."""
    if not lines:
        return (), "", []
    first = lines[0]
    barred = pattern("reports", "title", "not_title").match(first.text) or _MARKED.match(first.text)
    if barred or pattern("reports", "title", "salutation").match(first.text) or len(first.text) < 6:
        return (), "", []
    if any(pattern("roles", "headings", role).search(first.text) for role in ("review", "plan", "either")):
        return (), "", []
    if len(lines) == 1 or not pattern("reports", "title", "subtitle").match(lines[1].text):
        return (((first.start, first.end),), "", [first]) if len(lines) > 1 else ((), "", [])
    return ((first.start, first.end),), lines[1].text, lines[:2]


def _is_report(lines: list[Line]) -> bool:
    rules = table("reports")["evidence"]
    text = "\n".join(line.text for line in lines)
    if sum(len(line.text) for line in lines if is_body(line.text)) < rules["min_chars"]:
        return False
    body = len(pattern("reports", "evidence", "body").findall(text))
    work = len(pattern("reports", "evidence", "work").findall(text))
    return body >= int(rules["min_body"]) and work >= int(rules["min_work"])


def _excerpt(marked: list[_Marked]) -> Segments:
    lines = [item.line for item in marked if item.reason is None or not item.tail]
    for item in marked:
        if item.line in lines:
            item.reason = None
    if not lines:
        return Segments([], _noise(marked))
    region = Region(lines[0].start, lines[-1].end, (), "", [], lines)
    return Segments([region], _noise(marked))


def _dismiss(part: list[_Marked], reason: str) -> None:
    for item in part:
        item.reason = item.reason or reason


def _noise(marked: list[_Marked]) -> list[Noise]:
    """Noise lines as stretches; neighbours of one reason are one stretch."""
    stretches: list[Noise] = []
    last: _Marked | None = None
    for item in marked:
        if item.reason is not None:
            if last is not None and last.reason == item.reason:
                stretches[-1].end = item.line.end
            else:
                stretches.append(Noise(item.line.start, item.line.end, item.reason))
        last = item
    return stretches
