"""The Chinese catalogue: tables as files."""

EXPORTS: dict[str, str] = {
    "export.extra": "{name}：还需安装一个组件：pip install 'reportx[{extra}]'",
}
