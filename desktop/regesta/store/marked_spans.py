"""What is marked in a source's text: mentions and evidence by place, dates that hang on its date."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from regesta.domain.claim import Status
from regesta.store.tables import ClaimRow, EvidenceRow, MentionRow, RecordRow

REJECTED = Status.REJECTED.value


def mentions_within(session: Session, source: str, start: int, end: int) -> list[MentionRow]:
    """Mentions that meet a window of the text, rejected ones left out."""
    wanted = select(MentionRow).where(
        MentionRow.source == source,
        MentionRow.start < end,
        MentionRow.end > start,
        MentionRow.status != REJECTED,
    )
    return list(session.scalars(wanted))


def evidence_within(session: Session, source: str, start: int, end: int) -> list[tuple[EvidenceRow, str, str]]:
    """Standing evidence that meets a window of the text, with its claim's record and that record's type.

    What is said of the source itself is left out.
    """
    rows = session.execute(
        select(EvidenceRow, ClaimRow.record, RecordRow.type)
        .join(ClaimRow, ClaimRow.id == EvidenceRow.claim)
        .join(RecordRow, RecordRow.id == ClaimRow.record)
        .where(
            EvidenceRow.source == source,
            EvidenceRow.start < end,
            EvidenceRow.end > start,
            EvidenceRow.status != REJECTED,
            ClaimRow.status != REJECTED,
            ClaimRow.record != source,
        )
    )
    return [(row, record, type_name) for row, record, type_name in rows]


def evidence_spans(session: Session, source: str) -> list[tuple[int, int]]:
    """Start and end of a source's evidence, rejected pieces left out."""
    rows = session.execute(
        select(EvidenceRow.start, EvidenceRow.end).where(EvidenceRow.source == source, EvidenceRow.status != REJECTED)
    )
    return [(start, end) for start, end in rows]


def unlinked_mention_count(session: Session, source: str) -> int:
    """How many mentions of a source lead to no record, dates and rejected ones left out."""
    wanted = (
        select(func.count())
        .select_from(MentionRow)
        .where(
            MentionRow.source == source,
            MentionRow.record.is_(None),
            MentionRow.members.is_(None),
            MentionRow.type != "date",
            MentionRow.status != REJECTED,
        )
    )
    return session.scalar(wanted) or 0


def anchored_date_count(session: Session, source: str) -> int:
    """How many dates of a source were worked out from another date."""
    rows = session.scalars(select(MentionRow.resolution).where(MentionRow.source == source, MentionRow.type == "date"))
    return sum(1 for resolution in rows if resolution and resolution.get("anchor"))
