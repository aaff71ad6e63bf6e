"""What curators say beside the records: notes, flags, and their word on problems."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from regesta.base.errors import BadInput
from regesta.domain.model import Note, ProblemResolution
from regesta.store import mapping
from regesta.store.by_id import chunks, values_by
from regesta.store.tables import FlagRow, NoteRow, ProblemResolutionRow


def notes_on(session: Session, target: str) -> list[Note]:
    """The notes on one thing, oldest first."""
    rows = session.scalars(select(NoteRow).where(NoteRow.target == target).order_by(NoteRow.at, NoteRow.id))
    return [mapping.note(row) for row in rows]


def note_counts(session: Session, targets: Iterable[str]) -> dict[str, int]:
    """How many notes each of the targets has, those without left out."""
    found: dict[str, int] = {}
    for chunk in chunks(targets):
        rows = session.execute(
            select(NoteRow.target, func.count()).where(NoteRow.target.in_(chunk)).group_by(NoteRow.target)
        )
        found |= dict(rows.all())
    return found


def known_notes(session: Session, ids: Iterable[str]) -> set[str]:
    """Which of the ids are notes."""
    return values_by(session, NoteRow.id, ids)


def add_note(session: Session, note: Note) -> None:
    """Add a note."""
    session.add(NoteRow(**note.model_dump(mode="json")))


def remove_note(session: Session, note: str) -> None:
    """Take a note away.

    Raises:
        BadInput: there is no such note.
    """
    if session.get(NoteRow, note) is None:
        raise BadInput("note_missing", id=note)
    session.execute(delete(NoteRow).where(NoteRow.id == note))


def flagged(session: Session, targets: Iterable[str]) -> set[str]:
    """Which of the targets have a flag."""
    return values_by(session, FlagRow.target, targets)


def set_flag(session: Session, target: str, *, curator: str, at: str) -> None:
    """Flag something; a flag that is there stays as it is."""
    if session.get(FlagRow, target) is None:
        session.add(FlagRow(target=target, curator=curator, at=at))


def remove_flag(session: Session, target: str) -> None:
    """Take a flag away, where there is one."""
    row = session.get(FlagRow, target)
    if row is not None:
        session.delete(row)


def resolve_problem(session: Session, key: str, resolution: ProblemResolution | None) -> None:
    """Write a curator's word on a problem; None takes it back."""
    row = session.get(ProblemResolutionRow, key)
    if resolution is None:
        if row is not None:
            session.delete(row)
        return
    if row is None:
        row = ProblemResolutionRow(key=key)
        session.add(row)
    for name, value in resolution.model_dump(mode="json").items():
        setattr(row, name, value)
