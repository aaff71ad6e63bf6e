"""References lead to records that stand, of a type that the property takes."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.checks.rule import Where, problem
from regesta.domain.claim import Status
from regesta.domain.codebook import PropertySpec
from regesta.domain.dataset import Dataset
from regesta.domain.model import Claim, Problem, Severity


def references(dataset: Dataset) -> Iterator[Problem]:
    """A reference to nothing, to a rejected record, or to a type that the property does not take."""
    for record_id, record in sorted(dataset.records.items()):
        if record.status is Status.REJECTED or not dataset.codebook.has_type(record.type):
            continue
        spec = dataset.codebook.type(record.type)
        for claim in dataset.standing(record_id):
            if not spec.has(claim.property) or spec.property(claim.property).kind != "reference":
                continue
            for target in claim.members or (str(claim.value),):
                yield from _target(dataset, record.label, claim, target, spec.property(claim.property))


def _target(dataset: Dataset, label: str, claim: Claim, target: str, spec: PropertySpec) -> Iterator[Problem]:
    where = Where(claim.record, claim.property, (claim,))
    words = {"label": label, "property": spec.label_in("en")}
    found = dataset.records.get(target)
    if found is None:
        yield problem("reference.missing", Severity.ERROR, where, target=target, **words)
    elif found.status is Status.REJECTED:
        yield problem("reference.rejected", Severity.ERROR, where, target=found.label, **words)
    elif not spec.accepts(found.type):
        yield problem("reference.type", Severity.ERROR, where, target=found.label, type=found.type, **words)
