"""What a page says of itself in its head: title, day of publication, publisher."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

from reportx.readers.extracted import Facts
from reportx.rules.load import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from resiliparse.parse.html import HTMLTree

_DAY = re.compile(r"((?:19|20)\d{2})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})|((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)")
# What a browser shows in its title bar: the title, then the names of the column and of the site.
_SITE = re.compile(r"\s*(?:[_|｜]+|\s[-–—]+\s|--+)\s*|[-—–](?=[^-—–]*(?:网|网站|日报|政府|平台|门户|文库|大全)$)")
_LONGEST = 120


def read_facts(tree: HTMLTree) -> Facts:
    """Facts of the page's ``meta`` elements, else of its JSON-LD, else (the title) of its ``title``."""
    stated = _metas(tree)
    for key, value in _linked(tree):
        stated.setdefault(key, value)
    names = table("webpages")["facts"]["meta"]
    values = {fact: [stated[name] for name in names[fact] if stated.get(name)] for fact in names}
    title = next(iter(values["title"]), None) or _first(tree.title or "")
    published = next(filter(None, map(iso_date, values["published"])), None)
    return Facts(title, published, next(iter(values["publisher"]), None))


def _metas(tree: HTMLTree) -> dict[str, str]:
    found: dict[str, str] = {}
    document = tree.document
    # Some sites have them in the body.
    for meta in document.query_selector_all("meta") if document is not None else ():
        name = meta.getattr("name") or meta.getattr("property") or meta.getattr("itemprop") or ""
        content = " ".join((meta.getattr("content") or "").split())
        if name and 0 < len(content) <= _LONGEST:
            found.setdefault(name.strip().lower(), content)
    return found


def _linked(tree: HTMLTree) -> Iterator[tuple[str, str]]:
    """What JSON-LD says (schema.org Article), under the names of the metas."""
    document = tree.document
    scripts = document.query_selector_all('script[type="application/ld+json"]') if document is not None else ()
    for script in scripts:
        try:
            content = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for article in _articles(content):
            publisher = article.get("publisher")
            name = publisher.get("name") if isinstance(publisher, dict) else publisher
            pairs = (
                ("articletitle", article.get("headline")),
                ("pubdate", article.get("datePublished")),
                ("contentsource", name),
            )
            yield from ((key, value) for key, value in pairs if isinstance(value, str) and len(value) <= _LONGEST)


def _articles(content: Any) -> list[dict[str, Any]]:
    graph = content.get("@graph", [content]) if isinstance(content, dict) else content
    found = graph if isinstance(graph, list) else [graph]
    return [item for item in found if isinstance(item, dict) and ("headline" in item or "datePublished" in item)]


def _first(title: str) -> str | None:
    title = " ".join(title[: 4 * _LONGEST].split())
    first = _SITE.split(title, maxsplit=1)[0].strip()
    return (first or title)[:_LONGEST] or None


def iso_date(stated: str) -> str | None:
    """The first day that is written in ``stated``."""
    match = _DAY.search(stated)
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups() if part is not None)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
