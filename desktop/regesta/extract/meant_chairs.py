"""Whom words without a name mean before a verb of leading: “the two ministers”, “he and B”, “A and his counterpart”."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from regesta.domain.proposal import Ref
from regesta.extract.coreference import subject_before
from regesta.extract.drafting import key
from regesta.extract.gazetteer import adjective_pattern, by_iso, country_of
from regesta.extract.joint_offices import COUNTERPART
from regesta.extract.masking import Masked
from regesta.extract.reading import Entity, Reading

AUXILIARY = re.compile(
    r"(?:,? (?:who|which))?(?: (?:will|would|is to|are to|was to|were to|is set to|are set to|are expected to|"
    r"is expected to|are scheduled to|is scheduled to|jointly|both|also|each|then|later|had|has|have|"
    r"together|again|due to|on|<D\d+>|in|here|<L\d+>))*,? ?$"
)
_WITH_ANOTHER = re.compile(r"\b(?P<pronoun>[Hh]e|[Ss]he) and (?:[^.;<]|<[TO]\d+>){0,60}<P\d+>[^.;]{0,60}$")
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he)(?: (?:will|would|also|then|has|had|is to|was to))* ?$")
_JOINED_TO = re.compile(r"<P\d+>,? and $")
_TWO = re.compile(
    r"\b(?:[Tt]he (?:two|pair|duo)|[Bb]oth|[Tt]hey|[Tt]he (?=[a-z ]*ministers$))"
    r"(?: (?P<words>(?:[a-z-]+ ){0,2})(?P<noun>sides|ministers|officials|men|women|diplomats|chiefs|leaders|"
    r"presidents|premiers|secretaries|envoys|representatives|politicians|heads of (?:state|government|delegation|"
    r"the delegations)))?$"
)
_KINDS = {
    "ministers": r"^(?!.*\b(?:prime|deputy|vice|assistant|under|junior)\b).*\bminister\b",
    "deputy ministers": r"\b(?:deputy|vice)[ -](?:[a-z]+ )?minister\b|\bstate secretary\b|\bundersecretary\b",
    "prime ministers": r"\bprime minister\b|\bpremier\b",
    "vice presidents": r"\bvice[ -]president\b",
    "presidents": r"(?<!vice )(?<!vice-)\bpresident\b",
    "leaders": r"(?<!vice )\bpresident\b|(?<!deputy )\b(?:prime minister|premier|chancellor|king|emir|sultan)\b",
    "secretaries": r"\bsecretary\b",
    "envoys": r"\benvoy\b|\brepresentative\b",
}
"""What the office of each of “the two …” is made of."""
_LIKE_MINISTERS = (
    r"\b(?<!permanent )secretary (?:of|for) (?!state\b)[a-z]|^foreign secretary\b|\bsecretary of state$|\bchancellor\b"
)
"""Offices of ministers that are called otherwise; sought where the ministers told are not two."""
_SAME = {
    "premiers": "prime ministers",
    "heads of state": "leaders",
    "heads of government": "leaders",
    "representatives": "envoys",
}
_FIELDS = ("foreign", "external", "defen", "trade", "financ", "energy", "interior", "econom", "justice", "transport")
_ENCOUNTER = re.compile(
    r"\b(?:met|meets?|meeting|talks|received?|receives|welcomed|welcomes?|hosted|hosts?|joined|greeted)\b|"
    r"<P\d+>,? and (?:[^.;<]|<[TLO]\d+>)*<P\d+>"
)


@cache
def _counterpart() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?P<one><P\d+>)|\b(?:[Hh]e|[Ss]he))(?:,[^.;<]{0,40},)? and (?:his|her) "
        rf"(?:(?P<adjective>{adjective_pattern()}) )?{COUNTERPART}(?: (?:from|of|in) (?:the )?(?P<of><L\d+>))?$"
    )


def meant_before(reading: Reading, masked: Masked, at: int) -> list[Entity]:
    """Whom a pronoun, “the two”, or one and “his counterpart” right before a verb mean."""
    before = AUXILIARY.sub("", masked.text[:at])
    if match := _counterpart().search(before):
        return _with_counterpart(reading, masked, match)
    beside = _WITH_ANOTHER.search(masked.text[:at])
    alone = _PRONOUN.search(masked.text[:at])
    if beside or alone:
        second = alone and _JOINED_TO.search(
            masked.text, 0, alone.start()
        )  # “B and she”: she stood in a sentence before
        where = 0 if second else beside.start() if beside else at
        person = subject_before(reading, masked.source(where))
        return [person] if person and person.key else []
    match = _TWO.search(before)
    return _the_two(reading, masked, match) if match else []


def pair_meant(reading: Reading, masked: Masked, at: int) -> list[Entity]:
    """Two persons of whom at least one is not named before a verb; none where only one is known."""
    found = meant_before(reading, masked, at)
    beside = _WITH_ANOTHER.search(AUXILIARY.sub("", masked.text[:at]))
    if found and beside:
        found = [*found, *_named(masked, beside.start(), beside.end())]
    return found if len({e.key for e in found}) == 2 else []


def _named(masked: Masked, low: int, high: int) -> list[Entity]:
    return [e for _, code in masked.codes("P", low, high) if (e := masked.entity(code)) and e.key]


def _offices(reading: Reading) -> dict[str, list[str]]:
    """The words of office of each person, folded."""
    out: dict[str, list[str]] = {}
    for title in reading.titles:
        words = " ".join(reading.text[title.start : title.end].casefold().split())
        out.setdefault(title.person, []).append(words)
    return out


def _the_two(reading: Reading, masked: Masked, match: re.Match[str]) -> list[Entity]:
    """The two persons whom “the two ministers”, “both” or “they” mean; none where more could be meant."""
    at = masked.source(match.start())
    kind = _kind(match)
    here = reading.sentence(at)
    earlier = [s for s in reading.article if s.start < here.start][-1:]
    named = _named(masked, 0, match.start())
    if kind is None:
        said = _once(named) or _once(
            e
            for s in earlier
            if _told_together(reading, s.start, s.end)
            for e in reading.within(s.start, s.end, "person")
        )
        return said if len(said) == 2 else []
    near = named or [e for s in earlier for e in reading.within(s.start, s.end, "person")]
    before = [e for e in reading.entities if e.type == "person" and e.end <= at and not reading.boilerplate(e.start)]
    return _two_of(reading, kind, (match["words"] or "").split(), (near, before))


def _two_of(reading: Reading, kind: str, words: list[str], told: tuple[list[Entity], list[Entity]]) -> list[Entity]:
    """The only two holders of an office, of those told near and those told before: first two of the same field."""
    fits = _holders(reading, kind, words)
    wide = fits | _holders(reading, _LIKE_MINISTERS, words) if kind == "ministers" else fits
    near, before = ([e for e in _once(people) if e.key in fits] for people in told)
    every = [e for e in _once(told[1]) if e.key in wide]
    of_field = [f for f in (near, before) if len(f) == 2 and len(_of_first_field(reading, f)) == 2]
    for found in (*of_field, _of_first_field(reading, every), near, before, every):
        if len(found) == 2 and not _of_one_country(reading, found):
            return found
    return []


def _kind(match: re.Match[str]) -> str | None:
    """The key of the office in `_KINDS`; None where any two persons can be meant."""
    noun, words = match["noun"], match["words"] or ""
    if noun is None:
        return None
    two = " ".join([*words.split()[-1:], noun]).replace("vice ministers", "deputy ministers")
    kind = two if two in _KINDS else _SAME.get(noun, noun)
    return kind if kind in _KINDS else None


def _told_together(reading: Reading, low: int, high: int) -> bool:
    people = reading.within(low, high, "person")
    text = reading.text[low:high]
    between = reading.text[people[0].end : people[-1].start] if len(people) > 1 else ""
    return _ENCOUNTER.search(text) is not None or bool(re.search(r"\band\b", between))


def _once(entities: Iterable[Entity]) -> list[Entity]:
    """The entities with keys, one for each person."""
    out: dict[str, Entity] = {}
    for entity in entities:
        if entity.key:
            out.setdefault(entity.key, entity)
    return list(out.values())


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(_KINDS.get(kind, kind))


def _holders(reading: Reading, kind: str, words: list[str]) -> set[str]:
    """Who holds an office of the kind, in the field that the words name, if they name one."""
    fields = [f for f in _FIELDS for w in words if w.startswith(f)]
    return {
        person
        for person, held in _offices(reading).items()
        if any(_pattern(kind).search(o) and (not fields or _field(o) == _field(fields[0])) for o in held)
    }


def _field(office: str) -> str | None:
    """The field of an office, by the beginning of its word; “external” counts as “foreign”."""
    found = next((f for f in _FIELDS if re.search(rf"\b{f}", office)), None)
    return "foreign" if found == "external" else found


def _fields_of(reading: Reading, person: str | None) -> set[str]:
    return {f for o in _offices(reading).get(person or "", []) if (f := _field(o))}


def _of_first_field(reading: Reading, people: list[Entity]) -> list[Entity]:
    """Of several who hold such an office, those of the field of the one whom the text names first."""
    if not people or not (own := _fields_of(reading, people[0].key)):
        return []
    return [p for p in people if own & _fields_of(reading, p.key)]


def _countries(reading: Reading, person: str | None) -> set[str]:
    """The local keys of the countries that a person's offices are held for."""
    claims = [c for r in reading.records if r.key == person for c in r.claims if c.property == "country"]
    return {c.value.key for c in claims if isinstance(c.value, Ref) and c.value.key}


def _of_one_country(reading: Reading, people: list[Entity]) -> bool:
    one, other = (_countries(reading, p.key) for p in people)
    return bool(one & other)


def _with_counterpart(reading: Reading, masked: Masked, match: re.Match[str]) -> list[Entity]:
    """“A and his … counterpart”: with A the one person named before who holds the same office elsewhere."""
    one = masked.entity(match["one"]) if match["one"] else subject_before(reading, masked.source(match.start()))
    if one is None or not one.key:
        return []
    place = masked.entity(match["of"])
    country = by_iso()[place.country].name if place and place.country else None
    country = country_of()[match["adjective"].casefold()].name if match["adjective"] else country
    others = [e for e in reading.entities if e.type == "person" and e.end <= masked.source(match.start())]
    same = _of_same_office(reading, one, others)
    if country:
        same = [e for e in same if key("place", country) in _countries(reading, e.key)]
    return [one, *same] if len(same) == 1 else [one]


def _of_same_office(reading: Reading, one: Entity, others: list[Entity]) -> list[Entity]:
    """Those who hold the office of one, in the same field, and not for the same country.

    Of deputies a country has many: none of them is found so.
    """
    held = _offices(reading).get(one.key or "", [])
    kinds = [k for k in _KINDS if k not in _OF_MANY and any(_pattern(k).search(o) for o in held)]
    holders = {p for k in kinds for p in _holders(reading, k, [])}
    fields = _fields_of(reading, one.key)
    same = [e for e in _once(others) if e.key in holders and e.key != one.key]
    same = [e for e in same if _fields_of(reading, e.key) & fields or not fields and not _fields_of(reading, e.key)]
    return [e for e in same if not _of_one_country(reading, [one, e])]


_OF_MANY = ("deputy ministers", "secretaries", "envoys")


def other_co_chair(reading: Reading, one: Entity, parties: tuple[str, ...]) -> Entity | None:
    """With whom one co-chairs where only one is told: the only other holder of the same office in the text."""
    people = [e for e in reading.entities if e.type == "person" and not reading.boilerplate(e.start)]
    same = _of_same_office(reading, one, people)
    served = _countries(reading, same[0].key) if len(same) == 1 else set()
    return same[0] if served & {key("place", name) for name in parties} else None
