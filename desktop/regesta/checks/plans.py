"""Plans: what was only announced and should be over, and sources that do not agree how firm a plan is."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.checks.dates import parsed
from regesta.checks.rule import Thing, Where, problem, things
from regesta.domain.claim import EventStatus, Modality
from regesta.domain.dataset import Dataset
from regesta.domain.model import Claim, Problem, Severity
from regesta.domain.values import EdtfDate, ValueProblem

_PLANNED = {EventStatus.ANNOUNCED, EventStatus.EXPECTED, EventStatus.POSSIBLE, EventStatus.TIMING_UNCONFIRMED}
_SETTLED = {
    EventStatus.HELD,
    EventStatus.IMPLIED_HELD,
    EventStatus.IN_PROGRESS,
    EventStatus.CANCELLED,
    EventStatus.POSTPONED,
}
_DOUBTFUL = {Modality.HEDGED, Modality.NOT_CONFIRMED, Modality.DENIED}


def _events(dataset: Dataset) -> Iterator[Thing]:
    for spec in dataset.codebook.types:
        if spec.event and spec.has("status"):
            yield from things(dataset, spec.name)


def _latest_day(thing: Thing) -> str | None:
    """The last day on which a thing can have been, by its end, else its start."""
    for prop in ("end", "start"):
        days = []
        for claim in thing.of(prop):
            try:
                latest = EdtfDate.parse(str(claim.value)).latest
            except ValueProblem:
                continue
            days += [latest.isoformat()] if latest else []
        if days:
            return max(days)
    return None


def past_plans(dataset: Dataset) -> Iterator[Problem]:
    """A plan whose days lie before the project's as-of date, and of which no source says that it took place."""
    try:
        as_of = EdtfDate.parse(str(dataset.info.get("as_of") or "")).earliest
    except ValueProblem:
        as_of = None
    if as_of is None:
        return
    for thing in _events(dataset):
        said = {str(claim.value) for claim in thing.of("status")}
        day = _latest_day(thing)
        if day and day < as_of.isoformat() and said & _PLANNED and not said & _SETTLED:
            where = Where(thing.id, "status", tuple(thing.of("status")))
            yield problem("plans.past", Severity.INFO, where, label=thing.label, day=day, as_of=as_of)


def firmness(dataset: Dataset) -> Iterator[Problem]:
    """A plan that one voice states, or hopes for, and another hedges or does not confirm."""
    for thing in _events(dataset):
        claims = [claim for claim in thing.of("status") if str(claim.value) in _PLANNED]
        doubts = [c for c in claims if c.modality in _DOUBTFUL or c.value == EventStatus.TIMING_UNCONFIRMED]
        firm = [c for c in claims if c not in doubts]
        unlike = {_said(claim) for claim in claims}
        if doubts and len(unlike) > 1:
            shown = ", ".join(dict.fromkeys(_said(c) for c in (*firm, *doubts)))
            where = Where(thing.id, "status", (*firm, *doubts))
            yield problem("plans.firmness", Severity.INFO, where, label=thing.label, said=shown)


def starts_today(dataset: Dataset) -> Iterator[Problem]:
    """A journey that a source of its first day still announces: it may have begun."""
    for thing in _events(dataset):
        if (
            not dataset.codebook.type(thing.type).has("duration")
            or {str(c.value) for c in thing.of("status")} & _SETTLED
        ):
            continue
        first = {str(day.one_day) for c in thing.of("start") if (day := parsed(c.value)) and day.one_day}
        for claim in thing.of("status"):
            written = {dataset.published_on(each.source) for each in claim.evidence}
            if claim.value == EventStatus.ANNOUNCED and first & written:
                where = Where(thing.id, "status", (claim, *thing.of("start")), fix="fix_plans_today")
                yield problem("plans.today", Severity.INFO, where, label=thing.label, day=min(first))
                break


def _said(claim: Claim) -> str:
    words = str(claim.value).replace("_", " ")
    return words if claim.modality is Modality.ASSERTED else f"{words}, {claim.modality.value.replace('_', ' ')}"
