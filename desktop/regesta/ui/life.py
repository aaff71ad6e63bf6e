"""A project's life in the window: open, create, sample, close; adding, proposing, resolving as long work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from regesta.base.errors import UserError
from regesta.base.paths import data_folder
from regesta.services.views import Progress, UnfinishedBatch
from regesta.ui.link import Link
from regesta.ui.prompts import Prompts
from regesta.ui.runner import Runner, Task
from regesta.ui.theme import Theme
from regesta.ui.unfinished import Unfinished
from regesta.workbench import unfinished, wording

if TYPE_CHECKING:
    from regesta.services.adding import AddReport
    from regesta.services.extracting import ExtractReport
    from regesta.services.reconciling import ResolveReport
    from regesta.workbench.gateway import Gateway

BACKUP_MS = 30 * 60 * 1000
Tick = Callable[[Progress], None]
Cancel = Callable[[], bool]
Work = Callable[[Tick, Cancel], Any]


class ProjectLife(QObject):
    """Holds the open project's link. `opened` and `closed` tell the window to build and drop its pages."""

    opened = Signal()
    closed = Signal()
    opening = Signal(str)
    said = Signal(str)
    progressed = Signal(object)
    failed = Signal(object)

    def __init__(self, curator: str, prompts: Prompts, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.curator = curator
        self.link: Link | None = None
        self._prompts = prompts
        self._theme = theme
        self._opener = Runner(self)
        self._opener.failed.connect(self._not_opened)
        self._task: Task | None = None
        self._unfinished = Unfinished(self, prompts)
        self._backups = QTimer(self, interval=BACKUP_MS)
        self._backups.timeout.connect(self._care)

    # -- opening and closing -----------------------------------------------------------------------------------

    def open(self, path: Path) -> None:
        """Open a project; the one that is open is closed when the other could be opened."""
        if self.link is not None and _same(path, self.link.gateway.path):
            self.said.emit(f"{path.name} is open already")
            return
        self._start(f"Opening {path.name} …", partial(_open, path, self.curator))

    def create(self, path: Path) -> None:
        """Make a project and open it."""
        self._start(f"Making {path.name} …", partial(_create, path, self.curator))

    def open_sample(self, path: Path | None = None) -> None:
        """Open the sample project, built on first use."""
        place = path or data_folder() / "demo.regesta"
        words = "Opening the sample project …" if place.exists() else "Building the sample project, about a minute …"
        self._start(words, partial(_sample, place, self.curator))

    def _start(self, words: str, work: Work) -> None:
        self.opening.emit(words)
        if self.link is not None:
            self.said.emit(words)
        self._task = self._opener.job(work, self._arrived, progress=self.progressed.emit)
        self._task.finished.connect(self._over)

    def _arrived(self, gateway: Gateway) -> None:
        self.close()
        runner = Runner(self)
        runner.failed.connect(self.failed)
        self.link = Link(gateway, runner, self._theme, self)
        self.link.failed.connect(self.failed)
        self.opened.emit()
        self._care(check=True)
        self._backups.start()
        self._unfinished.look()

    @Slot(object)
    def _not_opened(self, error: UserError) -> None:
        self.opening.emit("")
        self._prompts.tell(str(error))

    @Slot()
    def _care(self, *, check: bool = False) -> None:
        """In the background: back the project up if it changed, and at opening look whether the file is sound."""
        if self.link is not None:
            self.link.runner.job(
                partial(_look_after, self.link.gateway, check), self._cared_for, failed=self.failed.emit
            )

    def _cared_for(self, damage: list[str]) -> None:
        if damage:
            lines = "\n".join(damage[:8])
            self._prompts.tell(f"The project file is damaged; a backup may be whole. What was found:\n\n{lines}")

    def close(self) -> None:
        """Close the project that is open; what runs is cancelled and waited for."""
        self._backups.stop()
        link, self.link = self.link, None
        if link is None:
            return
        self.closed.emit()
        link.close()
        link.runner.close()
        link.gateway.close()
        link.runner.deleteLater()
        link.deleteLater()
        self.progressed.emit(None)

    def shut_down(self) -> None:
        """Close the project and the opener's lanes."""
        self.close()
        self._opener.close()

    # -- long work ---------------------------------------------------------------------------------------------

    def add(self, paths: Sequence[Path]) -> None:
        """Add files and folders, then propose from what was added."""
        link = self.link
        if link is None or not paths:
            return
        self._run(lambda tick, cancel: link.gateway.add(paths, tick, cancel), self._added, "Adding")

    def _added(self, report: AddReport, *, follow: bool = True) -> None:
        lines = failed_lines(report.failed)
        counted = added_words(report)
        self.said.emit(counted)
        if lines:
            self._prompts.tell(f"{counted}\n\n" + "\n".join(lines[:12]), "\n".join(lines) if len(lines) > 12 else "")
        made = [*report.added, *(new for new, _ in report.versions)]
        if report.cancelled:
            self._unfinished.look()
        elif made and follow:
            self.extract(made)

    def _added_rest(self, report: AddReport) -> None:
        self._added(report, follow=False)
        if not report.cancelled:
            self.propose_from_new()

    def propose_from_new(self) -> None:
        """Propose from the sources in which nothing was decided yet."""
        if self.link is not None:
            self.link.read(partial(unfinished.unread, self.link.gateway), self._extract_some)

    def _extract_some(self, sources: list[str]) -> None:
        if sources:
            self.extract(sources)

    def extract(self, sources: Sequence[str] | None) -> None:
        """Propose from sources; None for all."""
        link = self.link
        if link is None:
            return
        self._run(lambda tick, cancel: link.gateway.extract(sources, tick, cancel), self._extracted, "Proposing")

    def go_on(self, batch: UnfinishedBatch) -> None:
        """Go on with work that was stopped."""
        link = self.link
        if link is not None:
            done, words = (self._added_rest, "Adding") if batch.kind == "add" else (self._extracted, "Proposing")
            self._run(partial(unfinished.go_on, link.gateway, batch), done, words)

    def _extracted(self, report: ExtractReport) -> None:
        words = f"{wording.count(report.claims, 'claim')} of {wording.count(report.records, 'record')} proposed"
        if report.notices:
            words += ". " + " ".join(sorted(set(report.notices))[:2])
        self.said.emit(words)
        if report.failed:
            lines = failed_lines(report.failed)
            self._prompts.tell("Some sources could not be read for proposals.\n\n" + "\n".join(lines[:12]))
        if report.cancelled:
            self._unfinished.look()
        else:
            self.resolve()

    def resolve(self) -> None:
        """Look for the same records across sources."""
        link = self.link
        if link is not None:
            self._run(link.gateway.resolve, self._resolved, "Comparing records")

    def _resolved(self, report: ResolveReport) -> None:
        if report.proposed:
            self.said.emit(f"{wording.count(report.proposed, 'pair')} of records may be the same: see Reconcile")

    def export(self, work: Callable[..., Any], done: Callable[[Any], None], failed: Callable[[Any], None]) -> None:
        """Write a bundle, with progress."""
        self._run(work, done, "Exporting", failed)

    def _run(
        self,
        work: Work,
        done: Callable[[Any], None],
        words: str,
        failed: Callable[[Any], None] | None = None,
    ) -> None:
        link = self.link
        if link is None:
            return
        self.progressed.emit(Progress(f"{words} …", 0, 0))
        task = link.runner.job(work, done, failed=failed or self.failed.emit, progress=self.progressed.emit)
        self._task = task
        task.finished.connect(self._over)

    @Slot()
    def _over(self) -> None:
        if self.sender() is self._task:
            self._task = None
            self.progressed.emit(None)

    @Slot()
    def cancel(self) -> None:
        """Cancel the long work that runs; what is done of it stays, and Undo takes it back."""
        if self._task is not None:
            self._task.cancel()
            self.progressed.emit(Progress("Cancelling …", 0, 0))

    @property
    def working(self) -> bool:
        """Whether long work runs."""
        return self._task is not None


def _same(one: Path, other: Path) -> bool:
    return one.absolute() == other.absolute() or (one.exists() and one.resolve() == other.resolve())


def failed_lines(failed: Sequence[tuple[str, str]]) -> list[str]:
    """What could not be read, each named once."""
    return [message if message.startswith(name) else f"{name}: {message}" for name, message in failed]


def added_words(report: AddReport) -> str:
    """What came of adding, in a line."""
    parts = [f"{wording.count(len(report.added), 'source')} added"]
    if report.versions:
        parts.append(wording.count(len(report.versions), "new version"))
    if report.duplicates:
        parts.append(f"{len(report.duplicates)} already there")
    if report.similar:
        parts.append(f"{len(report.similar)} nearly the same as others")
    if report.failed:
        parts.append(f"{len(report.failed)} could not be read")
    if report.cancelled:
        parts.append("cancelled")
    return ", ".join(parts)


def _look_after(gateway: Gateway, check: bool, tick: Tick, cancel: Cancel) -> list[str]:
    del tick, cancel
    damage = gateway.damage() if check else []
    if not damage:
        gateway.back_up()
    return damage


def _open(path: Path, curator: str, tick: Tick, cancel: Cancel) -> Gateway:
    from regesta.workbench.gateway import Gateway

    del tick, cancel
    return Gateway.open(path, curator)


def _create(path: Path, curator: str, tick: Tick, cancel: Cancel) -> Gateway:
    from regesta.workbench.gateway import Gateway

    del tick, cancel
    return Gateway.create(path, curator)


def _sample(path: Path, curator: str, tick: Tick, cancel: Cancel) -> Gateway:
    from regesta.workbench.gateway import Gateway

    return Gateway.open_sample(path, curator, tick, cancel)
