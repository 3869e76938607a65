"""The English catalogue: tables as files."""

EXPORTS: dict[str, str] = {
    "export.extra": "{name}: needs one more package: pip install 'reportx[{extra}]'",
    "help.opt.format": "json, ndjson, csv, tsv, md, xlsx or parquet instead of tables; else by the suffix of -o.",
    "help.opt.excel": "CSV that Excel opens as it is, with a byte-order mark.",
    "usage.bad_format": "--format cannot be {value}; choose from {choices}",
    "export.terminal": "{name} is no text for a terminal: write it to a file with -o, or into a pipe",
    "sheet.panel": "Panel",
    "sheet.wide": "Panel by year",
    "sheet.codebook": "Codes",
}
