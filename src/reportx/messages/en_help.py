"""The English catalogue: help, and what is wrong with a call."""

HELP: dict[str, str] = {
    # the call itself
    "usage.hint": "Try '{command} --help'.",
    "usage.no_files": "{command} needs a file to read, or - for standard input",
    "usage.no_command": "no such command: {name}",
    "usage.no_command_similar": "no such command: {name}; did you mean {similar}?",
    "usage.no_option": "no such option: {option}",
    "usage.no_option_similar": "no such option: {option}; did you mean {similar}?",
    "usage.option_needs_value": "{option} needs a value",
    "usage.option_takes_no_value": "{option} takes no value",
    "usage.bad_value": "{option} cannot be {value}; choose from {choices}",
    "usage.bad_schema": "no such schema: {value}; choose from {choices}",
    "usage.no_code": "no such code: {code}",
    "usage.no_code_similar": "no such code: {code}; did you mean {similar}?",
    "usage.not_together": "{one} and {other} do not go together",
    "usage.no_question": "reportx explain needs to know what: --find, --line, --at or --id",
    "usage.bad_number": "{option} needs a whole number, not {value}",
    "usage.small_number": "{option} cannot be {value}; the least is {least}",
    "usage.extra_arguments": "too many arguments: {arguments}",
    "usage.other": "{message}",
    "completion.installed": "completion for {shell} is installed: {path}; it works in shells started from now on",
    "completion.no_shell": "found none of the shells known here (bash, zsh, fish, PowerShell); call {program} in one",
    # help
    "help.usage": "Usage: {call}",
    "help.arguments": "Arguments:",
    "help.options": "Options:",
    "help.commands": "Commands:",
    "help.examples": "Examples:",
    "help.pieces.options": "[OPTIONS]",
    "help.pieces.command": "COMMAND [ARGS]...",
    "help.reportx": (
        "Reads Chinese committee work reports (政协, 人大, 政府, 法院, 检察院) into sections, measures and "
        "quantitative indicators, every figure traceable to its place in the text."
    ),
    "help.reportx.environment": (
        "REPORTX_LANG=zh or en chooses the language of messages, REPORTX_LIBRARY the library, REPORTX_VOCABULARY lists "
        "vocabulary tables of your own, NO_COLOR turns colours off; `reportx config` shows what holds. Exit codes: "
        "0 done, 1 done but incomplete, 2 usage, 3 input missing or unreadable, "
        "4 format or encoding not supported, 130 interrupted."
    ),
    "help.reportx.examples": (
        "reportx parse report.txt                        what is in it, as tables\n"
        "reportx parse --json *.txt > reports.jsonl      one JSON document a line\n"
        "curl -s URL | reportx parse - --json            from a pipe\n"
        "reportx audit report.txt                        what became of every numeral\n"
        "reportx explain report.txt --find 400件         why a figure is what it is\n"
        "reportx add reports/                            reports into the library\n"
        "reportx stats                                   how much there is, and totals\n"
        "reportx compare 2023.txt 2024.txt               reports side by side\n"
        "reportx panel -o panel.xlsx                     every figure in one table\n"
        "reportx vocabulary 提案                         the codes that speak of a word"
    ),
    "help.parse": "Reads reports (text, Word, PDF, OFD, web pages) and shows their sections, measures, indicators.",
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
    "help.vocabulary": "Shows the vocabulary: all codes, those that hold every WORD, or one with all about it.",
    "help.vocabulary.examples": (
        "reportx vocabulary\n"
        "reportx vocabulary 提案 满意\n"
        "reportx vocabulary --code proposals.filed\n"
        "reportx vocabulary --json | jq -r '.[] | [.code, .zh, .en] | @tsv'\n"
        "reportx vocabulary --check my.toml\n"
        "reportx parse report.txt --vocabulary my.toml"
    ),
    "help.vocabulary.environment": (
        "Tables of your own: those of --vocabulary; without any, those that REPORTX_VOCABULARY lists (empty: none); "
        "without it, those that the key vocabulary of reportx.toml or of your own settings names (`reportx config`)."
    ),
    "help.arg.vocabulary": "In code, names, group, units, definition or patterns, Chinese or English.",
    "help.audit": "Shows the ledger: every numeral of a report, what became of it, and how many became what.",
    "help.audit.examples": (
        "reportx audit report.txt\n"
        "reportx audit --summary reports/\n"
        "reportx audit --kind unknown --kind damaged report.txt\n"
        "reportx audit --json report.txt | jq '.summary.unknown_share'"
    ),
    "help.explain": "Explains a figure: its line, its value, and by which rules it was counted, labelled and coded.",
    "help.explain.examples": (
        "reportx explain report.txt --find 400件\n"
        "reportx explain report.txt --line 12 --line 14\n"
        "reportx explain report.txt --id r1.i960 --json\n"
        "reportx explain report.txt --at 960"
    ),
    "help.schema": "Prints the JSON Schema of what `parse`, `stats`, `audit`, `explain` and `compare` give as JSON.",
    "help.schema.examples": "reportx schema > document.schema.json\nreportx schema stats",
    "help.formats": "Lists the formats that can be read, and what is still to be installed for some.",
    "help.formats.examples": "reportx formats\nreportx formats --json | jq -r '.[] | select(.ready) | .name'",
    "help.opt.formats_json": "JSON instead of a table: an array of objects.",
    "help.arg.parse_files": "Reports (see `reportx formats`) or folders of them; - reads standard input.",
    "help.arg.schema": "Which one: document (default), stats, audit, explanation or compare.",
    "help.opt.json": "JSON instead of tables: one object per input.",
    "help.opt.stats_json": "JSON instead of tables.",
    "help.opt.only": "{choices}: that part alone, with --json an object a line; csv or md without it: indicators.",
    "help.opt.output": "Write to FILE instead of standard output; the file appears whole or not at all.",
    "help.opt.encoding": "Encoding of text and web pages (gb18030, big5, ...), else found out; no effect on others.",
    "help.opt.glob": "Of folders, read the files that fit PATTERN, such as *.docx or **/2024*/*.pdf; may be repeated.",
    "help.opt.excerpt": "The input is a part of a report, without title and opening.",
    "help.opt.vocabulary": "A vocabulary table of your own to lay over the program's; may be given several times.",
    "help.opt.code": "All about this code: patterns, examples, what it may be taken for.",
    "help.opt.check": "Prove the examples and counter-examples of a table of your own.",
    "help.opt.vocabulary_json": "JSON instead of tables: an array of objects.",
    "help.opt.with_text": "Put the text that all offsets index into the JSON (source.text).",
    "help.opt.numerals": "List every numeral of each report as well, counted or not, with what it is.",
    "help.arg.explain_file": "One report (see `reportx formats`); - reads standard input.",
    "help.opt.audit_json": "JSON instead of tables: one object per report.",
    "help.opt.explain_json": "JSON instead of text: one object per place.",
    "help.opt.kind": "Numerals of this kind alone (unknown, damaged, context, ...); may be repeated.",
    "help.opt.summary": "The summary alone, without the numerals.",
    "help.opt.find": "Words of the text, such as 400件; may be repeated, as the next three.",
    "help.opt.line": "All numerals of a line, counted from 1.",
    "help.opt.at": "The numeral at an offset, in characters of the text, counted from 0.",
    "help.opt.id": "An indicator or a numeral by its id, such as r1.i960 or r1.n960.",
    "help.opt.lang": "The language of messages, tables and help.",
    "help.opt.version": "Show the version.",
    "help.opt.help": "Show this help.",
    "help.opt.install_completion": "Install completion for the current shell.",
    "help.opt.show_completion": "Show the completion script of the current shell.",
}
