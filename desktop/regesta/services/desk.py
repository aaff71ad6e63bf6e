"""Rows fetched and changed together by the commands and the reads: claims with evidence, captions, references."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, delete, insert, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from regesta.domain.claim import Status
from regesta.domain.codebook import Codebook
from regesta.domain.model import Claim, Decision
from regesta.domain.values import KINDS
from regesta.services.project import Step, refuse
from regesta.store import mapping
from regesta.store.tables import (
    ClaimReferenceRow,
    ClaimRow,
    EvidenceRow,
    MentionRow,
    RecordRow,
)

T = TypeVar("T")

CHUNK = 800
"""Ids in one statement; SQLite takes 999 parameters at least."""


def chunks(ids: Iterable[str]) -> Iterable[list[str]]:
    """The distinct ids, sorted, in lists that fit a statement."""
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), CHUNK):
        yield ordered[start : start + CHUNK]


def rows_by(session: Session, model: type[T], column: InstrumentedAttribute[Any], ids: Iterable[str]) -> list[T]:
    """All rows of a table with one of the ids in a column."""
    found: list[T] = []
    for chunk in chunks(ids):
        found += session.scalars(select(model).where(column.in_(chunk)))
    return found


def evidence_of(session: Session, claims: Iterable[str]) -> dict[str, list[EvidenceRow]]:
    """Evidence rows by claim id."""
    found: dict[str, list[EvidenceRow]] = defaultdict(list)
    for row in rows_by(session, EvidenceRow, EvidenceRow.claim, claims):
        found[row.claim].append(row)
    return found


def claims_where(session: Session, *conditions: ColumnElement[bool]) -> list[Claim]:
    """Domain claims with their evidence, by id."""
    rows = session.scalars(select(ClaimRow).where(*conditions).order_by(ClaimRow.id)).all()
    evidence = evidence_of(session, (row.id for row in rows))
    return [mapping.claim(row, evidence.get(row.id, ())) for row in rows]


def claims_of_records(session: Session, records: Iterable[str]) -> dict[str, list[Claim]]:
    """Domain claims with their evidence, by record id."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for chunk in chunks(records):
        for claim in claims_where(session, ClaimRow.record.in_(chunk)):
            found[claim.record].append(claim)
    return found


def record_row(session: Session, record: str) -> RecordRow:
    """A record's row.

    Raises:
        BadInput: there is no such record.
    """
    row = session.get(RecordRow, record)
    if row is None:
        raise refuse("record_missing", id=record)
    return row


def claim_row(session: Session, claim: str) -> ClaimRow:
    """A claim's row.

    Raises:
        BadInput: there is no such claim.
    """
    row = session.get(ClaimRow, claim)
    if row is None:
        raise refuse("claim_missing", id=claim)
    return row


def refers(codebook: Codebook, record_type: str, prop: str) -> bool:
    """Whether a property's values are record ids."""
    spec = codebook.type(record_type) if codebook.has_type(record_type) else None
    return bool(spec and spec.has(prop) and spec.property(prop).kind == "reference")


def add_claims(session: Session, codebook: Codebook, types: dict[str, str], claims: Sequence[Claim]) -> None:
    """Insert claims with their evidence and references; `types` gives each record's type."""
    if not claims:
        return
    session.execute(insert(ClaimRow), [mapping.claim_values(claim) for claim in claims])
    evidence = [mapping.evidence_values(each) for claim in claims for each in claim.evidence]
    if evidence:
        session.execute(insert(EvidenceRow), evidence)
    references: list[dict[str, Any]] = []
    for claim in claims:
        references += mapping.reference_values(claim, refers=refers(codebook, types[claim.record], claim.property))
    if references:
        session.execute(insert(ClaimReferenceRow), references)


def rewrite_references(session: Session, codebook: Codebook, record_type: str, claim: Claim) -> None:
    """Bring a claim's references up to date after its value changed."""
    session.execute(delete(ClaimReferenceRow).where(ClaimReferenceRow.claim == claim.id))
    session.add_all(mapping.references(claim, refers=refers(codebook, record_type, claim.property)))


def referred(session: Session, claims: Iterable[str]) -> set[str]:
    """Ids of the records that the claims refer to."""
    return {row.record for row in rows_by(session, ClaimReferenceRow, ClaimReferenceRow.claim, claims)}


def decision(step: Step, reason: str | None = None) -> dict[str, Any]:
    """Who decided, when and why, as a row holds it."""
    return Decision(curator=step.curator, at=step.at, reason=reason).model_dump(mode="json")


def set_mention_status(session: Session, record: str, status: Status) -> None:
    """A mention's status follows its record's."""
    for mention in session.scalars(select(MentionRow).where(MentionRow.record == record)):
        mention.status = status.value


def shown_values(session: Session, codebook: Codebook, record: RecordRow) -> dict[str, list[str]]:
    """The standing values of a record's caption properties as they are shown, accepted and preferred ones first."""
    spec = codebook.type(record.type)
    wanted = spec.caption_properties()
    rows = session.scalars(
        select(ClaimRow).where(
            ClaimRow.record == record.id,
            ClaimRow.property.in_(wanted),
            ClaimRow.status != Status.REJECTED.value,
            ClaimRow.value_state == "value",
            ClaimRow.polarity == "affirmed",
        )
    ).all()
    order = {"preferred": 0, "normal": 1, "deprecated": 2}
    ranked = sorted(rows, key=lambda row: (order[row.rank], row.status != "accepted", -(row.confidence or 1), row.id))
    shown: dict[str, list[str]] = defaultdict(list)
    for row in ranked:
        if (row.value_detail or {}).get("form") in {"typo", "garbled", "weak"}:
            continue
        prop = spec.property(row.property)
        targets = (row.members or [row.value]) if prop.kind == "reference" else [row.value]
        for value in targets:
            shown[row.property].append(_shown(session, prop.kind, value))
    return {
        name: list(dict.fromkeys(values))
        if spec.property(name).many and spec.property(name).kind == "reference"
        else values[:1]
        for name, values in shown.items()
    }


def _shown(session: Session, kind: str, value: Any) -> str:
    if kind == "reference":
        target = session.get(RecordRow, value)
        return target.label if target else str(value)
    return str(value) if kind == "enum" else KINDS[kind].format(value)


def relabel(session: Session, codebook: Codebook, record: RecordRow) -> None:
    """Give a record the label that its caption rule makes of its values; the old one where none can be made."""
    session.flush()
    spec = codebook.type(record.type)
    label = spec.caption_of(shown_values(session, codebook, record), "en")
    if label and label != record.label:
        record.label = label
