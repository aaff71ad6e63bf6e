"""The exact schema of a project file: made by the migrations, compared at each open before anything is written.

A crafted file can carry triggers and views that run on the first write (measured: a pure-SQL trigger deletes
rows even with `trusted_schema=OFF`), so a file with anything more, less or other is refused.
"""

from __future__ import annotations

import sqlite3
from functools import lru_cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

from regesta.store.engine import APPLICATION_ID, SCHEMA_VERSION

MIGRATIONS = Path(__file__).parent / "migrations"
EXPECTED = MIGRATIONS / "expected_schema.txt"
_SEPARATOR = "\n;;\n"


def migrate(connection: Connection) -> None:
    """Run the migrations that the file lacks and stamp it with application id and schema version."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")


def statements(connection: sqlite3.Connection) -> list[str]:
    """Every statement of the schema, with its kind and name, sorted."""
    rows = connection.execute("SELECT type, name, sql FROM sqlite_schema").fetchall()
    return sorted(_entry(*row) for row in rows)


def _entry(kind: str, name: str, sql: str | None) -> str:
    return f"{kind} {name}\n{sql or ''}"


@lru_cache(maxsize=1)
def expected() -> tuple[str, ...]:
    """The statements that a file of this version must have, neither more nor less."""
    return tuple(EXPECTED.read_text(encoding="utf-8").split(_SEPARATOR))


def surprises(connection: sqlite3.Connection) -> list[str]:
    """Kind and name of what the file has that it should not have, or lacks, or has otherwise."""
    found, wanted = set(statements(connection)), set(expected())
    return sorted({entry.split("\n", 1)[0] for entry in found ^ wanted})


def fresh_statements() -> list[str]:
    """What the migrations make, from an empty database in memory."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    with engine.connect() as connection:
        migrate(connection)
        connection.commit()
        rows = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_schema")
        return sorted(_entry(*row) for row in rows)


if __name__ == "__main__":
    EXPECTED.write_text(_SEPARATOR.join(fresh_statements()), encoding="utf-8")
