"""What a numeral looks like: the characters it may begin with, and one pattern for all forms."""

from __future__ import annotations

import re

DIGITS = "〇○零一二两三四五六七八九"
HAN = f"{DIGITS}十百千万亿廿卅卌"
# The characters of cheques are numbers only together: 伍拾万, but not 队伍 or 内陆.
_CHEQUE = r"(?:[壹贰叁肆伍陆柒捌玖][拾佰仟万亿]|拾[万亿])[壹贰叁肆伍陆柒捌玖拾佰仟零万亿]*"
_SIGNED_UNITS = "%|‰|个百分点|百分点|℃|摄氏度"

# Every numeral begins with one of these; looking for them alone is many times quicker than trying all forms.
FIRST = re.compile(rf"[\d?？xX×*+\-\ufffd①-⑳Ⅰ-Ⅻ第前数几成半壹贰叁肆伍陆柒捌玖拾{HAN}]")
NUMERAL = re.compile(
    rf"(?P<percent>百分之(?:[{HAN}]+(?:点[{HAN}]+)?|\d+(?:\.\d+)?)|百分百)"
    rf"|(?P<fraction>[{HAN}]{{1,5}}分之[{HAN}]{{1,5}}|(?<![\d/.])\d{{1,2}}/\d{{1,2}}(?![\d/])|一半|半数)"
    r"|(?P<damaged>(?=\d*[?？\ufffd])(?:[?？]{2,}\s?\d*|[?？](?=0\d)\d+|\d+[?？]{2,}\d*|\d+[?？]\d+|\d*\ufffd+\d*))"
    r"|(?P<masked>\d+[xX×*]+\d+(?=[余多]?[件条篇次份人名项])|(?<![A-Za-z0-9_.*×])\d*(?:[xX×]{1,6}|\*{1,6})(?:\.(?:[xX×]{1,4}|\*{1,4}))?(?![A-Za-z0-9*×]))"
    rf"|(?P<signed>(?<![\dA-Za-z%)\].+\-~”'])[+\-]\d+(?:\.\d+)?(?=\s?(?:{_SIGNED_UNITS})))"
    # Digits set apart by blanks (7 4 7件), thousands as well (1 250人次), and around a point (10 .5万).
    r"|(?P<spaced>(?=\d+(?: |\. ))(?:(?:\d(?: \d){1,15}|\d+)(?: \. ?|\. )\d+(?: \d){0,15}(?!\d)"
    r"|\d(?: \d){1,15}\.\d+(?!\d)|\d(?: \d{1,2}){1,15}(?![\d.])|\d{1,3}(?: \d{3}){1,5}(?![\d.]))(?= ?(?:[^\W\d]|[%‰])))"
    # Digits that the end of a line or of a page divides: 视察1⏎8次, 制度1⏎- 7 -⏎6项.
    r"|(?P<divided>(?<=[^\W\d_])\d{1,3} ?\n(?: ?[-—]+ ?\d{1,3} ?[-—]+ ?\n)?\d{1,3}(?![\d.、)]))"
    r"|(?P<arabic>\d+(?:,\d{3}(?!\d))*(?:\.\d+)?)"
    r"|(?P<ordinal>第|前)|(?P<circled>[①-⑳])|(?P<roman>[Ⅰ-Ⅻ]+(?:[类级型期]|(?=[、和—\-至及]{1,2}[Ⅰ-Ⅻ]))?)"
    r"|(?P<half>半(?=年(?![载级轮])))"
    rf"|(?P<han>成百上千|数以[十百千万亿]+计|{_CHEQUE}|[数几](?=[十百千万亿])[十百千万亿]+"
    rf"|[{HAN}]+(?:点[{HAN}]+(?=[万亿%成倍个]))?几?|几(?=[个件次场篇份名位家年天条项]|方面|点[体意要希建启认感说补经做措]))"
)
