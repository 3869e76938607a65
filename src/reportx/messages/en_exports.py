"""The English catalogue: tables as files."""

EXPORTS: dict[str, str] = {
    "export.extra": "{name}: needs one more package: pip install 'reportx[{extra}]'",
}
