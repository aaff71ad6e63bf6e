"""JSON Schema 2020-12 of every file of a bundle, and one per record type."""

from __future__ import annotations

from typing import Any

from regesta.domain.claim import (
    Basis,
    Certainty,
    ChainRole,
    EvidenceRole,
    MentionKind,
    Modality,
    Polarity,
    Rank,
    Reading,
    Status,
    ValueState,
)
from regesta.domain.codebook import Codebook
from regesta.domain.model import NoteKind, OriginKind, Verdict
from regesta.domain.source import PassageKind

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"

_TEXT: Schema = {"type": "string"}
_MAYBE: Schema = {"type": ["string", "null"]}
_PLACE: Schema = {"type": "integer", "minimum": 0}
_SHA: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_TIME: Schema = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"}
_SHARE: Schema = {"type": ["string", "null"], "pattern": r"^[01]\.\d{4}$"}


def _one_of(enum: Any) -> Schema:
    return {"enum": [member.value for member in enum]}


def _maybe_one_of(enum: Any) -> Schema:
    return {"enum": [*(member.value for member in enum), None]}


def _closed(**properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _nullable(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


_ORIGIN = _closed(kind=_one_of(OriginKind), name=_TEXT, version=_MAYBE)
_DECIDED = _nullable(_closed(curator=_TEXT, at=_TIME, reason=_MAYBE))
_RESOLUTION = _nullable(_closed(surface=_TEXT, anchor=_MAYBE, rule=_TEXT))


def _sources() -> Schema:
    return _closed(
        id=_TEXT,
        file_name=_TEXT,
        media_type=_TEXT,
        bytes=_PLACE,
        file_sha256=_SHA,
        text_sha256=_SHA,
        characters=_PLACE,
        title=_MAYBE,
        publisher=_MAYBE,
        url=_MAYBE,
        published_on=_MAYBE,
        published_on_basis=_maybe_one_of(Basis),
        language=_MAYBE,
        status=_TEXT,
        version={"type": "integer", "minimum": 1},
        previous=_MAYBE,
        text_allowed={"enum": ["none", "quotes", "full"]},
        passages=_list(_closed(start=_PLACE, end=_PLACE, kind=_one_of(PassageKind))),
        similar_to=_list(_closed(source=_TEXT, score=_SHARE)),
        text=_MAYBE,
        excerpts=_list(_closed(start=_PLACE, text=_TEXT)),
    )


def _evidence() -> Schema:
    chain = _closed(record=_MAYBE, text=_MAYBE, role=_one_of(ChainRole))
    return _closed(
        id=_TEXT,
        source=_TEXT,
        start=_PLACE,
        end=_PLACE,
        quote=_MAYBE,
        prefix=_MAYBE,
        suffix=_MAYBE,
        role=_one_of(EvidenceRole),
        status=_one_of(Status),
        origin=_ORIGIN,
        decided=_DECIDED,
        chain=_list(chain),
    )


def _claim() -> Schema:
    return _closed(
        id=_TEXT,
        member=_TEXT,
        property=_TEXT,
        value={"type": ["string", "integer", "boolean", "object", "null"]},
        value_detail={"type": ["object", "null"]},
        members=_list(_TEXT),
        reading=_maybe_one_of(Reading),
        value_state=_one_of(ValueState),
        polarity=_one_of(Polarity),
        status=_one_of(Status),
        deferred={"type": "boolean"},
        rank=_one_of(Rank),
        basis=_one_of(Basis),
        derived_from=_list(_TEXT),
        modality=_one_of(Modality),
        as_of=_MAYBE,
        valid=_MAYBE,
        confidence=_SHARE,
        certainty=_maybe_one_of(Certainty),
        reason=_MAYBE,
        resolution=_RESOLUTION,
        origin=_ORIGIN,
        decided=_DECIDED,
        evidence=_list(_evidence()),
    )


def _records(codebook: Codebook) -> Schema:
    member = _closed(id=_TEXT, label=_TEXT, status=_one_of(Status), origin=_ORIGIN)
    schema = _closed(
        id=_TEXT,
        type={"enum": [spec.name for spec in codebook.types]},
        label=_TEXT,
        status=_one_of(Status),
        members={**_list(member), "minItems": 1},
        claims=_list(_claim()),
    )
    schema["allOf"] = [
        {
            "if": {"properties": {"type": {"const": spec.name}}},
            "then": {"properties": {"claims": {"items": {"$ref": f"#/$defs/{spec.name}"}}}},
        }
        for spec in codebook.types
    ]
    schema["$defs"] = {
        spec.name: {k: v for k, v in codebook.claim_schema(spec.name).items() if k != "$schema"}
        for spec in codebook.types
    }
    return schema


def _mentions() -> Schema:
    return _closed(
        id=_TEXT,
        source=_TEXT,
        start=_PLACE,
        end=_PLACE,
        quote=_MAYBE,
        type=_TEXT,
        kind=_one_of(MentionKind),
        record=_MAYBE,
        member=_MAYBE,
        members=_list(_TEXT),
        reading=_maybe_one_of(Reading),
        value=_MAYBE,
        resolution=_RESOLUTION,
        status=_one_of(Status),
        origin=_ORIGIN,
    )


def _judgements() -> Schema:
    return _closed(
        id=_TEXT,
        left=_TEXT,
        right=_TEXT,
        verdict=_one_of(Verdict),
        status=_one_of(Status),
        score=_SHARE,
        features={"type": "object", "additionalProperties": {"type": "string"}},
        origin=_ORIGIN,
        curator=_MAYBE,
        at=_nullable(_TIME),
        reason=_MAYBE,
    )


def file_schemas(codebook: Codebook) -> dict[str, Schema]:
    """The schema of one line of each JSON Lines file, by the file's stem; and of problems.json."""
    made = {
        "sources": _sources(),
        "records": _records(codebook),
        "mentions": _mentions(),
        "judgements": _judgements(),
        "notes": _closed(
            id=_TEXT,
            target=_TEXT,
            kind=_one_of(NoteKind),
            text=_TEXT,
            url=_MAYBE,
            private={"type": "boolean"},
            curator=_TEXT,
            at=_TIME,
        ),
        "redirects": _closed(old=_TEXT, new=_MAYBE, judgement=_MAYBE),
        "questions": {"type": "object", "required": ["id", "question"]},
        "problems": _list({"type": "object", "required": ["key", "rule", "severity", "message", "claims"]}),
    }
    return {name: {"$schema": DIALECT, "title": name, **schema} for name, schema in made.items()}


def type_schemas(codebook: Codebook) -> dict[str, Schema]:
    """The schema of each record type's values, by type name."""
    return {spec.name: codebook.json_schema(spec.name) for spec in codebook.types}
