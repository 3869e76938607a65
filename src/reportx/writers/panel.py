"""The panel as one long table: a row an observation, with its report and its place in the text."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from reportx.writers.exports.sheets import Column, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportx.model.observation import Observation

LONG: tuple[Column, ...] = (
    Column("source"),
    Column("document", "integer"),
    Column("report"),
    Column("organization"),
    Column("region"),
    Column("level"),
    Column("kind"),
    Column("year", "integer"),
    Column("code"),
    Column("name"),
    Column("group"),
    Column("label"),
    Column("value", "number"),
    Column("value_max", "number"),
    Column("unit"),
    Column("dimension"),
    Column("bound"),
    Column("status"),
    Column("scope"),
    Column("period_from"),
    Column("period_to"),
    Column("period_kind"),
    Column("part_of"),
    Column("share_of"),
    Column("sentence"),
    Column("line", "integer"),
    Column("page", "integer"),
    Column("start", "integer"),
    Column("end", "integer"),
    Column("id"),
    Column("sha256"),
)


def long_panel(found: Iterable[Observation]) -> Sheet:
    """A row an observation."""
    return Sheet("panel", LONG, list(map(attrgetter(*(column.key for column in LONG)), found)))
