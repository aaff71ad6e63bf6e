"""What starts ends later."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.checks.rule import Where, problem, things
from regesta.domain.claim import Status
from regesta.domain.dataset import Dataset
from regesta.domain.model import Claim, Problem, Severity
from regesta.domain.values import EdtfDate, ValueProblem


def end_before_start(dataset: Dataset) -> Iterator[Problem]:
    """A thing whose latest possible end lies before its earliest possible start, by claims of one source."""
    for thing in things(dataset):
        for start in thing.of("start"):
            for end in thing.of("end"):
                if _share_a_source(start, end) and _reversed(start.value, end.value):
                    where = Where(thing.id, "end", (start, end))
                    words = {"label": thing.label, "start": start.value, "end": end.value}
                    yield problem("chronology.reversed", Severity.ERROR, where, **words)


def _share_a_source(left: Claim, right: Claim) -> bool:
    sources = [
        {each.source for each in claim.evidence if each.status is not Status.REJECTED} for claim in (left, right)
    ]
    return bool(sources[0] & sources[1]) or not all(sources)


def _reversed(start: object, end: object) -> bool:
    try:
        earliest, latest = EdtfDate.parse(str(start)).earliest, EdtfDate.parse(str(end)).latest
    except ValueProblem:
        return False
    return earliest is not None and latest is not None and latest < earliest
