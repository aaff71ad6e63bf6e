"""Who held an office on a date; which offices a person holds, by source."""

from __future__ import annotations

from regesta.domain.model import Claim
from regesta.domain.values import EdtfDate
from regesta.services.questions.answer import Answer, Reader, Row, date


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
    return Answer(question, columns, tuple(ranked), () if ranked else ("no source tells",))


def offices(reader: Reader, person: str) -> Answer:
    """The offices of a person, each with what every source says of it and when."""
    question, columns = f"Which offices does {person} hold?", ("office", "attested", "from", "to", "source")
    rows = []
    for who in reader.find(person, "person"):
        for tenure in _tenures(reader, person=who):
            claims = [c for prop in ("position", "attested_on", "start", "end") for c in reader.claims(tenure, prop)]
            for source in sorted({e.source for c in claims for e in c.evidence}):
                here = [c for c in claims if any(e.source == source for e in c.evidence)]
                office = ", ".join(reader.label(p) for p in reader.targets(tenure, "position"))
                dates = [_values(here, prop) for prop in ("attested_on", "start", "end")]
                rows.append(reader.row((office, *dates, reader.label(source)), here))
    ordered = sorted(rows, key=lambda row: (row.cells[1], row.cells))
    return Answer(question, columns, tuple(ordered), () if rows else ("no source tells",))


def _values(claims: list[Claim], prop: str) -> str:
    return ", ".join(sorted({str(claim.value) for claim in claims if claim.property == prop}))
