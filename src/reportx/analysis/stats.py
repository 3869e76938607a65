"""Statistics of reports: each report by itself, all together, the values of each code, and what they add up to."""

from __future__ import annotations

from collections import Counter
from operator import attrgetter
from typing import TYPE_CHECKING, get_args

from reportx.analysis.bodies import report_key
from reportx.analysis.counting import by_code, counted, counted_briefly
from reportx.analysis.observations import gathered
from reportx.analysis.totals import breakdown
from reportx.model.base import SCHEMA_VERSION, NumeralKind
from reportx.model.stats import (
    CodeValue,
    CodeValues,
    Counts,
    NumeralCounts,
    OutlineCounts,
    ReportStats,
    Stats,
    StatusCounts,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reportx.analysis.bodies import ReportKey
    from reportx.model.document import Document
    from reportx.model.observation import Gathered, Observation, ReportFacts
    from reportx.model.stats import By, IndicatorCounts

# The fields of a ``CodeValue``, which but for two have the names that they have in an observation.
_VALUE = tuple(CodeValue.model_fields)
_OBSERVED = {"report_id": "report", "indicator_id": "id"}
_given = attrgetter(*(_OBSERVED.get(name, name) for name in _VALUE))
_NUMERAL_KINDS: tuple[NumeralKind, ...] = get_args(NumeralKind)


def stats(documents: Iterable[Document], by: By = "code") -> Stats:
    """Statistics of ``documents``, with their indicators broken down by one of ``totals.BY``; none give zeros."""
    return stats_of(gathered(documents), by)


def stats_of(
    found: Gathered,
    by: By = "code",
    everything: Gathered | None = None,
    *,
    detailed: bool = True,
    plain: bool = False,
) -> Stats:
    """Statistics of what was gathered.

    ``everything`` holds also the indicators that filters left out of ``found``: a part whose whole is left out is still
    a part. What is not ``detailed``, which takes half the time, has no ``codes``, and of the indicators of each report
    only the numbers ``all`` and ``masked``. ``plain`` gives the values of codes as dictionaries, which is
    enough for what becomes JSON at once and takes half the time.
    """
    reports = [_report(facts, items, detailed) for facts, items in _with_their_own(found)]
    codes = by_code(found.observations)
    return Stats.made(
        schema_version=SCHEMA_VERSION,
        documents=found.documents,
        total=_counts(found.reports, counted(found.observations, codes)),
        reports=reports,
        codes=[
            CodeValues.made(code=code, name=items[0].name, group=items[0].group, values=_values(items, plain=plain))
            for code, items in (codes.items() if detailed else ())
        ],
        breakdown=breakdown(found, by, everything),
    )


def _with_their_own(found: Gathered) -> Iterator[tuple[ReportFacts, list[Observation]]]:
    """Each report with its indicators; a report that is there twice has its own both times."""
    piles: dict[ReportKey, list[list[Observation]]] = {}
    seen: dict[ReportKey, set[str]] = {}
    for one in found.observations:
        key = report_key(one)
        if key not in seen or one.id in seen[key]:
            piles.setdefault(key, []).append([])
            seen[key] = set()
        piles[key][-1].append(one)
        seen[key].add(one.id)
    times: Counter[ReportKey] = Counter()
    for facts in found.reports:
        key = report_key(facts)
        own = piles.get(key, [])
        yield facts, own[times[key]] if times[key] < len(own) else []
        times[key] += 1


def _report(facts: ReportFacts, found: Sequence[Observation], detailed: bool) -> ReportStats:
    return ReportStats.made(
        source=facts.source,
        document=facts.document,
        report_id=facts.report,
        title=facts.title,
        organization=facts.organization,
        region=facts.region,
        level=facts.level,
        kind=facts.kind,
        review_period=facts.review_period,
        plan_period=facts.plan_period,
        counts=_counts([facts], counted(found) if detailed else counted_briefly(found)),
    )


def _counts(reports: Sequence[ReportFacts], indicators: IndicatorCounts) -> Counts:
    measures = sum(one.measures for one in reports)
    done, planned = sum(one.measures_done for one in reports), sum(one.measures_planned for one in reports)
    ledgers = [one.numerals for one in reports if one.numerals is not None]
    return Counts.made(
        reports=len(reports),
        chars=sum(one.chars for one in reports),
        outline=OutlineCounts.made(
            sections=sum(one.sections for one in reports),
            measures=measures,
            passages=sum(one.passages for one in reports),
            max_depth=max((one.max_depth for one in reports), default=0),
        ),
        measures=StatusCounts.made(total=measures, done=done, planned=planned, unstated=measures - done - planned),
        indicators=indicators,
        numerals=_numerals(ledgers) if ledgers else None,
    )


def _numerals(ledgers: Sequence[Mapping[str, int]]) -> NumeralCounts:
    by_kind = {kind: sum(ledger.get(kind, 0) for ledger in ledgers) for kind in _NUMERAL_KINDS}
    return NumeralCounts.made(reports=len(ledgers), total=sum(by_kind.values()), by_kind=by_kind)


def _values(found: Iterable[Observation], *, plain: bool) -> list[CodeValue] | list[dict[str, object]]:
    fields = [dict(zip(_VALUE, _given(one), strict=True)) for one in found]
    return fields if plain else [CodeValue.made(**one) for one in fields]
