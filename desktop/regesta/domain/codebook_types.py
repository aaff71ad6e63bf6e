"""The parts of a codebook: terms, properties and record types, as its YAML file has them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field, StringConstraints, field_validator, model_validator

from regesta.domain.span import Frozen
from regesta.domain.values import KINDS, EnumKind, JsonValue, Kind, ValueProblem

ANY = "any"
"""A reference property with this target takes records of every type."""

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$")]
Words = Annotated[str, StringConstraints(min_length=1, max_length=2_000)]
ByLanguage = dict[Language, Words]

_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)(:th)?\}")
_JOINT = " · "


class Colour(StrEnum):
    """Colour tokens; the theme gives each its shades, light, dark and in high contrast."""

    BLUE = "blue"
    BROWN = "brown"
    GREEN = "green"
    ORANGE = "orange"
    PURPLE = "purple"
    TEAL = "teal"
    MAGENTA = "magenta"
    RUST = "rust"
    OLIVE = "olive"
    RED = "red"
    SLATE = "slate"
    CYAN = "cyan"


class Underline(StrEnum):
    """Underline styles, so that a type is never told by colour alone."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"
    DOUBLE = "double"
    WAVE = "wave"
    DASH_DOT = "dash_dot"


def in_language(texts: Mapping[str, str], language: str) -> str:
    """The text in that language, else in its base language, else in the first language given; else empty."""
    return texts.get(language) or texts.get(language.partition("-")[0]) or next(iter(texts.values()), "")


class Term(Frozen):
    """One term of a vocabulary."""

    name: Identifier
    label: ByLanguage = Field(min_length=1)

    def label_in(self, language: str) -> str:
        """Its label."""
        return in_language(self.label, language)


class Vocabulary(Frozen):
    """A closed list of terms, in order."""

    name: Identifier
    terms: tuple[Term, ...] = Field(min_length=1)


class DetailSpec(Frozen):
    """A further value beside a property's own, in `value_detail`, for example the party that a lead stands for."""

    name: Identifier
    kind: str
    targets: tuple[str, ...] = ()
    label: ByLanguage = Field(min_length=1)

    @field_validator("kind")
    @classmethod
    def _known(cls, value: str) -> str:
        return known_kind(value)


class PropertySpec(Frozen):
    """One property of a type.

    Attributes:
        required: it needs a claim; one that says *not said* or *unknown* meets it.
        many: several values stand side by side.
        targets: of a reference, the types it takes; `("any",)` for all.
        vocabulary: of an enum, the vocabulary's name.
        terms: of an enum, the vocabulary's terms, filled in when the codebook is built.
        common: it comes from the codebook's `common` part, which every type has.
    """

    name: Identifier
    kind: str
    label: ByLanguage = Field(min_length=1)
    help: ByLanguage = Field(default_factory=dict)
    required: bool = False
    many: bool = False
    targets: tuple[str, ...] = ()
    vocabulary: str | None = None
    details: tuple[DetailSpec, ...] = ()
    terms: tuple[Term, ...] = Field(default=(), exclude=True)
    common: bool = Field(default=False, exclude=True)

    @field_validator("kind")
    @classmethod
    def _known(cls, value: str) -> str:
        return known_kind(value)

    @model_validator(mode="after")
    def _fits_its_kind(self) -> PropertySpec:
        if (self.kind == "reference") != bool(self.targets):
            raise ValueError("a reference needs targets, and only a reference has them")
        if (self.kind == "enum") != (self.vocabulary is not None):
            raise ValueError("an enum needs a vocabulary, and only an enum has one")
        return self

    @property
    def value_kind(self) -> Kind:
        """The kind that parses, validates, compares and formats its values; an enum's knows its terms."""
        return EnumKind([term.name for term in self.terms]) if self.kind == "enum" else KINDS[self.kind]

    def accepts(self, type_name: str) -> bool:
        """Whether it may refer to a record of that type."""
        return type_name in self.targets or ANY in self.targets

    def validate_value(self, value: object) -> JsonValue:
        """A value of this property, checked.

        Raises:
            ValueProblem: it is none; the message names the property.
        """
        try:
            return self.value_kind.validate(value)
        except ValueProblem as problem:
            raise ValueProblem(f"{self.name}: {problem}") from problem

    def validate_detail(self, detail: dict[str, Any] | None) -> dict[str, Any] | None:
        """A value's detail, checked: what its kind has and what the codebook adds; null where empty.

        Raises:
            ValueProblem: it does not fit.
        """
        if not detail:
            return None
        own = {spec.name: spec for spec in self.details}
        checked: dict[str, Any] = {}
        for key in own.keys() & detail.keys():
            if detail[key] is not None:
                checked[key] = KINDS[own[key].kind].validate(detail[key])
        rest = {key: value for key, value in detail.items() if key not in own}
        merged = {**(self.value_kind.validate_detail(rest) or {}), **dict(sorted(checked.items()))}
        return merged or None

    def label_in(self, language: str) -> str:
        """Its label."""
        return in_language(self.label, language)

    def help_in(self, language: str) -> str:
        """Its help, or nothing."""
        return in_language(self.help, language)

    def term_label(self, term: str, language: str) -> str:
        """A term's label; the term itself where the vocabulary has it no more."""
        return next((one.label_in(language) for one in self.terms if one.name == term), term)


class TypeSpec(Frozen):
    """One record type: its words, its look, its caption rule and its properties (own first, then common).

    A caption rule is a list of templates by language; the first whose properties all have values makes the
    record's label. `{ordinal:th}` writes 12 as 12th.
    """

    name: Identifier
    label: ByLanguage = Field(min_length=1)
    plural: ByLanguage = Field(min_length=1)
    help: ByLanguage = Field(default_factory=dict)
    colour: Colour
    underline: Underline
    caption: dict[Language, tuple[Words, ...]] = Field(min_length=1)
    enabled: bool = True
    event: bool = False
    properties: tuple[PropertySpec, ...] = Field(min_length=1)

    def has(self, name: str) -> bool:
        """Whether it has a property of that name."""
        return any(spec.name == name for spec in self.properties)

    @property
    def required(self) -> tuple[str, ...]:
        """Names of the properties that need a claim, in order."""
        return tuple(spec.name for spec in self.properties if spec.required)

    @property
    def composed(self) -> bool:
        """Whether its label is made of the records that it must refer to: a tenure, a visit, a statement."""
        used = [self.property(name) for name in self.caption_properties()]
        return any(spec.kind == "reference" and spec.required for spec in used)

    def label_in(self, language: str) -> str:
        """Its label."""
        return in_language(self.label, language)

    def plural_in(self, language: str) -> str:
        """Its label for several."""
        return in_language(self.plural, language)

    def help_in(self, language: str) -> str:
        """Its help, or nothing."""
        return in_language(self.help, language)

    def captions_in(self, language: str) -> tuple[str, ...]:
        """Its caption templates in that language, else in the first one given."""
        return self.caption.get(language) or next(iter(self.caption.values()))

    def caption_properties(self) -> tuple[str, ...]:
        """The properties that any of its templates uses, in order of first use."""
        templates = [template for group in self.caption.values() for template in group]
        return tuple(dict.fromkeys(name for template in templates for name in placeholders(template)))

    def caption_of(self, values: Mapping[str, str | Sequence[str]], language: str) -> str:
        """The record's label from its values as they are shown (a reference as its record's label).

        Returns an empty text where no template can be filled.
        """
        shown = {name: value if isinstance(value, str) else _JOINT.join(value) for name, value in values.items()}
        for template in self.captions_in(language):
            if all(shown.get(name) for name in placeholders(template)):
                return _PLACEHOLDER.sub(lambda match: _filled(shown[match[1]], bool(match[2])), template)
        return ""

    def property(self, name: str) -> PropertySpec:  # last: from here on the class body has no `@property`
        """The property of that name.

        Raises:
            KeyError: it has none.
        """
        for spec in self.properties:
            if spec.name == name:
                return spec
        raise KeyError(f"the type {self.name} has no property {name}")


def known_kind(value: str) -> str:
    """The name of a kind that exists.

    Raises:
        ValueError: there is none of that name.
    """
    if value not in KINDS:
        raise ValueError(f"there is no kind “{value}”; kinds are {', '.join(KINDS)}")
    return value


def placeholders(template: str) -> tuple[str, ...]:
    """The properties that a caption template names, in order."""
    return tuple(match[1] for match in _PLACEHOLDER.finditer(template))


def _filled(text: str, as_ordinal: bool) -> str:
    if not as_ordinal or not text.isascii() or not text.isdigit():
        return text
    last_two = int(text) % 100
    suffix = "th" if 10 <= last_two <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(last_two % 10, "th")
    return text + suffix
