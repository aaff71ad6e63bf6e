"""Creating, opening, verifying and closing a project file."""

from __future__ import annotations

import hashlib
import sqlite3
import threading
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.orm import Session

from regesta.base.errors import BadInput, ProjectUnavailable, UserError
from regesta.store import schema
from regesta.store.backup import copy_database
from regesta.store.engine import APPLICATION_ID, SCHEMA_VERSION, connect, make_engine
from regesta.store.journal import trigger_statements
from regesta.store.lock import ProjectLock

_HEADER = b"SQLite format 3\x00"
_FULL = {"SQLITE_FULL", "SQLITE_IOERR_SHMSIZE", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHMOPEN"}


class ProjectFile:
    """One open project file: its engine, its lock, and the identity of the file it was opened on."""

    def __init__(self, path: Path, engine: Engine, lock: ProjectLock | None) -> None:
        self.path = path
        self.engine = engine
        self.write_lock = threading.RLock()
        self._lock = lock
        self._closed = False
        self._identity = _identity(path)

    @property
    def read_only(self) -> bool:
        """Whether the file was opened only to read."""
        return self._lock is None

    def check_in_place(self) -> None:
        """Refuse to write when the file was moved, deleted or replaced: commits would be lost (measured).

        Raises:
            ProjectUnavailable: the path no longer leads to the file that was opened.
        """
        if _identity(self.path) != self._identity:
            raise ProjectUnavailable("project_moved", path=self.path)

    def copy_to(self, target: Path) -> None:
        """A consistent copy through a connection that is open already: the path may lead elsewhere by now.

        Raises:
            ProjectUnavailable: the copy failed or did not check; nothing stands under the target's name.
        """
        with self.engine.connect() as connection:
            raw = connection.connection.driver_connection
            if not isinstance(raw, sqlite3.Connection):
                raise TypeError("the store runs on SQLite")
            copy_database(raw, target)

    def close(self) -> None:
        """Close all connections; a writer leaves one file behind (journal mode DELETE) and gives the lock back.

        A second call does nothing.
        """
        if self._closed:
            return
        self._closed = True
        if not self.read_only and _identity(self.path) == self._identity:
            self.engine.dispose()
            _to_single_file(self.path)
        self.engine.dispose()
        if self._lock is not None:
            self._lock.release()


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _to_single_file(path: Path) -> None:
    connection = connect(path)
    try:
        connection.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError:
        return  # a reader beside us still has it open; the log is folded in at the next clean close
    finally:
        connection.close()


def create(path: Path) -> ProjectFile:
    """Create a project file by running the migrations.

    Raises:
        BadInput: something is there already, or the folder is missing or cannot be written.
        ProjectUnavailable: the lock cannot be taken.
    """
    if path.exists():
        raise BadInput("project_exists", path=path)
    if not path.parent.is_dir():
        raise BadInput("folder_missing", path=path.parent)
    lock = ProjectLock(path)
    lock.acquire()
    try:
        engine = make_engine(path, write=True, create=True)
        with engine.connect().execution_options(regesta_write=True) as connection:
            schema.migrate(connection)
            connection.commit()
        engine.dispose()
    except (OperationalError, sqlite3.OperationalError) as error:
        path.unlink(missing_ok=True)
        lock.release()
        raise database_error(error, path) from error
    return _opened(path, lock)


def _opened(path: Path, lock: ProjectLock | None) -> ProjectFile:
    write = lock is not None
    return ProjectFile(path, make_engine(path, write=write, on_connect=trigger_statements() if write else ()), lock)


def open_file(path: Path, *, read_only: bool = False) -> ProjectFile:
    """Open a project file after checking, read-only, that it is one, of this version, and has no surprises.

    Raises:
        BadInput: there is no such file, or it is no project.
        ProjectUnavailable: locked, newer, damaged, or with a schema that is not ours.
    """
    if not path.is_file():
        raise BadInput("project_missing", path=path)
    lock = None if read_only else ProjectLock(path)
    if lock is not None:
        lock.acquire()
    try:
        verify(path)
    except UserError:
        if lock is not None:
            lock.release()
        raise
    return _opened(path, lock)


def verify(path: Path) -> None:
    """Header, application id, schema version, exact schema.

    Raises:
        BadInput: not a project.
        ProjectUnavailable: newer or older than this program, damaged, or with a foreign schema.
    """
    with path.open("rb") as file:
        head = file.read(100)
    if not head.startswith(_HEADER):
        raise BadInput("not_a_project", path=path)
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise BadInput("not_a_project", path=path)
    version = int.from_bytes(head[60:64], "big")
    if version > SCHEMA_VERSION:
        raise ProjectUnavailable("project_newer", path=path, found=version, known=SCHEMA_VERSION)
    connection = connect(path)
    try:
        connection.execute("PRAGMA query_only=ON")
        connection.execute("PRAGMA trusted_schema=OFF")
        odd = schema.surprises(connection)
        if not odd:
            odd = [str(row[0]) for row in connection.execute("PRAGMA quick_check(3)") if row[0] != "ok"]
            if odd:
                raise ProjectUnavailable("project_damaged", path=path, reason="; ".join(odd)[:200])
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise ProjectUnavailable("project_damaged", path=path, reason=str(error)) from error
    finally:
        connection.close()
    if odd:
        raise ProjectUnavailable("project_foreign_schema", path=path, names=", ".join(odd)[:200])


def damage(session: Session) -> list[str]:
    """What a slow look finds: pages that do not fit together, texts that differ from their hash."""
    connection = session.connection()
    found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA quick_check(10)") if row[0] != "ok"]
    for digest, data in connection.exec_driver_sql("SELECT sha256, data FROM content"):
        if not digest.startswith("partial:") and hashlib.sha256(data).hexdigest() != digest:
            found.append(f"content {digest[:12]} does not match its hash")
    return found


def database_error(error: Exception, path: Path) -> UserError:
    """A database error as a message: the disk is full, the file is damaged, the folder cannot be written."""
    original = getattr(error, "orig", error)
    name = str(getattr(original, "sqlite_errorname", ""))
    if name in _FULL:
        return ProjectUnavailable("disk_full", path=path)
    if name.startswith("SQLITE_READONLY") or name == "SQLITE_CANTOPEN":
        return ProjectUnavailable("folder_not_writable", path=path.parent, reason=str(original))
    if name.startswith("SQLITE_BUSY"):
        return ProjectUnavailable("project_busy", path=path)
    if isinstance(error, (DatabaseError, sqlite3.DatabaseError)):
        return ProjectUnavailable("project_damaged", path=path, reason=str(original))
    return ProjectUnavailable("project_damaged", path=path, reason=str(error))
