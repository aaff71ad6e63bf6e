"""The chooser that stands at a selection: type a few letters, choose what the words are, Esc drops them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from regesta.ui import parts
from regesta.ui.guard import guard
from regesta.ui.lines import line_list
from regesta.ui.theme import Theme
from regesta.workbench.choosing import Choice

_WIDTH = 380
_ROWS = 9
_WAIT_MS = 120


class Chooser(QFrame):
    """A list of choices under a field. It only says what was chosen."""

    chosen = Signal(object)
    typed = Signal(str)
    dropped = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._area = parent
        self.setObjectName("popup")
        self.setAccessibleName("What are these words?")
        self.field = QLineEdit(placeholderText="What is it? Type a type, a name, a field…")
        self.field.setAccessibleName("Type of the selected words")
        self.field.installEventFilter(self)
        self.list = line_list(theme, "Choices")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(self._clicked)
        self.hint = parts.label("↑↓ choose · Enter takes · Esc drops", "small")
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 6)
        box.setSpacing(5)
        for widget in (self.field, self.list, self.hint):
            box.addWidget(widget)
        self._wait = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._wait.timeout.connect(self._tell)
        self.field.textChanged.connect(self._wait.start)
        self.hide()

    def open_at(self, at: QPoint, above: int) -> None:
        """Stand under a point of the parent, or over `above` where there is no room."""
        self.field.clear()
        parent = self._area
        height = 92 + _ROWS * 26
        x = max(4, min(at.x(), parent.width() - _WIDTH - 4))
        y = at.y() if at.y() + height < parent.height() else max(4, above - height)
        self.setGeometry(x, y, _WIDTH, height)
        self.show()
        self.raise_()

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Show what the words can become."""
        self.list.clear()
        for choice in choices:
            item = QListWidgetItem(f"{choice.words}\t{choice.hint}")
            item.setData(Qt.ItemDataRole.UserRole, choice)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def take_key(self, event: QKeyEvent) -> None:
        """A key that the reader hands over: letters go to the field, arrows to the list."""
        if self._navigate(event.key()):
            return
        if event.key() == Qt.Key.Key_Backspace:
            self.field.backspace()
        elif event.text():
            self.field.insert(event.text())

    def _navigate(self, key: int) -> bool:
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and self.list.count():
            by = 1 if key == Qt.Key.Key_Down else -1
            self.list.setCurrentRow((self.list.currentRow() + by) % self.list.count())
            return True
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._wait.stop()
            if self.list.currentRow() >= 0:
                self._clicked(self.list.currentItem())
            return True
        if key == Qt.Key.Key_Escape:
            self.dropped.emit()
            return True
        return False

    @Slot()
    def _tell(self) -> None:
        self.typed.emit(self.field.text())

    @Slot(QListWidgetItem)
    def _clicked(self, item: QListWidgetItem) -> None:
        choice = item.data(Qt.ItemDataRole.UserRole)
        if isinstance(choice, Choice):
            self.chosen.emit(choice)

    @override
    @guard(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field's arrows, Enter and Esc."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._navigate(event.key()):
            return True
        return super().eventFilter(watched, event)
