"""The whole project as a `Dataset`: what checks, reconciliation and export read."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from regesta.domain.clusters import make_clusters
from regesta.domain.codebook import Codebook
from regesta.domain.dataset import Dataset, SourceDocument
from regesta.domain.model import Claim
from regesta.store import mapping
from regesta.store.claims import in_codebook_order
from regesta.store.content import texts_of
from regesta.store.exported import exported_ids
from regesta.store.settings import settings
from regesta.store.sources import passages_by_source, source_rows
from regesta.store.tables import (
    ClaimRow,
    EvidenceRow,
    FlagRow,
    JudgementRow,
    MentionRow,
    NoteRow,
    ProblemResolutionRow,
    QuestionRow,
    RecordRow,
    RedirectRow,
)


def load_dataset(session: Session, codebook: Codebook) -> Dataset:
    """Everything, as one read transaction sees it; proposed judgements make clusters too."""
    judgements = tuple(
        mapping.judgement(row) for row in session.scalars(select(JudgementRow).order_by(JudgementRow.id))
    )
    exported = exported_ids(session)
    records = {row.id: mapping.record(row) for row in session.scalars(select(RecordRow).order_by(RecordRow.id))}
    mentions = session.scalars(select(MentionRow).order_by(MentionRow.source, MentionRow.start, MentionRow.end))
    notes = session.scalars(select(NoteRow).order_by(NoteRow.id))
    resolutions = session.scalars(select(ProblemResolutionRow))
    redirects = session.scalars(select(RedirectRow).order_by(RedirectRow.old))
    questions = session.scalars(select(QuestionRow).order_by(QuestionRow.id))
    return Dataset(
        codebook=codebook,
        info=settings(session),
        sources=_sources(session),
        records=records,
        claims=_claims(session, codebook, {key: record.type for key, record in records.items()}),
        mentions=tuple(mapping.mention(row) for row in mentions),
        judgements=judgements,
        notes=tuple(mapping.note(row) for row in notes),
        flags=frozenset(session.scalars(select(FlagRow.target))),
        resolutions={row.key: mapping.problem_resolution(row) for row in resolutions},
        clusters=make_clusters(judgements, proposals=True, exported=exported),
        redirects=tuple((row.old, row.new, row.judgement) for row in redirects),
        questions=tuple(mapping.question(row) for row in questions),
        exported=exported,
    )


def _sources(session: Session) -> dict[str, SourceDocument]:
    rows = source_rows(session)
    texts = texts_of(session, (row.text_sha256 for row in rows))
    passages = passages_by_source(session, (row.id for row in rows))
    return {
        row.id: mapping.source_document(row, *texts.get(row.text_sha256, ("", False)), passages.get(row.id, ()))
        for row in rows
    }


def _claims(session: Session, codebook: Codebook, types: dict[str, str]) -> dict[str, tuple[Claim, ...]]:
    """Claims by record, in the order of the codebook's properties, then by id."""
    evidence: dict[str, list[EvidenceRow]] = defaultdict(list)
    for row in session.scalars(select(EvidenceRow)):
        evidence[row.claim].append(row)
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim_row in session.scalars(select(ClaimRow).order_by(ClaimRow.id)):
        found[claim_row.record].append(mapping.claim(claim_row, evidence.get(claim_row.id, ())))
    return {record: in_codebook_order(codebook, types[record], claims) for record, claims in found.items()}
