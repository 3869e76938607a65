"""Run-in headlines: short sentences that open a paragraph, or a stretch of one, and name what follows."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from reportx.outline.candidates import LEAD, Heading, after
from reportx.rules.load import table
from reportx.rules.patterns import pattern

if TYPE_CHECKING:
    from reportx.text import Line

_SENTENCE_END = re.compile(r"[。!?]|;(?=.)")
# Sentences that could be headlines by their length, in paragraphs that are long enough to hold several.
_SENTENCE, _SHORT, _LONG = re.compile(r"(?<=。)[^。!?]{6,}(?=。)"), 18, 120
_BRACKETED = re.compile(r"[【〖]\s?([^【】〖〗,。;\n]{2,24}?)\s?[】〗](?=.)")
# What holds numerals in a headline and counts nothing: quotations, 千家万户.
_FREE = re.compile(r"“[^”]*”|千家万户|[进入走]万家")


def find_run_ins(text: str, paragraphs: list[Line], headings: list[Heading], taken: set[int]) -> list[Heading]:
    """Headlines that open a paragraph, judged together with their sisters between two headings."""
    lined = sorted(heading.start for heading in headings if heading.own_line)
    groups: dict[int, list[Line]] = {}
    bracketed = _bracketed(text, paragraphs, taken)
    taken = taken | {heading.start for heading in bracketed}
    for line in paragraphs:
        groups.setdefault(bisect_right(lined, line.start), []).append(line)
    found = bracketed
    parallels = _openings(paragraphs, taken)
    for number, members in groups.items():
        if number == 0 and lined:
            continue  # the opening words of a report that has headings are no headlines
        found += _judge(text, [line for line in members if line.start not in taken], parallels)
    found = _without_epilogues(text, paragraphs, found, headings)
    # Some reports set several headlined stretches in one paragraph; where headlines open paragraphs instead, a short
    # sentence in the middle is just one.
    if sum(1 for heading in found if heading.family == "run_in") <= 2:
        found += _inside(text, paragraphs)
    return found


def _bracketed(text: str, paragraphs: list[Line], taken: set[int]) -> list[Heading]:
    """Headlines in heavy brackets: 【党建引领】 and the paragraph behind them; one alone may be anything."""
    found: list[Heading] = []
    for line in paragraphs:
        match = None if line.start in taken else _BRACKETED.match(text, line.start, line.end)
        if match:
            body = after(text, match.end(), line.end)
            found.append(Heading(line.start, match.start(1), match.end(1), body, "run_in"))
    return found if len(found) >= 2 else []


def _openings(paragraphs: list[Line], taken: set[int]) -> set[str]:
    """Openings (一年来, 我们…) that several paragraphs of the report share."""
    counts: dict[str, int] = {}
    for line in paragraphs:
        if line.start in taken:
            continue
        prefix = LEAD.match(line.text)
        key = prefix[0] if prefix else line.text[:2]
        counts[key] = counts.get(key, 0) + 1
    return {key for key, count in counts.items() if count >= 2}


def _first_sentence(text: str, line: Line) -> tuple[int, bool]:
    """``(end of the first sentence, whether more of the paragraph follows)``."""
    match = _SENTENCE_END.search(text, line.start, line.end)
    if match is None:
        return line.end, False
    return match.start(), match.end() < line.end


def _judge(text: str, group: list[Line], parallels: set[str]) -> list[Heading]:
    limits = table("headlines")
    good: list[tuple[Line, int, bool, bool]] = []
    for line in group:
        end, more = _first_sentence(text, line)
        sentence = text[line.start : end]
        prefix = LEAD.match(sentence)
        parallel = bool(prefix and prefix[0] in parallels) or (sentence[:2] == "我们" and "我们" in parallels)
        if not _may_head(sentence, parallel):
            continue
        if more and len(sentence) <= (limits["max_parallel"] if parallel else limits["max_plain"]):
            good.append((line, end, parallel, True))
        elif not more and parallel and text[end : end + 1] == "。" and len(sentence) <= 50:
            good.append((line, end, True, False))
    sisters = sum(1 for line, end, _, _ in good if _is_sister(text[line.start : end]))
    bodies = sum(1 for line in group if len(line.text) > 30)
    found: list[Heading] = []
    for line, end, parallel, more in good:
        sentence = text[line.start : end]
        plain = "," not in sentence and len(sentence) <= limits["max_alone"] and _opens(sentence)
        if parallel or plain or (sisters >= 2 and sisters * 2 >= bodies and (more or parallel)):
            heading = Heading(line.start, line.start, end, after(text, end, line.end), "run_in")
            if not more:
                heading.family, heading.own_line = "parallel", True
            elif parallel and LEAD.match(sentence):
                heading.family = "run_in_parallel"
            found.append(heading)
    aspects = [line for line in group if re.match(r"在.{2,12}方面[,:]", line.text)]
    if len(aspects) >= 2:
        found += [_aspect(text, line) for line in aspects if line.start not in {h.start for h in found}]
    return found


def _without_epilogues(
    text: str, paragraphs: list[Line], found: list[Heading], headings: list[Heading]
) -> list[Heading]:
    """Without the sayings that round sections off: behind headlines with their matter, a short last paragraph."""
    ends = {line.start: line.end for line in paragraphs}
    others = {heading.start for heading in headings}
    known = {heading.start: heading for heading in found}
    epilogues: set[int] = set()
    matters: list[int] = []
    firsts: set[str] = set()  # a list whose items open alike ends with one that does
    for start, following in itertools.pairwise(sorted(set(ends) | others)):
        heading = known.get(start)
        if heading is None:
            if start in others:
                matters, firsts = [], set()
            continue
        matter = ends[start] - heading.body_start
        closes = following in others and len(matters) >= 2
        short = closes and 2 * matter < sorted(matters)[(len(matters) - 1) // 2]
        if short and text[start] not in firsts and not _opens(text[start : heading.title_end]):
            epilogues.add(start)
        firsts.add(text[start])
        matters.append(matter)
    return [heading for heading in found if heading.start not in epilogues]


def _is_sister(sentence: str) -> bool:
    """Counts as evidence that headlines stand here: an imperative, or words too few for a statement."""
    return _opens(sentence) or ("," not in sentence and len(sentence) <= 12)


def _aspect(text: str, line: Line) -> Heading:
    end = text.index("方面", line.start) + 2
    return Heading(line.start, line.start, end, after(text, end, line.end), "run_in")


def _may_head(sentence: str, parallel: bool) -> bool:
    if not 5 <= len(sentence) <= table("headlines")["max_parallel"]:
        return False
    if pattern("headlines", "never_first").match(sentence):
        return False
    if pattern("headlines", "figure").search(_FREE.sub("", sentence)):
        return False
    if sentence.count("“") != sentence.count("”"):
        return False
    if not parallel and pattern("headlines", "not_start").match(sentence):
        return False
    if pattern("roles", "passages", "experience").match(sentence):
        return False
    return pattern("headlines", "not_inside").search(sentence) is None


def _opens(sentence: str) -> bool:
    return bool(pattern("headlines", "opens").match(sentence) or pattern("headlines", "eight").fullmatch(sentence))


def _inside(text: str, paragraphs: list[Line]) -> list[Heading]:
    """Headlines in the middle of a paragraph: a short imperative sentence, followed by its matter at some length."""
    limits = table("headlines")
    rule = re.compile(rf"(?:(?<=。)|(?<=。”))((?!”)[^。,;:、!?]{{6,{limits['max_inside']}}})。(?=[^\n])")
    found: list[Heading] = []
    long = [line for line in paragraphs if len(line.text) >= _LONG]
    short = holding = 0
    for line in long:
        mine = _inside_one(text, line, rule)
        found += mine
        holding += bool(mine)
        short += sum(1 for sentence in _SENTENCE.findall(line.text) if len(sentence) <= _SHORT) if mine else 0
    # One alone is a short sentence; headlines come in numbers, and text that sets them has few other short sentences.
    return found if len(found) >= 2 and 2 * len(found) >= short and 4 * holding >= len(long) else []


def _inside_one(text: str, line: Line, rule: re.Pattern[str]) -> list[Heading]:
    found: list[Heading] = []
    end = line.end
    for match in reversed(list(rule.finditer(text, line.start, line.end))):
        sentence = match[1]
        matter = end - match.end()
        if matter < table("headlines")["min_matter"] or not _opens(sentence) or not _may_head(sentence, False):
            continue
        found.append(Heading(match.start(), match.start(), match.end(1), match.end(), "run_in"))
        end = match.start()
    return found
