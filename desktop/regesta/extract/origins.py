"""Which country a person acts for, and in which country a text is set."""

from __future__ import annotations

import re
from functools import cache

from regesta.extract.datelines import written_at
from regesta.extract.gazetteer import by_iso, country_of
from regesta.extract.reading import Entity, Reading


def countries_of(reading: Reading, person: str | None, *, said_only: bool = False) -> frozenset[str]:
    """ISO codes of the countries that a person is told to act for: said in a title, else read into an office.

    An office that was given the country of the dateline for want of another says nothing; with `said_only`, no
    office does whose words name no country.
    """
    said = set()
    for t in reading.titles:
        if t.person == person and not reading.within(t.start, t.end, "person"):
            title = _ELSEWHERE.sub("", reading.text[t.start : t.end])
            said |= {c.iso for w in re.findall(r"[A-Z][\w.-]+", title) if (c := country_of().get(w.casefold()))}
    said = said or _called_of(reading, person) or {iso for iso, leader in sides_led(reading) if leader == person}
    said = said or _serves(reading, person)
    if said or said_only:
        return frozenset(said)
    host = host_country(reading)
    positions = [t.position for t in reading.titles if t.person == person and t.position]
    read = {iso for p in positions if (iso := _by_folded_name().get(p.rsplit("|", 1)[-1]))}
    return frozenset(read - {host})


_ELSEWHERE = re.compile(r"\b(?:(?:to|in|at) .*|for (?:the .*|(?:(?! of )[^.;])*))")
"""What a title says of another country than the holder's own (“Ambassador to …”), or of no country at all."""
_COUNTERPART = re.compile(
    r"\b(?:his|her|their|the) ((?:[A-Z][\w-]+ )?[A-Z][\w-]+) (?:[a-z]+ ){0,2}(?:counterpart|colleague|par|peer|"
    r"homologue|"
    r"opposite number|"
    r"guest|host|partner|pair),? (?:(?:[A-Z][\w-]+|of|for|and) ){0,7}$"
)


def _called_of(reading: Reading, person: str | None) -> set[str]:
    """The country that stands as owner before a person's name (“Ghana’s <name>”), or after it (“<name> of Ghana”)."""
    out = set()
    for entity in reading.entities:
        if entity.type != "person" or entity.key != person:
            continue
        before = re.search(
            r"\b([A-Z][\w-]+(?: [A-Z][\w-]+)?)[’']s? $", reading.text[max(0, entity.start - 40) : entity.start]
        )
        after = re.match(r" of ([A-Z][\w-]+)\b", reading.text[entity.end : entity.end + 30])
        beside = _COUNTERPART.search(reading.text[max(0, entity.start - 110) : entity.start])
        for found in (before, after, beside):
            country = country_of().get(found[1].casefold()) if found else None
            if country:
                out.add(country.iso)
    return out


_OF_BODY = re.compile(
    r"\b(?:at|in|of|from|with) the ([A-Z][\w-]+) (?:[A-Z][a-z]+ )?(?:[Mm]inistry|[Dd]epartment|[Gg]overnment|"
    r"[Ss]tate|"
    r"[Pp]arliament|[Ss]enate|[Aa]rmy|[Nn]avy|[Pp]olice|[Cc]abinet|MFA|MoFA)\b"
)


def _serves(reading: Reading, person: str | None) -> set[str]:
    """The country whose ministry a title names (“director at the Ghanaian ministry of …”)."""
    bodies = (
        _OF_BODY.search(reading.text[t.start : min(len(reading.text), t.end + 60)].split("\n")[0])
        for t in reading.titles
        if t.person == person
    )
    return {c.iso for b in bodies if b and (c := country_of().get(b[1].casefold()))}


_LEADS_SIDE = re.compile(
    r"\b(?:led|leads?|leading|headed|heads?|heading|represent(?:ed|s|ing)|at the head of|chair(?:ed|s|ing)) (?:the|"
    r"an?|its) "
    r"(?P<land>[A-Z][\w-]+)(?:[’']s?)? (?:[\w-]+ ){0,2}(?:side|delegation|team|party|mission|part)\b"
)
_SIDE_LED = re.compile(
    r"\b(?P<land>[A-Z][\w-]+) (?:[a-z-]+ ){0,2}(?:side|delegation|team|party|mission|one)\b"
    r"(?:(?!\b(?:while|and|whereas|but|with)\b)[^.;]){0,40}?\bby "
)


def sides_led(reading: Reading) -> list[tuple[str, str]]:
    """Countries with the keys of the persons who are told to lead their side (“A led the Ghanaian delegation”)."""
    out: list[tuple[str, str]] = []
    for match in _LEADS_SIDE.finditer(reading.text):
        people = reading.within(reading.sentence(match.start()).start, match.start(), "person")
        out += _led(match, people[:1])
    for match in _SIDE_LED.finditer(reading.text):
        people = reading.within(match.end(), reading.sentence(match.start()).end, "person")
        out += _led(match, people[:1])
    return out


_GROUP_LED = re.compile(
    r"\b(?:delegation|group|team|mission|party)\b(?:(?!\b(?:while|and|whereas|but|with)\b)[^.;]){0,40}?"
    r"\b(?:led|headed) by "
)


def groups_led(reading: Reading) -> list[str]:
    """The keys of the persons who are told to lead a delegation, whatever its country."""
    out = []
    for match in _GROUP_LED.finditer(reading.text):
        people = reading.within(match.end(), reading.sentence(match.start()).end, "person")
        out += [p.key for p in people[:1] if p.key and p.start - match.end() < _NEAR]
    return out


_NEAR = 90
"""How far behind “led by” the name of who leads stands at most, in code points."""


def _led(match: re.Match[str], people: list[Entity]) -> list[tuple[str, str]]:
    country = country_of().get(match["land"].casefold())
    return [(country.iso, p.key) for p in people if country and p.key]


@cache
def _by_folded_name() -> dict[str, str]:
    return {country.name.casefold(): iso for iso, country in by_iso().items()}


def host_country(reading: Reading) -> str | None:
    """ISO code of the country of the first place that opens a line as a dateline does, or where the text is signed."""
    for entity in reading.entities:
        if entity.type == "place" and entity.country and opens_line(reading, entity):
            return entity.country
    written = written_at(reading)
    return written[0].country if written else None


_AFTER_DATELINE = re.compile(
    r"(?:, [A-Z][a-z]+)?(?:,? \(?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:, \d{4})?)?(?: \d{4})?"
    r"(?: ?\([^)\n]{1,40}\)| /[^/\n]{1,30}/)?\.? ?(?:—|--|–|- |:|/|\||\n|\. [A-Z])"
)


def opens_line(reading: Reading, place: Entity) -> bool:
    """Whether a place stands where a dateline does: first in a line, or after a bar, before a dash, a date or a bar."""
    text = reading.text
    line = text[text.rfind("\n", 0, place.start) + 1 : place.start]
    if line.strip() and not re.search(r"(?:\||\bby [^|\n]{3,40} in|[\w.]+\.) $", line) or len(line) > 60:
        return False
    after = text[place.end : place.end + 70]
    if re.search(r"\bby [^|\n]{3,40} in $", line):
        return after.startswith("\n")
    return _AFTER_DATELINE.match(after) is not None
