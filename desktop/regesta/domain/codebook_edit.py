"""Changes to a project's codebook: each gives a new codebook that has been checked as a loaded one is.

A change that would orphan claims says so first: `removed` lists what a new codebook no longer has, and the
caller counts the claims on it.
"""

from __future__ import annotations

from typing import NamedTuple

from regesta.domain.codebook import Codebook, load_codebook
from regesta.domain.codebook_types import PropertySpec, Term, TypeSpec, Vocabulary


class Removed(NamedTuple):
    """What a new codebook no longer has.

    Attributes:
        types: names of types that are gone (a type that is switched off is not).
        properties: (type, property) gone, or of another kind now.
        terms: (vocabulary, term) gone.
    """

    types: tuple[str, ...]
    properties: tuple[tuple[str, str], ...]
    terms: tuple[tuple[str, str], ...]

    def __bool__(self) -> bool:
        return bool(self.types or self.properties or self.terms)


def with_type(codebook: Codebook, spec: TypeSpec) -> Codebook:
    """With a type added at the end, or put in the place of the one that has its name.

    Raises:
        CodebookProblem: it does not fit.
    """
    types = tuple(spec if one.name == spec.name else one for one in codebook.types)
    return _checked(codebook, types=types if codebook.has_type(spec.name) else (*types, spec))


def with_property(codebook: Codebook, type_name: str, spec: PropertySpec) -> Codebook:
    """With a property added to a type, after its own, or put in the place of the one that has its name.

    Raises:
        CodebookProblem: it does not fit.
        KeyError: there is no such type.
    """
    kind = codebook.type(type_name)
    properties = tuple(spec if one.name == spec.name else one for one in kind.properties)
    if not kind.has(spec.name):
        own = [one for one in properties if not one.common]
        properties = (*own, spec, *(one for one in properties if one.common))
    return with_type(codebook, kind.model_copy(update={"properties": properties}))


def with_term(codebook: Codebook, vocabulary_name: str, term: Term) -> Codebook:
    """With a term added to a vocabulary, or put in the place of the one that has its name.

    Raises:
        CodebookProblem: it does not fit.
        KeyError: there is no such vocabulary.
    """
    found = codebook.vocabulary(vocabulary_name)
    terms = tuple(term if one.name == term.name else one for one in found.terms)
    if term.name not in {one.name for one in found.terms}:
        terms = (*terms, term)
    changed = Vocabulary(name=found.name, terms=terms)
    return _checked(
        codebook, vocabularies=tuple(changed if one.name == found.name else one for one in codebook.vocabularies)
    )


def switched(codebook: Codebook, type_name: str, enabled: bool) -> Codebook:
    """With a type switched on or off; its records stay.

    Raises:
        KeyError: there is no such type.
    """
    return with_type(codebook, codebook.type(type_name).model_copy(update={"enabled": enabled}))


def removed(before: Codebook, after: Codebook) -> Removed:
    """What `after` no longer has of what `before` had."""
    types = tuple(spec.name for spec in before.types if not after.has_type(spec.name))
    properties = []
    for spec in before.types:
        if after.has_type(spec.name):
            new = after.type(spec.name)
            for one in spec.properties:
                if not new.has(one.name) or new.property(one.name).kind != one.kind:
                    properties.append((spec.name, one.name))
    kept = {(vocabulary.name, term.name) for vocabulary in after.vocabularies for term in vocabulary.terms}
    had = [(vocabulary.name, term.name) for vocabulary in before.vocabularies for term in vocabulary.terms]
    return Removed(types, tuple(properties), tuple(pair for pair in had if pair not in kept))


def _checked(codebook: Codebook, **parts: object) -> Codebook:
    """The codebook with other parts, through the same checks as a file."""
    return load_codebook(codebook.model_copy(update=parts).to_yaml(), codebook.name)
