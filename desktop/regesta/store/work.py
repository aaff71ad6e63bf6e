"""The unit of work: one step, one transaction, its row images, its place in the hash chain.

Everything that writes to a project goes through `write_step`; what a step changed is read from the journal,
never declared by hand. Above the store a `Session` is only held, and handed to the store's functions.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError
from sqlalchemy.orm import Session

from regesta.base.errors import ProjectUnavailable
from regesta.domain.changes import ChangeSet
from regesta.store import journal, search
from regesta.store.project_file import ProjectFile, database_error
from regesta.store.steps import chain_hash, images_hash
from regesta.store.tables import StepRow

__all__ = ["Inconsistent", "Session", "StepInfo", "Work", "read_session", "write_step"]


class Inconsistent(Exception):
    """The database refused a step: it would have left a reference to nothing, or two rows of one id."""


@dataclass
class StepInfo:
    """What names a step: the command, its words, who, when; `kind` is edit, batch, undo, redo or import."""

    action: str
    label: str
    curator: str
    at: str
    kind: str = "edit"
    batch: str | None = None
    reverses: list[int] = field(default_factory=list)


@dataclass
class Work:
    """An open step: the session to write through; `changes` is there once the step is committed.

    A command may sharpen `info.label` while it runs, and list in `detail` what came along.
    """

    session: Session
    info: StepInfo
    detail: list[str] = field(default_factory=list)
    changes: ChangeSet | None = None


@contextmanager
def read_session(file: ProjectFile) -> Iterator[Session]:
    """A short session that only reads, on a connection of its own."""
    with Session(file.engine, expire_on_commit=False, autoflush=False) as session:
        yield session


@contextmanager
def write_step(file: ProjectFile, info: StepInfo) -> Iterator[Work]:
    """One step: commits with its images at the end, or leaves nothing behind.

    Raises:
        ProjectUnavailable: read-only, moved under the program, disk full, or the database failed.
        Inconsistent: its rows do not fit together.
    """
    if file.read_only:
        raise ProjectUnavailable("project_read_only", path=file.path)
    with file.write_lock:
        file.check_in_place()
        try:
            with file.engine.connect().execution_options(regesta_write=True) as connection:
                yield from _in_transaction(file, connection, info)
        except IntegrityError as error:
            raise Inconsistent(str(error)) from error
        except (OperationalError, DatabaseError) as error:
            raise database_error(error, file.path) from error


def _in_transaction(file: ProjectFile, connection: Connection, info: StepInfo) -> Iterator[Work]:
    with connection.begin(), Session(connection, expire_on_commit=False) as session:
        work = Work(session, info)
        yield work
        session.flush()
        work.changes = _record(connection, work)
        file.check_in_place()


def _record(connection: Connection, work: Work) -> ChangeSet:
    """Write the step and its images, re-index what they touch; a step that changed nothing leaves no trace."""
    info, detail = work.info, tuple(work.detail)
    images = journal.collect(connection, batch=info.kind == "batch")
    ids = journal.touches(images)
    if not images:
        return ChangeSet(info.label, {}, detail=detail)
    previous = connection.execute(select(StepRow.seq, StepRow.hash).order_by(StepRow.seq.desc()).limit(1)).first()
    seq = (previous.seq if previous else 0) + 1
    row = {
        "seq": seq,
        "at": info.at,
        "curator": info.curator,
        "action": info.action,
        "label": info.label,
        "kind": info.kind,
        "batch": info.batch,
        "reverses": info.reverses or None,
        "images": images_hash(images),
    }
    row["hash"] = chain_hash(previous.hash if previous else "", row)
    connection.execute(insert(StepRow), [row])
    connection.exec_driver_sql(
        "INSERT INTO image (step, n, tbl, key, before, after, digest) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(seq, n, i.table, i.key, i.before, i.after, i.digest) for n, i in enumerate(images)],
    )
    search.reindex(connection, images)
    return ChangeSet(info.label, ids, seq=seq, detail=detail)
