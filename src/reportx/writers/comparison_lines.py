"""The rows of a comparison in words, the same for a terminal, a pipe and a document."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reportx.messages import language, say
from reportx.writers.figures import MASKED, UNKNOWN, number, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportx.model.compared import Change, Compared, Item, Row, Target
    from reportx.model.observation import Observation

_SIGNS = {"at_least": "≥", "at_most": "≤", "about": "≈"}
_SCALES = ((Decimal(100_000_000), "亿元"), (Decimal(10_000), "万元"))
# What is said of a change beside its figures; that a bound is not exact is seen.
_TOLD = (
    "contradiction",
    "label",
    "loose",
    "scope",
    "scope_place",
    "unit",
    "made",
    "period",
    "period_unknown",
    "period_end",
    "status",
    "zero_base",
)


class Line(NamedTuple):
    """A row for people. ``shares`` are the lengths of bars for the values, from 0 to 1, 0 for none.

    ``change`` is that of two reports, ``barred`` says that something cannot be compared; ``places`` are the lines of
    the texts.
    """

    group: str
    label: str
    values: tuple[str, ...]
    shares: tuple[float, ...]
    difference: str
    percent: str
    change: Change | None
    remark: str
    barred: bool
    places: str


def sections(found: Compared) -> Iterator[tuple[str, Sequence[Row]]]:
    """The rows with headings: done, planned, what has no code of its own, rates of growth."""
    done = [row for row in found.rows if row.first.status != "planned"]
    planned = [row for row in found.rows if row.first.status == "planned"]
    for heading, rows in (
        (say("compare.done"), done),
        (say("compare.planned"), planned),
        (say("compare.others"), found.others),
        (say("compare.growth"), found.growth),
    ):
        if rows:
            yield heading, rows


def lines(rows: Sequence[Row], names: Sequence[str]) -> Iterator[Line]:
    """The rows in words."""
    for row in rows:
        found = [item.one for item in row.cells if item]
        scale, unit = _scale(found)
        same = len({one.unit for one in found}) == 1
        only = next((change for change in row.changes if change), None) if len(names) == 2 else None
        yield Line(
            plain(row.first.group),
            ("└ " if row.is_part else "") + _labelled(row.first.label, unit if same else None),
            tuple(_cell(item, scale, None if same else unit) for item in row.cells),
            _shares(row),
            _difference(only, row.first, scale) if only else "",
            _percent(only) if only else "",
            only,
            _remark(row, names),
            any(change.reasons for change in row.changes if change),
            "/".join(_place(item.one) if item else "-" for item in row.cells),
        )


def target_cells(target: Target) -> tuple[str, str, str, str]:
    """Label, what was planned, what was done, and how that went."""
    plan, done = target.planned, target.done
    scale, unit = _scale([plan.one, done.one])
    same = plan.one.unit == done.one.unit
    own = None if same else unit
    told = say(f"compare.{target.outcome or 'open'}")
    if target.reasons:
        told = _joined([say(f"compare.reason.{reason}") for reason in target.reasons])
    label = _labelled(plan.one.label, unit if same else None)
    return label, _cell(plan, scale, own), _cell(done, scale, own), told


def item_words(item: Item) -> str:
    """A single figure in words: what, how much, where it stands."""
    scale, unit = _scale([item.one])
    value = _cell(item, scale, unit)
    return say("compare.item", label=plain(item.one.label), value=value, place=_place(item.one))


def _labelled(label: str, unit: str | None) -> str:
    return say("compare.label_unit", label=plain(label), unit=plain(unit)) if unit else plain(label)


def _place(one: Observation) -> str:
    return str(one.line) if one.page is None else say("table.page_line", page=one.page, line=one.line)


def _scale(found: Sequence[Observation]) -> tuple[Decimal, str | None]:
    """By what to divide, and what the unit is then called: money as people say it."""
    unit = found[0].unit
    if all(one.unit == "元" for one in found):
        values = [abs(one.value) for one in found if one.value is not None]
        for scale, word in _SCALES:
            if values and max(values) >= scale:
                return scale, word
    return Decimal(1), unit


def _cell(item: Item | None, scale: Decimal, unit: str | None) -> str:
    """A value; with its unit where the row has no common one."""
    if item is None:
        return ""
    one = item.one
    own = "" if unit is None else plain(unit if scale != 1 else one.unit or "")
    if one.bound == "masked":
        return MASKED + own
    if one.value is None:
        return UNKNOWN + own
    text = number(one.value / scale)
    if one.value_max is not None:
        text += f"–{number(one.value_max / scale)}"
    return f"{_SIGNS.get(one.bound, '')}{text}{own}"


def _shares(row: Row) -> tuple[float, ...]:
    """Bars for what can be compared, the greatest value the longest."""
    known = [
        item.one.value if item and (number == row.base or (change and change.comparable)) else None
        for number, (item, change) in enumerate(zip(row.cells, row.changes, strict=True))
    ]
    most = max((value for value in known if value is not None), default=Decimal())
    several = sum(value is not None for value in known) > 1
    return tuple(float(value / most) if several and value is not None and most > 0 else 0.0 for value in known)


def _difference(change: Change, base: Observation, scale: Decimal) -> str:
    if change.difference is None:
        return ""
    text = _signed(change.difference / scale)
    if change.difference_max is not None:
        text += f"–{_signed(change.difference_max / scale)}"
    if base.dimension == "percent":
        text = say("compare.points", value=text)
    return _SIGNS.get(change.bound, "") + text


def _percent(change: Change) -> str:
    if change.percent is None:
        return ""
    text = f"{_tenth(change.percent)}%"
    if change.percent_max is not None:
        text = f"{_tenth(change.percent)}–{_tenth(change.percent_max)}%"
    return _SIGNS.get(change.bound, "") + text


def _tenth(value: Decimal) -> str:
    return _signed(value.quantize(Decimal("0.1")))


def _signed(value: Decimal) -> str:
    return f"+{number(value)}" if value > 0 else number(abs(value) if value == 0 else value)


def _remark(row: Row, names: Sequence[str]) -> str:
    """Why there is no difference, and what to mind where there is one."""
    told: dict[str, list[int]] = {}
    for column, change in enumerate(row.changes):
        for key in _keys(change) if change else ():
            told.setdefault(key, []).append(column)
    return _joined([_told(key, columns, row, names) for key, columns in told.items()])


def _keys(change: Change) -> Iterator[str]:
    """Of what cannot be compared, the label alone is told besides, unless it is what the reason is about."""
    yield from (f"compare.reason.{reason}" for reason in change.reasons)
    for remark in _TOLD:
        if remark in change.remarks and _worth_telling(remark, change):
            yield f"compare.remark.{remark}"


def _worth_telling(remark: str, change: Change) -> bool:
    return not change.reasons or (remark == "label" and "definition" not in change.reasons)


def _told(key: str, columns: Sequence[int], row: Row, names: Sequence[str]) -> str:
    """A remark with what differs; of several reports, with those that it is about."""
    word = say(key)
    base, other = row.cells[row.base], row.cells[columns[0]]
    assert base is not None
    assert other is not None
    if len(names) > 2:
        return say("compare.of", what=word, which=_listed([_named(key, column, row, names) for column in columns]))
    match key.partition(".")[2]:
        case "reason.definition" | "remark.label" | "remark.loose":
            return say("compare.of", what=word, which=plain(other.one.label))
        case "reason.scope" if base.one.scope == other.one.scope:  # the labels say whose it is
            return say("compare.of", what=word, which=plain(other.one.label))
        case "reason.scope" | "remark.scope" | "remark.scope_place":
            which = [plain(one.scope or "") or say("compare.unstated") for one in (base.one, other.one)]
        case "reason.period" | "remark.period":
            which = [_period(base), _period(other)]
        case "remark.unit":
            which = [plain(base.one.unit or ""), plain(other.one.unit or "")]
        case _:  # the values themselves show it
            return word
    return say("compare.of", what=word, which=" / ".join(which))


def _named(key: str, column: int, row: Row, names: Sequence[str]) -> str:
    """A report of several, with its label where that is what differs."""
    item = row.cells[column]
    if item is None or key not in ("compare.reason.definition", "compare.remark.label"):
        return names[column]
    return f"{names[column]} {plain(item.one.label)}"


def _period(item: Item) -> str:
    """The time of a figure in a word."""
    one = item.one
    if item.time.span == "term" and one.period_kind != "term":
        return say("compare.period.several")
    if item.time.span == "within":
        return say("compare.period.within")
    if one.period_kind == "term" and item.time.years and not one.period_from:
        return say("compare.period.years", years=item.time.years)
    years = "–".join(dict.fromkeys(end[:4] for end in (one.period_from, one.period_to) if end))
    word = say(f"compare.period.{one.period_kind or 'year'}")
    return say("compare.of", what=years, which=word) if years and one.period_kind != "year" else years or word


def _listed(words: Sequence[str]) -> str:
    return ("、" if language() == "zh" else ", ").join(words)


def _joined(words: Sequence[str]) -> str:
    return ("；" if language() == "zh" else "; ").join(words)
