"""Documents of older Word and of WPS Writer, which keep theirs in the same way: LibreOffice makes DOCX of them.

It runs with a profile of its own in a temporary folder: apart from one that the user has open, without macros and
without fetching what a document links to.
"""

from __future__ import annotations

import os
import shutil
import signal
import struct
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from reportx.errors import FormatError
from reportx.readers import docx
from reportx.readers.compound import streams
from reportx.readers.formats import FORMATS

if TYPE_CHECKING:
    from reportx.readers.extracted import Extracted

WHAT = "doc"
_TIMEOUT = 120  # seconds; a long report takes three, the first start on a slow machine some thirty
# MS-DOC 2.5.2: the flag of an encrypted document, in the second byte of the word at 10.
_FLAGS, _ENCRYPTED = 10, 0x0100
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


def read(data: bytes, name: str, encoding: str | None) -> Extracted:
    """The text of a .doc document, or of one that WPS Writer keeps as .wps.

    Raises ``FormatError``: ``format.damaged``, ``format.encrypted``, ``format.office`` without LibreOffice (for .wps
    ``format.refused``), ``format.office_failed`` where it cannot read the document or takes too long.
    """
    start = streams(data).get("WordDocument")
    if start is None or start + _FLAGS + 2 > len(data):
        # LibreOffice would make a text of whatever bytes are there.
        raise FormatError("format.damaged", name=name, what=WHAT, reason="WordDocument")
    (flags,) = struct.unpack_from("<H", data, start + _FLAGS)
    if flags & _ENCRYPTED:
        raise FormatError("format.encrypted", name=name, what=WHAT)
    program = next(filter(None, map(shutil.which, FORMATS["doc"].programs)), None)
    if program is None:
        if name.lower().endswith(".wps"):
            raise FormatError("format.refused", name=name, what="wps")
        raise FormatError("format.office", name=name, what=WHAT)
    converted = _convert(program, data, name)
    try:
        return docx.read(converted, name, encoding)
    except FormatError as error:
        if error.key != "format.damaged":
            raise
        raise FormatError("format.office_failed", name=name, reason=error.params["reason"]) from None


def _convert(program: str, data: bytes, name: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="reportx-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, encoding="utf-8")
        source, target = folder / "in.doc", folder / "out" / "in.docx"
        source.write_bytes(data)
        command = [
            program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--norestore", "--nolockcheck", "--nodefault"),
            *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(target.parent), str(source)),
        ]
        code = _run(command, name)
        if not target.is_file():
            raise FormatError("format.office_failed", name=name, reason=f"exit code {code}")
        return target.read_bytes()


def _run(command: list[str], name: str) -> int:
    """Run a program and all that it starts, for so long."""
    # LibreOffice is a script that starts the program proper: both must go when the time is over.
    environment = os.environ | {"SAL_USE_VCLPLUGIN": "svp"}
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
        )
    except OSError as error:
        raise FormatError("format.office_failed", name=name, reason=error.strerror) from None
    try:
        return process.wait(_TIMEOUT)
    except subprocess.TimeoutExpired:
        raise FormatError("format.office_failed", name=name, reason=f"> {_TIMEOUT} s") from None
    finally:
        if process.poll() is None:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if os.name == "posix":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
