"""What starts ends later."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from regesta.checks.rule import Where, problem, things
from regesta.domain.claim import Status
from regesta.domain.dataset import Dataset
from regesta.domain.model import Claim, Problem, Severity
from regesta.domain.values import EdtfDate, ValueProblem


def end_before_start(dataset: Dataset) -> Iterator[Problem]:
    """A thing whose latest possible end lies before its earliest possible start, by claims of one source."""
    for thing in things(dataset):
        starts = [(claim, day) for claim in thing.of("start") if (day := _bounds(claim)[0])]
        ends = [(claim, day) for claim in thing.of("end") if (day := _bounds(claim)[1])]
        for start, first in starts:
            for end, last in ends:
                if last < first and _share_a_source(start, end):
                    where = Where(thing.id, "end", (start, end))
                    words = {"label": thing.label, "start": start.value, "end": end.value}
                    yield problem("chronology.reversed", Severity.ERROR, where, **words)


def _share_a_source(left: Claim, right: Claim) -> bool:
    sources = [
        {each.source for each in claim.evidence if each.status is not Status.REJECTED} for claim in (left, right)
    ]
    return bool(sources[0] & sources[1]) or not all(sources)


def _bounds(claim: Claim) -> tuple[date | None, date | None]:
    """Earliest and latest day of a date claim; None where it is open or no date."""
    try:
        found = EdtfDate.parse(str(claim.value))
    except ValueProblem:
        return None, None
    return found.earliest, found.latest
