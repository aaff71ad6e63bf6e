"""What is known of a source without reading it whole: from the document's own metadata, then from its text.

Each finding says how it was got and where it stands. Nothing is made up: without a word that says it, there is
no finding, and the property stays open for the curator.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from regesta.domain.claim import Basis
from regesta.domain.source import Passage, PassageKind
from regesta.domain.span import Frozen, Span
from regesta.domain.values import KINDS, ValueProblem, checked_language
from regesta.ingest.days import full_dates, stated_date
from regesta.ingest.extracted import Fact
from regesta.ingest.furniture import AGENCY_WORD
from regesta.ingest.language import guess_language

_MANY = frozenset({"author", "credit"})
_MOST_AUTHORS = 10
_PREFIX = re.compile(r"(?:Written by|Text by|Story by|Author:|By|BY|Von|Par|Por)\s+")
_REPORTERS = re.compile(
    r"(?:[Rr]eporting|[Ww]ritten|[Ww]riting) by (?P<names>[^;)\n]{2,150}?)"
    r"(?=;|\)|\.?$|, (?:[Aa]dditional|[Ww]ith|[Ww]riting|[Ee]diting))"
)
_NAMES_JOINT = re.compile(r", and |, | and | & ")
_PERSON = re.compile(r"[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){1,4}")
_IN_DATELINE = re.compile(r"[(/]\s*([^()/\n]{2,40}?)\s*(?:(?:\s[-–—]\s|/)[^()]*)?[)/]|^([A-Z][\w ]{2,20})\)")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?)?[\s,]*(?P<name>[^\d.,|©]{2,60}?)"
    r"(?:\s*\d{4})?(?:[.,|]|\s+all rights|$)",
    re.IGNORECASE,
)
_LANGUAGE_LEAST = 0.5


class MetadataDraft(Frozen):
    """One finding about a source.

    Attributes:
        property: a property of the type `source`.
        value: its JSON value (a date as EDTF).
        span: the words in the canonical text that say it; None where the document's metadata do.
        reason: one line for the curator.
    """

    property: str
    value: str
    basis: Basis
    span: Span | None = None
    reason: str


def describe(text: str, passages: tuple[Passage, ...], facts: tuple[Fact, ...]) -> tuple[MetadataDraft, ...]:
    """All findings; of properties that have one value, the best.

    Args:
        text: canonical text.
        passages: of it.
        facts: what the document states of itself, the best first.
    """
    stated = [fact for fact in facts if not fact.derived]
    derived = [fact for fact in facts if fact.derived]
    ordered = [*_from_facts(stated, text), *_from_text(text, passages), *_from_facts(derived, text)]
    ordered.extend(_language(text, passages))
    kept: list[MetadataDraft] = []
    for draft in ordered:
        same = [one for one in kept if one.property == draft.property]
        if not same or (draft.property in _MANY and _joins(draft, same)):
            kept.append(draft)
    return tuple(sorted(kept, key=lambda draft: draft.property))


def _joins(draft: MetadataDraft, same: list[MetadataDraft]) -> bool:
    """Whether a further value of a property with many belongs beside those found: from the same kind of place."""
    alike = (draft.span is None) == (same[0].span is None) and draft.reason == same[0].reason
    return alike and len(same) < _MOST_AUTHORS and draft.value not in {one.value for one in same}


def _from_facts(facts: list[Fact], text: str) -> Iterator[MetadataDraft]:
    for fact in facts:
        value = _normalised(fact)
        if value is None:
            continue
        basis = Basis.STATED if value == fact.value else Basis.NORMALISED
        reason = f"from {fact.where}"
        if fact.derived:
            basis, reason = Basis.INFERRED, f"from {fact.where}; the document does not say when it was published"
        at = text.find(value) if fact.property == "title" else -1
        span = Span(start=at, end=at + len(value)) if at >= 0 else None
        yield MetadataDraft(property=fact.property, value=value, basis=basis, span=span, reason=reason)


def _normalised(fact: Fact) -> str | None:
    """The fact's value in the form of its property; None where it has none."""
    value = " ".join(fact.value.split())
    try:
        if fact.property == "published_on":
            return stated_date(value)
        if fact.property == "language":
            return checked_language(value.replace("_", "-"))
        return str(KINDS["url" if fact.property == "url" else "text"].validate(value[:1_000]))
    except ValueProblem:
        return None


def _from_text(text: str, passages: tuple[Passage, ...]) -> Iterator[MetadataDraft]:
    for passage in passages:
        words = text[passage.start : passage.end]
        if passage.kind is PassageKind.TITLE:
            yield _draft("title", words, passage.start, "the text's headline")
        elif passage.kind is PassageKind.DATELINE:
            yield from _from_dateline(words, passage.start)
        elif passage.kind is PassageKind.BYLINE:
            yield from _from_byline(words, passage.start)
        elif passage.kind is PassageKind.CREDIT:
            yield from _from_credit(words, passage.start)
        elif passage.kind is PassageKind.SITE_FOOTER:
            yield from _from_footer(words, passage.start)


def _draft(name: str, value: str, start: int, reason: str, basis: Basis = Basis.STATED) -> MetadataDraft:
    span = Span(start=start, end=start + len(value))
    return MetadataDraft(property=name, value=" ".join(value.split()), basis=basis, span=span, reason=reason)


def _from_dateline(words: str, start: int) -> Iterator[MetadataDraft]:
    """The day, only where its year is written too, and the agency in brackets or between slashes."""
    for day in full_dates(words)[:1]:
        span = Span(start=start + day.start, end=start + day.end)
        reason = "the date that stands with the headline or in the dateline"
        yield MetadataDraft(property="published_on", value=day.edtf, basis=Basis.NORMALISED, span=span, reason=reason)
    agency = _IN_DATELINE.search(words)
    if agency is not None and len(words) < 120:
        group = 1 if agency[1] else 2
        name = agency[group].strip()
        after_place = words.split()[0].strip(",.").isupper() or group == 2
        if after_place and not any(sign.isdigit() for sign in name):
            yield _draft("agency", name, start + agency.start(group), "the agency named in the dateline")


def _from_byline(words: str, start: int) -> Iterator[MetadataDraft]:
    prefix = _PREFIX.match(words)
    if prefix is not None:
        yield from _people(words[prefix.end() :], start + prefix.end(), "the byline")
    elif _PERSON.fullmatch(words):
        yield _draft("author", words, start, "a name between headline and article", Basis.INFERRED)


def _from_credit(words: str, start: int) -> Iterator[MetadataDraft]:
    yield _draft("credit", words, start, "a line of credit")
    if len(words.split()) <= 4 and AGENCY_WORD.search(words) and words[0].isupper() and ":" not in words:
        yield _draft("agency", words, start, "an agency named between headline and article", Basis.INFERRED)
    for match in _REPORTERS.finditer(words):
        yield from _people(match["names"], start + match.start("names"), "the line that names the reporters")


def _people(words: str, start: int, reason: str) -> Iterator[MetadataDraft]:
    """The names of a list, each at its place."""
    at = 0
    for piece in _NAMES_JOINT.split(words):
        here = words.index(piece, at)
        at = here + len(piece)
        name = piece.strip().rstrip(".")
        if _PERSON.fullmatch(name) and name[0].isupper():
            yield _draft("author", name, start + here + (len(piece) - len(piece.lstrip())), reason)


def _from_footer(words: str, start: int) -> Iterator[MetadataDraft]:
    match = _COPYRIGHT.match(words[:200])
    name = match["name"].strip() if match else ""
    if match and name and name.lower() not in {"all rights reserved", "the author", "by"}:
        at = start + match.start("name")
        yield _draft("publisher", name, at, "the copyright line names it", Basis.INFERRED)


def _language(text: str, passages: tuple[Passage, ...]) -> Iterator[MetadataDraft]:
    body = "\n".join(text[one.start : one.end] for one in passages if not one.kind.boilerplate)[:20_000]
    guess = guess_language(body)
    if guess is not None and guess.probability >= _LANGUAGE_LEAST:
        reason = f"the language of the article by its letters and words (probability {guess.probability:.2f})"
        yield MetadataDraft(property="language", value=guess.language, basis=Basis.INFERRED, reason=reason)
