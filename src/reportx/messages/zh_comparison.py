"""The Chinese catalogue: reports side by side."""

COMPARISON: dict[str, str] = {}
