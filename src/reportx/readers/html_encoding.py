"""The characters of a page: what its bytes are comes before what it says that they are."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from reportx.errors import FormatError
from reportx.readers.encoding import decode
from reportx.readers.frequency import price

# HTML Living Standard 13.2.3.2 looks at the first 1024 bytes; pages that begin with scripts have it later.
_WHERE = 8192
_CHARSET = re.compile(
    rb"""<(?:meta\b[^>]{0,300}?charset|\?xml\b[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]{2,30})""", re.I
)
# Names that sites give (Encoding Standard 4.2), with the codec that reads all that is written under them.
_CODECS = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs", "big5hkscs": "big5hkscs"}
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"\x84\x31\x95\x33")
_MARKUP = re.compile(
    rb"<script\b.*?(?:</script\s*>|\Z)|<style\b.*?(?:</style\s*>|\Z)|<!--.*?(?:-->|\Z)|<[^<>]*>|&[#\w]{1,12};",
    re.I | re.S,
)
_SAMPLE = 1 << 18
# A declared charset is left for another one whose reading costs so much less; a wrong one costs twice as much.
_CHEAPER = 0.8


class PageText(NamedTuple):
    """A page as characters, the codec, and where the first byte is that it could not read (None: all were read).

    What could not be read is U+FFFD in ``markup``.
    """

    markup: str
    codec: str
    damage: int | None


def decode_page(data: bytes, name: str, encoding: str | None, declared: str | None = None) -> PageText:
    """The characters of a page; ``encoding`` is what the user says, ``declared`` what came with the page.

    Bytes may be damaged: sites cut their summaries in the middle of a character, downloads end in one. Raises
    ``FormatError`` as ``reportx.readers.encoding.decode`` does where no encoding is found.
    """
    if encoding is not None or data.startswith(_MARKS) or b"\0" in data[:_WHERE]:
        markup, codec = decode(data, name, encoding)
        return PageText(markup, codec, None)
    damage = _damage(data, "utf-8")
    codec = "utf-8" if damage is None else _codec(data, name, declared)
    damage = _damage(data, codec)
    markup = data.decode(codec, "replace")
    if "\0" in markup:
        raise FormatError("format.binary", name=name, what="binary")
    return PageText(markup, codec, damage)


def _codec(data: bytes, name: str, declared: str | None) -> str:
    sample = _MARKUP.sub(b" ", data[:_SAMPLE])
    stated = _stated(data, declared)
    try:
        found = _detected(sample, name)
    except FormatError:
        if stated is None or stated == "utf-8" or _damage(sample[:-4], stated) is not None:
            raise
        return stated
    if stated is None or stated == found or _damage(sample[:-4], stated) is not None:
        return found
    costs = [price(sample.decode(codec, "replace")) for codec in (found, stated)]
    return found if costs[0] < _CHEAPER * costs[1] else stated


def _detected(sample: bytes, name: str) -> str:
    """The encoding of the text between the tags; a damaged byte or two do not hide it."""
    found = [(sum(1 for _ in _damages(sample, codec)), codec) for codec in ("utf-8", "gb18030", "big5hkscs")]
    fewest = min(count for count, _ in found)
    fitting = [codec for count, codec in found if count == fewest]
    chosen = min(fitting, key=lambda codec: price(sample.decode(codec, "replace")))
    if fewest == 0:
        return decode(sample, name)[1]
    whole = sample.decode(chosen, "ignore").encode(chosen)
    codec = decode(whole, name)[1]
    return chosen if codec == "utf-8" else codec


def _damages(data: bytes, codec: str, most: int = 40) -> list[int]:
    """Where ``codec`` cannot read on, at most ``most`` places."""
    places: list[int] = []
    start = 0
    while len(places) < most:
        place = _damage(data[start:], codec)
        if place is None:
            break
        places.append(start + place)
        start += place + 1
    return places


def _damage(data: bytes, codec: str) -> int | None:
    try:
        data.decode(codec)
    except UnicodeDecodeError as error:
        return error.start
    return None


def _stated(data: bytes, declared: str | None) -> str | None:
    """The codec of the charset that the page declares; None for those that would fit any bytes."""
    match = _CHARSET.search(data[:_WHERE])
    label = declared or (match[1].decode("ascii", "replace") if match else "")
    label = label.lower().replace("_", "-")
    if label.replace("-", "") in _CODECS:
        return _CODECS[label.replace("-", "")]
    return "utf-8" if label in ("utf-8", "utf8") else None
