"""Places by the phrase they stand in: “off …”, “the treaty of …”, “… street”, “the road A-B”, “… will host the talks”.

Works on the text in plain letters, as `place_context` does, which checks what is found here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from regesta.extract.gazetteer import country_of, shipped
from regesta.extract.model import NamedEntity
from regesta.extract.towns import country_of_town
from regesta.extract.vocabulary import alternatives, any_of, words

_CAP = r"[A-Z][\w’'-]*\w"
_PLAIN = r"[A-Z][\w’']*\w"
_SPAN = tuple[int, int]


@cache
def _at_sea() -> re.Pattern[str]:
    """What only a place follows: “off …”, “near …”, “on the coast of …”."""
    how = (
        r"off|near|alongside|[Oo]utside|upstream of|downstream of|[Nn]orth of|[Ss]outh of|[Ee]ast of|[Ww]est of|"
        r"(?:frontier|border|river|strait|bay) from|(?:reporters|journalists|newsmen) at|km (?:from|off)|"
        r"kilomet(?:er|re)s (?:from|off)|miles (?:from|off)|en route to|on the way to|pilgrimage to|"
        r"flights? (?:to|from)|trade through|transit through|crossing (?:at|into)|across the (?:line|border|river) at|"
        r"bridge (?:at|over|across)|port of call at|anchored at|docked (?:at|in)|stationed (?:at|in)|based at|"
        r"garrison (?:at|in)|"
        r"(?:[Bb]order|[Cc]rossing|[Cc]ustoms) (?:[\w-]+ ){0,3}?(?:posts?|stations?|offices?|centres?|centers?|"
        r"facilit(?:y|ies)|checkpoints?|points?|crossings?)(?: \([A-Z]{2,8}\))? (?:[a-z]+ )?at|"
        r"(?:battle|siege|treaty|massacre|enclave|exclave) of"
    )
    return re.compile(
        rf"(?<![\w-])(?:{how}) (?P<name>{_CAP}(?: (?:(?:de|del|al|el|la) )?{_CAP}){{0,2}})(?=[,.;:)”\"]| "
        rf"[a-z\u2013\u2014]|$)",
        re.MULTILINE,
    )


@cache
def _beside() -> re.Pattern[str]:
    """A place that another is told to be near: “at A near B”."""
    return re.compile(
        rf"\b(?:[Ii]n|[Aa]t|[Ff]rom) (?P<name>{_CAP}(?: {_CAP}){{0,2}}),? "
        r"(?:near|outside|north of|south of|east of|west of) (?=[A-Z])"
    )


@cache
def _within() -> re.Pattern[str]:
    """A place before the town or land that it lies in: “at A, Oslo,”."""
    return re.compile(
        rf"\b(?:[Ii]n|[Aa]t) (?P<name>{_CAP}(?: {_CAP}){{0,2}}), (?P<wider>{_CAP}(?: {_CAP})?)(?=[,.;]|$| [a-z])",
        re.MULTILINE,
    )


@cache
def _tailed() -> re.Pattern[str]:
    """A street or a building by a noun in small letters, which belongs to the name."""
    return re.compile(rf"(?<![\w’'-])(?P<name>{_CAP}(?: {_CAP}){{0,4}} (?:{alternatives('place_tails')}))(?![\w-])")


_PLANT = re.compile(
    rf"(?<![\w’'-])(?P<name>{_PLAIN}(?:[ -]{_PLAIN}){{0,2}}[ -](?:HPP|NPP|TPP|SPP)(?:[- ]?\d)?)(?![\w-])"
    rf"|(?<![\w’'-])(?P<monument>(?:Monument|Memorial|Statue|Obelisk|Mausoleum) (?:to|of) "
    rf"(?:the )?{_CAP}(?: (?:of |the |and )*{_CAP}){{0,4}})(?![\w-])"
)
"""A power station by the letters of its kind; a monument by whom it is put up to."""


@cache
def _venue() -> re.Pattern[str]:
    """A centre, club or seat in which something takes place."""
    deed = (
        r"(?:held|took place|takes place|met|meets?|gathered|convened|opened|hosted|welcomed|received|accorded|"
        r"talks|meeting|"
        r"session|ceremony|reception|consultations?|dialogue|signed|wreath|dinner|lunch|round)"
    )
    return re.compile(
        rf"\b{deed}\b[^.;\n]{{0,90}}? (?:at|in|inside) (?:the )?(?P<name>{_CAP}(?: {_CAP}){{0,4}} "
        r"(?:Cent(?:re|er)|Club|Auditorium|Complex|Campus|Headquarters|Academy Hall|Institute "
        r"Hall))(?![\w-])(?! (?:for|of|on|in) )"
    )


@cache
def _at() -> re.Pattern[str]:
    """A house of two words and more at which something takes place: “called on the President at … …”."""
    deed = (
        r"(?:held|took place|takes place|met|meets?|gathered|convened|opened|hosted|welcomed|received|accorded|"
        r"called on|talks|meeting|session|ceremony|reception|consultations?|dialogue|signed|wreath|dinner|"
        r"lunch|luncheon|round|courtesy call|Commission|Committee|banquet|accommodated|stayed)"
    )
    return re.compile(
        rf"\b{deed}\b[^.;\n]{{0,120}}? at (?P<name>{_CAP}(?: {_CAP}){{1,3}})(?=[.,;]| (?:and|on|in|for|where|before|"
        r"this|to|here|today|yesterday|last|with|by)\b)(?! level)"
    )


@cache
def _host() -> re.Pattern[str]:
    """A town that is to be the venue."""
    return re.compile(
        rf"(?<![\w’'-])(?P<name>{_CAP}(?: {_CAP})?) (?:(?:has been|was|is|will be|had been) )?(?:(?:named|"
        rf"chosen|selected|proposed|"
        r"picked|suggested) as (?:the )?(?:venue|host|site|place)|will host|to host|hosted|is hosting|hosts)\b"
    )


@cache
def _joined() -> re.Pattern[str]:
    """Two places that a road or a crossing joins: “the road A-B”, “a bridge at A-B”."""
    line = (
        r"(?:roads?|lines?|railways?|highways?|motorways?|routes?|pipelines?|corridors?|axis|crossings?(?: point)?|"
        r"bridges?|ferry|flights?|sections?|segments?|borders?)"
    )
    return re.compile(
        rf"\b{line} (?:at |between |from |on )?(?:the )?(?P<name>{_PLAIN}(?: ?[-–] "
        rf"?{_PLAIN})+)(?![\w])"
    )


@cache
def _seas() -> re.Pattern[str]:
    """A sea by its first word: “on the …”, for those whose name is no common adjective."""
    firsts = {e.name.removesuffix(" Sea") for e in shipped() if e.kind == "region" and e.name.endswith(" Sea")}
    common = set(words("seas_by_common_words"))
    return re.compile(
        rf"\b(?:on|in|across|around|of|off|along|to|from|into|over|about) the "
        rf"(?P<name>{any_of(firsts - common)})(?=[,.;)]| [a-z]|$)"
        r"(?! (?:states?|countr(?:y|ies)|nations?|republics?|capitals?|region|trio|leaders?|ministers?|presidents?|"
        r"neighbou?rs?|partners?|peoples?|foreign|prime|allies|members?)\b)",
        re.MULTILINE,
    )


_PART = re.compile(
    r"(?<![\w’'-])(?P<name>(?:(?<=[Tt]he )(?:State|Republic|Province|Governorate|Prefecture|Canton|Emirate|"
    r"Municipality|Autonomous (?:Republic|Region|Province|District))|Port) of (?:the )?"
    rf"(?P<own>{_PLAIN}(?:[ -]{_PLAIN}){{0,2}}))(?![\w-])"
)
"""A part of a state, or a port, by its kind and its own name; a state itself is read elsewhere."""


def by_phrase(plain: str, named: tuple[NamedEntity, ...]) -> Iterator[_SPAN]:
    """Spans of names that the phrase around them makes places', in no order but that joined ones come first."""
    people = {(n.start, n.end) for n in named if n.label == "PERSON" and " " in plain[n.start : n.end]}
    yield from _both_ends(plain)
    for match in (m for pattern in (_at_sea(), _beside()) for m in pattern.finditer(plain)):
        if match.span("name") not in people:
            yield match.span("name")
    for match in _within().finditer(plain):
        known = match["wider"].casefold() in country_of() or country_of_town(match["wider"])
        if known and match.span("name") not in people:
            yield match.span("name")
    for match in _PART.finditer(plain):
        if match["own"].casefold() not in country_of() and not country_of_town(match["name"]):
            yield match.span("name")
    for match in _PLANT.finditer(plain):
        yield match.span(match.lastgroup or "name")
    for match in (m for pattern in (_tailed(), _venue(), _at(), _seas()) for m in pattern.finditer(plain)):
        if not _common(plain, match):
            yield match.span("name")
    for match in _host().finditer(plain):
        if country_of_town(match["name"]):
            yield match.span("name")


def _both_ends(plain: str) -> Iterator[_SPAN]:
    for match in _joined().finditer(plain):
        ends = list(re.finditer(r"[A-Z][\w’']*(?: [A-Z][\w’']*)?", match["name"]))
        spanned = re.search(r"\b(?:road|railway|bridge|crossing|ferry|highway|pipeline)", match.group()) is not None
        if len(ends) > 1 and (spanned or any(country_of_town(e.group()) for e in ends)):
            base = match.start("name")
            yield from ((base + e.start(), base + e.end()) for e in ends)


def _common(plain: str, match: re.Match[str]) -> bool:
    """Whether a building is only any one of a town (“an Oslo hotel”), or its capital only a sentence's first."""
    start = match.start("name")
    own = re.sub(rf" (?:{alternatives('place_tails')})$", "", match["name"])
    known = own != match["name"] and (own.casefold() in country_of() or country_of_town(own) is not None)
    opens = re.search(r"(?:^|[.!?:”\"\n] ?)$", plain[max(0, start - 2) : start]) is not None
    first = match["name"].split()[0] in words("openers")
    return known or first or (opens and match["name"].count(" ") == 1)
