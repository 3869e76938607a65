"""The clean view: what the rules read, with the runs that lead every character back to the source.

Characters are mapped one to one (full-width forms, odd spaces, traditional characters) or dropped (pinyin glosses,
zero-width characters, HTML entities, the debris of sites). What was dropped is recorded while it is dropped, so
offsets are looked up and never searched for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Literal, NamedTuple

from reportx.text.debris import find_debris
from reportx.text.layout import PLAIN, Aside, Layout
from reportx.text.lines import are_narrow
from reportx.text.script import script_of, to_simplified

if TYPE_CHECKING:
    from reportx.text.debris import Cut
    from reportx.text.hardbreaks import Joined

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿê"
_LETTERS = rf"[a-zü{_TONED}]{{1,30}}"
_ENTITIES = {
    "nbsp": " ",
    "ensp": " ",
    "emsp": " ",
    "thinsp": " ",
    "ldquo": "“",
    "rdquo": "”",
    "lsquo": "‘",
    "rsquo": "’",
    "middot": "·",
    "bull": "•",
    "mdash": "—",
    "ndash": "–",
    "hellip": "…",
    "times": "×",
    "quot": '"',
    "lt": "<",
    "gt": ">",
    "amp": "&",
}
# An entity whose ampersand a site has already eaten (``?rdquo;``) is one as well. Every choice begins with a plain
# character, which lets the search skip to it.
_NAMES = "|".join(_ENTITIES)
_ZERO_WIDTH = "|".join(map(chr, [*range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF, 0xAD]))
_INVISIBLE = frozenset(_ZERO_WIDTH.split("|"))
_DROP = re.compile(
    rf"\((?P<gloss>{_LETTERS})[)）]|（(?P<wide>{_LETTERS})[)）]"
    rf"|&(?:amp;){{0,3}}(?P<entity>{_NAMES});|\?(?P<eaten>{_NAMES});"
    r"|&#(?:x(?P<hex>[0-9a-fA-F]{2,5})|(?P<dec>\d{2,6}));"
    rf"|<U\+(?P<point>[0-9A-Fa-f]{{4,5}})>|{_ZERO_WIDTH}"
)
_NEWLINE = re.compile("\n")
_CLAUSE_COMMA = re.compile(r"(?<=[0-9])，(?=[0-9])")
_SYLLABLE = re.compile("(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?[aeiouvü]{1,3}(?:ng?|r)?")
_TONED_CHAR = re.compile(f"[{_TONED}]")

_MAP: dict[str, str] = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_MAP |= dict.fromkeys(map(chr, [0x3000, 0xA0, 0x202F, 0x205F, 0x09, 0x0D, *range(0x2000, 0x200B)]), " ")
_MAP |= dict.fromkeys("\v\f\x85\u2028\u2029", "\n")
_MAP |= dict(zip("「」『』﹐﹔﹕﹙﹚﹪―─━–〜∼•・‧﹣−│┃", "“”‘’,;:()%————~~···--||", strict=True))

_SHOWN = {char: " " for char, blank in _MAP.items() if blank == " "}


class View(NamedTuple):
    """``text`` is what rules match on, ``shown`` the same characters as a reader wants them (punctuation untouched).

    Both have the same length; ``runs`` holds ``(view offset, source offset)`` pairs, one per stretch that nothing
    was dropped from, ``starts`` their view offsets alone. ``asides`` and ``headings`` are those of the reader's
    ``Layout`` in offsets of the view, ``pages`` in those of the source.
    """

    source: str
    text: str
    shown: str
    script: Literal["hans", "hant", "mixed"]
    runs: tuple[tuple[int, int], ...]
    starts: tuple[int, ...]
    asides: tuple[Aside, ...] = ()
    headings: tuple[tuple[int, int], ...] = ()
    pages: tuple[int, ...] = ()

    def newlines(self) -> list[int]:
        """The source offsets of all line ends; a span's line is counted by them."""
        return [match.start() for match in _NEWLINE.finditer(self.source)]

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The source range of the view range ``[start, end)``: from its first character to its last one's end."""
        if len(self.runs) == 1:
            shift = self.runs[0][1]  # a byte-order mark dropped before all the rest
            return start + shift, end + shift
        first = self._offset(start)
        return first, (self._offset(end - 1) + 1 if end > start else first)

    def page(self, position: int) -> int | None:
        """The page, counted from 1, that a source offset stands on; ``None`` for formats without pages."""
        return bisect_right(self.pages, position) or None

    def _offset(self, index: int) -> int:
        view_start, source_start = self.runs[bisect_right(self.starts, index) - 1]
        return source_start + index - view_start

    def words(self, start: int, end: int) -> str:
        """The range as a reader wants to see it: simplified, without glosses, blanks collapsed."""
        return " ".join(self.shown[start:end].split())


def clean(source: str, layout: Layout = PLAIN) -> View:
    """The clean view of ``source``, of which the reader knows ``layout``. Never fails, whatever the text."""
    script = script_of(source)
    # A format that has a layout knows its paragraphs.
    kept, runs, aside = _unbroken(source) if layout is PLAIN else (*_drop(source), ())
    if script != "hans":
        kept = to_simplified(kept)
    # A full-width comma groups full-width digits alone; between half-width ones it ends a clause.
    present = _MAP.keys() & set(kept)
    parted = _with_bars(kept) if "\t" in present else kept
    text = _mapped(_CLAUSE_COMMA.sub(";", parted) if "，" in present else parted, _MAP, present)
    shown = _mapped(kept, _SHOWN, present & _SHOWN.keys())
    starts = tuple(start for start, _ in runs)
    if layout is PLAIN:
        return View(source, text, shown, script, runs, starts, aside)
    asides = tuple(Aside(_to_view(runs, a.start), _to_view(runs, a.end), a.reason) for a in layout.asides)
    headings = tuple((_to_view(runs, start), level) for start, level in layout.headings)
    return View(source, text, shown, script, runs, starts, asides, headings, layout.pages)


def _unbroken(source: str) -> tuple[str, tuple[tuple[int, int], ...], tuple[Aside, ...]]:
    """``source`` without what is dropped and, where a width broke its lines, with these joined."""
    if joined := _joined(source):
        text, inner = _put_together(source, joined)
        kept, outer = _drop(text)
        asides = tuple(Aside(_to_view(outer, a.start), _to_view(outer, a.end), a.reason) for a in joined.asides)
        return kept, _composed(outer, inner), asides
    kept, runs = _drop(source)
    # Glosses may have been put into lines that were broken before.
    if len(kept) < len(source) and (joined := _joined(kept)):
        text, outer = _put_together(kept, joined)
        return text, _composed(outer, runs), joined.asides
    return kept, runs, ()


def _joined(text: str) -> Joined | None:
    if not are_narrow(text):
        return None
    from reportx.text.hardbreaks import join_lines  # few texts need it

    return join_lines(text)


def _put_together(text: str, joined: Joined) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The pieces of ``text`` that ``joined`` names, and the runs that lead back to it."""
    runs: list[tuple[int, int]] = []
    texts: list[str] = []
    length = 0
    for start, end, instead in joined.pieces:
        runs.append((length, start))
        texts.append(text[start:end] if instead is None else instead)
        length += len(texts[-1])
    return "".join(texts), tuple(runs)


def _composed(outer: tuple[tuple[int, int], ...], inner: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """The runs that lead from where ``outer`` begins to where ``inner`` ends, for texts that meet between them."""
    starts = [start for start, _ in inner]
    made: list[tuple[int, int]] = []
    for index, (begin, middle) in enumerate(outer):
        length = outer[index + 1][0] - begin if index + 1 < len(outer) else None
        first = bisect_right(starts, middle) - 1
        made.append((begin, inner[first][1] + middle - starts[first]))
        last = len(inner) if length is None else bisect_right(starts, middle + length - 1)
        made += [(begin + start - middle, origin) for start, origin in inner[first + 1 : last]]
    return tuple(made)


def _with_bars(text: str) -> str:
    from reportx.text.grids import with_bars  # few texts have tabs

    return with_bars(text)


def _to_view(runs: tuple[tuple[int, int], ...], position: int) -> int:
    """The view offset of a source offset; of one that was dropped, that of the next character kept."""
    index = bisect_right(runs, position, key=lambda run: run[1]) - 1
    if index < 0:
        return 0
    start, source_start = runs[index]
    end = runs[index + 1][0] if index + 1 < len(runs) else start + position - source_start
    return min(start + position - source_start, end)


def _mapped(text: str, mapping: dict[str, str], present: set[str]) -> str:
    """``text`` with the characters ``present`` replaced: few occur, so one pass each is quickest."""
    for char in present:
        text = text.replace(char, mapping[char])
    return text


def _drop(source: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    cuts = sorted([*_signs(source), *find_debris(source)], key=lambda cut: (cut[0], -cut[1]))
    if not cuts:
        return source, ((0, 0),)
    pieces: list[str] = []
    runs: list[tuple[int, int]] = []
    done = length = 0
    for start, end, char in cuts:
        if start < done:
            continue  # inside what has been cut already
        if start > done:
            runs.append((length, done))
            pieces.append(source[done:start])
            length += start - done
        if char:
            runs.append((length, start))
            pieces.append(char)
            length += 1
        done = end
    if done < len(source) or not runs:
        runs.append((length, done))
        pieces.append(source[done:])
    return "".join(pieces), tuple(runs)


def _signs(source: str) -> list[Cut]:
    """Glosses, entities and characters without a width."""
    matches = list(_DROP.finditer(source))
    glosses = [gloss for match in matches if (gloss := _gloss(source, match))]
    # Brackets with plain letters may be words, (ai); with tones, or again and again, they are glosses.
    glossed = sum(_SYLLABLE.fullmatch(gloss) is not None for gloss in glosses) >= 2 or any(
        _TONED_CHAR.search(gloss) for gloss in glosses
    )
    return [
        (match.start(), match.end(), _replacement(match))
        for match in matches
        if not (match["gloss"] or match["wide"]) or (glossed and _gloss(source, match))
    ]


def _gloss(source: str, match: re.Match[str]) -> str | None:
    """The letters of a bracket right behind a Chinese character."""
    letters = match["gloss"] or match["wide"]
    before = source[match.start() - 1 : match.start()] if match.start() else ""
    return letters if letters and "一" <= before <= "鿿" else None


def _replacement(match: re.Match[str]) -> str:
    name = match["entity"] or match["eaten"]
    if name:
        return _ENTITIES[name]
    if match["dec"]:
        return _character(int(match["dec"]))
    if match["hex"] or match["point"]:
        return _character(int(match["hex"] or match["point"], 16))
    return ""


def _character(code: int) -> str:
    """The character of a numeric reference; a blank for what no text should hold, nothing for one without a width."""
    if chr(min(code, 0x10FFFF)) in _INVISIBLE:
        return ""
    if code in (0xA0, 0x3000) or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF or code < 0x20:
        return " "
    return chr(code)
