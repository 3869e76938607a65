"""The Chinese catalogue: tables as files."""

EXPORTS: dict[str, str] = {
    "export.extra": "{name}：还需安装一个组件：pip install 'reportx[{extra}]'",
    "help.opt.format": "输出这种格式而不是表格：json、ndjson、csv、tsv、md、xlsx 或 parquet；不写则由 -o 的后缀决定。",
    "help.opt.excel": "输出 Excel 可直接打开的 CSV（带字节顺序标记）。",
    "usage.bad_format": "--format 不能是 {value}，可选 {choices}",
    "export.terminal": "{name} 不是可在终端显示的文字，请用 -o 写入文件，或接入管道",
    "sheet.panel": "面板",
    "sheet.wide": "年度面板",
    "sheet.codebook": "代码说明",
}
