"""Reconciliation on an expert's record: every record is cut into one per source, as extraction would have made it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from regesta.domain.claim import Status
from regesta.domain.clusters import make_clusters
from regesta.domain.dataset import Dataset
from regesta.domain.model import Claim, Judgement, Origin, OriginKind, Record, Verdict
from regesta.resolve.model import JudgementDraft
from regesta.resolve.pipeline import resolve
from regesta.services.reconciling import resolvable

AT = "@"


@dataclass(frozen=True)
class Pairs:
    """What reconciliation proposed: pairs to keep apart with their best score, things with how many parts they are in,
    and groups of different things that were joined.
    """

    apart: list[tuple[str, str, float]]
    clusters: list[tuple[str, int, int]]
    mixed: list[list[str]]

    named: frozenset[str] = frozenset()

    @property
    def whole(self) -> int:
        """How many things are in one part."""
        return sum(parts == 1 for _, _, parts in self.clusters)

    @property
    def whole_named(self) -> tuple[int, int]:
        """How many of the clusters that the expert lists are in one part, and how many there are."""
        parts = [count for key, _, count in self.clusters if key in self.named]
        return sum(count == 1 for count in parts), len(parts)

    def as_json(self) -> dict[str, Any]:
        """For machines."""
        return {"apart": self.apart, "clusters": self.clusters, "mixed": self.mixed}


def reconciled(dataset: Dataset, not_same: Sequence[Sequence[str]], named: frozenset[str]) -> Pairs:
    """Cut the record by source, propose judgements, and see what they join."""
    cut = by_source(dataset)
    drafts = resolve(resolvable(cut))
    best: dict[frozenset[str], float] = defaultdict(float)
    for draft in drafts:
        pair = frozenset((_whole(draft.left), _whole(draft.right)))
        best[pair] = max(best[pair], draft.score)
    joined = make_clusters([_judgement(draft) for draft in drafts], proposals=True)
    groups: dict[str, set[str]] = defaultdict(set)
    members: dict[str, list[str]] = defaultdict(list)
    for key, record in cut.records.items():
        if record.type not in {"source", "statement", "statistic", "incident"}:
            groups[joined.id_of(key)].add(_whole(key))
            members[_whole(key)].append(joined.id_of(key))
    clusters = [(key, len(ids), len(set(ids))) for key, ids in sorted(members.items()) if len(ids) > 1]
    apart = [(pair[0], pair[1], best[frozenset(pair[:2])]) for pair in not_same]
    return Pairs(apart, clusters, sorted(sorted(group) for group in groups.values() if len(group) > 1), named)


def _judgement(draft: JudgementDraft) -> Judgement:
    return Judgement(
        id=f"{draft.left} {draft.right}",
        left=draft.left,
        right=draft.right,
        verdict=Verdict.SAME,
        status=Status.PROPOSED,
        score=draft.score,
        origin=Origin(kind=OriginKind.EXTRACTOR, name="resolve"),
    )


def _whole(key: str) -> str:
    return key.partition(AT)[0]


def by_source(dataset: Dataset) -> Dataset:
    """One record per thing and source; a claim goes where its evidence is, a reference to the same source's record."""
    parts: dict[str, list[str]] = defaultdict(list)
    for key, claims in dataset.claims.items():
        if dataset.records[key].type != "source":
            parts[key] = sorted({each.source for claim in claims for each in claim.evidence})
    records: dict[str, Record] = {}
    claims_of: dict[str, tuple[Claim, ...]] = {}
    for key, sources in parts.items():
        for source in sources:
            name = f"{key}{AT}{source}"
            records[name] = dataset.records[key].model_copy(update={"id": name, "label": _label(dataset, key, source)})
            claims_of[name] = tuple(_cut(claim, name, source, parts) for claim in _here(dataset, key, source))
    return replace(
        dataset,
        records=records,
        claims=claims_of,
        judgements=(),
        mentions=(),
        clusters=make_clusters((), proposals=True),
    )


def _here(dataset: Dataset, key: str, source: str) -> list[Claim]:
    return [claim for claim in dataset.claims[key] if any(each.source == source for each in claim.evidence)]


def _label(dataset: Dataset, key: str, source: str) -> str:
    """The longest name that the source itself uses, as an extractor would label it."""
    names = [str(c.value) for c in _here(dataset, key, source) if c.property in {"name", "title", "label"} and c.value]
    return max(names, key=len, default=dataset.records[key].label)


def _cut(claim: Claim, name: str, source: str, parts: dict[str, list[str]]) -> Claim:
    def there(target: str) -> str:
        if target not in parts or not parts[target]:
            return target
        return f"{target}{AT}{source if source in parts[target] else parts[target][0]}"

    value = there(claim.value) if isinstance(claim.value, str) else claim.value
    evidence = tuple(each for each in claim.evidence if each.source == source)
    members = tuple(there(member) for member in claim.members)
    return claim.model_copy(
        update={
            "id": f"{claim.id}{AT}{source}",
            "record": name,
            "value": value,
            "members": members,
            "evidence": evidence,
        }
    )
