"""The checks, run over the whole project; the last result is kept until something changes."""

from __future__ import annotations

import threading
from weakref import WeakKeyDictionary

from regesta.checks.run import run
from regesta.domain.model import Problem
from regesta.services import history, snapshot
from regesta.services.project import Project

_LAST: WeakKeyDictionary[Project, tuple[int, list[Problem]]] = WeakKeyDictionary()
_GUARD = threading.Lock()


def problems(project: Project) -> list[Problem]:
    """All problems as the project stands now, resolved ones included, errors first."""
    seq = history.count(project)
    with _GUARD:
        known = _LAST.get(project)
    if known is not None and known[0] == seq:
        return known[1]
    found = run(snapshot.load(project))
    with _GUARD:
        _LAST[project] = (seq, found)
    return found


def last_problems(project: Project) -> list[Problem]:
    """What the last run found, without running again; empty before the first."""
    with _GUARD:
        known = _LAST.get(project)
    return known[1] if known else []
