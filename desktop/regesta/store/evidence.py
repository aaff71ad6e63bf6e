"""Evidence: the words of sources that carry claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from regesta.base.errors import BadInput
from regesta.domain.claim import Status
from regesta.domain.model import Evidence
from regesta.store import mapping
from regesta.store.by_id import rows_by, values_by
from regesta.store.tables import EvidenceRow


def evidence_row(session: Session, evidence: str) -> EvidenceRow:
    """An evidence row.

    Raises:
        BadInput: there is none of that id.
    """
    row = session.get(EvidenceRow, evidence)
    if row is None:
        raise BadInput("evidence_missing", id=evidence)
    return row


def evidence_rows(session: Session, claims: Iterable[str]) -> list[EvidenceRow]:
    """The evidence of some claims."""
    return rows_by(session, EvidenceRow, EvidenceRow.claim, claims)


def evidence_by_claim(session: Session, claims: Iterable[str]) -> dict[str, list[EvidenceRow]]:
    """The evidence of some claims, by claim id."""
    found: dict[str, list[EvidenceRow]] = defaultdict(list)
    for row in evidence_rows(session, claims):
        found[row.claim].append(row)
    return found


def known_evidence(session: Session, ids: Iterable[str]) -> set[str]:
    """Which of the ids are evidence."""
    return values_by(session, EvidenceRow.id, ids)


def has_standing_evidence(session: Session, claim: str) -> bool:
    """Whether a piece of the claim's evidence is not rejected."""
    standing = select(EvidenceRow.id).where(EvidenceRow.claim == claim, EvidenceRow.status != Status.REJECTED.value)
    return session.scalar(standing.limit(1)) is not None


def add_evidence(session: Session, evidence: Sequence[Evidence]) -> None:
    """Add evidence for claims that are there."""
    if evidence:
        session.execute(insert(EvidenceRow), [mapping.evidence_values(each) for each in evidence])


def remove_evidence(session: Session, evidence: str) -> None:
    """Take evidence away from its claim."""
    session.execute(delete(EvidenceRow).where(EvidenceRow.id == evidence))
