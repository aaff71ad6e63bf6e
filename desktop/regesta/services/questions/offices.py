"""Who held an office on a date, and when it changed hands; which offices a person holds, by source or on a date."""

from __future__ import annotations

from itertools import pairwise

from regesta.checks import anachronism, dates, succession
from regesta.domain.model import Claim
from regesta.domain.values import EdtfDate
from regesta.services.questions.answer import NO_SOURCE, Answer, Reader, Row, date, shown


def _tenures(reader: Reader, *, position: str | None = None, person: str | None = None) -> list[str]:
    return [
        tenure
        for tenure in reader.things("tenure")
        if (position is None or position in reader.targets(tenure, "position"))
        and (person is None or person in reader.targets(tenure, "person"))
    ]


def _dates(reader: Reader, tenure: str, prop: str) -> list[tuple[EdtfDate, Claim]]:
    return [(found, claim) for claim in reader.claims(tenure, prop) if (found := date(claim.value))]


def _how(reader: Reader, tenure: str, day: EdtfDate) -> tuple[int, str, list[Claim]] | None:
    """How a tenure bears on a day: within its stated bounds, attested then, or attested nearest before or after.

    Returns:
        A rank (0 best), words, and the claims it rests on; None where the tenure cannot hold on that day.
    """
    starts, ends, attested = (_dates(reader, tenure, prop) for prop in ("start", "end", "attested_on"))
    low, high = day.earliest, day.latest
    if low is None or high is None:
        return None
    if any(s.earliest and s.earliest > high for s, _ in starts) or any(e.latest and e.latest < low for e, _ in ends):
        return None
    on_day = [claim for found, claim in attested if found.overlaps(day)]
    if on_day:
        return 0, "attested then", on_day
    if starts and ends:
        return 1, "within the stated tenure", [claim for _, claim in (*starts, *ends)]
    before = [(f, c) for f, c in (*attested, *starts) if f.latest and f.latest < low]
    after = [(f, c) for f, c in (*attested, *ends) if f.earliest and f.earliest > high]
    if before and after:
        last, first = max(before, key=lambda x: str(x[0].latest)), min(after, key=lambda x: str(x[0].earliest))
        return 2, f"attested {last[0]} and {first[0]}", [last[1], first[1]]
    if before:
        last = max(before, key=lambda x: str(x[0].latest))
        return 3, f"last attested {last[0]}; not known to have ended", [last[1]]
    if after:
        first = min(after, key=lambda x: str(x[0].earliest))
        return 4, f"first attested {first[0]}", [first[1]]
    return None


def holder(reader: Reader, office: str, day: str) -> Answer:
    """Who held an office on a date: best attested first; who is only attested later or earlier is said to be so."""
    question, columns = f"Who held {office} on {day}?", ("person", "office", "how")
    positions = reader.find(office, "position")
    when = date(day)
    if when is None:
        return Answer(question, columns, notes=(f"“{day}” is no date",))
    if not positions:
        return Answer(question, columns, notes=(f"no office is called “{office}”",))
    found: list[tuple[int, Row]] = []
    for position in positions:
        for tenure in _tenures(reader, position=position):
            how = _how(reader, tenure, when)
            if how is not None:
                rank, words, claims = how
                who = " or ".join(reader.label(person) for person in reader.targets(tenure, "person"))
                linked = reader.claims(tenure, "person") + reader.claims(tenure, "position")
                found.append((rank, reader.row((who, reader.label(position), words), [*claims, *linked])))
    ranked = [row for _, row in sorted(found, key=lambda entry: (entry[0], entry[1].cells))]
    return Answer(question, columns, tuple(ranked), () if ranked else (NO_SOURCE,))


_DOUBTS = (succession.left_out, dates.last_month_named, anachronism.title_too_early)


def offices(reader: Reader, person: str, day: str | None = None) -> Answer:
    """The offices of a person, each with what every source says of it and when; on a date, how each bears on it."""
    if day is not None:
        return _offices_on(reader, person, day)
    question, columns = f"Which offices does {person} hold?", ("office", "attested", "from", "to", "source")
    rows, asked = [], []
    for who in reader.find(person, "person"):
        asked += _tenures(reader, person=who)
        for tenure in _tenures(reader, person=who):
            claims = [c for prop in ("position", "attested_on", "start", "end") for c in reader.claims(tenure, prop)]
            for source in sorted({e.source for c in claims for e in c.evidence}):
                here = [c for c in claims if any(e.source == source for e in c.evidence)]
                here += [c for c in claims if not c.evidence]
                office = ", ".join(reader.label(p) for p in reader.targets(tenure, "position"))
                cells = [_values(here, prop) for prop in ("attested_on", "start", "end")]
                rows.append(reader.row((office, *cells, reader.label(source)), here))
    ordered = sorted(rows, key=lambda row: (row.cells[1], row.cells))
    notes = tuple(reader.doubts(_DOUBTS, asked)) if rows else (NO_SOURCE,)
    return Answer(question, columns, tuple(ordered), notes)


def _offices_on(reader: Reader, person: str, day: str) -> Answer:
    question, columns = f"Which office did {person} hold on {day}?", ("office", "how", "source")
    when = date(day)
    if when is None:
        return Answer(question, columns, notes=(f"“{day}” is no date",))
    ranked: list[tuple[int, Row]] = []
    people = reader.find(person, "person")
    for tenure in (tenure for who in people for tenure in _tenures(reader, person=who)):
        how = _how(reader, tenure, when)
        if how is not None:
            rank, words, claims = how
            linked = [*claims, *reader.claims(tenure, "position")]
            cells = (shown(reader.label(p) for p in reader.targets(tenure, "position")), words, reader.sources(claims))
            ranked.append((rank, reader.row(cells, linked)))
    rows = [row for _, row in sorted(ranked, key=lambda entry: (entry[0], entry[1].cells))]
    then = [event for event in _events_of(reader, people) if _at(reader, event, when)]
    notes = tuple(reader.doubts((anachronism.title_too_early,), then)) if rows else (NO_SOURCE,)
    return Answer(question, columns, tuple(rows), notes)


def _events_of(reader: Reader, people: list[str]) -> list[str]:
    asked = {"visit": "visitor", "meeting": "participant", "round": "participant"}
    return [
        e for kind, prop in asked.items() for e in reader.things(kind) if set(reader.targets(e, prop)) & set(people)
    ]


def _at(reader: Reader, event: str, when: EdtfDate) -> bool:
    return any(found.overlaps(when) for found, _ in _dates(reader, event, "start"))


def _values(claims: list[Claim], prop: str) -> str:
    return ", ".join(sorted({str(claim.value) for claim in claims if claim.property == prop}))


def changes(reader: Reader, office: str) -> Answer:
    """Who held an office one after the other, and between which days it changed hands."""
    question, columns = f"Who held {office}, and when did it change hands?", ("person", "first", "last", "source")
    positions = reader.find(office, "position")
    if not positions:
        return Answer(question, columns, notes=(f"no office is called “{office}”",))
    held = []
    for tenure in (tenure for position in positions for tenure in _tenures(reader, position=position)):
        marks = [m for prop in ("start", "attested_on", "end") for m in _dates(reader, tenure, prop)]
        if marks:
            held.append((min(m[0] for m in marks), max(m[0] for m in marks), tenure, [claim for _, claim in marks]))
    held.sort(key=lambda each: (each[0], each[2]))
    rows = []
    for first, last, tenure, claims in held:
        who = " or ".join(reader.label(person) for person in reader.targets(tenure, "person"))
        rows.append(reader.row((who, str(first), str(last), reader.sources(claims)), claims))
    notes = [note for one, other in pairwise(held) for note in _change(reader, one[2], other[2])]
    return Answer(question, columns, tuple(rows), tuple(notes) if rows else (NO_SOURCE,))


def _change(reader: Reader, before: str, after: str) -> list[str]:
    """Between which days an office passed from one tenure to the next."""
    ends, starts = _dates(reader, before, "end"), _dates(reader, after, "start")
    if ends or starts:
        return [f"changed hands: {shown(found for found, _ in (*ends, *starts))}"]
    last = max((found for found, _ in _dates(reader, before, "attested_on")), default=None)
    first = min((found for found, _ in _dates(reader, after, "attested_on")), default=None)
    if last is None or first is None or not last < first:
        return []
    notes = [f"changed hands after {last} and by {first}; {NO_SOURCE} when"]
    for person in reader.targets(after, "person"):
        for other in _tenures(reader, person=person):
            for end, _ in _dates(reader, other, "end"):
                if other != after and last < end < first:
                    position = shown(reader.label(each) for each in reader.targets(other, "position"))
                    notes.append(f"{reader.label(person)} was {position} until {end}")
    return notes
