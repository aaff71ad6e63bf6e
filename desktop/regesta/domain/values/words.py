"""Kinds whose value is a text: text, name, enum, identifier, URL, reference; and boolean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from ipaddress import ip_address
from typing import Any, ClassVar
from urllib.parse import SplitResult, urlsplit, urlunsplit

from pydantic import field_validator
from typing_extensions import override

from regesta.domain.span import Frozen
from regesta.domain.values.kind import MAX_TEXT, Comparison, JsonValue, Kind, ValueProblem, checked_text

MAX_NAME = 500
MAX_URL = 4_000
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,6}", re.ASCII)
_SCHEME = re.compile(r"[a-z][a-z0-9_.-]{0,39}", re.ASCII)
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9:_.-]{0,99}", re.ASCII)
_BARE_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]|$)")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_QUOTES = dict.fromkeys(map(ord, "‘’‚‛`´ʼ"), "'") | dict.fromkeys(map(ord, "“”„‟«»"), '"')


def folded(text: str) -> str:
    """A text without what does not distinguish it: case, spacing, width, kinds of dash and quotation mark."""
    wide = unicodedata.normalize("NFKC", text).translate(_DASHES | _QUOTES)
    return " ".join(wide.casefold().split())


def checked_language(tag: str) -> str:
    """A BCP 47 language tag in its usual case, as `zh-Hant` or `en-GB`.

    Raises:
        ValueProblem: it has not the form of one.
    """
    if _LANGUAGE.fullmatch(tag.strip()) is None:
        raise ValueProblem(f"“{tag[:40]}” is no language tag; write one as en, zh-Hant or ru-Latn")
    language, *rest = tag.strip().split("-")
    cased = [part.title() if len(part) == 4 else part.upper() if len(part) == 2 else part.lower() for part in rest]
    return "-".join([language.lower(), *cased])


class TextKind(Kind):
    """Free text; different texts do not contradict."""

    name: ClassVar[str] = "text"
    editor: ClassVar[str] = "text"

    @override
    def parse(self, text: str) -> JsonValue:
        """The text without blanks around it."""
        return self.validate(text.strip())

    @override
    def validate(self, value: object) -> JsonValue:
        """Text that can be stored."""
        return checked_text(self.name, value)

    @override
    def normalise(self, value: JsonValue) -> JsonValue:
        """See `folded`."""
        return folded(str(value))

    @override
    def compare(self, left: JsonValue, right: JsonValue) -> Comparison:
        """Equal or differ."""
        return Comparison.EQUAL if self.normalise(left) == self.normalise(right) else Comparison.DIFFER

    @override
    def json_schema(self) -> dict[str, Any]:
        """A string."""
        return {"type": "string", "minLength": 1, "maxLength": MAX_TEXT}


class NameForm(StrEnum):
    """What a name is to its bearer. The last three never feed gazetteer or scores."""

    CANONICAL = "canonical"
    OFFICIAL_VARIANT = "official_variant"
    ABBREVIATION = "abbreviation"
    TRANSLITERATION = "transliteration"
    TRANSLATION = "translation"
    FORMER = "former"
    TYPO = "typo"
    GARBLED = "garbled"
    WEAK = "weak"

    @property
    def reliable(self) -> bool:
        """Whether the name may be searched for and compared."""
        return self not in {NameForm.TYPO, NameForm.GARBLED, NameForm.WEAK}


class NameDetail(Frozen):
    """Language (BCP 47, with script where it matters) and form of a name."""

    lang: str | None = None
    form: NameForm | None = None

    @field_validator("lang")
    @classmethod
    def _language(cls, value: str | None) -> str | None:
        return None if value is None else checked_language(value)


class NameKind(TextKind):
    """A name as the source spells it; its language and form are its detail."""

    name: ClassVar[str] = "name"
    editor: ClassVar[str] = "name"
    detail: ClassVar[type[Frozen] | None] = NameDetail

    @override
    def validate(self, value: object) -> JsonValue:
        """One line of text."""
        text = checked_text(self.name, value, MAX_NAME)
        if any(letter in text for letter in "\n\r\u2028\u2029"):
            raise ValueProblem("a name stands on one line; remove the line break")
        return text

    @override
    def json_schema(self) -> dict[str, Any]:
        """A string without line breaks."""
        return {"type": "string", "minLength": 1, "maxLength": MAX_NAME}


class EnumKind(Kind):
    """A term of a vocabulary; without one (as in the registry) any term's form is accepted."""

    name: ClassVar[str] = "enum"
    editor: ClassVar[str] = "enum"

    def __init__(self, terms: Sequence[str] = ()) -> None:
        self.terms = tuple(terms)

    @override
    def parse(self, text: str) -> JsonValue:
        """The term; case, blanks and hyphens for underscores are forgiven."""
        term = re.sub(r"[\s-]+", "_", text.strip().casefold())
        return self.validate(term)

    @override
    def validate(self, value: object) -> JsonValue:
        """A term that the vocabulary has."""
        term = checked_text("term", value, MAX_NAME)
        if self.terms and term not in self.terms:
            raise ValueProblem(f"“{term[:60]}” is no term here; choose one of {', '.join(self.terms)}")
        return term

    @override
    def json_schema(self) -> dict[str, Any]:
        """A string, one of the terms."""
        return {"type": "string", "enum": list(self.terms)} if self.terms else {"type": "string", "minLength": 1}


class IdentifierKind(Kind):
    """An identifier elsewhere, as `scheme:id` (`wikidata:Q42`, `iso3166:CN`)."""

    name: ClassVar[str] = "identifier"
    editor: ClassVar[str] = "identifier"

    @override
    def parse(self, text: str) -> JsonValue:
        """`scheme:id`; the scheme in small letters."""
        scheme, colon, identifier = text.strip().partition(":")
        return self.validate(f"{scheme.strip().lower()}{colon}{identifier.strip()}")

    @override
    def validate(self, value: object) -> JsonValue:
        """A scheme, a colon, an id."""
        text = checked_text(self.name, value, MAX_NAME)
        scheme, colon, identifier = text.partition(":")
        if not colon or _SCHEME.fullmatch(scheme) is None or not identifier or any(map(str.isspace, identifier)):
            raise ValueProblem(f"“{text[:60]}” is no identifier; write scheme:id without blanks, as wikidata:Q42")
        return text

    @override
    def compare(self, left: JsonValue, right: JsonValue) -> Comparison:
        """Two ids of one scheme contradict; of two schemes they only differ."""
        if left == right:
            return Comparison.EQUAL
        same_scheme = str(left).partition(":")[0] == str(right).partition(":")[0]
        return Comparison.CONTRADICT if same_scheme else Comparison.DIFFER

    @override
    def json_schema(self) -> dict[str, Any]:
        """A string with its pattern."""
        return {"type": "string", "pattern": r"^[a-z][a-z0-9_.-]{0,39}:\S+$", "maxLength": MAX_NAME}


class UrlKind(Kind):
    """A web address: http or https, with a host, without name and password."""

    name: ClassVar[str] = "url"
    editor: ClassVar[str] = "url"

    @override
    def parse(self, text: str) -> JsonValue:
        """The address; `https://` is put before one that has no scheme."""
        stripped = text.strip()
        return self.validate(f"https://{stripped}" if _BARE_HOST.match(stripped) else stripped)

    @override
    def validate(self, value: object) -> JsonValue:
        """An address that can be opened."""
        text = checked_text(self.name, value, MAX_URL)
        _split(text)
        return text

    @override
    def normalise(self, value: JsonValue) -> JsonValue:
        """Host in small letters, no default port, fragment or closing slash; http and https are one."""
        parts = _split(str(value))
        port = f":{parts.port}" if parts.port not in {None, 80, 443} else ""
        return urlunsplit(("https", (parts.hostname or "") + port, parts.path.rstrip("/"), parts.query, ""))

    @override
    def compare(self, left: JsonValue, right: JsonValue) -> Comparison:
        """Equal or differ: one page has many addresses."""
        return Comparison.EQUAL if self.normalise(left) == self.normalise(right) else Comparison.DIFFER

    @override
    def json_schema(self) -> dict[str, Any]:
        """A string in URI form."""
        return {"type": "string", "format": "uri", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://", "maxLength": MAX_URL}


def _split(text: str) -> SplitResult:
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
        if ":" in host:
            ip_address(host)
    except ValueError as error:
        raise ValueProblem(
            f"“{text[:60]}” is no web address ({error}); write it as https://example.org/page"
        ) from error
    strange = any(letter.isspace() or ord(letter) < 32 for letter in text)
    if parts.scheme.lower() not in {"http", "https"} or not host or strange or "@" in parts.netloc:
        raise ValueProblem(f"“{text[:60]}” is no web address; write it as https://example.org/page")
    return parts


class ReferenceKind(Kind):
    """The id of a record. Whether it exists and has the right type is for the project to check."""

    name: ClassVar[str] = "reference"
    editor: ClassVar[str] = "reference"

    @override
    def parse(self, text: str) -> JsonValue:
        """The id without blanks around it."""
        return self.validate(text.strip())

    @override
    def validate(self, value: object) -> JsonValue:
        """Something that has the form of an id."""
        if not isinstance(value, str) or _ID.fullmatch(value) is None:
            raise ValueProblem(f"“{str(value)[:60]}” is no record's id; choose a record from the list")
        return value

    @override
    def json_schema(self) -> dict[str, Any]:
        """A string that is an id."""
        return {"type": "string", "pattern": r"^[A-Za-z0-9][A-Za-z0-9:_.-]{0,99}$"}


class BooleanKind(Kind):
    """Yes or no."""

    name: ClassVar[str] = "boolean"
    editor: ClassVar[str] = "boolean"
    _WORDS: ClassVar[dict[str, bool]] = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}

    @override
    def parse(self, text: str) -> JsonValue:
        """true, yes, 1, false, no or 0."""
        word = text.strip().casefold()
        if word not in self._WORDS:
            raise ValueProblem(f"“{text[:60]}” is neither yes nor no; write yes or no")
        return self._WORDS[word]

    @override
    def validate(self, value: object) -> JsonValue:
        """A JSON boolean."""
        if not isinstance(value, bool):
            raise ValueProblem(f"yes or no is wanted, got {value!r:.60}; write true or false")
        return value

    @override
    def format(self, value: JsonValue) -> str:
        """A tick or a cross."""
        return "✓" if value else "✗"

    @override
    def json_schema(self) -> dict[str, Any]:
        """A boolean."""
        return {"type": "boolean"}


__all__ = [
    "BooleanKind",
    "EnumKind",
    "IdentifierKind",
    "NameDetail",
    "NameForm",
    "NameKind",
    "ReferenceKind",
    "TextKind",
    "UrlKind",
    "checked_language",
    "folded",
]
