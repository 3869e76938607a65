"""The Chinese catalogue: the library and its commands."""

LIBRARY: dict[str, str] = {
    "library.missing": "{path}：还没有资料库，可用 `reportx add FILE...` 建立",
    "library.unreadable": "{path}：不能用作资料库：{reason}",
    "library.newer": "{path}：由较新版本的程序建立（表格式 {version}，本程序认识到 {known}）",
}
