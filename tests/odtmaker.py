"""Writes flat OpenDocument files with the layout of printed reports, and turns them into PDF by LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import pytest

if TYPE_CHECKING:
    from pathlib import Path

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")

_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in {
        "office": "office",
        "style": "style",
        "text": "text",
        "table": "table",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
    }.items()
)
_PARAGRAPHS = {
    "P": 'fo:text-indent="2em" fo:text-align="justify" style:punctuation-wrap="simple"',
    "F": "",
    "C": 'fo:text-align="center"',
}


def odt(text: str, *, centred: int, header: str = "", columns: int = 1, size: int = 16, table: str = "") -> str:
    """A document of 28-point lines, first lines indented by two characters; the first ``centred`` lines are titles.

    Pages have a header and a number below; ``table`` is rows of cells divided by bars, behind the text.
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    body = "".join(_paragraph(line, number < centred) for number, line in enumerate(lines))
    styles = "".join(
        f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="Standard">'
        f'<style:paragraph-properties fo:line-height="28pt" {entries.replace("2em", f"{2 * size}pt")}/></style:style>'
        for name, entries in _PARAGRAPHS.items()
    )
    parted = f'<style:columns fo:column-count="{columns}" fo:column-gap="1cm"/>' if columns > 1 else ""
    faces = 'style:font-name="S" style:font-name-asian="S"'
    sizes = f'fo:font-size="{size}pt" style:font-size-asian="{size}pt"'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_NAMES} office:version="1.2"'
        ' office:mimetype="application/vnd.oasis.opendocument.text"><office:font-face-decls>'
        '<style:font-face style:name="S" svg:font-family="\'Noto Serif CJK SC\'"/></office:font-face-decls>'
        '<office:styles><style:style style:name="Standard" style:family="paragraph">'
        f"<style:text-properties {faces} {sizes}/></style:style></office:styles>"
        f'<office:automatic-styles>{styles}<style:page-layout style:name="L">'
        '<style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="2.2cm"'
        f' fo:margin-bottom="2cm" fo:margin-left="2.8cm" fo:margin-right="2.6cm">{parted}'
        "</style:page-layout-properties>"
        '<style:header-style><style:header-footer-properties fo:min-height="1cm"/></style:header-style>'
        '<style:footer-style><style:header-footer-properties fo:min-height="1cm"/></style:footer-style>'
        "</style:page-layout></office:automatic-styles><office:master-styles>"
        '<style:master-page style:name="Standard" style:page-layout-name="L">'
        f'<style:header><text:p text:style-name="C">{escape(header)}</text:p></style:header>'
        '<style:footer><text:p text:style-name="C">— <text:page-number>1</text:page-number> —</text:p></style:footer>'
        f"</style:master-page></office:master-styles><office:body><office:text>{body}{_table(table)}</office:text>"
        "</office:body></office:document>"
    )


def _paragraph(line: str, title: bool) -> str:
    style = "C" if title else "F" if line.endswith("：") and len(line) < 15 else "P"
    return f'<text:p text:style-name="{style}">{escape(line)}</text:p>'


def _table(rows: str) -> str:
    if not rows:
        return ""
    cells = [
        "".join(f'<table:table-cell><text:p text:style-name="F">{cell}</text:p></table:table-cell>' for cell in row)
        for row in (line.split("|") for line in rows.split("\n"))
    ]
    columns = rows.split("\n")[0].count("|") + 1
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
    return f'<table:table><table:table-column table:number-columns-repeated="{columns}"/>{body}</table:table>'


def to_pdf(document: str, folder: Path) -> bytes:
    """``document``, a flat OpenDocument file, as LibreOffice prints it."""
    source = folder / "document.fodt"
    source.write_text(document, "utf-8")
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return source.with_suffix(".pdf").read_bytes()
