"""Titles: an office or a person called by words that do not agree on the role."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from regesta.checks.rule import Thing, Where, problem, things
from regesta.checks.spelling import SETTLED
from regesta.checks.words import content, roles
from regesta.domain.dataset import Dataset
from regesta.domain.model import Claim, Problem, Severity

_PASSING = re.compile(r"\b(former|ex-\w+|late|then|outgoing|incoming|acting|interim|designate|elect)\b", re.IGNORECASE)


def two_roles(dataset: Dataset) -> Iterator[Problem]:
    """One office whose titles name different roles: “head” and “secretary” may be one seat, or a loose description.

    Titles of positions that a curator has joined, and titles marked as weak or as a slip, are decided already.
    """
    for thing in things(dataset, "position"):
        settled = [claim for claim in thing.of("title") if (claim.value_detail or {}).get("form") in SETTLED]
        named = {roles(str(claim.value)): claim for claim in reversed(thing.of("title")) if claim not in settled}
        for (left, one), (right, other) in combinations([each for each in reversed(named.items()) if each[0]], 2):
            if not left & right and one.record == other.record:
                where = Where(thing.id, "title", (one, other), fix="fix_offices_roles")
                words = {"label": thing.label, "one": one.value, "other": other.value}
                yield problem("offices.roles", Severity.INFO, where, **words)
                break


def two_wordings(dataset: Dataset) -> Iterator[Problem]:
    """One source that words the title of one office in two ways, neither part of the other."""
    for thing in things(dataset, "position"):
        for source, claims in sorted(_by_source(thing.of("title")).items()):
            for one, other in combinations(claims, 2):
                left, right = content(str(one.value)), content(str(other.value))
                if left - right and right - left and roles(str(one.value)) & roles(str(other.value)):
                    where = Where(thing.id, "title", (one, other), source=source)
                    words = {"label": thing.label, "one": one.value, "other": other.value}
                    yield problem("offices.wordings", Severity.INFO, where, **words)


def _by_source(claims: list[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        for source in sorted({each.source for each in claim.evidence}):
            found[source].append(claim)
    return found


def called(dataset: Dataset) -> Iterator[Problem]:
    """A person whom a source calls by a role (“Director …”) that none of the person's offices has in its titles."""
    held = _titles_by_person(dataset)
    for thing in things(dataset, "person"):
        known = frozenset().union(*(roles(title) for title in held.get(thing.id, ())))
        if not known:
            continue
        claims = [
            claim
            for claim in (*thing.of("name"), *thing.of("descriptor"))
            if (claim.value_detail or {}).get("form") not in SETTLED
            and roles(str(claim.value))
            and not roles(str(claim.value)) & known
        ]
        if claims:
            shown = ", ".join(f"“{claim.value}”" for claim in claims)
            where = Where(thing.id, "name", tuple(claims), fix="fix_offices_called")
            yield problem(
                "offices.called", Severity.INFO, where, label=thing.label, said=shown, held=_held(held[thing.id])
            )


def _held(titles: list[str]) -> str:
    return "; ".join(dict.fromkeys(titles))


def _titles_by_person(dataset: Dataset) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for tenure in things(dataset, "tenure"):
        positions = [str(claim.value) for claim in tenure.of("position") if claim.value]
        members = [member for each in positions for member in dataset.clusters.members(each)]
        titles = [str(claim.value) for member in members for claim in dataset.standing(member, "title")]
        for claim in tenure.of("person"):
            found[dataset.clusters.id_of(str(claim.value))] += titles
    return found


def passing(dataset: Dataset) -> Iterator[Problem]:
    """A title that says “former”, “acting”, “elect”: that is said of the holder at that time, not of the office."""
    for thing in things(dataset, "position"):
        claims = [claim for claim in thing.of("title") if _PASSING.search(str(claim.value))]
        if claims:
            where = Where(thing.id, "title", tuple(claims), fix="fix_offices_passing")
            yield problem("offices.passing", Severity.INFO, where, label=thing.label, title=_shown(thing, claims))


def _shown(thing: Thing, claims: list[Claim]) -> str:
    return ", ".join(f"“{claim.value}”" for claim in thing.of("title") if claim in claims)
