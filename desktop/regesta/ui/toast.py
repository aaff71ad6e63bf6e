"""A word about what just happened, with Undo; it goes by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from regesta.ui import parts
from regesta.ui.guard import guard

_SHORT_MS = 3_500
_LONG_MS = 8_000
_BOTTOM = 64


class Toast(QFrame):
    """Stands over the lower middle of its parent."""

    undo_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._area = parent
        self.setObjectName("toast")
        self.words = parts.label("", wrap=False)
        self.button = parts.button("Undo", self._act)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it comes and goes by itself: keys must not fall into it
        self._handler: Callable[[], object] | None = None
        box = QHBoxLayout(self)
        box.setContentsMargins(14, 8, 10, 8)
        box.setSpacing(10)
        box.addWidget(self.words)
        box.addWidget(self.button)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def show_words(self, text: str, *, undo: bool = False, action: str = "", handler: object = None) -> None:
        """Show a text, with Undo or another action where one is given."""
        self._handler = handler if callable(handler) else None
        self.words.setText(text)
        self.button.setVisible(undo or self._handler is not None)
        self.button.setText(action or "Undo")
        self.button.setAccessibleName(action or "Undo")
        self._place()
        self.show()
        self.raise_()
        self._timer.start(_LONG_MS if undo or self._handler else _SHORT_MS)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _place(self) -> None:
        self.setMaximumWidth(max(200, self._area.width() - 40))
        self.adjustSize()
        self.move((self._area.width() - self.width()) // 2, self._area.height() - self.height() - _BOTTOM)

    @Slot()
    def _act(self) -> None:
        handler = self._handler
        self.hide()
        if handler is not None:
            handler()
        else:
            self.undo_asked.emit()

    @override
    @guard(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the place when the window is resized."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
