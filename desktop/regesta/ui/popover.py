"""A small panel over the window for one short task; Esc or a click beside it closes it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from regesta.ui import parts
from regesta.ui.guard import guard


class Popover(QFrame):
    """Stands at a point of the screen, inside its window's bounds."""

    def __init__(self, parent: QWidget, title: str, width: int = 380) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("popup")
        self.setAccessibleName(title)
        self._width = width
        self.on_enter: Callable[[], object] | None = None
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(14, 12, 14, 12)
        self.box.setSpacing(8)
        self.box.addWidget(parts.label(title, "heading"))

    def open_at(self, at: QPoint) -> None:
        """Show at a point, moved so that all of it is on the screen."""
        self.fit()
        area = self.screen().availableGeometry()
        x = min(max(at.x(), area.left() + 8), area.right() - self.width() - 8)
        y = min(max(at.y(), area.top() + 8), area.bottom() - self.height() - 8)
        self.move(x, y)
        self.show()

    def fit(self) -> None:
        """As wide as asked, or as its widest button needs; as high as its words then are."""
        for child in (self, *self.findChildren(QWidget)):
            child.ensurePolished()
        room = self.screen().availableGeometry().adjusted(8, 8, -8, -8)
        self.box.invalidate()
        wide = min(room.width(), max(self._width, self.box.totalMinimumSize().width()))
        high = self.box.totalHeightForWidth(wide) if self.box.hasHeightForWidth() else self.box.totalSizeHint().height()
        self.resize(wide, min(room.height(), high))

    @override
    @guard(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes, Enter does what the popover is for."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.on_enter is not None:
            self.on_enter()
            return
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)
