"""Records as tables show them: filtered, counted, sorted, a page at a time; and the picker's choices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from regesta.domain.claim import Status
from regesta.store import search
from regesta.store.tables import ClaimReferenceRow, ClaimRow, EvidenceRow, RecordRow

SORTS = ("label", "status", "id")
MOST_REFERRING = 200
MOST_MATCHES = 200
MOST_CHOICES = 500


@dataclass(frozen=True)
class RecordQuery:
    """What a table shows: `status` proposed, accepted, rejected or all; `text` matches the label."""

    text: str = ""
    status: str = "all"
    source: str | None = None
    sort: str = "label"
    descending: bool = False


def _filtered(type_name: str, query: RecordQuery) -> Select[RecordRow]:
    statement = select(RecordRow).where(RecordRow.type == type_name)
    if query.status == "all":
        statement = statement.where(RecordRow.status != Status.REJECTED.value)
    else:
        statement = statement.where(RecordRow.status == query.status)
    for word in query.text.split():
        statement = statement.where(RecordRow.label.icontains(word, autoescape=True))
    if query.source is not None:
        here = (
            select(ClaimRow.record)
            .join(EvidenceRow, EvidenceRow.claim == ClaimRow.id)
            .where(EvidenceRow.source == query.source)
        )
        statement = statement.where(RecordRow.id.in_(here))
    return statement


def count_matching(session: Session, type_name: str, query: RecordQuery) -> int:
    """How many records of a type the query leaves."""
    return session.scalar(select(func.count()).select_from(_filtered(type_name, query).subquery())) or 0


def page_of(session: Session, type_name: str, query: RecordQuery, offset: int, limit: int) -> list[RecordRow]:
    """One page of a table."""
    sort = getattr(RecordRow, query.sort if query.sort in SORTS else "label")
    statement = _filtered(type_name, query).order_by(sort.desc() if query.descending else sort, RecordRow.id)
    return list(session.scalars(statement.offset(offset).limit(limit)))


def count_by_type(session: Session) -> dict[str, tuple[int, int]]:
    """Accepted and proposed records by type."""
    rows = session.execute(
        select(RecordRow.type, RecordRow.status, func.count()).group_by(RecordRow.type, RecordRow.status)
    )
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for type_name, status, number in rows:
        if status != Status.REJECTED.value:
            found[type_name][status == Status.PROPOSED.value] = number
    return {name: (accepted, proposed) for name, (accepted, proposed) in found.items()}


def referring(session: Session, members: Sequence[str]) -> list[RecordRow]:
    """Records with a standing claim that refers to one of the members, by label, at most 200."""
    claims = select(ClaimRow.record).join(ClaimReferenceRow, ClaimReferenceRow.claim == ClaimRow.id)
    claims = claims.where(ClaimReferenceRow.record.in_(members), ClaimRow.status != Status.REJECTED.value)
    found = select(RecordRow).where(RecordRow.id.in_(claims)).order_by(RecordRow.label).limit(MOST_REFERRING)
    return list(session.scalars(found))


def choosable(session: Session, types: Sequence[str], words: str) -> list[RecordRow]:
    """Records to pick from, by label: of the types (`any` is all), and matching the words where there are some."""
    statement = select(RecordRow).where(RecordRow.status != Status.REJECTED.value)
    if types and "any" not in types:
        statement = statement.where(RecordRow.type.in_(types))
    if words.strip():
        hits = search.find(session, "record_fts", words, MOST_MATCHES)
        statement = statement.where(RecordRow.id.in_([hit.id for hit in hits]))
    return list(session.scalars(statement.order_by(RecordRow.label).limit(MOST_CHOICES)))
