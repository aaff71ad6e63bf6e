"""Companions: who travels with a visitor, where the text names them (“accompanied by …”, “travelled with her”)."""

from __future__ import annotations

import re
from dataclasses import replace

from regesta.extract.actors import subjects
from regesta.extract.masking import Masked
from regesta.extract.person_phrases import OFFICE_BEFORE, SEVERAL, codes
from regesta.extract.reading import Entity
from regesta.extract.scene import Scene, at_home
from regesta.extract.travellers import Visit

_WITH = re.compile(
    r"(?P<verb>,? ?\b(?:(?:is|was|are|were|will be|being|and) )?accompanied"
    r"(?: (?:on|during) (?:the|his|her|this) (?:[\w-]+ ){0,2}(?:visit|trip|tour|journey|stay))? by) "
    r"(?P<who>[^.;]*)"
    r"|\b(?P<party>(?:travel(?:s|led|ed|ling|ing)?|fl(?:ew|ies|ying)|arriv(?:ed|es|ing)|c[ao]mes?|coming) "
    r"(?:there |here )?(?:together |along )?with (?P<lead>him|her)\b)(?:[^.;<]|<[DL]\d+>){0,40}?"
    rf"(?:among them|including|are|were|is|was) (?:the )?{OFFICE_BEFORE}(?P<list>{SEVERAL})"
)
_ENDS = re.compile(r",? (?:who|which|where|when|after|before|while|as|said|says|told|met|called)\b|[”\"]")
"""Where the list of companions ends: what follows is told of somebody or something else."""


def companions(scene: Scene, masked: Masked, told: list[Visit]) -> list[Visit]:
    """Visits of those who are said to travel with a visitor of a visit told so far, the same as the visitor's."""
    out: list[Visit] = []
    for match in _WITH.finditer(masked.text):
        lead = _leading(scene, masked, match)
        visit = _shared(told, lead)
        words = match["list"] or _ENDS.split(match["who"], maxsplit=1)[0]
        for entity in (masked.entity(code) for code in codes(words)):
            if visit and entity and entity.key not in (None, visit.visitor.key):
                out += _beside(scene, masked, match, visit, entity)
    return out


def _shared(told: list[Visit], lead: Entity | None) -> Visit | None:
    """The visit that companions share: of all that are told of the one who leads, the latest that has a date."""
    if not told:
        return None
    key = lead.key if lead else told[-1].visitor.key
    own = [v for v in told if v.visitor.key == key]
    return next((v for v in reversed(own) if v.time), own[-1] if own else None)


def _leading(scene: Scene, masked: Masked, match: re.Match[str]) -> Entity | None:
    """Whom they travel with: the subject of “accompanied”; none for “him” and “her”, the visitor told last."""
    if match["lead"]:
        return None
    found = subjects(scene.reading, masked, match.start("verb"))
    return found[0] if found else None


def _beside(scene: Scene, masked: Masked, match: re.Match[str], visit: Visit, entity: Entity) -> list[Visit]:
    """The visit of one companion, unless the place is the companion's home."""
    if at_home(scene.reading, entity, visit.place, said_only=True):
        return []
    return [replace(visit, visitor=entity, span=masked.span(match), inviter=None)]
