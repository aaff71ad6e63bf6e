"""The ids that exports have shown: one that was shown never vanishes, so its first export is remembered."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from regesta.store.tables import ExportedRow


def exported_ids(session: Session) -> dict[str, int]:
    """Every id shown, with the number of the export that showed it first."""
    return dict(session.execute(select(ExportedRow.id, ExportedRow.first)).all())


def remember_exported(session: Session, ids: Iterable[str]) -> None:
    """Keep the ids that one more export showed."""
    known = exported_ids(session)
    number = (session.scalar(select(func.max(ExportedRow.first))) or 0) + 1
    fresh = [{"id": each, "first": number} for each in ids if each not in known]
    if fresh:
        session.execute(insert(ExportedRow), fresh)
