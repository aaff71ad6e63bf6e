"""Whom a pronoun or a bare role means: the person that the sentences before were about."""

from __future__ import annotations

import re

from regesta.extract.reading import Entity, Reading
from regesta.extract.sentences import index_at

_BACK = 4
"""How many sentences back a pronoun may reach."""
_OBJECT = re.compile(r"(?:\b(?:by|with|of|to|told|for|from|under|about|met|and)(?: [A-Z]\w+| [a-z]+){0,2} |[’']s )$")


def subject_before(reading: Reading, offset: int) -> Entity | None:
    """The person that “he” or “she” at an offset means: the first of the sentence, or of one before it."""
    number = index_at(reading.sentences, offset)
    here = reading.sentences[number]
    earlier = reading.within(here.start, offset, "person")
    if earlier and re.search(r"\b(?:where|in which|during which) $", reading.text[here.start : offset]):
        return earlier[-1]
    if earlier:
        return _leading(reading, earlier)
    for back in range(1, _BACK + 1):
        if number - back < 0:
            break
        sentence = reading.sentences[number - back]
        people = reading.within(sentence.start, sentence.end, "person")
        if people and not reading.boilerplate(sentence.start):
            return _leading(reading, people)
    return None


def respectively(reading: Reading, offset: int) -> list[Entity]:
    """The last two persons of the sentence before, where it breaks off at “respectively”: the pronoun means both."""
    number = index_at(reading.sentences, offset)
    before = reading.sentences[number - 1] if number else None
    if before is None or not re.search(r"\brespectively\.?$", reading.text[before.start : before.end]):
        return []
    return reading.within(before.start, before.end, "person")[-2:]


def _leading(reading: Reading, people: list[Entity]) -> Entity:
    """The first person who does not stand as an object, else the first; a name before a colon only says who speaks."""
    people = [p for p in people if not reading.text.startswith(":", p.end)] or people
    for person in people:
        titles = [t.start for t in reading.titles if t.person == person.key and 0 <= person.start - t.end <= 2]
        start = min([person.start, *titles])
        if not _OBJECT.search(reading.text[max(0, start - 30) : start]):
            return person
    return people[0]
