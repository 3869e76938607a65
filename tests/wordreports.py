"""Packs a report as .docx, its markers typed or made by automatic numbering (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.sax.saxutils import escape

from ofdfiles import packed

RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACE = f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{RELATED}"'
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# What a marker of each level looks like, and how Word counts there. The first that a report shows is the one that
# its list prints.
LEVELS = (
    ("chineseCounting", r"([一二三四五六七八九十]+)(、)()"),
    ("chineseCountingThousand", r"([（(])([一二三四五六七八九十]+)([）)])"),
    ("decimal", r"(\d{1,2}|[０-９]{1,2})([.．、])()(?!\d)"),
)
FOOTER = (
    '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r>'
    '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    '<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p>'
)
DIGITS = "一二三四五六七八九"
DEEPEST = 2


class Marked(NamedTuple):
    """A paragraph without its marker: level of the list (from 0) and which list, both ``None`` without a marker."""

    text: str
    level: int | None = None
    numbering: int | None = None


def chinese(number: int) -> str:
    """一 to 九十九, as Word counts."""
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else DIGITS[tens - 1]) + ("十" if tens else "") + (DIGITS[ones - 1] if ones else "")


def numbered(texts: list[str]) -> tuple[list[Marked], list[str]]:
    """Paragraphs with their markers taken off where Word would count to the same, and what each level prints.

    A marker that no list would print (another sign, a number out of order) stays typed. Where 一、 comes again, the
    next list begins.
    """
    prints: list[str] = ["", "", ""]
    counts, lists = [0, 0, 0], 1
    marked = []
    for text in texts:
        level, shape, number, rest = _marker(text)
        if level is None or (prints[level] and shape != prints[level]):
            marked.append(Marked(text))
            continue
        if level == 0 and number == 1 and counts[0]:
            counts, lists = [0, 0, 0], lists + 1
        if number != counts[level] + 1 or not all(counts[:level]):
            marked.append(Marked(text))
            continue
        prints[level] = shape
        counts[level:] = [number] + [0] * (DEEPEST - level)
        marked.append(Marked(rest, level, lists))
    return marked, prints


def _marker(text: str) -> tuple[int | None, str, int, str]:
    for level, (_, pattern) in enumerate(LEVELS):
        if found := re.match(pattern, text):
            before, inside, behind = ("", found[1], found[2]) if level != 1 else (found[1], found[2], found[3])
            number = next((n for n in range(1, 100) if inside in (chinese(n), str(n))), None)
            if number is not None and found.end() < len(text):
                return level, f"{before}%{level + 1}{behind}", number, text[found.end() :]
    return None, "", 0, text


def _paragraph(item: Marked, *, centred: bool = False) -> str:
    number = (
        ""
        if item.level is None
        else f'<w:numPr><w:ilvl w:val="{item.level}"/><w:numId w:val="{item.numbering}"/></w:numPr>'
    )
    place = '<w:jc w:val="center"/>' if centred else '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
    run = '<w:rPr><w:rFonts w:eastAsia="Noto Serif CJK SC" w:ascii="Noto Serif CJK SC" w:hAnsi="Noto Serif CJK SC"/>'
    return (
        f'<w:p><w:pPr>{number}{place}</w:pPr><w:r>{run}<w:sz w:val="32"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(item.text)}</w:t></w:r></w:p>'
    )


def _numbering(prints: list[str], lists: int) -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{LEVELS[level][0]}"/>'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{escape(shape)}"/></w:lvl>'
        for level, shape in enumerate(prints)
    )
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    used = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/>{again if n > 1 else ""}</w:num>'
        for n in range(1, lists + 1)
    )
    return f'<w:numbering {SPACE}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{used}</w:numbering>'


def docx_report(head: list[str], body: list[str], *, automatic: bool = False) -> bytes:
    """A report as a .docx file; with ``automatic`` numbers are Word's, not characters."""
    marked, prints = numbered(body) if automatic else ([Marked(text) for text in body], ["%1", "%2", "%3"])
    paragraphs = [_paragraph(Marked(text), centred=True) for text in head] + [_paragraph(item) for item in marked]
    page = (
        '<w:sectPr><w:footerReference w:type="default" r:id="r2"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="851"/>'
        "</w:sectPr>"
    )
    lists = max((item.numbering or 1 for item in marked), default=1)
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{MAIN}.document.main+xml"/>'
            f'<Override PartName="/word/numbering.xml" ContentType="{MAIN}.numbering+xml"/>'
            f'<Override PartName="/word/footer1.xml" ContentType="{MAIN}.footer+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" '
            f'Type="{RELATED}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" '
            f'Type="{RELATED}/numbering" Target="numbering.xml"/><Relationship Id="r2" '
            f'Type="{RELATED}/footer" Target="footer1.xml"/></Relationships>',
            "word/footer1.xml": f"<w:ftr {SPACE}>{FOOTER}</w:ftr>",
            "word/document.xml": f"<w:document {SPACE}><w:body>{''.join(paragraphs)}{page}</w:body></w:document>",
            "word/numbering.xml": _numbering(prints, lists),
        }
    )
