"""The directory of an OLE compound file, which older office programs write (MS-CFB)."""

from __future__ import annotations

import struct
from typing import NamedTuple

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = 128
_NONE = 0xFFFFFFFA  # numbers of sectors and entries from here on mean "none", "end" or "free"
_HEADER_TABLES = 109
_STREAM, _ROOT = 2, 5


class _Entry(NamedTuple):
    name: str
    kind: int
    left: int
    right: int
    child: int
    offset: int


def streams(data: bytes) -> dict[str, int]:
    """The streams in the root storage of a compound file, each with the offset of its first sector in the file.

    Only those: a document may hold others, as storages, in it. What is damaged shows none. Header: MS-CFB 2.2, chains
    of sectors: 2.3, directory entries and the tree that they form: 2.6.
    """
    entries = _entries(data)
    if not entries or entries[0].kind != _ROOT:
        return {}
    found: dict[str, int] = {}
    seen: set[int] = set()
    todo = [entries[0].child]
    while todo:
        index = todo.pop()
        if index < len(entries) and index not in seen:
            seen.add(index)
            entry = entries[index]
            todo += (entry.left, entry.right)
            if entry.kind == _STREAM:
                found[entry.name] = entry.offset
    return found


def _entries(data: bytes) -> list[_Entry]:
    if len(data) < 512 or not data.startswith(SIGNATURE):
        return []
    (shift,) = struct.unpack_from("<H", data, 30)
    if shift not in (9, 12):
        return []
    size = 1 << shift
    (sector,) = struct.unpack_from("<I", data, 48)
    entries = []
    for _ in range(len(data) // size):
        start = (sector + 1) * size
        if sector >= _NONE or start + size > len(data):
            break
        entries += [_entry(data, at, size) for at in range(start, start + size, _ENTRY)]
        sector = _next(data, sector, size)
    return entries


def _entry(data: bytes, at: int, size: int) -> _Entry:
    length, kind = struct.unpack_from("<HB", data, at + 64)
    left, right, child = struct.unpack_from("<III", data, at + 68)
    (first,) = struct.unpack_from("<I", data, at + 116)
    name = data[at : at + min(max(length - 2, 0), 64)].decode("utf-16-le", "replace")
    return _Entry(name, kind, left, right, child, (first + 1) * size)


def _next(data: bytes, sector: int, size: int) -> int:
    """The sector behind ``sector`` in its chain."""
    index, place = divmod(sector, size // 4)
    following = _number(data, _table(data, index, size), place, size)
    return _NONE if following is None else following


def _table(data: bytes, index: int, size: int) -> int | None:
    """The sector of the ``index``-th table of chains: the header lists the first 109, further sectors the others."""
    if index < _HEADER_TABLES:
        (table,) = struct.unpack_from("<I", data, 76 + 4 * index)
        return int(table)
    further, place = divmod(index - _HEADER_TABLES, size // 4 - 1)
    (list_,) = struct.unpack_from("<I", data, 68)
    for _ in range(further):
        list_ = _number(data, list_, size // 4 - 1, size)
    return _number(data, list_, place, size)


def _number(data: bytes, sector: int | None, place: int, size: int) -> int | None:
    """The number at a place of a sector, ``None`` where there is no such sector."""
    if sector is None or sector >= _NONE:
        return None
    at = (sector + 1) * size + 4 * place
    return int.from_bytes(data[at : at + 4], "little") if at + 4 <= len(data) else None
