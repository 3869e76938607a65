"""Writes small PDF files: text at given places, in a font that has widths and meanings but no shapes."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

# A4 in points.
WIDTH, HEIGHT = 595, 842


class Text(NamedTuple):
    """``text`` from ``x``, with its baseline ``y`` points above the foot of the page; ``matrix`` turns it there.

    ``mode`` is the rendering mode, 3 for text that is not painted.
    """

    x: float
    y: float
    text: str
    size: float = 16
    matrix: str = "1 0 0 1"
    mode: int = 0


def pdf(pages: list[list[Text]], *, info: str = "", meanings: bool = True, trailer: str = "", rotate: int = 0) -> bytes:
    """A PDF of the pages; without ``meanings`` its font does not say which characters its glyphs are."""
    chars = sorted({char for page in pages for text in page for char in text.text})
    codes = {char: number for number, char in enumerate(chars, 1)}
    objects: list[str | bytes] = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{8 + 2 * i} 0 R' for i in range(len(pages)))}] >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H /DescendantFonts [4 0 R]"
        + (" /ToUnicode 6 0 R >>" if meanings else " >>"),
        _glyphs([code for char, code in codes.items() if char < "\u0250"]),
        _DESCRIPTOR,
        stream(_meanings(codes).encode()),
        f"<< {info} >>",
    ]
    for number, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {rotate}"
            f" /Resources << /Font << /F 3 0 R >> >> /Contents {9 + 2 * number} 0 R >>"
        )
        objects.append(stream("\n".join(_shown(text, codes) for text in page).encode()))
    return assembled(objects, trailer)


def stream(data: bytes, entries: str = "") -> bytes:
    """A compressed stream object."""
    packed = zlib.compress(data)
    return f"<< /Length {len(packed)} /Filter /FlateDecode {entries} >>\nstream\n".encode() + packed + b"\nendstream"


def assembled(objects: Sequence[str | bytes], trailer: str = "") -> bytes:
    """A file of numbered objects, the first the catalogue, the seventh the information dictionary."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += (
            f"{number} 0 obj\n".encode() + (body if isinstance(body, bytes) else body.encode("latin-1")) + b"\nendobj\n"
        )
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 7 0 R {trailer} >>\n".encode()
    return bytes(out + f"startxref\n{table}\n%%EOF\n".encode())


def utf16(text: str) -> str:
    """A text string of an information dictionary."""
    return f"<FEFF{text.encode('utf-16-be').hex()}>"


_DESCRIPTOR = (
    "<< /Type /FontDescriptor /FontName /F /Flags 4 /Ascent 880 /Descent -120 /CapHeight 700 /ItalicAngle 0"
    " /StemV 80 /FontBBox [0 -120 1000 880] >>"
)


def _glyphs(narrow: list[int]) -> str:
    """The descendant font: glyphs are as wide as high, those of ``narrow`` half as wide."""
    widths = " ".join(f"{code} [500]" for code in narrow)
    return (
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /DW 1000 /FontDescriptor 5 0 R"
        f" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /W [{widths}] >>"
    )


def _meanings(codes: dict[str, int]) -> str:
    pairs = [f"<{code:04X}> <{char.encode('utf-16-be').hex()}>" for char, code in codes.items()]
    blocks = [pairs[at : at + 100] for at in range(0, len(pairs), 100)]
    maps = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{maps}\nendcmap end end"
    )


def _shown(text: Text, codes: dict[str, int]) -> str:
    drawn = "".join(f"{codes[char]:04X}" for char in text.text)
    return f"BT /F {text.size} Tf {text.mode} Tr {text.matrix} {text.x} {text.y} Tm <{drawn}> Tj ET"
