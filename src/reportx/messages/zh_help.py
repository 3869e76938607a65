"""The Chinese catalogue: help, and what is wrong with a call."""

HELP: dict[str, str] = {
    # the call itself
    "usage.hint": "用法见 '{command} --help'。",
    "usage.no_files": "{command} 需要指定文件，或用 - 读标准输入",
    "usage.no_command": "没有这个命令：{name}",
    "usage.no_command_similar": "没有这个命令：{name}；是不是要用 {similar}？",
    "usage.no_option": "没有这个选项：{option}",
    "usage.no_option_similar": "没有这个选项：{option}；是不是要用 {similar}？",
    "usage.option_needs_value": "{option} 需要一个值",
    "usage.option_takes_no_value": "{option} 不带值",
    "usage.bad_value": "{option} 不能是 {value}，可选 {choices}",
    "usage.bad_schema": "没有这个 Schema：{value}，可选 {choices}",
    "usage.no_code": "没有这个代码：{code}",
    "usage.no_code_similar": "没有这个代码：{code}；是不是要用 {similar}？",
    "usage.not_together": "{one} 和 {other} 不能同时使用",
    "usage.no_question": "reportx explain 需要指明解释什么：--find、--line、--at 或 --id",
    "usage.bad_number": "{option} 需要整数，不能是 {value}",
    "usage.small_number": "{option} 不能是 {value}，最小为 {least}",
    "usage.extra_arguments": "多余的参数：{arguments}",
    "usage.other": "用法有误：{message}",
    "completion.installed": "已为 {shell} 安装补全：{path}；新开的 shell 中生效",
    "completion.no_shell": "没有找到可以补全的 shell（bash、zsh、fish、PowerShell），请在其中运行 {program}",
    # help
    "help.usage": "用法：{call}",
    "help.arguments": "参数：",
    "help.options": "选项：",
    "help.commands": "命令：",
    "help.examples": "示例：",
    "help.pieces.options": "[选项]",
    "help.pieces.command": "命令 [参数]...",
    "help.reportx": (
        "把政协、人大、政府、法院、检察院的工作报告解析为章节、举措和量化指标，每个数字都能追溯到原文位置。"
    ),
    "help.reportx.environment": (
        "环境变量 REPORTX_LANG=zh 或 en 选择提示语言，REPORTX_LIBRARY 指定资料库，REPORTX_VOCABULARY 列出自己的词表，"
        "NO_COLOR 关闭颜色；`reportx config` 查看当前设置。"
        "退出码：0 完成，1 完成但有缺漏，"
        "2 用法错误，3 输入不存在或不可读，4 格式或编码不支持，130 被中断。"
    ),
    "help.reportx.examples": (
        "reportx parse report.txt                        以表格查看内容\n"
        "reportx parse --json *.txt > reports.jsonl      每行一个 JSON 文档\n"
        "curl -s URL | reportx parse - --json            从管道读入\n"
        "reportx audit report.txt                        每个数字的去向\n"
        "reportx explain report.txt --find 400件         解释一个数字\n"
        "reportx add reports/                            把报告加入资料库\n"
        "reportx stats                                   统计与合计\n"
        "reportx compare 2023.txt 2024.txt               报告对比\n"
        "reportx panel -o panel.xlsx                     全部指标汇成一表\n"
        "reportx vocabulary 提案                         查找与某词有关的代码"
    ),
    "help.parse": "读取报告（文本、Word、PDF、OFD、网页），列出其中的章节、举措和指标。",
    "help.parse.examples": (
        "reportx parse report.txt\n"
        "reportx parse report.docx --only indicators\n"
        "reportx parse report.docx -o report.xlsx\n"
        "reportx parse reports/ --only measures --format csv > measures.csv\n"
        "reportx parse --json a.txt b.pdf -o reports.jsonl\n"
        "reportx parse --json reports/ --glob '**/2024*/*.docx' -o reports.jsonl\n"
        "reportx parse --json --only indicators a.txt | jq -r '[.name, .value] | @tsv'\n"
        "reportx parse old.txt --encoding gb18030"
    ),
    "help.vocabulary": "查看指标词表：全部代码、含有每个 WORD 的代码，或一个代码的全部说明。",
    "help.vocabulary.examples": (
        "reportx vocabulary\n"
        "reportx vocabulary 提案 满意\n"
        "reportx vocabulary --code proposals.filed\n"
        "reportx vocabulary --json | jq -r '.[] | [.code, .zh, .en] | @tsv'\n"
        "reportx vocabulary --check my.toml\n"
        "reportx parse report.txt --vocabulary my.toml"
    ),
    "help.vocabulary.environment": (
        "自己的词表：用 --vocabulary 指定；没有指定时用 REPORTX_VOCABULARY 所列的（为空则不用）；"
        "没有这个变量时用 reportx.toml 或个人设置中 vocabulary 键所列的（见 `reportx config`）。"
    ),
    "help.arg.vocabulary": "在代码、中英文名称、类别、单位、定义或模式中查找。",
    "help.audit": "列出数字清单：报告里每个数字的去向，各类各有多少。",
    "help.audit.examples": (
        "reportx audit report.txt\n"
        "reportx audit --summary reports/\n"
        "reportx audit --kind unknown --kind damaged report.txt\n"
        "reportx audit --json report.txt | jq '.summary.unknown_share'"
    ),
    "help.explain": "解释一个数字：它在哪一行，值是多少，依据哪些规则计入、命名和定码。",
    "help.explain.examples": (
        "reportx explain report.txt --find 400件\n"
        "reportx explain report.txt --line 12 --line 14\n"
        "reportx explain report.txt --id r1.i960 --json\n"
        "reportx explain report.txt --at 960"
    ),
    "help.schema": "输出 `parse`、`stats`、`audit`、`explain` 或 `compare` 加 --json 所得结果的 JSON Schema。",
    "help.schema.examples": "reportx schema > document.schema.json\nreportx schema stats",
    "help.formats": "列出能读取的格式，以及有的格式还需安装什么。",
    "help.formats.examples": "reportx formats\nreportx formats --json | jq -r '.[] | select(.ready) | .name'",
    "help.opt.formats_json": "输出 JSON 数组而不是表格。",
    "help.arg.parse_files": "报告文件（格式见 `reportx formats`）或其所在目录；- 表示读标准输入。",
    "help.arg.schema": "哪一个：document（默认）、stats、audit、explanation 或 compare。",
    "help.opt.json": "输出 JSON 而不是表格，每个输入一个对象。",
    "help.opt.stats_json": "输出 JSON 而不是表格。",
    "help.opt.only": "{choices}：只要这一部分；与 --json 合用时每行一个对象；csv、md 等单表不写则为 indicators。",
    "help.opt.output": "写入 FILE 而不是标准输出；文件要么完整，要么不出现。",
    "help.opt.encoding": "指明文本和网页的编码（utf-8、gb18030、big5 等），不写则自动判断；对其他格式不起作用。",
    "help.opt.glob": "对目录，只读符合 PATTERN 的文件，如 *.docx、**/2024*/*.pdf；可重复。",
    "help.opt.excerpt": "输入是报告的一部分，没有标题和开头。",
    "help.opt.vocabulary": "叠加在自带词表上的自己的词表；可重复。",
    "help.opt.code": "这个代码的全部说明：模式、例句、易混代码。",
    "help.opt.check": "检验自己词表中的例句和反例。",
    "help.opt.vocabulary_json": "输出 JSON 数组而不是表格。",
    "help.opt.with_text": "把各项位置所指的原文放进 JSON（source.text）。",
    "help.opt.numerals": "另列出每份报告的全部数字（无论是否计入指标）及其类别。",
    "help.arg.explain_file": "一份报告（见 `reportx formats`）；- 表示读标准输入。",
    "help.opt.audit_json": "输出 JSON 而不是表格：每份报告一个对象。",
    "help.opt.explain_json": "输出 JSON 而不是文字：每处一个对象。",
    "help.opt.kind": "只列这一类数字（unknown、damaged、context 等）；可重复。",
    "help.opt.summary": "只要汇总，不列数字。",
    "help.opt.find": "文中的字句，如 400件；可重复，下面三项也是。",
    "help.opt.line": "某一行的全部数字，从 1 数起。",
    "help.opt.at": "某个偏移处的数字，按字符从 0 数起。",
    "help.opt.id": "按编号找指标或数字，如 r1.i960、r1.n960。",
    "help.opt.lang": "提示、表格和帮助所用的语言。",
    "help.opt.version": "显示版本。",
    "help.opt.help": "显示本帮助。",
    "help.opt.install_completion": "为当前 shell 安装补全。",
    "help.opt.show_completion": "显示当前 shell 的补全脚本。",
}
