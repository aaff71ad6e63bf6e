"""The records of one source: the claims it carries, and what other sources say of the same records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from regesta.domain.claim import Status
from regesta.domain.model import Claim
from regesta.store.by_id import CHUNK, chunks
from regesta.store.claims import claims_where
from regesta.store.tables import ClaimRow, EvidenceRow


def claims_in(session: Session, source: str) -> dict[str, list[Claim]]:
    """Claims with evidence in a source, and those without any on the same records, by record.

    The source's own record is left out.
    """
    ids = set(session.scalars(select(EvidenceRow.claim).where(EvidenceRow.source == source)))
    found: dict[str, list[Claim]] = defaultdict(list)
    for chunk in chunks(ids):
        for claim in claims_where(session, ClaimRow.id.in_(chunk), ClaimRow.record != source):
            found[claim.record].append(claim)
    bare = select(ClaimRow.id).where(
        ClaimRow.record.in_(list(found)[:CHUNK]), ClaimRow.id.not_in(select(EvidenceRow.claim))
    )
    for claim in claims_where(session, ClaimRow.id.in_(bare)):
        found[claim.record].append(claim)
    return found


def sources_by_record(session: Session, records: Iterable[str]) -> dict[str, set[str]]:
    """The sources that carry a standing claim of each record."""
    found: dict[str, set[str]] = defaultdict(set)
    for chunk in chunks(records):
        rows = session.execute(
            select(ClaimRow.record, EvidenceRow.source)
            .join(EvidenceRow, EvidenceRow.claim == ClaimRow.id)
            .where(ClaimRow.record.in_(chunk), ClaimRow.status != Status.REJECTED.value)
            .distinct()
        )
        for record, source in rows:
            found[record].add(source)
    return found
