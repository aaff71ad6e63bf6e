"""Where a text was written: its dateline, its byline or the place it is signed at, and what “here” means in it."""

from __future__ import annotations

import re
from functools import cache

from regesta.domain.claim import MentionKind
from regesta.extract.gazetteer import adjective_pattern, by_iso, countries, country_of
from regesta.extract.masking import Masked, mask
from regesta.extract.reading import Entity, Reading

_DATELINE = re.compile(
    r"^(?:\W*)(?P<place><L\d+>)(?:,? ?<[LDO]\d+>)?(?:,[^–—<-]{0,30})?,? ?(?:\((?P<agency>[^)]{0,60})\))?[.,]? ?"
    r"(?:<D\d+>[.,]? ?)?(?:/<?O?\d*>?[^/]{0,20}/\.? ?)?(?:[-–—:]|$)|^(?P<stop><L\d+>[.,] <D\d+>\.)"
)
_BYLINE = re.compile(
    r"^(?:(?:[Bb]y|BY) (?:[^\n]{3,60} in|[A-Z]{2,5} -) (?P<place><L\d+>)"
    r"|[^\n]{0,60}\| (?P<after><L\d+>)|(?P<stop><L\d+>) [|●•·])"
)
_HEAD = 700
"""How far into a text the line stands that says where it was written, in code points."""


def written_at(reading: Reading) -> tuple[Entity, Entity | None] | None:
    """The place that dateline, byline or signature names, and the agency beside it, if one is named."""
    last = reading.sentences[-1:]
    for sentence in (*(s for s in reading.sentences if s.start < _HEAD), *last):
        masked = mask(reading, sentence.start, sentence.end, titles=False, phrases=False)
        match = _DATELINE.match(masked.text) or _BYLINE.match(masked.text)
        groups = match.groupdict() if match else {}
        code = groups.get("place") or groups.get("after") or (groups.get("stop") or "").split(".")[0].split(",")[0]
        place = masked.entity(code or None)
        furniture = sentence in last and reading.boilerplate(sentence.start)
        if place is not None and not furniture and is_town(reading, place):
            named = re.search(r"<O\d+>", groups.get("agency") or "")
            agency = masked.entity(named.group()) if named else None
            return place, agency
    return None


def is_town(reading: Reading, place: Entity) -> bool:
    """Whether a place can be one where a text is written: no country, unless in the capitals of a dateline."""
    surface = reading.text[place.start : place.end]
    return surface.isupper() or surface.casefold() not in _countries()


@cache
def _countries() -> frozenset[str]:
    return frozenset(name.casefold() for country in countries() for name in country.names)


def country_written_in(reading: Reading) -> str | None:
    """The English name of the country of the agency in the dateline, or of the place where no agency is named.

    None where the agency's country is not known: it may write from abroad.
    """
    found = written_at(reading)
    if found is None:
        return None
    place, agency = found
    iso = agency.country if agency else place.country
    return by_iso()[iso].name if iso in by_iso() else None


_HERE = re.compile(
    r"\bhere\b(?! and there)|\bin (?:this city|(?:the|our) capital)\b(?! of)|"
    rf"\bin the (?P<adjective>{adjective_pattern()}) capital\b"
)


def place_here(reading: Reading, masked: Masked) -> Entity | None:
    """The city that “here”, “in the capital” or “in the … capital” means in a sentence, where the text names it."""
    match = _HERE.search(masked.text)
    if match is None:
        return _place_there(reading, masked)
    written = written_at(reading)
    if match["adjective"]:
        capitals = country_of()[match["adjective"].casefold()].capitals
        places = [e for e in reading.entities if e.type == "place" and e.kind is not MentionKind.METONYM]
        named = [e for e in places if reading.text[e.start : e.end] in capitals]
        return named[0] if named else None
    return written[0] if written else None


_THERE = re.compile(
    r"^There\b(?! (?:is|are|was|were|has|have|had been no|will be)\b)"
    r"|\b(?:held|hosted|met|place|convened|return) there\b"
)


def _place_there(reading: Reading, masked: Masked) -> Entity | None:
    """The place named last before “there”."""
    match = _THERE.search(masked.text)
    if match is None:
        return None
    offset = masked.source(match.start())
    before = [e for e in reading.entities if e.type == "place" and e.end <= offset and not reading.boilerplate(e.start)]
    return max(before, key=lambda e: e.start, default=None)
