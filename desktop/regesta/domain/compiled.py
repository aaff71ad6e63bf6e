"""One pydantic model per record type, compiled from the codebook, and the JSON Schemas that come from it."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema, create_model

from regesta.domain.codebook_types import PropertySpec, TypeSpec

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def compile_type(spec: TypeSpec) -> type[BaseModel]:
    """The model of a type's records: a field per property.

    A field holds the JSON value, or a tuple of them where the property has many. A required one must be
    there, but may be null: *not said* and *unknown* meet it.
    """
    fields: dict[str, Any] = {one.name: _field(one) for one in spec.properties}
    title = "".join(part.title() for part in spec.name.split("_"))
    return create_model(title, __config__=ConfigDict(frozen=True, extra="forbid", strict=True), **fields)


def _field(spec: PropertySpec) -> tuple[Any, Any]:
    one = Annotated[Any, AfterValidator(spec.validate_value), WithJsonSchema(spec.value_kind.json_schema())]
    many = Annotated[tuple[one, ...], Field(strict=False)]
    chosen: Any = many if spec.many else one
    title = spec.label_in("en")
    return (chosen | None, Field(title=title) if spec.required else Field(default=None, title=title))


def type_schema(spec: TypeSpec, model: type[BaseModel], language: str) -> dict[str, Any]:
    """JSON Schema 2020-12 of a type's records, with the labels of one language."""
    schema = model.model_json_schema(mode="validation")
    for one in spec.properties:
        schema["properties"][one.name]["title"] = one.label_in(language)
        if help_text := one.help_in(language):
            schema["properties"][one.name]["description"] = help_text
    head = {"$schema": DIALECT, "$id": f"urn:regesta:schema:{spec.name}", "title": spec.label_in(language)}
    if help_text := spec.help_in(language):
        head["description"] = help_text
    return head | {key: value for key, value in schema.items() if key != "title"}


def claim_schema(spec: TypeSpec) -> dict[str, Any]:
    """JSON Schema of `property` and `value` in a claim on a record of the type."""
    choices = [
        {
            "properties": {
                "property": {"const": one.name},
                "value": {"anyOf": [one.value_kind.json_schema(), {"type": "null"}]},
            },
            "required": ["property", "value"],
        }
        for one in spec.properties
    ]
    return {"$schema": DIALECT, "type": "object", "oneOf": choices}
