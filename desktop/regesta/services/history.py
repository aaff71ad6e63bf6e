"""Undo, redo and the list of steps. The history only grows: undo is a step that names what it reverses."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.base.errors import Refused
from regesta.domain.changes import ChangeSet
from regesta.services.project import Project
from regesta.services.views import HistoryRow
from regesta.store import steps
from regesta.store.journal import Obstacle
from regesta.store.steps import StepHead
from regesta.store.work import Inconsistent, Session

_NOT_UNDOABLE = {"create_project", "migrate", "purge_source"}


@dataclass(frozen=True)
class Entry:
    """What can be undone or redone as one: the steps of a single action, or all of a batch, oldest first."""

    steps: tuple[int, ...]
    label: str
    batch: str | None = None


class Stacks:
    """The undo and redo stacks, derived from the history by reading it from the start."""

    def __init__(self, session: Session) -> None:
        self.undo: list[Entry] = []
        self.redo: list[Entry] = []
        self.undone: set[int] = set()
        for step in steps.step_heads(session):
            self._take(step)

    def _take(self, step: StepHead) -> None:
        reversed_ones = set(step.reverses)
        if step.action == "migrate":
            self.undo, self.redo = [], []
        elif step.kind == "undo":
            self.undo = [entry for entry in self.undo if not set(entry.steps) & reversed_ones]
            self.undone |= reversed_ones
            self.redo.append(Entry((step.seq,), step.label))
        elif step.kind == "redo":
            self.redo = [entry for entry in self.redo if not set(entry.steps) & reversed_ones]
            self.undone |= reversed_ones
            self.undo.append(Entry((step.seq,), step.label))
        elif step.action not in _NOT_UNDOABLE:
            self._edit(step.seq, step.batch, step.label)

    def _edit(self, seq: int, batch: str | None, label: str) -> None:
        self.redo = []
        earlier = next((each for each in self.undo if batch and each.batch == batch), None)
        if earlier is None:
            self.undo.append(Entry((seq,), label, batch))
        else:
            self.undo.remove(earlier)
            self.undo.append(Entry((*earlier.steps, seq), earlier.label, batch))


def stacks(project: Project) -> Stacks:
    """The stacks as they stand now."""
    with project.reading() as session:
        return Stacks(session)


def undo_label(project: Project) -> str | None:
    """What Undo would undo, or None."""
    found = stacks(project).undo
    return found[-1].label if found else None


def undo(project: Project) -> ChangeSet:
    """Undo the latest step (a batch as a whole).

    Raises:
        Refused: there is nothing to undo.
    """
    found = stacks(project).undo
    if not found:
        raise Refused("undo_nothing")
    return _reverse(project, found[-1], "undo")


def redo(project: Project) -> ChangeSet:
    """Do again what was undone last.

    Raises:
        Refused: there is nothing to redo.
    """
    found = stacks(project).redo
    if not found:
        raise Refused("redo_nothing")
    return _reverse(project, found[-1], "redo")


def undo_step(project: Project, seq: int) -> ChangeSet:
    """Undo one step in the middle of the history, where nothing later touched its rows.

    Raises:
        Refused: there is no such step to undo, or a later one stands in the way (the message names it).
    """
    entry = next((each for each in stacks(project).undo if seq in each.steps), None)
    if entry is None:
        raise Refused("step_missing", seq=seq)
    return _reverse(project, entry, "undo")


def _reverse(project: Project, entry: Entry, kind: str) -> ChangeSet:
    label = entry.label
    try:
        with project.step(kind, label, kind=kind, reverses=list(entry.steps)) as open_work:
            steps.reverse_steps(open_work.session, entry.steps)
    except Obstacle as obstacle:
        raise Refused("undo_blocked", label=label, what=f"{obstacle.table} {obstacle.key[0]}") from obstacle
    except Inconsistent as error:
        raise Refused("undo_blocked", label=label, what="something that it made") from error
    return project.announce(open_work)


def count(project: Project) -> int:
    """How many steps the history has."""
    with project.reading() as session:
        return steps.step_count(session)


def rows(project: Project, offset: int = 0, limit: int = 200) -> list[HistoryRow]:
    """Steps, newest first."""
    with project.reading() as session:
        state = Stacks(session)
        found = steps.latest_steps(session, offset, limit)
    open_steps = {seq for entry in state.undo for seq in entry.steps}
    return [
        HistoryRow(
            seq=row.seq,
            at=row.at,
            curator=row.curator,
            label=row.label,
            kind=row.kind,
            reverses=row.reverses[0] if row.reverses else None,
            undone=row.seq in state.undone and row.seq not in open_steps,
            rows=touched,
        )
        for row, touched in found
    ]


def steps_touching(project: Project, ids: set[str], limit: int = 50) -> list[HistoryRow]:
    """The latest steps that touched rows with one of these ids (records, claims, evidence …), newest first."""
    with project.reading() as session:
        found = steps.steps_touching(session, ids, limit)
    return [HistoryRow(r.seq, r.at, r.curator, r.label, r.kind, None, False, 0) for r in found]
