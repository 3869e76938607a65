"""The English catalogue: tables as files, and the panel."""

EXPORTS: dict[str, str] = {
    "exporting.extra": "{name}: needs one more package: pip install 'reportx[{extra}]'",
    "exporting.suffix": "{path}: that would be no {suffix} file; choose another name or format ({choices})",
    "exporting.terminal": "{name} is no text for a terminal: write it to a file with -o, or into a pipe",
    "exporting.rows": "{sheet}: {rows} rows, and a worksheet of Excel holds {most}; use csv or parquet, or a filter",
    "exporting.columns": "{sheet}: {columns} columns, and a worksheet of Excel holds {most}; use csv, or a filter",
    "exporting.cut": "… [cut here, {chars} characters in all]",
    "help.opt.format": "json, ndjson, csv, tsv, md, xlsx or parquet instead of tables; else by the suffix of -o.",
    "help.opt.excel": "CSV that Excel opens as it is, with a byte-order mark.",
    "usage.bad_format": "--format cannot be {value}; choose from {choices}",
    "usage.numerals": "--numerals has no place in {name}; `reportx audit --format {name}` writes them, or use xlsx",
    "sheet.indicators": "Indicators",
    "sheet.measures": "Measures",
    "sheet.sections": "Sections",
    "sheet.diagnostics": "Diagnostics",
    "sheet.about": "About",
    "sheet.numerals": "Numerals",
    "sheet.numeral_kinds": "Numerals by kind",
    "sheet.vocabulary": "Vocabulary",
    "sheet.formats": "Formats",
    "sheet.panel": "Panel",
    "sheet.wide": "Panel by year",
    "sheet.cells": "Sources of cells",
    "sheet.codebook": "Codes",
    "node.section": "section",
    "node.measure": "measure",
    "node.passage": "passage",
    "about.program": "Program",
    "about.rules": "Rules (SHA-256)",
    "about.level": "Level",
    "about.sha256": "SHA-256 of the file",
    "about.no_report": "no report found",
    "about.column": "Column {heading} ({key})",
    "help.panel": (
        "Writes the indicators of many reports as one table, each with its sentence; without files, of the library."
    ),
    "help.panel.examples": (
        "reportx panel -o panel.csv\n"
        "reportx panel reports/ --code proposals --year 2021-2024 -o panel.xlsx\n"
        "reportx panel --wide --level city -o wide.xlsx\n"
        "reportx panel --cells --code proposals -o cells.csv\n"
        "reportx panel --codebook\n"
        "reportx panel --region 云河 --format parquet > panel.parquet"
    ),
    "help.arg.panel_files": (
        "Reports or folders of them, or what `parse --json` wrote; - reads standard input; none: the library."
    ),
    "help.opt.panel_json": "JSON instead of a table: an array of rows.",
    "help.opt.wide": (
        "A row a body and year, a column a code: of the figures that fit, the one that is meant, with marks beside it."
    ),
    "help.opt.cells": "The figures behind the cells of --wide, also those not shown, each with reason and sentence.",
    "help.opt.codebook": "The codes that occur, with their definitions, instead of the panel; in xlsx one more sheet.",
    "panel.title": "{name} ({unit})",
    "panel.max": "{title}, upper end",
    "panel.bound": "{title}, bound",
    "panel.scope": "{title}, whose",
    "panel.basis": "{title}, basis",
    "panel.candidates": "{title}, candidates",
    "panel.remark": "Remark",
    "panel.hidden": "columns that are not shown for want of room: {columns}; -o FILE has all",
    "panel.contested": "cells with several candidates (*): {cells} of {of}; `reportx panel --cells` lists them",
    "panel.qualified": (
        "cells with ° show what some did, what was newly made, or a sum of years: {cells}; `--cells` tells which"
    ),
    "panel.left_out": "figures that no cell can show: {count} ({reasons}); `reportx panel` lists them all",
    "list.comma": ", ",
    "export.basis": "Basis",
    "export.not_shown": "Not shown because",
    "basis.new": "newly made",
    "basis.total": "total so far",
    "basis.term": "of a term",
    "basis.part": "part",
    "basis.months": "of some months",
    "not_shown.unknown": "without value",
    "not_shown.planned": "planned",
    "not_shown.other": "without a code of their own",
    "not_shown.average": "averages",
    "not_shown.before": "before a change",
    "not_shown.repeat": "repeated",
    "not_shown.wide": "of all levels",
    "not_shown.scope": "of some only",
    "not_shown.period": "not of one year",
    "not_shown.part": "part",
    "not_shown.months": "of some months",
    "not_shown.new": "newly made",
    "not_shown.total": "not the total",
    "not_shown.term": "of a term",
    "not_shown.undated": "undated",
    "not_shown.bound": "less exact",
    "not_shown.report": "in a report behind the other",
    "not_shown.later": "later in the text",
}
