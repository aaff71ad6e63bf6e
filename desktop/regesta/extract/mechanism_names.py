"""What the name of a mechanism says: its parties, the words that tell it from others, and abbreviations of those."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from regesta.extract.gazetteer import capital_pattern, country_of, country_pattern, organisation_pattern, shipped
from regesta.extract.vocabulary import alternatives, plain, word_set

_NONE: Mapping[str, str] = MappingProxyType({})


@cache
def _party_words() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?!{alternatives('hyphenated_regions')})(?:{country_pattern()}|{organisation_pattern()}|{capital_pattern()})(?!\w)"
    )


def parties_of(name: str) -> tuple[str, ...]:
    """The parties that a name shows, countries by their English name, in alphabetical order."""
    found: dict[str, None] = {}
    for match in _party_words().finditer(name):
        country = country_of().get(match.group().casefold())
        found[country.name if country else _bodies().get(match.group(), match.group())] = None
    return tuple(sorted(found))


@cache
def _bodies() -> dict[str, str]:
    """International organisations by each of their names."""
    return {name: e.name for e in shipped() if e.kind == "international" for name in (e.name, *e.aliases)}


_OF_MINISTRIES = re.compile(
    r"\b(?:of|between|by|and|with) (?:the )?(?:[Mm]inistr(?:y|ies) (?:of|for) [Ff]oreign [Aa]ffairs|"
    r"[Ff]oreign [Mm]inistr(?:y|ies)|"
    r"MFAs?)(?: of (?:the )?(?:(?:[A-Z]\w+ ){0,3}(?:Republic|Kingdom|State|Federation|Sultanate|Union) of )?)?(?!\w)"
)
"""Who holds talks: their ministries say no more of a mechanism than the two countries do."""


def content_words(name: str, abbreviations: Mapping[str, str] = _NONE) -> frozenset[str]:
    """The words of a name that tell it from others: no parties, no general words, synonyms made one.

    `abbreviations` gives the words that short forms stand for in the same text (`abbreviations_in`).
    """
    bare = _party_words().sub(" ", _OF_MINISTRIES.sub(" ", re.sub(r"\([^)]*\)", " ", name)))
    for short, full in abbreviations.items():
        bare = re.sub(rf"(?<!\w){re.escape(short)}s?(?!\w)", full, bare)
    bare = plain(bare)
    words = {w.strip("’'").removesuffix("’s").removesuffix("'s") for w in re.findall(r"[\w+’']+", bare)}
    return frozenset(_stem(w) for w in words - word_set("mechanism_stop") if len(w) > 1)


_BY_MINISTRIES = re.compile(r" (?:between|of|with|by) (?:the )?(?:Ministr(?:y|ies)|Departments?) (?:of|for) .*")


def ministries_in(name: str) -> str:
    """The end of a mechanism's name that tells whose ministries hold it, which are bodies of their own."""
    found = _BY_MINISTRIES.search(name)
    return found.group() if found else ""


_IN_BRACKETS = re.compile(r"(?P<words>(?:[A-Z][\w’'-]* (?:(?:of|for|on|and|the) )*){2,7})\((?P<short>[A-Z]{2,6})s?[,)]")


def abbreviations_in(text: str) -> dict[str, str]:
    """Abbreviations that the text explains in brackets, each with the words whose initials it has."""
    out = {}
    for match in _IN_BRACKETS.finditer(text):
        tokens = [w for w in match["words"].split() if w[0].isupper()]
        short = match["short"]
        tail = tokens[-len(short) :]
        if [w[0] for w in tail] == list(short):
            out[short] = " ".join(tail)
    return out


def _stem(word: str) -> str:
    if len(word) > 5 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word
