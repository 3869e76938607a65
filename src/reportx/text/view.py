"""The clean view: what the rules read, with the runs that lead every character back to the source.

Characters are mapped one to one (full-width forms, odd spaces, traditional characters) or dropped (pinyin glosses,
zero-width characters, the tails of HTML entities). What was dropped is recorded while it is dropped, so offsets are
looked up and never searched for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Literal, NamedTuple

from reportx.text.script import script_of, to_simplified

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿê"
_GLOSS = rf"(?<=[^\W\d_])[(（][a-zü{_TONED}]{{1,30}}[)）]"
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
# An entity whose ampersand a site has already eaten (``?rdquo;``) is one as well.
_DROP = re.compile(
    rf"(?P<gloss>{_GLOSS})"
    rf"|(?:&amp;|[&?])(?P<entity>{'|'.join(_ENTITIES)});"
    r"|&#(?:x(?P<hex>[0-9a-fA-F]{2,5})|(?P<dec>\d{2,6}));"
    r"|(?P<code><U\+(?P<point>[0-9A-Fa-f]{4,5})>)"
    r"|[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]"
)
_NEWLINE = re.compile("\n")
_CLAUSE_COMMA = re.compile(r"(?<=[0-9])，(?=[0-9])")
_TONED_CHAR = re.compile(f"[{_TONED}]")

_MAP: dict[int, str] = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_MAP |= dict.fromkeys([0x3000, 0xA0, 0x2007, 0x202F, 0x205F, 0x09, 0x0D, *range(0x2000, 0x200B)], " ")
_MAP |= dict.fromkeys([0x0B, 0x0C, 0x85, 0x2028, 0x2029], "\n")
_MAP |= {ord(a): b for a, b in zip("「」『』﹐﹔﹕﹙﹚﹪―─━–〜∼•・‧﹣−", "“”‘’,;:()%————~~···--", strict=True)}
# ＝ and the like stay what they are for a reader, but these two are words of their own in reports.
_MAP[ord("％")] = "%"

_SHOWN: dict[int, str] = {code: " " for code, char in _MAP.items() if char == " "}
# Looking for a character to map is quicker than mapping a text that has none.
_MAPPED = re.compile(f"[{re.escape(''.join(map(chr, _MAP)))}]")
_BLANK = re.compile(f"[{re.escape(''.join(map(chr, _SHOWN)))}]")


class View(NamedTuple):
    """``text`` is what rules match on, ``shown`` the same characters as a reader wants them (punctuation untouched).

    Both have the same length; ``runs`` holds ``(view offset, source offset)`` pairs, one per stretch that nothing
    was dropped from, ``starts`` their view offsets alone.
    """

    source: str
    text: str
    shown: str
    script: Literal["hans", "hant", "mixed"]
    runs: tuple[tuple[int, int], ...]
    starts: tuple[int, ...]

    def newlines(self) -> list[int]:
        """The source offsets of all line ends; a span's line is counted by them."""
        return [match.start() for match in _NEWLINE.finditer(self.source)]

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The source range of the view range ``[start, end)``: from its first character to its last one's end."""
        if len(self.runs) == 1:
            return start, end
        first = self._offset(start)
        return first, (self._offset(end - 1) + 1 if end > start else first)

    def _offset(self, index: int) -> int:
        view_start, source_start = self.runs[bisect_right(self.starts, index) - 1]
        return source_start + index - view_start

    def words(self, start: int, end: int) -> str:
        """The range as a reader wants to see it: simplified, without glosses, blanks collapsed."""
        return " ".join(self.shown[start:end].split())


def clean(source: str) -> View:
    """The clean view of ``source``. Never fails, whatever the text."""
    script = script_of(source)
    kept, runs = _drop(source)
    if script != "hans":
        kept = to_simplified(kept)
    # A full-width comma groups full-width digits alone; between half-width ones it ends a clause.
    text = _CLAUSE_COMMA.sub(";", kept)
    if _MAPPED.search(text):
        text = text.translate(_MAP)
    return View(
        source,
        text,
        kept.translate(_SHOWN) if _BLANK.search(kept) else kept,
        script,
        runs,
        tuple(start for start, _ in runs),
    )


def _drop(source: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    matches = list(_DROP.finditer(source))
    if not matches:
        return source, ((0, 0),)
    glosses = [match["gloss"] for match in matches if match["gloss"]]
    # Brackets with plain letters may be words, (ai); with tones, or again and again, they are glosses.
    glossed = len(glosses) >= 5 or any(_TONED_CHAR.search(gloss) for gloss in glosses)
    pieces: list[str] = []
    runs: list[tuple[int, int]] = []
    done = length = 0
    for match in matches:
        if match["gloss"] and not glossed:
            continue
        start, end = match.span()
        if start > done:
            runs.append((length, done))
            pieces.append(source[done:start])
            length += start - done
        char = _replacement(match)
        if char:
            runs.append((length, start))
            pieces.append(char)
            length += 1
        done = end
    if done < len(source) or not runs:
        runs.append((length, done))
        pieces.append(source[done:])
    return "".join(pieces), tuple(runs)


def _replacement(match: re.Match[str]) -> str:
    if match["entity"]:
        return _ENTITIES[match["entity"]]
    if match["dec"]:
        return _character(int(match["dec"]))
    if match["hex"] or match["point"]:
        return _character(int(match["hex"] or match["point"], 16))
    return ""


def _character(code: int) -> str:
    """The character of a numeric reference; a blank for what no text should hold."""
    if code in (0xA0, 0x3000) or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF or code < 0x20:
        return " "
    return chr(code)
