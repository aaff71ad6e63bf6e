"""Connections to a project file: pragmas, transactions, and the TEMP triggers of the writer.

Only SQLite can do what stands here and in `search`, `backup` and `journal`; everything else in the store
would run on another database.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

APPLICATION_ID = 0x52475354
SCHEMA_VERSION = 1
MAX_VALUE_BYTES = 64 * 1024 * 1024
BUSY_MS = 5_000

_READ_PRAGMAS = ("PRAGMA query_only=ON",)
_WRITE_PRAGMAS = ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL")
# reliability.md, section 5: a project file is untrusted until its schema was compared.
_PRAGMAS = (
    "PRAGMA trusted_schema=OFF",
    "PRAGMA foreign_keys=ON",
    "PRAGMA cell_size_check=ON",
    "PRAGMA mmap_size=0",
    f"PRAGMA busy_timeout={BUSY_MS}",
)


def connect(path: Path, *, create: bool = False) -> sqlite3.Connection:
    """A raw connection by URI, so that a path may hold any sign, and so that a file that is gone is not made anew."""
    mode = "rwc" if create else "rw"
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True, check_same_thread=False)


def make_engine(path: Path, *, write: bool, create: bool = False, on_connect: tuple[str, ...] = ()) -> Engine:
    """An engine on a project file; `on_connect` runs on every new connection (the journal's triggers).

    Each thread borrows a connection of its own; write transactions start with BEGIN IMMEDIATE, because a
    deferred one fails at once when another commit came between (measured: SQLITE_BUSY_SNAPSHOT).
    """
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        creator=lambda: connect(path, create=create),
        poolclass=QueuePool,
        pool_size=8,
        max_overflow=8,
    )

    def set_up(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES)
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        for statement in _PRAGMAS + (_WRITE_PRAGMAS if write else _READ_PRAGMAS) + on_connect:
            connection.execute(statement)

    def begin(connection: Any) -> None:
        writing = connection.get_execution_options().get("regesta_write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    event.listen(engine, "connect", set_up)
    event.listen(engine, "begin", begin)
    return engine
