"""How many voices there really are: copies and translations count once, formulas recur, quotations are translated."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from zlib import crc32

from regesta.checks.dates import parsed
from regesta.checks.rule import Where, problem, things
from regesta.checks.words import WORD, content
from regesta.domain.claim import Status
from regesta.domain.dataset import Dataset
from regesta.domain.model import Claim, Problem, Severity
from regesta.domain.source import PassageKind

RUN = 4
"""Words in a row that make one piece of a text."""
ALIKE = 0.5
"""Share of the smaller text's pieces that the other has too, from which on the two are one report."""
FORMULA = 0.7
LEAST = 6
_CROWD = 200
_DERIVED = ("copy_of", "translation_of")
_REFERENCE = {PassageKind.REFERENCE_LABEL, PassageKind.REFERENCE_SITE, PassageKind.REFERENCE_TITLE}


@lru_cache(maxsize=2_000)
def _pieces(text: str) -> frozenset[int]:
    """Every run of words of a text, as numbers; one in four is kept of a long text, the same in every text."""
    words = [word.casefold() for word in WORD.findall(text)]
    runs = {crc32(" ".join(words[at : at + RUN]).encode()) for at in range(len(words) - RUN + 1)}
    return frozenset(runs) if len(runs) < 100 else frozenset(each for each in runs if each % 4 == 0)


def _derived(dataset: Dataset) -> dict[frozenset[str], str]:
    """Pairs of sources that are one report: said to be a copy or a translation, or nearly the same words."""
    found: dict[frozenset[str], str] = {}
    pieces = {key: _pieces(_article(dataset, key)) for key in dataset.sources}
    holders: dict[int, list[str]] = defaultdict(list)
    for key in sorted(pieces):
        for piece in pieces[key]:
            holders[piece].append(key)
    shared: Counter[tuple[str, str]] = Counter()
    for keys in holders.values():
        if 1 < len(keys) <= _CROWD:
            shared.update(combinations(keys, 2))
    for (one, other), count in shared.items():
        if count >= ALIKE * min(len(pieces[one]), len(pieces[other])):
            found[frozenset((one, other))] = "nearly the same words"
    for source in dataset.sources:
        for prop in _DERIVED:
            for claim in dataset.standing(source, prop):
                found[frozenset((source, str(claim.value)))] = prop.replace("_", " ")
    return {pair: why for pair, why in found.items() if len(pair) == 2}


def _article(dataset: Dataset, source: str) -> str:
    document = dataset.sources[source]
    return " ".join(document.text[p.start : p.end] for p in document.passages if not p.kind.boilerplate)


def copies(dataset: Dataset) -> Iterator[Problem]:
    """Two sources that are one report and carry the same claims: together they count once."""
    derived = _derived(dataset)
    counted: Counter[frozenset[str]] = Counter()
    for claims in dataset.claims.values():
        for claim in claims:
            sources = sorted({each.source for each in claim.evidence if each.status is not Status.REJECTED})
            counted.update(pair for pair in map(frozenset, combinations(sources, 2)) if pair in derived)
    for pair, number in sorted(counted.items(), key=lambda entry: sorted(entry[0])):
        one, other = sorted(pair)
        labels = [dataset.records[key].label if key in dataset.records else key for key in (one, other)]
        words = {"one": labels[0], "other": labels[1], "why": derived[pair], "number": number}
        where = Where(other, "copy_of", source=other, fix="fix_independence_copies")
        yield problem("independence.copies", Severity.INFO, where, **words)


def formulas(dataset: Dataset) -> Iterator[Problem]:
    """Quotations of different days that are nearly the same words: a formula, and not one statement told twice."""
    quotes = [
        (thing.id, thing.label, claim, content(str(claim.value)), thing.of("date"))
        for thing in things(dataset, "statement")
        for claim in thing.of("quote")
        if len(content(str(claim.value))) >= LEAST
    ]
    holders: dict[str, list[int]] = defaultdict(list)
    for number, quote in enumerate(quotes):
        for word in quote[3]:
            holders[word].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        if 1 < len(numbers) <= _CROWD:
            shared.update(combinations(numbers, 2))
    for (left, right), count in sorted(shared.items()):
        one, other = quotes[left], quotes[right]
        alike = count >= LEAST and count >= FORMULA * min(len(one[3]), len(other[3]))
        if alike and one[0] != other[0] and _other_day(one[4], other[4]):
            words = {"one": one[1], "other": other[1], "quote": str(other[2].value)[:90]}
            yield problem("independence.formula", Severity.INFO, Where(one[0], "quote", (one[2], other[2])), **words)


def _other_day(left: list[Claim], right: list[Claim]) -> bool:
    days = [parsed(claim.value) for claims in (left, right) for claim in claims[:1]]
    return len(days) == 2 and days[0] is not None and days[1] is not None and not days[0].overlaps(days[1])


def second_hand(dataset: Dataset) -> Iterator[Problem]:
    """Direct quotations in a translated or rewritten source: the words may not be the speaker's."""
    direct: dict[str, list[Claim]] = defaultdict(list)
    for thing in things(dataset, "statement"):
        if any(claim.value == "direct" for claim in thing.of("form")):
            for claim in thing.of("quote"):
                for source in {each.source for each in claim.evidence}:
                    direct[source].append(claim)
    for source, claims in sorted(direct.items()):
        if source in dataset.sources and _rewritten(dataset, source):
            label = dataset.records[source].label if source in dataset.records else source
            where = Where(source, None, tuple(claims), source=source)
            yield problem("independence.quotes", Severity.INFO, where, label=label, number=len(claims))


def _rewritten(dataset: Dataset, source: str) -> bool:
    said = any(dataset.standing(source, prop) for prop in (*_DERIVED, "translated_by", "original_language"))
    return said or any(passage.kind in _REFERENCE for passage in dataset.sources[source].passages)
