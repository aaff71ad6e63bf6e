"""Rows by lists of ids, in statements of a length that SQLite takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from sqlalchemy import delete, select
from sqlalchemy.orm import InstrumentedAttribute, Session

CHUNK = 800
"""Ids in one statement; SQLite takes 999 parameters at least."""

T = TypeVar("T")


def chunks(ids: Iterable[str]) -> Iterator[list[str]]:
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


def values_by(session: Session, column: InstrumentedAttribute[str], ids: Iterable[str]) -> set[str]:
    """Which of the ids a column has."""
    found: set[str] = set()
    for chunk in chunks(ids):
        found |= set(session.scalars(select(column).where(column.in_(chunk))))
    return found


def delete_by(session: Session, model: type[Any], column: InstrumentedAttribute[str], ids: Iterable[str]) -> None:
    """Delete the rows of a table with one of the ids in a column."""
    for chunk in chunks(ids):
        session.execute(delete(model).where(column.in_(chunk)))
