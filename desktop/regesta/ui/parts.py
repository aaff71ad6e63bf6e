"""Small widgets that every screen uses: labels of plain text, buttons, panels, rules."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from regesta.ui.guard import guard


def label(text: str = "", look: str = "", *, wrap: bool = False) -> QLabel:
    """A label that never takes markup for markup. `look` names its style."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if look:
        made.setObjectName(look)
    return made


class Button(QPushButton):
    """A button that Enter presses too, outside dialogs as in them."""

    @override
    @guard(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is a click."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)


def button(text: str, handler: Callable[[], object] | None = None, look: str = "", tip: str = "") -> QPushButton:
    """A button; its words are its accessible name."""
    made = Button(text)
    made.setAccessibleName(text.replace("&", ""))
    if look:
        made.setObjectName(look)
    if tip:
        made.setToolTip(tip)
    if handler is not None:
        made.clicked.connect(handler)
    made.setAutoDefault(False)
    return made


def panel(name: str = "") -> tuple[QFrame, QVBoxLayout]:
    """A white panel with a hairline, and its layout."""
    frame = QFrame()
    frame.setObjectName("panel")
    if name:
        frame.setAccessibleName(name)
    box = QVBoxLayout(frame)
    box.setContentsMargins(16, 14, 16, 14)
    box.setSpacing(8)
    return frame, box


def rule() -> QFrame:
    """A hairline."""
    frame = QFrame()
    frame.setObjectName("rule")
    return frame


def row(*widgets: QWidget | None, spacing: int = 8) -> QHBoxLayout:
    """Widgets side by side; None is a stretch."""
    box = QHBoxLayout()
    box.setSpacing(spacing)
    for widget in widgets:
        if widget is None:
            box.addStretch(1)
        else:
            box.addWidget(widget)
    return box
