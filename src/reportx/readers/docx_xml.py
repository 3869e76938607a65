"""Elements of WordprocessingML by their local names, so that transitional and strict documents read alike.

The two differ in their namespaces (ECMA-376 part 4, 9; part 1, annex A), not in what is used here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

# What tracked changes have taken away (ECMA-376 17.13.5).
_REMOVED = {"del", "moveFrom"}
_TEXTS = {"t", "txbxContent"}
_OFF = {"0", "false", "off"}


def local(tag: str) -> str:
    """The name of an element or attribute without its namespace."""
    return tag.rpartition("}")[2]


def child(parent: Element | None, *path: str) -> Element | None:
    """The first element at a path of local names below ``parent``."""
    for name in path:
        if parent is None:
            return None
        parent = next((found for found in parent if local(found.tag) == name), None)
    return parent


def attribute(element: Element | None, name: str = "val") -> str | None:
    """The attribute with that local name."""
    if element is None:
        return None
    return next((value for key, value in element.items() if local(key) == name), None)


def number(element: Element | None, name: str = "val") -> int | None:
    """The attribute as a whole number of at most nine digits, ``None`` where it is none."""
    value = (attribute(element, name) or "").strip()
    digits = value.removeprefix("-")
    return int(value) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None


def switch(element: Element | None) -> bool | None:
    """A property that is on where it stands (ECMA-376 17.17.4); ``None`` where it does not stand."""
    if element is None:
        return None
    return (attribute(element) or "true").strip().lower() not in _OFF


def children(parent: Element) -> Iterator[Element]:
    """The elements below ``parent`` that a reader sees: changes accepted, of alternatives one (part 3, 10.2)."""
    for element in parent:
        name = local(element.tag)
        if name == "AlternateContent":
            yield from children(_chosen(element))
        elif name not in _REMOVED:
            yield element


def _chosen(alternatives: Element) -> Element:
    """The first choice that holds text, else the first branch that does; they say the same in other words."""
    branches = [branch for branch in alternatives if local(branch.tag) in ("Choice", "Fallback")]
    texts = (branch for branch in branches if any(local(e.tag) in _TEXTS for e in branch.iter()))
    return next(texts, branches[0] if branches else alternatives)
