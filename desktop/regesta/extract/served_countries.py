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
    holdings = _coordinated(reading, holdings)
    served = _by_offices(reading, holdings)
    for person, country in _by_sides(reading):
        served.setdefault(person, {})[country] = "the country is that of the side led"
    holdings = _opposed(
        reading, [_with_country(holding, served.get(holding.person, {})) for holding in holdings], served
    )
    holdings = _at_home(reading, _at_place(reading, holdings, served))
    for holding in holdings:
        if holding.office.country:
            served.setdefault(holding.person, {}).setdefault(holding.office.country, "the country of another office")
    return _opposed(reading, holdings, served)


@cache
def _hosts() -> tuple[re.Pattern[str], ...]:
    """Who receives or talks where a visitor is told to be (“In Quito she was received by President A”)."""
    office = rf"(?:[^.;<]|<[OL]\d+>){{0,90}}?{honorifics()}"
    return (
        re.compile(
            rf"^\W*(?:(?:On )?<D\d+>,? )?[Ii]n (?:the )?(?P<team><L\d+>)(?:,? (?:on )?<D\d+>)?,? [^;]{{0,120}}?"
            rf"\b(?:with|by|and|meets?|met|(?:call|called|calls) on|sees?|saw) {office}(?P<person><P\d+>)"
        ),
        re.compile(
            rf"\b(?:received|welcomed|hosted|met|greeted)(?: (?:on )?<D\d+>)? in (?P<team><L\d+>)(?: (?:on "
            rf")?<D\d+>)? by "
            rf"{office}(?P<person><P\d+>)"
        ),
    )


_ELSEWHERE = re.compile(r"\b(?:sidelines?|margins?|fringes?|summit|conference|assembly|forum)\b", re.IGNORECASE)
"""Words of a gathering at which people of third countries meet."""
_ABROAD = re.compile(r"\b(?:ambassador|envoy|consul|representative|commissioner|secretary[- ]general)\b", re.IGNORECASE)
"""Offices held at or for another place than the holder's own country."""


def _at_place(reading: Reading, holdings: list[Holding], served: dict[str, dict[str, str]]) -> list[Holding]:
    """The holdings; a bare office of one who receives a visitor in a place is of the country of that place."""
    abroad = {h.person for h in holdings if _ABROAD.search(h.office.role)}
    hosts: dict[str, dict[str, str]] = {}
    for sentence in reading.article:
        masked = mask(reading, sentence.start, sentence.end, titles=False, phrases=False)
        if _ELSEWHERE.search(masked.text):
            continue
        for match in (m for pattern in _hosts() for m in pattern.finditer(masked.text)):
            person, country = masked.entity(match["person"]), _country(masked, match)
            first = masked.entity(masked.codes("P")[0][1])
            visits = first is not None and first.key and country not in served.get(first.key, {})
            if person and person.key and country and visits and person.key not in (served.keys() | abroad):
                hosts.setdefault(person.key, {})[country] = "the country is that of the place where the holder receives"
    return [_with_country(holding, hosts.get(holding.person, {})) for holding in holdings]


_BESIDE = re.compile(r"(?:\s*\([^()]*\))?(?:,? and|,|,? as well as|,? together with)\s+$")
_TOGETHER_THEN = re.compile(
    r"[^.;“”\"]{0,60}?\b(?:co-?chair|co-?le[ad]|co-?host|jointly|signed|met|held|exchanged|agreed|discussed|each other)"
)


_WHEN_AND_WHERE = re.compile(r"(?:In|On|At|Today|Yesterday|Earlier|Later)\b[^;.]{0,40},")
"""How a sentence opens that says first when or where."""


def _coordinated(reading: Reading, holdings: list[Holding]) -> list[Holding]:
    """The holdings; “C’s minister A and minister B” gives B the country too, unless the two act on each other."""
    out = sorted(holdings, key=lambda h: h.title_span)
    text = reading.text
    for number, holding in enumerate(out[1:], 1):
        before, office = out[number - 1], holding.office
        between = text[before.person_span[1] : holding.title_span[0]]
        lead = before.title_span[0] < before.person_span[0] and 0 < holding.person_span[0] - holding.title_span[1] < 30
        if office.country or office.organisation or office.descriptor or not before.office.country or not lead:
            continue
        same = before.office.role.casefold() == office.role.casefold() or before.person == holding.person
        after = text[holding.person_span[1] : reading.sentence(holding.person_span[0]).end]
        opens = text[reading.sentence(before.title_span[0]).start : before.title_span[0]].strip()
        mutual = (
            (not opens or _WHEN_AND_WHERE.fullmatch(opens))
            and _TOGETHER_THEN.match(after)
            and not re.search(r"\bwith\b|\btheir\b", after)
        )
        if between and _BESIDE.fullmatch(between) and not same and not mutual:
            why = f"{holding.reason}; joined to an office of this country"
            office = replace(office, country=before.office.country)
            out[number] = replace(holding, office=office, confidence=holding.confidence - 0.2, reason=why)
    return out


def _opposed(reading: Reading, holdings: list[Holding], served: dict[str, dict[str, str]]) -> list[Holding]:
    """The holdings, with countries for those who stand opposite one whose country is known."""
    for person, country in _by_opposites(reading, holdings, served):
        if not served.get(person):
            served[person] = {country: "the other one of the two serves the other country"}
    return [_with_country(holding, served.get(holding.person, {})) for holding in holdings]


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
    side = r"(?:team|delegation|side|delegates|negotiators|mission|one|panel)"
    whose = rf"(?:the )?(?:(?P<team><L\d+>)[’']s?|(?P<adjective>{adjective}))"
    lead = r"(?:heads|headed|leads|led|has led|will lead|chaired|heading|leading|represented)"
    led = r"(?:(?!\b(?:while|whereas|and|but)\b)[^.;<]){0,40}"
    office = rf"(?:[^.;<]|<[OL]\d+>){{0,90}}{honorifics()}"
    return (
        re.compile(rf"(?P<person><P\d+>)(?:,[^.;<]{{0,60}},)? {lead} {whose} {side}"),
        re.compile(r"(?P<person><P\d+>),? that of (?:the )?(?P<team><L\d+>)"),
        re.compile(rf"\b[Tt]he (?P<adjective>{adjective}) {side}{led} by {office}(?P<person><P\d+>)"),
        re.compile(rf"(?P<team><L\d+>)[’']s {side}{led} by {office}(?P<person><P\d+>)"),
        re.compile(rf"{side} (?:of|from) (?:the )?(?P<team><L\d+>){led} by {office}(?P<person><P\d+>)"),
        re.compile(
            rf"(?P<person><P\d+>) and {office}<P\d+> (?:spoke|signed|acted|negotiated|attended|took part|were present) "
            r"for (?:the )?(?P<team><L\d+>)"
        ),
        re.compile(
            r"(?P<person><P\d+>) (?:spoke|signed|acted|negotiated|attended|took part|took the floor|was present) "
            r"for (?:the )?(?P<team><L\d+>)"
        ),
        re.compile(rf"(?P<team><L\d+>) (?:(?:will|would|to) be|was|is|were) represented by {office}(?P<person><P\d+>)"),
        re.compile(r"\b[Ff]or (?:the )?(?P<team><L\d+>)(?: side)?[,:] (?:[^.;<]{0,60}, )?(?P<person><P\d+>)"),
        re.compile(
            r"(?P<person><P\d+>) (?:of|from|for) (?:the )?(?P<team><L\d+>)(?![’'])(?=[,.;:)]| (?:and|said|told)\b)"
        ),
        re.compile(r"(?P<person><P\d+>) (?:of|from) (?:the )?(?P<team><L\d+>)(?![’'])"),
        re.compile(
            rf"\b[Ff]rom (?:the )?(?P<team><L\d+>)(?: side)? (?:came|comes|there (?:was|came)) "
            rf"{office}(?P<person><P\d+>)"
        ),
        re.compile(r"(?P<person><P\d+>),? (?:came|comes|attended|spoke) (?:for|from) (?:the )?(?P<team><L\d+>)"),
        re.compile(r"(?P<team><L\d+>)[’']s? (?P<person><P\d+>)"),
    )


@cache
def _lists() -> tuple[re.Pattern[str], ...]:
    """What names several persons of one side; those of the group `people` are of it."""
    adjective = adjective_pattern()
    whose = rf"(?:(?P<team><L\d+>)[’'](?:s\b)?|(?P<adjective>{adjective}))"
    people = r"(?P<people>(?:[^.;<]|<[OPD]\d+>){5,400})"
    longer = r"(?P<people>(?:[^.<]|\.(?! [A-Z])|<[OPDL]\d+>){5,600}?)"
    stop = (
        rf"(?=\.? ?$|[;,.] (?:and |while )?(?:on|for|from) the (?:{adjective}|<L\d+>|other)"
        rf"|[;,.] the (?:{adjective}) (?:side|one))"
    )
    return (
        re.compile(rf"(?P<team><L\d+>) (?:(?:will|would|to) be|was|is|were) represented by {people}"),
        re.compile(
            rf"\b(?:[Oo]n|[Ff]rom|[Ff]or) (?:the )?{whose} (?:side|part|delegation)(?: of the table)?(?: "
            rf"[a-z]+){{0,3}}?"
            rf"(?:,|:| were| was| are| is| came) {longer}{stop}"
        ),
        re.compile(
            rf"{whose} (?:[a-z]+ ){{0,2}}(?:ministers|officials|diplomats|delegates|commissioners|dignitaries|"
            rf"leaders)\b[^.;<]{{0,50}}"
            rf"(?:among (?:them|whom)|including|namely) {people}"
        ),
        re.compile(
            rf"(?:\b[Tt]he )?{whose} (?:side|delegation|team|party)(?: [a-z]+){{0,2}}? (?:includ(?:es?|ed)|"
            rf"compris(?:es?|ed)|"
            rf"consist(?:s|ed) of|was made up of|counted|was composed of|will include) {longer}{stop}"
        ),
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
        for match in (m for pattern in _lists() for m in pattern.finditer(masked.text)):
            named = [masked.entity(code) for _, code in masked.codes("P", *match.span("people"))]
            if country := _country(masked, match):
                out += [(person.key, country) for person in named if person and person.key]
    return out


def _country(masked: Masked, match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    if groups.get("adjective"):
        return country_of()[groups["adjective"].casefold()].name
    place = masked.entity(groups.get("team"))
    return by_iso()[place.country].name if place and place.country else None


_TOGETHER = re.compile(r"(?P<first><P\d+>)(?P<between>[^;]{0,170}?)(?P<second><P\d+>)(?P<after>[^;]{0,60})")
_OPPOSITE = re.compile(
    r"\b(?:with|met|counterpart|colleague|peer|opposite number|received|hosted|welcomed|telephoned|told|faced|greeted|"
    r"sat across from|called on)\b"
)
_JOINT = re.compile(
    r"(?:,[^,]{0,80})?,? (?:jointly |both |will |had |on <D\d+> )*(?:co-chaired|co-chair|held|met|signed|"
    r"exchanged|agreed|discussed|led the (?:two )?(?:sides|delegations)|chaired)\b"
)


def _by_counterparts(
    holdings: list[Holding], served: dict[str, dict[str, str]], parties: tuple[str, str]
) -> list[tuple[str, str]]:
    """Those told only as the counterpart of one whose country is known: they serve the other country."""
    out = []
    for holding in holdings:
        own = served.get(holding.opposite or "", {})
        if len(own) == 1 and next(iter(own)) in parties and not holding.office.country:
            out.append((holding.person, next(p for p in parties if p not in own)))
    return out


def _by_opposites(
    reading: Reading, holdings: list[Holding], served: dict[str, dict[str, str]]
) -> list[tuple[str, str]]:
    """The other of two persons in one sentence of a text about two countries, where one's country is known."""
    parties = _two_parties(reading)
    if parties is None:
        return []
    out = _by_counterparts(holdings, served, parties)
    for sentence in reading.article:
        masked = mask(reading, sentence.start, sentence.end, titles=False, phrases=False)
        for match in _TOGETHER.finditer(masked.text):
            pair = [e.key for g in ("first", "second") if (e := masked.entity(match[g])) and e.key]
            known = [p for p in pair if len(served.get(p, {})) == 1]
            opposed = _OPPOSITE.search(match["between"]) or (
                re.search(r"\band\b", match["between"]) and _JOINT.match(match["after"])
            )
            if len(pair) != 2 or len(set(pair)) != 2 or len(known) != 1 or not opposed:
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
    parties = {name for phrase in reading.phrases if len(phrase.parties) > 1 for name in phrase.parties}
    about = parties or {c.name for c in reading.home[:2]}
    country = next((c for c in (country_written_in(reading), _left_out(reading, holdings)) if c in about), None)
    if country is None:
        return holdings
    holders: dict[str, set[str]] = {}
    for holding in holdings:
        if holding.office.country in (None, country) and not holding.reason.startswith("counterpart"):
            holders.setdefault(holding.office.role.casefold(), set()).add(holding.person)
    out = []
    for holding in holdings:
        office = holding.office
        bare = not (office.country or office.organisation or office.descriptor)
        if bare and holders.get(office.role.casefold()) == {holding.person}:
            why = f"{holding.reason}; a text from this country that names no other"
            office = replace(office, country=country)
            holding = replace(holding, office=office, confidence=holding.confidence - 0.35, reason=why)
        out.append(holding)
    return out


def _left_out(reading: Reading, holdings: list[Holding]) -> str | None:
    """The one of two parties whose offices the text never names as such, while it names those of the other."""
    pairs = {p.parties for p in reading.phrases if len(p.parties) == 2}
    pair = next(iter(pairs)) if len(pairs) == 1 else _two_parties(reading)
    if pair is None:
        return None
    said = {h.office.country for h in holdings if h.office.country}
    said |= {h.office.organisation_label for h in holdings if h.office.organisation_label}
    named = [p for p in pair if p in said]
    left = [p for p in pair if p not in said and p.casefold() in country_of()]
    return left[0] if len(named) == 1 and len(left) == 1 else None
