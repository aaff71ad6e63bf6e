"""How two claims of one property stand to each other: the one rule that cards, checks and comparison share."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from regesta.domain.claim import Basis, Polarity, Status, ValueState
from regesta.domain.codebook import PropertySpec
from regesta.domain.model import Claim
from regesta.domain.values import Comparison, EdtfDate, ValueProblem


class Relation(StrEnum):
    """How a claim stands to another of the same property of the same thing."""

    CONFIRMS = "confirms"
    PRECISION = "precision"
    ADDS = "adds"
    SEQUENCE = "sequence"
    DIFFERS = "differs"


def _times_apart(left: Claim, right: Claim) -> bool:
    """Whether the claims speak of different times: then different values do not contradict (design, section 2)."""
    for name in ("valid", "as_of"):
        one, other = getattr(left, name), getattr(right, name)
        if one and other:
            try:
                return not EdtfDate.parse(one).overlaps(EdtfDate.parse(other))
            except ValueProblem:
                return False
    return False


def relation(spec: PropertySpec, left: Claim, right: Claim, same_thing: Callable[[str], str]) -> Relation:
    """The relation of two claims.

    Args:
        spec: the property, as the codebook has it.
        left: one claim.
        right: the other.
        same_thing: the cluster's id of a record, for references.

    Returns:
        Confirms where they say the same; precision where one is the more exact; adds where several values may
        stand side by side; sequence where they speak of different times; else differs.
    """
    if left.value_state is not ValueState.VALUE or right.value_state is not ValueState.VALUE:
        return Relation.CONFIRMS if left.value_state is right.value_state else Relation.ADDS
    if left.polarity is not right.polarity:
        same = _said(left, same_thing) == _said(right, same_thing)
        return Relation.DIFFERS if same and Polarity.NEGATED in (left.polarity, right.polarity) else Relation.ADDS
    if spec.kind == "reference" or left.members or right.members:
        one, other = _said(left, same_thing), _said(right, same_thing)
        if one == other:
            return Relation.CONFIRMS
        if one & other:
            return Relation.PRECISION
        found = Comparison.CONTRADICT
    else:
        found = spec.value_kind.compare(left.value, right.value)
    if found is Comparison.EQUAL:
        return Relation.CONFIRMS
    if found is Comparison.PRECISION:
        return Relation.PRECISION
    if spec.many:
        return Relation.ADDS
    if _times_apart(left, right):
        return Relation.SEQUENCE
    if spec.kind == "enum" and _only_classified(left) and _only_classified(right):
        return Relation.ADDS
    return Relation.DIFFERS if found is Comparison.CONTRADICT else Relation.ADDS


def _only_classified(claim: Claim) -> bool:
    """Whether the extractor sorted the thing into a vocabulary and nobody said so: no word of a source, no conflict."""
    return claim.status is Status.PROPOSED and claim.basis in (Basis.NORMALISED, Basis.INFERRED)


def _said(claim: Claim, same_thing: Callable[[str], str]) -> frozenset[str]:
    values = claim.members or (claim.value,)
    return frozenset(same_thing(value) if isinstance(value, str) else repr(value) for value in values)
