"""Claims with their evidence and the records that they refer to: fetched and added together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, delete, insert, select
from sqlalchemy.orm import Session

from regesta.base.errors import BadInput
from regesta.domain.claim import Status
from regesta.domain.codebook import Codebook
from regesta.domain.model import Claim
from regesta.store import mapping
from regesta.store.by_id import chunks, rows_by, values_by
from regesta.store.evidence import add_evidence, evidence_by_claim
from regesta.store.tables import ClaimReferenceRow, ClaimRow, EvidenceRow

# -- as domain claims ---------------------------------------------------------------------------------------


def claims_where(session: Session, *conditions: ColumnElement[bool]) -> list[Claim]:
    """Claims with their evidence, by id; for the store's own modules."""
    rows = session.scalars(select(ClaimRow).where(*conditions).order_by(ClaimRow.id)).all()
    evidence = evidence_by_claim(session, (row.id for row in rows))
    return [mapping.claim(row, evidence.get(row.id, ())) for row in rows]


def claim_by_id(session: Session, claim: str) -> Claim:
    """A claim with its evidence.

    Raises:
        BadInput: there is no such claim.
    """
    row = claim_row(session, claim)
    return mapping.claim(row, evidence_by_claim(session, [claim]).get(claim, ()))


def claims_of_records(session: Session, records: Iterable[str]) -> dict[str, list[Claim]]:
    """Claims with their evidence, by record id."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for chunk in chunks(records):
        for claim in claims_where(session, ClaimRow.record.in_(chunk)):
            found[claim.record].append(claim)
    return found


def in_codebook_order(codebook: Codebook, type_name: str, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Claims by their property's place in the codebook, then by id."""
    order = {}
    if codebook.has_type(type_name):
        order = {spec.name: n for n, spec in enumerate(codebook.type(type_name).properties)}
    return tuple(sorted(claims, key=lambda claim: (order.get(claim.property, len(order)), claim.property, claim.id)))


# -- as rows ------------------------------------------------------------------------------------------------


def claim_row(session: Session, claim: str) -> ClaimRow:
    """A claim's row.

    Raises:
        BadInput: there is no such claim.
    """
    row = session.get(ClaimRow, claim)
    if row is None:
        raise BadInput("claim_missing", id=claim)
    return row


def known_claims(session: Session, ids: Iterable[str]) -> set[str]:
    """Which of the ids are claims."""
    return values_by(session, ClaimRow.id, ids)


def standing_claims_of(session: Session, records: Iterable[str], properties: Iterable[str]) -> list[ClaimRow]:
    """Claims of some properties of the records that are not rejected."""
    wanted = tuple(properties)
    found: list[ClaimRow] = []
    for chunk in chunks(records):
        found += session.scalars(
            select(ClaimRow).where(
                ClaimRow.record.in_(chunk),
                ClaimRow.property.in_(wanted),
                ClaimRow.status != Status.REJECTED.value,
            )
        )
    return found


def open_claims_of(session: Session, record: str, properties: Iterable[str] | None = None) -> list[ClaimRow]:
    """Claims of a record that wait for a decision, of some properties or of all."""
    wanted = select(ClaimRow).where(ClaimRow.record == record, ClaimRow.status == Status.PROPOSED.value)
    if properties is not None:
        wanted = wanted.where(ClaimRow.property.in_(tuple(properties)))
    return list(session.scalars(wanted))


def open_claims_in(session: Session, source: str) -> list[ClaimRow]:
    """Claims with evidence in a source that wait for a decision."""
    here = select(EvidenceRow.claim).where(EvidenceRow.source == source)
    wanted = select(ClaimRow).where(ClaimRow.id.in_(here), ClaimRow.status == Status.PROPOSED.value)
    return list(session.scalars(wanted))


def claims_with_evidence_in(session: Session, record: str, source: str) -> list[ClaimRow]:
    """The claims of a record that have evidence in a source."""
    here = select(EvidenceRow.claim).where(EvidenceRow.source == source)
    return list(session.scalars(select(ClaimRow).where(ClaimRow.record == record, ClaimRow.id.in_(here))))


def confirmed_rows(session: Session, source: str) -> list[ClaimRow]:
    """Accepted claims for which a source has open evidence and none that is accepted: it confirms, and waits."""
    decided = select(EvidenceRow.claim).where(EvidenceRow.source == source, EvidenceRow.status == Status.ACCEPTED.value)
    waiting = select(EvidenceRow.claim).where(EvidenceRow.source == source, EvidenceRow.status == Status.PROPOSED.value)
    wanted = select(ClaimRow).where(
        ClaimRow.status == Status.ACCEPTED.value, ClaimRow.id.in_(waiting), ClaimRow.id.not_in(decided)
    )
    return list(session.scalars(wanted))


def confirmed_in(session: Session, source: str, claims: Iterable[str]) -> set[str]:
    """Which of the claims a source confirms with evidence that waits for a decision."""
    return {row.id for row in confirmed_rows(session, source)} & set(claims)


def has_accepted_claim(session: Session, record: str) -> bool:
    """Whether a claim of the record is accepted."""
    return _has(session, record, ClaimRow.status == Status.ACCEPTED.value)


def has_standing_claim(session: Session, record: str) -> bool:
    """Whether a claim of the record is not rejected."""
    return _has(session, record, ClaimRow.status != Status.REJECTED.value)


def _has(session: Session, record: str, condition: ColumnElement[bool]) -> bool:
    return session.scalar(select(ClaimRow.id).where(ClaimRow.record == record, condition).limit(1)) is not None


# -- written ------------------------------------------------------------------------------------------------


def add_claims(session: Session, codebook: Codebook, types: dict[str, str], claims: Sequence[Claim]) -> None:
    """Add claims with their evidence and references; `types` gives each record's type."""
    if not claims:
        return
    session.execute(insert(ClaimRow), [mapping.claim_values(claim) for claim in claims])
    add_evidence(session, [each for claim in claims for each in claim.evidence])
    references = [
        values
        for claim in claims
        for values in mapping.reference_values(claim, refers=_refers(codebook, types[claim.record], claim.property))
    ]
    if references:
        session.execute(insert(ClaimReferenceRow), references)


def rewrite_references(session: Session, codebook: Codebook, record_type: str, row: ClaimRow) -> None:
    """Bring a claim's references up to date after its value changed."""
    session.execute(delete(ClaimReferenceRow).where(ClaimReferenceRow.claim == row.id))
    references = mapping.reference_values(mapping.claim(row), refers=_refers(codebook, record_type, row.property))
    if references:
        session.execute(insert(ClaimReferenceRow), references)


def referred(session: Session, claims: Iterable[str]) -> set[str]:
    """Ids of the records that the claims refer to."""
    return {row.record for row in rows_by(session, ClaimReferenceRow, ClaimReferenceRow.claim, claims)}


def _refers(codebook: Codebook, record_type: str, prop: str) -> bool:
    """Whether a property's values are record ids."""
    spec = codebook.type(record_type) if codebook.has_type(record_type) else None
    return bool(spec and spec.has(prop) and spec.property(prop).kind == "reference")
