"""What people say around a number besides its measure word: 十块三毛, 一吨半, 一米八, 三成五, ￥85, 港币两千元."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from reportx.numerals import DIGITS
from reportx.rules.prose import prose_units
from reportx.rules.units import unit_rules

if TYPE_CHECKING:
    from reportx.quantities.figures import Figure
    from reportx.rules.units import Unit

_ONE = rf"[{''.join(DIGITS)}\d]"
_NUMERAL = rf"[{''.join(DIGITS)}十拾百佰千仟万亿\d.]"
_COINS = re.compile(
    rf"(?:零?(?P<tenths>{_ONE})[角毛](?:(?P<hundredths>{_ONE})分)?|零?(?P<only>{_ONE})分(?!之))(?:钱|整)?"
    rf"|(?P<decimals>{_ONE})(?!{_NUMERAL})"
)
_SMALL_COINS = re.compile(rf"(?:角|毛(?=钱|{_ONE}分))(?:(?P<hundredths>{_ONE})分)?(?:钱|(?=[,。;、!?)\s]|$))")
_CENTS = re.compile(rf"[又零]?({_ONE})[美欧]分")
_HALF = re.compile(r"半(?![年天数程径日月夜空路导岛边])")
_TENTH = re.compile(rf"(?P<digit>{_ONE})(?!{_NUMERAL})")
_DECIMALS = re.compile(rf"(?P<decimals>{_ONE}{{1,2}})(?!{_NUMERAL})")
_LIANG = re.compile(rf"({_ONE})两(?![{''.join(DIGITS)}])")
_HALVED = ("money", "length", "area", "mass", "volume", "ratio")
# 块 is money where something is paid, else a piece.
_PAID = re.compile(r"[钱费价买卖花付赚赔捐借欠贷罚薪租元利亏涨跌贵]")
_POWERS = {"百": 100, "千": 1000, "兆": 10**12}


def read_tails(text: str, figure: Figure) -> None:
    """Read them into ``figure``, an amount, whose start, end, value and unit may move."""
    if figure.value is None or figure.value_max is not None:
        _read_unit(text, figure)
        _name_unit(text, figure)
        return
    if figure.unit is None and _small_coins(text, figure):
        return
    if figure.unit == "分" and text.startswith("钱", figure.end):
        figure.value, figure.unit, figure.dimension, figure.end = figure.value / 100, "元", "money", figure.end + 1
        return
    _read_unit(text, figure)
    if figure.unit in ("元", "块", "圆"):
        _read_coins(text, figure)
    elif figure.dimension == "money" and (cents := _CENTS.match(text, figure.end)):
        figure.value, figure.end = figure.value + _digit(cents[1]) / 100, cents.end()
    elif figure.unit == "%" and text[figure.end - 1] == "成":
        _read_tenths(text, figure)
    elif figure.unit == "斤" and (tenths := _LIANG.match(text, figure.end)):
        figure.value, figure.end = figure.value + _digit(tenths[1]) / 10, tenths.end()
    elif figure.unit in ("米", "秒") and figure.han:
        _read_decimals(text, figure, _DECIMALS)
    if (
        (figure.dimension in _HALVED or figure.unit == "岁")
        and figure.value == figure.value.to_integral_value()
        and _HALF.match(text, figure.end)
    ):
        figure.value += Decimal("0.5")
        figure.end += 1
    _name_unit(text, figure)


def is_counted(text: str, figure: Figure) -> bool:
    """Whether a measure word of prose follows a number that the scanner knows none of."""
    if _odd(text, figure):
        return True
    return _unit_at(text, figure.end) is not None or _SMALL_COINS.match(text, figure.end) is not None


def _odd(text: str, figure: Figure) -> Unit | None:
    """``三十来岁``: the measure word behind 来."""
    end = figure.end
    return (unit_rules().at(text, end + 1) or _unit_at(text, end + 1)) if text[end : end + 1] == "来" else None


def _read_unit(text: str, figure: Figure) -> None:
    """The longest measure word of prose: what the scanner has not, or has only the beginning of (块钱, 元整)."""
    end = figure.number_end
    odd = _odd(text, figure) if figure.unit is None else None
    if odd:
        figure.unit, figure.dimension, figure.end, figure.bound = odd.word, odd.dimension, odd.end, "about"
        return
    unit = _unit_at(text, end)
    if unit is None and figure.unit is None and text[end - 1 : end] in _POWERS and figure.value:
        unit = _unit_at(text, end - 1)
        if unit:
            figure.value /= _POWERS[text[end - 1]]
    if unit and unit.end > figure.end:
        figure.unit, figure.dimension, figure.end = unit.word, unit.dimension, unit.end


def _unit_at(text: str, position: int) -> Unit | None:
    return prose_units().at(text, position + (text[position : position + 1] == " "))


def _small_coins(text: str, figure: Figure) -> bool:
    """``五角``, ``三毛钱``."""
    coins = _SMALL_COINS.match(text, figure.end)
    if coins is None or figure.value is None:
        return False
    cents = _digit(coins["hundredths"]) if coins["hundredths"] else Decimal(0)
    figure.value = figure.value / 10 + cents / 100
    figure.unit, figure.dimension, figure.end = "元", "money", coins.end()
    return True


def _read_coins(text: str, figure: Figure) -> None:
    coins = _COINS.match(text, figure.end)
    if (
        coins is None
        or figure.value is None
        or (coins["decimals"] and (figure.unit != "块" or _unit_at(text, coins.end())))
    ):
        return
    figure.value += _digit(coins["tenths"] or coins["decimals"] or "零") / 10
    figure.value += _digit(coins["hundredths"] or coins["only"] or "零") / 100
    figure.unit, figure.dimension, figure.end = "元", "money", coins.end()


def _read_tenths(text: str, figure: Figure) -> None:
    """``三成五`` is 35 %, ``三成半`` too."""
    tenth = _TENTH.match(text, figure.end)
    half = _HALF.match(text, figure.end)
    if figure.value is not None and (tenth or half):
        figure.value += _digit(tenth["digit"]) if tenth else Decimal(5)
        figure.end += 1


def _read_decimals(text: str, figure: Figure, pattern: re.Pattern[str]) -> None:
    decimals = pattern.match(text, figure.end)
    if decimals and figure.value is not None and not _unit_at(text, decimals.end()):
        digits = "".join(str(_digit(char)) for char in decimals["decimals"])
        figure.value += Decimal(f"0.{digits}")
        figure.end = decimals.end()


def _name_unit(text: str, figure: Figure) -> None:
    """One name for one currency or scale; its sign or name may stand before the number."""
    units = prose_units()
    if figure.unit in (None, "元"):
        sign = units.sign_before(text, figure.start - (text[figure.start - 1 : figure.start] == " "))
        if sign:
            figure.unit, figure.dimension = sign[1], "money"
            if not sign[0][-1].isalpha():
                figure.start -= len(sign[0])
    elif figure.unit == "度":
        figure.unit = units.degree_before(text, figure.start) or figure.unit
    if figure.unit == "块" and _is_money(text, figure):
        figure.unit, figure.dimension = "元", "money"
    figure.unit = units.same.get(figure.unit or "", figure.unit)


def _is_money(text: str, figure: Figure) -> bool:
    behind = text[figure.end : figure.end + 1]
    if behind.isalpha():
        return behind in "涨跌降"
    return bool(figure.value and figure.value >= 100) or bool(
        _PAID.search(text, max(0, figure.start - 8), figure.start)
    )


def _digit(char: str) -> Decimal:
    return Decimal(DIGITS[char]) if char in DIGITS else Decimal(char)
