"""``find_quantities`` on short passages: how a number is written, and what it says."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportx import find_quantities

# A passage, then its quantities: text | value | bound | unit; the value as low..high for a range, - for none,
# ⏎ for a line end.
EXACT = """
收到提案355件 => 355件|355|exact|件
捐款87.6万元 => 87.6万元|876000|exact|元
征集意见7.69万条 => 7.69万条|76900|exact|条
总投资214.2980万元 => 214.2980万元|2142980|exact|元
旅游花费1.27万亿元 => 1.27万亿元|1270000000000|exact|元
引资3亿美元 => 3亿美元|300000000|exact|美元
收到群众留言1,268条 => 1,268条|1268|exact|条
立案提案３６５件 => ３６５件|365|exact|件
立案365,办复率100% => 365|365|exact|-; 100%|100|exact|%
大会期间收到719件,闭会期间收到10件 => 719件|719|exact|件; 10件|10|exact|件
满意率达到98%% => 98%%|98|exact|%
占27.2 % => 27.2 %|27.2|exact|%
收集到 787篇笔谈 => 787篇|787|exact|篇
满意率９８．６％ => ９８．６％|98.6|exact|%
提高0.3个百分点 => 0.3个百分点|0.3|exact|个百分点
数量是上届的5倍 => 5倍|5|exact|倍
征迁3.2万平方米 => 3.2万平方米|32000|exact|平方米
平均浓度为31微克/立方米 => 31微克/立方米|31|exact|微克/立方米
修路18.6公里 => 18.6公里|18.6|exact|公里
接种110万剂次 => 110万剂次|1100000|exact|剂次
办理答复1483件次 => 1483件次|1483|exact|件次
批示84人次 => 84人次|84|exact|人次
制定制度122项(条) => 122项|122|exact|项
重点提案79件（系列） => 79件|79|exact|件
携手4省8市政协 => 4省|4|exact|省; 8市|8|exact|市
培育6大集群 => 6大|6|exact|大
蹲点15天 => 15天|15|exact|天
127件提案均已办复 => 127件|127|exact|件
127件均已办复 => 127件|127|exact|件
表彰15名优秀委员 => 15名|15|exact|名
征求3位居民意见 => 3位|3|exact|位
召开3次数据会商 => 3次|3|exact|次
评定20人为优秀委员 => 20人|20|exact|人
2人均获表彰 => 2人|2|exact|人
印发2000册 => 2000册|2000|exact|册
新建桑园2000亩 => 2000亩|2000|exact|亩
发放物资2000套 => 2000套|2000|exact|套
新增装机7兆瓦 => 7兆瓦|7|exact|兆瓦
折合50日元 => 50日元|50|exact|日元
各方共投资达12.7亿元 => 12.7亿元|12.7e8|exact|元
签约10个、开工12个 => 10个|10|exact|个; 12个|12|exact|个
开展调研1 0次 => 1 0次|10|exact|次
提案7 4 7 件 => 7 4 7 件|747|exact|件
培训1 250人次 => 1 250人次|1250|exact|人次
满意率9 8 . 5 % => 9 8 . 5 %|98.5|exact|%
走访4 0 至 5 0 家 => 4 0 至 5 0 家|40..50|range|家
"""
HAN = """
开展活动三百二十六场次 => 三百二十六场次|326|exact|场次
新建桑园一万二千亩 => 一万二千亩|12000|exact|亩
新增泊位两千一百个 => 两千一百个|2100|exact|个
一百零五条建议 => 一百零五条|105|exact|条
出版文史一百二十万字 => 一百二十万字|1200000|exact|字
列席全会的十二名侨胞 => 十二名|12|exact|名
专项资金两千万元 => 两千万元|20000000|exact|元
总投资二十三亿元 => 二十三亿元|2300000000|exact|元
办复率百分之百 => 百分之百|100|exact|%
满意的占百分之九十八点六 => 百分之九十八点六|98.6|exact|%
占百分之30 => 百分之30|30|exact|%
提高一点二个百分点 => 一点二个百分点|1.2|exact|个百分点
承担其中的十项 => 十项|10|exact|项
提交一件提案 => 一件|1|exact|件
“回头看”两轮次 => 两轮次|2|exact|轮次
三分之二的委员 => 三分之二|0.666666666667|exact|-
委员占到一半 => 一半|0.5|exact|-
九成受访者满意 => 九成|90|exact|%
减少十分之三 => 十分之三|0.3|exact|-
"""
AT_LEAST = """
参加委员５，６００余人次 => ５，６００余人次|5600|at_least|人次
开展活动60余场次 => 60余场次|60|at_least|场次
捐款2亿余元 => 2亿余元|200000000|at_least|元
捐物折价2900余万元 => 2900余万元|29000000|at_least|元
参与104万多人次 => 104万多人次|1040000|at_least|人次
助学30多万元 => 30多万元|300000|at_least|元
报道百余篇 => 百余篇|100|at_least|篇
走访十余家 => 十余家|10|at_least|家
深入二十多个乡镇 => 二十多个|20|at_least|个
形成心得三百余篇 => 三百余篇|300|at_least|篇
组建十几个小组 => 十几个|10|at_least|个
诊治一万八千余人次 => 一万八千余人次|18000|at_least|人次
到场一万多人 => 一万多人|10000|at_least|人
覆盖1.2 万余人次 => 1.2 万余人次|12000|at_least|人次
参与者上百人 => 百人|100|at_least|人
吸引上万人次 => 万人次|10000|at_least|人次
批示逾千人次 => 千人次|1000|at_least|人次
开行班列超万列 => 万列|10000|at_least|列
迈上千亿元台阶 => 千亿元|100000000000|at_least|元
来稿逾7.5万篇 => 7.5万篇|75000|at_least|篇
走访超过300家 => 300家|300|at_least|家
总阅读量突破320万次 => 320万次|3200000|at_least|次
回访不少于3次 => 3次|3|at_least|次
满意率不低于百分之九十八 => 百分之九十八|98|at_least|%
至少提交1件 => 1件|1|at_least|件
至少1件 => 1件|1|at_least|件
走访企业60家以上 => 60家|60|at_least|家
采纳率稳定在70%以上 => 70%|70|at_least|%
超九成的委员 => 九成|90|at_least|%
一半以上的委员 => 一半|0.5|at_least|-
"""
ABOUT = """
走访近200户 => 200户|200|about|户
折价约56万元 => 56万元|560000|about|元
约为上年的1.5倍 => 1.5倍|1.5|about|倍
听课将近三千人次 => 三千人次|3000|about|人次
解决问题近千个 => 千个|1000|about|个
观众近20万人次 => 20万人次|200000|about|人次
调研报告二十五篇左右 => 二十五篇|25|about|篇
增长5.5%左右 => 5.5%|5.5|about|%
开展活动20场上下 => 20场|20|about|场
邀请数十名专家 => 数十名|10|about|名
组织几十个小组 => 几十个|10|about|个
提出数百条意见 => 数百条|100|about|条
商量了几次 => 几次|-|about|次
成百上千名志愿者 => 成百上千名|100|about|名
近4成 => 4成|40|about|%
约占百分之八十 => 百分之八十|80|about|%
"""
AT_MOST = """
评选不超过30名 => 30名|30|at_most|名
活动不足3次 => 3次|3|at_most|次
控制在480万元以内 => 480万元|4800000|at_most|元
误差5%以下 => 5%|5|at_most|%
调查失业率不高于5.5% => 5.5%|5.5|at_most|%
"""
RANGES = """
召开协商会6至8次 => 6至8次|6..8|range|次
打造示范点3—5个 => 3—5个|3..5|range|个
开展调研10到12项 => 10到12项|10..12|range|项
增长30%—40% => 30%—40%|30..40|range|%
提案4-6篇 => 4-6篇|4..6|range|篇
举办培训班三至四期 => 三至四期|3..4|range|期
参会三四十名委员 => 三四十名|30..40|range|名
看望了两三次 => 两三次|2..3|range|次
聚集七八百人 => 七八百人|700..800|range|人
投入3至5万元 => 3至5万元|30000..50000|range|元
接待1万至2万人次 => 1万至2万人次|10000..20000|range|人次
安排课题１２至１５个 => １２至１５个|12..15|range|个
生产总值由386亿元增加到562亿元 => 386亿元|386e8|exact|元; 562亿元|562e8|exact|元
工作室由12个增加到86个 => 12个|12|exact|个; 86个|86|exact|个
"""
MASKED = """
立案提案x件 => x件|-|masked|件
编报信息xx份 => xx份|-|masked|份
培训委员xxx人次 => xxx人次|-|masked|人次
募集**万元 => **万元|-|masked|元
协调资金x多万元 => x多万元|-|masked|元
完成征迁x万多平方米 => x万多平方米|-|masked|平方米
提出意见xx余条 => xx余条|-|masked|条
帮扶企业1××家 => 1××家|-|masked|家
办复率**% => **%|-|masked|%
满意率**.*% => **.*%|-|masked|%
"""
DISTURBED = """
總閱讀量⏎85⏎萬次 => 85⏎萬次|850000|exact|次
組織協(xié)商1.18萬(wàn)場(chǎng)次 => 1.18萬(wàn)場(chǎng)次|11800|exact|场次
委員參與4.6萬(wàn)餘人次 => 4.6萬(wàn)餘人次|46000|at_least|人次
徵集文稿230餘篇 => 230餘篇|230|at_least|篇
最近3次会议 => 3次|3|exact|次
预约5场讲座 => 5场|5|exact|场
通过25件提案 => 25件|25|exact|件
经过3次修改 => 3次|3|exact|次
网上3次协商 => 3次|3|exact|次
围绕“5G+智慧渔业”调研9次 => 9次|9|exact|次
2017—2021年提案2186件 => 2186件|2186|exact|件
2024年12月接待47批、680人次 => 47批|47|exact|批; 680人次|680|exact|人次
1—4月走访30户 => 30户|30|exact|户
"""
NONE = """
捍卫两个确立、做到两个维护
“十四五”规划和十五五谋篇
党的二十大和二十届三中全会精神
第九届委员会第三次会议
十四届三次会议、六届八次全会
2024年1月15日，二〇二五年一月
——20231227日在某市
“五位一体”总体布局
“1453”履职总要求
建成5G，改线G318国道
升级为2.0版
印发〔2024〕12号文件
拨打12345热线
成立75周年，建党100年
第5608期第6—7版
9·21委员活动日
关于物流的一号提案
出台一系列措施，形成一批成果
应对百年变局，千方百计，十分重视
市县两级政协联动
采用量位居全省第一，稳居前三，居全国前10位
电话:0722-6232330 邮编:432700
治理PM2.5
“1+8”建言成果
力争翻一番，实现零的突破
进一步统一思想、一以贯之
社情民意专刊???期
邀请***同志作报告
xx区第x届委员会，xx路改造工程
三次产业结构更优
八一建军节、三八妇女节、五一假期
"""

Row = tuple[str, Decimal | None, Decimal | None, str, str | None]


def _number(text: str) -> Decimal | None:
    return None if text == "-" else Decimal(text)


def _row(text: str) -> Row:
    words, value, bound, unit = text.strip(" ").split("|")
    low, _, high = value.partition("..")
    return words, _number(low), _number(high or "-"), bound, None if unit == "-" else unit


def _cases(table: str) -> list[tuple[str, list[Row]]]:
    cases = []
    for line in table.strip().split("\n"):
        passage, _, rows = line.replace("⏎", "\n").partition(" => ")
        cases.append((passage, [_row(row) for row in rows.split(";")] if rows else []))
    return cases


TABLES = {
    "exact": EXACT,
    "han": HAN,
    "at_least": AT_LEAST,
    "about": ABOUT,
    "at_most": AT_MOST,
    "range": RANGES,
    "masked": MASKED,
    "disturbed": DISTURBED,
    "none": NONE,
}


@pytest.mark.parametrize(
    ("passage", "rows"),
    [
        pytest.param(passage, rows, id=f"{name}-{number}")
        for name, table in TABLES.items()
        for number, (passage, rows) in enumerate(_cases(table), 1)
    ],
)
def test_quantities(passage: str, rows: list[Row]) -> None:
    found = find_quantities(passage)
    assert [(q.text, q.value, q.value_max, q.bound, q.unit) for q in found] == rows
    assert all(passage[q.span.start : q.span.end] == q.text for q in found)


@pytest.mark.parametrize("mark", ["\ufeff", "\ufeff\ufeff", "\u200b"])
def test_what_is_dropped_at_the_start_moves_nothing(mark: str) -> None:
    text = f"{mark}收到提案412件"
    (quantity,) = find_quantities(text)
    assert quantity.text == text[quantity.span.start : quantity.span.end] == "412件"
