"""Names whose surroundings show a place: after “in” or “at”, before “province”, in a dateline, a building's name.

Works on the text in plain letters, which keeps every code point where it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from regesta.extract.gazetteer import adjective_pattern, country_of, country_pattern, name_pattern, shipped
from regesta.extract.model import NamedEntity
from regesta.extract.person_context import strong_names
from regesta.extract.place_buildings import building, prefixed
from regesta.extract.place_lists import places_listed
from regesta.extract.place_parts import with_initials
from regesta.extract.place_phrases import by_phrase
from regesta.extract.towns import country_of_town, plain_text
from regesta.extract.vocabulary import alternatives, any_of, word_set, words

_CAP = r"[A-Z][\w’'-]*\w"
_NAME = rf"{_CAP}(?: (?:(?:de|del|la|las|los|al|el|di|da|do|dos|am|sur|upon|es|e) ){{0,2}}{_CAP}){{0,3}}"


@dataclass(frozen=True, slots=True)
class PlaceSpan:
    """A place's name in code points, the ISO code of its country if known, and how sure its surroundings make it."""

    start: int
    end: int
    country: str | None
    confidence: float


@lru_cache(maxsize=4)
def places_in_context(text: str, named: tuple[NamedEntity, ...]) -> tuple[PlaceSpan, ...]:
    """The places that the surroundings show, in order, none crossing a name that must be a person's."""
    plain = plain_text(text)
    people = strong_names(text)
    out: list[PlaceSpan] = []
    finders = (
        _double(plain),
        _several(plain),
        _prefixed(plain),
        _buildings(plain),
        _headed(plain),
        _datelines(plain),
        _along(plain),
        _in_phrases(plain, named),
        _after_preposition(plain, named),
        _with_officials(plain),
        _by_name(plain, named),
    )
    for span in (span for finder in finders for span in finder):
        monument = plain.startswith(_MONUMENTS, span.start)
        if (monument or not any(a < span.end and span.start < b for a, b in people)) and not _crossing(out, span):
            out.append(span)
    for more in (_listed(plain, out, named), _listed(plain, out, named), _again(plain, out)):
        for span in list(more):
            if not any(a < span.end and span.start < b for a, b in people) and not _crossing(out, span):
                out.append(span)
    return tuple(sorted(out, key=lambda s: s.start))


_MONUMENTS = ("Monument to ", "Memorial to ", "Statue of ", "Mausoleum of ", "Monument of ", "Obelisk to ")


def _crossing(spans: list[PlaceSpan], span: PlaceSpan) -> bool:
    return any(s.start < span.end and span.start < s.end for s in spans)


def _several(plain: str) -> Iterator[PlaceSpan]:
    """Names in a list that a word before or after it makes one of places."""
    for start, end in places_listed(plain):
        if _can_be_place(plain[start:end]):
            yield PlaceSpan(start, end, country_of_town(plain[start:end]), 0.6)


def _buildings(plain: str) -> Iterator[PlaceSpan]:
    """Palaces, halls and houses; a house whose name a body is known by is left to it."""
    for match in building().finditer(plain):
        group = "house" if match["house"] else "name"
        seat = match[group] in words("seats")
        if plain[: match.start()].endswith(("ccording to ", "ccording to the ")):
            continue
        owner = re.match(r"(?:the )?([\w-]+(?: [\w-]+)?)[’']s ", match[group])
        owned = owner is not None and (country_of_town(owner[1]) or owner[1].casefold() in country_of())
        low = match.start(group) + (owner.end() if owner and owned else 0)
        if seat or match[group].casefold() not in _bodies():
            yield PlaceSpan(low, with_initials(plain, low, match.end(group)), None, 0.75)


def _prefixed(plain: str) -> Iterator[PlaceSpan]:
    """Villas, palaces, mounts and tombs, whose word stands before the name."""
    for match in prefixed().finditer(plain):
        before = re.search(
            rf"(?:{alternatives('title_heads')}|{alternatives('honorifics')}|[A-Z][a-z]+) $",
            plain[max(0, match.start() - 20) : match.start()],
        )
        opens = before is not None and before.group().strip() in ("The", "At", "In", "From", "On")
        adjective = re.match(rf"(?:{adjective_pattern()})(?![\w-])", match["name"]) is not None
        if (
            (before is None or opens)
            and not adjective
            and not re.search(
                rf"\b(?:Agreement|Declaration|Accords?|Group|University|Club|Bank|{alternatives('media_words')})$",
                match["name"],
            )
        ):
            yield PlaceSpan(match.start(), match.end(), None, 0.7)


@cache
def _bodies() -> frozenset[str]:
    """Names of organisations in the gazetteer, in small letters."""
    return frozenset(n.casefold() for e in shipped() if e.type == "organisation" for n in (e.name, *e.aliases))


@cache
def _area() -> re.Pattern[str]:
    noun = any_of(words("area_nouns"))
    several = rf"(?P<first>{_CAP}(?: {_CAP}){{0,2}})(?:, (?P<more>{_CAP}(?: {_CAP}){{0,2}}))? and "
    return re.compile(
        rf"(?<![\w’'-])(?:{several})?(?P<name>(?!(?:The|In|At|On|From|Near|And|Its|Their)\b){_CAP}(?: {_CAP}){{0,2}}) "
        rf"(?:(?P<facility>air ?base|airport)\b"
        rf"|(?:autonomous |border |state |federal )?(?:{noun})\b)"
        rf"|\b(?:{any_of(words('settlement_nouns'))}) of (?P<of>{_NAME})(?![\w-])",
    )


def _headed(plain: str) -> Iterator[PlaceSpan]:
    """Names before a word for an area (“… and … provinces”) and after “town of”."""
    for match in _area().finditer(plain):
        for group in ("first", "more", "name", "of"):
            surface = match[group]
            if surface is None or not _can_be_place(surface) or _opens_sentence(plain, match.start(group)):
                continue
            end = match.end("facility") if group == "name" and match["facility"] else match.end(group)
            yield PlaceSpan(match.start(group), end, country_of_town(surface), 0.75)


def _opens_sentence(plain: str, start: int) -> bool:
    """Whether only the start of a sentence may be why the word at a code point has a capital."""
    if country_of_town(re.match(r"[\w’'-]*", plain[start:])[0]):  # type: ignore[index]  # matches the empty string too
        return False
    return re.search(r"(?:^|[.!?:”\"\n] ?)$", plain[max(0, start - 2) : start]) is not None


_DATELINE = re.compile(
    rf"^(?P<name>[A-Z][A-Z’'-]{{2,}}(?: [A-Z][A-Z’'-]+){{0,3}}|{_NAME})"
    r"(?=, (?:\d{1,2}\.? )?(?:[A-Z][a-z]{2,8}|[A-Z]{3,9})\.?(?: \d|,)|,? ?[–—] |, ?\d{1,2} [A-Z]|"
    r" - (?=[A-Z])| \((?:[A-Z]|\d)|,? /[A-Z]+|\. (?:[A-Z][a-z]+ \d{1,2}|[A-Z]{3,})\b)",
    re.MULTILINE,
)


def _datelines(plain: str) -> Iterator[PlaceSpan]:
    """Names that open a paragraph before a date, a dash or an agency; in small letters only towns that are known."""
    for match in _DATELINE.finditer(plain):
        name = match["name"]
        known = country_of_town(name)
        if (known or (name.isupper() and len(name) > 3)) and _can_be_place(name):
            yield PlaceSpan(match.start(), match.end(), known, 0.8 if known else 0.6)


_LINE = re.compile(
    r"(?<![\w’'-])(?P<ends>[A-Z]\w+(?:[-–][A-Z]\w+)+) "
    r"(?:(?:gas|oil|crude|high-speed|freight|power|transmission|natural gas) )?"
    r"(?:pipelines?|rail(?:way|road)?|railway line|line|highway|motorway|road|route|ferry|flights?|corridor|(?P<border>"
    r"borders?|frontiers?|boundary))\b"
)


def _along(plain: str) -> Iterator[PlaceSpan]:
    """The towns and lands that a pipeline, railway or road is named by, joined by hyphens."""
    for match in _LINE.finditer(plain):
        ends = list(re.finditer(r"\w+", match["ends"]))
        lands = [country_of().get(m.group().casefold()) for m in ends]
        codes = [land.iso if land else country_of_town(m.group()) for m, land in zip(ends, lands, strict=True)]
        adjectives = (match["border"] and any(lands)) or ends[0].group() in ("North", "East", "South", "West")
        if sum(code is not None for code in codes) * 2 > len(codes) and not adjectives:
            for end, code in zip(ends, codes, strict=True):
                yield PlaceSpan(match.start() + end.start(), match.start() + end.end(), code, 0.7)


_IN = r"in|at|off|near|outside|into|via|through|across|around|beyond"
_TO = r"to|from|over|of|between|left|leaving|reached|reaching|visit|visits|visited|visiting|towards?|for"
_GOING = re.compile(
    r"\b(?:rail(?:way|road)?|roads?|highway|trains?|bus(?:es)?|flights?|flew|fly|flies|flown|trips?|tours?|journeys?|"
    r"travel\w*|way|route|drove|drive|went|goes|go|going|gone|arriv\w+|return\w*|head\w*|moved?|came|come|comes|"
    r"taken|took|brought|visits?|visited|sailed|transferred|continue[sd]?|proceed\w*|stops?|way back|capital|"
    r"footpath|pipeline|line|consulate(?:-general)?|Consul(?:ate)?[- ]General|[Mm]ayor|[Gg]overnor|chiefs?|elders?|"
    r"University|border|products|imports|exports|goods|troops|forces|refugees|people|residents|students|cargo|trucks|"
    r"convoys?|delegations?|withdr[ae]w\w*|evacuat\w+|pull\w* out)"
    r"(?: (?:[a-z]+|[A-Z][a-z]+day|\d{1,2}|[A-Z][a-z]{2,8})){0,4} (?:(?:from|between) [A-Z][\w-]+(?: [A-Z][\w-]+)? )?$"
)


_BOTH = re.compile(r"(?<![\w’'-])(?P<name>[A-Z][a-z]\w+ (?:and|&) [A-Z][a-z]\w+)(?![\w-])")


def _double(plain: str) -> Iterator[PlaceSpan]:
    """Regions of the lists that have two names in one (“A and B province”)."""
    for match in _BOTH.finditer(plain):
        name = match["name"].replace("&", "and")
        if name.casefold() not in country_of() and (code := country_of_town(name)):
            yield PlaceSpan(match.start(), match.end(), code, 0.75)


@cache
def _placed() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?P<how>{_IN}|{_TO}|[Ii]n|[Aa]t|[Ff]rom) (?P<the>the )?(?P<name>{_NAME})(?![\w-])")


def _after_preposition(plain: str, named: tuple[NamedEntity, ...]) -> Iterator[PlaceSpan]:
    """Names after a word of place: towns of the lists, and single names that only “in” and “over the” explain."""
    labels = {(n.start, n.end): n.label for n in named}
    for match in _placed().finditer(plain):
        start, how = match.start("name"), match["how"].casefold()
        inside = how in _IN.split("|")
        going = inside or _GOING.search(plain[max(0, match.start() - 60) : match.start()]) is not None
        if (town := _longest_town(match["name"])) and _can_be_place(town) and not match["the"]:
            end = start + len(town)
            model = {n.label for n in named if n.start < end and start < n.end}
            if (going or model & {"GPE", "LOC"}) and not _goes_on(plain, end):
                yield PlaceSpan(start, end, country_of_town(town), 0.75)
        elif _only_place(plain, match, labels) or _carried(plain, match, labels):
            yield PlaceSpan(start, match.end("name"), None, 0.55)


@cache
def _officials() -> re.Pattern[str]:
    people = (
        r"officials|authorities|residents|police|mayor|Mayor|Governor|governor|elders|traders|council|hospital|"
        r"airport|prison|stadium|MLA|MP|legislator|"
        r"[’']s (?:Chief Secretary|Chief Minister|[Gg]overnor|[Mm]ayor|capital|airport|port)"
    )
    return re.compile(rf"(?<![\w’'-])(?P<name>{_CAP}(?: {_CAP}){{0,2}})(?: |(?=[’']))(?:{people})\b")


def _with_officials(plain: str) -> Iterator[PlaceSpan]:
    """Towns and regions of the lists before those who run or live in them."""
    for match in _officials().finditer(plain):
        parted = re.sub(r"^(?:North|South|East|West|Upper|Lower|Central) ", "", match["name"])
        if (code := country_of_town(match["name"]) or country_of_town(parted)) and _can_be_place(match["name"]):
            yield PlaceSpan(match.start("name"), match.end("name"), code, 0.7)


def _by_name(plain: str, named: tuple[NamedEntity, ...]) -> Iterator[PlaceSpan]:
    """Towns and regions of several words that the model took for a person or a body."""
    for each in named:
        surface = re.sub(r"[’']s?$", "", plain[each.start : each.end])
        shown = " " in surface or _lone_town(plain, each, named)
        code = country_of_town(surface) if shown and each.label in ("PERSON", "ORG") else None
        if code and _can_be_place(surface) and not _goes_on(plain, each.start + len(surface)):
            yield PlaceSpan(each.start, each.start + len(surface), code, 0.6)


def _lone_town(plain: str, each: NamedEntity, named: tuple[NamedEntity, ...]) -> bool:
    """Whether a word that the model took for a body or a person stands as a town does: after “of” or “for”, or as
    what people or things are from, and is part of nobody's name in the text."""
    surface = re.sub(r"[’']s?$", "", plain[each.start : each.end])
    if len(surface) < 5 or any(
        n.label == "PERSON" and n is not each and re.search(rf"\b{re.escape(surface)}\b", plain[n.start : n.end])
        for n in named
    ):
        return False
    before = re.search(
        r"\b(?:of|from|for|off|to|and of|across from|and) $", plain[max(0, each.start - 14) : each.start]
    )
    after = re.match(
        r"[.,;)]|$|\n| (?:in|on|and|or|where|to|by|this|last|next|before|after|until|district|fishermen|"
        r"traders|farmers)\b",
        plain[each.start + len(surface) :][:12],
    )
    folk = re.match(
        r" (?:fishermen|traders|farmers|villagers|authorities|police|port|harbour|harbor|airport|market)\b",
        plain[each.end : each.end + 14],
    )
    return folk is not None or (each.label == "ORG" and before is not None and after is not None)


def _in_phrases(plain: str, named: tuple[NamedEntity, ...]) -> Iterator[PlaceSpan]:
    """Names that a phrase around them makes places' (`place_phrases`)."""
    for start, end in by_phrase(plain, named):
        name = plain[start:end]
        kept = re.sub(r" (?:Headquarters|Cent(?:re|er)|Club|Campus|Complex|Auditorium)$", "", name)
        own = re.sub(r"^(?:Autonomous )?[A-Z]\w+ of (?:the )?", "", kept)
        if (
            _can_be_place(kept)
            or (own != kept and _can_be_place(own))
            or (kept != name and kept.casefold() not in country_of())
        ):
            yield PlaceSpan(start, end, country_of_town(name), 0.6)


def _again(plain: str, found: list[PlaceSpan]) -> Iterator[PlaceSpan]:
    """The other mentions of the names that were found to be places."""
    for name, place in {plain[s.start : s.end]: s for s in found if s.end - s.start > 4}.items():
        if name in words("seats"):
            continue
        for match in re.finditer(rf"(?<![\w’'-]){re.escape(name)}(?![\w-])", plain):
            if not _goes_on(plain, match.end()) and not re.search(r"[A-Z][\w’'-]* $", plain[: match.start()][-24:]):
                yield PlaceSpan(match.start(), match.end(), place.country, place.confidence - 0.05)


def _longest_town(name: str) -> str | None:
    """The longest beginning of some capitalised words that is a town or region."""
    tokens = name.split(" ")
    for count in range(len(tokens), 0, -1):
        if country_of_town(" ".join(tokens[:count])):
            return " ".join(tokens[:count])
    return None


def _goes_on(plain: str, end: int) -> bool:
    """Whether more capitalised words follow that make it the name of something else (“… University”)."""
    following = re.match(r"(?:-| )([A-Z][\w-]*)", plain[end : end + 30])
    return following is not None and not re.fullmatch(rf"(?:{name_pattern()}|[A-Z][a-z]+day|[IVX]+)", following[1])


_PARTICLE = re.compile(r" (?:de|del|la|las|los|di|da|do|dos) ")


def _only_place(plain: str, match: re.Match[str], labels: dict[tuple[int, int], str]) -> bool:
    """Whether a name in no list must be a place: one that the model saw as something, right after “in” or “over the”.

    What a body's name may also be (“in the Fund”) or a person's (“trust in …”) is left alone.
    """
    name, how = match["name"], match["how"].casefold()
    spans = {(match.start(g), match.end("name")) for g in ("the", "name") if match[g]}
    label = next((labels[s] for s in spans if s in labels), None)
    if label not in ("PERSON", "ORG", "PRODUCT", "WORK_OF_ART", "FAC") or (" " in name and not _PARTICLE.search(name)):
        return False
    if not _can_be_place(name):
        return False
    after = plain[match.end() : match.end() + 12]
    ends = re.match(
        r"[,.;)]|$|\n| (?:on|in|last|this|from|and|between|since|earlier|before|after|for|as|by|where|ha[sd]|have|"
        r"w[ea]s|were|is|are|will|would)\b",
        after,
    )
    if match["the"]:
        return label == "PERSON" and how in ("in", "over", "across", "through", "from") and ends is not None
    if how == "at":
        return label == "PERSON" and ends is not None
    trusting = re.search(
        r"\b(?:trust|confidence|faith|interest\w*|belie\w+|invest\w*|stakes?)$", plain[: match.start()].rstrip()
    )
    return how in ("in", "near") and ends is not None and trusting is None and not name.isupper()


def _carried(plain: str, match: re.Match[str], labels: dict[tuple[int, int], str]) -> bool:
    """Whether a name in no list is where a road or train leads to."""
    before = plain[: match.start()][-12:]
    way = re.search(r"\b(?:trains?|railway|roads?|flights?|bus|highway|ferry|tunnel) $", before)
    span = match.start("name"), match.end("name")
    return (
        way is not None and match["how"] in ("to", "from") and labels.get(span) in ("PERSON", "ORG", "PRODUCT", "FAC")
    )


def _listed(plain: str, found: list[PlaceSpan], named: tuple[NamedEntity, ...]) -> Iterator[PlaceSpan]:
    """Towns of the lists that a comma or “and” joins to a place, and any name that the model joins to one so."""
    for each in named:
        both = re.fullmatch(rf"({_CAP}) and ({_CAP})", plain[each.start : each.end])
        if both and any(s.start == each.start and s.end == each.start + both.end(1) for s in found):
            yield PlaceSpan(each.start + both.start(2), each.end, None, 0.5)
    for place in (*found, *(PlaceSpan(n.start, n.end, None, 0) for n in named if n.label in ("GPE", "LOC"))):
        for match in re.finditer(
            rf"(?:, and |, | and |, [a-z]+ )({_NAME})(?![\w-])", plain[place.end : place.end + 60]
        ):
            if match.start() == 0 and (town := _longest_town(match[1])) and _can_be_place(town):
                start = place.end + match.start(1)
                label = next((n.label for n in named if n.start == start), None)
                further = plain.startswith(" of ", start + len(town))
                if label != "PERSON" and not further and not _goes_on(plain, start + len(town)):
                    yield PlaceSpan(start, start + len(town), country_of_town(town), 0.7)


@cache
def _not_place() -> re.Pattern[str]:
    return re.compile(rf"(?:{adjective_pattern()}|{country_pattern()})\b|[A-Z]{{2,3}}$")


def _can_be_place(name: str) -> bool:
    """Whether the words may be a place's: no country or adjective, no month, no word that names never hold."""
    low = name.casefold()
    listed = " " in name and country_of_town(name) is not None
    tokens = low.replace("-", " ").split()
    plain_words = (
        word_set("not_in_names") | word_set("calendar_words") | word_set("title_heads") | word_set("honorifics")
    )
    if low in country_of() or low in _bodies() or (not listed and _not_place().match(name)):
        return False
    heads = word_set("organisation_heads") | word_set("mechanism_heads") | word_set("mechanism_bodies")
    return not (set(tokens) & heads or tokens[0] in plain_words or tokens[-1] in word_set("calendar_words"))
