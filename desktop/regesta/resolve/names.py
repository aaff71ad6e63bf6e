"""Comparisons by name: persons, organisations, places, positions, mechanisms, and things that only have a label."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product

from regesta.resolve.clusters import Clusters
from regesta.resolve.model import ResolvableRecord
from regesta.resolve.reference import listed_together
from regesta.resolve.scoring import Score, clustered, strong_names
from regesta.resolve.wording import (
    content,
    country_named,
    fold,
    initials,
    likeness,
    name_words,
    split_countries,
    title_words,
)

_ALIKE = 0.9
"""Least likeness of two words of personal names that count as one word spelled twice."""


def compare_persons(a: ResolvableRecord, b: ResolvableRecord, clusters: Clusters) -> Score | None:
    """Full names alike word by word, in any order; a shared family name alone is never enough."""
    best = max((_personal(x, y) for x in strong_names(a) for y in strong_names(b)), default=0.0)
    if best < 0.3:
        return None
    features = {"name": round(best, 3)}
    offices = _shared_offices(a, b, clusters)
    if offices is not None:
        features["office"] = offices
    if best >= 0.995:
        value = 0.95 if offices != 0 else 0.9
        return Score(value, features, "the same full name")
    if best >= 0.8:
        value = best * 0.95 if offices != 0 else best * 0.75
        return Score(round(value, 3), features, "full names that differ as transliterations do")
    if best <= 0.35 and offices and offices >= 0.8:
        return Score(0.45, features, "a family name alone, with the same office")
    return Score(round(best * 0.6, 3), features, "names that share a part") if best >= 0.5 else None


def _personal(one: str, other: str) -> float:
    """How alike two personal names are: 1 for the same words, 0.3 for a family name alone."""
    a, b = name_words(one), name_words(other)
    if not a or not b:
        return 0.0
    if len(a) == 1 or len(b) == 1:
        if len(a) == len(b):
            return 0.3 if a == b else 0.0
        return 0.3 if set(a) & set(b) else 0.0
    if sorted(a) == sorted(b) or "".join(a) == "".join(b):
        return 1.0
    short, long = sorted((a, b), key=len)
    left = list(long)
    total = 0.0
    for word in short:
        match = max(left, key=lambda w: likeness(word, w))
        score = likeness(word, match)
        if score < _ALIKE and not (len(word) == 1 and match.startswith(word)):
            return 0.0
        total += max(score, 0.85)
        left.remove(match)
    return round(total / len(short) * (1 - 0.08 * len(left)), 3)


def _shared_offices(a: ResolvableRecord, b: ResolvableRecord, clusters: Clusters) -> float | None:
    """Likeness of the offices that tenures give the two; None where one has none."""
    titles = _titles(a, clusters), _titles(b, clusters)
    if not all(titles):
        return None
    best = max((len(x & y) / len(x | y) for x in titles[0] for y in titles[1] if x | y), default=0.0)
    return round(best, 2)


def _titles(record: ResolvableRecord, clusters: Clusters) -> list[frozenset[str]]:
    return [title_words(clusters.records[p].label) for p in record.texts("_positions") if p in clusters.records]


def compare_places(a: ResolvableRecord, b: ResolvableRecord, clusters: Clusters) -> Score | None:
    """The same code, or a name in common and no other kind or country."""
    del clusters
    codes = set(a.texts("iso3166")), set(b.texts("iso3166"))
    if all(codes):
        return Score(0.97, {"code": 1.0}, "the same country code") if codes[0] & codes[1] else None
    kinds = set(a.texts("kind")), set(b.texts("kind"))
    if all(kinds) and not kinds[0] & kinds[1]:
        return None
    if fold(a.label) == fold(b.label):
        return Score(0.95, {"name": 1.0}, "the same name")
    shared = {fold(n) for n in strong_names(a)} & {fold(n) for n in strong_names(b)}
    if shared:
        return Score(0.85, {"name": 0.9}, "a name in common")
    lands = [{c for n in strong_names(r) if (c := country_named(n))} for r in (a, b)]
    return Score(0.93, {"country": 1.0}, "names of one country") if lands[0] & lands[1] else None


def compare_organisations(a: ResolvableRecord, b: ResolvableRecord, clusters: Clusters) -> Score | None:
    """Names in common or alike once country and word order are made one; never across two countries."""
    countries = _countries(a, clusters), _countries(b, clusters)
    if all(countries) and not countries[0] & countries[1]:
        return None
    names = {fold(n): n for n in strong_names(a)}, {fold(n): n for n in strong_names(b)}
    shared = set(names[0]) & set(names[1])
    features = {"country": 1.0} if all(countries) else {}
    if any(not _generic(n) for n in shared) or (shared and all(countries)):
        return Score(0.95, {"name": 1.0} | features, "the same name")
    telling = [[n for folded, n in each.items() if not _generic(folded)] for each in names]
    known = [v for x, y in product(*telling) if (v := listed_together(x, y))]
    if known:
        return Score(max(known), {"listed": max(known)} | features, "names of one body in the reference list")
    best = max((_body(x, y) for x in names[0].values() for y in names[1].values()), default=0.0)
    if best >= 0.6:
        sure = best if all(countries) or not (_generic(fold(a.label)) or _generic(fold(b.label))) else best * 0.45
        return Score(round(0.9 * sure, 3), {"name": best} | features, "names with the same words")
    if fuller := _fuller(names[0].values(), names[1].values()):
        return Score(fuller, {"name": 0.7} | features, "a fuller name of the same body")
    if shared_office := _same_holder(a, b, clusters):
        return Score(
            shared_office, {"name": 0.5, "holder": 1.0} | features, "alike names, and one person in the same office"
        )
    short = [
        (x, y)
        for x in names[0].values()
        for y in names[1].values()
        if x.isupper() and 3 <= len(x) <= 8 and x.casefold() == initials(y)
    ]
    short += [
        (x, y)
        for x in names[0].values()
        for y in names[1].values()
        if y.isupper() and 3 <= len(y) <= 8 and y.casefold() == initials(x)
    ]
    if short:
        return Score(0.7, {"abbreviation": 1.0} | features, "one is the other's initials")
    return Score(0.35, {"name": 0.4}, "a general name in common, the country not said") if shared else None


_HEADS = frozenset(
    {"office", "commission", "ministry", "council", "committee", "department", "bureau", "agency", "service"}
)


_OF_A_STATE = frozenset({"national", "state", "federal"})
_FULL = 3
"""Words from which on a name that lies whole in a longer one tells the same body."""


def _fuller(ones: Iterable[str], others: Iterable[str]) -> float | None:
    """0.62 where two names of one country's body differ by “national” alone, 0.55 where one holds all of the other."""
    best = None
    for one, other in product(ones, others):
        a, b = title_words(one), title_words(other)
        if _head(one) != _head(other) or not a or not b:
            continue
        lands = split_countries(one)[0], split_countries(other)[0]
        if lands[0] and lands[0] == lands[1] and a - _OF_A_STATE == b - _OF_A_STATE:
            best = 0.62
        elif min(len(a), len(b)) > _FULL and (a <= b or b <= a) and best is None:
            best = 0.55
    return best


def _head(name: str) -> str:
    """The word for a body that a name is built on: “office” in “Office of the … Commission”."""
    words = fold(name).split()
    before = words[: words.index("of")] if "of" in words else words
    return next((w for w in reversed(before) if w in _HEADS), "")


def _same_holder(a: ResolvableRecord, b: ResolvableRecord, clusters: Clusters) -> float | None:
    """0.6 where one person holds the same role in both and the names share head and half their words."""
    held = [{(clusters.of(p), r) for p, _, r in (h.partition("|") for h in x.texts("_holders"))} for x in (a, b)]
    if not held[0] & held[1]:
        return None
    words = title_words(a.label), title_words(b.label)
    heads = [next((w for w in fold(x.label).split() if w in _HEADS), "") for x in (a, b)]
    alike = len(words[0] & words[1]) / min(len(words[0]), len(words[1])) if all(words) else 0
    return 0.6 if heads[0] == heads[1] and heads[0] and alike >= 0.6 else None


def _countries(record: ResolvableRecord, clusters: Clusters) -> set[str]:
    own = set(clustered(record, "country", clusters))
    labels = {fold(clusters.records[c].label) for c in own if c in clusters.records}
    for name in strong_names(record):
        labels |= split_countries(name)[0]
    return labels


_GENERAL = frozenset(
    [
        "ministry",
        "foreign",
        "defence",
        "defense",
        "interior",
        "affairs",
        "security",
        "council",
        "national",
        "state",
        "department",
        "office",
        "parliament",
        "government",
        "central",
        "committee",
        "commission",
        "cabinet",
        "of",
        "the",
        "and",
        "for",
        "finance",
        "trade",
    ]  # a list of words
)


def _generic(folded: str) -> bool:
    """Whether a name could be any country's."""
    return set(folded.split()) <= _GENERAL


def _body(one: str, other: str) -> float:
    a, b = title_words(one), title_words(other)
    if not a or not b or (a ^ b) & _HEADS:
        return 0.0  # an office of a commission is not the commission
    shared = len(a & b) / len(a | b)
    return round(shared, 3) if shared >= 0.8 and len(a & b) >= 2 else 0.0


def compare_positions(a: ResolvableRecord, b: ResolvableRecord, clusters: Clusters) -> Score | None:
    """The same title of the same organisation or country."""
    bodies = clustered(a, "organisation", clusters), clustered(b, "organisation", clusters)
    one, other = title_words(a.label), title_words(b.label)
    if not one or not other:
        return None
    same_body = bool(bodies[0] & bodies[1])
    if (all(bodies) and not same_body) or _ranks(a.label) != _ranks(b.label):
        return None
    shared = len(one & other) / len(one | other)
    features = {"title": round(shared, 2)} | ({"organisation": 1.0} if same_body else {})
    countries = split_countries(a.label)[0], split_countries(b.label)[0]
    if all(countries) and not countries[0] & countries[1]:
        return None
    if shared == 1:
        return Score(0.92 if same_body or countries[0] or len(one) > 3 else 0.4, features, "the same title")
    if same_body and _role(a.label) == _role(b.label):
        return Score(0.85, features, "the same role in the same organisation")
    if shared < 0.75:
        return None
    whole = countries[0] == countries[1] or same_body
    return Score(round(0.8 * shared if whole else 0.45, 3), features, "titles with the same words")


_RANKS = frozenset(
    {
        *("deputy", "assistant", "additional", "acting", "associate", "principal", "senior"),
        *("joint", "first", "second", "under", "alternate", "permanent"),
    }
)


def _ranks(label: str) -> frozenset[str]:
    """The words of a title that make another office of it; “vice” and “deputy” are one."""
    words = set(re.sub(r"[-–]", " ", label.split(" of ")[0].casefold()).split())
    return frozenset(({"deputy"} if "vice" in words else set()) | (words & _RANKS))


def _role(label: str) -> frozenset[str]:
    return title_words(label.split(" of ")[0])


def compare_mechanisms(a: ResolvableRecord, b: ResolvableRecord, clusters: Clusters) -> Score | None:
    """The same parties and the same content words, whatever the order, adjective or plural."""
    parties = _parties(a, clusters), _parties(b, clusters)
    if all(parties) and not (parties[0] <= parties[1] or parties[1] <= parties[0]):
        return None
    if _one_gathering(a, b, parties):
        return Score(0.6, {"name": 1.0, "topic": 0.5}, "a meeting and a summit of the same name")
    best, words = max(
        ((_topics(x, y), min(len(content(x)), len(content(y)))) for x in strong_names(a) for y in strong_names(b)),
        default=(0.0, 0),
    )
    if best < 0.5:
        return _bare_summit(a, b, parties)
    features = {"topic": round(best, 2), "parties": 1.0 if parties[0] == parties[1] and parties[0] else 0.5}
    if all(parties):
        value = 0.95 if best == 1 and parties[0] == parties[1] else 0.55 + 0.35 * best
        return Score(round(value, 3), features, "the same parties and topic")
    if best == 1 and words >= 3:
        return Score(
            0.75 if not any(parties) else 0.65, features, "the same topic in the same words, parties not said in both"
        )
    return Score(round(0.45 * best, 3), features, "the same topic, parties not said in both") if words >= 2 else None


def _bare_summit(
    a: ResolvableRecord, b: ResolvableRecord, parties: tuple[frozenset[str], frozenset[str]]
) -> Score | None:
    """“… meeting” and “… summit” of one organisation, neither with a topic."""
    topics = {content(n) - {"leader"} for r in (a, b) for n in (r.label,)}
    words = {frozenset(t - _organisation_words(parties)) for t in topics}
    if parties[0] == parties[1] and parties[0] and all(w <= {"summit"} for w in words):
        return Score(0.6, {"parties": 1.0, "topic": 0.5}, "a meeting and a summit of the same organisation")
    return None


_SUMMIT_WORDS = frozenset({"summit", "leader", "meeting"})


def _one_gathering(a: ResolvableRecord, b: ResolvableRecord, parties: tuple[frozenset[str], frozenset[str]]) -> bool:
    """Whether “… summit”, “… leaders' summit”, “… meeting” have the same words else, parties not said in both."""
    whose = {content(r.label) - _SUMMIT_WORDS for r in (a, b)}
    summit = any("summit" in content(r.label) for r in (a, b))
    return not all(parties) and summit and len(whose) == 1 and any(whose) and _meets(a.label) and _meets(b.label)


def _meets(label: str) -> bool:
    return fold(label).endswith(("meeting", "summit"))


def _organisation_words(parties: tuple[frozenset[str], frozenset[str]]) -> frozenset[str]:
    return frozenset(w for p in parties[0] | parties[1] for w in content(p)) | {
        initials(p) for p in parties[0] | parties[1]
    }


def _parties(record: ResolvableRecord, clusters: Clusters) -> frozenset[str]:
    found: set[str] = set()
    for party in record.texts("party"):
        found.add(fold(clusters.records[party].label) if party in clusters.records else party)
    for name in strong_names(record):
        found |= split_countries(name)[0]
    return frozenset(found)


def _topics(one: str, other: str) -> float:
    """1 for the same content words; less where one has more; 0 where each has its own or a summit meets a round."""
    a, b = content(one), content(other)
    if not a or not b or ("summit" in a) != ("summit" in b):
        return 0.0
    shared = a & b
    if a <= b or b <= a:
        return 1.0 if a == b else max(0.5, 0.6 + 0.4 * len(shared) / len(a | b) - 0.1) if len(shared) >= 2 else 0.0
    jaccard = len(shared) / len(a | b)
    return jaccard if jaccard >= 0.6 else 0.0


def compare_labels(a: ResolvableRecord, b: ResolvableRecord, clusters: Clusters) -> Score | None:
    """Equal names, for types that have nothing else to tell by."""
    del clusters
    shared = {fold(n) for n in strong_names(a)} & {fold(n) for n in strong_names(b)}
    return Score(0.9, {"name": 1.0}, "the same name") if shared else None
