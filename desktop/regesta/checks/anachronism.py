"""A title given to somebody at a time when the dates have another office."""

from __future__ import annotations

import re
from collections.abc import Iterator

from regesta.checks.dates import parsed
from regesta.checks.offices import Held, held_offices, label_of
from regesta.checks.rule import Thing, Where, problem, things
from regesta.checks.words import roles
from regesta.domain.dataset import Dataset
from regesta.domain.model import Claim, Problem, Severity

_WHO = ("visitor", "participant", "chair")


def title_too_early(dataset: Dataset) -> Iterator[Problem]:
    """An event whose words give a person the title of an office first attested later, while another was held then."""
    offices: dict[str, list[Held]] = {}
    for held in held_offices(dataset):
        offices.setdefault(held.person, []).append(held)
    for thing in things(dataset):
        for claim in (claim for prop in _WHO for claim in thing.of(prop)):
            person = dataset.clusters.id_of(str(claim.value))
            found = _clash(dataset, thing, claim, offices.get(person, []))
            if found:
                later, then = found
                words = {
                    "label": thing.label,
                    "person": label_of(dataset, person),
                    "later": label_of(dataset, later.position),
                    "then": label_of(dataset, then.position),
                }
                claims = (claim, *thing.of("start"), *then.thing.of("start"), *then.thing.of("end"))
                yield problem("chronology.title", Severity.WARNING, Where(thing.id, claim.property, claims), **words)
                break


def _clash(dataset: Dataset, thing: Thing, claim: Claim, offices: list[Held]) -> tuple[Held, Held] | None:
    days = [when for each in thing.of("start") if (when := parsed(each.value)) and when.earliest and when.latest]
    if not days or len(offices) < 2:
        return None
    low, high = str(days[0].earliest), str(days[0].latest)
    called = _called(dataset, claim)
    for later in offices:
        begins = later.start or min((mark[0] for mark in later.attested), default=None)
        if begins is None or begins <= high or not called & _roles(dataset, later):
            continue
        for then in offices:
            if then is not later and then.start and then.end and then.start <= low and high <= then.end:
                return later, then
    return None


def _called(dataset: Dataset, claim: Claim) -> frozenset[str]:
    """The roles that stand right before a name of the person in the words of a claim."""
    members = dataset.clusters.members(str(claim.value))
    names = {str(each.value) for member in members for each in dataset.standing(member, "name")}
    words = {word for name in names for word in name.split() if not roles(word)}
    found: frozenset[str] = frozenset()
    for each in claim.evidence:
        for before, name in re.findall(r"(\S+) (?=(\S+))", each.quote):
            if name.strip(",.;:’'") in words:
                found |= roles(before)
    return found


def _roles(dataset: Dataset, held: Held) -> frozenset[str]:
    members = dataset.clusters.members(held.position)
    titles = [str(each.value) for member in members for each in dataset.standing(member, "title")]
    return frozenset().union(*(roles(title) for title in titles))
