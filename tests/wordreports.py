"""Packs a report as .docx, its markers typed or made by automatic numbering (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from typing import NamedTuple

from docxfiles import TRANSITIONAL, abstract, level, num, packed, paragraph, parts, run, style

RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# What a marker of each level looks like, and how Word counts there. The first that a report shows is the one that
# its list prints.
LEVELS = (
    ("chineseCounting", r"([一二三四五六七八九十]+)(、)()"),
    ("chineseCountingThousand", r"([（(])([一二三四五六七八九十]+)([）)])"),
    ("decimal", r"(\d{1,2}|[０-９]{1,2})([.．、])()(?!\d)"),
)
# A4, 28 characters of 16 points a line, with the number of the page at its foot.
PAGE = (
    f'<w:sectPr><w:footerReference xmlns:r="{RELATED}" w:type="default" r:id="foot"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="851"/></w:sectPr>'
)
FOOTER = (
    f'<w:ftr xmlns:w="{TRANSITIONAL}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>{run("— ")}'
    f'<w:fldSimple w:instr=" PAGE ">{run("1")}</w:fldSimple>{run(" —")}</w:p></w:ftr>'
)
FOOTER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
FONT = '<w:rFonts w:eastAsia="Noto Serif CJK SC" w:ascii="Noto Serif CJK SC" w:hAnsi="Noto Serif CJK SC"/>'
STYLES = style("ReportHead", paragraph='<w:jc w:val="center"/>', run=f'{FONT}<w:sz w:val="32"/>') + style(
    "ReportBody", paragraph='<w:ind w:firstLineChars="200" w:firstLine="640"/>', run=f'{FONT}<w:sz w:val="32"/>'
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
    """Paragraphs with their markers taken off where Word would count to the same, and what each depth prints.

    A marker that no list would print (another sign, a number out of order) stays typed. Where 一、 comes again, the
    next list begins.
    """
    prints: list[str] = ["", "", ""]
    counts, lists = [0, 0, 0], 1
    marked = []
    for text in texts:
        depth, shape, number, rest = _marker(text)
        if depth is None or (prints[depth] and shape != prints[depth]):
            marked.append(Marked(text))
            continue
        if depth == 0 and number == 1 and counts[0]:
            counts, lists = [0, 0, 0], lists + 1
        if number != counts[depth] + 1 or not all(counts[:depth]):
            marked.append(Marked(text))
            continue
        prints[depth] = shape
        counts[depth:] = [number] + [0] * (DEEPEST - depth)
        marked.append(Marked(rest, depth, lists))
    return marked, prints


def _marker(text: str) -> tuple[int | None, str, int, str]:
    for depth, (_, pattern) in enumerate(LEVELS):
        if found := re.match(pattern, text):
            before, inside, behind = ("", found[1], found[2]) if depth != 1 else (found[1], found[2], found[3])
            number = next((n for n in range(1, 100) if inside in (chinese(n), str(n))), None)
            if number is not None and found.end() < len(text):
                return depth, f"{before}%{depth + 1}{behind}", number, text[found.end() :]
    return None, "", 0, text


def _numbering(prints: list[str], lists: int) -> str:
    levels = [level(depth, LEVELS[depth][0], shape, suffix="nothing") for depth, shape in enumerate(prints)]
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    return abstract(0, *levels) + "".join(num(n, 0, *([again] if n > 1 else [])) for n in range(1, lists + 1))


def docx_report(head: list[str], body: list[str], *, automatic: bool = False) -> bytes:
    """A report as a .docx file; with ``automatic`` numbers are Word's, not characters."""
    marked, prints = numbered(body) if automatic else ([Marked(text) for text in body], ["", "", ""])
    texts = [paragraph(run(text), style="ReportHead") for text in head]
    for item in marked:
        number = None if item.level is None else (item.numbering or 1, item.level)
        texts.append(paragraph(run(item.text), style="ReportBody", num=number))
    lists = max((item.numbering or 1 for item in marked), default=1)
    files = parts("".join(texts), numbering=_numbering(prints, lists), styles=STYLES)
    link = f'<Relationship Id="foot" Type="{RELATED}/footer" Target="footer1.xml"/>'
    typed = f'<Override PartName="/word/footer1.xml" ContentType="{FOOTER_TYPE}"/>'
    for name, old, new in (
        ("word/document.xml", "<w:sectPr/>", PAGE),
        ("word/_rels/document.xml.rels", "</Relationships>", f"{link}</Relationships>"),
        ("[Content_Types].xml", "</Types>", f"{typed}</Types>"),
    ):
        files[name] = files[name].replace(old, new)
    return packed({**files, "word/footer1.xml": FOOTER})
