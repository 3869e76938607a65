"""The kind of a report, told from its title and the way it opens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from reportx.rules.load import table

if TYPE_CHECKING:
    from reportx.model.document import Kind
    from reportx.outline import Region
    from reportx.text import View


def kind_of(view: View, region: Region) -> Kind:
    """The first kind of the table whose title words stand in the head; else the one whose words open the body.

    A report that opens with plans and never looks back is a plan; a text without any of these words is a work report.
    """
    titles = " ".join(view.text[start:end] for start, end in region.title)
    head = " ".join([titles, region.subtitle, *(line.text for line in region.head)])
    rules = table("reports")["kind"]
    for rule in rules:
        if re.search(rule["title"], head):
            return cast("Kind", rule["kind"])
    opening = view.text[region.start : region.start + 400]
    for rule in rules:
        if re.search(rule["text"], opening) and not (rule.get("plan_only") and _looks_back(view, region)):
            return cast("Kind", rule["kind"])
    return "work_report"


def _looks_back(view: View, region: Region) -> bool:
    """Whether the text also tells of what was done."""
    return bool(re.search("工作回顾|一年来,|过去一年|五年来", view.text[region.start : region.end]))
