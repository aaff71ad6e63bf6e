"""Companions: who travels with a visitor, where the text names them (“accompanied by …”, “travelled with her”)."""

from __future__ import annotations

import re
from dataclasses import replace

from regesta.extract.actors import subjects
from regesta.extract.masking import Masked
from regesta.extract.office_holders import described, holders
from regesta.extract.person_phrases import OFFICE_BEFORE, PERSON, SEVERAL, codes
from regesta.extract.reading import Entity
from regesta.extract.scene import Scene, at_home
from regesta.extract.travellers import Visit

_TRAVELS = r"(?:travel(?:s|led|ed|ling|ing)?|fl(?:ew|ies|ying|own)|arriv(?:ed|es|ing)|c[ao]mes?|coming|went)"
_WITH = (
    re.compile(
        r"(?P<verb>,? ?\b(?:(?:is|was|are|were|will be|being|and) )?(?:also )?(?:accompanied|(?<=will be )joined|"
        r"joined(?= on| during| for| in <L))"
        r"(?: (?:on|during|for) (?:the|his|her|this) (?:[\w-]+ ){0,2}(?:visit|trip|tour|journey|stay))? by) "
        r"(?P<who>[^.;]*)"
    ),
    re.compile(
        rf"\b{_TRAVELS} (?:there |here )?(?:together |along )?with (?P<him>him|her)\b(?:[^.;<]|<[DL]\d+>){{0,40}}?"
        rf"(?:among them|including|are|were|is|was) (?:the )?{OFFICE_BEFORE}(?P<who>{SEVERAL})"
    ),
    re.compile(
        rf"(?P<who>{PERSON}),? who (?:(?:is|was|had|has|also) )*{_TRAVELS}(?: (?:in|to|into|on|<[LD]\d+>|with|along|"
        rf"together|[a-z]+ly))*? with (?:(?P<him>him|her|the [a-z ]{{3,30}})|(?:the )?(?:<T\d+> |"
        rf"[A-Z][a-z]{{1,3}}\.? )*"
        rf"(?P<lead><P\d+>))"
    ),
    re.compile(
        rf"(?P<verb>\b(?:(?:is|was|are|were) )?{_TRAVELS}(?:,? (?:in|at|to|into|here|the|<[LD]\d+>|along|"
        rf"together|in the (?:morning|evening|afternoon)|early|late|"
        rf"back))*?,? "
        rf"(?:(?:together |along )?with|alongside|in (?:the )?company (?:with|of))) "
        rf"(?:the )?{OFFICE_BEFORE}(?P<who>{SEVERAL})"
    ),
    re.compile(
        rf"\b(?:[Tt]ravel(?:l?ing|s)?|[Ff]lying|[Aa]rriving) with (?:(?P<him>him|her|the [a-zA-Z ]{{3,30}}?)|"
        rf"(?:<T\d+> )?(?P<lead><P\d+>)),? (?:(?:are|is|"
        rf"were|was|will be) )?"
        rf"(?:the (?:[a-z]+ ){{0,2}})?{OFFICE_BEFORE}(?P<who>{SEVERAL})"
    ),
    re.compile(
        rf"(?P<lead><P\d+>) on (?:the|his|her|this) (?:[a-z]+ )?(?:trip|visit|journey|tour)(?: to (?:the )?<L\d+>)? "
        rf"(?:are|is|were|was|will be) (?:the )?{OFFICE_BEFORE}(?P<who>{SEVERAL})"
    ),
    re.compile(
        rf"\b(?:[Aa]lso|[Aa]re|[Ii]s) in <L\d+> with (?P<him>him|her|the [a-z ]{{3,30}}?) (?:are|is|were|"
        rf"was) (?:the )?"
        rf"{OFFICE_BEFORE}(?P<who>{SEVERAL})"
    ),
    re.compile(
        rf"(?P<verb>\b(?:is|was) in <L\d+>) with (?:(?:[A-Z][a-z]{{1,3}}\.?) )?{OFFICE_BEFORE}(?P<who>{SEVERAL})"
        rf"(?=[^.;]{{0,80}} (?:for|to (?:attend|take part)) )"
    ),
    re.compile(
        rf"(?P<who>{PERSON}),? (?:who )?(?:(?:is|are|was|were|will be|had|has|also) )*(?:accompan(?:y|ies|ied|"
        rf"ying)|(?:part|a member|one) of (?:the|his|her) "
        rf"(?:[a-z-]+ )?(?:delegation|party|entourage|team) (?:accompanying|of|led by|headed by)) "
        rf"(?:(?P<him>him|her|the [a-z ]{{3,30}})\b|(?:the )?(?:<T\d+> |"
        rf"[A-Z][a-z]{{1,3}}\.? )*(?P<lead><P\d+>))(?! to)"
    ),
    re.compile(
        r"(?P<verb>\b(?:leading|heading|leads|heads|led|headed|at the head of)) (?:an?|the|his|her) [^.;<]{0,30}"
        r"(?:delegation|team|party),? (?:(?:which|that) )?(?:includ(?:es|ed|ing)|compris(?:es|ed|"
        r"ing)) (?P<who>[^.;]*)"
    ),
)
_ENDS = re.compile(r",? (?:who|which|where|when|after|before|while|as|said|says|told|met|called)\b|[”\"]")
"""Where the list of companions ends: what follows is told of somebody or something else."""


def companions(scene: Scene, masked: Masked, told: list[Visit]) -> list[Visit]:
    """Visits of those who are said to travel with a visitor of a visit told so far, the same as the visitor's."""
    out: list[Visit] = []
    for match in (m for pattern in _WITH for m in pattern.finditer(masked.text)):
        lead = _leading(scene, masked, match, told)
        words = _ENDS.split(match["who"], maxsplit=1)[0]
        for entity in (masked.entity(code) for code in codes(words)):
            if entity and entity.key and (lead is None or entity.key != lead.key) and not _resides(scene, entity):
                out += [
                    replace(v, visitor=entity, span=masked.span(match), inviter=None)
                    for v in _shared(_there(masked, match, told), lead)
                    if v.visitor.key != entity.key and not at_home(scene.reading, entity, v.place, said_only=True)
                ]
    return out


_RESIDENT = re.compile(
    r"\b(?:ambassador|charg[ée] d[’']affaires|consul(?: general)?|high commissioner)\b.* (?:to|in|"
    r"at)\b",
    re.IGNORECASE,
)


def _resides(scene: Scene, person: Entity) -> bool:
    """Whether somebody lives where the visitor comes to: the ambassador to a land did not travel there."""
    return any(_RESIDENT.search(words) for words in described(scene.reading, person.key))


def _there(masked: Masked, match: re.Match[str], told: list[Visit]) -> list[Visit]:
    """The tellings of visits to the place where companions are said to be (“Also in Oslo with her are …”), if any."""
    place = masked.entity(found[1]) if (found := _STANDS_IN.search(match.group())) else None
    return [v for v in told if place and v.place.key == place.key] or told


_STANDS_IN = re.compile(r"^(?:[Aa]lso|[Aa]re|[Ii]s) in (<L\d+>)")


def _shared(told: list[Visit], lead: Entity | None) -> list[Visit]:
    """The tellings of the visit that companions share: the latest with a date of the one who leads.

    That is one country, or the whole of a tour.
    """
    if not told:
        return []
    key = lead.key if lead else told[-1].visitor.key
    own = [v for v in told if v.visitor.key == key]
    main = next((v for v in reversed(own) if v.time), own[-1] if own else None)
    return [
        v
        for v in own
        if main
        and (
            v.place.key == main.place.key
            or v.place.country == main.place.country
            or (main.tour and v.span == main.span)
        )
    ]


def _leading(scene: Scene, masked: Masked, match: re.Match[str], told: list[Visit]) -> Entity | None:
    """Whom they travel with: named, told by office, or the subject; none for “him”, who is the one told last."""
    groups = match.groupdict()
    if groups.get("lead"):
        return masked.entity(groups["lead"])
    if groups.get("him"):
        office = groups["him"].removeprefix("the ")
        held = holders(scene.reading, office, masked.source(match.start("him"))) if office != groups["him"] else []
        away = {v.visitor.key for v in told} - {e.key for c in codes(match["who"]) if (e := masked.entity(c))}
        return next((p for p in held if p.key in away), None)
    found = subjects(scene.reading, masked, match.start("verb"))
    return found[0] if found else None
