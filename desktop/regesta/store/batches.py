"""Long work of many transactions: what it set out to do and how far it came, so that a killed one can go on.

The rows are bookkeeping, not content: they are not journalled, and an item is marked in the transaction that did it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from regesta.store.tables import BatchRow

OPEN = ("running", "cancelled")


@dataclass(frozen=True)
class BatchState:
    """One batch: what kind of work on which items, those that are done, and what else it was called with."""

    id: str
    kind: str
    label: str
    at: str
    items: tuple[str, ...]
    done: tuple[str, ...]
    arguments: dict[str, Any]


def begin_batch(session: Session, state: BatchState) -> None:
    """Note that a batch runs; one that is taken up again goes on under its id."""
    plan = {"kind": state.kind, "items": list(state.items), "done": list(state.done), "arguments": state.arguments}
    session.merge(BatchRow(id=state.id, label=state.label, state="running", at=state.at, plan=plan))


def mark_item(session: Session, batch: str, item: str) -> None:
    """Note, in the transaction that did it, that an item is done."""
    row = session.get(BatchRow, batch)
    if row is not None:
        row.plan = {**row.plan, "done": [*row.plan["done"], item]}


def end_batch(session: Session, batch: str, state: str) -> None:
    """Note how a batch ended: done, cancelled, kept, undone."""
    row = session.get(BatchRow, batch)
    if row is not None:
        row.state = state


def open_batches(session: Session, states: Sequence[str] = OPEN) -> list[BatchState]:
    """Batches that were killed or cancelled and wait for a word, oldest first."""
    rows = session.scalars(select(BatchRow).where(BatchRow.state.in_(states)).order_by(BatchRow.at, BatchRow.id))
    return [
        BatchState(
            row.id,
            row.plan["kind"],
            row.label,
            row.at,
            tuple(row.plan["items"]),
            tuple(row.plan["done"]),
            row.plan["arguments"],
        )
        for row in rows
    ]
