"""Which country an office is held for, where its words do not say: from what the text tells of its holder."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from regesta.extract.datelines import country_written_in
from regesta.extract.gazetteer import adjective_pattern, by_iso, country_of
from regesta.extract.holdings import Holding
from regesta.extract.masking import Masked, mask
from regesta.extract.position_patterns import honorifics
from regesta.extract.reading import Reading


def with_countries(reading: Reading, holdings: list[Holding]) -> list[Holding]:
    """The holdings; an office without a country gets that of the holder's other offices, or of the side led.

    Where the text is about two countries and one of two who share a deed serves the first, the other one serves
    the second. An office that nothing of this reaches is one of the country from which the text is written: a paper
    names the country of foreigners and leaves out its own.
    """
    served = _by_offices(reading, holdings)
    for person, country in _by_sides(reading):
        served.setdefault(person, {})[country] = "the country is that of the side led"
    for person, country in _by_opposites(reading, served):
        served.setdefault(person, {}).setdefault(country, "the other one of the two serves the other country")
    holdings = [_with_country(holding, served.get(holding.person, {})) for holding in holdings]
    return _at_home(reading, holdings)


def _with_country(holding: Holding, countries: dict[str, str]) -> Holding:
    office = holding.office
    if len(countries) != 1 or office.country or office.organisation or office.descriptor:
        return holding
    country, why = next(iter(countries.items()))
    return replace(
        holding,
        office=replace(office, country=country),
        confidence=holding.confidence - 0.2,
        reason=f"{holding.reason}; {why}",
    )


def _by_offices(reading: Reading, holdings: list[Holding]) -> dict[str, dict[str, str]]:
    """Countries by person, each with the reason, from offices whose words name a country or a country's body."""
    state = {
        e.key: by_iso()[e.country].name for e in reading.entities if e.key and e.country and e.type == "organisation"
    }
    served: dict[str, dict[str, str]] = {}
    for holding in holdings:
        country = holding.office.country or state.get(holding.office.organisation or "")
        if country:
            served.setdefault(holding.person, {})[country] = "the country is that of the holder's other offices"
    return served


@cache
def _sides() -> tuple[re.Pattern[str], ...]:
    adjective = adjective_pattern()
    side = r"(?:team|delegation|side|delegates|negotiators|mission)"
    whose = rf"(?:the )?(?:(?P<team><L\d+>)[’']s?|(?P<adjective>{adjective}))"
    lead = r"(?:heads|headed|leads|led|has led|will lead|chaired|heading|leading|represented)"
    office = rf"(?:[^.;<]|<[OL]\d+>){{0,90}}{honorifics()}"
    return (
        re.compile(rf"(?P<person><P\d+>)(?:,[^.;<]{{0,60}},)? {lead} {whose} {side}"),
        re.compile(r"(?P<person><P\d+>),? that of (?:the )?(?P<team><L\d+>)"),
        re.compile(rf"\b[Tt]he (?P<adjective>{adjective}) {side}[^.;<]{{0,40}} by {office}(?P<person><P\d+>)"),
        re.compile(rf"(?P<team><L\d+>)[’']s {side}[^.;<]{{0,40}} by {office}(?P<person><P\d+>)"),
        re.compile(rf"{side} (?:of|from) (?:the )?(?P<team><L\d+>)[^.;<]{{0,40}} by {office}(?P<person><P\d+>)"),
        re.compile(
            r"(?P<person><P\d+>) (?:spoke|signed|acted|negotiated|attended|took part|took the floor|was present) "
            r"for (?:the )?(?P<team><L\d+>)"
        ),
        re.compile(r"\b[Ff]or (?:the )?(?P<team><L\d+>)(?: side)?[,:] (?:[^.;<]{0,60}, )?(?P<person><P\d+>)"),
        re.compile(r"(?P<person><P\d+>) (?:of|from) (?:the )?(?P<team><L\d+>)(?![’'])"),
        re.compile(r"(?P<team><L\d+>)[’']s? (?P<person><P\d+>)"),
    )


def _by_sides(reading: Reading) -> list[tuple[str, str]]:
    """Persons with the country whose delegation they lead or for which they speak."""
    out = []
    for sentence in reading.article:
        masked = mask(reading, sentence.start, sentence.end, titles=False, phrases=False)
        for match in (m for pattern in _sides() for m in pattern.finditer(masked.text)):
            person, country = masked.entity(match["person"]), _country(masked, match)
            if person and person.key and country:
                out.append((person.key, country))
    return out


def _country(masked: Masked, match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    if groups.get("adjective"):
        return country_of()[groups["adjective"].casefold()].name
    place = masked.entity(groups.get("team"))
    return by_iso()[place.country].name if place and place.country else None


_TOGETHER = re.compile(r"(?P<first><P\d+>)(?P<between>[^.;]{0,160}?)(?P<second><P\d+>)")
_SHARED = re.compile(r"\b(?:and|with|met|counterpart|received|hosted|welcomed|telephoned|told)\b")


def _by_opposites(reading: Reading, served: dict[str, dict[str, str]]) -> list[tuple[str, str]]:
    """The other of two persons in one sentence of a text about two countries, where one's country is known."""
    parties = _two_parties(reading)
    if parties is None:
        return []
    out = []
    for sentence in reading.article:
        masked = mask(reading, sentence.start, sentence.end, titles=False, phrases=False)
        for match in _TOGETHER.finditer(masked.text):
            pair = [e.key for g in ("first", "second") if (e := masked.entity(match[g])) and e.key]
            known = [p for p in pair if len(served.get(p, {})) == 1]
            if len(pair) != 2 or len(set(pair)) != 2 or len(known) != 1 or not _SHARED.search(match["between"]):
                continue
            country = next(iter(served[known[0]]))
            other = [p for p in pair if p not in known][0]
            if country in parties:
                out.append((other, next(p for p in parties if p != country)))
    return out


def _two_parties(reading: Reading) -> tuple[str, str] | None:
    """The two countries that the text is about: those of its mechanisms, where all name the same two."""
    named = {p.parties for p in reading.phrases if len(p.parties) == 2}
    pairs = {pair for pair in named if all(name.casefold() in country_of() for name in pair)}
    if not pairs and len(reading.home) > 1:
        pairs = {(reading.home[0].name, reading.home[1].name)}
    if len(pairs) != 1:
        return None
    one, two = next(iter(pairs))
    return one, two


def _at_home(reading: Reading, holdings: list[Holding]) -> list[Holding]:
    """The holdings, bare offices that one person alone has given to the country from which the text is written."""
    country = country_written_in(reading) or _left_out(reading, holdings)
    if country is None or country not in {c.name for c in reading.home}:
        return holdings
    holders: dict[str, set[str]] = {}
    for holding in holdings:
        if holding.office.country in (None, country):
            holders.setdefault(holding.office.role.casefold(), set()).add(holding.person)
    out = []
    for holding in holdings:
        office = holding.office
        bare = not (office.country or office.organisation or office.descriptor)
        if bare and len(holders[office.role.casefold()]) == 1:
            why = f"{holding.reason}; a text from this country that names no other"
            office = replace(office, country=country)
            holding = replace(holding, office=office, confidence=holding.confidence - 0.35, reason=why)
        out.append(holding)
    return out


def _left_out(reading: Reading, holdings: list[Holding]) -> str | None:
    """The one of two countries whose offices the text never names as such, while it names those of the other."""
    parties = _two_parties(reading)
    said = {h.office.country for h in holdings if h.office.country}
    if parties is None or len(said & set(parties)) != 1:
        return None
    return next(p for p in parties if p not in said)
