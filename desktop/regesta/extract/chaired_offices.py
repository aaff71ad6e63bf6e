"""Offices that a mechanism is named for: who chairs the talks of special representatives is one of them."""

from __future__ import annotations

import re

from regesta.domain.proposal import Ref
from regesta.extract.drafting import key
from regesta.extract.gazetteer import country_of
from regesta.extract.holdings import Holding, draft_holdings
from regesta.extract.offices import Office
from regesta.extract.reading import Event, Found, Reading

_OFFICE = re.compile(r"\b(?P<role>(?:[Ss]pecial|[Hh]igh|[Pp]ersonal) (?:[Rr]epresentative|[Ee]nvoy))s?[’']?(?!\w)")


def find_chaired_offices(reading: Reading) -> Found:
    """Positions and tenures of those who chair rounds of a mechanism that is named for an office."""
    holdings: list[Holding] = []
    for event in reading.events:
        phrases = [p for p in reading.phrases if p.key == event.mechanism and _OFFICE.search(p.name)]
        if event.type != "round" or not phrases:
            continue
        named = _OFFICE.search(phrases[0].name)
        for person in _chairs(reading, event) if named else ():
            country = _country(reading, person)
            if named and country in {party for p in phrases for party in p.parties}:
                role = named["role"][:1].upper() + named["role"][1:].casefold()
                span = (phrases[0].name_start, phrases[0].end)
                why = "chairs the talks of those who hold this office"
                holdings.append(Holding(person, Office(role, None, None, country), span, span, why, 0.5))
    once = {(h.person, h.office.key): h for h in holdings}
    return Found(records=tuple(draft_holdings(reading, list(once.values()))))


def _chairs(reading: Reading, event: Event) -> list[str]:
    """The persons whom the round's record has as chairs."""
    claims = [c for r in reading.records if r.key == event.key for c in r.claims if c.property == "chair"]
    return [c.value.key for c in claims if isinstance(c.value, Ref) and c.value.key]


def _country(reading: Reading, person: str) -> str | None:
    """The country that the person's other offices are held for, where they agree on one."""
    claims = [c for r in reading.records if r.key == person for c in r.claims if c.property == "country"]
    targets = {c.value.key for c in claims if isinstance(c.value, Ref)}
    names = {c.name for c in country_of().values() if key("place", c.name) in targets}
    return names.pop() if len(names) == 1 else None
