"""The journal: row images of each step, caught below the commands by TEMP triggers, and their reversal.

No command writes an undo. The triggers are generated from the table metadata and live on the connection, so
a project file holds none (one that does is refused). Names inside a trigger's body must be unqualified, and
`json_object` is allowed there although `trusted_schema` is off, because the schema is TEMP.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import Connection, Table

from regesta.base.ids import canonical_json, sha256_text
from regesta.store.tables import JOURNALLED

TABLES: dict[str, Table] = {row.__tablename__: row.__table__ for row in JOURNALLED}  # type: ignore[misc]  # declarative tables are Table


@dataclass(frozen=True)
class Image:
    """One row before and after a step, as JSON texts of its columns; `digest` stands for `after` in a batch."""

    table: str
    key: str
    before: str | None
    after: str | None
    digest: str | None = None

    def hash(self) -> str:
        """The image's own hash, for the chain."""
        return sha256_text(canonical_json([self.table, self.key, self.before, self.after, self.digest]))


class Obstacle(Exception):
    """A row no longer is what the step left; reversing it would lose something."""

    def __init__(self, table: str, key: str) -> None:
        self.table, self.key = table, json.loads(key)
        super().__init__(f"{table} {self.key}")


def _object(table: Table, row: str) -> str:
    columns = ", ".join(f"'{c.name}', {row}.\"{c.name}\"" for c in table.columns)
    return f"json_object({columns})"


def _key(table: Table, row: str) -> str:
    return "json_array(" + ", ".join(f'{row}."{c.name}"' for c in table.primary_key.columns) + ")"


def trigger_statements() -> tuple[str, ...]:
    """The statements that arm the journal on a connection."""
    made = ["CREATE TEMP TABLE journal_now (n INTEGER PRIMARY KEY, tbl TEXT, key TEXT, before TEXT, after TEXT)"]
    for name, table in TABLES.items():
        for event, before, after, row in (
            ("INSERT", "NULL", _object(table, "NEW"), "NEW"),
            ("UPDATE", _object(table, "OLD"), _object(table, "NEW"), "NEW"),
            ("DELETE", _object(table, "OLD"), "NULL", "OLD"),
        ):
            made.append(
                f'CREATE TEMP TRIGGER "journal_{name}_{event.lower()}" AFTER {event} ON main."{name}" BEGIN '  # noqa: S608  # names come from the metadata
                f"INSERT INTO journal_now (tbl, key, before, after) "
                f"VALUES ('{name}', {_key(table, row)}, {before}, {after}); END"
            )
    return tuple(made)


def collect(connection: Connection, *, batch: bool) -> list[Image]:
    """What changed since the step began, one image a row, in order of first change; empties the buffer.

    A row touched twice has its first `before` and its last `after`; one that ended as it began is left out.
    """
    rows = connection.exec_driver_sql("SELECT tbl, key, before, after FROM journal_now ORDER BY n").all()
    connection.exec_driver_sql("DELETE FROM journal_now")
    merged: dict[tuple[str, str], list[str | None]] = {}
    for table, key, before, after in rows:
        merged.setdefault((table, key), [before, None])[1] = after
    images = []
    for (table, key), (before, after) in merged.items():
        if before == after:
            continue
        if batch and before is None and after is not None:
            images.append(Image(table, key, None, None, sha256_text(after)))
        else:
            images.append(Image(table, key, before, after))
    return images


def _current(connection: Connection, table: Table, key: str) -> str | None:
    where = " AND ".join(f'"{c.name}" = ?' for c in table.primary_key.columns)
    statement = f'SELECT {_object(table, "t")} FROM "{table.name}" AS t WHERE {where}'  # noqa: S608  # metadata names
    row = connection.exec_driver_sql(statement, tuple(json.loads(key))).first()
    return None if row is None else str(row[0])


def _stands(image: Image, current: str | None) -> bool:
    if image.digest is not None:
        return current is not None and sha256_text(current) == image.digest
    return current == image.after


def reverse(connection: Connection, images: list[Image]) -> None:
    """Write the before-images back, newest first, after checking that every row still equals its after-image.

    Raises:
        Obstacle: a later step changed one of the rows; nothing was written.
    """
    expected: dict[tuple[str, str], Image] = {}
    for image in reversed(images):
        spot = (image.table, image.key)
        if spot not in expected and not _stands(image, _current(connection, TABLES[image.table], image.key)):
            raise Obstacle(image.table, image.key)
        expected[spot] = image
    for (name, key), image in expected.items():
        _restore(connection, TABLES[name], key, image.before)


def _restore(connection: Connection, table: Table, key: str, before: str | None) -> None:
    if before is None:
        where = " AND ".join(f'"{c.name}" = ?' for c in table.primary_key.columns)
        connection.exec_driver_sql(f'DELETE FROM "{table.name}" WHERE {where}', tuple(json.loads(key)))  # noqa: S608  # metadata names
        return
    row = json.loads(before)
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" for _ in row)
    keys = ", ".join(f'"{c.name}"' for c in table.primary_key.columns)
    sets = ", ".join(f'"{name}" = excluded."{name}"' for name in row)
    connection.exec_driver_sql(
        f'INSERT INTO "{table.name}" ({names}) VALUES ({marks}) '  # noqa: S608  # metadata names
        f"ON CONFLICT ({keys}) DO UPDATE SET {sets}",
        tuple(row.values()),
    )


def touches(images: list[Image]) -> dict[str, frozenset[str]]:
    """The ids that the images concern, by table; parts of a composite key are joined by a space."""
    found: dict[str, set[str]] = {}
    for image in images:
        found.setdefault(image.table, set()).add(" ".join(str(part) for part in json.loads(image.key)))
    return {table: frozenset(keys) for table, keys in found.items()}
