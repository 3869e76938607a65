"""From the reading of a report to its model: places in the source, ids, the ledger."""

from reportx.assemble.report import Reading, assemble_diagnostics, assemble_report

__all__ = ["Reading", "assemble_diagnostics", "assemble_report"]
