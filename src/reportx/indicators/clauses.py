"""Where a figure stands: its sentence, its clause, and the words on both sides of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from reportx.outline.cards import card_names
from reportx.text import split_lines

if TYPE_CHECKING:
    from reportx.quantities import Figure
    from reportx.quantities.entries import Entry

_SENTENCE = re.compile(r"[。!?！？\n]")
# Longer sentences than this are lists run together or no prose: they end at a comma, and cost no more than others.
_LONGEST = 1000
# Arrows, bars, wide gaps and a plus behind a measure word part clauses as commas do.
_FULL_LINE = 24
_BROKEN = re.compile(r"[^\W_]\n[^\W\d_](?![、.,:])|[,、]\n[^\W_]")
_MARKS = re.compile(r"[“”《》()‘’,，;:→|｜\t+]| +")
_MEASURES = frozenset("件次条篇个项场期份家名人位%")
_GLYPHS = re.compile(r"[^\w“‘《(]+")
_RUN = 3
_NAME = 2
_PARTING = ("、", "和", "及", "与", "以及", ",", ";", "(", ")", "并", "其中", "共")
_ASIDE = re.compile(r"^〔[^〕]*〕")  # said by the way of the figure: 4个〔由…牵头〕
_BLOCK = 400  # how far a block of cards is looked at
_NAMES = re.compile(r"[ \u3000]*[“《]?[^\W\d_]{2}")
_FIGURE = 16
_FIGURE_FIRST = re.compile(r"(?:^|[\s,;。:、])\d[\d.,]*[万亿]?[余多]?[^\W\d_]{1,3}$")
_NAMED = re.compile(r"[^\W\d_]{2}")
_BEFORE_COLON = re.compile(r"[^\W\d_]{2,14} *(?:[:|｜]|  ) *$")
_BEHIND_COLON = re.compile(r":[ \u3000]*[^,。;:\d\n]{2,20}")
_OPENING = {"“": "”", "《": "》", "(": ")", "‘": "’"}
_CLOSING = frozenset(_OPENING.values())


class Place(NamedTuple):
    """A figure in its clause; offsets of the clean view.

    ``left`` runs from the clause start (or the figure before) to the figure with its bound word, ``right`` from its
    end to the clause end (or the next figure); ``first``/``last`` say that no other figure of the clause lies there.
    """

    figure: Figure
    sentence: tuple[int, int]
    clause: tuple[int, int]
    left: str
    right: str
    first: bool
    last: bool


class Clauses:
    """Sentence and clause boundaries of a stretch of the clean view; quoted and bracketed commas do not count.

    ``headed`` are the line ends of headings, which run on in no other line.
    """

    def __init__(self, text: str, start: int, end: int, headed: frozenset[int]) -> None:
        self._text, self._start, self._end = text, start, end
        stops = [
            match.start()
            for match in _SENTENCE.finditer(text, start, end)
            if match[0] != "\n" or match.start() in headed or not _is_wrap(text, match.start())
        ]
        self._sentences = _shortened(text, start, stops, end)
        self._cache: dict[int, list[int]] = {}

    def sentence(self, position: int) -> tuple[int, int]:
        """The sentence around ``position``, its full stop included."""
        index = bisect_left(self._sentences, position)
        begin = self._sentences[index - 1] + 1 if index else self._start
        stop = self._sentences[index] if index < len(self._sentences) else self._end
        while begin < stop and self._text[begin] in " \u3000\n":
            begin += 1
        closing = stop < self._end and self._text[stop] != "\n"
        return begin, stop + 1 if closing else stop

    def clause(self, figure: Figure, sentence: tuple[int, int]) -> tuple[int, int]:
        """The clause around ``figure``: between two commas of its own level."""
        breaks = self._breaks(sentence)
        index = bisect_right(breaks, figure.start)
        begin = breaks[index - 1] + 1 if index else sentence[0]
        stop_index = bisect_left(breaks, figure.end)
        stop = breaks[stop_index] if stop_index < len(breaks) else sentence[1]
        bracket = self._text.rfind("(", begin, figure.start)
        if bracket >= 0 and self._text.find(")", bracket, figure.start) < 0:
            closing = self._text.find(")", figure.end, sentence[1])
            inner = max((self._text.rfind(mark, bracket, figure.start) for mark in ",;:"), default=-1)
            begin = max(bracket, inner) + 1
            commas = [p for p in (self._text.find(mark, figure.end, closing) for mark in ",;") if p >= 0]
            stop = min([*commas, closing]) if closing >= 0 else stop
        return begin, stop

    def _breaks(self, sentence: tuple[int, int]) -> list[int]:
        cached = self._cache.get(sentence[0])
        if cached is not None:
            return cached
        breaks: list[int] = []
        closers: list[str] = []
        for match in _MARKS.finditer(self._text, *sentence):
            mark = match[0]
            if closers and mark == closers[-1]:
                closers.pop()
            elif mark in _OPENING and self._text.find(_OPENING[mark], match.end(), sentence[1]) >= 0:
                closers.append(_OPENING[mark])
            elif mark in ("+", " ") and not self._parts(match.start()):
                continue
            elif not closers and mark not in _OPENING and mark not in _CLOSING:
                breaks.append(match.end() - 1)
        self._cache[sentence[0]] = breaks
        return breaks

    def _parts(self, position: int) -> bool:
        """A plus or a single blank parts clauses between a measure word and a name: 立案358件 满意率98%."""
        if self._text[position - 1] not in _MEASURES or not _NAMED.match(self._text, position + 1):
            return False
        # 12次 常委会会议: the name of a figure that opens its clause stands behind it.
        return not _FIGURE_FIRST.search(self._text, max(0, position - _FIGURE), position)


def _is_wrap(text: str, position: int) -> bool:
    """Whether the line end at ``position`` breaks a sentence: a full line without a stop, and its next words below."""
    start = text.rfind("\n", 0, position) + 1
    if position - start < _FULL_LINE or _BROKEN.match(text, position - 1) is None:
        return False
    end = text.find("\n", position + 1)
    return "|" not in text[start : end if end >= 0 else len(text)]  # rows of tables end where they end


def _shortened(text: str, start: int, stops: list[int], end: int) -> list[int]:
    """``stops``, the ends of sentences, with more of them where a sentence is too long."""
    ends = []
    begin = start
    for stop in [*stops, end]:
        while stop - begin > _LONGEST:
            comma = text.rfind(",", begin + 1, begin + _LONGEST)
            begin = comma if comma > 0 else begin + _LONGEST
            ends.append(begin)
        ends.append(stop)
        begin = stop
    return ends[:-1]


def _card(text: str, start: int, end: int, line: int) -> tuple[int, int]:
    """Where the line lies that names the figure on the line at ``line``; an empty range where none does."""
    begin = max(start, text.rfind("\n\n", start, line) + 2) if "\n\n" in text[start:line] else start
    stop = text.find("\n\n", line, end)
    lines = split_lines(text, max(begin, line - _BLOCK), min(stop if stop >= 0 else end, line + _BLOCK))
    own = next((index for index, found in enumerate(lines) if found.start <= line <= found.end), None)
    name = card_names(lines).get(own) if own is not None else None
    return (lines[name].start, lines[name].end) if name is not None else (line, line)


def _over_colon(text: str, begin: int, stop: int, sentence: tuple[int, int], figure: Figure) -> tuple[int, int]:
    """Where a figure stands alone on its side of a colon, its name stands on the other: 满意率:99.7%, 76万元:捐款."""
    if text[begin - 1 : begin] in (":", "|", "｜", " ") and not text[begin : figure.bound_start].strip():
        name = _BEFORE_COLON.search(text, sentence[0], begin)
        begin = name.start() if name else begin
    if (
        text[stop : stop + 1] == ":"
        and not text[figure.bound_end : stop].strip()
        and not _NAMES.search(text, begin, figure.start)
    ):
        name = _BEHIND_COLON.match(text, stop, sentence[1])
        stop = name.end() if name else stop
    return begin, stop


def place_figures(text: str, start: int, end: int, figures: list[Figure], headed: frozenset[int]) -> list[Place]:
    """The places of ``figures``, which lie in ``text[start:end]`` in order; ``headed``: the line ends of headings."""
    clauses = Clauses(text, start, end, headed)
    places: list[Place] = []
    for index, figure in enumerate(figures):
        if figure.entry is not None:
            places.append(_entry_place(figure, figure.entry))
            continue
        begin, stop = clauses.sentence(figure.start)
        sentence = begin, max(stop, figure.end)
        clause = clauses.clause(figure, sentence)
        before = figures[index - 1] if index else None
        after = figures[index + 1] if index + 1 < len(figures) else None
        first = before is None or before.end <= clause[0]
        last = after is None or after.start >= clause[1]
        begin = clause[0] if first or before is None else max(clause[0], before.bound_end)
        stop = clause[1] if last or after is None else after.bound_start
        begin, stop = _over_colon(text, begin, stop, sentence, figure)
        left = text[begin : figure.bound_start].strip()
        if begin <= sentence[0] and left and (glyphs := _GLYPHS.match(left)):
            left = left[glyphs.end() :]
        names = _NAMES.match(text, figure.bound_end, stop)
        if not left and not names and first and figure.bound_start <= sentence[0] + 1:
            # A card: the figure stands on a line of its own, its name on the line above or below.
            name = _card(text, start, end, sentence[0])
            left = text[name[0] : name[1]]
            clause = sentence = (min(clause[0], name[0]), max(clause[1], name[1]))
        right = text[figure.bound_end : stop].strip(" \u3000。").removeprefix(":").lstrip()
        left, right = left.replace("\n", ""), _ASIDE.sub("", right.replace("\n", ""))
        places.append(Place(figure, sentence, clause, left, right, first, last))
    return _run_on(places)


def _entry_place(figure: Figure, entry: Entry) -> Place:
    """The place of a figure in a table: its row is the sentence, and headers and row name it as words before it do."""
    return Place(figure, entry.line, entry.place, " ".join([*entry.row, *entry.header]), "", True, True)


def _run_on(places: list[Place]) -> list[Place]:
    """Three figures or more with nothing to part them (会议4次主席会议12次视察7次): their names stand before them."""
    begin = 0
    for index in range(1, len(places) + 1):
        if index < len(places) and places[index].clause == places[begin].clause and _is_apart(places[index]):
            continue
        run = places[begin:index]
        if len(run) >= _RUN and run[0].left and not run[-1].right:
            places[begin:index] = [place._replace(right="") for place in run]
        begin = index
    return places


def _is_apart(place: Place) -> bool:
    """Between the figure before and this one stands a name, and nothing that parts the two."""
    return not place.first and len(place.left) >= _NAME and not place.left.startswith(_PARTING)
