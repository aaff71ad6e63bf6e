"""What the steps for events share: the date, place and status that a sentence gives to something told in it."""

from __future__ import annotations

import re
from datetime import date

from regesta.domain.claim import Basis, EventStatus
from regesta.domain.proposal import ClaimDraft, Ref
from regesta.extract.dates.calendar import bounds
from regesta.extract.dates.finder import TimeExpression
from regesta.extract.dates.tense import direction
from regesta.extract.drafting import Maker
from regesta.extract.masking import Masked
from regesta.extract.reading import Entity, Reading
from regesta.extract.time_mentions import resolution
from regesta.extract.vocabulary import alternatives

_NOT_WHEN = (
    "duration",
    "frequency",
    "vague",
    "anniversary",
    "since_an_event",
    "before_anchor",
    "so_long_after_an_event",
    "open_start",
    "decade",
)
_WITHIN = ("week_of_anchor", "month_of_anchor")
"""Rules whose interval holds an event that is shorter than it: the value is a one-of set."""
_SPEECH_BEFORE = re.compile(
    rf"(?:{alternatives('speech_verbs')}|briefing|statement|conference|interview|<O\d+>|"
    rf"<P\d+>(?!,))(?: reporters| journalists)?,? (?:on )?$"
)


_MOVED = re.compile(
    r"\b(?:(?:postponed|delayed|put off|moved|rescheduled) (?:(?:in|on|from) )?"
    r"|originally (?:planned|scheduled|due|set) (?:(?:for|in|on) )?)$"
)
"""Before a day on which something was put off, or on which it was to be before."""
_SEMICOLON = re.compile(r"; ?(?:the |<M)")
"""Where another event of the same sentence begins."""


_OWN_CLAUSE = re.compile(
    r"(,? )(?:which|that) (?:the |both |<[LOPT]\d+>,? ?|[a-z]+ ){0,6}?(?:will|would|is|are|was|were|had|has|takes|took|"
    r"opens|begins|starts)\b[^.;,]*<D\d+>"
)
"""After a gathering: a clause that dates it (“to prepare the summit, which the presidents will hold in May”)."""


_ASIDE_AFTER = re.compile(
    r"(, (?!which\b|who\b|in\b|on\b|held\b)[^,;.]{3,80}, )(?:will|was|were|is|are|has|had|would|should|shall|took|"
    r"takes|in|on|at|from)\b[^.;,]*<D\d+>"
)
"""After a gathering: an aside, then the verb that dates it (“the talks, agreed on in May, will …”)."""


_NOT_SO = re.compile(
    r"(, (?:which |that )?(?:(?:was|were|had been|should|would) )?(?:originally |first |"
    r"initially )?(?:to have|have|to be|"
    r"due|scheduled|planned|supposed|meant|expected)\b[^,;.]{3,120}, )"
    r"(?!(?:[a-z]+ ){1,3}(?:cancel|called off|postponed|put off|scrapped|dropped|abandoned|deferred|"
    r"suspended))(?:will|was|were|is|are|has|had|took|"
    r"takes|opened|"
    r"opens|began|begins|met)\b[^.;,]*<[DL]\d+>"
)
"""After a gathering: when it should have been, then when it was (“which was to have been in May, was held in June”)."""


def _own_facts(text: str, end: int) -> re.Match[str] | None:
    """What is said right after a gathering of its day: group 1 is what stands before it and tells another one."""
    return _NOT_SO.match(text, end) or _OWN_CLAUSE.match(text, end) or _ASIDE_AFTER.match(text, end)


def date_near(masked: Masked, start: int, end: int) -> TimeExpression | None:
    """The date of what stands at `start` to `end` of the masked text: the nearest, those after it first.

    Dates that belong to a verb of speech (“said on Friday”), durations and open dates are passed over.
    """
    best: tuple[int, TimeExpression] | None = None
    own = _own_facts(masked.text, end)
    for at, code in masked.codes("D", own.end(1) if own else 0):
        time = masked.time(code)
        if time is None or time.value is None or time.rule in _NOT_WHEN or start <= at < end:
            continue
        if _MOVED.search(masked.text, max(0, at - 40), at) or _of_speech(masked, at) or _is_end(masked, code, at):
            continue
        distance = at - end if at >= end else (start - at) + 25
        edge = own.end(1) if own else end
        between = masked.text[min(at, edge) : max(at, start)]
        if _other_clause(masked, min(at, edge), max(at, start)) or _SEMICOLON.search(between):
            continue
        if _of_another(masked.text, at, start, end):
            continue
        distance += 60 * len(re.findall(r"<M\d+>", between))
        distance += 60 * len(
            re.findall(
                r"[;:]|, (?:when|after|before|during|ahead|since|which|where)\b",
                masked.text[min(at, end) : max(at, start)],
            )
        )
        if best is None or distance < best[0]:
            best = (distance, time)
    return best[1] if best else None


_WITH_NEXT = re.compile(r"(?:, (?:with|while)|;)(?: the| its| their)? <M\d+>")
_AND_NEXT = re.compile(
    r", and (?:the |its |their )?<M\d+> (?:is|are|was|were|will|would|took|takes|has|had)\b|, while\b"
)
"""After a gathering: another clause, which tells of another."""
_OWN_VERB = re.compile(r"(?: [a-z]+){0,2} (?:is|was|were|are|will|would|took|takes|has|had)\b")


def _of_another(text: str, at: int, start: int, end: int) -> bool:
    """Whether what stands at `at` of a masked text belongs to another gathering than the one at `start` to `end`.

    “<M>, with <M> to be held on …”; “<M> took place on …, and <M> will be held”.
    """
    if at >= end:
        if _AND_NEXT.search(text, end, at):
            return True
        return _WITH_NEXT.search(text, end, at) is not None or re.match(r"<L\d+> <M", text[at:]) is not None
    between = text[at:start]
    parted = re.search(r"[,;]|\b(?:and|while|but)\b", between)
    return bool(parted and re.search(r"<M\d+>", text[:at]) and "<M" not in between and _OWN_VERB.match(text, end))


_ASIDE = re.compile(r", (?:who|whose|which|where)\b[^,;]{3,120}, ")
"""A clause about a name, whose date is of something else."""


def without_aside_dates(text: str, end: int) -> str:
    """Masked text with the dates hidden that stand, before `end`, in a clause about a name (“who came on Monday”)."""
    return _ASIDE.sub(lambda m: m.group().replace("<D", "<d"), text[:end]) + text[end:]


def _is_end(masked: Masked, code: str, at: int) -> bool:
    """Whether a date is only the end of something (“until Thursday”)."""
    after = re.search(r"\b(?:until|till|through) $", masked.text[:at])
    return bool(after or re.match(r"(?:until|till|through)\b", masked.surface(code), re.IGNORECASE))


_BEGINS_CLAUSE = re.compile(
    r"\b(?:ahead of|before|after|following|followed|follows|since|when|prior to|"
    r"reconvene(?= in| on| next| at)|meet again)\b"
)
_CLAUSES = re.compile(
    r"[;:]|<M\d+>|, (?:when|after|before|during|ahead|since|which|where|as)\b"
    r"|\b(?:reconvene (?:in|on|next|at)|meet again)\b"
)


def _other_clause(masked: Masked, low: int, high: int) -> bool:
    """Whether words between an event and a date begin a clause about something before or after the event."""
    words = re.sub(r"^<D\d+>(?: in <L\d+>)?, when\b", "", masked.text[low:high])
    words = re.sub(
        r"\bafter (?:midnight|noon|dawn|dusk|lunch|dinner|breakfast|nightfall|sunset|sunrise|midday)\b", "", words
    )
    if _BEGINS_CLAUSE.search(words):
        return True
    times = [masked.time(code) for _, code in masked.codes("D", low, high)]
    return any(t is not None and t.rule in ("so_long_after_an_event", "since_an_event") for t in times)


def _of_speech(masked: Masked, at: int) -> bool:
    before, after = masked.text[max(0, at - 40) : at], masked.text[at : at + 24]
    opening = re.match(r"<D\d+>,? ?(?:\((?!(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun))|--|–|—|- )", after)
    if at == 0 and opening and _of_chronology(masked):
        return False
    if at < 60 and opening and not re.search(r"\b[a-z]{4,}", masked.text[:at]):
        return True
    if re.search(r"<[OP]\d+> $|<[OP]\d+>,? on $", before):
        return bool(re.search(r"told (?:the )?<[OP]\d+>,? (?:on )?$", before))
    return _SPEECH_BEFORE.search(before) is not None


def _of_chronology(masked: Masked) -> bool:
    """Whether the date that opens a sentence is that of what it tells (“5 May 2003 – …”), not that of the text."""
    time = masked.time(masked.text[: masked.text.index(">") + 1])
    return time is not None and time.value is not None and time.value != masked.anchor


_ON_ARRIVAL = re.compile(r"\b(?:Airport|Airbase|Air Base|Aerodrome|Station|Terminal|Port)$", re.IGNORECASE)


_HELD_IN = re.compile(
    r"(?: \([A-Z0-9+]{2,8}\))?(?: of (?:both|the two) [a-z]+)?(?:,? (?:which (?:is|was|will be) |to be |being )?"
    r"(?:held|hosted|convened|taking place|scheduled|planned|due)(?: here)?(?: (?:on )?<D\d+>)?)? "
    r"in (?:the )?(?:(?:city|town|port|village|resort) of )?(<L\d+>)(?![’'–-])"
)
"""Right after a gathering: where it is held, whatever country someone came to for it."""


def place_near(masked: Masked, start: int, end: int) -> Entity | None:
    """The place of what stands there: after “in”, “to” or “visit”, or before “hosted”; the nearest, later first."""
    best: tuple[int, Entity] | None = None
    goal = re.search(
        r"(?:\b(?:in|to|at|visit\w*|(?:leav|depart|head)\w* for|left for)|<[DM]\d+>,? and) (<L\d+>)"
        r"(?:,? (?:on )?<D\d+>)?,? "
        r"(?:for|where (?:he|she|they) (?:(?:will|would|is|are|was|were|also|due|to|expected|scheduled) ){0,4}"
        r"(?:attend\w*|join\w*|(?:co-)?chair\w*|represent|take part in|took part in|participat\w+ in)|to (?:attend|"
        r"join|(?:co-)?chair|take part in|participate in|"
        r"(?:lead|head) (?:[^.;,<]|<[LO]\d+>){1,50} (?:at|to|in|for))) (?:the )?$",
        masked.text[:start],
    )
    if beside := _HELD_IN.match(masked.text, end):
        return _around(masked, place) if (place := masked.entity(beside[1])) else None
    if goal and not _ON_ARRIVAL.search(masked.surface(goal[1])):
        return masked.entity(goal[1])
    own = _own_facts(masked.text, end)
    for at, code in masked.codes("L", own.end(1) if own and "<L" in own.group()[own.end(1) - end :] else 0):
        entity = masked.entity(code)
        if entity is None or start <= at < end or not _locates(masked.text, at, len(code)):
            continue
        between = masked.text[min(at, end) : max(at, start)]
        if _SEMICOLON.search(between) or start - at > _FAR or _of_another(masked.text, at, start, end):
            continue
        distance = (at - end if at >= end else (start - at) + 40) + 50 * len(_CLAUSES.findall(between))
        if best is None or distance < best[0]:
            best = (distance, entity)
    return _around(masked, best[1]) if best else None


def _around(masked: Masked, place: Entity) -> Entity:
    """The town that a venue is said to be in (“at the … Centre in Bergen”), else the place itself."""
    code = next(code for _, code in masked.codes("L") if masked.entity(code) is place)
    after = re.match(r" in (?:the )?(?:[a-z]+ )?(<L\d+>)", masked.text[masked.text.index(code) + len(code) :])
    town = masked.entity(after[1]) if after and place.country is None else None
    return town or place


def _locates(text: str, at: int, length: int) -> bool:
    before, after = text[max(0, at - 34) : at], text[at + length : at + length + 22]
    if re.match(r"[’']s (?!capital)|-|<", after):
        return False
    place = re.search(
        (
            r"\b(?:in|at|to|visits?|visited|visiting|of|capital|city|hosted by|near|outside|"
            r"(?:scheduled|planned|set|proposed|floated|foreseen|booked|slated|due|"
            r"announced|called|pencilled in) for)(?: the| east| central| southern| northern| western)*"
            r"(?: [A-Z][a-z]+[’']s(?: east| south)?)? $|"
            r"\b(?:in|at|on|near) the (?:[a-z-]+ ){1,3}of $"
        ),
        before,
        re.IGNORECASE,
    )
    if place and not re.search(r"\bof $", before):
        return True
    if _HOSTS.match(text, at + length) or _HOSTED_TOO.fullmatch(text, 0, at + length + 3):
        return True
    return bool(re.search(r"\b(?:in|at)\b[^<]*<L\d+>(?:,|[’']s) (?:capital of )?$", text[max(0, at - 40) : at]))


_FAR = 130
"""How far before an event its place may stand, in masked characters: what is further back happened elsewhere."""
_HOSTS = re.compile(
    r" (?:that )?(?:[Hh]ost|was the venue|on <D|(?:is|are|was|were|would|will|had|has)(?: (?!not\b)\w+){0,2}? (?:to )?"
    r"(?:[Hh]ost|organi[sz]e|be the venue))"
)
_HOSTED_TOO = re.compile(r".*\bhosted\b[^;.]*(?:,|,? and) <L\d+> <M")
"""“A hosted the fourth round, and B the fifth”: the verb is said once."""
_STILL_TO_COME = re.compile(
    r",? (?:which (?:[^.,;]{1,60}? )?)?(?:will|shall|is to|are to|is (?:due|expected|scheduled|planned|likely)|"
    r"(?:which is )?(?:due|expected|scheduled|planned|foreseen|slated)) "
)


def _own_clause(text: str, sentence: tuple[int, int], span: tuple[int, int]) -> tuple[int, int]:
    """The sentence, or the clause about a name that holds what is told (“A, who is visiting B, will …”)."""
    before = re.search(
        r", (?:who|which) (?:is|was|are|were|has|had|arriv\w+|came)\b[^,;]{0,80}$", text[sentence[0] : span[1]]
    )
    after = text.find(", ", span[1], sentence[1])
    if before is None or after < 0 or sentence[0] + before.start() > span[0]:
        return sentence
    return sentence[0] + before.start(), after


_DONE = re.compile(
    r"(?:has |have |had )?(?:arrived|landed|visited|paid|travelled|traveled|reached|touched down|concluded|flew in)\b"
)
"""A verb, at the beginning of what is told, by which it is done, whatever the sentence goes on to plan."""


_RUNNING = re.compile(
    r"[^;]{0,40}\b(?:(?:is|are) (?:now |currently )?(?:taking place|running|under ?way|being held|ongoing|in session)|"
    r"kick(?:s|ed) off|got under way)\b"
)
Days = tuple[date, date] | None


def _goes_on(text: str, span: tuple[int, int], sentence: tuple[int, int], when: Days, now: Days) -> bool:
    """Whether what is told is under way on the source's day: said right after it, and no day says otherwise."""
    told = _RUNNING.match(text, max(0, span[1] - sentence[0])) is not None
    return told and (when is None or now is None or when[1] >= now[0])


def status_of(reading: Reading, sentence: tuple[int, int], span: tuple[int, int], value: str | None) -> EventStatus:
    """What the source says at its own date: from the date against the anchor, and from the verbs around the span."""
    sentence = _own_clause(reading.text, sentence, span)
    text = reading.text[sentence[0] : sentence[1]]
    way = direction(text, max(0, span[0] - sentence[0]), min(len(text), span[1] - sentence[0]))
    if _STILL_TO_COME.match(text, max(0, span[1] - sentence[0])):
        way = "future"
    elif _DONE.match(text, max(0, span[0] - sentence[0])):
        way = "past"
    said = _worded(text, span[0] - sentence[0], span[1] - sentence[0])
    when, now = bounds(value), bounds(reading.anchor)
    if said in (EventStatus.CANCELLED, EventStatus.POSTPONED):
        return said
    if when and now:
        if when[1] < now[0]:
            return EventStatus.HELD
        if when[0] > now[1] or (when[1] > now[1] and way != "past"):
            return said or EventStatus.ANNOUNCED
    if said and (way != "past" or (said is EventStatus.IN_PROGRESS and _goes_on(text, span, sentence, when, now))):
        return said
    if way == "future":
        return said or EventStatus.ANNOUNCED
    return EventStatus.HELD


_WORDS: tuple[tuple[re.Pattern[str], EventStatus], ...] = (
    (
        re.compile(
            r"\b(?:cancel(?:led|s|ed)|called off|scrapped|fell through|(?:did|could) not (?:take place|be held|"
            r"meet in|convene|go ahead|happen|materiali[sz]e)|(?:was|were) to have (?:been|met|taken|convened|opened|"
            r"started|begun|visited|travell?ed|flown|arrived|gone|come|held|hosted)\b"
            r"(?![^;]{0,90}, (?:was|were|took|has|is|will)\b)|never (?:took place|happened|materiali[sz]ed))\b"
        ),
        EventStatus.CANCELLED,
    ),
    (re.compile(r"\b(?:postponed|put off|delayed|rescheduled)\b"), EventStatus.POSTPONED),
    (re.compile(r"\bpossible\b|\b(?:may|might|could) (?:visit|meet|travel|hold|take|be held)\b"), EventStatus.POSSIBLE),
    (
        re.compile(
            r"\bunder way|\bunderway|\bongoing|\bkick(?:s|ed) off|"
            r"\b(?:is|are) (?:now |currently )?(?:being held|taking place|running|in session)\b"
        ),
        EventStatus.IN_PROGRESS,
    ),
    (re.compile(r"\b(?:expected|reportedly|likely)\b"), EventStatus.EXPECTED),
)


def _worded(sentence: str, at: int, end: int) -> EventStatus | None:
    """A status that words near the event give: cancelled, postponed, possible, under way, expected."""
    low, high = sentence.rfind(";", 0, max(0, at)) + 1, sentence.find(";", max(0, end))
    near = sentence[max(low, at - 70) : min(max(at + 90, end + 90), high if high >= 0 else len(sentence))]
    return next((status for pattern, status in _WORDS if pattern.search(near)), None)


def when_claims(
    maker: Maker, reading: Reading, time: TimeExpression | None, confidence: float, reason: str
) -> list[ClaimDraft]:
    """Start and end of an event from one time expression: an interval gives both."""
    if time is None or not time.value:
        return []
    first, last = (
        (time.value.split("/") + [""])[:2] if "/" in time.value and not time.value.startswith("[") else (time.value, "")
    )
    if time.rule in _WITHIN and last:
        first, last = f"[{first}..{last}]", ""
    spans, how = [(time.start, time.end)], resolution(reading.text, time)
    out = []
    for property_, value in (("start", first), ("end", last)):
        if value and value != "..":
            out.append(maker.claim(property_, value, spans, confidence, reason, basis=Basis.NORMALISED, resolution=how))
    return out


def place_claims(
    maker: Maker, property_: str, place: Entity | None, confidence: float, reason: str
) -> list[ClaimDraft]:
    """The place of an event, with the place's own words as evidence."""
    if place is None or place.key is None:
        return []
    return [maker.claim(property_, Ref(key=place.key), [(place.start, place.end)], confidence, reason)]


def status_claims(
    maker: Maker, reading: Reading, told: dict[EventStatus, tuple[int, int]] | dict[EventStatus, list[tuple[int, int]]]
) -> list[ClaimDraft]:
    """One claim for each status that the source gives, as of the source's date."""
    out = []
    for status, spans in told.items():
        evidence = spans if isinstance(spans, list) else [spans]
        reason = "from the date against the source's, and the verb"
        out.append(
            maker.claim("status", status.value, evidence, 0.7, reason, basis=Basis.NORMALISED, as_of=reading.anchor)
        )
    return out
