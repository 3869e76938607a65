"""What a table over many reports is made of: files that the call names, or else the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportx.cli.inputs import without_report
from reportx.cli.options import STATUSES, known_levels, known_report_kinds, one_of, years
from reportx.cli.settings import library_in_use
from reportx.errors import EXIT_OK, InputError, NothingError, ReportxError, UsageError
from reportx.model.observation import Gathered
from reportx.model.selection import Selection, is_below

if TYPE_CHECKING:
    from pathlib import Path

    from reportx.cli.inputs import Inputs


def selection_of(
    *,
    regions: list[str] | None = None,
    levels: list[str] | None = None,
    kinds: list[str] | None = None,
    periods: list[str] | None = None,
    codes: list[str] | None = None,
    groups: list[str] | None = None,
    statuses: list[str] | None = None,
) -> Selection:
    """The filters of a call; ``UsageError`` for a value that there is not."""
    return Selection(
        regions=tuple(regions or ()),
        levels=one_of("--level", levels, known_levels("") if levels else ()),
        kinds=one_of("--kind", kinds, known_report_kinds("") if kinds else ()),
        years=years(periods),
        codes=tuple(codes or ()),
        groups=tuple(groups or ()),
        statuses=one_of("--status", statuses, STATUSES),
    )


def gather_inputs(inputs: Inputs, selection: Selection) -> tuple[Gathered, int]:
    """What the inputs say, as far as it is meant, and the exit code that tells how reading them went."""
    from reportx.analysis.observations import gathered
    from reportx.cli.documents import read_documents

    everything = Gathered(0, [], [])

    def work(name: str) -> list[str]:
        nonlocal everything
        empty: list[str] = []
        found = Gathered(0, [], [])
        for document in read_documents(inputs, name):
            found = found.with_more(gathered([document]))
            empty += without_report([document])
        everything = everything.with_more(found)  # all of an input or nothing
        return empty

    status = inputs.each(work)
    return selection.of(everything), status


def nothing(selection: Selection, path: Path | None) -> ReportxError:
    """The error for filters that nothing fits: a code or group that there is not is the fault of the call.

    ``path`` is the library, ``None`` for files.
    """
    from difflib import get_close_matches

    from reportx.cli.options import known_codes, known_groups

    codes, groups = known_codes(""), known_groups("")
    for code in selection.codes:
        if not any(is_below(known, code) for known in codes):
            similar = ", ".join(get_close_matches(code, codes))
            return UsageError("usage.no_code_similar" if similar else "usage.no_code", code=code, similar=similar)
    for group in selection.groups:
        if group not in groups:
            return UsageError("usage.bad_value", option="--group", value=group, choices=", ".join(groups))
    return NothingError("selection.nothing") if path is None else NothingError("library.nothing", path=path)


def gather_library(named: Path | None, selection: Selection) -> tuple[Gathered, int]:
    """What the library says, as far as it is meant.

    Raises ``InputError``: ``library.missing``, ``library.empty``, what opening it raises, and what ``nothing`` gives.
    """
    from reportx.library import open_library
    from reportx.library.contents import count
    from reportx.library.observations import gather

    path = library_in_use(named)
    with open_library(path, create=False) as library:
        found = gather(library, selection)
        if not found.reports:
            raise nothing(selection, path) if count(library) else InputError("library.empty", path=path)
    return found, EXIT_OK
