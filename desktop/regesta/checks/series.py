"""Numbered rounds of a mechanism: gaps, doubles, and the unnumbered round that may fill a gap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from regesta.checks.rule import Thing, Where, problem, things
from regesta.domain.claim import Basis
from regesta.domain.dataset import Dataset
from regesta.domain.model import Problem, Severity
from regesta.domain.values import EdtfDate, ValueProblem


def by_mechanism(dataset: Dataset) -> dict[str, list[Thing]]:
    """The rounds of each mechanism, by the cluster's id."""
    found: dict[str, list[Thing]] = defaultdict(list)
    for thing in things(dataset, "round"):
        for mechanism in {dataset.clusters.id_of(str(claim.value)) for claim in thing.of("mechanism") if claim.value}:
            found[mechanism].append(thing)
    return found


def ordinals(thing: Thing, *, inferred: bool = True) -> set[int]:
    """The numbers that a round is given, by sources alone or also by inference."""
    claims = [claim for claim in thing.of("ordinal") if inferred or claim.basis is not Basis.INFERRED]
    return {claim.value for claim in claims if isinstance(claim.value, int)}


def label_of(dataset: Dataset, mechanism: str) -> str:
    """A mechanism's label."""
    record = dataset.records.get(mechanism)
    return record.label if record else mechanism


def missing(dataset: Dataset) -> Iterator[Problem]:
    """An ordinal between two attested ones that no source gives to a round; says which unnumbered round may be it."""
    for mechanism, rounds in sorted(by_mechanism(dataset).items()):
        attested = {number for thing in rounds for number in ordinals(thing, inferred=False)}
        if len(attested) < 2:
            continue
        for number in sorted(set(range(min(attested), max(attested))) - attested):
            candidates = [thing.label for thing in rounds if _may_be(thing, number, rounds)]
            claims = tuple(
                claim for thing in rounds for claim in thing.of("ordinal") if claim.value in (number - 1, number + 1)
            )
            rule = "series.missing_fits" if candidates else "series.missing"
            words = {"label": label_of(dataset, mechanism), "ordinal": number, "candidates": "; ".join(candidates)}
            yield problem(rule, Severity.INFO, Where(mechanism, "ordinal", claims, fix="fix_series_missing"), **words)


def _may_be(thing: Thing, number: int, rounds: list[Thing]) -> bool:
    """Whether a round was inferred to have this number, or has none and stands at its place in time."""
    return number in ordinals(thing) or (not ordinals(thing) and _fits(thing, number, rounds))


def _fits(thing: Thing, number: int, rounds: list[Thing]) -> bool:
    """Whether an unnumbered round's date lies after the round below the gap and before the one above it."""
    when = span_of(thing)
    if when is None:
        return False
    below = max((s[1] for r in rounds if (s := span_of(r)) and any(n < number for n in ordinals(r))), default=None)
    above = min((s[0] for r in rounds if (s := span_of(r)) and any(n > number for n in ordinals(r))), default=None)
    return (below is None or when[0] > below) and (above is None or when[1] < above)


def span_of(thing: Thing) -> tuple[str, str] | None:
    """Earliest and latest day of a round's start, as ISO text."""
    for claim in thing.of("start"):
        try:
            date = EdtfDate.parse(str(claim.value))
        except ValueProblem:
            continue
        if date.earliest and date.latest:
            return date.earliest.isoformat(), date.latest.isoformat()
    return None


def doubled(dataset: Dataset) -> Iterator[Problem]:
    """Two rounds of a mechanism, not judged the same, with one ordinal."""
    for mechanism, rounds in sorted(by_mechanism(dataset).items()):
        by_number: dict[int, list[Thing]] = defaultdict(list)
        for thing in rounds:
            for number in ordinals(thing):
                by_number[number].append(thing)
        for number, found in sorted(by_number.items()):
            if len(found) > 1:
                claims = tuple(claim for thing in found for claim in thing.of("ordinal") if claim.value == number)
                words = {"label": label_of(dataset, mechanism), "ordinal": number}
                yield problem("series.doubled", Severity.WARNING, Where(found[0].id, "ordinal", claims), **words)
