"""Every accepted claim rests on words or on a curator's reason, and the words are those of the source."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.checks.rule import Where, problem
from regesta.domain.claim import Basis, Status
from regesta.domain.dataset import Dataset
from regesta.domain.model import Claim, Problem, Severity


def _accepted(dataset: Dataset) -> Iterator[tuple[str, Claim]]:
    for record_id in sorted(dataset.claims):
        record = dataset.records[record_id]
        if record.status is not Status.REJECTED:
            for claim in dataset.claims[record_id]:
                if claim.status is Status.ACCEPTED:
                    yield record.label, claim


def _about(claim: Claim) -> Where:
    return Where(claim.record, claim.property, (claim,))


def without(dataset: Dataset) -> Iterator[Problem]:
    """An accepted claim without standing evidence, that is neither the curator's word nor inferred from others."""
    for label, claim in _accepted(dataset):
        stands = any(each.status is not Status.REJECTED for each in claim.evidence)
        reasoned = claim.decided is not None and claim.decided.reason
        excused = claim.basis is Basis.CURATOR or claim.derived_from or reasoned
        if not stands and not excused and claim.value_state == "value":
            yield problem("evidence.none", Severity.ERROR, _about(claim), label=label, property=claim.property)


def quotes(dataset: Dataset) -> Iterator[Problem]:
    """A quote that is not what its span of the source says."""
    for record_id in sorted(dataset.claims):
        for claim in dataset.claims[record_id]:
            if claim.status is Status.REJECTED:
                continue
            for each in claim.evidence:
                document = dataset.sources.get(each.source)
                if document is not None and not document.complete:
                    continue  # what was not imported cannot be compared
                if document is None or document.text[each.start : each.end] != each.quote:
                    where = Where(record_id, claim.property, (claim,), source=each.source)
                    label = dataset.records[record_id].label
                    yield problem("evidence.quote", Severity.ERROR, where, label=label, quote=each.quote[:60])


_NAMING = {"name", "title", "label"}


def furniture(dataset: Dataset) -> Iterator[Problem]:
    """What is told of a record in page furniture alone (teasers, captions, bylines); a name may stand anywhere."""
    found: dict[str, list[Claim]] = {}
    labels: dict[str, str] = {}
    for label, claim in _accepted(dataset):
        aside = dataset.records[claim.record].type == "source" or claim.property in _NAMING
        standing = [each for each in claim.evidence if each.status is not Status.REJECTED]
        if aside or claim.basis is Basis.INFERRED or not standing:
            continue
        if all(_in_furniture(dataset, each.source, each.start) for each in standing):
            found.setdefault(claim.record, []).append(claim)
            labels[claim.record] = label
    for record, claims in found.items():
        prop = claims[0].property if len(claims) == 1 else None
        shown = ", ".join(dict.fromkeys(claim.property for claim in claims))
        where = Where(record, prop, tuple(claims), fix="fix_evidence_boilerplate")
        yield problem("evidence.boilerplate", Severity.WARNING, where, label=labels[record], property=shown)


def _in_furniture(dataset: Dataset, source: str, start: int) -> bool:
    document = dataset.sources.get(source)
    passages = document.passages if document else ()
    return any(p.start <= start < p.end and p.kind.boilerplate for p in passages)


def premises(dataset: Dataset) -> Iterator[Problem]:
    """An accepted inference one of whose premises was rejected or is gone."""
    for label, claim in _accepted(dataset):
        if any(_gone(dataset, key) for key in claim.derived_from):
            yield problem("evidence.premise", Severity.WARNING, _about(claim), label=label, property=claim.property)


def _gone(dataset: Dataset, key: str) -> bool:
    premise = dataset.claim_by_id.get(key)
    return premise is None or premise.status is Status.REJECTED
