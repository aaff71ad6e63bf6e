"""One thing under many names, and several things under names that are easily taken for one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from regesta.checks.rule import Thing, Where, problem, things
from regesta.checks.words import content
from regesta.domain.dataset import Dataset
from regesta.domain.model import Claim, Problem, Severity

MANY = 3
"""From so many wordings on, a thing's names are shown together."""


def wordings(dataset: Dataset) -> Iterator[Problem]:
    """An organisation that sources call in three and more ways, country and short forms aside: one or several?"""
    for thing in things(dataset, "organisation"):
        near = _country_words(dataset, thing)
        named: dict[frozenset[str], Claim] = {}
        for claim in thing.of("name"):
            words = content(str(claim.value))
            bare = frozenset(word for word in words if not any(word.startswith(each) for each in near))
            if len(words) > 1 and bare and _sources((claim,)):
                named.setdefault(bare, claim)
        if len(named) >= MANY and len(_sources(named.values())) >= MANY:
            claims = tuple(named.values())
            shown = "; ".join(str(claim.value) for claim in claims)
            where = Where(thing.id, "name", claims, fix="fix_naming_wordings")
            yield problem("naming.wordings", Severity.INFO, where, label=thing.label, names=shown)


def _country_words(dataset: Dataset, thing: Thing) -> set[str]:
    """The stems of the country's names of one word: “Peru” of Peru and Peruvian."""
    stems = set()
    for claim in thing.of("country"):
        for member in dataset.clusters.members(str(claim.value)):
            names = [content(str(each.value)) for each in dataset.standing(member, "name")]
            stems |= {name[: max(4, len(name) - 2)] for words in names if len(words) == 1 for name in words}
    return stems


def _sources(claims: Iterable[Claim]) -> set[str]:
    return {each.source for claim in claims for each in claim.evidence}


def framing(dataset: Dataset) -> Iterator[Problem]:
    """An incident that sources describe in three and more wordings: each is kept with its source."""
    for thing in things(dataset, "incident"):
        claims = tuple(thing.of("characterised_as"))
        if len({content(str(claim.value)) for claim in claims}) >= MANY and len(_sources(claims)) > 1:
            shown = "; ".join(f"“{claim.value}”" for claim in claims)
            where = Where(thing.id, "characterised_as", claims)
            yield problem("naming.framing", Severity.INFO, where, label=thing.label, names=shown)


def namesakes(dataset: Dataset) -> Iterator[Problem]:
    """Two persons of one source who share the word by which either would be called alone."""
    by_word: dict[tuple[str, str], dict[str, tuple[Thing, Claim]]] = defaultdict(dict)
    for thing in things(dataset, "person"):
        alone = {str(claim.value).casefold() for claim in thing.of("name") if " " not in str(claim.value).strip()}
        for claim in thing.of("name"):
            words = str(claim.value).casefold().split()
            if len(words) < 2:
                continue
            for word in {words[0], words[-1]} & alone or (set() if alone else {words[0], words[-1]}):
                for source in {each.source for each in claim.evidence}:
                    by_word[source, word].setdefault(thing.id, (thing, claim))
    for (source, word), found in sorted(by_word.items()):
        for (one, left), (other, right) in combinations(sorted(found.values(), key=lambda each: each[0].id), 2):
            where = Where(one.id, "name", (left, right), source=source)
            words_ = {"one": one.label, "other": other.label, "word": word.capitalize()}
            yield problem("naming.namesakes", Severity.INFO, where, **words_)
