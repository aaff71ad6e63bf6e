"""Organisations: known names, names built by rule (“Ministry of …”, “China’s foreign ministry”), the model's.

A name inside a longer one (“Office of the … Commission of the … Party”) is a mention of its own where it is
joined by “of the”.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from regesta.domain.claim import MentionKind
from regesta.extract.drafting import fold, key, squeeze
from regesta.extract.gazetteer import (
    Entry,
    adjective_pattern,
    capital_pattern,
    country_of,
    country_pattern,
    region_names,
)
from regesta.extract.mechanism_names import ministries_in
from regesta.extract.organisation_blanks import blanked, strong_people
from regesta.extract.organisation_context import by_surroundings
from regesta.extract.organisation_evidence import goes_on, narrowed, no_name, with_namesake, without_office
from regesta.extract.organisation_letters import initialled, initials_of
from regesta.extract.organisation_lists import beside_words, by_one_word, parted, people_spans
from regesta.extract.organisation_model import cleaned
from regesta.extract.organisation_names import (
    ABBREVIATION,
    bodies_within,
    built,
    no_body,
    of_union,
    small,
    told_by_place,
    with_cause,
    with_ministry,
    with_parties,
    with_seat,
)
from regesta.extract.organisation_neighbours import beside_bodies, bodies_in
from regesta.extract.organisation_unions import full_names
from regesta.extract.outlets import outlets, signed_off
from regesta.extract.person_context import persons_joined
from regesta.extract.place_context import places_in_context
from regesta.extract.reading import Entity, Found, Reading
from regesta.extract.state_names import is_form
from regesta.extract.vocabulary import alternatives, words

_STEP = "names"


def find_organisations(reading: Reading) -> Found:
    """All mentions of organisations: known names, built ones, then what only the model sees."""
    people = strong_people(reading)
    named = [p for p in reading.phrases if (p.parties or p.ordinal) and p.name not in p.parties]
    phrases = [(p.name_start, p.end - len(ministries_in(p.name) or bodies_in(p.name))) for p in named]
    places = [(p.start, p.end) for p in places_in_context(reading.text, reading.model_entities)]
    taken = [*phrases, *places]
    known = _known_names(reading, [*people, *places])
    joined = persons_joined(reading.text, reading.model_entities)
    spans: dict[tuple[int, int], Entity] = {}
    for start, end in _built(reading):
        outside = _outside(start, end, phrases, places) or of_union(reading.text[start:end])
        outside = outside and _free((start, end), list(spans))
        if outside and not _held_by(reading.text, known, start, end):
            for inner in _nested(reading.text, start, end):
                spans.setdefault(inner, _entity(reading, *inner))
    for span, entity in known.items():
        if not any(a <= span[0] and span[1] <= b for a, b in spans):
            spans[span] = entity
            for inner in _nested(reading.text, *span)[1:]:
                spans.setdefault(inner, _entity(reading, *inner))
    for span, entity in _short_forms(reading, spans, [*taken, *people]):
        spans.setdefault(span, entity)
    closed = [*taken, *people, *joined, *_joint_bodies(reading)]
    _add_free(reading, spans, _modelled(reading), closed)
    _add_free(reading, spans, beside_bodies(reading.text, tuple(spans), [*closed, *_not_bodies(reading)]), [])
    for span, entity in _short_forms(reading, spans, [*taken, *people]):
        spans.setdefault(span, entity)
    return Found(entities=tuple(_owned([spans[span] for span in sorted(spans)])))


def _add_free(
    reading: Reading,
    spans: dict[tuple[int, int], Entity],
    found: Iterable[tuple[int, int]],
    closed: list[tuple[int, int]],
) -> None:
    """Add what crosses nothing that was found before it or stands for something else."""
    for span in found:
        if _free(span, [*spans, *closed]):
            spans[span] = _entity(reading, *span)


def _joint_bodies(reading: Reading) -> list[tuple[int, int]]:
    """Spans of the bodies that are mechanisms: what they are for is no body either."""
    return [m.span() for m in built().finditer(blanked(reading)) if no_body(reading.text[slice(*m.span())])]


def _not_bodies(reading: Reading) -> list[tuple[int, int]]:
    """Spans of what is named or dated in the text and is no body: times, and names of lands and places."""
    known = [
        (a, b)
        for a, b, entries in reading.gazetteer.find(reading.text)
        if any(e.type != "organisation" for e in entries)
    ]
    return [*((t.start, t.end) for t in reading.times), *known, *people_spans(reading.text, reading.model_entities)]


def _modelled(reading: Reading) -> list[tuple[int, int]]:
    """What the model takes for bodies: names of several words and letters, then single words."""
    out = []
    for named in reading.model_entities:
        for whole in cleaned(reading, named, reading.gazetteer.by_name):
            out += parted(reading.text, *whole, reading.model_entities)
    for span in by_one_word(reading.text, reading.model_entities):
        entries = reading.gazetteer.by_name.get(fold(reading.text[slice(*span)]), ())
        out += [] if any(e.type == "place" for e in entries) else [span]
    return out


def _built(reading: Reading) -> list[tuple[int, int]]:
    """Spans that the grammar of names finds, the longest first."""
    masked = blanked(reading)
    found = [s for pattern in (built(), small()) for m in pattern.finditer(masked) if (s := _whole(reading, m))]
    folk = {w for a, b in people_spans(reading.text, reading.model_entities) for w in reading.text[a:b].split()}
    found = [part for span in found for part in parted(reading.text, *span, reading.model_entities)]
    found = [(a, b) for a, b in found if reading.text[a:b] not in folk]
    found += [*told_by_place(reading.text), *initialled(reading), *beside_words(reading.text)]
    found += [*by_surroundings(reading.text), *outlets(reading.text), *full_names(reading.text)]
    found = [(a, with_ministry(reading.text, a, b)) for a, b in found]
    venues = {p.start: p.end for p in places_in_context(reading.text, reading.model_entities)}
    found = [
        (venues[a] + 2, b) if a in venues and reading.text.startswith(", ", venues[a]) else (a, b) for a, b in found
    ]
    kept = {(a, b) for a, b in found if not _other_thing(reading.text, a, b)}
    return sorted(kept, key=lambda s: (s[0] - s[1], s[0]))


def _other_thing(text: str, start: int, end: int) -> bool:
    """Whether a name is a mechanism's, a region's that ends as a body's does, or letters of those who ended a story."""
    region = text[start:end] in region_names()
    return region or no_body(text[start:end]) or signed_off(text, start)


def _nested(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The span itself, and each organisation's name in it that follows an “of the”."""
    out = [(start, end)]
    head = rf"\b(?:{alternatives('organisation_heads')})(?![\w-])"
    for match in re.finditer(r" (?:of|for) the (?=[A-Z])", text[start:end]):
        inner = start + match.end()
        land = text[inner:end].casefold() in country_of()
        if no_name(text, inner, end) or text[inner:end] in words("organisation_heads"):
            continue
        headed = re.search(head, text[inner:end]) or _LETTERS_ONLY.match(text[inner:end])
        if headed and not land and not re.search(r" (?:to|in) ", text[inner:end]):
            out.append((inner, end))
    out += [(start + a, start + b) for a, b in bodies_within(text[start:end])]
    if house := _HOUSE.search(text[:end], start):
        land = house["house"].casefold() in country_of() or is_form(house["house"])
        out += [] if land else [house.span("house")]
    return out


_LETTERS_ONLY = re.compile(r"(?:MFA|MoFA|MOFA|MoD|MOD|MEA|DFAT|DFA|NSC)$")
_HOUSE = re.compile(
    r"\b(?:Committee|Chancellery|Subcommittee)\b[^,;]* of (?:the |[\w ]+[’']s )(?P<house>[A-Z][\w’-]{4,}(?<!s))$"
)
"""A parliament known by one word of its own language, after its committee."""


def _bracketed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the abbreviation in brackets after it, if one stands there, and as far as a committee's name."""
    following = re.match(ABBREVIATION, text[end : end + 16])
    return (start, end + following.end()) if following and following.end() else (start, end)


_BODY = (
    r"Union|Organi[sz]ation|Party|Alliance|Association|Agency|Bank|Fund|Secretariat|League|Authority|Federation|"
    r"Confederation|Foundation|Bloc"
)


def _short_forms(
    reading: Reading, spans: dict[tuple[int, int], Entity], taken: list[tuple[int, int]]
) -> list[tuple[tuple[int, int], Entity]]:
    """Other names of the bodies in the text: the letters in brackets, its initials, “the Union” for the whole."""
    out = []
    whole = {span: squeeze(reading.text[span[0] : span[1]]) for span in sorted(spans)}
    for (start, end), surface in whole.items():
        short = re.search(r"\((?:the )?([^()]+)\)$", surface)
        names = [rf"(?<![\w(’'-]){re.escape(short[1])}(?![\w)-])"] if short else []
        if beside := re.match(r", (?P<letters>[A-Z]{3,8}),", reading.text[end : end + 11]):
            names.append(rf"(?<![\w(’'-]){beside['letters']}(?![\w)-])")
        if letters := initials_of(reading.text[start:end]):
            names.append(rf"(?<![\w(’'/-]){letters}(?![\w)/-])")
        if head := re.search(rf"^(?:(?!the |The )\w.* )({_BODY})\b|\b({_BODY}) (?:of|for) ", surface):
            names.append(rf"(?<=[Tt]he ){head[1] or head[2]}(?=[,.;’']| [a-z“])(?! (?:of|for)\b)")
        for match in (m for name in names for m in re.finditer(name, reading.text)):
            if (match.start() > start or match.group() == letters) and _free(match.span(), [*spans, *taken]):
                entity = replace(spans[start, end], start=match.start(), end=match.end(), confidence=0.7)
                out.append((match.span(), entity))
    return out


def _owned(entities: list[Entity]) -> list[Entity]:
    """The entities, a bare “foreign ministry” given to the country whose ministry was named before it, if any."""
    out: list[Entity] = []
    full = {e.key: e for e in entities if e.key and e.country}
    for entity in entities:
        same = [e for e in full.values() if entity.key and e.key == f"{entity.key} {(e.country or '').casefold()}"]
        if entity.country is None and same:
            before = [e for e in entities if e.start < entity.start and e.key in {s.key for s in same}]
            owner = before[-1] if before else same[0]
            entity = replace(entity, key=owner.key, country=owner.country)
        out.append(entity)
    return out


def _free(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return not any(a < span[1] and span[0] < b for a, b in taken)


def _outside(start: int, end: int, phrases: list[tuple[int, int]], places: list[tuple[int, int]]) -> bool:
    """Whether a built name is no mechanism's and no place's; it may hold a place and begin as a mechanism's party."""
    crossing = [
        s for s in places if s[0] < end and start < s[1] and not (start <= s[0] and s[1] <= end and s != (start, end))
    ]
    return not crossing and all(
        start >= b or a >= end or (a < start and b < end) or (start <= a and b < end) for a, b in phrases
    )


def _held_by(text: str, known: dict[tuple[int, int], Entity], start: int, end: int) -> bool:
    """Whether a known name holds the built one, or starts it and is only carried on by “for …”."""
    carried = [(a, b) for a, b in known if a == start and b < end and text.startswith((" for ", ", "), b)]
    return any(a <= start and end <= b for a, b in known) or any(known[span].country is None for span in carried)


def _known_names(reading: Reading, taken: list[tuple[int, int]]) -> dict[tuple[int, int], Entity]:
    """The gazetteer's names where they are no part of a person's or a place's, with an abbreviation in brackets."""
    found: dict[tuple[int, int], Entity] = {}
    for low, high, entries in reading.gazetteer.find(reading.text):
        entry = _choice(reading, [e for e in entries if e.type == "organisation"], reading.text[low:high])
        start, end = _bracketed(reading.text, low, high)
        inside = any(a <= start and end <= b for a, b in (*taken, *found))
        if entry is not None and not _place_like(entries) and not inside and not _of_office(entry, reading.text, end):
            found[start, end] = _known(entry, start, end)
    return found


def _of_office(entry: Entry, text: str, end: int) -> bool:
    return entry.kind != "media" and _OFFICES.match(text, end) is not None


_OFFICES = re.compile(r" (?:[Cc]onsultations?|[Tt]alks|Secretaries|Charter|(?:Framework )?Convention)\b")
"""What makes the name before it a kind of office rather than one body: “Foreign Office Consultations”."""


def _place_like(entries: tuple[Entry, ...]) -> bool:
    return any(e.type == "place" and e.kind != "region" for e in entries)


def _choice(reading: Reading, entries: list[Entry], surface: str) -> Entry | None:
    """The entry that a name stands for: a record of the project first; a short name only in its country."""
    home = [c.iso for c in reading.home]
    near = {iso: n for n, iso in enumerate(home)}
    for entry in sorted(entries, key=lambda e: (e.kind != "known", near.get(e.country or "", len(home)))):
        short = surface in entry.short or surface.replace("'", "’") in entry.short
        if not short or (entry.country in home):
            return entry
    return None


def _known(entry: Entry, start: int, end: int) -> Entity:
    return Entity(
        start,
        end,
        "organisation",
        key("organisation", entry.name),
        _kind(entry, end - start),
        0.9,
        _STEP,
        entry.country,
    )


def _kind(entry: Entry, length: int) -> MentionKind:
    return MentionKind.ACRONYM if length <= 6 and len(entry.name) > 8 else MentionKind.NAME


def _whole(reading: Reading, match: re.Match[str]) -> tuple[int, int] | None:
    """The span of a built name, unless it is a bare head, spans a break, or is a heading."""
    start, end = without_office(reading.text, *match.span())
    start, end = narrowed(reading.text, with_namesake(reading.text, start, end), end)
    end = with_parties(reading.text, start, with_cause(reading.text, start, end))
    end = with_seat(reading.text, start, end)
    surface = reading.text[start:end]
    if not surface or no_name(reading.text, start, end) or goes_on(reading.text, start, end):
        return None
    if (
        "\n\n" in surface
        or surface.casefold() in country_of()
        or (
            surface in words("organisation_heads") and (surface != "Union" or not reading.text.startswith(" for ", end))
        )
        or ">" in reading.text[max(0, start - 3) : end]
    ):
        return None
    if re.search(r"\b(?:Our|By|News|\w+) Staff$|^Staff$", surface) and not re.search(
        r"(?:General|Joint|Defence|Defense|Army) Staff$", surface
    ):
        return None
    own_party = surface.endswith(" Party") and re.match(rf"(?:{adjective_pattern()}) |\w+(?: \w+)+ Party", surface)
    if (
        not own_party
        and surface.split()[-1] in _MEDIA_HEADS
        and not any(n.label == "ORG" and n.start < end and start < n.end for n in reading.model_entities)
    ):
        return None
    return (start, end)


_MEDIA_HEADS = ("News", "Post", "Press", "Times", "Party", "School", "Staff", "Union")


def _entity(reading: Reading, start: int, end: int) -> Entity:
    surface = squeeze(reading.text[start:end])
    plain = re.sub(rf"{ABBREVIATION}$", "", surface)
    entry = _choice(
        reading, [e for e in reading.gazetteer.by_name.get(fold(plain), ()) if e.type == "organisation"], plain
    )
    if entry is not None:
        return _known(entry, start, end)
    country = _country(surface)
    return Entity(
        start,
        end,
        "organisation",
        key("organisation", canonical(surface, country)),
        MentionKind.NAME,
        0.75,
        _STEP,
        country,
    )


def _country(surface: str) -> str | None:
    """The country in the words of a name."""
    for match in re.finditer(rf"(?<!\w)(?:{country_pattern()}|{capital_pattern()})(?!\w)", surface):
        return country_of()[match.group().casefold()].iso
    return None


def canonical(surface: str, country: str | None) -> str:
    """One form for the variants of a body's name: its function first, its country last.

    “Chinese foreign ministry”, “Ministry of Foreign Affairs of China” and “China’s Foreign Ministry” agree.
    """
    bare = re.sub(r" \([^)]*\)", "", surface)
    owner = rf"(?:(?:{country_pattern()}|{capital_pattern()})(?:[’']s)?)"
    bare = re.sub(rf"^{owner} | of (?:the )?{owner}$", "", bare)
    plain = fold(bare)
    for pattern, form in _FORMS:
        plain = pattern.sub(form, plain)
    plain = " ".join(w for w in plain.split() if w not in ("of", "the", "for", "and", "&"))
    return f"{plain} {country}" if country else plain


_FORMS = (
    (
        re.compile(
            (
                r"\bministry (?:of|for) foreign affairs\b|\bforeign affairs ministry\b|\bforeign office\b|"
                r"\bministry of external affairs\b|^ministry$"
            )
        ),
        "foreign ministry",
    ),
    (
        re.compile(
            r"\b(?:ministry|department) of (?:national )?defen[cs]e\b|\b(?:defence|defense) (?:ministry|department)\b"
        ),
        "defence ministry",
    ),
    (re.compile(r"\bministry (?:of|for) (?:the )?([\w ]+)$"), r"\1 ministry"),
    (re.compile(r"\borganization\b"), "organisation"),
    (re.compile(r"\bnational security council\b"), "security council"),
)


def home_countries(text: str) -> Counter[str]:
    """How often each country is named in a text, by ISO code."""
    found = re.findall(rf"(?<!\w)(?:{country_pattern()}|{capital_pattern()})(?!\w)", text)
    return Counter(country_of()[name.casefold()].iso for name in found)
