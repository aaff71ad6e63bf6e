"""Taking back what an earlier run of the extractor proposed and a later one does not; decisions stay."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from regesta.domain.claim import Status
from regesta.domain.model import OriginKind
from regesta.store.by_id import chunks, delete_by, values_by
from regesta.store.tables import ClaimReferenceRow, ClaimRow, EvidenceRow, JudgementRow, MentionRow, RecordRow

PROPOSED = Status.PROPOSED.value


def withdraw(session: Session, source: str, *, evidence: Set[str], mentions: Set[str]) -> int:
    """Delete open evidence and mentions of a source that the run just made does not hold, and what they leave empty.

    Args:
        session: of an open step.
        source: the source that was read anew.
        evidence: ids of the evidence that the run made.
        mentions: ids of the mentions that it made.

    Returns:
        How many claims went.
    """
    session.flush()
    stale = _stale(session, EvidenceRow, source, evidence)
    unmade = _stale(session, MentionRow, source, mentions)
    delete_by(session, EvidenceRow, EvidenceRow.id, stale)
    delete_by(session, MentionRow, MentionRow.id, unmade)
    return _withdraw_empty(session) if stale or unmade else 0


def _stale(session: Session, table: type[EvidenceRow | MentionRow], source: str, made: Set[str]) -> list[str]:
    rows = session.execute(select(table.id, table.origin).where(table.source == source, table.status == PROPOSED))
    return [key for key, origin in rows if key not in made and _by_extractor(origin)]


def _by_extractor(origin: dict[str, Any]) -> bool:
    """Whether a step of the extractor made it; what a reader says of its source is no such step."""
    name = origin.get("name")
    return bool(name) and name != "metadata" and origin.get("kind") == OriginKind.EXTRACTOR.value


def _withdraw_empty(session: Session) -> int:
    """Delete proposed claims that no evidence carries, then proposed records that nothing needs."""
    carried = select(EvidenceRow.claim)
    rows = session.execute(
        select(ClaimRow.id, ClaimRow.origin).where(ClaimRow.status == PROPOSED, ClaimRow.id.not_in(carried))
    )
    empty = [key for key, origin in rows if _by_extractor(origin)]
    delete_by(session, ClaimReferenceRow, ClaimReferenceRow.claim, empty)
    delete_by(session, ClaimRow, ClaimRow.id, empty)
    _withdraw_records(session)
    return len(empty)


def _withdraw_records(session: Session) -> None:
    needed = select(ClaimRow.record).union(
        select(ClaimReferenceRow.record), select(MentionRow.record).where(MentionRow.record.is_not(None))
    )
    rows = session.execute(
        select(RecordRow.id, RecordRow.origin).where(RecordRow.status == PROPOSED, RecordRow.id.not_in(needed))
    )
    lonely = [key for key, origin in rows if _by_extractor(origin)]
    for chunk in chunks(lonely):
        for column in (JudgementRow.left, JudgementRow.right):
            session.execute(delete(JudgementRow).where(column.in_(chunk), JudgementRow.status == PROPOSED))
            decided = values_by(session, column, chunk)
            chunk = [each for each in chunk if each not in decided]
        session.execute(delete(RecordRow).where(RecordRow.id.in_(chunk)))
