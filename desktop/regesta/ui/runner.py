"""Work off the window's thread: one writer, pooled readers, one lane for long jobs.

A task is connected first and started then; what arrives too late, or for a widget that is gone, is dropped.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from regesta.base.errors import UserError
from regesta.services.views import Progress

Deliver = Callable[[Any], None]
_TICK_S = 0.1


class Task(QObject):
    """One piece of work: its progress, its outcome, and the way to cancel it."""

    progressed = Signal(object)
    finished = Signal()
    _arrived = Signal(object, object)

    def __init__(self, parent: QObject, done: Deliver | None, failed: Deliver | None) -> None:
        super().__init__(parent)
        self._done = done
        self._failed = failed
        self._cancelled = False
        self._last_tick = 0.0
        self.stale = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._cancelled = True

    def is_cancelled(self) -> bool:
        """Whether it was asked to stop; called by the work."""
        return self._cancelled

    def tick(self, progress: Progress) -> None:
        """Report progress, at most ten times a second; called by the work."""
        now = time.monotonic()
        if now - self._last_tick >= _TICK_S or progress.done >= progress.total:
            self._last_tick = now
            self.progressed.emit(progress)

    def run(self, work: Callable[[], Any]) -> None:
        """Do the work in the calling thread and send its outcome to the window's."""
        try:
            self._arrived.emit(work(), None)
        except Exception as error:  # noqa: BLE001  # delivered to the window's thread below
            self._arrived.emit(None, error)

    @Slot(object, object)
    def _deliver(self, result: object, error: Exception | None) -> None:
        try:
            if error is not None:
                self._fail(error)
            elif self._done is not None and not self.stale and _alive(self._done):
                self._done(result)
        finally:
            self.finished.emit()
            self.deleteLater()

    def _fail(self, error: Exception) -> None:
        if self._failed is not None and _alive(self._failed) and isinstance(error, UserError):
            self._failed(error)
        elif not self.stale:
            sys.excepthook(type(error), error, error.__traceback__)


class Runner(QObject):
    """The three lanes. `failed` gets each error that a person can act on and that no one else took."""

    failed = Signal(object)
    busy = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer = ThreadPoolExecutor(1, "writer")
        self._readers = ThreadPoolExecutor(2, "reader")
        self._jobs = ThreadPoolExecutor(1, "job")
        self._latest: dict[object, Task] = {}
        self._writing = 0
        self._open: set[Task] = set()

    def read(
        self, work: Callable[[], Any], done: Deliver, *, key: object = None, failed: Deliver | None = None
    ) -> Task:
        """Read in the pool. With a key, only the newest request's result is delivered."""
        task = Task(self, done, failed or self.failed.emit)
        if key is not None:
            if key in self._latest and isValid(self._latest[key]):
                self._latest[key].stale = True
            self._latest[key] = task
        return self._start(self._readers, task, work)

    def write(self, work: Callable[[], Any], done: Deliver | None = None, *, failed: Deliver | None = None) -> Task:
        """Write, in the order of asking."""
        task = Task(self, done, failed or self.failed.emit)
        self._writing += 1
        if self._writing == 1:
            self.busy.emit(True)
        task.finished.connect(self._written)
        return self._start(self._writer, task, work)

    def job(
        self,
        work: Callable[[Callable[[Progress], None], Callable[[], bool]], Any],
        done: Deliver,
        *,
        failed: Deliver | None = None,
        progress: Deliver | None = None,
    ) -> Task:
        """Do long work that reports progress and can be cancelled; edits go on beside it."""
        task = Task(self, done, failed or self.failed.emit)
        if progress is not None:
            task.progressed.connect(progress, Qt.ConnectionType.QueuedConnection)
        return self._start(self._jobs, task, lambda: work(task.tick, task.is_cancelled))

    def _start(self, lane: ThreadPoolExecutor, task: Task, work: Callable[[], Any]) -> Task:
        self._open.add(task)
        task.finished.connect(self._forget)
        future: Future[None] = lane.submit(task.run, work)
        del future
        return task

    @Slot()
    def _forget(self) -> None:
        task = self.sender()
        if isinstance(task, Task):
            self._open.discard(task)
            for key in [key for key, latest in self._latest.items() if latest is task]:
                del self._latest[key]

    @Slot()
    def _written(self) -> None:
        self._writing -= 1
        if self._writing == 0:
            self.busy.emit(False)

    @property
    def idle(self) -> bool:
        """Whether nothing is under way."""
        return not self._open

    def drop(self) -> None:
        """Cancel all and let no result through: the project is about to close."""
        for task in self._open:
            task.cancel()
            task.stale = True

    def close(self) -> None:
        """Cancel, wait for what runs, and end the lanes."""
        self.drop()
        for lane in (self._jobs, self._writer, self._readers):
            lane.shutdown(wait=True, cancel_futures=True)


def _alive(callback: Deliver) -> bool:
    owner = getattr(callback, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
