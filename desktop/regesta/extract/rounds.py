"""Rounds of mechanisms: ordinals said, counted from another round, or left out; with date, place, chairs and status."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace

from regesta.domain.claim import Basis, EventStatus
from regesta.domain.proposal import ClaimDraft, Ref, RecordDraft
from regesta.extract.dates.calendar import bounds
from regesta.extract.dates.finder import TimeExpression
from regesta.extract.drafting import Maker, key
from regesta.extract.event_facts import date_near, place_claims, place_near, status_of, when_claims
from regesta.extract.masking import Masked, mask
from regesta.extract.meetings import PERSON
from regesta.extract.reading import Entity, Event, Found, Phrase, Reading
from regesta.extract.vocabulary import alternatives, ordinal_pattern, ordinal_value

_MAKER = Maker("rounds")


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

    @property
    def key(self) -> str:
        """The local key of the round's record."""
        when = self.time.value if self.time and self.ordinal is None else None
        return key("round", self.mechanism, self.ordinal, when)


def find_rounds(reading: Reading) -> Found:
    """Records of the rounds, and the mentions of their phrases."""
    rounds = _collect(reading)
    for item in rounds:
        for phrase in item.phrases:
            _read_sentence(reading, item, phrase)
        _from_neighbours(reading, item)
        _from_visit(reading, item)
        _settle_status(reading, item)
    rounds = [r for r in rounds if r.ordinal is not None or r.counted or r.time or r.place or r.people]
    records = tuple(_draft(reading, r) for r in rounds)
    mentions = tuple(
        _MAKER.mention(p.start, p.end, "round", r.key, confidence=0.75)
        for r in rounds
        for p in r.phrases
        if p.ordinal is not None or p.relation
    )
    events = tuple(_event(r) for r in rounds)
    return Found(events=events, records=records, mentions=mentions)


def _collect(reading: Reading) -> list[Round]:
    """One `Round` for each mechanism and ordinal; unnumbered ones where the text tells of a meeting without a number."""
    by_mechanism: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in reading.phrases:
        if phrase.key:
            by_mechanism[phrase.key].append(phrase)
    out: list[Round] = []
    for mechanism, phrases in by_mechanism.items():
        numbered: dict[int, Round] = {}
        for phrase in phrases:
            if phrase.ordinal is not None:
                numbered.setdefault(phrase.ordinal, Round(mechanism, phrase.ordinal)).phrases.append(phrase)
        _by_other_words(reading, mechanism, phrases, numbered)
        out += _counted(reading, mechanism, phrases, numbered)
        out += numbered.values()
        if all(r.counted for r in numbered.values()):
            out += _unnumbered(reading, mechanism, [p for p in phrases if not _ONCE_HELD.match(reading.text, p.end)])
    return out


def _counted(reading: Reading, mechanism: str, phrases: list[Phrase], numbered: dict[int, Round]) -> list[Round]:
    """“the previous round”, “the next …”: one less or more than the round told just before, or the only one."""
    extra: list[Round] = []
    for phrase in phrases:
        if phrase.relation not in ("previous", "next") or not numbered:
            continue
        before = [(p.start, p.ordinal) for p in phrases if p.ordinal is not None and p.start < phrase.start]
        base = _base(before, numbered, phrase)
        if base is None:
            continue
        ordinal = base + (1 if phrase.relation == "next" else -1)
        if ordinal in numbered:
            numbered[ordinal].phrases.append(phrase)
        elif ordinal > 0:
            made = Round(mechanism, ordinal, [phrase], counted=f"{phrase.relation} to {base}")
            if not any(r.ordinal == ordinal for r in extra):
                extra.append(made)
    return extra


_OF_ITS_KIND = re.compile(rf",? (?:the )?({ordinal_pattern()}) (?:of its kind|such (?:meeting|round)|so far|in the series|between the two countries)")
_ONCE_HELD = re.compile(r",? (?:which )?(?:was |were |had been )?(?P<which>first|last|previously) held\b")


def _by_other_words(reading: Reading, mechanism: str, phrases: list[Phrase], numbered: dict[int, Round]) -> None:
    """Ordinals after the name (“…, the 23rd of its kind”) and rounds told by a clause (“which was first held in …”)."""
    for phrase in phrases:
        if (match := _OF_ITS_KIND.match(reading.text, phrase.end)) and (ordinal := ordinal_value(match[1])):
            numbered.setdefault(ordinal, Round(mechanism, ordinal)).phrases.append(replace(phrase, ordinal=ordinal))
    for phrase in phrases:
        match = _ONCE_HELD.match(reading.text, phrase.end)
        if match is None:
            continue
        first = match["which"] == "first"
        ordinal = 1 if first else max(numbered, default=0) - 1
        if ordinal > 0 and ordinal not in numbered:
            told = replace(phrase, start=match.start() + len(match.group()) - len(match.group().lstrip(", ")), end=match.end(), ordinal=None, relation="previous")
            numbered[ordinal] = Round(mechanism, ordinal, [told], counted=f"said to be {match['which']} held")


def _base(before: list[tuple[int, int]], numbered: dict[int, Round], phrase: Phrase) -> int | None:
    if len(numbered) == 1 or phrase.relation == "previous":
        return max(numbered)
    return max(before)[1] if before else max(numbered)


def _unnumbered(reading: Reading, mechanism: str, phrases: list[Phrase]) -> list[Round]:
    """One round without a number where a phrase stands with a date or a place, and not only with its founding."""
    telling = [p for p in phrases if p.content and not _founded(reading, p)]
    if not telling or not any(p.relation == "new" or p.definite for p in telling):
        return []
    return [Round(mechanism, None, telling)] if any(_told_as_event(reading, p) for p in telling) else []


_EVENT_WORD = re.compile(
    r"\b(?:attend|hold|held|host|convene|in|at|for|during|on the sidelines of|sidelines of|join|ahead of|success of)\b[^.;<]{0,40}$"
)


def _told_as_event(reading: Reading, phrase: Phrase) -> bool:
    sentence = reading.sentence(phrase.start)
    return _EVENT_WORD.search(reading.text[sentence.start : phrase.start]) is not None or bool(
        re.match(
            r"[^.;]{0,40}\b(?:held|took place|takes place|will|would|opened|set for|begins|began|concluded|comes)\b",
            reading.text[phrase.end : sentence.end],
        )
    )


def _founded(reading: Reading, phrase: Phrase) -> bool:
    sentence = reading.sentence(phrase.start)
    return bool(
        re.search(
            r"\b(?:established|set up|launched|founded|created|under|mechanisms? such as|within)\b",
            reading.text[sentence.start : sentence.end],
        )
    )


def _read_sentence(reading: Reading, item: Round, phrase: Phrase) -> None:
    """Take date, place, people and status from the sentence around one phrase of the round."""
    sentence = reading.sentence(phrase.start)
    masked = mask(reading, sentence.start, sentence.end)
    start, end = _where(masked, phrase)
    if start < 0:
        return
    time = date_near(masked, start, end)
    item.time = item.time or time
    item.place = item.place or place_near(masked, start, end)
    for role, entity in _people(masked, start, end):
        if entity.key and (entity.key not in item.people or role == "chair"):
            item.people[entity.key] = (entity, role)
    _following_chairs(reading, item, sentence.end)
    inviter = re.search(r"\b(?:invitation of|invited by) (?:<T\d+> )?(<P\d+>)", masked.text)
    item.inviter = item.inviter or (masked.entity(inviter[1]) if inviter else None)
    value = time.value if time else (item.time.value if item.time else None)
    status = status_of(reading, (sentence.start, sentence.end), (phrase.start, phrase.end), value)
    item.statuses.setdefault(status, (sentence.start, sentence.end))


def _where(masked: Masked, phrase: Phrase) -> tuple[int, int]:
    """Where a phrase, or the words of a clause that stand for it, lie in a masked sentence; -1 where they do not."""
    for match in re.finditer(r"<M(\d+)>", masked.text):
        item = masked.items[int(match[1])]
        if isinstance(item, Phrase) and item.start <= phrase.start < item.end:
            return match.span()
    clause = re.search(r"\b(?:first|last|previously) held\b", masked.text)
    return clause.span() if clause else (-1, -1)


_CHAIR = rf"(?:co-)?chair(?:ed|ing)?(?: [^.;<]{{0,60}}(?:<[LDMO]\d+>[^.;<]{{0,20}}){{0,3}})? by (?P<by>{PERSON}(?:,? and {PERSON})?)"
_CHAIRS = re.compile(
    r"(?:[Ss]haring the chair (?:were|was)|head of (?:the|their) delegations? (?:were|was)|delegation (?:was )?(?:led |headed )?by|co-?chairmanship of|led by|headed by)"
    rf" (?P<led>{PERSON}(?:,? and {PERSON}|.*?,? and {PERSON})?)|{_CHAIR}"
)
_CHAIRING = re.compile(
    rf"(?P<who>{PERSON}(?:,? and {PERSON})?)[^.;<]{{0,30}}?\b(?:co-)?(?:chair(?:s|ed)?|head(?:s|ed)?|led|presided over)\b"
)
_PRESENT = (
    re.compile(
        rf"(?P<who>{PERSON}(?:,? and {PERSON})?)[^.;]{{0,60}}?\b(?:attend(?:s|ed|ing)?|participat\w+ in|take part in|took part in|met|for|speaking at|at|in|join\w*)\b[^.;<]{{0,50}}(?:<[LD]\d+>[^.;<]{{0,40}}){{0,4}}$"
    ),
    re.compile(rf"\bbetween (?P<who>{PERSON} and {PERSON})"),
    re.compile(rf"attended by (?P<who>{PERSON})"),
)


def _people(masked: Masked, start: int, end: int) -> list[tuple[str, Entity]]:
    """Who chairs and who takes part, from the words around the phrase at `start` to `end` of the masked text."""
    found: list[tuple[str, Entity]] = []
    text = masked.text
    for match in [*_CHAIRS.finditer(text), *_CHAIRING.finditer(text, 0, end)]:
        if "<M" not in text[match.end() : start] or match.end() > start:
            found += [("chair", e) for e in _entities(masked, match.group())]
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


def _following_chairs(reading: Reading, item: Round, end: int) -> None:
    """Chairs that the next sentence names (“Sharing the chair were …”, “… is to chair that meeting”)."""
    following = next((s for s in reading.article if s.start >= end), None)
    if following is None:
        return
    masked = mask(reading, following.start, following.end)
    if "<M" in masked.text and not re.search(r"that meeting|the meeting|the talks", masked.text):
        return
    chairs = re.search(
        rf"(?P<who>{PERSON}) (?:is|was|are) to chair\b|(?P<heads>{PERSON}) heads [^.;]{{0,60}}(?:delegation|team|side)[^.;]{{0,10}} and (?P<other>{PERSON})",
        masked.text,
    )
    matches = [m for m in (_CHAIRS.search(masked.text), chairs) if m]
    for match in matches:
        for entity in _entities(masked, match.group()):
            if entity.key:
                item.people[entity.key] = (entity, "chair")


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


_HELD_TALKS = re.compile(r"\b[Tt]he (?:talks|meeting|consultations|dialogue|session|event|negotiations) (?:were|was|took place|will be|are to be|is to be)(?: held| being held| convened)? (?:in <L\d+> )?(?:on |from )?(<D\d+>)")


def _from_neighbours(reading: Reading, item: Round) -> None:
    """A round without a date takes that of “the talks were held …”, or of a meeting told in the sentences beside it."""
    if item.counted or item.time:
        return
    for sentence in reading.article:
        masked = mask(reading, sentence.start, sentence.end)
        match = _HELD_TALKS.search(masked.text)
        if match and (time := masked.time(match[1])) and time.value:
            item.time = time
            return
    sentence = reading.sentence(item.phrases[0].start)
    for event in reading.events:
        near = reading.sentence(event.start)
        if event.type == "meeting" and near.paragraph == sentence.paragraph and 0 <= sentence.start - near.end <= 3:
            masked = mask(reading, near.start, near.end)
            item.time = date_near(masked, 0, 0)
            item.place = item.place or place_near(masked, 0, 0)
            for person in event.people if re.match(r"Both|The two|The ministers|They", reading.text[sentence.start :]) else ():
                entity = next((e for e in reading.within(near.start, near.end, "person") if e.key == person), None)
                if entity:
                    item.people.setdefault(person, (entity, "chair"))


def _settle_status(reading: Reading, item: Round) -> None:
    """Where the round's days lie wholly before or after the source's, that decides, whatever single sentences suggest."""
    when, now = bounds(item.time.value if item.time else None), bounds(reading.anchor)
    if when is None or now is None or not item.statuses:
        return
    span = next(iter(item.statuses.values()))
    firm = {EventStatus.CANCELLED, EventStatus.POSTPONED} & set(item.statuses)
    if when[1] < now[0] and not firm:
        item.statuses = {EventStatus.HELD: span}


def _fits(item: Round, visit: Event) -> bool:
    own, other = bounds(item.time.value if item.time else None), bounds(visit.date)
    return own is None or other is None or (own[0] <= other[1] and other[0] <= own[1])


def _event(item: Round) -> Event:
    first = item.phrases[0]
    return Event(
        item.key,
        "round",
        first.start,
        first.end,
        people=tuple(item.people),
        place=item.place.key if item.place else None,
        date=item.time.value if item.time else None,
        mechanism=item.mechanism,
        ordinal=item.ordinal,
        held=EventStatus.HELD in item.statuses,
    )


def _draft(reading: Reading, item: Round) -> RecordDraft:
    spans = [(p.start, p.end) for p in item.phrases]
    name = reading.labels.get(item.mechanism, "")
    claims = [_MAKER.claim("mechanism", Ref(key=item.mechanism), spans, 0.85, "the phrase names the mechanism")]
    claims += _ordinal(item, spans)
    claims += when_claims(_MAKER, reading, item.time, 0.7, "the time nearest to the round in its sentence")
    claims += place_claims(_MAKER, "place", item.place, 0.7, "the place nearest to the round in its sentence")
    claims += _visit_claims(reading, item)
    for entity, role in item.people.values():
        claims.append(
            _MAKER.claim(
                role,
                Ref(key=entity.key or ""),
                [(entity.start, entity.end)],
                0.7,
                "a word for chairing" if role == "chair" else "named as taking part",
            )
        )
    if item.inviter and item.inviter.key:
        claims.append(
            _MAKER.claim(
                "invited_by",
                Ref(key=item.inviter.key),
                [(item.inviter.start, item.inviter.end)],
                0.7,
                "named as the one who invited",
            )
        )
    for status, span in item.statuses.items():
        claims.append(
            _MAKER.claim(
                "status",
                status.value,
                [span],
                0.7,
                "from the date against the source's, and the verb",
                basis=Basis.NORMALISED,
                as_of=reading.anchor,
            )
        )
    label = f"{_nth(item.ordinal)} {name}" if item.ordinal else name + (f", {item.time.value}" if item.time else "")
    return RecordDraft(key=item.key, type="round", label=label, claims=tuple(claims))


def _ordinal(item: Round, spans: list[tuple[int, int]]) -> list[ClaimDraft]:
    if item.ordinal is None:
        return []
    if item.counted:
        return [
            _MAKER.claim(
                "ordinal",
                item.ordinal,
                spans,
                0.55,
                f"counted: {item.counted}",
                basis=Basis.INFERRED,
                derived_from=(f"{item.mechanism} ordinal",),
            )
        ]
    said = [(p.start, p.end) for p in item.phrases if p.ordinal is not None]
    return [_MAKER.claim("ordinal", item.ordinal, said, 0.9, "an ordinal before the name")]


def _visit_claims(reading: Reading, item: Round) -> list[ClaimDraft]:
    """Bounds of date and place that follow from the visit during which the round takes place."""
    if item.visit is None:
        return []
    record = next((r for r in reading.records if r.key == item.visit.key), None)
    claims = []
    for claim in record.claims if record else ():
        wanted = {"start": "start", "end": "end", "destination": "place"}.get(claim.property)
        if wanted and not (item.time if wanted != "place" else item.place):
            changes = {
                "property": wanted,
                "basis": Basis.INFERRED,
                "confidence": 0.5,
                "step": "rounds",
                "reason": "the visit for the round is an outer bound",
                "derived_from": (f"{item.visit.key} {claim.property}",),
            }
            claims.append(claim.model_copy(update=changes))
    return claims


def _nth(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
