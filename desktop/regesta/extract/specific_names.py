"""Whether a phrase names one mechanism by itself: by its parties, by an ordinal with a topic, by a name in capitals."""

from __future__ import annotations

import re

from regesta.extract.gazetteer import country_of
from regesta.extract.reading import Phrase

GENERIC = frozenset({"consultation", "summit", "conference", "forum"})
"""Content words that say what kind of meeting it is, not about what."""


def is_specific(phrase: Phrase) -> bool:
    """Whether a phrase names one mechanism by itself: by parties, by an ordinal with a topic, by a capital name."""
    topic = phrase.content - GENERIC
    countries = [p for p in phrase.parties if p.casefold() in country_of()]
    bodies = len(phrase.parties) - len(countries)
    if len(phrase.parties) >= 2:
        plain_summit = phrase.content <= {"summit"} and bodies == 0
        numbered = phrase.ordinal is not None
        series = numbered or phrase.regular or phrase.relation in ("previous", "next")
        several = len(phrase.parties) > _PAIR and sided(phrase)
        return (bool(phrase.content) or several or (numbered and levelled(phrase))) and (not plain_summit or series)
    if bodies == 1:
        return phrase.definite or phrase.ordinal is not None
    if phrase.ordinal is not None:
        summit = phrase.content == {"summit"} and sided(phrase)
        return summit or len(topic) >= 2 or (_capital(phrase) and (bool(topic) or levelled(phrase)))
    if _capital(phrase) and topic and phrase.definite:
        return True
    if phrase.definite and _PARTIES.search(phrase.name):
        return True
    if phrase.content == {"summit"} and phrase.relation is not None and sided(phrase):
        return True
    named = phrase.regular or "mechanism" in phrase.name or phrase.relation is not None
    return (
        named
        and len(phrase.content) >= 2
        and (phrase.definite or phrase.relation == "new" or "bilateral" in phrase.name)
    )


_PAIR = 2
_PARTIES = re.compile(r"\b(?:three|four|five|six|seven)-party\b", re.IGNORECASE)
"""So many sides name talks by themselves (“the six-party talks”)."""
_MORE = r"trilateral|tripartite|quadrilateral|three-sided|3-sided"
_SIDES = re.compile(rf"\b(?:bilateral|{_MORE}|(?:three|four|five|six|seven)-party)\b", re.IGNORECASE)


def sided(phrase: Phrase) -> bool:
    """Whether a name says how many sides its meeting has, which tells one summit from another."""
    return _SIDES.search(phrase.name) is not None


_SEVERAL = re.compile(rf"\b(?:{_MORE}|three-way|four-way)\b", re.IGNORECASE)


def several_sided(phrase: Phrase) -> bool:
    """Whether a name says that more than two meet, which what two persons hold never is."""
    return _SEVERAL.search(phrase.name) is not None


def _capital(phrase: Phrase) -> bool:
    """Whether the phrase is written as a name: two capitals or more after its first word."""
    return len(re.findall(r"(?<=[ -])[A-Z]\w+", phrase.name)) >= 1 and len(re.findall(r"\b[A-Z]\w+", phrase.name)) >= 2


def levelled(phrase: Phrase) -> bool:
    """Whether a name has no topic but a rank in capitals: “the … High-Level Meeting”."""
    return re.search(r"[A-Z][\w-]*[ -][Ll]evel\b", phrase.name) is not None
