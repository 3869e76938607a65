"""Bytes to text: what the pipeline reads from.

A reader answers with ``RawText``, the text as the file has it (byte-order mark removed, line ends untouched),
or with an error that says why there is no text. It never guesses a character: what cannot be decoded is an
error.
"""

from reportx.readers.extracted import Facts
from reportx.readers.raw import RawText, read_bytes, read_path

__all__ = ["Facts", "RawText", "read_bytes", "read_path"]
