"""Dates that an event of the same text gives: “during his visit”, “since the last consultation”."""

from __future__ import annotations

import re

from regesta.domain.proposal import MentionDraft, Resolution
from regesta.extract.coreference import subject_before
from regesta.extract.dates.calendar import bounds
from regesta.extract.reading import Event, Found, Reading

_DURING = re.compile(r"\b[Dd]uring (?P<whose>his|her|the|their) (?:[\w-]+ )?(?:visit|trip|stay|tour)\b")
_SINCE = re.compile(
    r"\b[Ss]ince the (?P<which>last|previous) (?:[\w-]+ ){0,3}(?:consultations?|round|"
    r"dialogue|talks|meeting|session|summit)\b"
)


def find_event_times(reading: Reading) -> Found:
    """Mentions of dates that are told by naming an event, with that event's date as value."""
    out: list[MentionDraft] = []
    for match in _DURING.finditer(reading.text):
        if not reading.boilerplate(match.start()):
            event = _visit_meant(reading, match.start(), match["whose"])
            out.append(_mention(reading, match, event.date if event else None, "date_of_the_visit_told_before"))
    for match in _SINCE.finditer(reading.text):
        date = _last_round(reading)
        now = bounds(reading.anchor)
        value = f"{date}/{now[1].isoformat()}" if date and now else None
        out.append(_mention(reading, match, value, "since_the_round_told_before"))
    return Found(mentions=tuple(out))


def _mention(reading: Reading, match: re.Match[str], value: str | None, rule: str) -> MentionDraft:
    how = Resolution(surface=match.group(), anchor=reading.anchor, rule=rule)
    start, end = match.span()
    return MentionDraft(
        start=start, end=end, type="date", value=value, resolution=how, confidence=0.6, step="event_times"
    )


def _visit_meant(reading: Reading, offset: int, whose: str) -> Event | None:
    """The visit told last before the offset; of the person that “his” or “her” means where that can be told."""
    before = [e for e in reading.events if e.type == "visit" and e.start < reading.sentence(offset).end]
    if whose in ("his", "her"):
        after = reading.within(offset, reading.sentence(offset).end, "person")
        person = after[0] if after else subject_before(reading, offset)
        own = [e for e in before if person and person.key in e.people]
        before = own or before
    here = [e for e in before if e.start <= offset < e.end + 1]
    return max(here or before, key=lambda e: e.start, default=None)


def _last_round(reading: Reading) -> str | None:
    """The date of the round with the second highest ordinal, or of the only one held before."""
    rounds = [e for e in reading.events if e.type == "round" and e.ordinal is not None and e.date]
    by_mechanism: dict[str | None, list[Event]] = {}
    for event in rounds:
        by_mechanism.setdefault(event.mechanism, []).append(event)
    for events in by_mechanism.values():
        ordered = sorted(events, key=lambda e: e.ordinal or 0)
        if len(ordered) >= 2:
            return ordered[-2].date
    return None
