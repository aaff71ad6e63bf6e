"""What later sentences tell of a round that one before them named: “The meeting is to open at … on Sunday”."""

from __future__ import annotations

import re

from regesta.domain.claim import EventStatus
from regesta.extract.datelines import place_here
from regesta.extract.dates.calendar import bounds
from regesta.extract.dates.finder import TimeExpression
from regesta.extract.event_facts import date_near, place_near, status_of
from regesta.extract.gazetteer import adjective_pattern, country_of
from regesta.extract.masking import Masked, mask
from regesta.extract.reading import Entity, Phrase, Reading
from regesta.extract.told_round import Round

_GATHERING = (
    r"(?:meetings?|session|talks|consultations|dialogue|negotiations|round|event|gathering|summit|sitting|conference|"
    r"forum|council|commission|committee|proceedings|discussions|deliberations|two-day event)"
)
_LONG = r"(?:(?:[a-z]+|\d+)-(?:day|hour|week)|day-long|annual|whole|high-level|bilateral|trilateral|closed-door|actual)"
_SUBJECT = (
    rf"(?:(?:The )?<D\d+> {_GATHERING}|The (?:{_LONG} )?{_GATHERING}|It|"
    rf"This (?:{_LONG} )?{_GATHERING}|<M\d+>|(?:(?:The|Its|Their) )?[Ww]ork"
    rf"(?: of (?:the )?(?:{_GATHERING}|<M\d+>))?)"
)
_AUX = (
    r"(?:(?:will|would|shall|should|is|are|was|were|has|have|had|been|to|be|due|set|scheduled|expected|planned|slated|"
    r"going|officially|formally|also|now|then|itself|later|being|jointly|both) )*"
)
_DEED = (
    r"(?:opens?|opened|begins?|began|begun|starts?|started|getting under way|got under way|kicks? off|kicked off|"
    r"takes? place|took place|taken place|held|hosted|convenes?|convened|runs?|ran|lasts|lasted|(?<=will )last|"
    r"concludes?|"
    r"concluded|close[sd]?|ends?|ended|wraps? up|wrapped up|resumes?|resumed|get under way|on(?= <D)|for(?= <D))"
)
_TOLD = re.compile(
    rf"^(?:(?:On|In|At) (?:the )?<[DL]\d+>,? )?{_SUBJECT}(?:,[^,;.]{{3,60}},)? (?P<verb>{_AUX}{_DEED})\b"
    rf"|\b(?P<deed>{_AUX}(?:opened|opens?|closed|co-chaired|chaired|hold|held|inaugurated?|(?:co-)?chair|wrapped up|"
    rf"concluded?|began|started)) (?:the|their) {_GATHERING}\b"
)
_UNREAL = re.compile(
    r"\b(?:should|would|was to|were to) have\b|\b(?:was|were|had been) (?:originally |first |initially )?(?:to be|due|"
    r"scheduled|planned|set) (?:[^.;]{0,80}\b(?:but|until|before)\b)"
)
"""A gathering that did not come about when it was to."""
_FAR = 5
"""How many sentences after the one that names a round may still say when and where it is held."""


def from_sequel(reading: Reading, item: Round) -> None:
    """Day, place and status that the sentences after the naming one give, up to the next gathering told."""
    if item.counted:
        return
    for sentence in _following(reading, item):
        masked = mask(reading, sentence[0], sentence[1])
        told = _TOLD.search(masked.text)
        if told is None or _UNREAL.search(masked.text):
            continue
        span = told.span("verb") if told["verb"] else told.span("deed")
        time = date_near(masked, *span)
        if time is not None and _before(time, item.journey):
            continue
        place = capital_told(reading, masked) or place_near(masked, *span) or place_here(reading, masked)
        if time is not None and (item.time is None or finer(time, item.time)):
            item.time = time
            start = 0 if told["verb"] else span[0]  # the helping verbs tell whether it is still to come
            _settle(reading, item, sentence, (masked.source(start), masked.source(span[0])))
        item.place = item.place or place


def finer(time: TimeExpression | None, told: TimeExpression) -> bool:
    """Whether a day lies in the longer stretch that was told before (“next month”, in the headline)."""
    inner, outer = bounds(time.value if time else None), bounds(told.value)
    return bool(inner and outer and outer[0] <= inner[0] and inner[1] <= outer[1] and inner != outer)


def _before(time: TimeExpression, journey: TimeExpression | None) -> bool:
    """Whether a day lies before the one on which someone set out to the round."""
    own, other = bounds(time.value), bounds(journey.value if journey else None)
    return own is not None and other is not None and own[1] < other[0]


def _settle(reading: Reading, item: Round, sentence: tuple[int, int], span: tuple[int, int]) -> None:
    """What the sequel says of the status, where the naming sentence told only of a journey or of something planned."""
    said = status_of(reading, sentence, span, item.time.value if item.time else None)
    firm = {EventStatus.CANCELLED, EventStatus.POSTPONED} & set(item.statuses)
    begun = _BEGUN.search(reading.text, span[1], sentence[1]) and EventStatus.HELD not in item.statuses
    if not firm:
        item.statuses = {EventStatus.IN_PROGRESS if begun and said is EventStatus.HELD else said: sentence}


_BEGUN = re.compile(r"\b(?:began|opened|started|got under way|kicked off)\b")
"""By these verbs a round is under way whose end or middle the sentence before foresees."""


def _following(reading: Reading, item: Round) -> list[tuple[int, int]]:
    """The sentences after the last that names the round, until one tells of another round or mechanism."""
    out: list[tuple[int, int]] = []
    end = reading.sentence(item.phrases[0].start).end
    for sentence in [s for s in reading.article if s.start >= end][:_FAR]:
        inside = [p for p in reading.phrases if p.key and sentence.start <= p.start < sentence.end]
        if any(p.key != item.mechanism or p.relation or p.ordinal not in (None, item.ordinal) for p in inside):
            break
        out.append((sentence.start, sentence.end))
    return out


_CAPITAL = re.compile(
    rf"\b(?:(?:return|come|move|go|travel|be back|be brought)(?:s|es|ed|ing)? to|(?:set|scheduled|planned|due) for|"
    rf"at|in) the (?P<to>{adjective_pattern()}) capital\b"
    rf"|\b[Tt]he (?P<host>{adjective_pattern()}) capital (?:(?:will|is to|would|had|has|also|again) )*"
    r"(?:hosts?|hosted)\b"
)


def capital_told(reading: Reading, masked: Masked) -> Entity | None:
    """The capital that “return to the … capital” and “the … capital will host” mean, where the text names it."""
    found = _CAPITAL.search(masked.text)
    if found is None:
        return None
    capitals = country_of()[(found["to"] or found["host"]).casefold()].capitals
    named = [e for e in reading.entities if e.type == "place" and reading.text[e.start : e.end].title() in capitals]
    return named[0] if named else None


def own_year(reading: Reading, item: Round) -> TimeExpression | None:
    """The time that a round's own name holds (“next year’s session”)."""
    for phrase in item.phrases:
        for time in reading.times:
            inside = phrase.start <= time.start and time.end <= phrase.end
            if inside and time.value and re.search(r"[’']s? ", reading.text[time.end - 2 : time.end + 3]):
                return time
    return None


_HELD_AT = r"(?:in |at )?(?:the )?(?P<place><L\d+>)(?:,? ?\(|,? (?:in|on|from|last)? ?)(?P<time><D\d+>)\)?"
_ONE = _HELD_AT.replace("?P<place>", "").replace("?P<time>", "")
_COUNT = r"(?:two|three|four|five|six|seven)"
_LISTED = re.compile(
    rf"(?:(?P<name><M\d+>)|\b(?:[Tt]he )?(?P<which>[Pp]revious|[Ee]arlier|[Pp]ast|[Ll]ast|[Ff]irst|[Oo]ther|"
    rf"[Pp]receding)(?: (?P<count>{_COUNT}))?(?: (?:[a-z-]+s|dialogues?))?"
    rf"(?: of (?:the |its |their |this )?(?:[a-z-]+|<M\d+>))?)"
    rf" (?:have been|was|has been|were|had been|took place|have taken place|had taken place)"
    rf"(?: (?:held|hosted|convened|organi[sz]ed))?"
    rf" (?P<list>{_ONE}(?:(?:, |; ){_ONE})*(?:,|;)? and {_ONE})"
)


def listed_rounds(reading: Reading, rounds: list[Round]) -> list[Round]:
    """Rounds told in a list of towns and times: “previous rounds were held in A (June 2007), B (…) and C (…)”."""
    out: list[Round] = []
    for sentence in reading.article:
        masked = mask(reading, sentence.start, sentence.end)
        found = _LISTED.search(masked.text)
        owner = _owner(reading, sentence.start, sentence.end) if found else None
        if found is None or owner is None or owner.key is None:
            continue
        told = [m for m in re.finditer(_HELD_AT, masked.text) if m.start() >= found.start("list")]
        facts = [(masked.time(m["time"]), masked.entity(m["place"]), masked.span(m)) for m in told]
        facts = sorted(facts, key=lambda f: (f[0].value if f[0] else None) or "")
        own = [r for r in rounds if r.mechanism == owner.key]
        first = _first_number(own, len(facts), found["which"], found["count"])
        for nth, (time, place, span) in enumerate(facts):
            number = None if first is None else first + nth
            same = next((r for r in own if number is not None and r.ordinal == number), None)
            if same is not None:
                here = all(sentence.start <= p.start < sentence.end for p in same.phrases)  # it read the nearest of all
                same.time, same.place = (time, place) if here else (same.time or time, same.place or place)
                continue
            phrase = Phrase(span[0], span[1], span[0], reading.text[span[0] : span[1]], key=owner.key)
            made = Round(owner.key, number, [phrase], "one of those listed", time, place)
            made.statuses = {EventStatus.HELD: (sentence.start, sentence.end)}
            out.append(made)
    return out


def _owner(reading: Reading, start: int, end: int) -> Phrase | None:
    """The phrase that names the mechanism of a list: in its sentence, else the last one before."""
    named = [p for p in reading.phrases if p.key and p.start < end]
    inside = [p for p in named if p.start >= start]
    return inside[0] if inside else max(named, key=lambda p: p.start, default=None)


def _first_number(own: list[Round], listed: int, which: str | None, count: str | None) -> int | None:
    """The number of the first that a list tells, if it tells all before the main one, or says which it tells."""
    if (which or "").casefold() == "first" and count:
        return 1
    main = max((r.ordinal for r in own if r.ordinal and not r.counted), default=None)
    if main is None or listed >= main:
        return None
    return main - listed if count or listed == main - 1 else None
