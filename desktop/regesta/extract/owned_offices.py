"""Offices told through another: “its director”, “the bloc’s envoy”, “his deputy”, “A of the body”."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from regesta.extract.drafting import key
from regesta.extract.gazetteer import by_iso
from regesta.extract.holdings import Holding
from regesta.extract.masking import Masked, mask
from regesta.extract.offices import Office
from regesta.extract.reading import Entity, Reading
from regesta.extract.sentences import index_at
from regesta.extract.vocabulary import alternatives, any_of, words

_KINDS_OF_OWN = {"bloc", "body", "group", "grouping", "institution", "alliance", "think-tank", "think tank", "firm"}
"""What any body may be called; other words must stand in its name."""


@cache
def _owner_before() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\b(?P<pronoun>[Ii]ts|[Ww]hose)|\b[Tt]h(?:e|at) (?P<noun>{alternatives('owner_lands')}|"
        rf"{alternatives('owner_bodies')})[’']s) "
        r"(?:(?:former|then|new|newly [a-z]+|incoming|outgoing|current|acting|long-time|long-serving) )*$"
    )


@cache
def _of_owner() -> re.Pattern[str]:
    return re.compile(
        rf" (?:of|at|in) (?:the|that|this) (?P<noun>{alternatives('owner_lands')}|{alternatives('owner_bodies')})$"
    )


def owned(reading: Reading, masked: Masked, low: int, title: str, office: Office) -> Office:
    """The office with the body or country that the words before it, or its own last ones, point back to."""
    if office.organisation or office.country:
        return office
    before = _owner_before().search(masked.text, max(0, low - 60), low)
    tail = None if before else _of_owner().search(title)
    if before is None and tail is None:
        return office
    noun = before["noun"] if before else (tail["noun"] if tail else None)
    owner = _owner(reading, masked, before.start() if before else low, noun)
    if owner is None or owner.key is None:
        return office
    role = office.role
    if tail and role.endswith(tail.group()):
        role = role.removesuffix(tail.group())
    if tail and role.casefold().endswith(f" of {tail['noun']}"):
        role = role[: -len(f" of {tail['noun']}")]
    if owner.type == "organisation":
        return replace(office, role=role, organisation=owner.key, organisation_label=reading.labels.get(owner.key, ""))
    return replace(office, role=role, country=reading.labels.get(owner.key))


_ASIDE = re.compile(r"\b(?:in|at|to|from|near|on|for|via|into|toward|towards) (?:the )?$")


def _owner(reading: Reading, masked: Masked, stop: int, noun: str | None) -> Entity | None:
    """The body or country named last before a place of the sentence, else the one that leads the sentence before."""
    here = [(at, e) for at, e in _bodies(masked, stop) if _may_own(reading, e, noun)]
    main = [e for at, e in here if not _ASIDE.search(masked.text[:at])]
    if main or here:
        return main[-1] if main else here[-1][1]
    number = index_at(reading.sentences, masked.source(0))
    for sentence in reversed(reading.sentences[max(0, number - 2) : number]):
        if reading.boilerplate(sentence.start):
            continue
        earlier = mask(reading, sentence.start, sentence.end, titles=False, phrases=False)
        found = [e for _, e in _bodies(earlier, len(earlier.text)) if _may_own(reading, e, noun)]
        if found:
            return found[0]
    return None


def _bodies(masked: Masked, stop: int) -> list[tuple[int, Entity]]:
    codes = sorted([*masked.codes("O", 0, stop), *masked.codes("L", 0, stop)])
    return [(at, e) for at, code in codes if (e := masked.entity(code)) and e.key]


def _may_own(reading: Reading, entity: Entity, noun: str | None) -> bool:
    """Whether the noun (none: “its”) can mean a body or a country; towns own nothing here."""
    land = by_iso().get(entity.country or "")
    country = entity.type == "place" and land is not None and entity.key == key("place", land.name)
    if noun is None:
        return country or entity.type == "organisation"
    if noun in words("owner_lands"):
        return country
    if entity.type != "organisation":
        return False
    names = f"{reading.text[entity.start : entity.end]} {reading.labels.get(entity.key or '', '')}".casefold()
    alike = {"organisation": "organi", "organization": "organi", "centre": "cent", "center": "cent"}.get(noun, noun)
    return noun in _KINDS_OF_OWN or alike in names


def deputy(masked: Masked, match: re.Match[str], before: list[Holding]) -> list[Holding]:
    """“his deputy, A”, “her successor, A”: the office by that of the one meant."""
    person = masked.entity(match["person"])
    other = masked.entity(match["of"])
    near = [h for h in before if person and h.person != person.key and not h.office.descriptor]
    near = [h for h in near if other is None or h.person == other.key]
    if person is None or not person.key or not near:
        return []
    word, office = match["role"].casefold(), near[-1].office
    role = office.role if word.endswith("cessor") else f"{word[:1].upper()}{word[1:]} {office.role}"
    held = replace(office, role=role, former=word == "predecessor")
    span = masked.span(match, "role")
    why = f"“{match['role']}” of one whose office is said"
    return [Holding(person.key, held, span, (person.start, person.end), why, 0.6)]


_STATE_BODY = re.compile(
    r"\b(?:ministry|department|service|administration|agency|directorate|secretariat|embassy|office|"
    r"commission)\b",
    re.IGNORECASE,
)
_LEARNED_BODY = re.compile(
    r"\b(?:university|institute|institution|cent(?:re|er)|academy|school|college|think[ -]tank|foundation|forum|"
    r"observatory|society)\b",
    re.IGNORECASE,
)


@cache
def _belongs() -> re.Pattern[str]:
    said = any_of(
        ("said", "says", "told", "tells", "argued", "argues", "wrote", "writes", "warned", "noted", "recalled")
    )
    return re.compile(
        rf"(?:\b(?P<said>{said}) (?:(?:Dr|Prof|Professor|Mr|Ms|Mrs)\.? )*)?(?P<person><P\d+>),? "
        rf"(?:of|from|with) (?:the )?(?P<of><O\d+>)(?![’'])(?P<after> (?:(?:in|at) <L\d+>,? )?(?:{said}))?"
    )


def members(reading: Reading, held: list[Holding]) -> list[Holding]:
    """“A of the … Institute”: those without any office, as what one is at such a body."""
    known = {h.person for h in held}
    out: dict[str, Holding] = {}
    for sentence in reading.article:
        masked = mask(reading, sentence.start, sentence.end, titles=False, phrases=False)
        for match in _belongs().finditer(masked.text):
            person, body = masked.entity(match["person"]), masked.entity(match["of"])
            if not (person and person.key and body and body.key) or person.key in known:
                continue
            label = reading.labels.get(body.key, "")
            role = "Expert" if _LEARNED_BODY.search(label) else "Official" if _STATE_BODY.search(label) else None
            office = Office(role or "Representative", body.key, label)
            span, why = masked.span(match, "of"), "said to be of this body, without an office"
            out.setdefault(person.key, Holding(person.key, office, span, (person.start, person.end), why, 0.45))
    return list(out.values())
