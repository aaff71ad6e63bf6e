"""Meetings and calls: two or more persons who meet, by a verb between them or a noun that joins them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from regesta.domain.claim import Basis, EventStatus
from regesta.domain.proposal import RecordDraft, Ref
from regesta.extract.coreference import respectively, subject_before
from regesta.extract.dates.calendar import overlap
from regesta.extract.dates.finder import TimeExpression
from regesta.extract.drafting import Maker, key
from regesta.extract.event_facts import date_near, place_claims, place_near, status_claims, status_of, when_claims
from regesta.extract.masking import Masked, mask
from regesta.extract.reading import Entity, Event, Found, Reading

_MAKER = Maker("meetings")
PERSON = (
    r"(?:(?:the (?=<T))?(?:<T\d+>(?: \(<O\d+>\))?(?:,? and)?,? ){0,3}(?:(?:acting|former|then|visiting) )?(?:<T\d+> "
    r")?(?:(?:[A-Z][a-z]{1,3}\.?|H\.E\.|General|Admiral|Marshal|Colonel|Prince|Princess|"
    r"Sheikh|King|Queen|Ambassador) ){0,2}"
    r"<P\d+>(?: ?\([^)<]{1,30}\))?"
    r"(?: ?, (?!and (?:the )?<T\d+>(?: \(<O\d+>\))?,? (?:[A-Z][\w.]* )?<P)"
    r"(?:a |an |the |also |and )*<T\d+>(?: \(<O\d+>\))?"
    r"(?:,? (?:and |as well as )?(?:a |an |the |also )*<T\d+>)*,?)?)"
)


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


_MET = (
    r"(?:met|meets|meet|meeting|receives?|received|hosts?|hosted|hosting|welcomed|held "
    r"(?:[\w-]+ ){0,2}?(?:talks|a meeting|a conversation|consultations|discussions|negotiations)|hold(?:s|"
    r"ing)? (?:[\w-]+ ){0,2}?(?:talks|a meeting)|conferred|talked|sat down|joins?|joined|"
    r"(?:paid|pays|pay|paying) (?:[\w-]+ ){1,3}?(?:call|visit) (?:on|to)|called on|calls on|"
    r"wrapped up [^.;<]{0,20}(?:“[^”]*” )?)"
)
_HELD_OR_DONE = (
    r"(?:held|hold|holds) (?:their|a|an|the) (?:[\w-]+ ){0,3}(?:summit|meeting|talks|"
    r"conversation|call)|(?:met|meet|agreed|signed|reached|spoke)\b(?! with)"
)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    several = rf"{PERSON}(?:, {PERSON})*(?:,? and (?:his |her |their )?(?:[A-Z]\w+ )?(?:counterpart )?{PERSON})?"
    with_ = (
        rf"(?:(?:face-to-face |separately |briefly )?with |by )?(?:his |her |their )?(?:[A-Z]\w+ "
        rf"){{0,2}}(?:counterparts?,? )?(?P<objects>{several})"
    )
    return (
        re.compile(rf"(?P<verb>\b{_MET}) {with_}"),
        re.compile(
            rf"(?P<subjects>{PERSON} and (?:(?:his|her) )?(?:[A-Z]\w+ counterpart )?{PERSON}) "
            rf"(?:[\w-]+ ){{0,2}}?(?P<verb>{_HELD_OR_DONE})"
        ),
        re.compile(
            rf"(?P<verb>\b(?:wrapped up|concluded|held|had|began) (?:(?!<P)[^.;]){{0,110}}?) with "
            rf"(?P<objects>{several})"
        ),
        re.compile(
            rf"(?P<subjects>{PERSON} and (?:his |her )?(?:[A-Z]\w+ ){{0,2}}(?:counterpart )?{PERSON})[^.;]{{0,140}}?"
            r"\b(?P<verb>(?:after|during|following|at) (?:their |the |a )?(?:[a-z-]+ )?(?:talks|"
            r"meeting|negotiations))\b"
        ),
        re.compile(rf"\b(?P<verb>[Hh](?:is|er) (?:partner|interlocutor) in )[^.;]{{0,40}}? was (?P<objects>{PERSON})"),
        re.compile(
            rf"\b(?P<verb>(?i:talks|meeting|conversation|summit|call|negotiations|dialogue)) between "
            rf"(?P<objects>{PERSON} and (?:his |her )?{PERSON})"
        ),
        re.compile(
            rf"(?P<subjects>{PERSON})[^.;<]{{0,60}}(?P<verb>\b(?:talks|negotiations|meeting|"
            rf"conversation|phone call)(?: with|” with)) (?P<objects>{several})"
        ),
    )


def find_meetings(reading: Reading) -> Found:
    """Meetings of the article, tellings of the same one put together."""
    told: list[Meeting] = []
    for sentence in reading.article:
        masked = mask(reading, sentence.start, sentence.end)
        for pattern in _patterns():
            for match in pattern.finditer(masked.text):
                meeting = _meeting(reading, masked, match, (sentence.start, sentence.end))
                if meeting and not any(m.keys == meeting.keys and overlaps(m.span, meeting.span) for m in told):
                    told.append(meeting)
    groups: list[list[Meeting]] = []
    for meeting in sorted(told, key=lambda m: (m.time is None, m.span)):
        same = next((g for g in groups if _same(g, meeting)), None)
        if same is None:
            groups.append([meeting])
        else:
            same.append(meeting)
    drafts = [_draft(reading, g) for g in groups]
    return Found(events=tuple(e for e, _ in drafts), records=tuple(r for _, r in drafts))


def overlaps(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two spans share a code point."""
    return one[0] < other[1] and other[0] < one[1]


def _same(group: list[Meeting], meeting: Meeting) -> bool:
    if not any(m.keys <= meeting.keys or meeting.keys <= m.keys for m in group):
        return False
    dates = [m.time.value for m in group if m.time]
    if not dates or meeting.time is None:
        return group[0].status == meeting.status or not dates
    return any(overlap(d, meeting.time.value) for d in dates)


def _meeting(reading: Reading, masked: Masked, match: re.Match[str], sentence: tuple[int, int]) -> Meeting | None:
    groups = match.groupdict()
    people = _codes(masked, groups.get("subjects") or "") + _codes(masked, groups.get("objects") or "")
    if (
        not groups.get("subjects")
        and groups.get("objects")
        and match["verb"] != "call"
        and not match["verb"]
        .casefold()
        .startswith(("talks", "meeting b", "conversation", "summit", "call b", "negot", "dial"))
    ):
        subjects = _subjects(reading, masked, match.start())
        people = subjects + people if subjects else []
    elif groups.get("subjects") and not groups.get("objects") and len(people) == 1:
        people = []
    distinct = tuple({p.key: p for p in people if p.key}.values())
    if len(distinct) < 2:
        return None
    span = masked.span(match)
    time = date_near(masked, match.start("verb"), match.end())
    if match["verb"] in ("agreed", "signed", "reached", "spoke") and (
        time is None or place_near(masked, match.start(), match.end()) is None
    ):
        return None
    return Meeting(
        people=distinct,
        span=(min(span[0], distinct[0].start) if distinct[0].start > sentence[0] - 1 else span[0], span[1]),
        time=time,
        place=place_near(masked, match.start("verb"), match.end()),
        status=status_of(reading, sentence, masked.span(match, "verb"), time.value if time else None),
        call=bool(
            re.search(r"\b(?:phone|telephone|call|video)\b", masked.text[max(0, match.start() - 30) : match.end() + 30])
        ),
    )


def _codes(masked: Masked, words: str) -> list[Entity]:
    return [e for c in re.findall(r"<P\d+>", words) if (e := masked.entity(c))]


_JOINED = re.compile(rf"({PERSON})(?:, ({PERSON}))? and ({PERSON})[^.;]{{0,40}}$")
_HANGING = re.compile(r"\b(?:by|of|to|told|for|from|under|about|between|ahead of) (?:<T\d+> )?(?:[A-Z][a-z]+\.? )?$")


def _subjects(reading: Reading, masked: Masked, at: int) -> list[Entity]:
    """Who meets: the person or the joined persons before the verb, or whom the pronoun there means."""
    text = masked.text[:at]
    if re.match(r"[Hh]is|[Hh]er", masked.text[at : at + 3]):
        person = subject_before(reading, masked.source(at))
        return [person] if person else []
    pronoun = re.search(r"\b(?:[Hh]e|[Ss]he)\b(?: (?:also|would|will|had|has|then|plans to|is to|later)){0,3} $", text)
    if pronoun:
        offset = masked.source(pronoun.start())
        person = subject_before(reading, offset)
        return respectively(reading, offset) or ([person] if person else [])
    if re.search(r"(?:,? and|, then)(?: also| later)? $", text) and (first := _first(reading, masked, at)):
        return [first]
    if joined := _JOINED.search(text):
        return _codes(masked, joined.group())
    for start, code in reversed(masked.codes("P", 0, at)):
        after = masked.text[start + len(code) :]
        if not after.startswith(("’s", "'s")) and not _HANGING.search(masked.text[:start]):
            entity = masked.entity(code)
            return [entity] if entity else []
    return []


def _first(reading: Reading, masked: Masked, at: int) -> Entity | None:
    """The subject of the sentence, for a second verb after “and”: a pronoun's person, or the first who is no object."""
    text = masked.text[:at]
    pronoun = re.match(r"(?:[Hh]e|[Ss]he)\b", text)
    if pronoun:
        return subject_before(reading, masked.source(0))
    people = masked.codes("P", 0, at)
    if len(people) >= 2 and re.search(r"<P\d+>[^<]{0,10}$", text) is None:
        return masked.entity(people[0][1])
    return masked.entity(people[0][1]) if people and not _HANGING.search(text[: people[0][0]]) else None


def _draft(reading: Reading, group: list[Meeting]) -> tuple[Event, RecordDraft]:
    first = min(group, key=lambda m: m.span)
    people = {p.key: p for m in group for p in m.people if p.key}
    lead = next((m for m in group if m.time), first)
    date = lead.time.value if lead.time else None
    names = " and ".join(sorted(reading.labels.get(k or "", "") for k in people))
    spans = [m.span for m in group]
    claims = [
        _MAKER.claim(
            "participant",
            Ref(key=k or ""),
            [(p.start, p.end), first.span],
            0.8,
            "named on one side of a verb of meeting",
        )
        for k, p in people.items()
    ]
    claims += when_claims(_MAKER, reading, lead.time, 0.7, "the time nearest to the meeting in its sentence")
    place = next((m.place for m in group if m.place), None)
    claims += place_claims(_MAKER, "place", place, 0.7, "the place nearest to the meeting in its sentence")
    if any(m.call for m in group):
        claims.append(_MAKER.claim("mode", "call", spans, 0.6, "a word for a call", basis=Basis.NORMALISED))
    told = {s: [m.span for m in group if m.status == s] for s in dict.fromkeys(m.status for m in group)}
    claims += status_claims(_MAKER, reading, told)
    key_ = key("meeting", *sorted(k or "" for k in people), date or (place.key if place else None))
    record = RecordDraft(key=key_, type="meeting", label=names + (f", {date}" if date else ""), claims=tuple(claims))
    return Event(
        key_,
        "meeting",
        *first.span,
        people=tuple(k for k in people if k),
        place=place.key if place else None,
        date=date,
        held=first.status == EventStatus.HELD,
    ), record
