"""Turns the text of a report into files of every format that is read, for tests that hold the formats together."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import tempfile
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from ofdfiles import ofd_report
from wordreports import docx_report

if TYPE_CHECKING:
    from collections.abc import Callable

REPORTS = Path(__file__).parent.parent / "fixtures" / "reports"
# Characters of a line of hard-wrapped text.
WRAPPED = 36
# What opens a report's body; what stands before it is centred.
SALUTATION = "各位"
OFFICE_SECONDS = 120


class ReportText(NamedTuple):
    """A report by its paragraphs: those of its head (title, date, speaker), and the rest."""

    head: list[str]
    body: list[str]

    def text(self) -> str:
        """The report as plain text, a paragraph a line."""
        return "\n\n".join([*self.head, *self.body]) + "\n"


def report_text(name: str) -> ReportText:
    """A report of the fixtures, its paragraphs without indentation."""
    texts = [line.strip() for line in (REPORTS / f"{name}.txt").read_text(encoding="utf-8").splitlines()]
    texts = [text for text in texts if text]
    title = 0 if texts[0].endswith("。") else 1
    first = next((index for index, text in enumerate(texts) if text.startswith(SALUTATION)), title)
    return ReportText(texts[:first], texts[first:])


def html_report(report: ReportText) -> bytes:
    """A plain page."""
    rows = [f'<p align="center">{escape(text)}</p>' for text in report.head]
    rows += [f"<p>\u3000\u3000{escape(text)}</p>" for text in report.body]
    title = escape((report.head or report.body)[0])
    page = f'<html><head><meta charset="utf-8"><title>{title}</title></head><body>\n'
    return (page + "\n".join(rows) + "\n</body></html>\n").encode()


def mhtml_report(report: ReportText) -> bytes:
    """A page as browsers save it."""
    message = MIMEMultipart("related", boundary="----=_Part", type="text/html")
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = "http://www.yunhe.example/report.html"
    message.attach(MIMEText(html_report(report).decode(), "html", "utf-8"))
    return message.as_bytes()


def wrapped_report(report: ReportText) -> bytes:
    """Text with a line end after every so many characters, new paragraphs indented."""
    lines = list(report.head)
    for text in report.body:
        text = "\u3000\u3000" + text
        lines += [text[first : first + WRAPPED] for first in range(0, len(text), WRAPPED)]
    return ("\n".join(lines) + "\n").encode()


def pdf_report(report: ReportText) -> bytes:
    """What LibreOffice prints of the .docx file."""
    return converted(docx_report(report.head, report.body), "docx", "pdf")


def doc_report(report: ReportText) -> bytes:
    """What LibreOffice makes of the .docx file with automatic numbering."""
    return converted(docx_report(report.head, report.body, automatic=True), "docx", "doc")


def converted(data: bytes, suffix: str, wanted: str) -> bytes:
    """A file that LibreOffice makes of another; the test is skipped where there is none."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice to make the file with (soffice)")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"report.{suffix}"
        path.write_bytes(data)
        # A profile of its own: one that somebody else has open would refuse.
        command = [office, "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", wanted]
        subprocess.run(
            [*command, "--outdir", folder, str(path)],
            capture_output=True,
            check=True,
            timeout=OFFICE_SECONDS,
            env={**os.environ, "HOME": folder},
        )
        return path.with_suffix("." + wanted.partition(":")[0]).read_bytes()


# A format's name, the format that its reader is registered for (None for text) and the builder.
BUILDERS: dict[str, tuple[str | None, str, Callable[[ReportText], bytes]]] = {
    "html": ("html", ".html", html_report),
    "mhtml": ("mhtml", ".mht", mhtml_report),
    "docx": ("docx", ".docx", lambda report: docx_report(report.head, report.body)),
    "docx_numbered": ("docx", ".docx", lambda report: docx_report(report.head, report.body, automatic=True)),
    "doc": ("doc", ".doc", doc_report),
    "ofd": ("ofd", ".ofd", lambda report: ofd_report(report.head, report.body)),
    "pdf": ("pdf", ".pdf", pdf_report),
    "wrapped": (None, ".txt", wrapped_report),
}


@functools.cache
def built(name: str, form: str) -> bytes:
    """The report ``name`` of the fixtures as a file of ``form``, made once."""
    return BUILDERS[form][2](report_text(name))
