"""Places and levels, by the official table of administrative divisions and by the word a name ends in."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from reportx.rules.lazy import Lazy
from reportx.rules.load import lazy, table

if TYPE_CHECKING:
    from reportx.model.base import Level


@cache
def pattern(section: str, key: str) -> Lazy:
    """A pattern of the metadata table with ``{place}`` and ``{title}`` filled in."""
    rules = table("metadata")
    text = rules[section][key]
    text = text.replace("{place}", rules["place"]["word"]).replace("{title}", rules["speaker"]["title"])
    return Lazy(text, _needs(rules[section][key]), re.M)


def _needs(text: str) -> tuple[str, ...] | None:
    return lazy(text).needs


@cache
def _names(kind: str) -> frozenset[str]:
    regions = table("regions")
    if kind == "municipalities":
        return frozenset(regions["province_kinds"]["municipalities"].split())
    return frozenset(name for names in regions[kind].values() for name in names.split())


def level_of(place: str | None) -> Level:
    """The level of a place: by the tables of municipalities and county-level cities, then by its last word."""
    if not place:
        return "unknown"
    if place.endswith(("省", "自治区", "特别行政区")) or place in _names("municipalities"):
        return "province"
    if place.endswith("市"):
        units = re.findall(r"(?:[^\W\d_]|[×*])+?(?:省|自治区|自治州|地区|市|州|盟)", place)
        last = units[-1] if units else place
        above = [unit for unit in units[:-1] if not unit.endswith(("省", "自治区"))]
        return "county" if above or last in _names("county_cities") else "city"
    if place.endswith(("州", "盟", "地区")):
        return "city"
    return "county" if place.endswith(("县", "区", "旗")) else "unknown"


def known_places() -> frozenset[str]:
    """The municipalities, prefectures and county-level cities of the official table."""
    return _names("municipalities") | _names("prefectures") | _names("county_cities")


def in_context(level: Level, body: str) -> Level:
    """The level that the report itself tells where the name cannot: a 市 that compares itself with 县级市 is one."""
    return "county" if level == "city" and _COUNTY_CITY.search(body) else level


_COUNTY_CITY = re.compile(r"(?:全[省国区州市]|列|居|评为)[^。,]{0,6}县级市(?!、|和)")


def is_masked(place: str | None) -> bool:
    """Whether the name is a blank to be filled in (xx区)."""
    return place is not None and re.search(r"[xX×*某]", place) is not None


def most_common(rule: str, text: str) -> str | None:
    """The place that pattern ``rule`` of the organization table finds most often in ``text``."""
    barred = pattern("place", "not_name")
    counts: Counter[str] = Counter()
    for match in pattern("organization", rule).finditer(text):
        name = _trimmed(match["place"])
        if name and not barred.match(name):
            counts[name] += 1
    return counts.most_common(1)[0][0] if counts else None


_LEADING = re.compile(
    r"^.*(?:中共|年|在|为|对|由|与|向|和|及|同|给|把|将|让|使|当|作为|我们|代表|读懂|看懂|图解|数说|的|全面|支持|推动|建设|关心|视察|来|到|被|是|"
    r"[,。;:、“”《》\s])"
)


def _trimmed(name: str) -> str:
    """The name without words that ran into it from the left."""
    rest = _LEADING.sub("", name)
    return rest if len(rest) >= 2 else ""
