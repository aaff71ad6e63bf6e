"""Rounds and the journeys to them: dates of a visit used for a round, and a journey filed under another mechanism."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.checks.dates import parsed
from regesta.checks.rule import Thing, Where, problem, things
from regesta.domain.dataset import Dataset
from regesta.domain.model import Problem, Severity


def visit_dates(dataset: Dataset) -> Iterator[Problem]:
    """Rounds whose days are said by the very words that give the days of a visit: those are only their outer bound."""
    rounds = [thing for thing in things(dataset, "round") if _lasts(thing)]
    for visit in things(dataset, "visit"):
        if not _lasts(visit):
            continue
        spans = _spans(visit)
        lent = [thing for thing in rounds if _spans(thing) & spans and _days(thing) == _days(visit)]
        if lent:
            claims = tuple(claim for thing in lent for prop in ("start", "end") for claim in thing.of(prop))
            words = {"label": visit.label, "rounds": "; ".join(thing.label for thing in lent)}
            where = Where(lent[0].id, "start", claims, fix="fix_series_bounds")
            yield problem("series.bounds", Severity.INFO, where, **words)


def _days(thing: Thing) -> tuple[str, str] | None:
    start = next((day for claim in thing.of("start") if (day := parsed(claim.value)) and day.one_day), None)
    end = next((day for claim in thing.of("end") if (day := parsed(claim.value)) and day.one_day), None)
    return (str(start), str(end)) if start and end else None


def _lasts(thing: Thing) -> bool:
    days = _days(thing)
    return days is not None and days[0] < days[1]


def _spans(thing: Thing) -> set[tuple[str, int, int]]:
    claims = (*thing.of("start"), *thing.of("end"))
    return {(each.source, each.start, each.end) for claim in claims for each in claim.evidence}


def filed_under(dataset: Dataset) -> Iterator[Problem]:
    """An event filed under a mechanism, without a round of it, and under a round of another one."""
    for type_name in ("visit", "meeting"):
        for thing in things(dataset, type_name):
            under = {dataset.clusters.id_of(str(claim.value)): claim for claim in thing.of("under") if claim.value}
            whose = {key: _mechanisms(dataset, key) for key in under}
            rounds = {mechanism for found in whose.values() for mechanism in found}
            for key, claim in under.items():
                if _type(dataset, key) == "mechanism" and rounds and key not in rounds:
                    claims = (claim, *(c for k, c in under.items() if whose[k]))
                    words = {"label": thing.label, "one": _label(dataset, key)}
                    words["other"] = "; ".join(_label(dataset, each) for each in sorted(rounds))
                    yield problem("series.under", Severity.INFO, Where(thing.id, "under", claims), **words)


def _mechanisms(dataset: Dataset, record: str) -> set[str]:
    if _type(dataset, record) != "round":
        return set()
    members = dataset.clusters.members(record)
    claims = [claim for member in members for claim in dataset.standing(member, "mechanism")]
    return {dataset.clusters.id_of(str(claim.value)) for claim in claims}


def _type(dataset: Dataset, record: str) -> str:
    return dataset.records[record].type if record in dataset.records else ""


def _label(dataset: Dataset, record: str) -> str:
    return dataset.records[record].label if record in dataset.records else record
