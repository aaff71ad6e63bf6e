"""Starts the application: hooks first, then the window, then the project once the window has been painted."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget
from typing_extensions import override

from regesta.base.settings import load_settings
from regesta.ui import fonts
from regesta.ui.crash import Reporter
from regesta.ui.guard import guard
from regesta.ui.popover import Popover
from regesta.ui.prompts import Prompts
from regesta.ui.theme import Theme
from regesta.ui.window import MainWindow

_PRESSES = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter})


class KeyGate(QObject):
    """Leaves keys to what has the focus where it means something else by them: fields, buttons, lists, popovers."""

    @override
    @guard(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim the key before it becomes a shortcut."""
        key = event if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) else None
        if key is not None and self._claims(watched, key):
            key.accept()
            return True
        return False

    @staticmethod
    def _claims(watched: QObject, event: QKeyEvent) -> bool:
        if not isinstance(watched, QWidget):
            return False
        if isinstance(watched.window(), Popover):
            return True
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if isinstance(watched, (QAbstractButton, QLineEdit)) or _in_form(watched):
            return event.key() in _PRESSES
        return isinstance(watched, QComboBox) and bool(event.text()) and event.text().isprintable()


def _in_form(widget: QWidget) -> bool:
    """Whether a widget is part of a form that stands in place of a claim."""
    parent: QWidget | None = widget
    while parent is not None:
        if parent.property("form"):
            return True
        parent = parent.parentWidget()
    return False


def application() -> QApplication:
    """The application, with its names and fonts."""
    QGuiApplication.setApplicationName("regesta")
    QGuiApplication.setApplicationDisplayName("Regesta")
    QGuiApplication.setDesktopFileName("regesta")
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    fonts.load()
    return app


def make_window(*, curator: str, prompts: Prompts | None = None) -> MainWindow:
    """A window with the look that the settings ask for; not shown yet."""
    settings = load_settings()
    theme = Theme(settings.theme, settings.font_size)
    theme.apply()
    window = MainWindow(curator=curator, theme=theme, prompts=prompts)
    theme.setParent(window)
    return window


def open_window(path: Path | None, *, curator: str, demo: bool = False) -> int:
    """Show the window, open the project in it, and run until it is closed.

    Args:
        path: the project; None for the welcome page.
        curator: the name that decisions carry.
        demo: open the sample project, built on first use (at `path` where one is given).
    """
    app = application()
    window = make_window(curator=curator)
    Reporter(window.prompts.tell).install()
    gate = KeyGate(app)
    app.installEventFilter(gate)
    window.show()
    if demo:
        QTimer.singleShot(0, window, lambda: window.life.open_sample(path))
    elif path is not None:
        QTimer.singleShot(0, window, lambda: window.life.open(path))
    return app.exec()
