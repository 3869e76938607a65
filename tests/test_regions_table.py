"""The closed table of official place names: counts, suffixes, no duplicates, spot checks."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

TABLE = Path(__file__).resolve().parents[1] / "src" / "reportx" / "rules" / "tables" / "regions.toml"

HAN_NAME = re.compile(r"[\u4e00-\u9fff]+")

PREFECTURE_SUFFIXES = {
    "prefecture_cities": "市",
    "prefecture_areas": "地区",
    "autonomous_prefectures": "自治州",
    "leagues": "盟",
}

KIND_SUFFIXES = {
    "municipalities": "市",
    "provinces": "省",
    "autonomous_regions": "自治区",
    "sars": "特别行政区",
}


@pytest.fixture(scope="module")
def table() -> dict[str, Any]:
    with TABLE.open("rb") as handle:
        return tomllib.load(handle)


def names(group: dict[str, str]) -> list[str]:
    return [name for line in group.values() for name in line.split(" ")]


def test_meta_names_its_source_and_year(table: dict[str, Any]) -> None:
    meta = table["meta"]
    assert "民政部" in meta["source"]
    assert "国家统计局" in meta["checked_against"]
    assert str(meta["year"]) in meta["source"]
    assert meta["as_of"].startswith(str(meta["year"]))
    assert meta["note"]


def test_counts_are_the_official_ones(table: dict[str, Any]) -> None:
    prefectures = names(table["prefectures"])
    held = {
        "provinces": len(table["provinces"]),
        "prefectures": len(prefectures),
        "county_cities": len(names(table["county_cities"])),
    }
    for kind, suffix in PREFECTURE_SUFFIXES.items():
        held[kind] = sum(name.endswith(suffix) for name in prefectures)
    assert held == table["meta"]["counts"]
    assert held == {
        "provinces": 34,
        "prefectures": 333,
        "prefecture_cities": 293,
        "prefecture_areas": 7,
        "autonomous_prefectures": 30,
        "leagues": 3,
        "county_cities": 397,
    }


def test_province_kinds_cover_every_province_once(table: dict[str, Any]) -> None:
    kinds = table["province_kinds"]
    assert set(kinds) == set(KIND_SUFFIXES)
    assert {kind: len(line.split(" ")) for kind, line in kinds.items()} == {
        "municipalities": 4,
        "provinces": 23,
        "autonomous_regions": 5,
        "sars": 2,
    }
    assert sorted(names(kinds)) == sorted(table["provinces"])
    for kind, suffix in KIND_SUFFIXES.items():
        assert all(name.endswith(suffix) for name in kinds[kind].split(" "))


def test_short_province_names(table: dict[str, Any]) -> None:
    provinces: dict[str, str] = table["provinces"]
    assert len(set(provinces.values())) == len(provinces)
    assert {len(short) for short in provinces.values()} == {2, 3}
    assert all(full.startswith(short) and full != short for full, short in provinces.items())
    assert provinces["内蒙古自治区"] == "内蒙古"
    assert provinces["黑龙江省"] == "黑龙江"
    assert provinces["新疆维吾尔自治区"] == "新疆"
    assert provinces["天津市"] == "天津"
    assert provinces["香港特别行政区"] == "香港"


@pytest.mark.parametrize("level", ["prefectures", "county_cities"])
def test_groups_hang_under_known_provinces(table: dict[str, Any], level: str) -> None:
    kinds = table["province_kinds"]
    without = {*kinds["municipalities"].split(" "), *kinds["sars"].split(" "), "台湾省"}
    assert set(table[level]) == set(table["provinces"]) - without


@pytest.mark.parametrize("level", ["prefectures", "county_cities"])
def test_no_name_is_held_twice(table: dict[str, Any], level: str) -> None:
    held = names(table[level])
    assert len(set(held)) == len(held)


def test_no_name_is_held_at_two_levels(table: dict[str, Any]) -> None:
    levels = [set(table["provinces"]), set(names(table["prefectures"])), set(names(table["county_cities"]))]
    assert len(set.union(*levels)) == sum(len(level) for level in levels)


def test_every_name_is_han_text_with_a_proper_suffix(table: dict[str, Any]) -> None:
    prefectures = names(table["prefectures"])
    cities = names(table["county_cities"])
    assert all(HAN_NAME.fullmatch(name) for name in [*table["provinces"], *prefectures, *cities])
    assert all(name.endswith(tuple(KIND_SUFFIXES.values())) for name in table["provinces"])
    assert all(name.endswith(tuple(PREFECTURE_SUFFIXES.values())) for name in prefectures)
    assert all(name.endswith("市") for name in cities)
    assert [name for name in cities if len(name) < 3] == ["芒市"]  # the one official name of two characters


@pytest.mark.parametrize(
    ("level", "province", "name"),
    [
        ("prefectures", "江苏省", "淮安市"),
        ("prefectures", "海南省", "三沙市"),
        ("prefectures", "海南省", "儋州市"),
        ("prefectures", "广东省", "东莞市"),
        ("prefectures", "黑龙江省", "大兴安岭地区"),
        ("prefectures", "湖北省", "恩施土家族苗族自治州"),
        ("prefectures", "内蒙古自治区", "锡林郭勒盟"),
        ("county_cities", "湖北省", "广水市"),
        ("county_cities", "湖北省", "仙桃市"),
        ("county_cities", "江苏省", "昆山市"),
        ("county_cities", "海南省", "琼海市"),
        ("county_cities", "河南省", "济源市"),
        ("county_cities", "新疆维吾尔自治区", "石河子市"),
        ("county_cities", "新疆维吾尔自治区", "白杨市"),
        ("county_cities", "西藏自治区", "米林市"),
        ("county_cities", "西藏自治区", "错那市"),
    ],
)
def test_known_places(table: dict[str, Any], level: str, province: str, name: str) -> None:
    assert [key for key, line in table[level].items() if name in line.split(" ")] == [province]


@pytest.mark.parametrize(
    ("level", "name"),
    [
        ("prefectures", "莱芜市"),  # merged into 济南市 in 2019
        ("prefectures", "昆山市"),
        ("county_cities", "淮安市"),
        ("county_cities", "龙海市"),  # a district of 漳州市 since 2021
        ("county_cities", "偃师市"),  # a district of 洛阳市 since 2021
    ],
)
def test_abolished_or_misplaced_names_are_absent(table: dict[str, Any], level: str, name: str) -> None:
    assert name not in names(table[level])
