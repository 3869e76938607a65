"""Files that are broken, locked, far too large or not what their name says, and a run of the program on them."""

from __future__ import annotations

import json
import random
import struct
import subprocess
import sys
import zipfile
import zlib
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from commandline import environment
from docxfiles import TRANSITIONAL
from formatfiles import ReportText, converted, html_report, mhtml_report, pdf_report, report_text
from ofdfiles import SPACE, entry_xml, ofd_of, ofd_report, packed, page_xml, parts_of
from wordreports import docx_report

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAME = "fullwidth"
MEGABYTE = 1 << 20
# Numbers of sectors that mean something else (MS-CFB 2.1).
TABLE, END, FREE = 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFF
SECONDS = 120
# Runs the program and says what it took; the parent of a process counts in its memory, so this one is small.
LAUNCHER = """
import json, resource, subprocess, sys
done = subprocess.run(sys.argv[2:], stdin=subprocess.DEVNULL)
with open(sys.argv[1], "w") as file:
    json.dump([done.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss], file)
"""


class Outcome(NamedTuple):
    """What the program answered; ``memory`` is its peak in megabytes."""

    status: int
    out: str
    err: str
    memory: float


def run_on(data: bytes, name: str, folder: Path) -> Outcome:
    """``reportx parse`` on a file of these bytes under that name."""
    path = folder / name
    path.write_bytes(data)
    taken = folder / "taken.json"
    command = [sys.executable, "-c", LAUNCHER, str(taken), sys.executable, "-m", "reportx", "parse", "--json", name]
    done = subprocess.run(
        command,
        capture_output=True,
        check=False,
        timeout=SECONDS,
        cwd=folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
    )
    status, peak = json.loads(taken.read_text())
    unit = MEGABYTE if sys.platform == "darwin" else 1024
    return Outcome(status, done.stdout.decode(), done.stderr.decode(), peak / unit)


def rtf_report(report: ReportText) -> bytes:
    rows = ["".join(f"\\u{ord(char) - (ord(char) >> 15 << 16)}?" for char in text) for text in _all(report)]
    return ("{\\rtf1\\ansi\\uc1 " + "\\par\n".join(rows) + "\\par}").encode()


def _all(report: ReportText) -> list[str]:
    return [*report.head, *report.body]


@cache
def sound(form: str) -> bytes:
    """The report as a sound file of that format."""
    made: bytes = SOUND[form](report_text(NAME))
    return made


# Format → a sound file of it. A .wps file is built like a .doc one.
SOUND: dict[str, Callable[[ReportText], bytes]] = {
    "txt": lambda report: report.text().encode(),
    "html": html_report,
    "mhtml": mhtml_report,
    "docx": lambda report: docx_report(report.head, report.body),
    "ofd": lambda report: ofd_report(report.head, report.body),
    "pdf": pdf_report,
    "rtf": rtf_report,
    "doc": lambda report: converted(docx_report(report.head, report.body), "docx", "doc"),
    "wps": lambda _: sound("doc"),
}
# What LibreOffice reads for us takes seconds and its own memory; rich text is refused.
OFFICE = ("doc", "wps")
REFUSED = ("rtf",)


def flipped(data: bytes, count: int, seed: int) -> bytes:
    """``count`` bytes of the middle half changed."""
    chance = random.Random(seed)
    changed = bytearray(data)
    for _ in range(count):
        place = chance.randrange(len(data) // 4, len(data) * 3 // 4)
        changed[place] ^= chance.randrange(1, 256)
    return bytes(changed)


def with_part(data: bytes, part: str, content: bytes) -> bytes:
    """A package with one part replaced."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    return packed(parts | {part: content})


def locked_zip(data: bytes) -> bytes:
    """A package whose parts say that they are encrypted (PKWARE APPNOTE 4.4.4)."""
    changed = bytearray(data)
    for head, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = changed.find(head)
        while start >= 0:
            changed[start + flags] |= 1
            start = changed.find(head, start + 4)
    return bytes(changed)


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a0 "提案">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)) + "]>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a9 SYSTEM "file:///etc/passwd">]>'


def with_entities(form: str, prologue: str) -> bytes:
    """A package whose text asks for the entity ``a9``."""
    if form == "docx":
        body = (
            f'<w:document xmlns:w="{TRANSITIONAL}"><w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body></w:document>'
        )
        return with_part(sound("docx"), "word/document.xml", (prologue + body).encode())
    return ofd_of([prologue + page_xml('<ofd:TextObject Size="5"><ofd:TextCode>&a9;</ofd:TextCode></ofd:TextObject>')])


def xml_part(form: str, inside: str) -> bytes:
    """A package with ``inside`` in the part that holds the text."""
    if form == "docx":
        body = f'<w:document xmlns:w="{TRANSITIONAL}"><w:body>{inside}</w:body></w:document>'
        return with_part(sound("docx"), "word/document.xml", body.encode())
    return ofd_of([page_xml(inside)])


def bomb(form: str, megabytes: int = 400) -> bytes:
    """A package whose text unpacks to that many megabytes of blanks."""
    part = {"docx": "word/document.xml", "ofd": "Doc_0/Pages/Page_0/Content.xml"}[form]
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        with zipfile.ZipFile(BytesIO(sound(form))) as old:
            for name in old.namelist():
                if name != part:
                    archive.writestr(name, old.read(name))
        with archive.open(part, "w", force_zip64=True) as stream:
            for _ in range(megabytes):
                stream.write(b" " * MEGABYTE)
    return buffer.getvalue()


def many_pages(times: int) -> bytes:
    """An OFD file that shows one large page again and again."""
    page = page_xml('<ofd:TextObject Size="5"><ofd:TextCode>提案</ofd:TextCode></ofd:TextObject>' * 20_000)
    parts = parts_of([page])
    row = '<ofd:Page ID="10" BaseLoc="Pages/Page_0/Content.xml"/>'
    document = str(parts["Doc_0/Document.xml"]).replace(row, row * times)
    return packed({"OFD.xml": entry_xml(["Doc_0/Document.xml"]), **parts, "Doc_0/Document.xml": document})


def locked_ofd() -> bytes:
    return packed({"OFD.xml": entry_xml([]), "Encryptions.xml": f'<ofd:Encryptions xmlns:ofd="{SPACE}"/>'})


def compound(**streams: bytes) -> bytes:
    """An OLE compound file of these streams (MS-CFB 2): header, one sector of the table, one of the directory."""
    chains, entries, content = [TABLE, END], [_entry("Root Entry", 5, child=1)], b""
    for number, (name, data) in enumerate(streams.items(), 1):
        data = data.ljust(4096, b"\0")  # shorter streams would stand in another one
        first, count = len(chains), len(data) // 512
        chains += [*range(first + 1, first + count), END]
        following = number + 1 if number < len(streams) else FREE
        entries.append(_entry(name, 2, right=following, first=first, size=len(data)))
        content += data
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0, 0) + struct.pack("<I", FREE) * 108
    chains += [FREE] * (128 - len(chains))
    return head + struct.pack("<128I", *chains) + b"".join(entries).ljust(512, b"\0") + content


def _entry(
    name: str, kind: int, *, right: int = 0xFFFFFFFF, child: int = 0xFFFFFFFF, first: int = 0, size: int = 0
) -> bytes:
    coded = name.encode("utf-16-le")
    words = struct.pack("<HBBIII", len(coded) + 2, kind, 1, 0xFFFFFFFF, right, child)
    return coded.ljust(64, b"\0") + words + bytes(36) + struct.pack("<IQ", first, size)


def locked_docx() -> bytes:
    """What Word makes of a document with a password (MS-OFFCRYPTO 2.3.4)."""
    return compound(EncryptionInfo=bytes(64), EncryptedPackage=bytes(64))


def locked_doc() -> bytes:
    """An old Word file whose header says that it is encrypted (MS-DOC 2.5.2: fEncrypted)."""
    head = struct.pack("<HHHHHHHI", 0xA5EC, 0xC1, 0, 0x0804, 0, 0x0100, 0xBF, 0)
    return compound(WordDocument=head + bytes(2000))


def locked_pdf() -> bytes:
    words = {"EncryptFile": ("boolean", "true"), "DocumentOpenPassword": ("string", "geheim")}
    options = json.dumps({key: {"type": kind, "value": value} for key, (kind, value) in words.items()})
    return converted(sound("docx"), "docx", f"pdf:writer_pdf_Export:{options}")


def pdf_bomb() -> bytes:
    """A page whose content is a stream of blanks, packed twice."""
    packed_once = zlib.compress(b" " * (600 * MEGABYTE), 9)
    stream = zlib.compress(packed_once, 9)
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>",
        b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    data, places = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = b"xref\n0 5\n0000000000 65535 f \n%s" % rows
    return data + table + b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(data)
