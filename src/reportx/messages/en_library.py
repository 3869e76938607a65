"""The English catalogue: the library and its commands."""

LIBRARY: dict[str, str] = {
    "library.missing": "{path}: there is no library yet; `reportx add FILE...` makes one",
    "library.unreadable": "{path}: cannot be used as a library: {reason}",
    "library.newer": "{path}: made by a newer version of the program (tables {version}, known here {known})",
}
