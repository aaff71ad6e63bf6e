"""The whole project as a `Dataset`: what checks, reconciliation and export read."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from regesta.domain.clusters import Clusters, make_clusters
from regesta.domain.codebook import Codebook
from regesta.domain.dataset import Dataset, SourceDocument
from regesta.domain.model import Claim
from regesta.domain.source import Passage, PassageKind
from regesta.services.project import Project
from regesta.store import mapping
from regesta.store.tables import (
    ClaimRow,
    ContentRow,
    EvidenceRow,
    ExportedRow,
    FlagRow,
    JudgementRow,
    MentionRow,
    NoteRow,
    PassageRow,
    ProblemResolutionRow,
    QuestionRow,
    RecordRow,
    RedirectRow,
    SourceRow,
)


def load(project: Project, *, proposals: bool = True) -> Dataset:
    """Everything, in one read transaction; `proposals` says whether proposed judgements make clusters."""
    with project.reading() as session:
        judgements = tuple(
            mapping.judgement(row) for row in session.scalars(select(JudgementRow).order_by(JudgementRow.id))
        )
        exported = dict(session.execute(select(ExportedRow.id, ExportedRow.first)).all())
        records = {row.id: mapping.record(row) for row in session.scalars(select(RecordRow).order_by(RecordRow.id))}
        return Dataset(
            codebook=project.codebook,
            info=project.settings(),
            sources=_sources(session),
            records=records,
            claims=_claims(session, project.codebook, {key: record.type for key, record in records.items()}),
            mentions=tuple(
                mapping.mention(row)
                for row in session.scalars(
                    select(MentionRow).order_by(MentionRow.source, MentionRow.start, MentionRow.end)
                )
            ),
            judgements=judgements,
            notes=tuple(mapping.note(row) for row in session.scalars(select(NoteRow).order_by(NoteRow.id))),
            flags=frozenset(session.scalars(select(FlagRow.target))),
            resolutions={
                row.key: mapping.problem_resolution(row) for row in session.scalars(select(ProblemResolutionRow))
            },
            clusters=make_clusters(judgements, proposals=proposals, exported=exported),
            redirects=tuple(
                (row.old, row.new, row.judgement)
                for row in session.scalars(select(RedirectRow).order_by(RedirectRow.old))
            ),
            questions=tuple(
                {"id": row.id, "question": row.question, "answer": row.answer, "curator": row.curator, "at": row.at}
                for row in session.scalars(select(QuestionRow).order_by(QuestionRow.id))
            ),
            exported=exported,
        )


def clusters(session: Session) -> Clusters:
    """The clusters as they stand, proposed joins included."""
    judgements = [mapping.judgement(row) for row in session.scalars(select(JudgementRow))]
    exported = dict(session.execute(select(ExportedRow.id, ExportedRow.first)).all())
    return make_clusters(judgements, proposals=True, exported=exported)


def passages(session: Session, source: str) -> tuple[Passage, ...]:
    """The passages of one source, in order."""
    rows = session.scalars(select(PassageRow).where(PassageRow.source == source).order_by(PassageRow.start))
    return tuple(Passage(start=row.start, end=row.end, kind=PassageKind(row.kind)) for row in rows)


def text_of(session: Session, row: SourceRow) -> str:
    """A source's canonical text; blank where an imported bundle held only excerpts."""
    content = session.get(ContentRow, row.text_sha256) or session.get(ContentRow, f"partial:{row.text_sha256}")
    return content.data.decode("utf-8") if content else ""


def _sources(session: Session) -> dict[str, SourceDocument]:
    return {
        row.id: SourceDocument(
            id=row.id,
            file_name=row.file_name,
            media_type=row.media_type,
            bytes=row.bytes,
            file_sha256=row.file_sha256,
            text_sha256=row.text_sha256,
            characters=row.characters,
            language=row.language,
            state=row.state,
            version=row.version,
            previous=row.previous,
            url=row.url,
            text=text_of(session, row),
            passages=passages(session, row.id),
            complete=session.get(ContentRow, row.text_sha256) is not None,
        )
        for row in session.scalars(select(SourceRow).order_by(SourceRow.id))
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


def in_codebook_order(codebook: Codebook, type_name: str, claims: list[Claim]) -> tuple[Claim, ...]:
    """Claims by their property's place in the codebook, then by id."""
    order = {}
    if codebook.has_type(type_name):
        order = {spec.name: n for n, spec in enumerate(codebook.type(type_name).properties)}
    return tuple(sorted(claims, key=lambda claim: (order.get(claim.property, len(order)), claim.property, claim.id)))
