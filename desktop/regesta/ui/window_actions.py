"""What the window itself can do: files, undo, moving between workspaces, looks, help."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from regesta import __version__
from regesta.base.errors import UserError
from regesta.ui.actions.sheet import KeyEditor, KeySheet
from regesta.ui.theme import SCHEMES
from regesta.workbench.gateway import UndoState

if TYPE_CHECKING:
    from regesta.ui.window import MainWindow

_WORKSPACES = ("review", "records", "reconcile", "problems", "ask", "export", "history")


class WindowActions(QObject):
    """Binds the actions whose scope is the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._registry = window.registry
        self.undo_state = UndoState()
        self._bind_files()
        self._bind_rest()

    def _bind_files(self) -> None:
        window, has, free = self._window, self._has_project, self._is_free
        for action, handler, when in (
            ("file.new", self.new, None),
            ("file.open", self.open, None),
            ("file.sample", window.life.open_sample, None),
            ("file.close", window.life.close, has),
            ("file.add", self.add_files, free),
            ("file.add_folder", self.add_folder, free),
            ("file.extract", partial(window.life.extract, None), free),
            ("file.resolve", window.life.resolve, free),
            ("file.cancel", window.life.cancel, lambda: window.life.working),
            ("file.export", partial(window.go, "export"), has),
            ("file.copy", self.save_copy, has),
            ("file.project", self.project_details, has),
            ("file.quit", window.close, None),
        ):
            self._registry.bind(action, handler, when)

    def _bind_rest(self) -> None:
        window, bind = self._window, self._registry.bind
        bind("edit.undo", window.undo, lambda: self._has_project() and self.undo_state.undo is not None)
        bind("edit.redo", self.redo, lambda: self._has_project() and self.undo_state.redo is not None)
        bind("edit.find", self.find)
        bind("edit.keys", self.edit_keys)
        bind("edit.curator", self.edit_curator)
        bind("go.pane", self.next_pane, self._has_project)
        bind("go.back", partial(window.travel, -1), lambda: window.trail.can(-1))
        bind("go.forth", partial(window.travel, 1), lambda: window.trail.can(1))
        bind("go.palette", window.search.open_palette)
        for name in _WORKSPACES:
            bind(f"go.{name}", partial(window.go, name), partial(self._has_page, name))
        for scheme in SCHEMES:
            bind(f"view.{scheme}", partial(self.set_scheme, scheme))
        bind("view.larger", partial(self.resize_text, 1), lambda: window.settings.font_size < 12)
        bind("view.smaller", partial(self.resize_text, -1), lambda: window.settings.font_size > -4)
        bind("view.refresh", self.refresh, self._has_project)
        bind("help.keys", self.show_keys)
        bind("help.about", self.about)

    # -- when --------------------------------------------------------------------------------------------------

    def _has_project(self) -> bool:
        return self._window.life.link is not None

    def _is_free(self) -> bool:
        return self._has_project() and not self._window.life.working

    def _has_page(self, name: str) -> bool:
        return name in self._window.pages

    # -- files -------------------------------------------------------------------------------------------------

    @Slot()
    def new(self) -> None:
        """Ask where, and make a project."""
        path = self._window.prompts.new_project()
        if path is not None:
            self._window.life.create(path)

    @Slot()
    def open(self) -> None:
        """Ask which, and open it."""
        path = self._window.prompts.open_project()
        if path is not None:
            self._window.life.open(path)

    @Slot()
    def add_files(self) -> None:
        """Ask which files, and add them."""
        self._window.life.add(self._window.prompts.add_files())

    @Slot()
    def add_folder(self) -> None:
        """Ask which folder, and add what is in it."""
        folder = self._window.prompts.add_folder()
        if folder is not None:
            self._window.life.add([folder])

    @Slot()
    def save_copy(self) -> None:
        """Ask where, and save a copy of the project."""
        link = self._window.life.link
        if link is None:
            return
        name = link.gateway.path.with_stem(link.gateway.path.stem + " copy")
        target = self._window.prompts.save_file("Save a copy", str(name), "Regesta projects (*.regesta)")
        if target is not None:
            link.runner.write(partial(link.gateway.project.save_copy, target), self._copied)

    def _copied(self, result: object) -> None:
        del result
        self._window.toast.show_words("The copy is saved")

    def offer_copy(self, reason: str) -> None:
        """The file was replaced under the program: editing is frozen, a copy can be saved."""
        if self._window.prompts.confirm(reason, "Save a copy…"):
            self.save_copy()

    @Slot()
    def project_details(self) -> None:
        """Edit title, description, licence, creators, as-of date."""
        from regesta.ui.project_details import ProjectDetails

        link = self._window.life.link
        if link is not None:
            ProjectDetails(self._window, link).open()

    # -- the rest ----------------------------------------------------------------------------------------------

    @Slot()
    def redo(self) -> None:
        """Do again what was undone."""
        if self._window.life.link is not None:
            self._window.life.link.redo()

    @Slot()
    def find(self) -> None:
        """Find in the workspace that is open."""
        page = self._window.pages.get(self._window.workspace)
        find: Callable[[], None] | None = getattr(page, "find_here", None)
        if find is not None:
            find()
        else:
            self._window.search.open_palette()

    @Slot()
    def next_pane(self) -> None:
        """Let the keys go to the next pane."""
        page = self._window.pages.get(self._window.workspace)
        panes = page.panes() if page is not None and hasattr(page, "panes") else []
        if not panes:
            return
        focus = self._window.focusWidget()
        at = next((n for n, pane in enumerate(panes) if focus is pane or pane.isAncestorOf(focus)), -1)
        panes[(at + 1) % len(panes)].setFocus()

    @Slot()
    def edit_curator(self) -> None:
        """Ask for the name that decisions carry."""
        window = self._window
        name = window.prompts.ask_text("Your name", "Every decision carries this name:", window.life.curator)
        if name:
            window.life.curator = name
            window.update_settings(window.settings.model_copy(update={"curator": name}))
            if window.life.link is not None:
                window.life.link.gateway.project.curator = name

    def set_scheme(self, scheme: str) -> None:
        """Change the look and keep it."""
        window = self._window
        window.update_settings(window.settings.model_copy(update={"theme": scheme}))
        window.theme.set_scheme(scheme)

    def resize_text(self, by: int) -> None:
        """Make the text larger or smaller and keep it."""
        window = self._window
        size = max(-4, min(12, window.settings.font_size + by))
        window.update_settings(window.settings.model_copy(update={"font_size": size}))
        window.theme.set_font_size(size)
        window.strip.show_hints(window.workspace)

    @Slot()
    def refresh(self) -> None:
        """Read what is shown anew."""
        page = self._window.pages.get(self._window.workspace)
        if page is not None and hasattr(page, "refresh"):
            page.refresh()

    @Slot()
    def show_keys(self) -> None:
        """Show all keys."""
        KeySheet(self._registry, self._window).open()

    @Slot()
    def edit_keys(self) -> None:
        """Change keys."""
        editor = KeyEditor(self._registry, self._window.settings.keys, self._window)
        editor.saved.connect(self._keys_saved)
        editor.open()

    @Slot(object)
    def _keys_saved(self, keys: dict[str, str]) -> None:
        window = self._window
        try:
            window.update_settings(window.settings.model_copy(update={"keys": keys}))
        except (UserError, OSError) as error:
            window.prompts.tell(str(error))
        self._registry.apply_keys(keys)
        window.strip.show_hints(window.workspace)

    @Slot()
    def about(self) -> None:
        """Say what this is."""
        self._window.prompts.tell(
            f"Regesta {__version__}\n\nA workbench for sourced registers of diplomatic contacts. Apache License 2.0. "
            "Uses Qt (LGPL), Inter and Noto Serif (OFL), Lucide icons (ISC). Nothing leaves this computer."
        )
