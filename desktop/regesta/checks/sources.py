"""What the register needs to know of a source: its date, and how much leans on it alone."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.checks.rule import Where, problem, things
from regesta.checks.series import by_mechanism
from regesta.domain.dataset import Dataset
from regesta.domain.model import Problem, Severity


def undated(dataset: Dataset) -> Iterator[Problem]:
    """A source without a publication date: its weekdays and “last month” cannot be resolved."""
    for source in dataset.sources:
        if dataset.published_on(source) is None:
            record = dataset.records.get(source)
            label = record.label if record else source
            where = Where(source, "published_on", source=source)
            yield problem("source.undated", Severity.WARNING, where, label=label)


def single(dataset: Dataset) -> Iterator[Problem]:
    """A series of which all rounds that were held are told by one source, although there are others.

    What rests on a source claim by claim is a question (`rests-on`), and no fault.
    """
    if len(dataset.sources) < 2:
        return
    grouped = by_mechanism(dataset)
    for thing in things(dataset, "mechanism"):
        rounds = grouped.get(thing.id, [])
        claims = tuple(claim for each in rounds for claim in each.of("mechanism"))
        told = {each.source for each_round in rounds for claim in each_round.claims for each in claim.evidence}
        if len(rounds) > 1 and len(told) == 1:
            source = told.pop()
            label = dataset.records[source].label if source in dataset.records else source
            words = {"label": thing.label, "number": len(rounds), "source": label}
            yield problem("source.single", Severity.INFO, Where(thing.id, None, claims, source=source), **words)
