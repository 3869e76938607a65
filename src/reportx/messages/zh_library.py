"""The Chinese catalogue: the library and its commands."""

LIBRARY: dict[str, str] = {
    "library.missing": "{path}：还没有资料库，可用 `reportx add FILE...` 建立",
    "library.unreadable": "{path}：不能用作资料库：{reason}",
    "library.newer": "{path}：由较新版本的程序建立（表格式 {version}，本程序认识到 {known}）",
    "help.opt.library": "使用这个资料库，而不是设置中的那个。",
    "help.opt.region": "只要地区名称含有 NAME 的报告；可重复，各筛选项均如此。",
    "help.opt.level": "只要这一层级的报告：national、province、city、county、unknown。",
    "help.opt.report_kind": "只要这一文种的报告，如 work_report、plan。",
    "help.opt.year": "只要这一年或这几年的内容：2023、2021-2023。",
    "help.opt.code_filter": "只要这个代码或以它开头的各个代码的指标：proposals.filed、proposals。",
    "help.opt.group": "只要词表中这一类别的指标。",
    "help.opt.status": "只要已完成（done）的，或只要计划（planned）的。",
    "usage.bad_year": "--year 需要一个年份或起止年份，如 2023、2021-2023，不能是 {value}",
    "library.empty": "{path}：资料库是空的，可用 `reportx add FILE...` 添加报告",
    "library.nothing": "{path} 中没有符合这些筛选项的内容",
    "usage.library_and_files": "--library 不能与文件同时使用",
}
