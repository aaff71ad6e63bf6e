"""Propose which records are the same: type by type, so that what names join carries over to events.

To add a type: give it a comparison and a blocking function in `_TYPES`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations, pairwise

from regesta.resolve import names, scoring
from regesta.resolve.clusters import Clusters
from regesta.resolve.model import Decision, JudgementDraft, ResolvableRecord
from regesta.resolve.reference import bodies
from regesta.resolve.scoring import Compare, Score
from regesta.resolve.wording import content, fold, initials, name_words, sound, title_words

JOINS = 0.5
"""Least score of a proposal that joins clusters."""
SHOWN = 0.3
"""Least score of a proposal that is worth a curator's look."""
_CROWD = 400
"""Blocks of more records than this are too general to compare every pair of."""

Block = Callable[[ResolvableRecord, Clusters], Iterable[str]]


def _by_name_words(record: ResolvableRecord, _: Clusters) -> Iterable[str]:
    return {sound(w)[:4] for n in scoring.strong_names(record) for w in name_words(n)}


def _by_words(record: ResolvableRecord, _: Clusters) -> Iterable[str]:
    texts = scoring.strong_names(record)
    return {fold(t) for t in texts} | {w for t in texts for w in title_words(t)} | {initials(t) for t in texts}


def _by_body(record: ResolvableRecord, clusters: Clusters) -> Iterable[str]:
    return {*_by_words(record, clusters), *(b for n in scoring.strong_names(record) for b in bodies(n))}


def _by_content(record: ResolvableRecord, _: Clusters) -> Iterable[str]:
    return {w for n in scoring.strong_names(record) for w in content(n)}


def _by_reference(property_: str) -> Block:
    def block(record: ResolvableRecord, clusters: Clusters) -> Iterable[str]:
        return scoring.clustered(record, property_, clusters)

    return block


_TYPES: tuple[tuple[str, Compare, Block], ...] = (
    ("place", names.compare_places, _by_words),
    ("person", names.compare_persons, _by_name_words),
    ("organisation", names.compare_organisations, _by_body),
    ("position", names.compare_positions, _by_words),
    ("mechanism", names.compare_mechanisms, _by_content),
    ("tenure", scoring.compare_tenures, _by_reference("person")),
    ("round", scoring.compare_rounds, _by_reference("mechanism")),
    ("visit", scoring.compare_visits, _by_reference("visitor")),
    ("meeting", scoring.compare_meetings, _by_reference("participant")),
    ("group", names.compare_labels, _by_words),
    ("agreement", names.compare_labels, _by_words),
    ("topic", names.compare_labels, _by_words),
    ("object", names.compare_labels, _by_words),
)


def resolve(records: Sequence[ResolvableRecord], decided: Sequence[Decision] = ()) -> list[JudgementDraft]:
    """Judgements to propose, best first within a type; pairs that were decided already are left out.

    Args:
        records: all records of the project, accepted and proposed.
        decided: the judgements that curators have made; *same* ones count as joined, *not the same* keep apart.

    Returns:
        Drafts with a score of at least `SHOWN`, `left` < `right`, the same for any order of the records.
    """
    ordered = sorted(_with_positions(records), key=lambda r: r.id)
    clusters = Clusters(ordered, decided)
    by_type: dict[str, list[ResolvableRecord]] = defaultdict(list)
    for record in ordered:
        by_type[record.type].append(record)
    out: list[JudgementDraft] = []
    for type_, compare, block in _TYPES:
        out += _resolve_type(by_type[type_], compare, block, clusters)
    return out


def _with_positions(records: Sequence[ResolvableRecord]) -> list[ResolvableRecord]:
    """The records with what tenures say of them: persons their `_positions`, organisations their `_holders`.

    A holder is the person's id and the role, joined by a bar.
    """
    held: dict[str, list[str]] = defaultdict(list)
    holders: dict[str, list[str]] = defaultdict(list)
    positions = {r.id: r for r in records if r.type == "position"}
    for tenure in (r for r in records if r.type == "tenure"):
        for person in tenure.texts("person"):
            held[person] += tenure.texts("position")
            for position in (positions[p] for p in tenure.texts("position") if p in positions):
                role = fold(position.label).split(" of ")[0]
                for organisation in position.texts("organisation"):
                    holders[organisation].append(f"{person}|{role}")
    extra = {i: {"_positions": tuple(sorted(p))} for i, p in held.items()}
    extra |= {i: {"_holders": tuple(sorted(h))} for i, h in holders.items()}
    return [r.model_copy(update={"facts": {**r.facts, **extra[r.id]}}) if r.id in extra else r for r in records]


def _resolve_type(
    records: list[ResolvableRecord], compare: Compare, block: Block, clusters: Clusters
) -> list[JudgementDraft]:
    scored: list[tuple[float, str, str, Score]] = []
    for left, right in sorted(_pairs(records, block, clusters)):
        a, b = clusters.records[left], clusters.records[right]
        if (left, right) in clusters.decided or clusters.same(left, right) or clusters.forbidden(left, right):
            continue
        score = compare(a, b, clusters)
        if score is None or score.value < SHOWN or _beside(a, b, score):
            continue
        scored.append((-score.value, left, right, score))
    return [
        _judge(left, right, score, compare, clusters) for _, left, right, score in sorted(scored, key=lambda s: s[:3])
    ]


def _beside(a: ResolvableRecord, b: ResolvableRecord, score: Score) -> bool:
    """Whether two records of one source differ so that the source itself keeps them apart."""
    return bool(set(a.sources) & set(b.sources)) and (score.value < 0.9 or fold(a.label) != fold(b.label))


def _pairs(records: list[ResolvableRecord], block: Block, clusters: Clusters) -> set[tuple[str, str]]:
    """The pairs worth comparing: all of a small block; of a crowd only neighbours of one label, so that hundreds of
    sources that name one thing alike still become one, in as many comparisons as there are records.
    """
    blocks: dict[str, set[str]] = defaultdict(set)
    for record in records:
        for mark in block(record, clusters):
            blocks[mark].add(record.id)
    found: set[tuple[str, str]] = set()
    for ids in blocks.values():
        found |= set(combinations(sorted(ids), 2)) if len(ids) <= _CROWD else _neighbours(ids, clusters)
    return found


def _neighbours(ids: set[str], clusters: Clusters) -> set[tuple[str, str]]:
    alike: dict[str, list[str]] = defaultdict(list)
    for each in sorted(ids):
        alike[fold(clusters.records[each].label)].append(each)
    return {pair for group in alike.values() for pair in pairwise(group)}


def _judge(left: str, right: str, score: Score, compare: Compare, clusters: Clusters) -> JudgementDraft:
    """The draft of a pair; a score that would join clusters is held back where it would join what cannot be one."""
    value, features, reason = score.value, dict(score.features), score.reason
    if value >= JOINS and not clusters.same(left, right):
        if _clash(left, right, compare, clusters):
            value, features, reason = 0.45, {**features, "clash": 1.0}, reason + "; but it would join two that differ"
        else:
            clusters.join(left, right)
    return JudgementDraft(left=left, right=right, score=round(value, 3), features=features, reason=reason)


def _clash(left: str, right: str, compare: Compare, clusters: Clusters) -> bool:
    """Whether the clusters of a pair hold two records of one source, or two that cannot be the same round."""
    if clusters.forbidden(left, right):
        return True
    for one in clusters.members(left):
        for other in clusters.members(right):
            a, b = clusters.records[one], clusters.records[other]
            shared = set(a.sources) & set(b.sources)
            if (shared and fold(a.label) != fold(b.label)) or (a.type == "round" and compare(a, b, clusters) is None):
                return True
    return False
