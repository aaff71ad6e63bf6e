"""Persons named by country and the letters of an office alone (“the Peruvian PM”), where the text says who it is."""

from __future__ import annotations

import re
from functools import cache

from regesta.domain.claim import MentionKind
from regesta.extract.drafting import Maker
from regesta.extract.gazetteer import adjective_pattern, country_of
from regesta.extract.offices import Office
from regesta.extract.reading import Found, Reading

_MAKER = Maker("nominals")


@cache
def _short_office() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?P<country>{adjective_pattern()}) (?P<role>FM|PM)\b(?! [A-Z])")


def find_nominals(reading: Reading) -> Found:
    """Mentions, not records: the person whose office of that country the text gives elsewhere."""
    holders = {t.position: t.person for t in reading.titles if t.position}
    taken = [(t.start, t.end) for t in reading.titles]
    mentions = []
    for match in _short_office().finditer(reading.text):
        office = Office(match["role"], None, None, country_of()[match["country"].casefold()].name)
        person = holders.get(office.key)
        if person and not any(a < match.end() and match.start() < b for a, b in taken):
            mentions.append(_MAKER.mention(*match.span(), "person", person, kind=MentionKind.NOMINAL, confidence=0.6))
    return Found(mentions=tuple(mentions))
