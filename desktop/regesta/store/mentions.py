"""Mentions: spans of sources that name something."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from regesta.base.errors import BadInput
from regesta.domain.claim import Status
from regesta.domain.model import Mention
from regesta.store import mapping
from regesta.store.by_id import rows_by, values_by
from regesta.store.tables import MentionRow


def mention_row(session: Session, mention: str) -> MentionRow:
    """A mention's row.

    Raises:
        BadInput: there is none of that id.
    """
    row = session.get(MentionRow, mention)
    if row is None:
        raise BadInput("mention_missing", id=mention)
    return row


def mentions_by_id(session: Session, ids: Iterable[str]) -> dict[str, MentionRow]:
    """The rows of those ids that are there."""
    return {row.id: row for row in rows_by(session, MentionRow, MentionRow.id, ids)}


def known_mentions(session: Session, ids: Iterable[str]) -> set[str]:
    """Which of the ids are mentions."""
    return values_by(session, MentionRow.id, ids)


def first_mentions(session: Session, source: str) -> dict[str, int]:
    """Where each record is first mentioned in a source, by record."""
    rows = session.execute(
        select(MentionRow.record, func.min(MentionRow.start))
        .where(MentionRow.source == source, MentionRow.record.is_not(None), MentionRow.status != Status.REJECTED.value)
        .group_by(MentionRow.record)
    )
    return {record: start for record, start in rows if record is not None}


def spans_of(session: Session, source: str, record: str) -> set[tuple[int, int]]:
    """Start and end of a record's mentions in a source, rejected ones left out."""
    rows = session.execute(
        select(MentionRow.start, MentionRow.end).where(
            MentionRow.source == source, MentionRow.record == record, MentionRow.status != Status.REJECTED.value
        )
    )
    return {(start, end) for start, end in rows}


def open_unlinked_within(session: Session, source: str, start: int, end: int) -> list[MentionRow]:
    """Proposed mentions of no record (dates) that meet a span."""
    wanted = select(MentionRow).where(
        MentionRow.source == source,
        MentionRow.start < end,
        MentionRow.end > start,
        MentionRow.record.is_(None),
        MentionRow.status == Status.PROPOSED.value,
    )
    return list(session.scalars(wanted))


def add_mentions(session: Session, mentions: Sequence[Mention]) -> None:
    """Add mentions."""
    if mentions:
        session.execute(insert(MentionRow), [mapping.mention_values(mention) for mention in mentions])


def refresh_mention(row: MentionRow, mention: Mention) -> None:
    """An open mention follows a new run: its link and its resolved date."""
    values = mapping.mention_values(mention)
    for name in ("record", "members", "reading", "value", "resolution", "kind", "origin"):
        setattr(row, name, values[name])


def remove_mention(session: Session, mention: str) -> None:
    """Take a mention away."""
    session.execute(delete(MentionRow).where(MentionRow.id == mention))


def set_mention_status(session: Session, record: str, status: Status, source: str | None = None) -> None:
    """A mention's status follows its record's; in one source, where only what that source says is decided."""
    wanted = select(MentionRow).where(MentionRow.record == record)
    for mention in session.scalars(wanted if source is None else wanted.where(MentionRow.source == source)):
        mention.status = status.value
