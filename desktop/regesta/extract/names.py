"""Records and mentions for the persons, organisations and places that were found by name."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from regesta.domain.claim import Basis
from regesta.domain.proposal import ClaimDraft, MentionDraft, RecordDraft, Ref
from regesta.extract.drafting import Maker, fold, key, squeeze
from regesta.extract.gazetteer import Entry, by_iso, capital_pattern, country_of
from regesta.extract.reading import Entity, Found, Reading
from regesta.extract.vocabulary import words

NAMED = ("person", "organisation", "place")
_MAKER = Maker("names")
_SPANS = 6
"""Most pieces of evidence kept for one name of one record."""


def draft_names(reading: Reading) -> Found:
    """One record for each key, its names with evidence, and one mention for each entity that has words."""
    named = [e for e in reading.entities if e.type in NAMED and _bare(reading.text[e.start : e.end].strip(), e.type)]
    groups: dict[str, list[Entity]] = defaultdict(list)
    for entity in named:
        if entity.key:
            groups[entity.key].append(entity)
    entries = _entries(reading.gazetteer.entries)
    records = [_record(reading, k, group, entries.get(k), groups) for k, group in groups.items()]
    return Found(records=tuple(records), mentions=tuple(_mention(e) for e in named))


@cache
def _entries(entries: tuple[Entry, ...]) -> dict[str, Entry]:
    table: dict[str, Entry] = {}
    for entry in entries:
        table.setdefault(key(entry.type, entry.name), entry)
        if entry.kind == "known":
            table[key(entry.type, entry.name)] = entry
    return table


def _mention(entity: Entity) -> MentionDraft:
    return _MAKER.mention(
        entity.start, entity.end, entity.type, entity.key, kind=entity.kind, confidence=entity.confidence
    )


def _record(
    reading: Reading, key_: str, group: list[Entity], entry: Entry | None, groups: dict[str, list[Entity]]
) -> RecordDraft:
    surfaces: dict[str, list[Entity]] = defaultdict(list)
    for entity in group:
        if entity.kind != "metonym":
            surfaces[_bare(squeeze(reading.text[entity.start : entity.end]), entity.type)].append(entity)
    first = group[0]
    label = _label(first.type, surfaces, entry) or squeeze(reading.text[first.start : first.end])
    claims = _names(label, surfaces, entry) if surfaces else _by_metonym(label, group)
    claims += _facts(label, group, entry, groups)
    return RecordDraft(
        key=key_,
        type=first.type,
        label=label,
        existing=_existing(reading, first.type, label, entry),
        claims=tuple(claims),
    )


def _by_metonym(label: str, group: list[Entity]) -> list[ClaimDraft]:
    spans = [(e.start, e.end) for e in group[:_SPANS]]
    return [
        _MAKER.claim(
            "name",
            label,
            spans,
            0.7,
            "the seat of government stands for the country",
            basis=Basis.NORMALISED,
            detail={"lang": "en", "form": "canonical"},
        )
    ]


def _bare(surface: str, type_: str) -> str:
    """A surface as a name: no article, and for persons no title before it."""
    surface = surface.removeprefix("the ").removeprefix("The ")
    first, _, rest = surface.partition(" ")
    if type_ == "person" and rest and first.casefold() in words("title_heads"):
        return rest
    return surface.title() if type_ == "place" and surface.isupper() and len(surface) > 4 else surface


def _label(type_: str, surfaces: dict[str, list[Entity]], entry: Entry | None) -> str:
    if entry is not None:
        return entry.name
    if type_ == "person":
        return max(surfaces, key=lambda s: (len(s.split()), len(surfaces[s]), -len(s)))
    longest = max(surfaces, key=lambda s: (len(s), s)) if surfaces else ""
    if type_ == "organisation" and (match := re.match(rf"({capital_pattern()})[’']s (?P<body>.+)", longest)):
        body = match["body"]
        return f"{body[:1].upper()}{body[1:]} of {country_of()[match[1].casefold()].name}"
    return longest


def _names(label: str, surfaces: dict[str, list[Entity]], entry: Entry | None) -> list[ClaimDraft]:
    claims = []
    everything = [e for group in surfaces.values() for e in group]
    if label not in surfaces:
        spans = [(e.start, e.end) for e in everything[:_SPANS]]
        claims.append(
            _MAKER.claim(
                "name",
                label,
                spans,
                0.85,
                "the gazetteer's name for these words",
                basis=Basis.NORMALISED,
                detail={"lang": "en", "form": "canonical"},
            )
        )
    for surface, group in sorted(surfaces.items(), key=lambda item: (item[0] != label, item[1][0].start)):
        form = "canonical" if surface == label else _form(surface, label)
        if form is None:
            continue
        confidence = max(e.confidence for e in group)
        reason = "the gazetteer knows this name" if entry else f"reads as the name of a {group[0].type}"
        claims.append(
            _MAKER.claim(
                "name",
                surface,
                [(e.start, e.end) for e in group[:_SPANS]],
                confidence,
                reason,
                detail={"lang": "en", "form": form},
            )
        )
    return claims


def _form(surface: str, label: str) -> str | None:
    """What a further name is to the label; a part of it (a bare surname) is weak."""
    own, whole = set(fold(surface).split()), set(fold(label).split())
    if surface.isupper() and len(surface) <= 8 and len(label) > len(surface) + 4:
        return "abbreviation"
    return "weak" if own < whole else "official_variant"


_KINDS = {"international": "international_organisation", "armed": "other"}
_HEADS = {
    "ministry": "ministry",
    "department": "department",
    "agency": "department",
    "service": "department",
    "bureau": "department",
    "council": "council",
    "commission": "council",
    "committee": "council",
    "office": "department",
    "embassy": "embassy",
    "consulate": "embassy",
    "party": "party",
    "parliament": "parliament",
    "assembly": "parliament",
    "senate": "parliament",
    "court": "court",
    "army": "military",
    "navy": "military",
    "forces": "military",
    "police": "intelligence",
    "intelligence": "intelligence",
    "institute": "research_institute",
    "academy": "research_institute",
    "university": "research_institute",
    "news": "media",
}


def _organisation_kind(label: str, entry: Entry | None) -> str | None:
    """A term of the codebook for the kind of an organisation; None where neither gazetteer nor name shows it.

    The head of the name (what stands before “of”) says it best, so that all names of one body give one kind; an
    organ of a party is not the party.
    """
    if entry is not None and entry.kind not in ("known", "government", "party"):
        return _KINDS.get(entry.kind, entry.kind)
    head, _, rest = fold(label).partition(" of ")
    said = next((_HEADS[w] for w in reversed(head.split()) if w in _HEADS), None)
    if said != "party" and ("party" in rest.split() or (entry is not None and entry.kind == "party")):
        return "party_organ"
    return said or ("government" if entry is not None and entry.kind == "government" else None)


def _facts(label: str, group: list[Entity], entry: Entry | None, groups: dict[str, list[Entity]]) -> list[ClaimDraft]:
    """Country, kind and code, where the gazetteer or the words give them and the country is in the text."""
    first = group[0]
    span = [(first.start, first.end)]
    claims: list[ClaimDraft] = []
    if first.type == "organisation" and (kind := _organisation_kind(label, entry)):
        claims.append(_MAKER.claim("kind", kind, span, 0.7, "from the gazetteer or the name", basis=Basis.NORMALISED))
    country = by_iso().get(first.country or "")
    if entry is not None and entry.type == "place" and entry.kind in ("country", "city", "region"):
        claims.append(_MAKER.claim("kind", entry.kind, span, 0.9, "from the gazetteer", basis=Basis.NORMALISED))
    if entry is not None and entry.kind == "country" and entry.country:
        claims.append(_MAKER.claim("iso3166", entry.country, span, 0.9, "from the gazetteer", basis=Basis.NORMALISED))
    if country is None or key("place", country.name) not in groups or first.key == key("place", country.name):
        return claims
    property_ = {"organisation": "country", "place": "within"}.get(first.type)
    if property_:
        claims.append(
            _MAKER.claim(
                property_,
                Ref(key=key("place", country.name)),
                span,
                0.7,
                "the name or the gazetteer shows the country",
                basis=Basis.NORMALISED,
            )
        )
    return claims


def _existing(reading: Reading, type_: str, label: str, entry: Entry | None) -> str | None:
    """The id of the project's record of that name, where just one has it."""
    if entry is not None and entry.record:
        return entry.record
    same = {
        r.id for r in reading.request.known if r.type == type_ and fold(label) in {fold(n) for n in (r.label, *r.names)}
    }
    return same.pop() if len(same) == 1 else None
