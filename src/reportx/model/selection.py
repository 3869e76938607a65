"""Which reports and indicators are meant: the filters that all commands over many reports share."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from reportx.model.observation import Gathered, Observation


class About(Protocol):
    """What filters ask of a report."""

    @property
    def region(self) -> str | None: ...
    @property
    def level(self) -> str: ...
    @property
    def kind(self) -> str: ...


class Selection(NamedTuple):
    """Each field lists what is wanted; an empty one wants everything.

    ``regions`` are parts of names (``武汉`` means 武汉市), ``codes`` are codes or what they begin with up to a dot
    (``proposals`` means ``proposals.filed`` too), the others are whole.
    """

    regions: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    codes: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()

    def holds_report(self, report: About) -> bool:
        """Whether the report is one of those meant, whatever indicators it has."""
        region = report.region or ""
        return (
            (not self.regions or any(part in region for part in self.regions))
            and (not self.levels or report.level in self.levels)
            and (not self.kinds or report.kind in self.kinds)
        )

    def holds(self, found: Observation) -> bool:
        """Whether the indicator is one of those meant."""
        return (
            self.holds_report(found)
            and (not self.years or found.year in self.years)
            and (not self.codes or any(is_below(found.code, code) for code in self.codes))
            and (not self.groups or found.group in self.groups)
            and (not self.statuses or found.status in self.statuses)
        )

    def of(self, gathered: Gathered) -> Gathered:
        """What is meant of what was gathered.

        A report that has none of the indicators asked for is left out, unless only reports were asked for.
        """
        if self == EVERYTHING:
            return gathered
        observations = [found for found in gathered.observations if self.holds(found)]
        reports = [report for report in gathered.reports if self.holds_report(report)]
        if self.years or self.codes or self.groups or self.statuses:
            spoken = {(found.source, found.report) for found in observations}
            reports = [report for report in reports if (report.source, report.report) in spoken]
        return gathered._replace(
            documents=len({report.source for report in reports}), reports=reports, observations=observations
        )


EVERYTHING = Selection()


def is_below(code: str, wanted: str) -> bool:
    """Whether a code is the one wanted or one below it.

    >>> is_below("proposals.filed", "proposals"), is_below("proposals.filed", "prop")
    (True, False)
    """
    return code == wanted or code.startswith(f"{wanted}.")
