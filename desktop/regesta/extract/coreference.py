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
    earlier = [e for e in reading.within(here.start, offset, "person")]
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


def _leading(reading: Reading, people: list[Entity]) -> Entity:
    """The first person who does not stand as an object, else the first."""
    for person in people:
        if not _OBJECT.search(reading.text[max(0, person.start - 30) : person.start]):
            return person
    return people[0]
