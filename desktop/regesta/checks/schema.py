"""Required properties, values of the right kind, one value where one is meant."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.checks.rule import Where, first_source, problem, things
from regesta.domain.claim import Status, ValueState
from regesta.domain.dataset import Dataset
from regesta.domain.model import Problem, Severity
from regesta.domain.values import ValueProblem


def required(dataset: Dataset) -> Iterator[Problem]:
    """An accepted thing without a standing claim of a required property; *not said* and *unknown* meet it."""
    for thing in things(dataset):
        if not dataset.codebook.has_type(thing.type):
            continue
        if not any(dataset.records[member].status is Status.ACCEPTED for member in thing.members):
            continue
        spec = dataset.codebook.type(thing.type)
        every = [claim for member in thing.members for claim in dataset.claims.get(member, ())]
        met = {claim.property for claim in every if claim.status is not Status.REJECTED}
        for name in spec.required:
            if name not in met:
                where = Where(thing.id, name, source=_a_source(dataset, thing.members))
                label = spec.property(name).label_in("en")
                yield problem("schema.required", Severity.WARNING, where, label=thing.label, property=label)


def _a_source(dataset: Dataset, members: tuple[str, ...]) -> str | None:
    return next((s for m in members if (s := first_source(dataset.claims.get(m, ())))), None)


def kind(dataset: Dataset) -> Iterator[Problem]:
    """A type or property that the codebook has not, or a value that is not of the property's kind."""
    for record_id, claims in sorted(dataset.claims.items()):
        record = dataset.records[record_id]
        if record.status is Status.REJECTED:
            continue
        if not dataset.codebook.has_type(record.type):
            yield problem("schema.type", Severity.ERROR, Where(record_id), label=record.label, type=record.type)
            continue
        spec = dataset.codebook.type(record.type)
        for claim in claims:
            if claim.status is Status.REJECTED:
                continue
            where = Where(record_id, claim.property, (claim,))
            if not spec.has(claim.property):
                yield problem("schema.property", Severity.ERROR, where, label=record.label, property=claim.property)
            elif claim.value_state is ValueState.VALUE and not claim.members:
                try:
                    spec.property(claim.property).validate_value(claim.value)
                except ValueProblem as reason:
                    yield problem("schema.value", Severity.ERROR, where, label=record.label, reason=reason)
