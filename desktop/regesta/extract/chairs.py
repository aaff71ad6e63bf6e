"""Who chairs a session or leads a side of it, in the sentence that names it and in those that go on about it."""

from __future__ import annotations

import re

from regesta.extract.coreference import subject_before
from regesta.extract.masking import Masked, mask
from regesta.extract.person_phrases import PERSON
from regesta.extract.reading import Entity, Phrase, Reading
from regesta.extract.vocabulary import alternatives

_THING = (
    r"(?:delegations?|sides?|teams?|talks|meetings?|session|round|consultations?|dialogue|forum|council|commission|"
    r"committee|negotiations|<M\d+>|both\b|that of|it\b|event|proceedings|gathering|one\b|mission|group)"
)
_TO_THING = rf"(?=(?:[^.;<]|<[OLDT]\d+>){{0,60}}?{_THING}|[.,]|$| with )"
_BEFORE = re.compile(
    r"(?<!the )(?<!a )(?<!as )(?<!its )\b(?:co-?)?chair(?:s|ed|ing)?\b(?! by)"
    rf"|\b(?:head(?:s|ed|ing)?|leads?|led|leading|steers?|steered)\b{_TO_THING}"
    r"|\b(?:spoke|negotiated|acted|signed) for (?:the )?<L\d+>"
    r"|\bpresid(?:e|es|ed|ing)\b|\b(?:served|acted|serve|act) as (?:the )?(?:co-)?chair(?:s|men|persons)?\b"
    r"|\brepresent(?:s|ed)? (?:the )?<[LO]\d+>(?![’'])"
    r"|\bas (?:its |the )?(?:co-chairs|chief delegates?|heads? of delegation|lead negotiators?)\b"
    r"|(?:\b(?:be|were|was|are|is) )?\bin the chair\b(?! (?:were|was|are))|\b(?:is|are|was|were) the hosts\b"
)
"""Verbs of leading, with those who lead before them."""
_AFTER = re.compile(
    r"\b(?:(?:co-)?chaired|headed|led|presided over|represented|steered|hosted)(?: jointly| respectively)?"
    r"(?: (?:[^.;<]|<[LDMO]\d+>){0,80}?)? by\b"
    r"|\b(?:[Uu]nder the )?(?:co-?)?chair(?:man|person)?ship of\b|\b[Ii]n the chair (?:were|was|are)\b"
    r"|\b[Ss]haring the chair (?:were|was)\b|\b(?:[Cc]o-?)?[Cc]hairs?:"
    r"|\bhead of (?:the|their) delegations? (?:were|was)\b"
    r"|\b(?:that of (?:the )?<L\d+>|(?:and|while) (?:the )?(?:<L\d+>[’']s?|[A-Z]\w+ (?:one|side|delegation|team)))"
    r"(?: (?:was|is|were))?(?: (?:led|headed|chaired))? by\b"
)
"""Words after which those who lead are named."""
_CLAUSE_END = re.compile(r";|,? (?:who|which|where|when|while|after|before|as well as members|told|said)\b")
_BACK = re.compile(r";|\b(?:which|where|when|while|after|before|because|since|told|said) ")
_HEADING = re.compile(
    rf"(?P<who>{PERSON}) (?:heads|headed|leads|led|will head|will lead|to head|to lead)\b[^.;]{{0,70}}"
    rf"(?:delegation|team|side)[^.;]{{0,20}}(?:and|while|,) (?P<other>{PERSON}) (?:that of|the other|the )"
)


_WITH = re.compile(r"(?:[^.;<,]|<[MLOD]\d+>){0,60}?\bwith (?:[^;<]|<[TOL]\d+>){0,40}<P\d+>")


def chairs_in(reading: Reading, masked: Masked, low: int = 0, high: int | None = None) -> list[Entity]:
    """The persons who chair or lead a side, from the words between two places of the masked text."""
    found: list[Entity] = []
    end = len(masked.text) if high is None else high
    for match in _AFTER.finditer(masked.text, low, end):
        stop = _CLAUSE_END.search(masked.text, match.end())
        found += _people(masked, match.end(), stop.start() if stop else len(masked.text))
    for match in _BEFORE.finditer(masked.text, low, end):
        starts = [m.end() for m in _BACK.finditer(masked.text, 0, match.start())]
        found += _subjects(masked, starts[-1] if starts else 0, match.start())
        found += _understood(reading, masked, match.start())
        if beside := _WITH.match(masked.text, match.end()):
            found += _people(masked, match.end(), beside.end())
    for match in _HEADING.finditer(masked.text, low, end):
        found += _people(masked, match.start("other"), match.end("other"))
    return list(dict.fromkeys(found))


_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he)(?: (?:will|would|also|then|has|had|is to|was to))* ?$")
_PAIR = re.compile(
    r"\b(?:the two|both)(?: (?:sides|ministers|officials|men|women|diplomats|chiefs))?(?: jointly| both)? ?$"
)


def _understood(reading: Reading, masked: Masked, at: int) -> list[Entity]:
    """Whom a pronoun, or “the two”, right before a verb means."""
    before = masked.text[:at]
    if _PRONOUN.search(before):
        person = subject_before(reading, masked.source(at))
        return [person] if person and person.key else []
    if _PAIR.search(before):
        named = _people(masked, 0, at)
        return named[-2:] if len({e.key for e in named}) > 1 else []
    return []


def _people(masked: Masked, low: int, high: int) -> list[Entity]:
    return [e for _, code in masked.codes("P", low, high) if (e := masked.entity(code)) and e.key]


_FINITE = re.compile(
    rf"\b(?:is|are|was|were|has|had|have|did|does|met|meets|visited|arrived|came|went|received|hosted|asked|"
    rf"will|would|{alternatives('speech_verbs')})\b"
)
_AUXILIARY = re.compile(
    r"(?:,? (?:who|which))?(?: (?:will|would|is to|are to|was to|were to|jointly|both|also|each|then|had|has|have|"
    r"together|again|due to|on|<D\d+>|in|here|<L\d+>))*,? ?$"
)
_RELATIVE = re.compile(r", (?:who|whose|which)\b[^,;]{0,120},(?= )")
"""A clause about a person between the name and the verb, which is not the verb's."""
_PARTED = re.compile(r"(?:,|\band\b|\bwith\b|\bas well as\b|&)")
_WITHIN = 170
"""How far two who share a verb may stand apart with their offices between them, in masked characters."""


def _subjects(masked: Masked, low: int, high: int) -> list[Entity]:
    """The persons before a verb, with those joined to them; another finite verb ends the list."""
    out: list[Entity] = []
    stop, first = high, True
    for at, code in reversed(masked.codes("P", low, high)):
        gap = _RELATIVE.sub(",", masked.text[at + len(code) : stop])
        bare = _AUXILIARY.sub("", gap) if first else gap
        joined = first or _PARTED.search(gap) is not None
        if len(gap) > _WITHIN or _FINITE.search(bare) or not joined:
            break
        if (entity := masked.entity(code)) and entity.key:
            out.append(entity)
        stop, first = at, False
    return out


_NEXT = 4
"""How many sentences after the one that names a round may still tell who chaired it."""


def following_chairs(reading: Reading, phrase: Phrase, mechanism: str, ordinal: int | None) -> list[Entity]:
    """The persons whom the sentences after a phrase say to chair it; another mechanism ends them.

    Where they tell of another round, what follows in the same paragraph may be about that one.
    """
    end = reading.sentence(phrase.start).end
    out: list[Entity] = []
    elsewhere = -1
    for following in [s for s in reading.article if s.start >= end][:_NEXT]:
        inside = [p for p in reading.phrases if p.key and following.start <= p.start < following.end]
        if any(p.key != mechanism for p in inside):
            break
        if any(p.ordinal not in (None, ordinal) or p.relation for p in inside):
            elsewhere = following.paragraph
        if following.paragraph != elsewhere:
            out += chairs_in(reading, mask(reading, following.start, following.end))
    return list(dict.fromkeys(out))
