"""Lays text out on pages as the rules for official documents have it (GB/T 9704) and packs them as OFD."""

from __future__ import annotations

import unicodedata
import zipfile
from io import BytesIO
from typing import NamedTuple
from xml.sax.saxutils import escape

SPACE = "http://www.ofdspec.org/2016"
# Millimetres of A4: 22 lines a page, 28 characters a line.
LEFT, TOP, PITCH, SIZE, TITLE_SIZE = 26.0, 40.0, 10.0, 5.6, 7.7
WIDTH, LINES, FOOT = 28 * SIZE, 22, 280.0
# What does not begin a line, and hangs out of the one before.
CLOSING = "，。；：、！？）》”’％%,.;:!?)"


class Set(NamedTuple):
    """A line as it is set: left end, baseline and character height in millimetres."""

    text: str
    left: float
    base: float
    size: float


def width(text: str, size: float) -> float:
    return sum(size if unicodedata.east_asian_width(char) in "WFA" else size / 2 for char in text)


def broken(text: str, size: float, indent: float) -> list[str]:
    """Text in lines; a line is broken wherever it is full, also inside a number."""
    lines, room = [""], WIDTH - indent
    for char in text:
        if lines[-1] and width(lines[-1] + char, size) > room + 0.01 and char not in CLOSING:
            lines.append("")
            room = WIDTH
        lines[-1] += char
    return lines


def laid_out(head: list[str], body: list[str]) -> list[list[Set]]:
    """Pages: the first line of the head as title, the rest of it centred, the body indented by two characters."""
    rows = [
        (line, LEFT + (WIDTH - width(line, size)) / 2, size)
        for index, text in enumerate(head)
        for size in [TITLE_SIZE if index == 0 else SIZE]
        for line in broken(text, size, 0)
    ]
    for text in body:
        for index, line in enumerate(broken(text, SIZE, 2 * SIZE)):
            rows.append((line, LEFT + (2 * SIZE if index == 0 else 0), SIZE))
    pages: list[list[Set]] = []
    for first in range(0, len(rows), LINES):
        page = [
            Set(text, left, TOP + PITCH * place, size)
            for place, (text, left, size) in enumerate(rows[first : first + LINES])
        ]
        number = f"— {len(pages) + 1} —"
        pages.append([*page, Set(number, (210 - width(number, 4.9)) / 2, FOOT, 4.9)])
    return pages


def offsets(text: str, size: float) -> str:
    """DeltaX of a line; equal offsets in the short form."""
    steps = [f"{width(char, size):g}" for char in text[:-1]]
    words = []
    while steps:
        same = next((index for index, step in enumerate(steps) if step != steps[0]), len(steps))
        words.append(f"g {same} {steps[0]}" if same > 2 else " ".join(steps[:same]))
        steps = steps[same:]
    return " ".join(words)


def text_object(line: Set) -> str:
    high = line.size * 1.2
    return (
        f'<ofd:TextObject ID="9" Font="2" Size="{line.size:g}" '
        f'Boundary="{line.left:g} {line.base - high:g} {width(line.text, line.size) + 1:g} {high * 1.2:g}">'
        f'<ofd:TextCode X="0" Y="{high:g}" DeltaX="{offsets(line.text, line.size)}">{escape(line.text)}</ofd:TextCode>'
        "</ofd:TextObject>"
    )


def page_xml(objects: str, template: str = "") -> str:
    """A page; ``template`` is the id of one."""
    used = f'<ofd:Template TemplateID="{template}" ZOrder="Background"/>' if template else ""
    return (
        f'<ofd:Page xmlns:ofd="{SPACE}">{used}<ofd:Content><ofd:Layer Type="Body" ID="8">{objects}</ofd:Layer>'
        "</ofd:Content></ofd:Page>"
    )


def document_xml(pages: int, common: str = "") -> str:
    listed = "".join(f'<ofd:Page ID="{n + 10}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(pages))
    area = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
    return (
        f'<ofd:Document xmlns:ofd="{SPACE}"><ofd:CommonData><ofd:MaxUnitID>999</ofd:MaxUnitID>{area}{common}'
        f"</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>"
    )


def entry_xml(roots: list[str], inside: str = "") -> str:
    bodies = "".join(
        f"<ofd:DocBody><ofd:DocInfo><ofd:DocID>d{n}</ofd:DocID><ofd:Title>工作报告</ofd:Title></ofd:DocInfo>"
        f"<ofd:DocRoot>{root}</ofd:DocRoot></ofd:DocBody>"
        for n, root in enumerate(roots)
    )
    return f'<ofd:OFD xmlns:ofd="{SPACE}" Version="1.1" DocType="OFD">{bodies}{inside}</ofd:OFD>'


def packed(parts: dict[str, str | bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def parts_of(pages: list[str], folder: str = "Doc_0", common: str = "") -> dict[str, str | bytes]:
    """The parts of one document, but for the entry."""
    parts: dict[str, str | bytes] = {f"{folder}/Document.xml": document_xml(len(pages), common)}
    parts |= {f"{folder}/Pages/Page_{n}/Content.xml": page for n, page in enumerate(pages)}
    return parts


def ofd_of(pages: list[str], common: str = "", **more: str | bytes) -> bytes:
    """A file of one document with these pages; ``more`` are further parts by name."""
    return packed({"OFD.xml": entry_xml(["Doc_0/Document.xml"]), **parts_of(pages, common=common), **more})


def ofd_report(head: list[str], body: list[str]) -> bytes:
    """A report as an OFD file."""
    return ofd_of([page_xml("".join(map(text_object, page))) for page in laid_out(head, body)])
