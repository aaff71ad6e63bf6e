"""How much is decided and how much is left: by source, and in the whole project."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from regesta.domain.claim import Status
from regesta.store.claims import confirmed_rows
from regesta.store.tables import ClaimRow, EvidenceRow, RecordRow, SourceRow


@dataclass(frozen=True)
class ClaimCounts:
    """Open and accepted claims by source; the sources' own claims and those set aside are left out.

    An accepted claim that a source only confirms is open there until its evidence is decided.
    """

    left: dict[str, int] = field(default_factory=dict)
    accepted: dict[str, int] = field(default_factory=dict)


def claim_counts(session: Session, source: str | None = None) -> ClaimCounts:
    """The counts of all sources, or of one."""
    statement = (
        select(EvidenceRow.source, ClaimRow.status, ClaimRow.id, func.max(EvidenceRow.status == Status.ACCEPTED.value))
        .join(ClaimRow, ClaimRow.id == EvidenceRow.claim)
        .where(ClaimRow.deferred.is_(False), ClaimRow.record != EvidenceRow.source)
        .where(EvidenceRow.status != Status.REJECTED.value)
        .group_by(EvidenceRow.source, ClaimRow.id)
    )
    if source is not None:
        statement = statement.where(EvidenceRow.source == source)
    counts = ClaimCounts()
    for key, status, _, carried in session.execute(statement):
        if status == Status.PROPOSED.value or (status == Status.ACCEPTED.value and not carried):
            counts.left[key] = counts.left.get(key, 0) + 1
        elif status == Status.ACCEPTED.value:
            counts.accepted[key] = counts.accepted.get(key, 0) + 1
    return counts


def undecided_claims(session: Session, source: str) -> list[tuple[str, str]]:
    """Claim and record of what waits for a decision in a source; what was set aside does not."""
    here = select(EvidenceRow.claim).where(EvidenceRow.source == source)
    rows = session.execute(
        select(ClaimRow.id, ClaimRow.record).where(
            ClaimRow.id.in_(here),
            ClaimRow.status == Status.PROPOSED.value,
            ClaimRow.deferred.is_(False),
            ClaimRow.record != source,
        )
    )
    confirmed = [(row.id, row.record) for row in confirmed_rows(session, source) if row.record != source]
    return [*((claim, record) for claim, record in rows), *confirmed]


def project_counts(session: Session) -> dict[str, int]:
    """Sources, standing records, accepted and proposed claims."""
    records = select(func.count()).select_from(RecordRow)
    counted = {
        "sources": session.scalar(select(func.count()).select_from(SourceRow)) or 0,
        "records": session.scalar(records.where(RecordRow.type != "source", RecordRow.status != Status.REJECTED.value))
        or 0,
    }
    for status in (Status.ACCEPTED.value, Status.PROPOSED.value):
        claims = select(func.count()).select_from(ClaimRow).where(ClaimRow.status == status)
        counted[f"claims {status}"] = session.scalar(claims) or 0
    return counted
