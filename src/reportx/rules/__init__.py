"""Rules are data: TOML tables, loaded once into frozen records."""

from reportx.rules.load import rules_sha256, table

__all__ = ["rules_sha256", "table"]
