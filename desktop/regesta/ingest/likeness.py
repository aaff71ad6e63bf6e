"""Whether a source is there already: the same file, the same text, or nearly the same article.

Near duplicates are found by MinHash over runs of three words of the article without its furniture. Seed and
length of the signature are part of the stored form: change them, and stored signatures must be made anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from itertools import islice

from regesta.domain.source import Passage
from regesta.domain.span import Frozen

SEED = 1402
PERMUTATIONS = 128
RUN = 3
NEAR = 0.5
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_]+")
_MOST_WORDS = 200_000


class Same(StrEnum):
    """How two sources are alike."""

    FILE = "file"
    TEXT = "text"
    NEAR = "near"


class Fingerprint(Frozen):
    """What is compared of a source.

    Attributes:
        source: its id.
        signature: see `signature`; empty where the text has no three words.
    """

    source: str
    file_sha256: str
    text_sha256: str
    signature: tuple[int, ...] = ()


class Likeness(Frozen):
    """Another source that is like this one, with a score from 0 to 1 (1: the same text)."""

    source: str
    how: Same
    score: float


def signature(text: str, passages: tuple[Passage, ...]) -> tuple[int, ...]:
    """The MinHash of the article: 128 numbers below 2³², the same on every machine; empty for a tiny text."""
    from rensa import RMinHash  # type: ignore[import-untyped] # ships no types

    article = " ".join(text[one.start : one.end] for one in passages if not one.kind.boilerplate)
    words = [match[0] for match in islice(_WORD.finditer(article.casefold()), _MOST_WORDS)]
    runs = [" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]
    if not runs:
        return ()
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    sketch.update(runs)
    return tuple(int(number) for number in sketch.digest())


def overlap(left: tuple[int, ...], right: tuple[int, ...]) -> float:
    """The share of word runs that two articles have in common, estimated, 0 to 1."""
    if not left or len(left) != len(right):
        return 0.0
    return sum(1 for one, other in zip(left, right, strict=True) if one == other) / len(left)


def find_alike(new: Fingerprint, others: Iterable[Fingerprint]) -> tuple[Likeness, ...]:
    """The sources that are the same as `new` or nearly so, best first; `new` itself is left out."""
    found = []
    for other in others:
        if other.source == new.source:
            continue
        if other.file_sha256 == new.file_sha256:
            found.append(Likeness(source=other.source, how=Same.FILE, score=1.0))
        elif other.text_sha256 == new.text_sha256:
            found.append(Likeness(source=other.source, how=Same.TEXT, score=1.0))
        elif (score := overlap(new.signature, other.signature)) >= NEAR:
            found.append(Likeness(source=other.source, how=Same.NEAR, score=round(score, 3)))
    return tuple(sorted(found, key=lambda one: (-one.score, list(Same).index(one.how), one.source)))
