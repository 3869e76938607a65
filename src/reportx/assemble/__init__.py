"""From the reading of a report to its model: places in the source, ids, the ledger."""

from reportx.assemble.report import assemble_diagnostics, assemble_report

__all__ = ["assemble_diagnostics", "assemble_report"]
