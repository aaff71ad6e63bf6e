"""Finding words in the source that is read."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from regesta.ui import parts
from regesta.ui.guard import guard
from regesta.ui.reader.view import SourceReader
from regesta.workbench.finding import occurrences


class FindBar(QWidget):
    """A field over the text; Enter goes on, Shift+Enter back, Esc away."""

    def __init__(self, reader: SourceReader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._found: list[tuple[int, int]] = []
        self._at = -1
        self.field = QLineEdit(placeholderText="Find in this source…", clearButtonEnabled=True)
        self.field.setAccessibleName("Find in this source")
        self.field.installEventFilter(self)
        self.count = parts.label("", "muted")
        box = QHBoxLayout(self)
        box.setContentsMargins(26, 0, 26, 0)
        box.addWidget(self.field, 1)
        box.addWidget(self.count)
        self.field.textChanged.connect(self._search)
        self.hide()

    def show_bar(self) -> None:
        """Open the bar, keys going to it."""
        self.show()
        self.field.selectAll()
        self.field.setFocus()

    @Slot()
    def hide_bar(self) -> None:
        """Close the bar and drop its marks."""
        if self.isVisible():
            self.hide()
            self._reader.setFocus()
        self._reader.set_matches(())

    @Slot(str)
    def _search(self, words: str) -> None:
        self._found = occurrences(self._reader.display.source, words)
        self._at = -1
        self._reader.set_matches(self._found)
        self._step(1)

    def _step(self, by: int) -> None:
        if not self._found:
            self.count.setText("not found" if self.field.text() else "")
            return
        self._at = (self._at + by) % len(self._found)
        self.count.setText(f"{self._at + 1} of {len(self._found)}")
        self._reader.reveal(*self._found[self._at])

    @override
    @guard(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter, Shift+Enter and Esc."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.hide_bar()
                return True
        return super().eventFilter(watched, event)
