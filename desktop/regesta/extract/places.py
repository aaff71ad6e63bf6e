"""Places: countries, cities and regions of the gazetteer, names with a place word, and what the model finds."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from regesta.domain.claim import MentionKind
from regesta.extract.drafting import key
from regesta.extract.gazetteer import Entry, by_iso, capital_pattern, countries, country_of, country_pattern
from regesta.extract.place_context import PlaceSpan, places_in_context
from regesta.extract.place_parts import whole_region, with_area, with_initials
from regesta.extract.reading import Entity, Found, Reading
from regesta.extract.state_names import is_form, long_form
from regesta.extract.towns import country_of_town, plain_text
from regesta.extract.vocabulary import alternatives, any_of, words

_STEP = "names"


_WORDS = frozenset(
    {
        "parliament",
        "congress",
        "english",
        "french",
        "arabic",
        "russian",
        "chinese",
        "spanish",
        "german",
        "december",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "christmas",
        "ramadan",
        "easter",
        "covid",
    }
)


@cache
def _by_preposition() -> re.Pattern[str]:
    """A capitalised word after “in” or “at” and before a time, a comma or an end: a town that nothing else knows."""
    return re.compile(
        r"\b(?:held|meeting|met|summit|talks|visit|arrived|hosted|gathered|took place|was signed|"
        r"venue) (?:in|at) (?P<name>[A-Z][a-zà-ž]{3,}(?:-[A-Z]?[a-zà-ž]+)*)(?= (?:on|in|last|this|from|over|between)\b|"
        r"[,.;]|$)"
    )


@cache
def _with_head() -> re.Pattern[str]:
    word = r"(?!The |In |At |On )[A-Z][\w’'-]+ "
    return re.compile(
        rf"(?<![\w’'-])(?:{word}){{1,3}}(?:{alternatives('place_heads')})(?![\w-])(?! [A-Z]| of (?:the )?[A-Z])"
    )


@cache
def _long_form() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){long_form('land')}(?!-)")


def _official(reading: Reading, taken: list[tuple[int, int]], found: dict[tuple[int, int], Entity]) -> None:
    """Adds the states by their official names."""
    for match in _long_form().finditer(reading.text):
        if not _crosses(taken, match.start(), match.end()):
            land = country_of()[match["land"].casefold()]
            low, high = match.start(), with_initials(reading.text, match.start(), match.end())
            _put(found, Entity(low, high, "place", key("place", land.name), MentionKind.NAME, 0.9, _STEP, land.iso))


def _by_letters(reading: Reading, taken: list[tuple[int, int]], found: dict[tuple[int, int], Entity]) -> None:
    """Adds the other mentions of the places whose names have their initials in brackets."""
    for entity in list(found.values()):
        letters = re.search(r"\((?P<letters>[A-Z]{3,7})\)$", reading.text[entity.start : entity.end])
        for match in re.finditer(rf"(?<![\w(-]){letters['letters']}(?![\w)-])", reading.text) if letters else ():
            if not _crosses([*taken, *found], *match.span()):
                found[match.span()] = replace(entity, start=match.start(), end=match.end(), confidence=0.7)


@cache
def _land_first() -> re.Pattern[str]:
    return re.compile(rf"(?:[\w-]+-)?(?:{country_pattern()})\b")


@cache
def _land() -> re.Pattern[str]:
    return re.compile(country_pattern())


def _of_land(name: str) -> bool:
    """Whether a name with a word for its kind begins with a land (“Omani Islands”), or holds one and little else."""
    return _land_first().match(name) is not None or (name.count(" ") < 2 and _land().search(name) is not None)


def _of_other_name(text: str, start: int, end: int) -> bool:
    """Whether a region's name is part of another name, or of a word that hyphens join."""
    joined = re.search(r"[A-Za-z]-$", text[max(0, start - 2) : start]) is not None
    return joined or _FURTHER.match(text, end) is not None


def find_places(reading: Reading) -> Found:
    """All mentions of places that are not inside the name of an organisation or a person."""
    taken = [(e.start, e.end) for e in reading.entities if e.type in ("organisation", "person")]
    found: dict[tuple[int, int], Entity] = {}
    for match in _with_head().finditer(reading.text):
        if not _crosses(taken, match.start(), match.end()) and not _of_land(match.group()):
            low, high = whole_region(reading.text, *match.span())
            high = with_initials(reading.text, low, high)
            _put(found, Entity(low, high, "place", key("place", reading.text[low:high]), confidence=0.7))
    _official(reading, taken, found)
    known = _known(reading)
    shown = [s for s in places_in_context(reading.text, reading.model_entities) if not _is_known(known, s)]
    for span in shown:
        if not _crosses(taken, span.start, span.end):
            _put(found, _shown(reading, span))
    for (start, end), entries in known.items():
        entry = None if _in_credit(reading, start) else _place(reading, entries)
        if entry is not None and entry.kind == "region" and _of_other_name(reading.text, start, end):
            continue
        if entry is not None and not _crosses(taken, start, end) and not _part_of_name(reading.text, start, end, entry):
            _put(found, _named(reading, entry, start, end))
    for named in reading.model_entities:
        if named.label in ("GPE", "LOC", "FAC"):
            _from_model(reading, named.start, named.end, named.label, taken, found)
    for match in _by_preposition().finditer(reading.text):
        inside = _crosses(taken, *match.span("name")) or any(
            p.start < match.end() and match.start("name") < p.end for p in reading.phrases
        )
        if not inside and not reading.boilerplate(match.start()) and match["name"].casefold() not in _WORDS:
            _put(found, Entity(*match.span("name"), "place", key("place", match["name"]), confidence=0.5))
    _by_letters(reading, taken, found)
    return Found(entities=tuple(found[span] for span in sorted(found)))


_CREDIT = re.compile(r"\b(?:[Rr]eporting|[Ee]diting|[Ww]riting) by [^\n]*$")


def _in_credit(reading: Reading, start: int) -> bool:
    return reading.boilerplate(start) and _CREDIT.search(reading.text[max(0, start - 160) : start]) is not None


def _known(reading: Reading) -> dict[tuple[int, int], tuple[Entry, ...]]:
    """What the gazetteer finds, by span: in the text as it is, and by names that it knows without their marks."""
    found = {(s, e): entries for s, e, entries in reading.gazetteer.find(reading.text)}
    for start, end, entries in reading.gazetteer.find(plain_text(reading.text)):
        if not reading.text[start:end].isascii() and not _crosses(list(found), start, end):
            found[start, end] = entries
    return dict(sorted(found.items()))


def _is_known(known: dict[tuple[int, int], tuple[Entry, ...]], span: PlaceSpan) -> bool:
    return any(entry.type == "place" for entry in known.get((span.start, span.end), ()))


def _shown(reading: Reading, span: PlaceSpan) -> Entity:
    """A mention of a place that its surroundings show, with the word for its area where the model takes it in."""
    wider = [n.end for n in reading.model_entities if n.start == span.start and n.label in ("GPE", "LOC")]
    end = next((e for e in wider if reading.text[span.end : e] == " district"), with_area(reading.text, span.end))
    span = replace(span, end=with_initials(reading.text, span.start, end))
    surface = reading.text[span.start : span.end]
    name = surface.title() if surface.isupper() else surface
    return Entity(
        span.start, span.end, "place", key("place", name), MentionKind.NAME, span.confidence, _STEP, span.country
    )


_FURTHER = re.compile(
    r"(?:,? and [A-Z]\w+|, [A-Z]\w+(?=,| and))* Affairs\b"
    r"| (?:[A-Z]\w+ ){0,2}(?:Forum|Dialogue|Summit|Conference|Initiative|Strategy|Process|Framework|Command|"
    r"Partnership|Commission|Committee|Council|Treaty|Agreement|Waters|Authority|Fund|Bank|Convention|Declaration)\b"
)
"""What makes a region's name part of another: “Asian, Pacific and African Affairs”, “Indo-Pacific … Forum”."""


def _put(found: dict[tuple[int, int], Entity], entity: Entity) -> None:
    if not any(a < entity.end and entity.start < b for a, b in found):
        found[entity.start, entity.end] = entity


def _place(reading: Reading, entries: tuple[Entry, ...]) -> Entry | None:
    """The place meant by a name: the project's own first, then a country, then a city of a country in the text."""
    places = [e for e in entries if e.type == "place"]
    home = {c.iso for c in reading.home}
    ranked = sorted(places, key=lambda e: (e.kind != "known", e.kind != "country", e.country not in home))
    return ranked[0] if ranked else None


def _named(reading: Reading, entry: Entry, start: int, end: int) -> Entity:
    """A mention of a known place; a capital that acts stands for its government, and so for the country."""
    if article := re.match(r"the ", reading.text[start:end], re.IGNORECASE):
        start += article.end()
    if entry.kind == "region":
        start, end = whole_region(reading.text, start, end)
    country = by_iso().get(entry.country or "")
    if country and entry.name in country.capitals and _acts(reading.text, start, end):
        return Entity(start, end, "place", key("place", country.name), MentionKind.METONYM, 0.7, _STEP, entry.country)
    if entry.kind == "city" and (wider := with_area(reading.text, end)) > end:
        name = reading.text[start:wider]
        return Entity(start, wider, "place", key("place", name), MentionKind.NAME, 0.8, _STEP, entry.country)
    whole = (
        entry.name if entry.kind != "region" or reading.text[start:end] in entry.aliases else reading.text[start:end]
    )
    return Entity(start, end, "place", key("place", whole), MentionKind.NAME, 0.9, _STEP, entry.country)


_ACTING = ["has", "have", "had", "was", "were", "is", "are", "sent", "sees", "wants", "began", "would", "will", "which"]
_NOT_ACTING = [
    "in",
    "to",
    "at",
    "near",
    "from",
    "for",
    "visit",
    "visited",
    "left",
    "via",
    "outside",
    "leave",
    "reach",
    "reached",
    "of",
]
_GOING = ("in", "to", "at", "visit", "visits", "visited", "visiting", "reached", "via")
_AGAINST = re.compile(
    r"\b(?:distrust|support|position|interests|policy|leadership|ally|allies|rival|critics?|"
    r"part|side) of $|\bby $|\bagainst $"
)


@cache
def _deed() -> re.Pattern[str]:
    verbs = any_of([*words("speech_verbs"), *_ACTING])
    pair = rf"(?:and|,) (?:{capital_pattern()})(?! (?:on|in|this|last|next)\b)(?!\w)"
    return re.compile(
        rf"(?: (?:only|also|then))?(?:, which)? (?:{verbs}|{pair})\b(?! the (?:venue|host|capital|site))"
        r"|[’']s (?:proposed|position|stance|support|foreign)"
    )


def _acts(text: str, start: int, end: int) -> bool:
    """Whether a capital at a span does, or undergoes, what only a government can."""
    before = re.search(r"(\w+) $", text[max(0, start - 16) : start])
    word = before[1].casefold() if before else ""
    if _AGAINST.search(text[max(0, start - 24) : start]):
        return not re.match(r" (?:on|in|last|this)\b", text[end : end + 6])
    if word in _NOT_ACTING:
        return False
    paired = word == "and" and re.search(rf"(?:(\w+) )?(?:{capital_pattern()}) and $", text[max(0, start - 40) : start])
    if paired and paired[1] in _GOING:  # “a trip to Oslo and Lima”: two towns, not two governments
        return False
    return bool(paired) or word == "between" or _deed().match(text, end) is not None


def _part_of_name(text: str, start: int, end: int, entry: Entry) -> bool:
    """Whether a city's name is part of a longer capitalised name (“Paris Agreement”), or an adjective (“Vatican …”)."""
    if entry.kind == "country":
        return False
    following = re.match(r" ([A-Z][a-z]+)", text[end : end + 20])
    before = re.search(r"\b([A-Z][a-z]+) $", text[max(0, start - 20) : start])
    sentence_start = (
        before is not None
        and re.search(r"(?:^|[.!?\n”\"]\s*)[A-Z][a-z]+ $", text[max(0, start - 30) : start]) is not None
    )
    document = following is not None and following[1] in words("named_after_towns")
    titled = before is not None and before[1] in ("Mr", "Ms", "President", "Minister", "Secretary")
    return document or (titled and not sentence_start)


def _crosses(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(a < end and start < b for a, b in taken)


_EDGE = re.compile(
    r"^(?:the |The |east |west |north |south |northern |southern |eastern |western |central "
    r")+|(?:[’']s|[’'])$|[\s,;:()-]+$"
)
_BAD = re.compile(r"[\n/@]|\d|^[a-z]|“|”")


_NO_PLACE = re.compile(
    r"(?:Exercise|Operation|HMAS|HMS|INS|USS|Convention|Article)\b|.*\b(?:Exercise|Agreement|Declaration|"
    r"War|Policy|Interconnector|Pipeline|Railway|Highway|Cup|Games|Accords?|Plan|Agenda|"
    r"Act|Treaty|Partnership|Media Centre|Press Centre|Dialogue)$"
    r"|U\.[SKN]$|(?:Comiss|Comisi|Minist[eè]r)"
)
"""Drills, ships, agreements, and states cut short by their last full stop."""
_POLICY = re.compile(r"[’'”\"]? (?:policy|doctrine|exercises?|drills?|manoeuvres|maneuvers|war ?games?)\b")


@cache
def _no_places() -> frozenset[str]:
    """Words by which people are addressed, and languages."""
    honours = {w.strip(".").casefold() for w in words("honorifics")}
    return frozenset(honours | {w.casefold() for s in ("title_heads", "languages") for w in words(s)})


def _told_otherwise(text: str, surface: str, span: tuple[int, int], label: str) -> bool:
    """Whether letters, words or surroundings show that what the model takes for a place is none."""
    start, end = span
    if surface.isupper() and len(surface) <= 6 and surface.casefold() not in country_of():
        return True
    if _NO_PLACE.match(surface) or _POLICY.match(text, end) or surface.casefold() in _no_places():
        return True
    if label == "FAC" and len(surface.split()) < 2:
        return True
    if (
        surface.endswith((" Corridor", " Initiative", " Process"))
        or text.startswith("-class", end)
        or _FURTHER.match(text, end)
    ):
        return True
    return bool(" " not in surface and _alone(text, start) and not country_of_town(surface))


def _from_model(
    reading: Reading,
    start: int,
    end: int,
    label: str,
    taken: list[tuple[int, int]],
    found: dict[tuple[int, int], Entity],
) -> None:
    text = reading.text
    if _POLICY.match(text, end):
        return
    while (match := _EDGE.search(text[start:end])) and match.end() > match.start():
        start, end = (start + match.end(), end) if match.start() == 0 else (start, start + match.start())
    surface = text[start:end]
    mechanism = any(p.start < end and start < p.end for p in reading.phrases)
    if (
        re.fullmatch(r"(?:West|East|North|South)(?:[-–](?:West|East|North|South))*|Strait|States", surface)
        or (is_form(surface.split(" ")[0]) and " of " not in surface)
        or len(surface) < 2
        or _BAD.search(surface)
        or _crosses(taken, start, end)
        or surface in _adjectives()
        or surface.removesuffix("s") in _adjectives()
        or mechanism
    ):
        return
    if _told_otherwise(text, surface, (start, end), label):
        return
    end = with_area(text, end)
    surface = text[start:end]
    _put(
        found,
        Entity(start, end, "place", key("place", surface.title() if surface.isupper() else surface), confidence=0.65),
    )


def _alone(text: str, start: int) -> bool:
    """Whether a word opens a line or an item of a menu, so that its capital says nothing."""
    return re.search(r"(?:^|\n|\| ?|• ?)$", text[max(0, start - 2) : start]) is not None


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(word for c in countries() for word in c.adjectives)
