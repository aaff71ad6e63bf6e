"""Records: found by id, added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from regesta.base.errors import BadInput
from regesta.domain.claim import Status
from regesta.domain.model import Record
from regesta.store.by_id import rows_by, values_by
from regesta.store.tables import RecordRow


def record_row(session: Session, record: str) -> RecordRow:
    """A record's row.

    Raises:
        BadInput: there is no such record.
    """
    row = session.get(RecordRow, record)
    if row is None:
        raise BadInput("record_missing", id=record)
    return row


def records_by_id(session: Session, ids: Iterable[str]) -> dict[str, RecordRow]:
    """The rows of those ids that are there."""
    return {row.id: row for row in rows_by(session, RecordRow, RecordRow.id, ids)}


def labels_of(session: Session, ids: Iterable[str]) -> dict[str, str]:
    """Labels by id."""
    return {key: row.label for key, row in records_by_id(session, ids).items()}


def known_records(session: Session, ids: Iterable[str]) -> set[str]:
    """Which of the ids are records."""
    return values_by(session, RecordRow.id, ids)


def accepted_records(session: Session) -> list[RecordRow]:
    """Accepted records by id, the sources' own left out."""
    wanted = select(RecordRow).where(RecordRow.status == Status.ACCEPTED.value, RecordRow.type != "source")
    return list(session.scalars(wanted.order_by(RecordRow.id)))


def record_count(session: Session) -> int:
    """How many records there are, rejected ones and the sources' own included."""
    return session.scalar(select(func.count()).select_from(RecordRow)) or 0


def add_record(session: Session, record: Record) -> RecordRow:
    """Add one record; its claims may follow at once."""
    row = RecordRow(**_values(record))
    session.add(row)
    session.flush()
    return row


def add_records(session: Session, records: Sequence[Record]) -> None:
    """Add many records."""
    if records:
        session.execute(insert(RecordRow), [_values(record) for record in records])


def _values(record: Record) -> dict[str, Any]:
    return record.model_dump(mode="json")
