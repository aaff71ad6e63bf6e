"""Tellings of meetings and calls: two or more persons joined by a verb or a noun of meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from regesta.domain.claim import EventStatus
from regesta.extract.actors import he, subjects, they
from regesta.extract.chairs import chairs_in
from regesta.extract.datelines import place_here
from regesta.extract.dates.finder import TimeExpression
from regesta.extract.encounter_patterns import (
    CALL,
    HANGING,
    NO_GATHERING,
    NOT_MET,
    ONLY_AGREED,
    OPENING_ING,
    SECOND_OBJECT,
    meeting_patterns,
)
from regesta.extract.event_facts import date_near, place_near, status_of, without_aside_dates
from regesta.extract.gazetteer import country_of
from regesta.extract.masking import CODE, Masked, mask
from regesta.extract.office_holders import holders
from regesta.extract.origins import countries_of
from regesta.extract.person_phrases import codes
from regesta.extract.reading import Entity, Reading


@dataclass(frozen=True)
class Meeting:
    """One telling of a meeting: who, where it is told, when, where, the status, and whether it is a call."""

    people: tuple[Entity, ...]
    span: tuple[int, int]
    time: TimeExpression | None
    place: Entity | None
    status: EventStatus
    call: bool

    @property
    def keys(self) -> frozenset[str]:
        """The participants' keys."""
        return frozenset(p.key for p in self.people if p.key)


def encounters(reading: Reading) -> list[Meeting]:
    """All tellings of meetings in the order of the patterns, each stretch of text once."""
    told: list[Meeting] = []
    for sentence in reading.article:
        masked = mask(reading, sentence.start, sentence.end)
        masked = replace(masked, text=OPENING_ING.sub(lambda m: m.group().lower(), masked.text))
        for pattern in meeting_patterns():
            for match in pattern.finditer(masked.text):
                both = _both(reading, masked, match, told) if match.groupdict().get("both") else []
                for meeting in _meetings(reading, masked, match, (sentence.start, sentence.end), both):
                    if not any(m.keys == meeting.keys and _overlaps(m.span, meeting.span) for m in told):
                        told.append(meeting)
        chaired = _chaired(reading, masked, (sentence.start, sentence.end))
        if chaired and not any(chaired.keys <= m.keys and _overlaps(m.span, chaired.span) for m in told):
            told.append(chaired)
    return told


def _chaired(reading: Reading, masked: Masked, sentence: tuple[int, int]) -> Meeting | None:
    """The meeting of two or more who chair or lead the sides of a gathering, where no numbered round holds them."""
    near = [s for s in reading.article if s.start <= sentence[0]][-_ROUNDS_NEAR:]
    low = near[0].start if near else sentence[0]
    if any(p.ordinal or p.relation for p in reading.phrases if p.key and low <= p.start < sentence[1]):
        return None
    people = tuple({p.key: p for p in chairs_in(reading, masked)}.values())
    if len(people) < _PAIR or NO_GATHERING.search(masked.text):
        return None
    low, high = min(p.start for p in people), max(p.end for p in people)
    start, end = masked.at(low), masked.at(high)
    time, place = date_near(masked, start, end), place_near(masked, start, end)
    status = status_of(reading, sentence, (low, high), time.value if time else None)
    return Meeting(people, (low, high), time, place, status, call=False)


_ROUNDS_NEAR = 5
"""Sentences, up to the one that tells who chairs, in which a round that is named holds those who chair."""
_NEXT = 400
"""Code points within which “they” and “the two” mean those of the meeting told before."""
_PAIR = 2


def _both(reading: Reading, masked: Masked, match: re.Match[str], told: list[Meeting]) -> list[Entity]:
    """Whom “they” or “the two” mean: two joined in the sentence before, else the two of the meeting told last."""
    at = masked.source(match.start("both"))
    pair = they(reading, at)
    if len(pair) == _PAIR:
        return pair
    before = [m for m in told if m.span[1] <= at and at - m.span[1] < _NEXT and len(m.people) == _PAIR]
    return list(max(before, key=lambda m: m.span).people) if before else []


def _overlaps(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _meetings(
    reading: Reading, masked: Masked, match: re.Match[str], sentence: tuple[int, int], both: list[Entity]
) -> Iterator[Meeting]:
    """The meeting of one match, and those told with the same verb after it (“called on A and, on Friday, on B”)."""
    if NOT_MET.search(masked.text[: match.start("verb")]):
        return
    if match.groupdict().get("one"):
        both = _of_two_lands(reading, masked, match)
    own, others = (
        (both, []) if match.groupdict().get("one") or match.groupdict().get("both") else _sides(reading, masked, match)
    )
    apart = (
        [[o] for o in others]
        if own and len(others) > 1 and _APART.search(match["verb"] + masked.text[match.end() : match.end() + 12])
        else [others]
    )
    first = [m for each in apart if (m := _meeting(reading, masked, match, sentence, [*own, *each]))]
    yield from first
    if not first:
        return
    if not match.groupdict().get("objects") or not own:
        return
    end = match.end()
    preposition = match["verb"].rsplit(" ", 1)[-1]
    while more := SECOND_OBJECT.match(masked.text, end):
        if more["prep"] and more["prep"] != preposition or more["bare"] and preposition in ("on", "with", "by", "for"):
            return
        people = _entities(masked, more["objects"] or more["beside"] or more["bare"])
        meeting = _meeting(reading, masked, more, sentence, [*own, *people])
        if meeting is not None:
            yield meeting
        end = more.end()


_APART = re.compile(r"\bseparate(?:ly)?\b|\bcalls on\b|\beach\b|\bmeetings\b")
"""In or after the words of a meeting with several: each was met alone."""


def _of_two_lands(reading: Reading, masked: Masked, match: re.Match[str]) -> list[Entity]:
    """Whom “the Ghanaian and Kenyan presidents” mean: the holder of that office from each of the two."""
    at = masked.source(match.start("lands"))
    post = re.sub(r"ies$", "y", match["post"]).removesuffix("s")
    lands = (masked.surface(w) if w.startswith("<") else w for w in (match["one"], match["two"]))
    found = [p for land in lands if land.casefold() in country_of() for p in holders(reading, f"{land} {post}", at)[:1]]
    return found if len(found) == _PAIR else []


def _code_after(match: re.Match[str]) -> str:
    """The first code that the objects of a match hold: words of office, or the name."""
    found = re.search(r"<[A-Z]\d+>", match["objects"])
    return found.group() if found else ""


def _sides(reading: Reading, masked: Masked, match: re.Match[str]) -> tuple[list[Entity], list[Entity]]:
    """Who meets, and whom: one side is empty where both stand together in the pattern, or cannot be told."""
    groups = match.groupdict()
    if groups.get("all"):
        return _entities(masked, groups["all"]), []
    objects = _entities(masked, groups.get("objects") or "")
    if groups.get("words"):
        objects = holders(reading, groups["words"], masked.source(match.start("words")), groups["number"])
    if groups.get("them"):
        at = masked.source(match.start("them"))
        objects = they(reading, at) if groups["them"] in ("them", "both") else _him(reading, masked, match)
    if groups.get("subjects"):
        stands_first = match.start("subjects") <= match.start("verb")
        if objects and stands_first and HANGING.search(masked.text[: match.start("subjects")]):
            return [], []
        return _entities(masked, groups["subjects"]), objects
    if groups.get("programme") is not None:
        return he(reading, masked.source(match.start("verb"))), objects
    if groups.get("whose"):
        return he(reading, masked.source(match.start("whose"))), objects
    if match["verb"].startswith(("he ", "she ")):
        return he(reading, masked.source(match.start())), objects
    if match["verb"].startswith("<P"):
        return _entities(masked, match["verb"]), objects
    found = subjects(reading, masked, match.start("verb")) or _understood(reading, masked, match)
    return (found, objects) if found else ([], [])


def _understood(reading: Reading, masked: Masked, match: re.Match[str]) -> list[Entity]:
    """Who meets where the verb has no subject that is a person: of a mechanism's talks, or of a visitor's programme."""
    if match["verb"].startswith("<M"):
        phrase = masked.item(match["verb"].split(">")[0] + ">")
        named = reading.within(phrase.start, phrase.end, "person")
        own = re.match(r"(?:his|her)\b", masked.surface(_code_after(match))) if not named else None
        return named or (he(reading, masked.source(match.start())) if own else [])
    return he(reading, masked.source(0)) if _OF_A_JOURNEY.match(masked.text) else []


_OF_A_JOURNEY = re.compile(
    r"(?:The|His|Her|This) (?:[\w-]+ ){0,2}(?:visit|trip|tour|journey|stay|programme|program|agenda|day)\b"
)
"""How a sentence begins that tells what a visitor does without naming the visitor."""


def _him(reading: Reading, masked: Masked, match: re.Match[str]) -> list[Entity]:
    """Whom “him” or “her” after a verb means: not who does it, but who was told of before the sentence."""
    named = {p.key for p in subjects(reading, masked, match.start("verb"))}
    for offset in (masked.source(match.start("them")), masked.source(0)):
        found = [p for p in he(reading, offset) if p.key not in named]
        if found:
            return found
    return []


def _meeting(
    reading: Reading, masked: Masked, match: re.Match[str], sentence: tuple[int, int], people: list[Entity]
) -> Meeting | None:
    distinct = tuple({p.key: p for p in people if p.key}.values())
    if len(distinct) < 2:
        return None
    named = "verb" in match.re.groupindex
    verb = match.start("verb") if named else match.start()
    time, place = _when_and_where(reading, masked, verb, match.end())
    if (
        named
        and match["verb"] in ONLY_AGREED
        and not (_together(masked, match, time, place) or _signed_across(reading, match, distinct))
    ):
        return None
    if named and match["verb"].endswith(("attended by", "together", "gathered")):
        apart = (
            _of_different_lands(reading, distinct) or len(re.findall(r"> (?:of|from) (?:the )?<L", match["all"])) > 1
        )
        if not apart:
            return None
    span = masked.span(match)
    said = masked.span(match, "verb") if named else span
    around = masked.text[max(0, match.start() - 30) : match.end() + 30]
    inside = [p.start for p in distinct if sentence[0] <= p.start < sentence[1]]
    return Meeting(
        people=distinct,
        span=(min([span[0], *inside]), span[1]),
        time=time,
        place=place,
        status=status_of(reading, sentence, said, time.value if time else None),
        call=CALL.search(around) is not None,
    )


def _together(masked: Masked, match: re.Match[str], time: TimeExpression | None, place: Entity | None) -> bool:
    """Whether what two can do apart was done at one place: it is told, or they are counterparts who discussed it."""
    visiting = re.search(r"\bwhen (?:(?:Mr|Ms|Mrs|Dr)\.? |<T\d+> )*<P\d+> visited\b", masked.text[match.end() :])
    if time is not None and (place is not None or visiting or _beside(masked, match)):
        return True
    return (
        match["verb"] in ("discussed", "reviewed", "negotiated")
        and _COUNTERPARTS.search(_said(masked, match)) is not None
    )


def _signed_across(reading: Reading, match: re.Match[str], people: tuple[Entity, ...]) -> bool:
    """Whether persons of two countries put their names to one paper or discuss: that is done at one table."""
    return match["verb"] in _AT_ONE_TABLE and _of_different_lands(reading, people)


_AT_ONE_TABLE = ("sign", "signed", "inked", "initialled", "exchanged", "discuss", "discussed", "reviewed", "negotiated")


def _of_different_lands(reading: Reading, people: tuple[Entity, ...]) -> bool:
    """Whether each of the persons is told to act for another country than the one before."""
    lands = [countries_of(reading, p.key) for p in people]
    return all(one and other and not one & other for one, other in pairwise(lands))


_COUNTERPARTS = re.compile(r"\b(?:his|her|their) (?:[\w-]+ ){0,3}(?:counterparts?|opposite numbers?|colleagues?)\b")


def _said(masked: Masked, match: re.Match[str]) -> str:
    """The subjects of a match in the words of the source."""
    return CODE.sub(lambda code: masked.surface(code.group()), match.groupdict().get("subjects") or "")


def _beside(masked: Masked, match: re.Match[str]) -> bool:
    """Whether what two did is told to be done beside a gathering, hence in one place."""
    return re.search(r"\bon the (?:margins|sidelines|fringes) of\b", masked.text[match.end() :]) is not None


_GOES_ON = re.compile(
    r",? (?:before|ahead of) (?:[a-z]+ing|he|she|they|his|her|a|the)\b|,? after which|,? and(?: will)? then\b|; "
    r"|,? (?:and|before) (?:[a-z]+ly |<D\d+> |later )*(?:flew|travell?ed|flies|travels|left|leaves|departed|headed|"
    r"went on|flying|leaving|travell?ing|heading) (?:on |off )?(?:to|for)\b"
)
_WHERE = re.compile(
    r"(?:(?P<before><D\d+>) (?:in|to|at) )?(?P<place><L\d+>)(?:,? (?:on )?(?P<when><D\d+>))?,? where,? [^;]{0,80}$"
)
_PHRASE = re.compile(r"^\W*(?:After|Following|Before|Ahead of|Prior to|Since) ")


def _when_and_where(
    reading: Reading, masked: Masked, start: int, end: int
) -> tuple[TimeExpression | None, Entity | None]:
    """The date and the place of a meeting, from its own clause: not from what comes before or after it."""
    text = without_aside_dates(masked.text, start)
    low = max((m.end() for m in re.finditer("; ", text[:start])), default=0)
    if _PHRASE.match(text[low:end]) and ", " not in text[low:start] and ", " in text[end:]:
        high = text.index(", ", end)
    else:
        cut = _GOES_ON.search(text, end)
        high = cut.start() if cut else len(text)
    own = replace(masked, text=" " * low + text[low:high])
    time, place = date_near(own, start, end), place_near(own, start, end)
    inside = re.search(r"\bin (<L\d+>)", text[start:end])
    if inside:
        place = masked.entity(inside[1])
    dated = re.search(r"<D\d+>", text[start:end])
    if time is None and dated and (said := masked.time(dated.group())) and said.rule != "duration":
        time = said
    if place is None and re.search(r"\bhere\b", text[start:high]):
        place = place_here(reading, own)
    if where := _WHERE.search(text, low, start):
        return _at_the_goal(masked, where, start, high, time)
    return time, place


def _at_the_goal(
    masked: Masked, where: re.Match[str], start: int, high: int, time: TimeExpression | None
) -> tuple[TimeExpression | None, Entity | None]:
    """The date and the place of what is done where somebody goes (“left for Oslo, where she will meet …”)."""
    to_come = re.search(r"\b(?:will|would|is|are|shall)\b", masked.text[where.end("place") : start])
    if not masked.codes("D", where.end("place"), high):
        time = None if to_come else masked.time(where["before"])
    return time, masked.entity(where["place"])


def _entities(masked: Masked, words: str) -> list[Entity]:
    return [e for c in codes(words) if (e := masked.entity(c))]
