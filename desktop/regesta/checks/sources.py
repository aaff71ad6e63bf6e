"""What the register needs to know of a source: its date."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.checks.rule import Where, problem
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
