"""What the surroundings of a round tell of it: the sentences beside the one that names it, and the dateline."""

from __future__ import annotations

import re

from regesta.domain.claim import EventStatus
from regesta.extract.chairs import chairs_in
from regesta.extract.datelines import is_town, place_here, written_at
from regesta.extract.dates.calendar import bounds
from regesta.extract.event_facts import date_near, place_near
from regesta.extract.masking import Masked, mask
from regesta.extract.reading import Entity, Reading
from regesta.extract.sentences import Sentence
from regesta.extract.told_round import Round, first_told, where_told

_NAMING = re.compile(
    r"(?:It|This|That|The (?:occasion|event|meeting|session|talks|gathering|encounter|sitting|negotiations))"
    r"(?:, the| (?:was|is|were|marked|came at|took place at|formed part of)\b)"
)
"""How a sentence starts that only gives the round its name: what happened stands before it."""


def from_sentence_before(reading: Reading, item: Round) -> None:
    """“They met in Bergen on Monday. It was the third …”: day and place of the sentences before the naming one."""
    for phrase in item.phrases if not item.counted else []:
        sentence = reading.sentence(phrase.start)
        naming = _NAMING.match(reading.text, sentence.start)
        if naming is None or phrase.start - naming.end() > _NEAR_NAME:
            _from_gathering_before(reading, item, sentence)
            continue
        for nth, before in enumerate([s for s in reading.article if s.end <= sentence.start][:-6:-1]):
            masked = mask(reading, before.start, before.end)
            if nth > 1 and not _GATHER.search(masked.text):
                continue
            item.time = item.time or date_near(masked, 0, 0)
            item.place = item.place or place_here(reading, masked) or _place_stood(masked)
            if not any(role == "chair" for _, role in item.people.values()):
                item.people.update({e.key or "": (e, "chair") for e in chairs_in(reading, masked)})


_GATHER = re.compile(
    r"\b(?:gather|meet|convene|sit down|come together|gathered|met|convened|sat down|came together|got under way|"
    r"opened|began|started|concluded|wrapped up)\b"
)


def _from_gathering_before(reading: Reading, item: Round, sentence: Sentence) -> None:
    """“They will gather in Bergen on Monday. A will host B for the third …”: day and place of the gathering."""
    before = [s for s in reading.article if s.end <= sentence.start]
    within = reading.text.startswith(("During", "At the"), sentence.start)  # its neighbours tell of the same meeting
    if item.time or item.place or not before or within or sentence.paragraph - before[-1].paragraph > 1:
        return
    masked = mask(reading, before[-1].start, before[-1].end)
    verb = _GATHER.search(masked.text)
    if verb and "<M" not in masked.text:
        item.time = date_near(masked, verb.start(), verb.end())
        item.place = place_near(masked, verb.start(), verb.end()) or place_here(reading, masked)


def _place_stood(masked: Masked) -> Entity | None:
    """The place that a sentence puts its deed in or at; no goal of a journey and no end of a range."""
    found = re.search(r"\b(?:in|at) (?:the (?:(?:[a-z-]+ ){1,3}of )?)?(<L\d+>)(?![’'])", masked.text)
    return masked.entity(found[1]) if found else None


_NEAR_NAME = 30
"""How far after “It was” the name of the round may begin that the sentence gives, in code points."""
_DAYS_NEAR = 5
"""A round this many days or fewer before the source's day can be told from the place of the dateline."""


def from_dateline(reading: Reading, item: Round) -> None:
    """The round that the text is about took place where the text is dated from, where nothing says otherwise."""
    own = [p.start for p in reading.phrases if p.key and p.ordinal is not None]
    main = item.phrases[0].start == min(own, default=item.phrases[0].start)
    if item.place or item.counted or not main or set(item.statuses) - {EventStatus.HELD, EventStatus.IN_PROGRESS}:
        return
    when, now = bounds(item.time.value if item.time else None), bounds(reading.anchor)
    written = written_at(reading)
    if written is None or now is None or (when is not None and (now[0] - when[1]).days > _DAYS_NEAR):
        return
    lede = next((s for s in reading.article if s.start <= written[0].start < s.end), None)
    stood = _place_stood(mask(reading, lede.start, lede.end)) if lede else None
    if stood is not None and stood.country not in (None, written[0].country):
        item.place = stood
        return
    country = {e.key: e.country for e in reading.entities if e.type == "place"}
    trips = [v for v in reading.events if v.type == "visit" and v.held and set(v.people) & set(item.people)]
    if not any(country.get(v.place) not in (None, written[0].country) for v in trips):
        item.place = written[0]


_OF_OTHER_TIME = re.compile(r",? (?:which )?(?:was|were|had been|will be)? ?(?:last|first|previously|next|initially)\b")


def town_of_venue(reading: Reading, item: Round) -> None:
    """Where the place is a building in no known country: the town beside another name of it, or of the dateline."""
    if item.place is None or item.counted:
        return
    if not is_town(reading, item.place):
        item.place = _venue_in(reading, item) or item.place
    if item.place.country is not None or reading.text.endswith((" in ", "\nin "), 0, item.place.start):
        return  # “in Nuuk” is a town that no list knows, “at the …” and “in the …” a building
    if item.ordinal != first_told(reading, item.mechanism):
        return
    for phrase in [p for p in reading.phrases if p.key == item.mechanism and p.ordinal in (None, item.ordinal)]:
        sentence = reading.sentence(phrase.start)
        masked = mask(reading, sentence.start, sentence.end)
        town = place_near(masked, *where_told(masked, phrase))
        of_other = _OF_OTHER_TIME.match(reading.text, phrase.end)
        if (
            town is not None
            and town.country is not None
            and is_town(reading, town)
            and not (phrase.relation or of_other)
        ):
            item.place = town
            return
    written = written_at(reading)
    item.place = written[0] if written else item.place


def _venue_in(reading: Reading, item: Round) -> Entity | None:
    """The building that the naming sentence puts the round in, where only a country was found and the day is near."""
    written = written_at(reading)
    if written is None or item.place is None or written[0].country != item.place.country:
        return None
    for phrase in item.phrases:
        sentence = reading.sentence(phrase.start)
        masked = mask(reading, sentence.start, sentence.end)
        found = re.search(r"\bat (?:the )?(<L\d+>)", masked.text[where_told(masked, phrase)[1] :])
        venue = masked.entity(found[1]) if found else None
        if venue is not None and venue.country is None:
            return venue
    return None


_OF_DAY = re.compile(
    r"(<D\d+>)(?:[’']s)? (?:meeting|talks|session|consultations|dialogue|round|gathering)\b|"
    r"\b[Tt]he (?:talks|meeting|consultations|dialogue|session|event)(?: itself)? (?:is|are|was|were) "
    r"(?:set|scheduled|due|planned|slated) for (<D\d+>)"
)
_HELD_TALKS = re.compile(
    r"\b[Tt]he (?:talks|meeting|consultations|dialogue|session|event|negotiations) (?:were|"
    r"was|took place|will be|are to be|is to be)(?: held| being held| convened)? (?:in <L\d+> "
    r")?(?:on |from )?(<D\d+>)"
)


def from_neighbours(reading: Reading, item: Round) -> None:
    """A round without a date takes that of “the talks were held …”, or of a meeting told in the sentences beside it."""
    if item.counted or item.time:
        return
    main = item.ordinal == first_told(reading, item.mechanism)
    for sentence in reading.article:
        masked = mask(reading, sentence.start, sentence.end)
        match = _HELD_TALKS.search(masked.text) or (_OF_DAY.search(masked.text) if main else None)
        if match and (time := masked.time(match[1] or match[match.lastindex or 1])) and time.value:
            item.time = time
            return
    sentence = reading.sentence(item.phrases[0].start)
    during = reading.text.startswith(("During", "At the"), sentence.start)
    for event in reading.events:
        near = reading.sentence(event.start)
        step = sentence.paragraph - near.paragraph
        if event.type == "meeting" and (step == 0 or (step == 1 and during)) and 0 <= sentence.start - near.end <= 3:
            masked = mask(reading, near.start, near.end)
            item.time = date_near(masked, 0, 0)
            item.place = item.place or place_near(masked, 0, 0)
            told = during or re.match(r"Both|The two|The ministers|They", reading.text[sentence.start :])
            led = any(role == "chair" for _, role in item.people.values())
            for person in event.people if told and not led else ():
                entity = next((e for e in reading.within(near.start, near.end, "person") if e.key == person), None)
                if entity:
                    item.people.setdefault(person, (entity, "chair"))


def chairs_by_plain_name(reading: Reading, item: Round) -> None:
    """Chairs of the round told first, from any sentence about “the dialogue” that says who chaired it."""
    own = [p for p in reading.phrases if p.key == item.mechanism]
    if (
        item.counted
        or item.ordinal != first_told(reading, item.mechanism)
        or any(role == "chair" for _, role in item.people.values())
    ):
        return
    for phrase in [p for p in own if p.ordinal is None and p.relation is None]:
        sentence = reading.sentence(phrase.start)
        masked = mask(reading, sentence.start, sentence.end)
        item.people.update({e.key or "": (e, "chair") for e in chairs_in(reading, masked)})


def leaders_of_sides(reading: Reading, item: Round) -> None:
    """Chairs of the round told first, where nothing else tells of others: who led the sides, wherever that stands."""
    first = not item.counted and item.ordinal == first_told(reading, item.mechanism)
    known = {key for key, (_, role) in item.people.items() if role == "chair"}
    found = {e.key or "": (e, "chair") for e in _leaders_of_sides(reading)} if first else {}
    if not known or known <= set(found):  # one side in the next sentence, the other further on
        item.people.update(found)


_SIDE_LED = re.compile(
    r"\b(?:delegation|side|team)\b(?:[^.;<]|<[LO]\d+>){0,50}\b(?:was|were|is|are|will be) (?:co-)?(?:led|headed|"
    r"chaired)\b"
    r"|\b(?:led|leads|headed|heads|chaired|will lead|will head) "
    r"(?:the (?:[A-Z]\w+|<[LO]\d+>(?:[’']s)?)|(?:his|her|their) (?:own )?(?:(?:country|nation)[’']s)?) ?"
    r"(?:delegation|side|team)\b"
)


def _leaders_of_sides(reading: Reading) -> list[Entity]:
    """Who leads a side, in sentences that name no gathering and follow none about another round."""
    out: list[Entity] = []
    told = [mask(reading, s.start, s.end) for s in reading.article]
    for before, masked in zip([None, *told], told, strict=False):
        elsewhere = before is not None and _OTHER.search(before.text)
        if _SIDE_LED.search(masked.text) and "<M" not in masked.text and not elsewhere:
            out += chairs_in(reading, masked)
    return list(dict.fromkeys(out)) if len({e.key for e in out}) <= _SIDES else []


_OTHER = re.compile(
    r"\b(?:[Pp]revious|[Ll]ast|[Ee]arlier|[Nn]ext|preceding)\b[^.;]{0,20}<M\d+>|"
    r"<M\d+> (?:was|had been) (?:held|hosted)\b"
)
_SIDES = 3
"""More persons than this lead the sides of more than one gathering."""
