"""Batches: long work of one transaction an item. One that was killed or cancelled is resumed, kept or undone."""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType
from typing import Any, Self

from regesta.base.errors import Refused
from regesta.base.ids import random_id
from regesta.domain.changes import ChangeSet
from regesta.services import history
from regesta.services.project import Project
from regesta.services.views import UnfinishedBatch
from regesta.store import batches as store
from regesta.store.batches import BatchState
from regesta.store.work import Session


class Batch:
    """A batch at work. Left by `with` it is done; with `cancelled` set, cancelled; by an error, as good as killed."""

    def __init__(
        self,
        project: Project,
        kind: str,
        label: str,
        items: Sequence[str],
        *,
        resumes: BatchState | None = None,
        **arguments: Any,
    ) -> None:
        self._project = project
        self.cancelled = False
        self.state = resumes or BatchState(random_id("batch"), kind, label, project.now(), tuple(items), (), arguments)
        self.id = self.state.id

    def __enter__(self) -> Self:
        self._write("begin")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._write("cancelled" if self.cancelled else "done")

    def mark(self, session: Session, item: str) -> None:
        """Note an item as done, in the step that did it."""
        store.mark_item(session, self.id, item)

    def _write(self, state: str) -> None:
        with self._project.step("batch", self.state.label) as open_work:
            if state == "begin":
                store.begin_batch(open_work.session, self.state)
            else:
                store.end_batch(open_work.session, self.id, state)


def unfinished(project: Project) -> list[UnfinishedBatch]:
    """Batches that wait for a word, oldest first."""
    with project.reading() as session:
        found = store.open_batches(session)
    return [UnfinishedBatch(each.id, each.kind, each.label, each.at, len(each.done), len(each.items)) for each in found]


def state_of(project: Project, batch: str) -> BatchState:
    """What a batch that waits set out to do.

    Raises:
        Refused: there is none of that id.
    """
    with project.reading() as session:
        found = next((each for each in store.open_batches(session) if each.id == batch), None)
    if found is None:
        raise Refused("batch_missing", id=batch)
    return found


def keep(project: Project, batch: str) -> None:
    """Leave what a batch did as it is, and ask no more."""
    _settle(project, batch, "kept")


def undo(project: Project, batch: str) -> ChangeSet | None:
    """Take back everything that a batch did; None where it did nothing yet.

    Raises:
        Refused: a later step stands in the way.
    """
    entry = next((each for each in history.stacks(project).undo if each.batch == batch), None)
    changes = history.undo_step(project, entry.steps[-1]) if entry is not None else None
    _settle(project, batch, "undone")
    return changes


def _settle(project: Project, batch: str, state: str) -> None:
    with project.step("batch", "Batch") as open_work:
        store.end_batch(open_work.session, batch, state)
