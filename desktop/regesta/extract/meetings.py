"""Meetings and calls: the tellings of the same one put together into one record."""

from __future__ import annotations

from regesta.domain.claim import Basis, EventStatus
from regesta.domain.proposal import RecordDraft, Ref
from regesta.extract import person_phrases
from regesta.extract.dates.calendar import overlap
from regesta.extract.drafting import Maker, key
from regesta.extract.encounters import Meeting, encounters
from regesta.extract.event_facts import place_claims, status_claims, when_claims
from regesta.extract.reading import Event, Found, Reading

PERSON = person_phrases.PERSON
_MAKER = Maker("meetings")


def find_meetings(reading: Reading) -> Found:
    """Meetings of the article, tellings of the same one put together."""
    groups: list[list[Meeting]] = []
    for meeting in sorted(encounters(reading), key=lambda m: (m.time is None, m.span)):
        same = next((g for g in groups if _same(g, meeting)), None)
        if same is None:
            groups.append([meeting])
        else:
            same.append(meeting)
    drafts = [_draft(reading, g) for g in groups]
    return Found(events=tuple(e for e, _ in drafts), records=tuple(r for _, r in drafts))


def _same(group: list[Meeting], meeting: Meeting) -> bool:
    if not any(m.keys <= meeting.keys or meeting.keys <= m.keys for m in group):
        return False
    dates = [m.time.value for m in group if m.time]
    if not dates or meeting.time is None:
        return group[0].status == meeting.status or not dates
    return any(overlap(d, meeting.time.value) for d in dates)


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
