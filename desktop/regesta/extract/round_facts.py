"""What the text tells of one round: date, place, chairs and status, from its sentence, its neighbours and a visit."""

from __future__ import annotations

import re

from regesta.domain.claim import EventStatus
from regesta.extract.chairs import chairs_in, following_chairs
from regesta.extract.datelines import place_here
from regesta.extract.dates.calendar import bounds
from regesta.extract.dates.finder import TimeExpression
from regesta.extract.event_facts import date_near, place_near, status_of
from regesta.extract.masking import Masked, mask
from regesta.extract.meant_chairs import meant_before, other_co_chair, pair_meant
from regesta.extract.person_phrases import PAIR, PERSON, SEVERAL
from regesta.extract.reading import Entity, Event, Phrase, Reading
from regesta.extract.round_clauses import phrase_time
from regesta.extract.round_sequel import capital_told, finer, from_sequel, own_year
from regesta.extract.round_surroundings import (
    chairs_by_plain_name,
    from_dateline,
    from_neighbours,
    from_sentence_before,
    leaders_of_sides,
    town_of_venue,
)
from regesta.extract.told_round import Round, first_told, where_told
from regesta.extract.told_session import subject_time, told_beyond, told_place
from regesta.extract.vocabulary import alternatives


def read_round(reading: Reading, item: Round) -> None:
    """Fill in a round from all that the article tells of it."""
    for phrase in item.phrases:
        _read_sentence(reading, item, phrase)
    chairs_by_plain_name(reading, item)
    from_sentence_before(reading, item)
    _from_plain(reading, item)
    _from_meetings(reading, item)
    from_sequel(reading, item)
    from_neighbours(reading, item)
    item.time = item.time or item.journey or own_year(reading, item)
    _from_visit(reading, item)
    _settle_status(reading, item)
    from_dateline(reading, item)
    town_of_venue(reading, item)
    leaders_of_sides(reading, item)
    _with_the_other(reading, item)


_CO_CHAIR = re.compile(r"\bco-?chair(?:s|ed|ing)?\b(?! by)")


def _with_the_other(reading: Reading, item: Round) -> None:
    """“A co-chaired the …” without a word of the other: the one person told who holds the same office opposite."""
    chairs = [entity for entity, role in item.people.values() if role == "chair"]
    spans = [reading.sentence_span(p.start) for p in item.phrases]
    if len(chairs) != 1 or item.counted or not any(_CO_CHAIR.search(reading.text, *span) for span in spans):
        return
    parties = next((p.parties for p in reading.phrases if p.key == item.mechanism and len(p.parties) == 2), ())
    other = other_co_chair(reading, chairs[0], parties)
    if other is not None and other.key:
        item.people[other.key] = (other, "chair")


def _read_sentence(reading: Reading, item: Round, phrase: Phrase) -> None:
    """Take date, place, people and status from the sentence around one phrase of the round."""
    sentence = reading.sentence(phrase.start)
    masked = mask(reading, sentence.start, sentence.end)
    start, end = where_told(masked, phrase)
    nth_time, nth_place = _in_order(masked, start)
    own = subject_time(reading, phrase) or _time_of_goal(masked, start)
    time = phrase_time(reading, phrase) or nth_time or own
    time = time or date_near(masked, start, end) or _told_at(masked, start)
    if phrase.relation == "next" and time is not None and time.start < phrase.start and _is_past(reading, time):
        time = None  # that of the session before, told in the same sentence
    way = _ON_THE_WAY.search(masked.text, 0, start) if time is not None and time.start < phrase.start else None
    if time is not None and way and (way["for"] is None or time.value == reading.anchor or _day_before(reading, time)):
        item.journey, time = item.journey or time, None
    item.time = time if item.time is None or finer(time, item.time) else item.time
    item.place = item.place or nth_place or _there(reading, masked, start, end)
    item.place = item.place or told_place(reading, phrase) or place_near(masked, start, end)
    item.place = item.place or place_here(reading, masked) or capital_told(reading, masked)
    for role, entity in _people(reading, masked, start, end):
        if entity.key and (entity.key not in item.people or role == "chair"):
            item.people[entity.key] = (entity, role)
    if not item.counted and phrase.relation in (None, "new"):
        for entity in following_chairs(reading, phrase, item.mechanism, item.ordinal):
            item.people[entity.key or ""] = (entity, "chair")
    inviter = re.search(r"\b(?:invitation of|invited by) (?:<T\d+> )?(<P\d+>)", masked.text)
    item.inviter = item.inviter or (masked.entity(inviter[1]) if inviter else None)
    value = time.value if time else (item.time.value if item.time else None)
    beyond = told_beyond(reading, phrase) if time is own else None
    told = (phrase.start, phrase.end) if beyond is None else (beyond, beyond)
    status = status_of(reading, (sentence.start, sentence.end), told, value)
    item.statuses.setdefault(status, (sentence.start, sentence.end))


_TWO_ROUNDS = re.compile(r"(?P<one><M\d+>) (?:and|&) (?:the )?(?P<two><M\d+>)(?P<told>[^.;]*)")


def _in_order(masked: Masked, start: int) -> tuple[TimeExpression | None, Entity | None]:
    """Day and place of one of two rounds told together: “the <M> and <M> were held in A in 2019 and in B in 2021”."""
    for pair in _TWO_ROUNDS.finditer(masked.text):
        if start in (pair.start("one"), pair.start("two")):
            nth = int(start == pair.start("two"))
            times = [masked.time(code) for _, code in masked.codes("D", pair.start("told"), pair.end())]
            places = [masked.entity(code) for _, code in masked.codes("L", pair.start("told"), pair.end())]
            return times[nth] if len(times) == _PAIR else None, places[nth] if len(places) == _PAIR else None
    return None, None


_GOAL = re.compile(r"\b(?:visit|and) <L\d+>,? (?:on |from )?(?P<time><D\d+>),? for (?:the |their )?$")


def _time_of_goal(masked: Masked, start: int) -> TimeExpression | None:
    """The day of the stop that someone makes for the round (“will visit A on 1 July for the … and B on …”)."""
    goal = _GOAL.search(masked.text, 0, start)
    return masked.time(goal["time"]) if goal and masked.codes("L", start) else None


_PAIR = 2
_THERE = re.compile(r"(?: [a-z]+){0,5} (?:there|in (?:the|that|this) (?:very )?same (?:city|town|place|venue))\b")


def _there(reading: Reading, masked: Masked, start: int, end: int) -> Entity | None:
    """“… was held there”: the place named last before, in the sentence or in the one before it."""
    if not _THERE.match(masked.text, end):
        return None
    here = reading.sentence(masked.source(0))
    before = [s for s in reading.article if s.end <= here.start][-1:]
    found = [masked.entity(code) for _, code in masked.codes("L", 0, start)]
    found = found or [e for s in before for e in reading.within(s.start, s.end, "place")]
    return found[-1] if found else None


_ON_THE_WAY = re.compile(
    r"\b(?:fly|flies|flew|travel\w*|arriv\w*|land\w*|leav\w*|left|depart\w*|come|came(?! together)|head)\b[^.;]{0,90}"
    r" (?:(?P<for>for)|(?:at the head of|heading|leading) (?:[^.;,<]|<[LO]\d+>){1,50} to(?= )|to (?:(?:co-)?(?:chair|"
    r"attend|hold|take part in|join|lead)|"
    r"(?:lead|head) (?:[^.;,<]|<[LO]\d+>){1,50} (?:at|to|in|for))) (?:the )?$"
)


def _is_past(reading: Reading, time: TimeExpression) -> bool:
    """Whether a time lies wholly before the source's day."""
    own, now = bounds(time.value), bounds(reading.anchor)
    return own is not None and now is not None and own[1] < now[0]


def _day_before(reading: Reading, time: TimeExpression) -> bool:
    """Whether a day is the one before the source's: who arrived then for a session holds it on the next."""
    own, now = bounds(time.value), bounds(reading.anchor)
    return own is not None and now is not None and own[0] == own[1] and (now[0] - own[0]).days == 1


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
        told = _TOLD.search(after) or _HOLDING.search(reading.text, sentence.start, phrase.start)
        if plain and phrase.start < item.phrases[0].start and told and not (item.time or item.place):
            _read_sentence(reading, item, phrase)


_HOLDING = re.compile(
    r"\b(?:held|hold|holds|hosted|chaired|co-chaired|opened|attended|concluded|for) (?:[a-z]+ ){0,3}$"
)
_TOLD = re.compile(r"\b(?:held|took place|resumed|met|open|opened|convened|began|concluded|ended)\b")


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
        between = text[present.end("who") : present.end()] if present else ""
        if present and not _SPEECH.search(between) and not _CHAIRING.search(between):
            found += [("participant", e) for e in _entities(masked, present["who"])]
    if text.startswith("Speaking at ") and (after := re.search(r",[^<]{0,5}(<P\d+>)", text[end:])):
        found += [("participant", e) for e in _entities(masked, after.group())]
    if there := re.match(rf", (?P<who>{PERSON} and {PERSON}) (?:were|was|met)\b", text[end:]):
        found += [("participant", e) for e in _entities(masked, there["who"])]
    found += [("chair", e) for e in _both_sides(reading, masked, start, end)]
    return found


_SIDE = rf"{PERSON}(?: (?:of|from) (?:the )?<L\d+>)?"
_BOTH = rf"(?:{PAIR}|{_SIDE},? and {_SIDE})"
_MET = re.compile(rf"(?P<who>{_BOTH}),? met\b")
_HELD = re.compile(
    rf"(?P<who>{_BOTH}),? (?:(?:will|are to|have|had|jointly|are set to|are due to|today|on|<D\d+>|in|<L\d+>),? "
    rf"){{0,5}}"
    r"(?:hold|held|holding|conducted|conduct|opened|open|convened|convene|launched|inaugurated)(?: here)?"
    r"(?:,? (?:on |in |at )?<[LD]\d+>,?){0,2}(?: the| their| a)?(?: [a-z-]+)? ?$"
)
_HOSTED = re.compile(
    rf"(?P<who>{SEVERAL}),? (?:[a-z]+ )?(?:host|hosts|hosted|hosting|welcome|welcomed|received|receive|"
    rf"receives)(?: here)?(?: <D\d+>)? "
    rf"(?P<guest>{SEVERAL})(?:,? (?:to|in|at|on|here)?(?: the)? ?<[LDO]\d+>)*,? (?:for|to hold|at) (?:the |their |"
    rf"a )?(?:[a-z-]+ )?$"
)
_HOLDS_WITH = re.compile(
    rf"(?P<who>{PERSON}),? (?:(?:will|is to|is set to|today|<D\d+>|had|has),? ){{0,3}}(?:hold|held|holds|"
    rf"co-chaired|opened) "
    r"(?:the |their |his |her |a )?(?:[a-z-]+ )?$"
)


_OPENS = re.compile(
    r"\b(?:holds?|held|opens?|opened|inaugurate[ds]?|convened?|launched?|conducted)(?: here)?(?: the| their| a)?"
    r"(?: (?:works?|proceedings) of(?: the)?)?(?: [a-z-]+)? ?$"
)
_WITH_OTHER = re.compile(r"(?: (?:in|at|on) <[LD]\d+>| <D\d+>)*,? with (?P<who>" + SEVERAL + ")")


def _both_sides(reading: Reading, masked: Masked, start: int, end: int) -> list[Entity]:
    """Who hold a round with each other: two joined, host and guest, one with the other."""
    before = masked.text[:start]
    met = _MET.search(before)
    if held := _HELD.search(before) or (met if met and not _BESIDE.search(before, met.end()) else None):
        return _entities(masked, held["who"])
    if hosted := _HOSTED.search(before):
        return _entities(masked, hosted["who"] + hosted["guest"])
    one, other = _HOLDS_WITH.search(before), _WITH_OTHER.match(masked.text, end)
    if one and other:
        return _entities(masked, one["who"] + other["who"])
    verb = _OPENS.search(before)
    if verb and other and len(host := meant_before(reading, masked, verb.start())) == 1:
        return [*host, *_entities(masked, other["who"])]
    return pair_meant(reading, masked, verb.start()) if verb else []


_CHAIRING = re.compile(r"\band (?:[a-z]+ )?(?:co-?)?(?:chair|lead|led|preside)")
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


def _from_meetings(reading: Reading, item: Round) -> None:
    """Who meets in the sentence that names the round takes part in it."""
    for phrase in item.phrases:
        sentence = reading.sentence(phrase.start)
        if _SPEECH.search(reading.text, sentence.start, sentence.end):
            continue
        for event in reading.events:
            if event.type != "meeting" or not sentence.start <= event.start < sentence.end or event.end > phrase.end:
                continue
            if not _BESIDE.search(reading.text, event.start, phrase.start):
                role = "participant" if any(role == "chair" for _, role in item.people.values()) else "chair"
                for entity in reading.within(sentence.start, sentence.end, "person"):
                    if entity.key in event.people and entity.key:
                        item.people.setdefault(entity.key, (entity, role))


_BESIDE = re.compile(r"\b(?:(?:sidelines|margins|fringes|ahead|eve) of|prepar\w+(?: for)?|before)\b")
"""Before a gathering beside or before which two met without holding it."""


def _settle_status(reading: Reading, item: Round) -> None:
    """Where the round's days lie wholly before the source's, that decides, whatever single sentences suggest."""
    when, now = bounds(item.time.value if item.time else None), bounds(reading.anchor)
    first = first_told(reading, item.mechanism)
    later = item.ordinal is not None and first is not None and item.ordinal > first and item.time is None
    if later and set(item.statuses) == {EventStatus.HELD}:
        item.statuses = {EventStatus.ANNOUNCED: item.statuses[EventStatus.HELD]}
    if item.counted and "next" in item.counted and (when is None or now is None or when[1] >= now[0]):
        span = next(iter(item.statuses.values()), (item.phrases[0].start, item.phrases[0].end))
        item.statuses = {s: v for s, v in item.statuses.items() if s is not EventStatus.HELD} or {
            EventStatus.ANNOUNCED: span
        }
    if when is None or now is None or not item.statuses:
        return
    span = next(iter(item.statuses.values()))
    firm = {EventStatus.CANCELLED, EventStatus.POSTPONED} & set(item.statuses)
    if set(item.statuses) == {EventStatus.IN_PROGRESS} and (now[0] - when[1]).days < _LONGEST:
        return
    if when[1] < now[0] and not firm:
        item.statuses = {EventStatus.HELD: span}
    elif when[0] > now[1] and set(item.statuses) == {EventStatus.HELD}:
        item.statuses = {EventStatus.ANNOUNCED: span}


def _fits(item: Round, visit: Event) -> bool:
    own, other = bounds(item.time.value if item.time else None), bounds(visit.date)
    if own is None or other is None or (own[0] <= other[1] and other[0] <= own[1]):
        return True
    return "/" not in (visit.date or "") and 0 <= (own[0] - other[1]).days <= _STAY


_STAY = 3
"""How many days after someone's arrival, where no end of the stay is told, a round can still be where they went."""
_LONGEST = 6
"""What began fewer days ago and is told as under way may still be."""
