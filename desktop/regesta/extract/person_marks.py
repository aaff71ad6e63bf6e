"""Persons by a sovereign's number or by quotation marks, and the words for offices and deeds around any name."""

from __future__ import annotations

import re
from functools import cache

from regesta.extract.gazetteer import shipped
from regesta.extract.person_names import name_pattern
from regesta.extract.vocabulary import any_of, words


@cache
def heads() -> str:
    """A regular expression for any title of office, in small letters or with capitals."""
    return any_of([f for w in words("title_heads") for f in (w, w[:1].upper() + w[1:], capitals(w))])


def capitals(title: str) -> str:
    """A title with a capital after each hyphen (“Secretary-General”)."""
    return "-".join(part[:1].upper() + part[1:] for part in title.split("-"))


@cache
def deeds() -> str:
    """A regular expression for what persons say and do."""
    return any_of([*words("speech_verbs"), *words("person_verbs")])


@cache
def known_bodies() -> frozenset[str]:
    """Names of several words that agencies, papers and other bodies of the gazetteer have."""
    names = (n for e in shipped() if e.type == "organisation" for n in (e.name, *e.aliases))
    return frozenset(n.casefold() for n in names if " " in n)


@cache
def regnal() -> re.Pattern[str]:
    """A sovereign or a pope by one name and a number: “King Olaf VI”."""
    rank = (
        r"(?:King|Queen|Sultan|Emir|Amir|Pope|Prince|Princess|Emperor|Empress|Duke|Patriarch|Majesty|Highness|Holiness)"
    )
    return re.compile(
        rf"(?<![\w-]){rank},? (?!{rank}\b)(?P<name>[A-ZÀ-Þ][\w’-]+(?:[ -][A-ZÀ-Þ][\w’-]+)? [IVX]{{1,5}})(?![\w-])"
    )


@cache
def quoted() -> re.Pattern[str]:
    """A name in quotation marks, as some agencies put all names, with a deed: by itself no proof."""
    return re.compile(
        rf"[“\"«](?P<name>{name_pattern()})[”\"»](?= (?:{deeds()})\b"
        r"| (?:on|at|in) the (?:sidelines|margins?|fringes|occasion)\b)"
    )


@cache
def quoted_with_office() -> re.Pattern[str]:
    """A name in quotation marks right before an office: “"A B", Deputy Minister of …”."""
    rank = r"(?:(?:the|a|[Dd]eputy|[Pp]rime|[Vv]ice|[Ff]oreign|[Ff]irst|[Aa]cting) )"
    return re.compile(rf"[“\"«](?P<name>{name_pattern()})[”\"»](?=,? {rank}{{0,4}}(?:{heads()})\b)")
