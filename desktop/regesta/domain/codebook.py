"""The codebook: which record types there are, with which properties. It is data; no code names a type.

To add a type, a property or a term: edit `resources/codebooks/diplomacy.yaml` (a project carries its own copy).
`load_codebook` refuses a file with a mistake, naming file, line and reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any, TypeAlias

import yaml
from pydantic import BaseModel, Field

from regesta.domain.codebook_load import CodebookProblem, Marked, parse_marked, problem_from
from regesta.domain.codebook_types import (
    ANY,
    ByLanguage,
    Colour,
    Identifier,
    Language,
    PropertySpec,
    Term,
    TypeSpec,
    Underline,
    Vocabulary,
    placeholders,
)
from regesta.domain.compiled import claim_schema, compile_type, type_schema
from regesta.domain.span import Frozen

FORMAT = 1
"""The version of the codebook file's own form, in its `regesta_codebook` line."""

ModelClass: TypeAlias = type[BaseModel]

__all__ = [
    "ANY",
    "Codebook",
    "CodebookProblem",
    "Colour",
    "PropertySpec",
    "Term",
    "TypeSpec",
    "Underline",
    "Vocabulary",
    "load_codebook",
]


class Codebook(Frozen):
    """All record types of a project, in the order in which they are listed everywhere.

    Attributes:
        languages: languages that labels are given in; the first is the fallback.
        common: properties that every type has, after its own.
    """

    regesta_codebook: int = FORMAT
    name: Identifier
    version: str = "1"
    title: ByLanguage = Field(min_length=1)
    languages: tuple[Language, ...] = Field(min_length=1)
    vocabularies: tuple[Vocabulary, ...] = ()
    common: tuple[PropertySpec, ...] = ()
    types: tuple[TypeSpec, ...] = Field(min_length=1)

    def type(self, name: str) -> TypeSpec:
        """The type of that name, switched off or not.

        Raises:
            KeyError: there is none.
        """
        return self._by_name[name]

    def has_type(self, name: str) -> bool:
        """Whether there is a type of that name, switched off or not."""
        return name in self._by_name

    @property
    def enabled_types(self) -> tuple[TypeSpec, ...]:
        """The types that are not switched off, in order."""
        return tuple(spec for spec in self.types if spec.enabled)

    def label(self, type_name: str, language: str) -> str:
        """A type's label.

        Raises:
            KeyError: there is no such type.
        """
        return self.type(type_name).label_in(language)

    def vocabulary(self, name: str) -> Vocabulary:
        """The vocabulary of that name.

        Raises:
            KeyError: there is none.
        """
        for vocabulary in self.vocabularies:
            if vocabulary.name == name:
                return vocabulary
        raise KeyError(f"the codebook has no vocabulary {name}")

    def model(self, type_name: str) -> ModelClass:
        """The compiled pydantic model of a type: property → value, or a tuple of values where many."""
        return self._models[type_name]

    def json_schema(self, type_name: str) -> dict[str, Any]:
        """JSON Schema 2020-12 of a record's values by property."""
        return type_schema(self.type(type_name), self.model(type_name), self.languages[0])

    def claim_schema(self, type_name: str) -> dict[str, Any]:
        """JSON Schema 2020-12 of one claim: `property` must be the type's, and `value` of its kind, or null."""
        return claim_schema(self.type(type_name))

    def to_yaml(self) -> str:
        """The codebook as YAML; `load_codebook` gives the same codebook back."""
        plain = self.model_dump(mode="json", exclude_defaults=True)
        plain = {"regesta_codebook": FORMAT, **plain}
        for vocabulary in plain.get("vocabularies", ()):
            vocabulary["terms"] = {term["name"]: term["label"] for term in vocabulary["terms"]}
        vocabularies = {one["name"]: one["terms"] for one in plain.pop("vocabularies", ())}
        common = _keyed(plain.pop("common", ()))
        types = _keyed(plain.pop("types"))
        shared = {spec.name for spec in self.common}
        for entry in types.values():
            own = [spec for spec in entry["properties"] if spec["name"] not in shared]
            entry["properties"] = _keyed(own)
        for spec in [*common.values(), *(spec for entry in types.values() for spec in entry["properties"].values())]:
            if "details" in spec:
                spec["details"] = _keyed(spec["details"])
        plain |= {"vocabularies": vocabularies, "common": common, "types": types}
        return yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=110)

    @cached_property
    def _by_name(self) -> dict[str, TypeSpec]:
        return {spec.name: spec for spec in self.types}

    @cached_property
    def _models(self) -> dict[str, ModelClass]:
        return {spec.name: compile_type(spec) for spec in self.types}


def load_codebook(text: str, name: str) -> Codebook:
    """A codebook from its YAML.

    Args:
        text: the file's content, at most a million characters.
        name: the file's name, for messages.

    Raises:
        CodebookProblem: it has a mistake; the message has file, line and reason.
    """
    marked = parse_marked(text, name)
    with problem_from(marked):
        codebook = Codebook.model_validate(_unkeyed(marked))
    if codebook.regesta_codebook != FORMAT:
        found = codebook.regesta_codebook
        raise marked.problem(("regesta_codebook",), f"form {found} is not known; this program reads form {FORMAT}")
    _check(codebook, marked)
    return codebook


def _keyed(specs: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {spec["name"]: {key: value for key, value in spec.items() if key != "name"} for spec in specs}


def _named(entries: Any) -> Any:
    """A mapping of named things as a list of them, each with its name; anything else as it is, to be refused."""
    if not isinstance(entries, dict):
        return entries
    return [_with_name(key, value) if isinstance(value, dict) else value for key, value in entries.items()]


def _with_name(key: str, value: dict[str, Any]) -> dict[str, Any]:
    """The key is the name; a `name` inside is a mistake, and an unknown field to the model."""
    return {"name": key, **{"a name beside the key" if part == "name" else part: one for part, one in value.items()}}


def _unkeyed(marked: Marked) -> dict[str, Any]:
    """The file's mappings as the lists that the models have; terms and common properties filled in."""
    plain = dict(marked.data)
    terms: dict[str, Any] = {}
    if isinstance(plain.get("vocabularies"), dict):
        terms = {
            key: [{"name": term, "label": label} for term, label in value.items()] if isinstance(value, dict) else value
            for key, value in plain["vocabularies"].items()
        }
        plain["vocabularies"] = [{"name": key, "terms": value} for key, value in terms.items()]
    common = _properties(plain.get("common", {}), terms)
    if "common" in plain:
        plain["common"] = common
    if isinstance(plain.get("types"), dict):
        plain["types"] = _named(plain["types"])
        shared = [{**spec, "common": True} for spec in common if isinstance(spec, dict)]
        for entry in plain["types"]:
            if isinstance(entry, dict) and isinstance(entry.get("properties"), dict):
                entry["properties"] = [*_properties(entry["properties"], terms), *shared]
    return plain


def _properties(entries: Any, terms: dict[str, Any]) -> Any:
    specs = _named(entries)
    if isinstance(specs, list):
        for spec in specs:
            if isinstance(spec, dict):
                spec |= {"details": _named(spec["details"])} if "details" in spec else {}
                if spec.get("targets") == ANY:
                    spec["targets"] = [ANY]
                if spec.get("vocabulary") in terms:
                    spec["terms"] = terms[spec["vocabulary"]]
    return specs


def _check(codebook: Codebook, marked: Marked) -> None:
    """What one part says about another.

    Raises:
        CodebookProblem: a name that does not exist, or one that exists twice.
    """
    type_names = {spec.name for spec in codebook.types}
    vocabularies = {vocabulary.name for vocabulary in codebook.vocabularies}
    for spec in codebook.types:
        path = ("types", spec.name)
        names = [one.name for one in spec.properties]
        for one in spec.properties:
            where = ("common", one.name) if one.common else (*path, "properties", one.name)
            if names.count(one.name) > 1:
                raise marked.problem(where, f"the type {spec.name} has the property {one.name} twice")
            for target in (*one.targets, *(target for detail in one.details for target in detail.targets)):
                if target != ANY and target not in type_names:
                    raise marked.problem((*where, "targets"), f"there is no type “{target}”")
            if one.vocabulary is not None and one.vocabulary not in vocabularies:
                raise marked.problem((*where, "vocabulary"), f"there is no vocabulary “{one.vocabulary}”")
        _check_captions(spec, marked)


def _check_captions(spec: TypeSpec, marked: Marked) -> None:
    for language, templates in spec.caption.items():
        for template in templates:
            where = ("types", spec.name, "caption", language)
            if not placeholders(template):
                raise marked.problem(where, f"the caption “{template}” names no property; write one as {{name}}")
            for name in placeholders(template):
                if not spec.has(name):
                    raise marked.problem(where, f"the caption “{template}” names {name}, which {spec.name} has not")
