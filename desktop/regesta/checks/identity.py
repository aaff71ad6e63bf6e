"""Things that may be one: names that nearly coincide, plans of one proposer, with no judgement yet."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations

from regesta.checks.rule import Thing, Where, problem, things
from regesta.checks.words import content, gatherings
from regesta.domain.claim import Status
from regesta.domain.dataset import Dataset
from regesta.domain.model import Claim, Problem, Severity

_CROWD = 200
_LEAST = 2
"""Words that two names must share before one may be the other, shortened."""


def judged(dataset: Dataset) -> set[frozenset[str]]:
    """Pairs of clusters that a curator has decided on."""
    id_of = dataset.clusters.id_of
    decided = [each for each in dataset.judgements if each.status is not Status.PROPOSED]
    return {frozenset((id_of(each.left), id_of(each.right))) for each in decided}


def near_names(dataset: Dataset) -> Iterator[Problem]:
    """Two mechanisms, one of whose names is all contained in a name of the other."""
    decided = judged(dataset)
    places = _place_words(dataset)
    named = [(thing, _names(thing, places)) for thing in things(dataset, "mechanism")]
    for first, second in _sharing(named):
        (one, left), (other, right) = named[first], named[second]
        if frozenset((one.id, other.id)) in decided or _nested(dataset, one, other):
            continue
        pair = next(((a, b) for words, a in left for more, b in right if _within(words, more)), None)
        if pair:
            where = Where(one.id, "name", pair, fix="fix_identity")
            words = {"one": one.label, "other": other.label, "left": pair[0].value, "right": pair[1].value}
            yield problem("identity.near", Severity.INFO, where, **words)


Named = list[tuple[frozenset[str], Claim]]


def _sharing(named: list[tuple[Thing, Named]]) -> list[tuple[int, int]]:
    """Pairs whose names have two words in common: the only ones worth a closer look."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, (_, names) in enumerate(named):
        for word in {word for words, _ in names for word in words}:
            holders[word].append(number)
    shared = Counter(
        pair for numbers in holders.values() if len(numbers) <= _CROWD for pair in combinations(numbers, 2)
    )
    return sorted(pair for pair, count in shared.items() if count >= _LEAST)


def _names(thing: Thing, places: set[str]) -> Named:
    """Each different name by its telling words."""
    found: dict[frozenset[str], Claim] = {}
    for claim in thing.of("name"):
        found.setdefault(frozenset(word for word in content(str(claim.value)) if word not in places), claim)
    return list(found.items())


def _within(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the shorter name's words are all in the longer; a word for any meeting counts where both have it."""
    general = gatherings()
    left, right = (frozenset(w for w in each if w not in general or w in one & other) for each in (one, other))
    short, long = sorted((left, right), key=len)
    return len(short) >= _LEAST and short <= long and bool(short - general)


def _nested(dataset: Dataset, one: Thing, other: Thing) -> bool:
    inside = {dataset.clusters.id_of(str(c.value)) for thing in (one, other) for c in thing.of("part_of")}
    return bool(inside & {one.id, other.id})


def _place_words(dataset: Dataset) -> set[str]:
    """Words of the names of places: two mechanisms of one pair of countries are not alike for that."""
    found: set[str] = set()
    for record in dataset.of_type("place"):
        for claim in dataset.standing(record.id, "name"):
            found |= content(str(claim.value))
    return found


def same_proposer(dataset: Dataset) -> Iterator[Problem]:
    """Two plans or agreements that share a proposer, and no date tells them apart."""
    decided = judged(dataset)
    plans = [
        (thing, {dataset.clusters.id_of(str(claim.value)) for claim in thing.of("proposed_by")})
        for thing in things(dataset, "agreement")
        if not thing.of("date")
    ]
    for (one, left), (other, right) in combinations(plans, 2):
        if left & right and frozenset((one.id, other.id)) not in decided:
            claims = (*one.of("proposed_by"), *other.of("proposed_by"))
            where = Where(one.id, "proposed_by", claims, fix="fix_identity")
            yield problem("identity.proposer", Severity.INFO, where, one=one.label, other=other.label)
