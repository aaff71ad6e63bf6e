"""What rests on one source alone; whether two records are the same, and why."""

from __future__ import annotations

from regesta.domain.claim import Status
from regesta.domain.model import Verdict
from regesta.services.questions.answer import NO_SOURCE, Answer, Reader, shown


def rests_on(reader: Reader, source: str) -> Answer:
    """Claims that only this source carries: what would fall with it."""
    question, columns = f"What rests on {source} alone?", ("record", "property", "value", "status")
    dataset = reader.dataset
    sources = set(reader.find(source, "source"))
    rows = []
    for record in sorted(dataset.claims):
        if dataset.records[record].type == "source":
            continue
        for claim in dataset.standing(record):
            carrying = {e.source for e in claim.evidence if e.status is not Status.REJECTED}
            if (
                carrying
                and carrying <= sources
                and not _said_elsewhere(reader, claim.id, record, claim.property, carrying)
            ):
                value = shown(reader.label(each) for each in (claim.members or (str(claim.value),)))
                rows.append(reader.row((reader.label(record), claim.property, value, claim.status.value), [claim]))
    rows.sort(key=lambda row: row.cells)
    return Answer(question, columns, tuple(rows), () if rows else (NO_SOURCE,))


def _said_elsewhere(reader: Reader, claim_id: str, record: str, prop: str, carrying: set[str]) -> bool:
    """Whether another member of the cluster says the same on the word of another source."""
    id_of = reader.dataset.clusters.id_of
    mine = reader.dataset.claim_by_id[claim_id]
    value = id_of(mine.value) if isinstance(mine.value, str) else mine.value
    for other in reader.claims(record, prop):
        said = id_of(other.value) if isinstance(other.value, str) else other.value
        if other.id != claim_id and said == value and {e.source for e in other.evidence} - carrying:
            return True
    return False


def same(reader: Reader, one: str, other: str) -> Answer:
    """Whether two records are one: the judgements between their clusters, with features, reasons and who judged."""
    question, columns = f"Are {one} and {other} the same?", ("verdict", "status", "score", "why", "judged by")
    types = [spec.name for spec in reader.dataset.codebook.types]
    lefts, rights = reader.find(one, *types), reader.find(other, *types)
    if not lefts or not rights:
        missing = one if not lefts else other
        return Answer(question, columns, notes=(f"nothing is called “{missing}”",))
    members = [set(reader.dataset.clusters.members(each[0])) for each in (lefts, rights)]
    rows = []
    named = [
        c for each in (lefts[0], rights[0]) for prop in ("name", "title", "label") for c in reader.claims(each, prop)
    ]
    for judgement in reader.dataset.judgements:
        pair = {judgement.left, judgement.right}
        if pair & members[0] and pair & members[1]:
            why = judgement.reason or shown(f"{name} {value:.2f}" for name, value in sorted(judgement.features.items()))
            score = "" if judgement.score is None else f"{judgement.score:.2f}"
            who = judgement.curator or judgement.origin.name
            rows.append(reader.row((judgement.verdict.value, judgement.status.value, score, why, who), named))
    if not rows and named:
        rows.append(reader.row(("not judged", "", "", "the names that the sources use", ""), named))
    together = lefts[0] == rights[0]
    apart = any(row.cells[:2] == (Verdict.NOT_SAME.value, "accepted") for row in rows)
    note = (
        "one and the same"
        if together
        else "judged not the same"
        if apart
        else "two things; nothing in the sources joins them"
    )
    return Answer(question, columns, tuple(sorted(rows, key=lambda row: row.cells)), (note,))
