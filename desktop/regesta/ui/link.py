"""The window's tie to the open project: commands go in, changes come out as one signal on the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from regesta.domain.changes import ChangeSet
from regesta.ui.runner import Deliver, Runner, Task
from regesta.ui.theme import Theme
from regesta.workbench.gateway import Gateway, UndoState

if TYPE_CHECKING:
    from regesta.services.project import Command


class Link(QObject):
    """One open project. Views ask `gateway` in the reader lane and act by `run`."""

    changed = Signal(object)
    undo_changed = Signal(object)
    done = Signal(object)
    failed = Signal(object)
    _heard = Signal(object)

    def __init__(self, gateway: Gateway, runner: Runner, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.gateway = gateway
        self.runner = runner
        self._heard.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._end = gateway.project.subscribe(self._heard.emit)
        self.refresh_undo()

    def run(self, command: Command, done: Deliver | None = None, *, quiet: bool = False) -> Task:
        """Do one action in the writer's lane. The toast tells of it unless `quiet`."""
        return self._write(lambda: self.gateway.run(command), done, quiet=quiet)

    def undo(self) -> Task:
        """Undo the latest step."""
        return self._write(self.gateway.undo, None, quiet=True)

    def redo(self) -> Task:
        """Do again what was undone."""
        return self._write(self.gateway.redo, None, quiet=True)

    def undo_step(self, seq: int) -> Task:
        """Undo a step in the middle."""
        return self._write(lambda: self.gateway.undo_step(seq), None, quiet=False)

    def _write(self, work: Callable[[], ChangeSet], done: Deliver | None, *, quiet: bool) -> Task:
        def arrived(changes: ChangeSet) -> None:
            if done is not None:
                done(changes)
            if not quiet:
                self.done.emit(changes)

        return self.runner.write(work, arrived, failed=self.failed.emit)

    def read(self, work: Callable[[], Any], done: Deliver, *, key: object = None) -> Task:
        """Read in the pool; with a key, only the newest answer comes."""
        return self.runner.read(work, done, key=key)

    @Slot(object)
    def _tell(self, changes: ChangeSet) -> None:
        self.changed.emit(changes)
        self.refresh_undo()

    def refresh_undo(self) -> None:
        """Read what Undo and Redo would do."""
        self.runner.read(self.gateway.undo_state, self._undo_read, key="undo")

    def _undo_read(self, state: UndoState) -> None:
        self.undo_changed.emit(state)

    def close(self) -> None:
        """Hear no more."""
        self._end()
