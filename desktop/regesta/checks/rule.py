"""What every check shares: how a problem is made, and what the rules walk over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from regesta.base.ids import derived_id
from regesta.base.messages import Message
from regesta.domain.claim import Status
from regesta.domain.dataset import Dataset
from regesta.domain.model import Claim, Problem, Severity

Rule = Callable[[Dataset], Iterator[Problem]]


@dataclass(frozen=True)
class Thing:
    """A cluster as one thing: its id, type, label, and the standing claims of all its members."""

    id: str
    type: str
    label: str
    members: tuple[str, ...]
    claims: tuple[Claim, ...]

    def of(self, prop: str) -> list[Claim]:
        """Its claims of one property."""
        return [claim for claim in self.claims if claim.property == prop]


def things(dataset: Dataset, type_name: str | None = None) -> tuple[Thing, ...]:
    """Every cluster (of one type or of all) whose members are not all rejected, by id; made once for all rules."""
    if "things" not in dataset.memo:
        every = tuple(_things(dataset))
        by_type: dict[str | None, list[Thing]] = defaultdict(list)
        for thing in every:
            by_type[thing.type].append(thing)
        dataset.memo["things"] = {None: every, **{name: tuple(found) for name, found in by_type.items()}}
    found: tuple[Thing, ...] = dataset.memo["things"].get(type_name, ())
    return found


def _things(dataset: Dataset) -> Iterator[Thing]:
    groups: dict[str, list[str]] = defaultdict(list)
    for key in sorted(dataset.records):
        if dataset.records[key].status is not Status.REJECTED:
            groups[dataset.clusters.id_of(key)].append(key)
    for cluster, members in groups.items():
        lead = dataset.records.get(cluster) or dataset.records[members[0]]
        claims = tuple(claim for member in members for claim in dataset.standing(member))
        yield Thing(cluster, lead.type, lead.label, tuple(members), claims)


@dataclass(frozen=True)
class Where:
    """What a problem is about; its source, where none is given, is that of the claims' first evidence.

    `fix` is the id of the message that says what to do.
    """

    record: str | None = None
    prop: str | None = None
    claims: tuple[Claim, ...] = ()
    source: str | None = None
    fix: str | None = None


def problem(rule: str, severity: Severity, where: Where, **words: object) -> Problem:
    """A problem with its key: derived from rule, target and claims, so a resolution finds it again and a new
    claim that joins makes it a new one. About proposals only, it is at most a warning (design, section 7).
    """
    accepted = any(claim.status is Status.ACCEPTED for claim in where.claims)
    if severity is Severity.ERROR and where.claims and not accepted:
        severity = Severity.WARNING
    ids = tuple(sorted({claim.id for claim in where.claims}))
    source = where.source or first_source(where.claims)
    return Problem(
        key=derived_id("problem", rule, where.record, source, where.prop, ids),
        rule=rule,
        severity=severity,
        message=Message.of(f"check_{rule.replace('.', '_')}", **words).text(),
        record=where.record,
        source=source,
        property=where.prop,
        claims=ids,
        fix=Message.of(where.fix).text() if where.fix else None,
    )


def first_source(claims: tuple[Claim, ...]) -> str | None:
    """The source that the problem is shown under: that of the first evidence."""
    return next((each.source for claim in claims for each in claim.evidence), None)
