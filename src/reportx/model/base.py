"""What all shapes are made of: the values that their fields may have, exact numbers, and the base of the models.

Apart from the shapes themselves: making twenty classes takes longer than some commands have to do.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, PlainSerializer

SCHEMA_VERSION = "1.0"

Level = Literal["national", "province", "city", "county", "unknown"]
Kind = Literal[
    "work_report",
    "infographic",
    "retrospective",
    "plan",
    "government_work_report",
    "peoples_congress_report",
    "court_report",
    "procuratorate_report",
    "excerpt",
]
KindRule = Literal["title", "opening", "form", "mood", "default"]
NodeKind = Literal["section", "measure", "passage"]
Role = Literal["opening", "review", "experience", "problems", "plan", "closing", "other"]
Status = Literal["done", "planned"]
Bound = Literal["exact", "at_least", "at_most", "about", "range", "masked"]
Dimension = Literal[
    "count", "person_times", "money", "percent", "ratio", "area", "length", "mass", "volume", "duration", "other"
]
PeriodKind = Literal["year", "term", "cumulative", "as_of"]
NumeralKind = Literal[
    "indicator",
    "context",
    "rank",
    "duration",
    "date",
    "ordinal",
    "marker",
    "name",
    "version",
    "document_number",
    "phone",
    "threshold",
    "comparison_base",
    "per_unit",
    "other_body",
    "idiom",
    "damaged",
    "unknown",
]
Severity = Literal["error", "warning", "info"]

LEVELS: tuple[str, ...] = get_args(Level)
KINDS: tuple[str, ...] = get_args(Kind)
DIMENSIONS: tuple[str, ...] = get_args(Dimension)


def json_number(value: Decimal) -> int | float:
    """The JSON number of an exact decimal: integral ones as integers, others as the shortest decimal."""
    return int(value) if value == value.to_integral_value() else float(value)


Number = Annotated[Decimal, PlainSerializer(json_number, return_type=int | float, when_used="json")]


# The names of all fields, one set for all instances: frozen models never change theirs.
_GIVEN: dict[type[BaseModel], set[str]] = {}


class Model(BaseModel):
    """Base of all shapes: no unknown fields, and schemas built only where they are used."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    @classmethod
    def made(cls, **values: Any) -> Self:
        """A model of values that this program has made itself, all fields given, without validating them again.

        Building the validators of a dozen shapes takes longer than reading a report; what comes from outside
        (``analysis.documents``) is validated, and a test validates what the engine makes.
        """
        given = _GIVEN.get(cls)
        if given is None:
            given = _GIVEN[cls] = set(values)
        instance = cls.__new__(cls)
        object.__setattr__(instance, "__dict__", values)
        object.__setattr__(instance, "__pydantic_fields_set__", given)
        object.__setattr__(instance, "__pydantic_extra__", None)
        object.__setattr__(instance, "__pydantic_private__", None)
        return instance
