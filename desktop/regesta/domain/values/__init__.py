"""Values: one small class per kind. To add a kind, write its class and put it into `KINDS`."""

from __future__ import annotations

from regesta.domain.values.edtf import EdtfDate, Precision, Shape
from regesta.domain.values.kind import Comparison, JsonValue, Kind, ValueProblem
from regesta.domain.values.numbers import GeoKind, IntegerKind, NumberKind, QuantityKind
from regesta.domain.values.times import DateKind, DurationKind, FrequencyKind, WordingDetail
from regesta.domain.values.words import (
    BooleanKind,
    EnumKind,
    IdentifierKind,
    NameDetail,
    NameForm,
    NameKind,
    ReferenceKind,
    TextKind,
    UrlKind,
    checked_language,
    folded,
)

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        TextKind(),
        NameKind(),
        IntegerKind(),
        NumberKind(),
        QuantityKind(),
        BooleanKind(),
        DateKind(),
        DurationKind(),
        FrequencyKind(),
        EnumKind(),
        IdentifierKind(),
        UrlKind(),
        GeoKind(),
        ReferenceKind(),
    )
}
"""Every kind by its name. An enum with its terms is made by the codebook: `property.value_kind`."""

__all__ = [
    "KINDS",
    "Comparison",
    "EdtfDate",
    "EnumKind",
    "JsonValue",
    "Kind",
    "NameDetail",
    "NameForm",
    "Precision",
    "Shape",
    "ValueProblem",
    "WordingDetail",
    "checked_language",
    "folded",
]
