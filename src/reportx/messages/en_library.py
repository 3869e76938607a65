"""The English catalogue: the library and its commands."""

LIBRARY: dict[str, str] = {
    "library.missing": "{path}: there is no library yet; `reportx add FILE...` makes one",
    "library.unreadable": "{path}: cannot be used as a library: {reason}",
    "library.newer": "{path}: made by a newer version of the program (tables {version}, known here {known})",
    "help.opt.library": "The library to use, instead of the one of the settings.",
    "help.opt.region": "Only reports of regions whose name holds NAME; may be repeated, as may all filters.",
    "help.opt.level": "Only reports of this level: national, province, city, county, unknown.",
    "help.opt.report_kind": "Only reports of this kind, such as work_report or plan.",
    "help.opt.year": "Only what is about this year, or these: 2023, 2021-2023.",
    "help.opt.code_filter": "Only indicators of this code, or of all that begin with it: proposals.filed, proposals.",
    "help.opt.group": "Only indicators of this group of the vocabulary.",
    "help.opt.status": "Only what is done, or only what is planned.",
    "usage.bad_year": "--year needs a year or two, such as 2023 or 2021-2023, not {value}",
    "library.empty": "{path}: the library is empty; `reportx add FILE...` fills it",
    "library.nothing": "nothing in {path} fits these filters",
    "usage.library_and_files": "--library and files cannot be used together",
    "library.no_document": "{name}: the library has no such document; `reportx list` shows those it has",
    "usage.no_documents": "{command} needs the number of a document, or the file that it was added from",
    "usage.no_words": "{command} needs words to look for",
    "help.add": "Adds reports to the library.",
    "help.add.examples": (
        "reportx add report.docx\n"
        "reportx add reports/\n"
        "reportx add reports/ --glob '**/2024*/*.docx'\n"
        "reportx add --json *.txt | jq -r '[.document, .title] | @tsv'\n"
        "reportx add report.txt --library project.sqlite"
    ),
    "help.list": "Lists the reports of the library.",
    "help.list.examples": (
        "reportx list\nreportx list --region 云河 --year 2021-2024\nreportx list --format csv -o reports.csv"
    ),
    "help.show": "Shows a document of the library as `parse` does.",
    "help.show.examples": ("reportx show 3\nreportx show --json 3 | jq '.reports[0].metadata'\nreportx show --text 3"),
    "help.search": "Finds words in the sentences, measures and labels of the library.",
    "help.search.examples": (
        "reportx search 提案\nreportx search 提案 满意 --region 云河\nreportx search --in measure 协商 --format csv"
    ),
    "help.remove": "Takes documents out of the library; files are left alone.",
    "help.remove.examples": ("reportx remove 3 7\nreportx remove old/report.txt"),
    "help.refresh": "Reads anew the documents that older rules, or another vocabulary, have read.",
    "help.refresh.examples": ("reportx refresh\nreportx refresh --all"),
    "help.path": "Prints where the library is.",
    "help.path.examples": (
        "reportx path\nsqlite3 \"$(reportx path)\" 'SELECT region, count(*) FROM reports GROUP BY 1'"
    ),
    "help.config": "Shows which settings hold, and from where.",
    "help.config.examples": ("reportx config\nreportx config --json"),
    "help.arg.documents": "The number of a document (see `reportx list`), or the file that it was added from.",
    "help.arg.search": "Words, all of which a passage must hold; simplified finds traditional too.",
    "help.opt.add_json": "Write a JSON object for each input that was added.",
    "help.opt.array_json": "Write a JSON array instead of tables.",
    "help.opt.all_versions": "Older versions of files as well.",
    "help.opt.refresh_all": "All documents, also those that these rules have read.",
    "help.opt.text": "The text that offsets index, as it was read from the file.",
    "help.opt.in": "Only in: sentence, measure (titles) or indicator (labels); may be repeated.",
    "add.new": "added as {document}: {title} ({indicators} indicators)",
    "add.version": "added as {document}, a new version of {path}: {title} ({indicators} indicators)",
    "add.known": "{path}: is in the library already, as {document}",
    "add.sum": "{new} new, {version} new versions, {known} known already; {total} documents in the library",
    "remove.sum": "{removed} removed; {left} documents left",
    "refresh.sum": "{renewed} of {total} documents read anew",
    "search.nothing": "no passage holds {words}",
    "search.sentence": "sentence",
    "search.measure": "measure",
    "search.indicator": "indicator",
    "list.replaced": "version {version}, replaced",
    "list.outdated": "older rules: reportx refresh",
    "progress.failed": "{count} failed",
    "column.document": "No.",
    "column.period": "Period",
    "column.setting": "Setting",
    "column.held": "Value",
    "column.origin": "From",
    "config.default": "default",
    "config.locale": "locale",
    "config.files": "settings are looked for in: {files}",
    "sheet.reports": "Reports",
    "sheet.passages": "Passages",
    "sheet.settings": "Settings",
}
