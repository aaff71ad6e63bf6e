"""Offices that several persons have together: “the ministers of C and D, A and B”, “Ministers A and B”, in order."""

from __future__ import annotations

import re
from functools import cache

from regesta.extract.gazetteer import adjective_pattern, by_iso, country_of
from regesta.extract.holdings import Holding
from regesta.extract.masking import Masked
from regesta.extract.offices import Office
from regesta.extract.position_patterns import honorifics
from regesta.extract.reading import Entity
from regesta.extract.vocabulary import alternatives

COUNTERPART = r"(?:counterparts?|colleagues?|peers?|homologues?|opposite numbers?)"
_PAUSE = r"(?:,| ?[-–—]{1,2}|:)? "


_STATES = r"(?:the )?<L\d+>(?:, (?:the )?<L\d+>)*,? and (?:the )?<L\d+>"


def _people() -> str:
    return rf"<[PO]\d+>(?:(?:, |,? and ){honorifics()}<[PO]\d+>)+"


@cache
def joint_patterns() -> dict[str, re.Pattern[str]]:
    """Offices that two persons have together, and that one has because the other has it."""
    role = rf"(?:[a-z-]+ ){{0,2}}(?:{alternatives('title_heads')})"
    words = rf"(?:(?!(?:The|Both|Two|{adjective_pattern()})\b)(?:{alternatives('title_words')}|[A-Z][a-z]+) ){{1,6}}"
    heads = rf"(?:{alternatives('title_heads')}|Ministers?|Presidents?|Secretar(?:y|ie)|secretarie|deputie)"
    two = rf"(?P<first><P\d+>)(?: \([^)]*\))? and {honorifics()}(?P<second><P\d+>)"
    adjective = rf"(?:{adjective_pattern()})"
    whose = rf"(?:<L\d+>[’'](?:s\b)?|{adjective}) "
    land = rf"(?: (?:of|from|for) (?:the )?<L\d+>| \((?:the )?(?:<L\d+>|{adjective})\))?"
    item = rf"(?:{whose})?{honorifics()}<P\d+>{land}"
    return {
        "pair": re.compile(
            rf"\b[Tt]he (?P<one>{adjective}) and (?P<two>{adjective}) (?P<role>{role})s,? {honorifics()}{two}"
        ),
        "split": re.compile(
            rf"(?:(?P<whose>{whose})|\b(?:[Ii]ts|[Tt]heir|[Tt]he|[Bb]oth) )?(?P<one>{_fields()}) and "
            rf"(?P<two>{_fields()}) (?P<role>[Mm]inister|[Ss]ecretarie|[Cc]hief)s{_PAUSE}{honorifics()}{two}"
        ),
        "plural": re.compile(
            rf"(?<![\w<-])(?:(?:under(?![ -][Ss]ecretar)|then|former|the|by) )*(?P<role>(?:{words})?{heads})s"
            r"(?: of (?:the |both |all )?(?:(?:two|three|four|five) )?(?:countries|nations|states|sides|neighbours))?"
            rf"{_PAUSE}(?P<people>{item}(?:(?:,? and|,|;) {item}){{1,6}})"
        ),
        "together": re.compile(rf"\b(?:two|both) (?P<role>{role})s, {honorifics()}{two}"),
        "each": re.compile(
            rf"\b(?P<role>(?:{words})?{heads})s(?P<field> (?:of|for) [A-Z]\w+(?: (?:and )?[A-Z]\w+){{0,3}})? of "
            rf"(?P<list>(?:(?:,? and)?,? ?(?:of )?(?:the )?<L\d+>,? {honorifics()}<P\d+>){{2,9}})"
        ),
        "by_field": re.compile(
            r"\b(?P<role>[Mm]inister|[Ss]ecretarie)s (?:of|for) (?:the )?"
            rf"(?P<list>{_FIELD}, {honorifics()}<P\d+>(?:(?:[,;]|,? and)+ (?:(?:of|for) )?{_FIELD}, "
            rf"{honorifics()}<P\d+>){{1,6}})"
        ),
        "in_order": re.compile(
            rf"\b(?:[Tt]he )?(?P<role>(?:{words})?{role}|{heads})s (?:of|from) "
            rf"(?P<states>{_STATES}){_PAUSE}{honorifics()}(?P<people>{_people()})"
        ),
        **_counterpart_patterns(),
    }


_FIELD = r"[A-Z][\w-]+(?:,? (?:and |& )?[A-Z][\w-]+){0,4}"
"""What a minister is minister of."""


def _counterpart_patterns() -> dict[str, re.Pattern[str]]:
    """Offices that some have as the counterparts of one whose office is said."""
    adjective = rf"(?:{adjective_pattern()})"
    return {
        "counterparts": re.compile(
            rf"\b(?:[Hh]is|[Hh]er|[Tt]heir) (?:(?P<adjectives>{adjective}(?:, {adjective})*,? and {adjective}) "
            rf"{COUNTERPART}|{COUNTERPART} (?:of|from|in) (?P<states>{_STATES})){_PAUSE}"
            rf"{honorifics()}(?P<people>{_people()})"
        ),
        "counterpart": re.compile(
            rf"\b(?:(?:[Hh]is|[Hh]er|[Tt]heir|and) |(?={adjective} {COUNTERPART}))"
            r"(?:(?:new|newly [a-z]+|then|current|recently [a-z]+) )?"
            rf"(?:(?:(?P<adjective>{adjective})|(?P<land><L\d+>)(?:[’']s)?) )?"
            rf"{COUNTERPART}"
            rf"(?: (?:from|of|in) (?:the )?(?P<of><L\d+>))?(?: is| was|,)? {honorifics()}(?P<person><P\d+>)"
        ),
        "counterpart_after": re.compile(
            rf"(?P<person><P\d+>), (?:his|her|their) (?:(?:(?P<adjective>{adjective})|(?P<land><L\d+>)(?:[’']s)?) )?"
            rf"{COUNTERPART}(?: (?:from|of|in) (?:the )?(?P<of><L\d+>))?\b"
        ),
    }


def _fields() -> str:
    return r"(?:[Ff]oreign|[Dd]efen[cs]e|[Ff]inance|[Ii]nterior|[Tt]rade|[Ee]conomy|[Ee]nergy|[Hh]ome|[Jj]ustice)"


def joint_holdings(masked: Masked, match: re.Match[str], name: str, before: list[Holding]) -> list[Holding]:
    """The holdings that a match of one of the joint patterns gives; `before`: the offices whose counterparts follow."""
    if name == "pair":
        return _pair(masked, match)
    if name == "split":
        return _split(masked, match)
    if name == "plural":
        return _plural(masked, match)
    if name == "together":
        return _together(masked, match)
    if name == "each":
        return _each(masked, match)
    if name == "by_field":
        return _by_field(masked, match)
    if name == "in_order":
        return _in_order(masked, match)
    return _counterparts_in_order(masked, match, before)


def _of_place(masked: Masked, code: str | None) -> str | None:
    """The English name of the country of a place's code."""
    place = masked.entity(code)
    return by_iso()[place.country].name if place and place.country else None


def _singular(role: str) -> str:
    return re.sub(r"ie$", "y", role)


def _held(masked: Masked, match: re.Match[str], person: Entity, office: Office, why: str, sure: float) -> Holding:
    span = masked.span(match, "role") if "role" in match.re.groupindex else _words_of_list(masked, match)
    return Holding(person.key or "", office, span, (person.start, person.end), why, sure)


def _words_of_list(masked: Masked, match: re.Match[str]) -> tuple[int, int]:
    """The span of “C and D counterparts,” in “his C and D counterparts, A and B”."""
    low = match.start("adjectives") if match["adjectives"] else match.start() + len(match.group().split(" ")[0]) + 1
    return masked.source(low), masked.source(match.start("people") - 1)


def _pair(masked: Masked, match: re.Match[str]) -> list[Holding]:
    """“The … and … foreign ministers, A and B”: each the office of his own country."""
    out = []
    for adjective, group in (("one", "first"), ("two", "second")):
        person = masked.entity(match[group])
        if person is not None and person.key:
            office = Office(_singular(match["role"]), None, None, country_of()[match[adjective].casefold()].name)
            out.append(_held(masked, match, person, office, "one of two offices given in order", 0.7))
    return out


def _split(masked: Masked, match: re.Match[str]) -> list[Holding]:
    """“C’s foreign and defence ministers, A and B”: to each the field at the same place."""
    code = re.match(r"<L\d+>", match["whose"] or "")
    country = _of_place(masked, code.group()) if code else None
    if match["whose"] and not code:
        country = country_of()[match["whose"].strip().casefold()].name
    out = []
    for field, group in (("one", "first"), ("two", "second")):
        person = masked.entity(match[group])
        if person is not None and person.key:
            office = Office(f"{match[field]} {_singular(match['role'])}", None, None, country)
            out.append(_held(masked, match, person, office, "one of two offices given in order", 0.7))
    return out


_ITEM = re.compile(
    r"(?:(?P<before><L\d+>)[’'](?:s\b)? (?:[^<,;]{0,40} )?)?(?:(?P<word>[A-Z][\w-]+) )?(?:[^<,;]{0,40} "
    r")?(?P<person><P\d+>)"
    r"(?: (?:of|from|for) (?:the )?(?P<after><L\d+>)| \((?:the )?(?P<in><L\d+>|[^)]*)\))?"
)


def _plural(masked: Masked, match: re.Match[str]) -> list[Holding]:
    """“Foreign Ministers A and B”: each the office, of the country beside the name, or unsaid."""
    role = _singular(match["role"])
    out = []
    for found in _ITEM.finditer(match["people"]):
        person = masked.entity(found["person"])
        word = next((w for w in (found["word"], found["in"]) if w and w.casefold() in country_of()), None)
        code = next((c for c in (found["before"], found["after"], found["in"]) if c and c.startswith("<L")), None)
        country = country_of()[word.casefold()].name if word else _of_place(masked, code)
        if person is not None and person.key:
            reason = "an office in the plural before the names"
            out.append(_held(masked, match, person, Office(role, None, None, country), reason, 0.65))
    return out


def _together(masked: Masked, match: re.Match[str]) -> list[Holding]:
    """“both ministers, A and B”: each the office, its country unsaid."""
    people = [e for g in ("first", "second") if (e := masked.entity(match[g])) and e.key]
    reason = "an office in the plural before two names"
    return [_held(masked, match, p, Office(_singular(match["role"])), reason, 0.65) for p in people]


_OF_EACH = re.compile(r"(?P<country><L\d+>),? [^<]*(?P<person><P\d+>)")


def _each(masked: Masked, match: re.Match[str]) -> list[Holding]:
    """“the Presidents of C, A, of D, B, and of E, F”: each the office of the country before the name."""
    out = []
    role = _singular(match["role"]) + (match["field"] or "")
    for found in _OF_EACH.finditer(match["list"]):
        person, country = masked.entity(found["person"]), _of_place(masked, found["country"])
        if person and person.key and country:
            reason = "an office in the plural, with each country before the name"
            held = _held(masked, match, person, Office(role, None, None, country), reason, 0.75)
            out.append(held)
    return out


def _by_field(masked: Masked, match: re.Match[str]) -> list[Holding]:
    """“the ministers of Health, A, and Education, B”: each minister of the field before the name."""
    out = []
    for found in re.finditer(rf"(?P<field>{_FIELD}), {honorifics()}(?P<person><P\d+>)", match["list"]):
        person = masked.entity(found["person"])
        if person and person.key:
            role = f"{_singular(match['role'])} of {found['field']}"
            reason = "an office in the plural, with each field before the name"
            out.append(_held(masked, match, person, Office(role, None, None, None), reason, 0.7))
    return out


def _paired(masked: Masked, countries: list[str | None], people: str) -> list[tuple[str, Entity]]:
    """Countries and persons at the same places of two lists; none where the lists differ in length."""
    named = [masked.entity(code) for code in re.findall(r"<[PO]\d+>", people)]
    if len(countries) != len(named):
        return []
    both = zip(countries, named, strict=True)
    return [(c, p) for c, p in both if c and p and p.type == "person" and p.key]


def _in_order(masked: Masked, match: re.Match[str]) -> list[Holding]:
    """“the ministers of C and D, A and B”: each the office of the country at the same place in the list."""
    states = [_of_place(masked, code) for code in re.findall(r"<L\d+>", match["states"])]
    why, role = "offices and names given in order", _singular(match["role"])
    return [
        _held(masked, match, person, Office(role, None, None, country), why, 0.75)
        for country, person in _paired(masked, states, match["people"])
    ]


def _counterparts_in_order(masked: Masked, match: re.Match[str], before: list[Holding]) -> list[Holding]:
    """“his C and D counterparts, A and B”: each the office that the other one holds, of the country in the list."""
    near = [h for h in before if not h.office.descriptor]
    if not near:
        return []
    if match["adjectives"]:
        found = re.findall(adjective_pattern(), match["adjectives"])
        states: list[str | None] = [country_of()[a.casefold()].name for a in found]
    else:
        states = [_of_place(masked, code) for code in re.findall(r"<L\d+>", match["states"])]
    office, why = near[-1].office, "counterparts of one whose office is said, in order"
    role = f"{office.role} of the {_body(office)}" if office.organisation and _body(office) else office.role
    return [
        _held(masked, match, person, Office(role, None, None, country), why, 0.6)
        for country, person in _paired(masked, states, match["people"])
    ]


def _body(office: Office) -> str:
    """The kind of body that other countries have too (“Security Council”); nothing for a body of its own kind."""
    kind = re.search(
        r"\b(?:(?:Supreme |National |State )*(?:Security Council|Council of Ministers|Cabinet of Ministers)|"
        r"Ministry of [A-Z]\w+(?: [A-Z]\w+)?|Parliament|National Assembly|Central Bank|Foreign Ministry|"
        r"Defen[cs]e Ministry)\b",
        office.organisation_label or "",
    )
    return kind.group() if kind else ""


def counterpart(masked: Masked, match: re.Match[str], before: list[Holding]) -> list[Holding]:
    """“his … counterpart” holds the office that the other one holds, in the country named, if one is."""
    person = masked.entity(match["person"])
    held = [h for h in before if person and h.person != person.key and not h.office.descriptor]
    held = [h for h in held if not h.office.organisation or _body(h.office)]
    near = [h for h in held if masked.source(match.start()) - h.title_span[0] < _NEAR]
    if person is None or not near:
        return []
    office = near[-1].office
    country = country_of()[match["adjective"].casefold()].name if match["adjective"] else None
    country = country or _of_place(masked, match["land"]) or _of_place(masked, match["of"])
    role = f"{office.role} of the {_body(office)}" if office.organisation else office.role
    low, high = masked.span(match)
    title = (low, person.start - 1) if match.start() < match.start("person") else (person.end + 2, high)
    why = "counterpart of one whose office is said"
    held_for = Office(role, None, None, country)
    span = (person.start, person.end)
    return [Holding(person.key or "", held_for, title, span, why, 0.6, opposite=near[-1].person)]


_NEAR = 600
"""How far before “his counterpart” the office may stand that is meant, in code points."""
