"""Asks about long work that was stopped: go on, keep what is done, or take it back. Later is an answer too."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from regesta.services.views import UnfinishedBatch
from regesta.ui.prompts import Prompts
from regesta.workbench import unfinished

if TYPE_CHECKING:
    from regesta.ui.life import ProjectLife


class Unfinished(QObject):
    """Looks after a project was opened and after a cancel."""

    def __init__(self, life: ProjectLife, prompts: Prompts) -> None:
        super().__init__(life)
        self._life = life
        self._prompts = prompts

    def look(self) -> None:
        """Read what waits, and ask about the oldest."""
        link = self._life.link
        if link is not None:
            link.read(partial(unfinished.waiting, link.gateway), self._ask, key="unfinished")

    def _ask(self, found: Sequence[UnfinishedBatch]) -> None:
        link = self._life.link
        if link is None or not found or self._life.working:
            return
        batch = found[0]
        answer = self._prompts.choose(unfinished.question(batch), unfinished.answers(batch), otherwise="Decide later")
        if self._life.link is not link or answer is None:
            return
        if answer == 0:
            self._life.go_on(batch)
            return
        work = unfinished.keep if answer == 1 else unfinished.take_back
        done = partial(self._settled, propose=answer == 1 and batch.kind == "add" and batch.done > 0)
        link.runner.write(partial(work, link.gateway, batch), done, failed=self._life.failed.emit)

    def _settled(self, nothing: object, *, propose: bool) -> None:
        del nothing
        if self._life.link is not None:
            self._life.link.refresh_undo()
        if propose:
            self._life.propose_from_new()
        self.look()
