"""What a bundle holds: the dataset cut down to accepted, to all that is not rejected, or whole."""

from __future__ import annotations

from dataclasses import dataclass, replace

from regesta.domain.claim import Status
from regesta.domain.clusters import Clusters, make_clusters
from regesta.domain.dataset import Dataset
from regesta.domain.model import Claim

INCLUDES = ("accepted", "proposed", "all")
TEXTS = ("none", "quotes", "full")
EXCERPT = 200
"""Code points either side of each evidence that `--text quotes` gives."""


@dataclass(frozen=True)
class Options:
    """How to write a bundle; `files` maps a source's id to its original bytes, with `--originals`."""

    include: str = "accepted"
    text: str = "quotes"
    history: bool = False
    originals: bool = False
    allow_errors: bool = False


def allowed(include: str) -> frozenset[Status]:
    """The statuses that an include lets through."""
    return {
        "accepted": frozenset({Status.ACCEPTED}),
        "proposed": frozenset({Status.ACCEPTED, Status.PROPOSED}),
        "all": frozenset(Status),
    }[include]


def restrict(dataset: Dataset, include: str) -> Dataset:
    """The dataset as a bundle of that include holds it: the checks run over exactly this.

    Sources always stay: a register says what it read. Clusters count accepted judgements only where only
    accepted things are shown. Private notes stay out unless everything is included.
    """
    passes = allowed(include)
    records = {k: r for k, r in dataset.records.items() if r.status in passes or r.type == "source"}
    claims = {}
    for record, found in dataset.claims.items():
        if record in records:
            kept = tuple(_claim(claim, passes) for claim in found if claim.status in passes)
            claims[record] = kept
    judgements = tuple(j for j in dataset.judgements if j.status in passes and {j.left, j.right} <= records.keys())
    kept_ids = {claim.id for found in claims.values() for claim in found} | set(records) | set(dataset.sources)
    notes = tuple(n for n in dataset.notes if include == "all" or (not n.private and n.target in kept_ids))
    mentions = tuple(
        m.model_copy(
            update={
                "record": m.record if m.record in records else None,
                "members": tuple(x for x in m.members if x in records),
            }
        )
        for m in dataset.mentions
        if m.status in passes
    )
    return replace(
        dataset,
        records=records,
        claims=claims,
        mentions=mentions,
        judgements=judgements,
        notes=notes,
        clusters=_clusters(dataset, set(records), proposals=include != "accepted"),
    )


def _claim(claim: Claim, passes: frozenset[Status]) -> Claim:
    evidence = tuple(each for each in claim.evidence if each.status in passes)
    return claim if len(evidence) == len(claim.evidence) else claim.model_copy(update={"evidence": evidence})


def _clusters(dataset: Dataset, kept: set[str], *, proposals: bool) -> Clusters:
    """Clusters over the records that stay; joins through one that does not stay still count."""
    whole = make_clusters(dataset.judgements, proposals=proposals, exported=dataset.exported)
    groups = {}
    for members in whole.of_several().values():
        staying = tuple(member for member in members if member in kept)
        if staying:
            lead = min(staying, key=lambda m: (dataset.exported.get(m, 1 << 60), m))
            groups[lead] = staying
    return Clusters(groups)


def text_level(dataset: Dataset, source: str, wanted: str) -> str:
    """How much of a source's text goes out: what was asked for, limited by the source's `text_allowed`, and by
    what the project has of it.
    """
    claims = dataset.standing(source, "text_allowed")
    claims.sort(key=lambda c: (c.status is not Status.ACCEPTED, c.id))
    may = str(claims[0].value) if claims else "quotes"
    has = "full" if dataset.sources[source].complete else "quotes"
    return min((wanted, may if may in TEXTS else "quotes", has), key=TEXTS.index)
