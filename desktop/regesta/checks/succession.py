"""Offices over time: who follows whom, and an office that one source leaves out in between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from regesta.checks.offices import Held, held_offices, label_of
from regesta.checks.rule import Where, problem
from regesta.domain.dataset import Dataset
from regesta.domain.model import Claim, Problem, Severity


def undated_change(dataset: Dataset) -> Iterator[Problem]:
    """Two persons in one office, one after the other, and no source says when it changed hands: a succession."""
    by_position: dict[str, list[Held]] = defaultdict(list)
    for held in held_offices(dataset):
        if held.attested and not _several(dataset, held.position):
            by_position[held.position].append(held)
    for position, tenures in sorted(by_position.items()):
        ordered = sorted(tenures, key=lambda held: (_first(held)[0], held.thing.id))
        if any(one.person != other.person and _last(one)[1] >= _first(other)[0] for one, other in pairwise(ordered)):
            continue  # at the same time: `offices.two_holders` tells, where the office is for one
        for one, other in pairwise(ordered):
            if one.person != other.person and one.end is None and other.start is None:
                before, after = _last(one), _first(other)
                words = {
                    "label": label_of(dataset, position),
                    "one": label_of(dataset, one.person),
                    "last": before[2].value,
                    "other": label_of(dataset, other.person),
                    "first": after[2].value,
                }
                where = Where(position, None, (before[2], after[2]), fix="fix_offices_succession")
                yield problem("offices.succession", Severity.INFO, where, **words)


def _first(held: Held) -> tuple[str, str, Claim]:
    return min(held.attested, key=lambda mark: mark[:2])


def _last(held: Held) -> tuple[str, str, Claim]:
    return max(held.attested, key=lambda mark: (mark[1], mark[0]))


def _several(dataset: Dataset, position: str) -> bool:
    members = dataset.clusters.members(position)
    return any(claim.value == "several" for member in members for claim in dataset.standing(member, "seat"))


def left_out(dataset: Dataset) -> Iterator[Problem]:
    """A source that names a person's offices but not one that is attested before and after it."""
    by_person: dict[str, list[Held]] = defaultdict(list)
    for held in held_offices(dataset):
        by_person[held.person].append(held)
    for person, tenures in sorted(by_person.items()):
        for held in tenures:
            mine = {source for _, _, claim in held.attested for source in _sources(claim)}
            for source, day, claim in _others(tenures, held):
                if source not in mine and _between(held, day):
                    words = {"label": label_of(dataset, person), "office": label_of(dataset, held.position), "day": day}
                    claims = (claim, *(mark[2] for mark in held.attested))
                    yield problem(
                        "offices.left_out",
                        Severity.INFO,
                        Where(held.thing.id, "attested_on", claims, source=source),
                        **words,
                    )
                    break


def _others(tenures: list[Held], held: Held) -> list[tuple[str, str, Claim]]:
    """Which source attests another office of the person, and when."""
    return [
        (source, low, claim)
        for other in tenures
        if other.position != held.position
        for low, _, claim in other.attested
        for source in _sources(claim)
    ]


def _sources(claim: Claim) -> list[str]:
    return sorted({each.source for each in claim.evidence})


def _between(held: Held, day: str) -> bool:
    return any(high < day for _, high, _ in held.attested) and any(low > day for low, _, _ in held.attested)
