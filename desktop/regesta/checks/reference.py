"""References lead to records that stand, of a type that the property takes."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.checks.rule import Where, problem
from regesta.domain.claim import Reading, Status
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


def left_open(dataset: Dataset) -> Iterator[Problem]:
    """Words that may mean one of several (“his counterpart”), and a set whose scope nobody has resolved."""
    seen: set[tuple[str, int]] = set()
    for mention in sorted(dataset.mentions, key=lambda each: (each.source, each.start)):
        candidates = mention.reading in {Reading.ONE_OF, Reading.SOME_OF} and mention.status is not Status.REJECTED
        if candidates and (mention.source, mention.start) not in seen:
            seen.add((mention.source, mention.start))
            where = Where(mention.members[0], mention.id, source=mention.source, fix="fix_reference_open")
            words = {"quote": mention.quote, "candidates": _either(dataset, mention.members)}
            yield problem("reference.open", Severity.INFO, where, **words)
    for record_id in sorted(dataset.claims):
        for claim in dataset.standing(record_id):
            if claim.reading is Reading.SOME_OF:
                where = Where(record_id, claim.property, (claim,), fix="fix_reference_open")
                words = {"quote": dataset.records[record_id].label, "candidates": _either(dataset, claim.members)}
                yield problem("reference.open", Severity.INFO, where, **words)


def _either(dataset: Dataset, members: tuple[str, ...]) -> str:
    return " / ".join(dataset.records[key].label if key in dataset.records else key for key in members)


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
