"""Values of one thing that cannot all be right; precision, succession and different times are told apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from regesta.base.ids import canonical_json
from regesta.checks.rule import Thing, Where, problem, things
from regesta.domain.claim import Rank, Status
from regesta.domain.codebook import PropertySpec
from regesta.domain.comparing import Relation, relation
from regesta.domain.dataset import Dataset
from regesta.domain.model import Claim, Problem, Severity

_OPPOSED = {("cancelled", "held"), ("held", "cancelled")}


def values(dataset: Dataset) -> Iterator[Problem]:
    """Two standing claims of a single-valued property of one thing that contradict, unless one is preferred."""
    for thing in things(dataset):
        if not dataset.codebook.has_type(thing.type):
            continue
        spec = dataset.codebook.type(thing.type)
        for prop in spec.properties:
            claims = [claim for claim in _affirmed(dataset, thing) if claim.property == prop.name]
            if len(claims) < 2 or any(claim.rank is Rank.PREFERRED for claim in claims):
                continue
            rivals = _rivals(dataset, prop, claims)
            if rivals:
                yield _found(dataset, thing, prop, rivals)


def _rivals(dataset: Dataset, prop: PropertySpec, claims: list[Claim]) -> tuple[Claim, ...]:
    """Every claim that contradicts another one, by id. Claims that say the same are compared once: hundreds of
    sources may name one thing.
    """
    alike: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        alike[_said(dataset, claim)].append(claim)
    found: dict[str, Claim] = {}
    for one, other in combinations(alike.values(), 2):
        differs = relation(prop, one[0], other[0], dataset.clusters.id_of) is Relation.DIFFERS
        if differs and not (prop.kind == "reference" and _nested(dataset, one[0], other[0])):
            found |= {claim.id: claim for claim in (*one, *other)}
    return tuple(found[key] for key in sorted(found))


def _said(dataset: Dataset, claim: Claim) -> str:
    """All of a claim that its relation to another depends on, as one key."""
    id_of = dataset.clusters.id_of
    value = id_of(claim.value) if isinstance(claim.value, str) else claim.value
    members = sorted(id_of(member) for member in claim.members)
    return canonical_json(
        [value, members, claim.value_state, claim.polarity, claim.as_of, claim.valid, claim.basis, claim.status]
    )


def _nested(dataset: Dataset, one: Claim, other: Claim) -> bool:
    """Whether one lies in the other: a city and its country, a body and the body over it, do not contradict."""
    left, right = dataset.clusters.id_of(str(one.value)), dataset.clusters.id_of(str(other.value))
    return right in _around(dataset, left) or left in _around(dataset, right)


def _around(dataset: Dataset, place: str) -> set[str]:
    """What a place lies in or a body is part of, step by step."""
    found: set[str] = set()
    open_ones = [place]
    while open_ones:
        members = dataset.clusters.members(open_ones.pop())
        wider = {
            dataset.clusters.id_of(str(claim.value))
            for member in members
            for prop in ("within", "part_of")
            for claim in dataset.standing(member, prop)
        }
        open_ones += wider - found
        found |= wider
    return found


def _affirmed(dataset: Dataset, thing: Thing) -> list[Claim]:
    """All claims that are not rejected or deprecated, negated ones too."""
    return [
        claim
        for member in thing.members
        for claim in dataset.claims.get(member, ())
        if claim.status is not Status.REJECTED and claim.rank is not Rank.DEPRECATED and not claim.deferred
    ]


def _found(dataset: Dataset, thing: Thing, prop: PropertySpec, rivals: tuple[Claim, ...]) -> Problem:
    sources = {each.source for claim in rivals for each in claim.evidence}
    rule = "contradiction.sources" if len(sources) > 1 else "contradiction.within"
    both_accepted = sum(claim.status is Status.ACCEPTED for claim in rivals) > 1
    severity = Severity.ERROR if both_accepted else Severity.WARNING
    shown = " · ".join(dict.fromkeys(_shown(dataset, prop, claim) for claim in rivals))
    where = Where(thing.id, prop.name, rivals)
    return problem(rule, severity, where, label=thing.label, property=prop.label_in("en"), values=shown)


def _shown(dataset: Dataset, prop: PropertySpec, claim: Claim) -> str:
    if prop.kind == "reference":
        targets = claim.members or (str(claim.value),)
        return ", ".join(dataset.records[target].label if target in dataset.records else target for target in targets)
    return prop.value_kind.format(claim.value)


def status(dataset: Dataset) -> Iterator[Problem]:
    """An event said to be held by one source and cancelled by another."""
    for type_name in (spec.name for spec in dataset.codebook.types if spec.has("status")):
        for thing in things(dataset, type_name):
            claims = thing.of("status")
            opposed = [pair for pair in combinations(claims, 2) if (str(pair[0].value), str(pair[1].value)) in _OPPOSED]
            for pair in opposed:
                yield problem(
                    "contradiction.status", Severity.WARNING, Where(thing.id, "status", pair), label=thing.label
                )
