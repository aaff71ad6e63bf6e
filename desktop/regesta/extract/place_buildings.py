"""What the names of buildings, of houses of gatherings and of seats of power look like."""

from __future__ import annotations

import re
from functools import cache

from regesta.extract.gazetteer import country_pattern
from regesta.extract.vocabulary import alternatives, any_of, words

_CAP = r"[A-Z][\w’'-]*\w"
GATHERING = r"(?:Convention|Conference|Congress|Exhibition|Trade|Media|Press|Expo|Cultural|Culture|Events?)"
"""What makes a centre the house of gatherings."""
VENUE = rf"{GATHERING} (?:Cent(?:re|er)|Complex)"


@cache
def building() -> re.Pattern[str]:
    """Palaces, halls, houses, centres of gatherings and seats of power; the name is the group `name` or `house`."""
    word = rf"(?!(?:The|In|At|On)\b)(?!(?:{alternatives('organisation_heads')})(?![\w-])){_CAP}"
    hall = rf"(?:[A-Z]\w+-)?(?:{any_of(words('building_heads'))})(?![\w-])"
    gathering = GATHERING
    hall += rf"(?: of (?:the )?(?!(?:{country_pattern()})\b){_CAP})?(?![\w-])"
    centre = rf"(?:{word} ){{0,4}}(?:and )?{gathering} (?:Centre|Center|Complex)(?![\w-])"
    house = rf"(?<=[Aa]t |[Ii]n |[Tt]o )(?:the )?(?P<house>(?:{_CAP} ){{1,3}}(?<!Guest )House)(?![\w-])"
    calendar = rf"(?!(?i:{alternatives('calendar_words')})\b)"
    guests = rf"(?:{word} ){{1,4}}(?:Guest ?[Hh]ouse|Guesthouse)(?: {calendar}{_CAP})?(?![\w-])"
    joined = r"(?:(?<=[Aa]t )|(?<=[Ii]n )|(?<=[Tt]o )|(?<= the ))[A-Z]\w+-(?:i|e|a|al|ul|o|la|de|el|us|ash)-[A-Z]\w+"
    seat = r"(?:(?<=[Ii]n the )|(?<=nside the )|(?<=d in )|(?<=\w at the )|(?<=\w at ))"
    seat += rf"(?:{any_of(words('seats'))})(?![\w-])"
    return re.compile(
        rf"(?<![\w’'-])(?:{house}|(?P<name>{guests}|(?:\d{{1,4}},? )?(?:{word} ){{0,3}}{_CAP} "
        rf"{hall}|{centre}|{seat}|{joined}))"
    )


@cache
def prefixed() -> re.Pattern[str]:
    """What has the word for its kind before its name, as villas and mounts; the name is the group `name`."""
    particle = r"(?:(?:de|del|della|di|da|do|dos|la|las|los|el|al|du|des|of|the) ){0,2}"
    joined = (
        rf"(?:(?:{any_of(w for w in words('place_prefixes') if w.endswith(' of'))}) (?:the )?{_CAP}(?: {_CAP}){{0,2}})"
    )
    alone = any_of(w for w in words("place_prefixes") if not w.endswith(" of"))
    plain = rf"(?:(?:{alone}) {particle}(?:d[’'])?{_CAP}(?: {_CAP}){{0,2}})"
    return re.compile(rf"(?<![\w’'-])(?P<name>{joined}|{plain})(?![\w-])")
