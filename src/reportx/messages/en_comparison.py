"""The English catalogue: reports side by side."""

COMPARISON: dict[str, str] = {
    "compare.too_few": "a comparison needs two reports at least: reportx compare A B",
    "compare.no_document": "{path} has no document {number}; `reportx list` shows their numbers",
    "compare.no_report": "{named}: no report {report} in this document, only {names}",
    "help.compare": "Compare reports: one body in several years, or several places in one year.",
    "help.compare.examples": (
        "reportx compare 2022.txt 2023.txt\n"
        "reportx compare 3 7                              two of the library\n"
        "reportx compare 3:r2 2023.docx --group 提案\n"
        "reportx compare a.txt b.txt c.txt -o comparison.xlsx\n"
        "reportx compare 2022.txt 2023.txt --json | jq .notes"
    ),
    "help.arg.compare": (
        "Files of reports, or numbers of the library (3; one of several reports: 3:r2). "
        "A number that is the name of a file means that file."
    ),
    "help.opt.compare_json": "Write JSON instead of tables, with the sentence and place of every figure.",
    "help.opt.csv": "Short for --format csv.",
    "help.opt.md": "Short for --format md.",
    "compare.difference": "Change",
    "compare.percent": "Percent",
    "compare.remark": "Remark",
    "compare.target": "Planned",
    "compare.outcome": "Done",
    "compare.result": "Result",
    "compare.done": "Done",
    "compare.planned": "Planned",
    "compare.others": "Other (no code of their own; set side by side where label, scope and unit are the same)",
    "compare.growth": "Growth (rates that the reports tell themselves; differences in percentage points)",
    "compare.targets": "Plans of one report, and what the next one says of that year (no differences)",
    "compare.alone": "Only in {name} ({count})",
    "compare.more": "; {count} more: see --json",
    "compare.between": "; ",
    "compare.item": "{label} {value} (line {place})",
    "compare.label_unit": "{label} ({unit})",
    "compare.points": "{value} pp",
    "compare.of": "{what}: {which}",
    "compare.unstated": "not stated",
    "compare.period.year": "one year",
    "compare.period.term": "a whole term",
    "compare.period.cumulative": "cumulative",
    "compare.period.as_of": "as of a day",
    "compare.nothing": "there is nothing to set side by side",
    "compare.reached": "reached",
    "compare.nearly": "nearly reached",
    "compare.short": "not reached",
    "compare.open": "cannot be told",
    "compare.reason.hidden": "not comparable, value hidden",
    "compare.reason.unit": "not comparable, unit differs",
    "compare.reason.scope": "not comparable, scope differs",
    "compare.reason.period": "not comparable, period differs",
    "compare.reason.period_unknown": "not comparable, time not known",
    "compare.reason.definition": "not comparable, meaning differs",
    "compare.remark.label": "label differs, please check",
    "compare.remark.contradiction": "the two reports disagree",
    "compare.remark.loose": "such words mean different things, please check",
    "compare.remark.scope_place": "one says that it counts the whole place",
    "compare.remark.made": "one may count the new ones, the other all",
    "compare.remark.period_unknown": "time of neither is known",
    "compare.remark.scope": "scope in other words",
    "compare.remark.unit": "unit in other words",
    "compare.remark.period": "told as of a day by one",
    "compare.remark.status": "done or planned not stated",
    "compare.remark.zero_base": "base is zero",
    "compare.note.kind": "Note: {first} and {second} are different kinds of reports",
    "compare.note.level": "Note: {first} and {second} are of different levels",
    "compare.note.period": "Note: {first} and {second} look back on unequal spans; most figures do not compare",
    "compare.note.years": "Note: {first} and {second} look back on different years",
    "compare.note.overlap": "Note: {first} and {second} are of the same body and share years",
    "compare.note.twins": (
        "Note: {first} and {second} are of one body and the same time; where figures differ, the reports disagree"
    ),
    "compare.note.unknown": "Note: {first} does not say what time it looks back on",
    "sheet.comparison": "Comparison",
    "sheet.targets": "Planned and done",
    "sheet.compared_reports": "Reports",
}
