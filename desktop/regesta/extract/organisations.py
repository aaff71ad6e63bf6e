"""Organisations: known names, names built by rule (“Ministry of …”, “China’s foreign ministry”), the model's.

A name inside a longer one (“Office of the … Commission of the … Party”) is a mention of its own where it is
joined by “of the”.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache

from regesta.domain.claim import MentionKind
from regesta.extract.drafting import fold, key, squeeze
from regesta.extract.gazetteer import (
    Entry,
    adjective_pattern,
    capital_pattern,
    country_of,
    country_pattern,
    name_pattern,
)
from regesta.extract.person_context import strong_names
from regesta.extract.person_names import plausible, trim
from regesta.extract.place_context import places_in_context
from regesta.extract.reading import Entity, Found, Reading
from regesta.extract.vocabulary import alternatives, any_of, word_set, words

_STEP = "names"
_CAP = r"[A-Z][\w’'-]*"


@cache
def _built() -> re.Pattern[str]:
    """Names with capitals: modifiers, a head, and what follows by “of”, “for”, “on”."""
    heads = alternatives("organisation_heads")
    head = rf"(?:{heads})(?![\w-])"
    abbreviation = r"(?: \([A-Z][A-Za-z&]{1,7}\))?"
    word = rf"(?!(?:The|And|In|At|On)\b)(?!(?:{heads})(?:,| and))(?!{_CAP}[’']s ){_CAP}"
    before = rf"(?:{word}(?:, | and | & | of |, and | ))"
    inner = rf"(?:(?:the |The )?(?:{word}{abbreviation}(?:[’']s)?(?:, | and | & |, and | ))*{_CAP}{abbreviation})"
    portfolio = (
        rf"(?:(?:the )?(?:{alternatives('ministry_words')})(?:(?:, | and | & |, and | "
        rf")(?:{alternatives('ministry_words')})(?!\w))*|(?:the )?(?:{name_pattern()}))(?!\w)"
    )
    ministry = (
        rf"(?:Ministry|Department|Ministries)(?![\w-])(?:{abbreviation} (?:of|for) {portfolio}){{1,3}}{abbreviation}"
    )
    after = rf"(?:(?:{abbreviation} (?:of|for) {inner}){{0,4}}(?: {head})?)"
    possessor = rf"(?:(?:{name_pattern()}|{capital_pattern()})[’']s? |(?:{adjective_pattern()}) )?"
    return re.compile(
        rf"(?<![\w’'-]){possessor}{before}{{0,6}}?(?:{ministry}|{head}{after})(?! Secretary-General| Mechanism)"
    )


@cache
def _small() -> re.Pattern[str]:
    """Names in small letters: “the Chinese foreign ministry”, “France’s interior ministry”, “Foreign ministry”."""
    portfolio = (
        rf"(?:(?:{alternatives('portfolios')}|[Ff]oreign|[Dd]efen[cs]e)(?: and (?:{alternatives('portfolios')}))? )"
    )
    head = rf"(?:{any_of(words('small_organisation_heads'))}|(?<=foreign )office|(?<=affairs )office)"
    owner = rf"(?:(?:{name_pattern()}|{capital_pattern()})[’']s?|{adjective_pattern()})"
    return re.compile(rf"(?<![\w-])(?:{owner} {portfolio}?{head}|{portfolio}(?:ministry|[Mm]inistry|department))(?!\w)")


_AGENCY = re.compile(
    r"^(?:[A-ZÀ-Ž][A-ZÀ-Ž.’' -]{2,30}|[A-Z]\w+),?(?: [^\n(]{0,30})? ?"
    r"\((?P<name>[A-Z][\w’'-]{3,}(?: [A-Z][\w’'-]*){0,3})\)"
    r"(?:\. | ?[-–—:])",
    re.MULTILINE,
)
"""The agency in a dateline: “OSLO, May 3 (Fjord Press) –”."""


@cache
def _headed() -> re.Pattern[str]:
    """A body known by its letters alone, after an office in it: “the head of the XYZ”."""
    return re.compile(rf"(?<![\w-])(?:{alternatives('title_heads')}) (?:of|at) the (?P<name>[A-Z]{{3,6}})(?![\w-])")


def find_organisations(reading: Reading) -> Found:
    """All mentions of organisations: known names, built ones, then what only the model sees."""
    taken = [(p.name_start, p.end) for p in reading.phrases if p.parties or p.ordinal]
    taken += [(p.start, p.end) for p in places_in_context(reading.text, reading.model_entities)]
    people = _strong(reading)
    known = _known_names(reading)
    masked = _masked(reading)
    built = [s for pattern in (_built(), _small()) for m in pattern.finditer(masked) if (s := _whole(reading, m))]
    built += [m.span("name") for pattern in (_AGENCY, _headed()) for m in pattern.finditer(reading.text)]
    spans: dict[tuple[int, int], Entity] = {}
    for start, end in sorted(set(built), key=lambda s: (s[0] - s[1], s[0])):
        if _free((start, end), [*spans, *taken]) and not _held_by(known, start, end):
            for low, high in _nested(reading.text, start, end):
                spans.setdefault((low, high), _entity(reading, low, high))
    for span, entity in known.items():
        if entity.country is None or not any(a <= span[0] and span[1] <= b for a, b in spans):
            spans.setdefault(span, entity)
            for inner in _nested(reading.text, *span)[1:]:
                spans.setdefault(inner, _entity(reading, *inner))
    for named in reading.model_entities:
        for span in _cleaned(reading, named.start, named.end) if named.label == "ORG" else ():
            if _free(span, [*spans, *taken, *people]):
                spans[span] = _entity(reading, *span)
    return Found(entities=tuple(_owned([spans[span] for span in sorted(spans)])))


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


def _held_by(known: dict[tuple[int, int], Entity], start: int, end: int) -> bool:
    """Whether a known name holds the built one, or starts it and is only carried on by “for …”."""
    return any((a <= start and end <= b) or (a == start and b < end and known[a, b].country is None) for a, b in known)


def _known_names(reading: Reading) -> dict[tuple[int, int], Entity]:
    found = {}
    for start, end, entries in reading.gazetteer.find(reading.text):
        entry = _choice(reading, [e for e in entries if e.type == "organisation"], reading.text[start:end])
        if entry is not None and not _place_like(entries):
            found[start, end] = _known(entry, start, end)
    return found


def _masked(reading: Reading) -> str:
    """The text with what no organisation's name holds made blank: persons, titles, dates."""
    text = list(reading.text)
    spans = [
        trim(reading.text, n.start, n.end)
        for n in reading.model_entities
        if n.label == "PERSON" and " " in reading.text[n.start : n.end] and not _has_head(reading.text[n.start : n.end])
    ]
    spans += [(t.start, t.end) for t in reading.times] + [m.span() for m in _title_word().finditer(reading.text)]
    spans += _strong(reading)
    for start, end in spans:
        text[start:end] = "\x1f" * (end - start)
    return "".join(text)


def _strong(reading: Reading) -> list[tuple[int, int]]:
    """Names that their surroundings show to be persons' and that hold no word of an organisation."""
    found = {trim(reading.text, *span) for span in strong_names(reading.text)}
    return sorted(
        (a, b)
        for a, b in found
        if plausible(reading.text[a:b]) and " " in reading.text[a:b] and not _has_head(reading.text[a:b])
    )


def _has_head(surface: str) -> bool:
    return any(w in surface.split() for w in words("organisation_heads"))


@cache
def _title_word() -> re.Pattern[str]:
    capital = any_of([*words("title_heads"), "prime", "deputy", "former"])
    body = rf"(?! (?:[A-Z]\w+ )?(?:{alternatives('organisation_heads')})\b)"
    return re.compile(rf"(?<![\w-])(?=[A-Z])(?:General{body}|(?!General)(?i:{capital}))(?![\w-])(?! General\b)")


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
    start, end = match.span()
    surface = reading.text[start:end]
    if (
        "\n\n" in surface
        or surface.casefold() in country_of()
        or surface in words("organisation_heads")
        or ">" in reading.text[max(0, start - 3) : end]
    ):
        return None
    if surface.split()[-1] in _MEDIA_HEADS and not any(
        n.label == "ORG" and n.start < end and start < n.end for n in reading.model_entities
    ):
        return None
    return (start, end)


_MEDIA_HEADS = ("News", "Post", "Press", "Times", "Party", "School", "Staff", "Union")
_EDGE = re.compile(r"^(?:the |The |a |an )|(?:[’']s|[’'])$|[\s,;:()]+$")
_NOT_ORGANISATION = re.compile(
    (
        r"\d{3}|^[a-z]|^H\.E|[\n/@>]|\b(?:Charter|Agreement|Treaty|Scheme|Roadmap|Plan|Initiative|"
        r"Partnership|Photo|Declaration|Communique|Act|Affairs|Dam)$|^[IVX]+$|^(?:COVID|Covid|Mr|Ms|Photo|FTA|RAA|MoU|"
        r"MOU|Su-)"
    ),
    re.MULTILINE,
)


def _cleaned(reading: Reading, start: int, end: int) -> list[tuple[int, int]]:
    """The model's span without article and possessive, or nothing where it is no organisation's name."""
    text = reading.text
    if owner := re.match(r"[^’']+[’']s (?=[A-Z])", text[start:end]):
        start += owner.end()
    while (match := _EDGE.search(text[start:end])) and match.end() > match.start():
        start, end = (start + match.end(), end) if match.start() == 0 else (start, start + match.start())
    surface = text[start:end]
    folded = surface.casefold()
    if len(surface) < 2 or _NOT_ORGANISATION.search(surface) or folded in country_of():
        return []
    tokens = re.findall(r"[\w’'-]+", folded)
    heads = (
        word_set("mechanism_heads")
        | word_set("title_heads")
        | word_set("mechanism_bodies") - {"council", "commission", "committee"}
    )
    if not tokens or tokens[-1] in heads or tokens[0] in word_set("honorifics"):
        return []
    folk = {w for n in reading.model_entities if n.label == "PERSON" for w in text[n.start : n.end].split()}
    if (
        set(surface.split()) <= folk
        or " - " in surface
        or surface.split()[0] in words("ministry_words")
        and not _has_head(surface)
    ):
        return []
    if any(e.type == "place" for e in _by_name(reading).get(fold(surface), ())) or _titled(tokens):
        return []
    if re.match(rf"(?:{country_pattern()}|{capital_pattern()})\b", surface) and not _has_head(surface):
        return []
    return [(start, end)] if _plausible(surface) and not _acronym_of_phrase(reading, surface) else []


def _titled(tokens: list[str]) -> bool:
    return any(t in word_set("title_heads") for t in tokens[:3])


def _acronym_of_phrase(reading: Reading, surface: str) -> bool:
    return any(f"({surface})" in p.name for p in reading.phrases)


def _plausible(surface: str) -> bool:
    """Organisations that only the model sees: an abbreviation, several capitals, or a head word."""
    capitals = re.findall(r"\b[A-Z]", surface)
    return surface.isupper() or len(capitals) >= 2 or any(h in surface for h in ("News", "Times", "Post"))


def _nested(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The span itself, and each organisation's name in it that follows an “of the” or a possessive."""
    out = [(start, end)]
    head = rf"\b(?:{alternatives('organisation_heads')})(?![\w-])"
    for match in re.finditer(r" (?:of|for) (?:the )", text[start:end]):
        inner = start + match.end()
        if (
            re.search(head, text[inner:end])
            and text[inner : inner + 1].isupper()
            and text[inner:end].casefold() not in country_of()
        ):
            out.append((inner, end))
    return out


def _entity(reading: Reading, start: int, end: int) -> Entity:
    surface = squeeze(reading.text[start:end])
    entry = _choice(reading, [e for e in _by_name(reading).get(fold(surface), ()) if e.type == "organisation"], surface)
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


def _by_name(reading: Reading) -> dict[str, list[Entry]]:
    return _index(reading.gazetteer.entries)


@cache
def _index(entries: tuple[Entry, ...]) -> dict[str, list[Entry]]:
    table: dict[str, list[Entry]] = {}
    for entry in entries:
        for name in (entry.name, *entry.aliases, *entry.short):
            table.setdefault(fold(name), []).append(entry)
    return table


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
