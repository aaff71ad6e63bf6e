"""Names that say no one mechanism (“political consultations”), but are told as one: held by two, or on a day."""

from __future__ import annotations

import re

from regesta.extract.organisations import home_countries
from regesta.extract.reading import Phrase, Reading
from regesta.extract.specific_names import GENERIC, levelled, several_sided, sided
from regesta.extract.told_session import told_as_session, told_as_subject


def told_as_mechanism(reading: Reading, phrase: Phrase) -> bool:
    """Whether the way a text tells of what a phrase names makes it a mechanism."""
    return _held_between_two(reading, phrase) or _told_with_day(reading, phrase)


_INSTITUTION = re.compile(
    r"\b(?:consultations?|dialogues?|contacts|commission|committee|working group|forum|2\+2)\b|[- ]level talks\b",
    re.IGNORECASE,
)
_ROUND_OF = re.compile(r"[^.;]*\brounds? of\b")
_AS_EVENT = re.compile(
    r"\b(?:hold|held|holds|holding|host\w*|conven\w+|open\w*|for|rounds? of|at|during|called off|postponed|resum\w+|"
    r"scrap\w*)(?: (?:the|their|its|an?|annual|regular|next week[’']s|new|planned))* ?$"
)
_MEETS = re.compile(
    r",? (?:(?:will|would|shall|is|are|was|were|has|had|have|due|set|expected|to|also|next|last) ){0,4}"
    r"(?:meets?|met|convenes?|convened|sits?|sat|gathers?|gathered|be held|held|took place|take place)\b"
)
"""What follows a body that meets (“the working group on energy would meet in …”)."""
_PAIR = 2


def _held_between_two(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase is told as something that two countries hold with each other."""
    if len(reading.home) < _PAIR:
        return False
    sentence = reading.sentence(phrase.start)
    before = reading.text[sentence.start : phrase.start]
    if phrase.ordinal is not None and phrase.content and not phrase.definite:
        return len({c.iso for c in reading.home[:_PAIR]} & set(home_countries(before))) == _PAIR
    counted = phrase.ordinal is not None and _ROUND_OF.match(reading.text, phrase.start, phrase.name_start) is not None
    said = _INSTITUTION.search(phrase.name) is not None
    if phrase.ordinal is not None and sided(phrase) and (counted or said or several_sided(phrase)):
        return True
    if not (phrase.content - GENERIC) or not (counted or said):
        return False
    after = reading.text[phrase.end : sentence.end]
    return bool(phrase.ordinal is not None or _AS_EVENT.search(before) or (phrase.definite and _MEETS.match(after)))


_OF_TWO = re.compile(
    r" at the level of | (?:between|of) (?:the )?(?:(?:two|both|three) |their )?(?:foreign |defen[cs]e )?"
    r"(?:ministries|governments|capitals)(?: of (?:the )?(?:two|both|three) (?:countries|states|nations))?\b"
)
"""After talks that say only whose they are: those of the two countries that the text is about."""
_OF_STATES = re.compile(r" of (?:the |their )?(?:two|three|four|five) (?:countries|states|nations|neighbou?rs)$")
_ITS_ROUNDS = re.compile(
    r",? (?:whose (?:[\w-]+ ){1,2}(?:round|session|meeting|edition)|the (?:[\w-]+ ){1,2}(?:round|session|meeting|"
    r"edition) of which)\b"
)
"""After a name: that it has rounds."""
_LOOSE = re.compile(
    r"\b(?:talks?|negotiations?|meetings?|conference|seminar|symposium|roundtable)\b[^,]*$", re.IGNORECASE
)
"""Words for what any two may hold once: only “the talks on …” that took place are a mechanism."""


def _told_with_day(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase is told as a gathering with a day or a place of its own."""
    topic = phrase.content - GENERIC - {"joint"} or levelled(phrase)
    if topic and _ITS_ROUNDS.match(reading.text, phrase.end):
        return len(reading.home) >= _PAIR
    if "summit" in phrase.content:
        return _named_summit(phrase, bool(topic)) and told_as_session(reading, phrase)
    theirs = _of_those_told(reading, phrase) or _with_one(phrase)
    if len(reading.home) < _PAIR or not (topic or theirs):
        return False
    if _LOOSE.search(phrase.name) and not (theirs or phrase.relation):
        the = phrase.start < phrase.name_start or reading.text.endswith(("’ ", "' ", "’s ", "'s "), 0, phrase.start)
        return phrase.definite and the and told_as_subject(reading, phrase)
    return told_as_session(reading, phrase)


def _named_summit(phrase: Phrase, topic: bool) -> bool:
    """Whether a summit is named by whose it is or what it is about, not one that two countries hold once."""
    once = len(home_countries(phrase.name)) == _PAIR == len(phrase.parties) and not (topic or phrase.definite)
    return (topic or bool(phrase.parties) or sided(phrase)) and not once


def _with_one(phrase: Phrase) -> bool:
    """Whether it is “consultations with …”: the other side is the one that the sentence is about."""
    return len(home_countries(" ".join(phrase.parties))) == 1 and _INSTITUTION.search(phrase.name) is not None


def _of_those_told(reading: Reading, phrase: Phrase) -> bool:
    """Whether words say that the countries told of hold it, whatever it is about."""
    if _OF_TWO.match(reading.text, phrase.end) or _OF_STATES.search(phrase.name):
        return True
    bare = not (phrase.content or phrase.parties)
    return (several_sided(phrase) and not (bare and phrase.ordinal)) or (phrase.regular and not bare)
