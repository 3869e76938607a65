"""Finds how bytes were encoded, and decodes them without loss.

The ladder: a byte-order mark; strict UTF-8; then the candidates GB18030, Big5-HKSCS and UTF-16, by the price
of the text that each of them gives (``reportx.readers.frequency``). A broken file is priced like any other: a
UTF-8 file with one damaged byte is told to be that, and never read as another encoding that happens to fit.
"""

from __future__ import annotations

import codecs
import re

from reportx.errors import FormatError
from reportx.readers.frequency import CONTROL, in_doubt, looks_chinese, price

# UTF-32 before UTF-16: the little-endian mark of the one begins with the mark of the other.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
# In the order of preference where two read the same text out of the bytes.
_CANDIDATES = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
# Names that leave the byte order to the machine, with what they may mean; the machine is not asked.
_EITHER_ORDER = {"utf-16": ("utf-16-le", "utf-16-be"), "utf-32": ("utf-32-le", "utf-32-be")}
# Encodings that are told apart from ours and not read: the letters of their language and the least share of those.
_FOREIGN = (("cp949", "\uac00", "\ud7a3", 0.9), ("euc_jp", "\u3041", "\u30ff", 0.3))
# ISO 2022 writes other languages in ASCII, between these marks.
_SHIFTS = rb"\x1b\$[B@()]"
# Bytes that are priced on either side of the first one that is not UTF-8.
_WINDOW = 1 << 16
# More control characters than this share, and it is no text; a stray form feed or end-of-file mark is.
_CONTROL_SHARE = 0.05


def decode(data: bytes, name: str, encoding: str | None = None) -> tuple[str, str]:
    """The text of ``data`` without byte-order mark, and the canonical name of its encoding.

    ``encoding`` may be any text codec that Python knows. Raises ``FormatError``: ``encoding.unknown``,
    ``encoding.undecodable`` with the position of the first offending byte, ``encoding.undetected``,
    ``format.binary``.
    """
    codec = _named(data, encoding) if encoding is not None else _marked(data) or _detected(data, name)
    try:
        # Python's utf-8-sig counts positions behind the mark; ours are those of the file.
        text = data.decode("utf-8" if codec == "utf-8-sig" else codec)
    except UnicodeError as error:
        position = getattr(error, "start", 0)
        raise FormatError("encoding.undecodable", name=name, encoding=codec, position=position) from None
    except LookupError:
        raise FormatError("encoding.unknown", encoding=encoding) from None
    if _binary(text):
        raise FormatError("format.binary", name=name, what="binary")
    return text.removeprefix("\ufeff"), codec


def _marked(data: bytes) -> str | None:
    return next((codec for mark, codec in _MARKS if data.startswith(mark)), None)


def _named(data: bytes, encoding: str) -> str:
    """The canonical codec of a name that the user gave; a byte-order mark of the same family refines it."""
    try:
        codec = codecs.lookup(encoding).name.removesuffix("-sig")
    except (LookupError, ValueError):
        raise FormatError("encoding.unknown", encoding=encoding) from None
    marked = _marked(data)
    if marked and marked.startswith(codec):
        return marked
    if codec in _EITHER_ORDER:
        return _cheapest(data[:_WINDOW], _EITHER_ORDER[codec])
    return codec


def _detected(data: bytes, name: str) -> str:
    if b"\x1b" in data[:_WINDOW] and re.search(_SHIFTS, data[:_WINDOW]):
        raise FormatError("encoding.undetected", name=name)
    start = _first_damage(data)
    # Short UTF-16 can pass for UTF-8, but hardly without a control character: 、 is 01 30 there.
    if start is None and len(data.translate(None, CONTROL.encode())) == len(data):
        return "utf-8"
    # An even start keeps the units of UTF-16 whole.
    first = max(0, (start or 0) - _WINDOW) & ~1
    window = data[first : first + 2 * _WINDOW]
    codec = _cheapest(window, _CANDIDATES)
    if codec == "utf-8" and start is None:
        return codec
    # Damaged characters count in the choice; in the doubt whether it is Chinese at all, only sound ones do.
    text = window.decode(codec, "ignore")
    if looks_chinese(text) and not (in_doubt(text) and _foreign(window)):
        return codec
    if _binary(window.decode("latin-1")):
        raise FormatError("format.binary", name=name, what="binary")
    raise FormatError("encoding.undetected", name=name)


def _foreign(window: bytes) -> bool:
    """Whether the bytes read better as Korean or Japanese: nearly all Hangul, or kana between the Han characters."""
    for codec, first, last, least in _FOREIGN:
        letters = [char for char in window.decode(codec, "replace") if not char.isascii()]
        if sum(first <= char <= last for char in letters) >= least * len(letters):
            return True
    return False


def _first_damage(data: bytes) -> int | None:
    """Where ``data`` stops being UTF-8, ``None`` where it never does."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return None


def _cheapest(window: bytes, codecs_: tuple[str, ...]) -> str:
    return min(codecs_, key=lambda codec: price(window.decode(codec, "replace")))


def _binary(text: str) -> bool:
    if "\x00" in text:
        return True
    controls = sum(map(text.count, CONTROL))
    return controls > _CONTROL_SHARE * len(text)
