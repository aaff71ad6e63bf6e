"""Clusters: what *same* judgements connect. Derived anew from the judgements, so a split gives all back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from regesta.domain.claim import Status
from regesta.domain.model import Verdict

PROPOSED_SCORE = 0.5
"""A proposed *same* counts from this score on, where proposals are included (design, section 2)."""


class Edge(Protocol):
    """What of a judgement makes clusters; `Judgement` has it."""

    @property
    def left(self) -> str:
        """One record."""

    @property
    def right(self) -> str:
        """The other."""

    @property
    def verdict(self) -> Verdict:
        """Same, not the same, unsure."""

    @property
    def status(self) -> Status:
        """Proposed, accepted, rejected."""

    @property
    def score(self) -> float | None:
        """0 to 1; null for a curator's own."""


class Clusters:
    """Which records are one thing, and the id each cluster goes by."""

    def __init__(self, members: Mapping[str, tuple[str, ...]]) -> None:
        self._members = dict(members)
        self._id_of = {record: cluster for cluster, records in self._members.items() for record in records}

    def id_of(self, record: str) -> str:
        """The cluster's id of a record; a record alone goes by its own."""
        return self._id_of.get(record, record)

    def members(self, record: str) -> tuple[str, ...]:
        """All members of the record's cluster, sorted; the record alone where nothing joins it."""
        return self._members.get(self.id_of(record), (record,))

    def of_several(self) -> dict[str, tuple[str, ...]]:
        """Clusters of two and more records, by id."""
        return {cluster: members for cluster, members in self._members.items() if len(members) > 1}


def make_clusters(
    judgements: Iterable[Edge],
    *,
    proposals: bool,
    exported: Mapping[str, int] | None = None,
) -> Clusters:
    """Connect records by accepted *same* judgements, and with `proposals` also by proposed ones of score ≥ 0.5.

    A proposed join is left out when it would put two records into one cluster that an accepted *not same*
    keeps apart. Joins are taken strongest first, so the result does not depend on the order of work.

    Args:
        judgements: all judgements of the project.
        proposals: whether proposed judgements count.
        exported: cluster ids of earlier exports with the number of the export that first showed each.

    Returns:
        The clusters; each goes by its member exported first, else by the smallest id.
    """
    apart, joins = _edges(judgements, proposals=proposals)
    groups: dict[str, set[str]] = {}
    for strength, left, right in sorted(joins):
        one, other = groups.get(left, {left}), groups.get(right, {right})
        if one is other:
            continue
        if strength > _ACCEPTED and any(apart.get(record, set()) & other for record in one):
            continue
        merged = one | other
        for record in merged:
            groups[record] = merged
    found = {id(group): group for group in groups.values()}
    return Clusters({_name(group, exported or {}): tuple(sorted(group)) for group in found.values()})


_ACCEPTED = -2.0
"""Sorts accepted joins before all proposed ones, whose strength is minus their score."""


def _edges(judgements: Iterable[Edge], *, proposals: bool) -> tuple[dict[str, set[str]], list[tuple[float, str, str]]]:
    """Which records are kept apart, and the joins with their strength."""
    apart: dict[str, set[str]] = {}
    joins: list[tuple[float, str, str]] = []
    for each in judgements:
        accepted = each.status is Status.ACCEPTED
        if each.status is Status.REJECTED:
            continue
        if each.verdict is Verdict.NOT_SAME and accepted:
            apart.setdefault(each.left, set()).add(each.right)
            apart.setdefault(each.right, set()).add(each.left)
        elif each.verdict is Verdict.SAME and (accepted or (proposals and (each.score or 0) >= PROPOSED_SCORE)):
            joins.append((_ACCEPTED if accepted else -(each.score or 0), each.left, each.right))
    return apart, joins


def _name(group: set[str], exported: Mapping[str, int]) -> str:
    return min(group, key=lambda record: (exported.get(record, len(exported) + 1_000_000), record))
