"""Files and bytes to text: what the pipeline reads from.

A reader answers with ``RawText``, the text as the file has it (byte-order mark removed, line ends untouched),
or with an error that says why there is no text. It never guesses a character: what cannot be decoded is an
error.
"""

from reportx.readers.extracted import Facts
from reportx.readers.raw import RawText, printable, read_bytes, read_path, writable

__all__ = ["Facts", "RawText", "printable", "read_bytes", "read_path", "writable"]
