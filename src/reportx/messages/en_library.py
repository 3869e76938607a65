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
}
