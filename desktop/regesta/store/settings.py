"""Facts about the project: title, description, licence, creators, as-of date, identity, codebook."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from regesta.store.tables import ProjectRow

CODEBOOK = "codebook"


def setting(session: Session, key: str) -> Any:
    """One fact, or None."""
    row = session.get(ProjectRow, key)
    return None if row is None else row.value


def settings(session: Session) -> dict[str, Any]:
    """All facts, the codebook left out."""
    return {row.key: row.value for row in session.scalars(select(ProjectRow).where(ProjectRow.key != CODEBOOK))}


def put_settings(session: Session, values: Mapping[str, Any]) -> None:
    """Say facts anew; None takes one back."""
    for key, value in values.items():
        row = session.get(ProjectRow, key)
        if value is None:
            if row is not None:
                session.delete(row)
        elif row is None:
            session.add(ProjectRow(key=key, value=value))
        else:
            row.value = value
