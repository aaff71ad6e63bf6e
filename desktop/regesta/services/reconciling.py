"""Reconciliation: propose which records are the same, list the pairs, show what a join would do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from regesta.base.ids import derived_id, random_id
from regesta.domain.claim import Status
from regesta.domain.dataset import Dataset
from regesta.domain.model import Judgement, Origin, OriginKind, Verdict
from regesta.resolve.model import Decision, JudgementDraft, Name, ResolvableRecord
from regesta.resolve.pipeline import resolve as propose
from regesta.services import snapshot
from regesta.services.project import Project
from regesta.services.views import PairView, Progress
from regesta.store.judgements import (
    add_judgements,
    decided_pairs,
    remove_judgements,
    rescore,
    undecided_pairs,
)
from regesta.store.records import records_by_id
from regesta.store.work import Session

STEP = Origin(kind=OriginKind.EXTRACTOR, name="resolve", version="1")
_NAMING = ("name", "title", "label")


@dataclass(frozen=True)
class ResolveReport:
    """How many judgements a run proposed anew and how many earlier proposals it took back."""

    proposed: int
    withdrawn: int
    kept: int


def resolve(project: Project, *, progress: Callable[[Progress], None] | None = None) -> ResolveReport:
    """Propose *same* judgements over all records; decisions stay, and what was rejected is not asked again.

    Raises:
        UserError: the project cannot be written.
    """
    tell = progress or (lambda _: None)
    tell(Progress("Comparing records", 0, 2))
    dataset = snapshot.load(project)
    drafts = propose(resolvable(dataset), _decided(dataset))
    tell(Progress("Writing judgements", 1, 2))
    with project.step("resolve", "Propose which records are the same", kind="batch", batch=random_id("batch")) as work:
        report = _write(work.session, dataset, drafts)
    project.announce(work)
    tell(Progress("Compared records", 2, 2))
    return report


def resolvable(dataset: Dataset) -> list[ResolvableRecord]:
    """The records as reconciliation sees them: standing names and facts, sources they have evidence in."""
    return [
        _resolvable(dataset, record.id)
        for record in dataset.records.values()
        if record.status is not Status.REJECTED and record.type != "source"
    ]


def _resolvable(dataset: Dataset, record_id: str) -> ResolvableRecord:
    record = dataset.records[record_id]
    names: list[Name] = []
    facts: dict[str, list[Any]] = defaultdict(list)
    sources: set[str] = set()
    for claim in dataset.standing(record_id):
        sources |= {each.source for each in claim.evidence if each.status is not Status.REJECTED}
        if claim.property in _NAMING and isinstance(claim.value, str):
            detail = claim.value_detail or {}
            names.append(Name(text=claim.value, lang=detail.get("lang"), form=detail.get("form")))
        for value in claim.members or (claim.value,):
            if isinstance(value, (str, int)):
                facts[claim.property].append(value)
    return ResolvableRecord(
        id=record.id,
        type=record.type,
        label=record.label,
        names=tuple(names),
        facts={key: tuple(values) for key, values in facts.items()},
        sources=tuple(sorted(sources)),
    )


def _decided(dataset: Dataset) -> list[Decision]:
    """Curators' judgements; a rejected proposal counts as *unsure*, so that the pair is not asked again."""
    found = []
    for each in dataset.judgements:
        if each.status is Status.ACCEPTED:
            found.append(Decision(left=each.left, right=each.right, verdict=each.verdict.value))
        elif each.status is Status.REJECTED:
            found.append(Decision(left=each.left, right=each.right, verdict="unsure"))
    return found


def _write(session: Session, dataset: Dataset, drafts: list[JudgementDraft]) -> ResolveReport:
    known = {(each.left, each.right): each for each in dataset.judgements}
    fresh: list[Judgement] = []
    made = set()
    for draft in drafts:
        pair = (draft.left, draft.right)
        made.add(pair)
        standing = known.get(pair)
        if standing is None:
            fresh.append(_judgement(draft))
        elif standing.status is Status.PROPOSED:
            rescore(session, standing.id, _judgement(draft))
    stale = [each.id for pair, each in known.items() if each.status is Status.PROPOSED and pair not in made]
    remove_judgements(session, stale)
    add_judgements(session, fresh)
    return ResolveReport(len(fresh), len(stale), len(made) - len(fresh))


def _judgement(draft: JudgementDraft) -> Judgement:
    return Judgement(
        id=derived_id("judgement", draft.left, draft.right),
        left=draft.left,
        right=draft.right,
        verdict=Verdict(draft.verdict),
        status=Status.PROPOSED,
        score=round(draft.score, 4),
        features={name: round(value, 4) for name, value in draft.features.items()},
        origin=STEP,
        reason=draft.reason,
    )


def pairs(project: Project, *, decided: bool = False, limit: int = 500) -> list[PairView]:
    """Pairs to judge, highest score first; with `decided` those that were judged, newest first."""
    with project.reading() as session:
        rows = decided_pairs(session, limit) if decided else undecided_pairs(session, limit)
        records = records_by_id(session, (each for row in rows for each in (row.left, row.right)))
        return [
            PairView(
                id=row.id,
                left=row.left,
                right=row.right,
                left_label=records[row.left].label,
                right_label=records[row.right].label,
                type=records[row.left].type,
                score=row.score,
                features=tuple(sorted(row.features.items(), key=lambda item: -item[1])),
                reason=row.reason or "",
                verdict=row.verdict,
                status=row.status,
                curator=row.curator,
                at=row.at,
            )
            for row in rows
            if row.left in records and row.right in records
        ]
