"""Offices: held outside their tenure, by two at once, or called by two names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from regesta.checks.rule import Thing, Where, problem, things
from regesta.domain.dataset import Dataset
from regesta.domain.model import Claim, Problem, Severity
from regesta.domain.values import EdtfDate, ValueProblem


@dataclass(frozen=True)
class Held:
    """One tenure: who holds what, from when to when (ISO days, null where open), and the days it is attested on."""

    thing: Thing
    person: str
    position: str
    start: str | None
    end: str | None
    attested: tuple[tuple[str, str, Claim], ...]


def bounds(claim: Claim) -> tuple[str | None, str | None]:
    """Earliest and latest day of a date claim, as ISO text."""
    try:
        date = EdtfDate.parse(str(claim.value))
    except ValueProblem:
        return None, None
    earliest, latest = date.earliest, date.latest
    return earliest.isoformat() if earliest else None, latest.isoformat() if latest else None


def held_offices(dataset: Dataset) -> list[Held]:
    """Every tenure with a person and a position, as one piece."""
    found = []
    for thing in things(dataset, "tenure"):
        persons = [str(c.value) for c in thing.of("person") if c.value]
        positions = [str(c.value) for c in thing.of("position") if c.value]
        if not persons or not positions:
            continue
        starts = [b for c in thing.of("start") if (b := bounds(c)[0])]
        ends = [b for c in thing.of("end") if (b := bounds(c)[1])]
        days = ((*bounds(c), c) for c in thing.of("attested_on"))
        attested = tuple((low, high, c) for low, high, c in days if low and high)
        person, position = dataset.clusters.id_of(persons[0]), dataset.clusters.id_of(positions[0])
        found.append(Held(thing, person, position, min(starts, default=None), max(ends, default=None), attested))
    return found


def outside_tenure(dataset: Dataset) -> Iterator[Problem]:
    """An office that a source attests on a day before it was taken up or after it was left."""
    for held in held_offices(dataset):
        for low, high, claim in held.attested:
            before = held.start is not None and high < held.start
            after = held.end is not None and low > held.end
            if before or after:
                limits = tuple(c for c in (*held.thing.of("start"), *held.thing.of("end")))
                words = {
                    "label": held.thing.label,
                    "day": claim.value,
                    "start": held.start or "…",
                    "end": held.end or "…",
                }
                yield problem(
                    "offices.outside", Severity.WARNING, Where(held.thing.id, "attested_on", (claim, *limits)), **words
                )


def two_holders(dataset: Dataset) -> Iterator[Problem]:
    """Two persons in an office for one, at overlapping times; one after the other is a succession, and no problem."""
    by_position: dict[str, list[Held]] = defaultdict(list)
    for held in held_offices(dataset):
        if _single(dataset, held.position):
            by_position[held.position].append(held)
    for position, tenures in sorted(by_position.items()):
        for one, other in combinations(sorted(tenures, key=lambda held: held.thing.label), 2):
            if one.person != other.person and (claims := _clash(one, other)):
                label = dataset.records[position].label if position in dataset.records else position
                words = {"label": label, "one": one.thing.label, "other": other.thing.label}
                yield problem("offices.two_holders", Severity.WARNING, Where(position, "seat", claims), **words)


def _single(dataset: Dataset, position: str) -> bool:
    members = dataset.clusters.members(position)
    return any(c.value == "single" for member in members for c in dataset.standing(member, "seat"))


def _clash(one: Held, other: Held) -> tuple[Claim, ...]:
    """The attestations that cannot stand in any order of the two: the same day, or A, B, then A again."""
    marks = sorted(
        [(low, high, 0, claim) for low, high, claim in one.attested]
        + [(low, high, 1, claim) for low, high, claim in other.attested],
        key=lambda mark: mark[:3],
    )
    for left, right in combinations(marks, 2):
        if left[2] != right[2] and left[0] == left[1] == right[0] == right[1]:
            return (left[3], right[3])
    for first, middle, last in combinations(marks, 3):
        if first[2] == last[2] != middle[2] and first[1] < middle[0] and middle[1] < last[0]:
            return (first[3], middle[3], last[3])
    return ()


def two_titles(dataset: Dataset) -> Iterator[Problem]:
    """One person with two titles in one organisation, attested at the same time: one office under two names, or two?"""
    by_person: dict[str, list[Held]] = defaultdict(list)
    for held in held_offices(dataset):
        by_person[held.person].append(held)
    for person, tenures in sorted(by_person.items()):
        for one, other in combinations(sorted(tenures, key=lambda held: label_of(dataset, held.position)), 2):
            shared = _organisations(dataset, one.position) & _organisations(dataset, other.position)
            if one.position != other.position and shared and _same_time(one, other):
                claims = (*one.thing.of("position"), *other.thing.of("position"))
                words = {
                    "label": label_of(dataset, person),
                    "one": label_of(dataset, one.position),
                    "other": label_of(dataset, other.position),
                }
                yield problem("offices.two_titles", Severity.INFO, Where(person, None, claims), **words)


def label_of(dataset: Dataset, record: str) -> str:
    """The label of a record, or its id where it is gone."""
    return dataset.records[record].label if record in dataset.records else record


def _organisations(dataset: Dataset, position: str) -> set[str]:
    members = dataset.clusters.members(position)
    claims = [c for member in members for c in dataset.standing(member, "organisation")]
    return {dataset.clusters.id_of(str(c.value)) for c in claims if c.value}


def _same_time(one: Held, other: Held) -> bool:
    return any(a[0] <= b[1] and b[0] <= a[1] for a in one.attested for b in other.attested)
