"""What the text tells of one round: date, place, chairs and status, from its sentence, its neighbours and a visit."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from regesta.domain.claim import EventStatus
from regesta.extract.chairs import chairs_in, following_chairs
from regesta.extract.datelines import place_here, written_at
from regesta.extract.dates.calendar import bounds
from regesta.extract.dates.finder import TimeExpression
from regesta.extract.drafting import key
from regesta.extract.event_facts import date_near, place_near, status_of
from regesta.extract.masking import Masked, mask
from regesta.extract.meetings import PERSON
from regesta.extract.reading import Entity, Event, Phrase, Reading
from regesta.extract.round_clauses import phrase_time
from regesta.extract.sentences import Sentence
from regesta.extract.vocabulary import alternatives


@dataclass
class Round:
    """What a source tells of one round, while it is collected. `counted` is the phrase that it is counted from."""

    mechanism: str
    ordinal: int | None
    phrases: list[Phrase] = field(default_factory=list)
    counted: str | None = None
    time: TimeExpression | None = None
    place: Entity | None = None
    people: dict[str, tuple[Entity, str]] = field(default_factory=dict)
    inviter: Entity | None = None
    statuses: dict[EventStatus, tuple[int, int]] = field(default_factory=dict)
    visit: Event | None = None
    journey: TimeExpression | None = None
    """When someone sets out to it: the day of the round where nothing tells its own."""

    @property
    def key(self) -> str:
        """The local key of the round's record."""
        when = (self.time.value if self.time else self.counted) if self.ordinal is None else None
        return key("round", self.mechanism, self.ordinal, when)


def read_round(reading: Reading, item: Round) -> None:
    """Fill in a round from all that the article tells of it."""
    for phrase in item.phrases:
        _read_sentence(reading, item, phrase)
    _chairs_by_plain_name(reading, item)
    _from_sentence_before(reading, item)
    _from_plain(reading, item)
    _from_meetings(reading, item)
    _from_neighbours(reading, item)
    item.time = item.time or item.journey
    _from_visit(reading, item)
    _settle_status(reading, item)
    _from_dateline(reading, item)


def _read_sentence(reading: Reading, item: Round, phrase: Phrase) -> None:
    """Take date, place, people and status from the sentence around one phrase of the round."""
    sentence = reading.sentence(phrase.start)
    masked = mask(reading, sentence.start, sentence.end)
    start, end = _where(masked, phrase)
    time = phrase_time(reading, phrase) or date_near(masked, start, end) or _told_at(masked, start)
    if _ON_THE_WAY.search(masked.text, 0, start):
        item.journey, time = item.journey or time, None
    item.time = item.time or time
    item.place = item.place or place_near(masked, start, end) or place_here(reading, masked)
    for role, entity in _people(reading, masked, start, end):
        if entity.key and (entity.key not in item.people or role == "chair"):
            item.people[entity.key] = (entity, role)
    if not item.counted and phrase.relation in (None, "new"):
        for entity in following_chairs(reading, phrase, item.mechanism, item.ordinal):
            item.people[entity.key or ""] = (entity, "chair")
    inviter = re.search(r"\b(?:invitation of|invited by) (?:<T\d+> )?(<P\d+>)", masked.text)
    item.inviter = item.inviter or (masked.entity(inviter[1]) if inviter else None)
    value = time.value if time else (item.time.value if item.time else None)
    status = status_of(reading, (sentence.start, sentence.end), (phrase.start, phrase.end), value)
    item.statuses.setdefault(status, (sentence.start, sentence.end))


_ON_THE_WAY = re.compile(
    r"\b(?:fly|flies|flew|travel\w*|arriv\w*|land\w*|leav\w*|depart\w*|come|came|head)\b[^.;]{0,90} to "
    r"(?:co-)?(?:chair|attend|hold|take part in|join|lead) (?:the )?$"
)
_AT_IT = re.compile(r"\b(?:at|during) (?:what (?:was|is) (?:only )?)?(?:the |their |its )?$")


def _told_at(masked: Masked, start: int) -> TimeExpression | None:
    """The day of a speech that was made at the round (“pledged on Monday …, at the second …”)."""
    if _AT_IT.search(masked.text, 0, start) is None:
        return None
    times = [
        t for _, code in masked.codes("D", 0, start) if (t := masked.time(code)) and t.value and "/" not in t.value
    ]
    return times[0] if len(times) == 1 else None


def _from_plain(reading: Reading, item: Round) -> None:
    """The round told first, without day and place of its own, has those of the name that stands without a number.

    “The … Dialogue was held in … on Monday. It was the third Dialogue.”
    """
    own = [p for p in reading.phrases if p.key == item.mechanism]
    numbered = [p for p in own if p.ordinal is not None]
    if item.counted or item.time or item.place or not numbered or numbered[0].ordinal != item.ordinal:
        return
    for phrase in own:
        sentence = reading.sentence(phrase.start)
        after = reading.text[phrase.end : sentence.end]
        plain = phrase.ordinal is None and phrase.relation is None
        if plain and phrase.start < item.phrases[0].start and _TOLD.search(after) and not (item.time or item.place):
            _read_sentence(reading, item, phrase)


_NAMING = re.compile(
    r"(?:It|This|That|The (?:occasion|event|meeting|session|talks|gathering|encounter|sitting|negotiations))"
    r"(?:, the| (?:was|is|were|marked|came at|took place at|formed part of)\b)"
)
"""How a sentence starts that only gives the round its name: what happened stands before it."""


def _from_sentence_before(reading: Reading, item: Round) -> None:
    """“They met in Bergen on Monday. It was the third …”: day and place of the sentences before the naming one."""
    for phrase in item.phrases if not item.counted else []:
        sentence = reading.sentence(phrase.start)
        naming = _NAMING.match(reading.text, sentence.start)
        if naming is None or phrase.start - naming.end() > _NEAR_NAME:
            _from_gathering_before(reading, item, sentence)
            continue
        for before in [s for s in reading.article if s.end <= sentence.start][:-3:-1]:
            masked = mask(reading, before.start, before.end)
            item.time = item.time or date_near(masked, 0, 0)
            item.place = item.place or place_here(reading, masked) or _place_stood(masked)
            if not any(role == "chair" for _, role in item.people.values()):
                item.people.update({e.key or "": (e, "chair") for e in chairs_in(reading, masked)})


_GATHER = re.compile(r"\b(?:gather|meet|convene|sit down|come together|gathered|met|convened|sat down|came together)\b")


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
    found = re.search(r"\b(?:in|at) (?:the )?(<L\d+>)(?![’'])", masked.text)
    return masked.entity(found[1]) if found else None


_NEAR_NAME = 30
"""How far after “It was” the name of the round may begin that the sentence gives, in code points."""
_DAYS_NEAR = 5
"""A round this many days or fewer before the source's day can be told from the place of the dateline."""


def _from_dateline(reading: Reading, item: Round) -> None:
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


def _chairs_by_plain_name(reading: Reading, item: Round) -> None:
    """Chairs of the round told first, from any sentence about “the dialogue” that says who chaired it."""
    own = [p for p in reading.phrases if p.key == item.mechanism]
    first = next((p.ordinal for p in own if p.ordinal is not None), None)
    if item.counted or item.ordinal != first or any(role == "chair" for _, role in item.people.values()):
        return
    for phrase in [p for p in own if p.ordinal is None and p.relation is None]:
        sentence = reading.sentence(phrase.start)
        masked = mask(reading, sentence.start, sentence.end)
        item.people.update({e.key or "": (e, "chair") for e in chairs_in(reading, masked)})


_TOLD = re.compile(r"\b(?:held|took place|resumed|met|open|opened|convened|began|concluded|ended)\b")


def _where(masked: Masked, phrase: Phrase) -> tuple[int, int]:
    """Where a phrase, or the words of a clause that stand for it, lie in a masked sentence."""
    for match in re.finditer(r"<M(\d+)>", masked.text):
        item = masked.items[int(match[1])]
        if isinstance(item, Phrase) and item.start <= phrase.start < item.end:
            return match.span()
    return masked.at(phrase.start), masked.at(phrase.end)


_PRESENT = (
    re.compile(
        rf"(?P<who>{PERSON}(?:,? and {PERSON})?)[^.;]{{0,60}}?\b(?:attend(?:s|ed|ing)?|"
        rf"participat\w+ in|take part in|took part in|met|for|speaking at|at|in|"
        rf"join\w*)\b[^.;<]{{0,50}}(?:<[LD]\d+>[^.;<]{{0,40}}){{0,4}}$"
    ),
    re.compile(rf"\bbetween (?P<who>{PERSON} and {PERSON})"),
    re.compile(rf"attended by (?P<who>{PERSON})"),
)


def _people(reading: Reading, masked: Masked, start: int, end: int) -> list[tuple[str, Entity]]:
    """Who chairs and who takes part, from the words around the phrase at `start` to `end` of the masked text."""
    found: list[tuple[str, Entity]] = []
    text = masked.text
    low, high = _own_part(text, start, end)
    found += [("chair", e) for e in chairs_in(reading, masked, low, high)]
    for present in (_PRESENT[0].search(text[:start]), _PRESENT[1].match(text, end + 1), _PRESENT[2].search(text, end)):
        if present and not _SPEECH.search(text[present.end("who") : present.end()]):
            found += [("participant", e) for e in _entities(masked, present["who"])]
    if text.startswith("Speaking at ") and (after := re.search(r",[^<]{0,5}(<P\d+>)", text[end:])):
        found += [("participant", e) for e in _entities(masked, after.group())]
    if there := re.match(rf", (?P<who>{PERSON} and {PERSON}) (?:were|was|met)\b", text[end:]):
        found += [("participant", e) for e in _entities(masked, there["who"])]
    if met := re.search(rf"(?P<who>{PERSON} and {PERSON}) met\b", text[:start]):
        found += [("chair", e) for e in _entities(masked, met["who"])]
    return found


_SPEECH = re.compile(rf"\b(?:{alternatives('speech_verbs')})\b")


def _entities(masked: Masked, words: str) -> list[Entity]:
    return [e for c in re.findall(r"<P\d+>", words) if (e := masked.entity(c))]


def _own_part(text: str, start: int, end: int) -> tuple[int, int]:
    """The part of a sentence that is about the phrase at `start` to `end`: up to its neighbours of the same kind."""
    low = next(
        (
            m.end()
            for m in reversed([*re.finditer(r"<M\d+>", text[:start])])
            if not _JOINED.fullmatch(text[m.end() : start])
        ),
        0,
    )
    high = next(
        (
            end + m.start()
            for m in re.finditer(r"<M\d+>", text[end:])
            if not _JOINED.fullmatch(text[end : end + m.start()])
        ),
        len(text),
    )
    return low, high


_JOINED = re.compile(r"(?:,|,? and|,? as well as)(?: the| their)? ?(?:<M\d+>,? ?(?:and )?(?:the )?)*")
"""What stands between two phrases that share a verb (“chaired the … and the …”)."""


def _from_visit(reading: Reading, item: Round) -> None:
    """Where a round has no date of its own: the visit of a participant, or the one told beside it, bounds it."""
    visits = [e for e in reading.events if e.type == "visit"]
    if item.counted or not visits or (item.time and item.place):
        return
    near = [
        (abs(v.start - p.start), v)
        for v in visits
        for p in item.phrases
        if reading.sentence(v.start).paragraph == reading.sentence(p.start).paragraph
        or v.people
        and v.people[0] in item.people
    ]
    if near and (visit := min(near, key=lambda n: n[0])[1]) and _fits(item, visit):
        item.visit = visit


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


def _from_meetings(reading: Reading, item: Round) -> None:
    """Who meets in the sentence that names the round takes part in it."""
    for phrase in item.phrases:
        sentence = reading.sentence(phrase.start)
        if _SPEECH.search(reading.text, sentence.start, sentence.end):
            continue
        for event in reading.events:
            if event.type == "meeting" and sentence.start <= event.start < sentence.end and event.end <= phrase.end:
                role = "participant" if any(role == "chair" for _, role in item.people.values()) else "chair"
                for entity in reading.within(sentence.start, sentence.end, "person"):
                    if entity.key in event.people and entity.key:
                        item.people.setdefault(entity.key, (entity, role))


def _from_neighbours(reading: Reading, item: Round) -> None:
    """A round without a date takes that of “the talks were held …”, or of a meeting told in the sentences beside it."""
    if item.counted or item.time:
        return
    main = item.phrases[0].start == min(p.start for p in reading.phrases if p.key == item.mechanism)
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
            for person in (
                event.people
                if during or re.match(r"Both|The two|The ministers|They", reading.text[sentence.start :])
                else ()
            ):
                entity = next((e for e in reading.within(near.start, near.end, "person") if e.key == person), None)
                if entity:
                    item.people.setdefault(person, (entity, "chair"))


def _settle_status(reading: Reading, item: Round) -> None:
    """Where the round's days lie wholly before the source's, that decides, whatever single sentences suggest."""
    when, now = bounds(item.time.value if item.time else None), bounds(reading.anchor)
    if item.counted and "next" in item.counted and (when is None or now is None or when[1] >= now[0]):
        span = next(iter(item.statuses.values()), (item.phrases[0].start, item.phrases[0].end))
        item.statuses = {s: v for s, v in item.statuses.items() if s is not EventStatus.HELD} or {
            EventStatus.ANNOUNCED: span
        }
    if when is None or now is None or not item.statuses:
        return
    span = next(iter(item.statuses.values()))
    firm = {EventStatus.CANCELLED, EventStatus.POSTPONED} & set(item.statuses)
    if when[1] < now[0] and not firm:
        item.statuses = {EventStatus.HELD: span}


def _fits(item: Round, visit: Event) -> bool:
    own, other = bounds(item.time.value if item.time else None), bounds(visit.date)
    return own is None or other is None or (own[0] <= other[1] and other[0] <= own[1])
