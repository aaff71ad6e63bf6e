"""Small widgets that every screen uses: labels of plain text, buttons, panels, rules."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget
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


class Elided(QLabel):
    """A label in one line that gives way: where there is no room, it ends in an ellipsis and its tip says all."""

    def __init__(self, text: str = "", look: str = "", least: int = 70) -> None:
        super().__init__()
        self._least = least
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName(look)
        self.setText(text)

    @override
    @guard(QSize(60, 20))
    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        return QSize(min(self._least, self.sizeHint().width()), super().minimumSizeHint().height())

    @override
    @guard(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what there is room for."""
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip("" if shown == self.text() else self.text())
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
        painter.end()


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


def scrolled(inner: QWidget) -> QScrollArea:
    """A widget in an area that scrolls up and down where the window is low, and is as wide as it needs."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    area.viewport().setAutoFillBackground(False)
    return area


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
