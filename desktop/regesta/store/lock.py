"""One writer: a lock file beside the project, naming who holds it; a dead holder's lock is taken over."""

from __future__ import annotations

import json
import os
import socket
from dataclasses import dataclass
from pathlib import Path

from regesta.base.errors import ProjectUnavailable


@dataclass(frozen=True)
class Holder:
    """Who holds a project."""

    host: str
    pid: int


def lock_path(project: Path) -> Path:
    """The lock file of a project."""
    return project.with_name(project.name + ".lock")


def holder(project: Path) -> Holder | None:
    """Who holds the project now, or None; an unreadable lock file counts as a dead holder's."""
    try:
        found = json.loads(lock_path(project).read_text(encoding="utf-8"))
        return Holder(str(found["host"]), int(found["pid"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _alive(who: Holder) -> bool:
    """Whether the holder still runs; on another machine nobody can tell, so it counts as running."""
    if who.host != socket.gethostname():
        return True
    if os.name == "nt":
        return _alive_on_windows(who.pid)
    try:
        os.kill(who.pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _alive_on_windows(pid: int) -> bool:
    import ctypes

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined, unused-ignore]  # exists on Windows only
    handle = kernel.OpenProcess(0x1000, False, pid)
    if not handle:
        return False
    kernel.CloseHandle(handle)
    return True


class ProjectLock:
    """The lock of one open project; `release` removes it."""

    def __init__(self, project: Path) -> None:
        self._path = lock_path(project)
        self._project = project
        self._held = False

    def acquire(self) -> None:
        """Take the lock.

        Raises:
            ProjectUnavailable: another living process holds it (the message names it), or the folder cannot
                be written.
        """
        for _ in range(3):
            try:
                handle = os.open(self._path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
            except FileExistsError:
                self._displace()
                continue
            except OSError as error:
                raise ProjectUnavailable(
                    "folder_not_writable", path=self._project.parent, reason=error.strerror
                ) from error
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump({"host": socket.gethostname(), "pid": os.getpid()}, file)
            self._held = True
            return
        raise ProjectUnavailable("project_locked", path=self._project, host="?", pid="?")

    def _displace(self) -> None:
        """Remove a dead holder's lock, or say who holds the project."""
        who = holder(self._project)
        if who is not None and _alive(who):
            raise ProjectUnavailable("project_locked", path=self._project, host=who.host, pid=who.pid)
        self._path.unlink(missing_ok=True)

    def release(self) -> None:
        """Give the lock back; a second call does nothing."""
        if self._held:
            self._held = False
            self._path.unlink(missing_ok=True)
