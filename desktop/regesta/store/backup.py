"""Backups by SQLite's backup API: to a part file, checked, flushed, renamed; thinned by age."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from regesta.base.errors import ProjectUnavailable

DAILY, WEEKLY, MONTHLY, FEWEST = 12, 10, 9, 3
MOST_BYTES = 5 * 1024**3
STAMP = "%Y%m%dT%H%M%S"


def copy_database(reading: sqlite3.Connection, target: Path) -> None:
    """A consistent copy of an open database, even while it is being written.

    Raises:
        ProjectUnavailable: the copy failed or did not check; nothing stands under the target's name.
    """
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        _copy(reading, part)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(target)
    except (sqlite3.Error, OSError) as error:
        part.unlink(missing_ok=True)
        raise ProjectUnavailable("backup_failed", path=target, reason=str(error)) from error


def _copy(reading: sqlite3.Connection, part: Path) -> None:
    writing = sqlite3.connect(part)
    try:
        reading.backup(writing, pages=2048)
        writing.execute("PRAGMA journal_mode=DELETE")
        if writing.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("the copy does not check")
    finally:
        writing.close()


def backup_name(project: Path, uuid: str, at: datetime) -> str:
    """A name by project and time, so that two projects of one name do not overwrite each other."""
    return f"{project.stem}-{uuid[:8]}-{at.strftime(STAMP)}.regesta"


def stamped(paths: Iterable[Path]) -> list[tuple[datetime, Path]]:
    """Backups with the time in their names, newest first; others are left out."""
    found = []
    for path in paths:
        try:
            found.append((datetime.strptime(path.stem.rsplit("-", 1)[-1], STAMP), path))  # noqa: DTZ007  # local times among themselves
        except ValueError:
            continue
    return sorted(found, reverse=True)


def to_keep(backups: list[tuple[datetime, Path]]) -> set[Path]:
    """What thinning keeps: the newest of each of 12 days, 10 weeks and 9 months, and never fewer than three."""
    kept = {path for _, path in backups[:FEWEST]}
    for limit, period in ((DAILY, "%Y%m%d"), (WEEKLY, "%G%V"), (MONTHLY, "%Y%m")):
        newest: dict[str, Path] = {}
        for at, path in backups:
            newest.setdefault(at.strftime(period), path)
        kept |= set(list(newest.values())[:limit])
    return kept


def thin(folder: Path, prefix: str) -> None:
    """Delete what `to_keep` does not keep, and the oldest beyond 5 GB or a fifth of the free space."""
    backups = stamped(folder.glob(f"{prefix}*.regesta"))
    kept = to_keep(backups)
    room = min(MOST_BYTES, shutil.disk_usage(folder).free // 5)
    used = 0
    for n, (_, path) in enumerate(backups):
        used += path.stat().st_size
        if path not in kept or (used > room and n >= FEWEST):
            path.unlink(missing_ok=True)
