"""Who travels: one telling of a visit, and whom its words make the visitor."""

from __future__ import annotations

import re
from dataclasses import dataclass

from regesta.domain.claim import EventStatus
from regesta.extract.actors import after_opening, he, subjects, they
from regesta.extract.dates.finder import TimeExpression
from regesta.extract.gazetteer import country_of
from regesta.extract.masking import Masked
from regesta.extract.office_holders import holders
from regesta.extract.origins import countries_of
from regesta.extract.person_phrases import codes
from regesta.extract.reading import Entity, Reading
from regesta.extract.visit_clauses import DENIED


@dataclass(frozen=True)
class Visit:
    """One telling of a visit: visitor and place, where it is told, its date, end, status, length and inviter.

    `understood` is set where the place is not named but follows from where the text is set, `tour` where the date
    is that of a journey to several places, `last` where the place is the last of these.
    """

    visitor: Entity
    place: Entity
    span: tuple[int, int]
    time: TimeExpression | None
    until: TimeExpression | None
    status: EventStatus
    days: tuple[int, int, int] | None
    inviter: Entity | None
    understood: bool = False
    tour: bool = False
    last: bool = False

    @property
    def date(self) -> str | None:
        """The EDTF of the time expression."""
        return self.time.value if self.time else None


def negated(text: str, at: int) -> bool:
    """Whether the words before a place of the masked text say that nobody travels."""
    return DENIED.search(text[:at]) is not None


_PAIR = 2
_MET_THERE = re.compile(r"\b(?:met|meets?|meeting)(?: with)? (?:the )?(?:<T\d+>,? )*$")
"""Before one who is met at a place: which of the two travelled cannot be told."""


def visitors(reading: Reading, masked: Masked, match: re.Match[str]) -> list[Entity]:
    """Who travels: named in the pattern, owner of “his”, or the subject of the verb."""
    groups = match.groupdict()
    if groups.get("words"):
        return holders(reading, groups["words"], masked.source(match.start("words")), groups["number"])
    if groups.get("pair") is not None:
        pair = they(reading, masked.source(match.start()))
        return pair if len(pair) == _PAIR else []
    stayer = next((g for g in ("stayer", "staying") if groups.get(g) is not None), None)
    if stayer:
        beside = re.match(r" (?:<T\d+> ){0,2}(<P\d+>)", masked.text[match.end() :])
        if beside and (entity := masked.entity(beside[1])):
            return [entity]
        return after_opening(reading, masked, match.end()) or he(reading, masked.source(match.start(stayer)))
    if groups.get("guests"):
        return [e for c in codes(groups["guests"]) if (e := masked.entity(c))]
    if groups.get("visitor"):
        entity = masked.entity(groups["visitor"])
        if groups.get("undated") is not None and _MET_THERE.search(masked.text[: match.start()]):
            return []
        return [entity] if entity else []
    if groups.get("whose") == "whose":
        before = masked.codes("P", 0, match.start())
        entity = masked.entity(before[-1][1]) if before else None
        return [entity] if entity else []
    if groups.get("whose") or groups.get("him"):
        ahead = _whose_ahead(reading, masked, match)
        if ahead:
            return ahead
        return he(reading, masked.source(match.start("whose" if groups.get("whose") else "him")))
    along = masked.entity(groups.get("beside"))
    return [*subjects(reading, masked, match.start("verb")), *([along] if along else [])]


_LEAVING = re.compile(
    r"(?:leav|left|depart|return|(?:fl(?:y|ies|ew)|go(?:es)?|went|travel\w*|continue\w*) (?:home|on|back))"
)
_GENERIC_BEFORE = re.compile(
    r"\b[Tt]he (?:[A-Z]\w+ )?(?:official|diplomat|envoy|guest|visitor|dignitary)\b(?:[^.;<]|<[LD]\d+>){0,80}$"
)
_PARTY_BEFORE = re.compile(r"\b(?:delegation|team|party|entourage)\b[^.;<]{0,30}$")


def travelling(reading: Reading, masked: Masked, match: re.Match[str], told: list[Visit]) -> list[Entity]:
    """As `visitors`, but whom only an office or a pronoun names is one of those who were told to travel before.

    “The minister leaves on Friday” means the guest rather than the host, the head rather than a member of a
    delegation.
    """
    found = visitors(reading, masked, match)
    if len(found) != 1 or not told or found[0].start >= masked.source(0):
        return found
    before = masked.text[: match.start("verb") if "verb" in match.re.groupindex else match.start()]
    lands = countries_of(reading, found[0].key)
    own = [
        v.visitor for v in told if v.status != EventStatus.ANNOUNCED and lands & countries_of(reading, v.visitor.key)
    ]
    if own and _PARTY_BEFORE.search(before):
        return own[:1]
    if any(v.visitor.key == found[0].key for v in told):
        return found
    if _PARTY_BEFORE.search(before) and not _names_land(before):
        keys = [v.visitor.key for v in told]
        return [max((v.visitor for v in told), key=lambda p: keys.count(p.key))]
    if told[-1].place.country in lands and _LEAVING.match(match.group()) and not _names_land(before):
        return [told[-1].visitor]
    return own[:1] if own and _GENERIC_BEFORE.search(before) else found


def _names_land(before: str) -> bool:
    """Whether the words of office before a verb name a country (“The Iraqi delegation”): they mean nobody else."""
    office_words = re.search(r"\b[Tt]he (?:[\w-]+ ){1,4}[^.;<]{0,30}$", before)
    return office_words is not None and any(w.casefold() in country_of() for w in office_words.group().split())


def _whose_ahead(reading: Reading, masked: Masked, match: re.Match[str]) -> list[Entity]:
    """Whom “his” means in the phrase that opens a sentence: the subject after it (“During her stay in …, A met …”)."""
    at = match.start("whose") if match.groupdict().get("whose") else -1
    if (
        at < 0
        or re.search(r"^\W*(?:[A-Z][a-z]+|(?:[A-Z][a-z]+|<D\d+>)(?: (?:the )?[a-z]+){0,3}(?: of)?) $", masked.text[:at])
        is None
    ):
        return []
    return after_opening(reading, masked, match.end())
