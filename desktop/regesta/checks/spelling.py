"""Names of one person that differ by a letter or two: a slip of the source, or another transliteration."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from regesta.checks.rule import Where, problem, things
from regesta.domain.dataset import Dataset
from regesta.domain.model import Claim, Problem, Severity

MOST_LETTERS = 2
SHORTEST = 5
SETTLED = {"typo", "garbled", "weak", "transliteration", "former"}


def near_names(dataset: Dataset) -> Iterator[Problem]:
    """Two names of one person with as many words, alike but for a letter or two, neither marked as a variant."""
    for thing in things(dataset, "person"):
        names: dict[str, Claim] = {}
        for claim in thing.of("name"):
            if (claim.value_detail or {}).get("form") not in SETTLED:
                names.setdefault(str(claim.value), claim)
        for one, other in combinations(sorted(names), 2):
            if _near(one, other):
                where = Where(thing.id, "name", (names[one], names[other]))
                yield problem("spelling.near", Severity.INFO, where, label=thing.label, one=one, other=other)


def _near(one: str, other: str) -> bool:
    left, right = one.casefold().split(), other.casefold().split()
    if len(left) != len(right):
        return False
    differing = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    return len(differing) == 1 and min(map(len, differing[0])) >= SHORTEST and distance(*differing[0]) <= MOST_LETTERS


def distance(one: str, other: str) -> int:
    """Letters to insert, delete or change to get from one word to the other (Levenshtein)."""
    row = list(range(len(other) + 1))
    for n, letter in enumerate(one, 1):
        previous, row[0] = row[0], n
        for m, against in enumerate(other, 1):
            previous, row[m] = row[m], min(row[m] + 1, row[m - 1] + 1, previous + (letter != against))
    return row[-1]
