"""The main window: top bar, pages, status strip; it builds the pages when a project opens and drops them after."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from regesta.base.errors import UserError
from regesta.base.settings import Settings, load_settings, save_settings
from regesta.domain.changes import ChangeSet
from regesta.services.views import Progress
from regesta.ui.actions.registry import Registry
from regesta.ui.guard import guard
from regesta.ui.life import ProjectLife
from regesta.ui.prompts import Prompts
from regesta.ui.search import Found, SearchField
from regesta.ui.status import StatusStrip
from regesta.ui.theme import Theme
from regesta.ui.toast import Toast
from regesta.ui.topbar import TopBar
from regesta.ui.welcome import EmptyProject, Welcome
from regesta.workbench import wording
from regesta.workbench.gateway import UndoState
from regesta.workbench.navigation import Place, Trail

PROJECT_SUFFIX = ".regesta"


class MainWindow(QMainWindow):
    """One window, one project at a time."""

    def __init__(self, *, curator: str, theme: Theme, prompts: Prompts | None = None) -> None:
        super().__init__()
        self.settings: Settings = load_settings()
        self.theme = theme
        self.prompts = prompts or Prompts(self)
        self.registry = Registry(self, theme, self.settings.keys)
        self.life = ProjectLife(curator, self.prompts, theme, self)
        self.trail = Trail()
        self.pages: dict[str, QWidget] = {}
        self._current = "welcome"
        self._going = False
        self.search = SearchField(self.registry, theme, self)
        self.top = TopBar(self.search)
        self.strip = StatusStrip(self.registry, theme)
        self.stack = QStackedWidget()
        self.welcome = Welcome(self.registry)
        self.empty = EmptyProject(self.registry)
        self.toast = Toast(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setWindowTitle("Regesta")
        self.setAcceptDrops(True)
        self.setMinimumSize(860, 560)
        room = self.screen().availableGeometry()
        self.resize(min(1440, room.width() - 20), min(900, room.height() - 48))
        body = QWidget()
        body.setObjectName("window")
        box = QVBoxLayout(body)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for widget, stretch in ((self.top, 0), (self.stack, 1), (self.strip, 0)):
            box.addWidget(widget, stretch)
        self.stack.addWidget(self.welcome)
        self.stack.addWidget(self.empty)
        self.setCentralWidget(body)
        self.menus = self.registry.fill(self.menuBar())
        self.welcome.show_recent(self.settings.recent)
        self.welcome.setFocus()
        saved = self.settings.geometry.get("window")
        if saved:
            self.restoreGeometry(QByteArray.fromBase64(saved.encode()))

    def _connect(self) -> None:
        life = self.life
        life.opening.connect(self._opening)
        life.opened.connect(self._opened)
        life.closed.connect(self._closed)
        life.said.connect(self.toast.show_words)
        life.progressed.connect(self._progressed)
        life.failed.connect(self._failed)
        self.strip.cancelled.connect(life.cancel)
        self.top.chosen.connect(self.go)
        self.search.wanted.connect(self._search)
        self.search.chosen.connect(self._found)
        self.toast.undo_asked.connect(self.undo)
        self.welcome.recent_chosen.connect(self.open_text)
        from regesta.ui.window_actions import WindowActions

        self.window_actions = WindowActions(self)

    # -- project -----------------------------------------------------------------------------------------------

    @Slot(str)
    def open_text(self, path: str) -> None:
        """Open a project by its path as text."""
        self.life.open(Path(path))

    @Slot(str)
    def _opening(self, words: str) -> None:
        self.welcome.say(words)

    @Slot()
    def _opened(self) -> None:
        link = self.life.link
        if link is None:
            return
        self.welcome.say("")
        codebook = link.gateway.codebook
        self.theme.set_types({spec.name: (spec.colour.value, spec.underline.value) for spec in codebook.types})
        link.changed.connect(self._changed)
        link.undo_changed.connect(self._undo_changed)
        link.done.connect(self._done)
        link.runner.busy.connect(self.strip.show_busy)
        from regesta.ui.workspaces import build

        self.pages = build(self)
        for page in self.pages.values():
            self.stack.addWidget(page)
        self.top.show_tabs(list(self.pages))
        info = link.gateway.info()
        self.top.show_title(info.title)
        self.setWindowTitle(f"{info.title} — Regesta")
        self.strip.show_saved("saved")
        self._remember(link.gateway.path)
        self.trail = Trail()
        self.go("review")

    def _remember(self, path: Path) -> None:
        self.update_settings(load_settings().with_recent(path))

    def update_settings(self, settings: Settings) -> None:
        """Keep and save settings."""
        self.settings = settings
        save_settings(settings)

    @Slot()
    def _closed(self) -> None:
        for page in self.pages.values():
            self.stack.removeWidget(page)
            page.deleteLater()
        self.pages = {}
        self.registry.release()
        self.top.show_tabs([])
        self.top.show_title("Regesta")
        self.setWindowTitle("Regesta")
        self.strip.show_hints("")
        self.strip.show_saved("")
        self.strip.show_last("")
        self.registry.retitle("edit.undo", "Undo")
        self.registry.retitle("edit.redo", "Redo")
        self.welcome.show_recent(self.settings.recent)
        self._show("welcome", self.welcome)

    # -- where -------------------------------------------------------------------------------------------------

    @property
    def workspace(self) -> str:
        """The workspace that is open."""
        return self._current

    @Slot(str)
    def go(self, workspace: str, target: str = "") -> None:
        """Open a workspace, at a source, record, claim or problem where one is given."""
        page = self.pages.get(workspace)
        if page is None:
            return
        self._show(workspace, page)
        if target:
            enter: Callable[[str], None] = page.enter  # type: ignore[attr-defined]  # every page has it
            enter(target)
        if not self._going:
            self.trail.visit(Place(workspace, target))

    def _show(self, workspace: str, page: QWidget) -> None:
        self._current = self.registry.workspace = workspace
        shown = self.empty if workspace == "review" and self._has_no_source() else page
        self.stack.setCurrentWidget(shown)
        self.top.show_current(workspace)
        self.strip.show_hints("empty" if shown is self.empty else workspace)
        shown.setFocus()

    def _has_no_source(self) -> bool:
        page = self.pages.get("review")
        return page is not None and bool(page.property("empty"))

    @Slot()
    def source_count_changed(self) -> None:
        """A source came or went: the empty page gives way, or comes."""
        if self._current == "review" and "review" in self.pages:
            wanted = self.empty if self._has_no_source() else self.pages["review"]
            before = self.stack.currentWidget()
            if before is not wanted:
                left = before is not None and before.isAncestorOf(self.focusWidget() or self)
                self.stack.setCurrentWidget(wanted)
                self.strip.show_hints("empty" if wanted is self.empty else "review")
                if left:
                    wanted.setFocus()

    @Slot(str)
    def visited(self, target: str) -> None:
        """A page went to another source or record by itself."""
        if not self._going and self._current in self.pages:
            self.trail.visit(Place(self._current, target))

    def travel(self, by: int) -> None:
        """Go back or forth."""
        place = self.trail.go(by)
        if place is not None:
            self._going = True
            self.go(place.workspace, place.target)
            QTimer.singleShot(300, self, self._arrived)

    @Slot()
    def _arrived(self) -> None:
        self._going = False

    # -- what comes from the project ---------------------------------------------------------------------------

    @Slot(object)
    def _changed(self, changes: ChangeSet) -> None:
        if changes.touches("project") and self.life.link is not None:
            self.top.show_title(self.life.link.gateway.info().title)

    @Slot(object)
    def _undo_changed(self, state: UndoState) -> None:
        self.registry.retitle("edit.undo", f"Undo “{wording.shorten(state.undo, 50)}”" if state.undo else "Undo")
        self.registry.retitle("edit.redo", f"Redo “{wording.shorten(state.redo, 50)}”" if state.redo else "Redo")
        self.window_actions.undo_state = state
        self.strip.show_last(f"last: {wording.shorten(state.undo, 44)}" if state.undo else "")

    @Slot(object)
    def _done(self, changes: ChangeSet) -> None:
        came = "; ".join(changes.detail[:3]) + (" …" if len(changes.detail) > 3 else "")
        self.toast.show_words(wording.shorten(changes.label + (f" · {came}" if came else ""), 150), undo=True)

    @Slot(object)
    def _failed(self, error: UserError) -> None:
        link = self.life.link
        if link is not None and link.gateway.project.frozen_reason:
            self.window_actions.offer_copy(link.gateway.project.frozen_reason)
            return
        self.toast.show_words(str(error))

    @Slot(object)
    def _progressed(self, progress: Progress | None) -> None:
        self.strip.show_progress(progress)
        review = self.pages.get("review")
        if review is not None:
            review.show_working(progress is not None)  # type: ignore[attr-defined]  # the Review page

    @Slot()
    def undo(self) -> None:
        """Undo the latest step."""
        if self.life.link is not None:
            self.life.link.undo()

    @Slot(str)
    def _search(self, text: str) -> None:
        link = self.life.link
        if link is not None:
            link.read(lambda: link.gateway.search(text), lambda hits: self.search.take_hits(text, hits), key="search")

    @Slot(object)
    def _found(self, found: Found) -> None:
        if found.kind == "action":
            self.registry.trigger(found.target)
        elif found.kind == "record":
            self.go("records", found.target)
        else:
            span = f"@{found.start}-{found.end}" if found.start >= 0 else ""
            self.go("review", found.target + span)

    # -- Qt ----------------------------------------------------------------------------------------------------

    @override
    @guard(None)
    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the geometry, close the project."""
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        settings = load_settings()
        self.update_settings(settings.model_copy(update={"geometry": {**settings.geometry, "window": geometry}}))
        self.life.shut_down()
        super().closeEvent(event)

    @override
    @guard(None)
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    @override
    @guard(None)
    def dropEvent(self, event: QDropEvent) -> None:
        """A project opens, other files are added."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.take_files(paths)

    def take_files(self, paths: list[Path]) -> None:
        """Open the project among the files, else add them."""
        project = next((path for path in paths if path.suffix == PROJECT_SUFFIX), None)
        if project is not None:
            self.life.open(project)
        elif self.life.link is not None:
            self.life.add(paths)
        else:
            self.toast.show_words("Open or make a project first, then add files to it")
