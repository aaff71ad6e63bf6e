"""The actions at work: one QAction each, bound to handlers, with a person's own keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from regesta.ui import icons
from regesta.ui.actions.catalogue import ACTIONS, MENUS, ActionSpec
from regesta.ui.theme import Theme
from regesta.workbench import keymap

Handler = Callable[[], object]
When = Callable[[], bool]


class Registry(QObject):
    """Actions by id. What is bound to nothing is not shown."""

    triggered = Signal(str)

    def __init__(self, window: QWidget, theme: Theme, own_keys: Mapping[str, str]) -> None:
        super().__init__(window)
        self._theme = theme
        self._own = dict(own_keys)
        self.workspace = ""
        self.specs = {spec.id: spec for spec in ACTIONS}
        self._handlers: dict[str, Handler] = {}
        self._when: dict[str, When] = {}
        self._actions = {spec.id: self._make(spec) for spec in ACTIONS}
        self._menus: list[tuple[QMenu, str]] = []
        window.addActions([self._actions[spec.id] for spec in ACTIONS if spec.scope == keymap.WINDOW])
        self.apply_keys(self._own)
        theme.changed.connect(self.tint)

    def _make(self, spec: ActionSpec) -> QAction:
        action = QAction(spec.title, self)
        action.setObjectName(spec.id)
        action.setData(spec.id)
        action.setVisible(False)
        action.setEnabled(False)
        local = spec.scope != keymap.WINDOW
        context = Qt.ShortcutContext
        action.setShortcutContext(context.WidgetWithChildrenShortcut if local else context.WindowShortcut)
        action.triggered.connect(self._run)
        return action

    def bind(self, action: str, handler: Handler, when: When | None = None) -> None:
        """Say what an action does, and when it can."""
        self._handlers[action] = handler
        if when is not None:
            self._when[action] = when
        self._actions[action].setVisible(True)
        self._actions[action].setEnabled(True)

    def release(self) -> None:
        """Unbind what belongs to a project's pages: they are gone."""
        for spec in ACTIONS:
            handler = self._handlers.get(spec.id)
            if handler is not None and spec.scope != keymap.WINDOW:
                del self._handlers[spec.id]
                self._when.pop(spec.id, None)
                self._actions[spec.id].setVisible(False)
                self._actions[spec.id].setEnabled(False)

    def place(self, scope: str, page: QWidget) -> None:
        """Make the keys of a workspace's actions work inside its page, and only there."""
        page.addActions([self._actions[spec.id] for spec in ACTIONS if spec.scope == scope])

    def action(self, action: str) -> QAction:
        """The QAction, for a button."""
        return self._actions[action]

    def bound(self) -> list[ActionSpec]:
        """The actions that do something, in catalogue order."""
        return [spec for spec in ACTIONS if spec.id in self._handlers]

    def can(self, action: str) -> bool:
        """Whether an action can act now."""
        if action not in self._handlers or self.specs[action].scope not in {keymap.WINDOW, self.workspace}:
            return False
        when = self._when.get(action)
        return when is None or when()

    def trigger(self, action: str) -> bool:
        """Do an action from the palette or a button; False where it cannot act now."""
        if not self.can(action):
            return False
        self._handlers[action]()
        self.triggered.emit(action)
        return True

    @Slot()
    def show_state(self) -> None:
        """A menu opens: grey what cannot act now. Keys always reach `trigger`, which asks anew."""
        for spec in ACTIONS:
            if spec.id in self._handlers:
                self._actions[spec.id].setEnabled(self.can(spec.id))

    @Slot()
    def _menu_closed(self) -> None:
        QTimer.singleShot(0, self, self._enable)

    @Slot()
    def _enable(self) -> None:
        for action in self._handlers:
            self._actions[action].setEnabled(True)

    def retitle(self, action: str, title: str) -> None:
        """Change an action's words, for example “Undo accept”."""
        self._actions[action].setText(title.replace("&", "&&"))

    def show(self, actions: Iterable[str], shown: bool) -> None:
        """Show or hide actions in the menus."""
        for action in actions:
            self._actions[action].setVisible(shown and action in self._handlers)

    def uses(self) -> list[keymap.KeyUse]:
        """All keys as the catalogue has them."""
        return [keymap.KeyUse(spec.id, spec.scope, spec.keys) for spec in ACTIONS]

    def keys(self, action: str) -> tuple[str, ...]:
        """The keys in force."""
        return keymap.effective(self.uses(), self._own)[action]

    def apply_keys(self, own: Mapping[str, str]) -> None:
        """Put a person's own keys in force."""
        self._own = dict(own)
        effective = keymap.effective(self.uses(), self._own)
        for action, keys in effective.items():
            self._actions[action].setShortcuts([QKeySequence(key) for key in keys])

    def fill(self, bar: QMenuBar) -> dict[str, QMenu]:
        """Generate the menus."""
        made: dict[str, QMenu] = {}
        for name in MENUS:
            menu = bar.addMenu(f"&{name}")
            menu.setToolTipsVisible(False)
            for spec in ACTIONS:
                if spec.menu != name or not spec.listed:
                    continue
                if spec.break_before:
                    menu.addSeparator()
                menu.addAction(self._actions[spec.id])
            menu.aboutToShow.connect(self.show_state)
            menu.aboutToHide.connect(self._menu_closed)
            made[name] = menu
        self.tint()
        return made

    @Slot()
    def tint(self) -> None:
        """Draw the icons in the colour of the theme."""
        color = self._theme.color("muted")
        for spec in ACTIONS:
            if spec.icon:
                self._actions[spec.id].setIcon(icons.icon(spec.icon, color))

    @Slot()
    def _run(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.trigger(str(sender.data()))


def key_text(key: str) -> str:
    """A key as this system writes it."""
    return (QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) or key).replace("Return", "Enter")
