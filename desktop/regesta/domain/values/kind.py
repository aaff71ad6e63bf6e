"""What every kind of value can do: parse, validate, normalise, compare, format, and name its editor.

A value is its JSON form throughout (design, section 7): integers as integers, booleans as booleans, decimals as
strings, a name as its text, a quantity as `{"amount", "unit"}`, a reference as an id, all else strings. What
belongs to a value beside it (the language of a name, the wording of a duration) is its `value_detail`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from enum import StrEnum
from typing import Any, ClassVar, TypeAlias

from pydantic import ValidationError

from regesta.domain.span import Frozen

JsonValue: TypeAlias = str | int | bool | dict[str, Any]
"""A value as it stands in a claim and in a bundle."""

MAX_TEXT = 100_000
"""Code points that one text value may have."""


class ValueProblem(ValueError):
    """A text or a value that the kind cannot take. The message says what, where, and what to do."""


class Comparison(StrEnum):
    """How two values of one property stand to each other."""

    EQUAL = "equal"
    PRECISION = "precision"  # one says the same as the other, more exactly
    CONTRADICT = "contradict"  # both cannot be right of the same thing at the same time
    DIFFER = "differ"  # not the same, and no contradiction by itself


class Kind(ABC):
    """One kind of value. Kinds hold no state but their vocabulary, and raise only `ValueProblem`."""

    name: ClassVar[str]
    editor: ClassVar[str]
    detail: ClassVar[type[Frozen] | None] = None

    @abstractmethod
    def parse(self, text: str) -> JsonValue:
        """The value that a person typed.

        Raises:
            ValueProblem: the text is no value of this kind.
        """

    @abstractmethod
    def validate(self, value: object) -> JsonValue:
        """The same value, checked: right JSON type and right content.

        Raises:
            ValueProblem: it is not.
        """

    def normalise(self, value: JsonValue) -> JsonValue:
        """The value in the one spelling that equal values share; what is shown stays as it was entered."""
        return value

    def compare(self, left: JsonValue, right: JsonValue) -> Comparison:
        """How two valid values stand to each other."""
        return Comparison.EQUAL if self.normalise(left) == self.normalise(right) else Comparison.CONTRADICT

    def format(self, value: JsonValue) -> str:
        """The value as a person reads it, without words of any language."""
        return str(value)

    @abstractmethod
    def json_schema(self) -> dict[str, Any]:
        """JSON Schema 2020-12 of the JSON form."""

    def validate_detail(self, detail: dict[str, Any] | None) -> dict[str, Any] | None:
        """A value's detail, checked and without its empty fields; null where nothing is left.

        Raises:
            ValueProblem: the kind has no detail, or not this one.
        """
        if detail is None or not detail:
            return None
        if self.detail is None:
            raise ValueProblem(f"a {self.name} value has no detail, got {sorted(detail)}; leave it out")
        try:
            checked = self.detail.model_validate(detail)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = ".".join(str(part) for part in first["loc"])
            raise ValueProblem(f"detail {where} of a {self.name} value: {first['msg']}; correct it") from error
        return checked.model_dump(mode="json", exclude_none=True) or None


def checked_text(kind: str, value: object, limit: int = MAX_TEXT) -> str:
    """A text that can be stored: no NUL, no lone surrogate, not empty, at most `limit` code points.

    Raises:
        ValueProblem: it is not one.
    """
    if not isinstance(value, str):
        raise ValueProblem(f"a {kind} must be text, got {type(value).__name__}; write it as text")
    if not value.strip():
        raise ValueProblem(f"a {kind} must not be empty; write something or choose “not said”")
    if len(value) > limit:
        raise ValueProblem(f"a {kind} has at most {limit:,} characters, got {len(value):,}; shorten it")
    for position, letter in enumerate(value):
        if letter == "\0" or "\ud800" <= letter <= "\udfff":
            raise ValueProblem(f"a {kind} has U+{ord(letter):04X} at character {position + 1}; remove it")
    return value
