"""The Chinese catalogue: the library and its commands."""

LIBRARY: dict[str, str] = {
    "library.missing": "{path}：还没有资料库，可用 `reportx add FILE...` 建立",
    "library.unreadable": "{path}：不能用作资料库：{reason}",
    "library.newer": "{path}：由较新版本的程序建立（表格式 {version}，本程序认识到 {known}）",
    "help.opt.library": "使用这个资料库，而不是设置中的那个。",
    "help.opt.region": "只取地区名称含有 NAME 的报告；可重复，各筛选项均如此。",
    "help.opt.level": "只取这一层级的报告：national、province、city、county、unknown。",
    "help.opt.report_kind": "只取这一文种的报告，如 work_report、plan。",
    "help.opt.year": "只取这一年或这几年的内容：2023、2021-2023。",
    "help.opt.code_filter": "只取这个代码的指标，或以它开头的各代码的指标：proposals.filed、proposals。",
    "help.opt.group": "只取词表中这一类别的指标。",
    "help.opt.status": "只取已完成（done）的，或只取计划（planned）的。",
    "usage.bad_year": "--year 需要一个年份或起止年份，如 2023、2021-2023，不能是 {value}",
    "library.empty": "{path}：资料库是空的，可用 `reportx add FILE...` 添加报告",
    "library.nothing": "{path} 中没有符合这些筛选项的内容",
    "usage.library_and_files": "--library 不能与文件同时使用",
    "library.no_document": "{name}：资料库中没有这份文档；`reportx list` 可查看已有的",
    "usage.no_documents": "{command} 需要文档编号，或添加时的文件",
    "usage.no_words": "{command} 需要查找的词语",
    "help.add": "把报告加入资料库。",
    "help.add.examples": (
        "reportx add report.docx\n"
        "reportx add reports/\n"
        "reportx add reports/ --glob '**/2024*/*.docx'\n"
        "reportx add --json *.txt | jq -r '[.document, .title] | @tsv'\n"
        "reportx add report.txt --library project.sqlite"
    ),
    "help.list": "列出资料库中的报告。",
    "help.list.examples": (
        "reportx list\nreportx list --region 云河 --year 2021-2024\nreportx list --format csv -o reports.csv"
    ),
    "help.show": "显示资料库中的一份文档，与 `parse` 相同。",
    "help.show.examples": ("reportx show 3\nreportx show --json 3 | jq '.reports[0].metadata'\nreportx show --text 3"),
    "help.search": "在资料库的句子、举措标题和指标名称中查找词语。",
    "help.search.examples": (
        "reportx search 提案\nreportx search 提案 满意 --region 云河\nreportx search --in measure 协商 --format csv"
    ),
    "help.remove": "从资料库中移除文档；原文件不动。",
    "help.remove.examples": ("reportx remove 3 7\nreportx remove old/report.txt"),
    "help.refresh": "重新读取由旧规则或其他词表读取的文档。",
    "help.refresh.examples": ("reportx refresh\nreportx refresh --all"),
    "help.path": "显示资料库的位置。",
    "help.path.examples": (
        "reportx path\nsqlite3 \"$(reportx path)\" 'SELECT region, count(*) FROM reports GROUP BY 1'"
    ),
    "help.config": "显示当前设置及其来源。",
    "help.config.examples": ("reportx config\nreportx config --json"),
    "help.arg.documents": "文档编号（见 `reportx list`），或添加时的文件。",
    "help.arg.search": "词语；所查段落须同时含有，简体也能查到繁体。",
    "help.opt.add_json": "每加入一个输入，输出一个 JSON 对象。",
    "help.opt.array_json": "输出 JSON 数组而不是表格。",
    "help.opt.all_versions": "包括文件的旧版本。",
    "help.opt.refresh_all": "全部文档，包括已由当前规则读取的。",
    "help.opt.text": "各项位置所指的原文，即从文件中读出的文字。",
    "help.opt.in": "只在其中查找：sentence（句子）、measure（举措标题）、indicator（指标）；可重复。",
    "add.new": "已加入，编号 {document}：{title}（指标 {indicators} 个）",
    "add.version": "已加入，编号 {document}，为 {path} 的新版本：{title}（指标 {indicators} 个）",
    "add.known": "{path}：资料库中已有，编号 {document}",
    "add.sum": "新增 {new} 份，新版本 {version} 份，已有 {known} 份；资料库现有文档 {total} 份",
    "remove.sum": "移除 {removed} 份，尚余文档 {left} 份",
    "refresh.sum": "共 {total} 份文档，重新读取 {renewed} 份",
    "search.nothing": "没有同时含有 {words} 的内容",
    "search.sentence": "句子",
    "search.measure": "举措",
    "search.indicator": "指标",
    "list.replaced": "第 {version} 版，已被取代",
    "list.outdated": "由旧规则读取：reportx refresh",
    "progress.failed": "失败 {count}",
    "column.document": "编号",
    "column.period": "年度",
    "column.setting": "设置",
    "column.held": "值",
    "column.origin": "来源",
    "config.default": "默认",
    "config.locale": "系统语言",
    "config.files": "查找设置的文件：{files}",
    "sheet.reports": "报告",
    "sheet.passages": "内容",
    "sheet.settings": "设置",
}
