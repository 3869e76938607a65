"""A page's tree as lines: what a reader sees between two line ends, with the part of the page that it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from resiliparse.parse.html import traverse_dom

from reportx.readers.html_spacing import numbered, raised, spaced
from reportx.readers.html_tables import Cell, Grid
from reportx.rules.load import lazy, table

if TYPE_CHECKING:
    from resiliparse.parse.html import DOMContext, ElementNode


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Elements that begin and end a line (HTML Living Standard 15.3, "display: block" and tables); besides, all names
# with a dash, which are an author's own.
_BLOCKS = _names(
    "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIALOG DIR DIV DL DT FIELDSET FIGCAPTION FIGURE "
    "FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HGROUP LEGEND LI LISTING MAIN MENU NAV NOSCRIPT OL P PLAINTEXT PRE SEARCH "
    "SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL XMP"
)
# Elements whose content is no text of the page, or only its gloss (RT: the reading above a character).
_SKIPPED = _names(
    "AUDIO BUTTON CANVAS DATALIST EMBED HEAD IFRAME INPUT NOEMBED NOFRAMES OBJECT RP RT RTC SCRIPT SELECT "
    "STYLE SVG TEMPLATE TEXTAREA TITLE VIDEO"
)
_MARKED_TAGS = {"NAV": "navigation", "FOOTER": "footer", "ASIDE": "recommended reading", "FIGCAPTION": "photo caption"}
_HEADINGS = frozenset(["H1", "H2", "H3", "H4", "H5", "H6"])
_KEPT_ENDS = frozenset(["PRE", "LISTING", "XMP", "PLAINTEXT"])

_HIDDEN = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_AS_BLOCK = re.compile(r"(?:^|[;\s])display\s*:\s*(?:block|flex|grid|table|list-item)", re.I)
_AS_INLINE = re.compile(r"(?:^|[;\s])display\s*:\s*inline(?![-\w])", re.I)
_PRE = re.compile(r"(?:^|[;\s])white-space\s*:\s*pre(?!-line|-?\w*nowrap)", re.I)
_CENTRED = re.compile(r"(?:^|[;\s])text-align\s*:\s*center", re.I)
_UNLISTED = re.compile(r"list-style(?:-type)?\s*:\s*none", re.I)


@dataclass(slots=True)
class PageLine:
    """A line with the number of the part that holds it and of the hidden part it is in (None: it is shown).

    ``links`` counts the characters that are links, ``anchors`` the links. ``level`` is that of a heading, else 0.
    """

    text: str
    part: int
    hidden: int | None
    links: int
    anchors: int
    level: int
    bold: bool
    centred: bool
    under_image: bool
    cell: Cell | None


class Part(NamedTuple):
    """A block of the page: the block around it, and what its name says it is."""

    parent: int
    reason: str | None
    hidden: int | None


@dataclass(slots=True)
class Page:
    """Lines in reading order, parts before those that they hold, tables."""

    lines: list[PageLine] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)


@dataclass(slots=True)
class _Line:
    """The line being written."""

    pieces: list[str] = field(default_factory=list)
    links: int = 0
    anchors: int = 0
    plain: int = 0  # characters that are not bold


@dataclass(slots=True)
class _Open:
    """An element whose end is still to come; ``line`` is the one that a hidden block interrupts."""

    depth: int
    tag: str
    block: bool
    part: int
    centred: bool = False
    kept: bool = False
    line: _Line | None = None
    at: int = 0
    count: int = 0


def walk(body: ElementNode) -> Page:
    """The lines and parts of the page under ``body``; deep trees need no deep stack."""
    walker = _Walker()
    traverse_dom(body, walker.visit)
    walker.close(0)
    return walker.page


class _Walker:
    """Takes nodes in the order of the page; an element ends where the next node is not deeper than it."""

    def __init__(self) -> None:
        self.page = Page()
        self.line = _Line()
        self.open: list[_Open] = []
        self.grids: list[int] = []
        self.skipped: int | None = None
        self.links = self.bold = 0
        self.image = False
        self.names = [(rule["reason"], lazy(rule["pattern"])) for rule in table("webpages")["part"]]

    def visit(self, context: DOMContext) -> None:
        depth, node = context.depth, context.node
        if self.skipped is not None:
            if depth > self.skipped:
                return
            self.skipped = None
        self.close(depth)
        tag: str = node.node_name  # type: ignore[attr-defined]
        if tag == "#text":
            self._text(node.node_value or "")  # type: ignore[attr-defined]
        elif not tag.startswith(("#", "!")):
            self._element(node, tag.upper(), depth)  # type: ignore[arg-type]

    def close(self, depth: int) -> None:
        while self.open and self.open[-1].depth >= depth:
            self._end(self.open[-1])
            self.open.pop()

    def _text(self, text: str) -> None:
        if any(element.kept for element in self.open[-3:]):
            *full, text = text.splitlines() or [""]
            for line in full:
                self._write(line)
                self._flush()
        self._write(text)

    def _write(self, text: str) -> None:
        self.line.pieces.append(text)
        length = len(text.strip())
        if self.links:
            self.line.links += length
        if not self.bold:
            self.line.plain += length

    def _element(self, node: ElementNode, tag: str, depth: int) -> None:
        if tag in ("BR", "HR"):
            self._flush()
            return
        if tag in _SKIPPED:
            self.skipped = depth
            return
        if tag == "IMG":
            self.image = True
            return
        style = node.getattr("style") or ""
        hidden = tag == "NOSCRIPT" or node.hasattr("hidden") or (bool(style) and _HIDDEN.search(style) is not None)
        block = tag in _BLOCKS or "-" in tag
        if style:
            block = _AS_INLINE.search(style) is None if block else _AS_BLOCK.search(style) is not None
        if block:
            self._block(node, tag, depth, style, hidden=hidden)
        elif hidden:
            self.skipped = depth
        elif tag in ("A", "SUP", "B", "STRONG"):
            self._inline(node, tag, depth)

    def _inline(self, node: ElementNode, tag: str, depth: int) -> None:
        if tag == "A":
            # Word writes the mark of a footnote as a link to its text.
            leads = node.getattr("href") or ""
            if not leads or (leads[0] == "#" and len(leads) > 1 and not leads.startswith(("#_ftn", "#_edn"))):
                return  # a place that others lead to, or a place on this page
            tag = "SUP" if leads.startswith(("#_ftn", "#_edn")) else tag
            self.links += tag == "A"
            self.line.anchors += tag == "A"
        elif tag != "SUP":
            self.bold += 1
        self.open.append(_Open(depth, tag, False, self._part(), at=len(self.line.pieces)))

    def _block(self, node: ElementNode, tag: str, depth: int, style: str, *, hidden: bool) -> None:
        part, above = self._part(), self.page.parts
        within = above[part].hidden if above else None
        number = len(above)
        opened = _Open(depth, tag, True, number)
        if hidden and within is None and above:
            within, opened.line, self.line = number, self.line, _Line()
        else:
            self._flush()
        above.append(Part(part, self._reason(node, tag), within))
        opened.centred = tag == "CENTER" or node.getattr("align") == "center" or bool(_CENTRED.search(style))
        opened.kept = tag in _KEPT_ENDS or _PRE.search(style) is not None
        if tag == "OL" and _UNLISTED.search(style):
            opened.tag = "UL"
        elif tag == "LI":
            self._number(node)
        self.bold += tag in _HEADINGS
        self.open.append(opened)
        self._table(node, tag)

    def _table(self, node: ElementNode, tag: str) -> None:
        if tag == "TABLE":
            if self.grids:
                self.page.grids[self.grids[-1]].nested = True
            self.grids.append(len(self.page.grids))
            self.page.grids.append(Grid(ruled=(node.getattr("border") or "0") not in ("", "0")))
        elif self.grids and tag == "TR":
            self.page.grids[self.grids[-1]].next_row()
        elif self.grids and tag in ("TD", "TH"):
            grid = self.page.grids[self.grids[-1]]
            grid.next_cell(node.getattr("colspan"), node.getattr("rowspan"))
            grid.ruled = grid.ruled or tag == "TH"

    def _number(self, node: ElementNode) -> None:
        """What a page shows before the items of a numbered list."""
        listing = next((element for element in reversed(self.open[-4:]) if element.tag in ("OL", "UL")), None)
        if listing is not None and listing.tag == "OL":
            given = node.getattr("value") or ""
            listing.count = int(given) if given.isdecimal() and len(given) < 5 else listing.count + 1
            self.line = _Line([f"\0{listing.count}."])

    def _reason(self, node: ElementNode, tag: str) -> str | None:
        name = f"{node.id or ''} {node.class_name or ''}".strip().lower().replace("_", "-")
        if not name:
            return _MARKED_TAGS.get(tag)
        found = next((reason for reason, pattern in self.names if pattern.search(name)), None)
        return found or _MARKED_TAGS.get(tag)

    def _end(self, element: _Open) -> None:
        if element.block:
            self._flush()
            self.bold -= element.tag in _HEADINGS
            if element.line is not None:
                self.line = element.line
            elif element.tag == "TABLE":
                self.grids.pop()
            elif element.tag == "LI":
                self.line = _Line()  # the number of an item without text
        elif element.tag == "A":
            self.links -= 1
        elif element.tag == "SUP":
            self._raised(element.at)
        else:
            self.bold -= 1

    def _raised(self, at: int) -> None:
        before = "".join(self.line.pieces[max(0, at - 3) : at])[-1:]
        self.line.pieces[at:] = [raised("".join(self.line.pieces[at:]), before)]

    def _part(self) -> int:
        return next((element.part for element in reversed(self.open) if element.block), 0)

    def _flush(self) -> None:
        line, self.line = self.line, _Line()
        text = "".join(line.pieces)
        if text.startswith("\0"):
            marker, text = text[1:].split(".", 1)
            if not text.strip():
                self.line.pieces = line.pieces  # the item's text is in a block of its own
                return
            text = numbered(text, marker)
        text = spaced(text)
        if not text.strip() or not self.page.parts:
            return
        self._keep(text.replace("\0", ""), line)

    def _keep(self, text: str, line: _Line) -> None:
        blocks = [element for element in self.open[-12:] if element.block]
        heading = next((int(element.tag[1]) for element in blocks if element.tag in _HEADINGS), 0)
        part = self._part()
        grid = self.grids[-1] if self.grids else None
        cell = self.page.grids[grid].cell(grid) if grid is not None else None
        centred = any(element.centred for element in blocks[-4:])
        bold = not line.plain
        hidden = self.page.parts[part].hidden
        shown = (line.links, line.anchors, heading, bold, centred, self.image)
        self.page.lines.append(PageLine(text, part, hidden, *shown, cell))
        self.image = False
