"""Names of units in several libraries, each brought to one name and the power of its basis."""

from __future__ import annotations

_MONEY = {
    "元": "Chinese yuan, 人民币, 块, 块钱, 元人民币",
    "美元": "United States dollar, Dollar, 美金",
    "欧元": "Euro",
    "港元": "Hong Kong dollar, 港币",
    "日元": "Japanese yen, 日币, 円",
    "新台币": "New Taiwan dollar, 台币",
    "英镑": "British pound, Pound",
    "瑞士法郎": "Swiss franc",
    "奈拉": "Nigerian naira",
    "韩元": "South Korean won, 韩币",
    "泰铢": "Thai baht",
    "卢布": "Russian ruble",
    "澳元": "Australian dollar, 澳币",
}
_MEASURES = {
    "%": "percent, 百分点, 个百分点",
    "度": "Degree, 摄氏度, ℃, °C, C",
    "华氏度": "F, °F",
    "岁": "Year, 周岁",
    "个月": "Month",
    "周": "Week",
    "天": "Day",
    "米": "Meter, m",
    "厘米": "Centimeter, 公分, cm, CM",
    "亩": "Mu",
    "斤": "Jin",
    "克": "Gram, g",
    "微克": "Microgram",
    "吨": "Ton, Metric ton",
    "两": "Liang",
    "赫兹": "Hertz",
    "兆赫兹": "Megahertz, 兆赫",
    "千瓦": "Kilowatt",
    "千卡": "Kilocalorie, 大卡",
}
# Units that differ from another one by a power.
_POWERS = {
    **dict.fromkeys(("Kilometer", "公里", "千米", "km"), ("米", 1e3)),
    **dict.fromkeys(("Kilogram", "公斤", "千克", "kg"), ("克", 1e3)),
    **dict.fromkeys(("Kilobit", "千比特"), ("比特", 1e3)),
    **dict.fromkeys(("Kilobyte", "千字节"), ("字节", 1e3)),
    **dict.fromkeys(("Megabyte", "兆字节"), ("字节", 1e6)),
    **dict.fromkeys(("Bit", "比特"), ("比特", 1.0)),
    **dict.fromkeys(("Byte", "字节"), ("字节", 1.0)),
}
_NAMES = {
    alias: (name, 1.0)
    for names in (_MONEY, _MEASURES)
    for name, others in names.items()
    for alias in (name, *others.split(", "))
} | _POWERS
MONEY = frozenset(_MONEY)


def base_unit(unit: str | None) -> tuple[str | None, float]:
    """The one name of a unit and what a value in it is times; no name where it is none of money, share or measure."""
    return _NAMES.get(unit or "", (None, 1.0))
