"""One field that finds everything: commands, sources, records. Ctrl+K goes to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from regesta.services.views import SearchHit
from regesta.ui.actions.registry import Registry, key_text
from regesta.ui.guard import guard
from regesta.ui.lines import line_list
from regesta.ui.theme import Theme
from regesta.workbench import fuzzy, wording

_WAIT_MS = 120
_HEIGHT = 420
_ACTIONS = 8


@dataclass(frozen=True)
class Found:
    """A line of the results. `kind`: action, source, record."""

    kind: str
    target: str
    words: str
    hint: str
    start: int = -1
    end: int = -1


class Results(QFrame):
    """The list under the field."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("popup")
        self.list = line_list(theme, "Found")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(6, 6, 6, 6)
        box.addWidget(self.list)
        self.hide()

    def show_found(self, found: Sequence[Found]) -> None:
        """Show the lines."""
        self.list.clear()
        for each in found:
            item = QListWidgetItem(f"{each.words}\t{each.hint}")
            item.setData(Qt.ItemDataRole.UserRole, each)
            self.list.addItem(item)
        self.list.setCurrentRow(0)


class SearchField(QLineEdit):
    """The field. `wanted` asks for sources and records; `chosen` carries what was found and taken."""

    wanted = Signal(str)
    chosen = Signal(object)

    def __init__(self, registry: Registry, theme: Theme, window: QWidget) -> None:
        super().__init__()
        self._registry = registry
        self._over = window
        self._hits: tuple[Found, ...] = ()
        self._back: QWidget | None = None
        self.results = Results(theme, window)
        self.results.list.itemClicked.connect(self._take)
        self.setPlaceholderText("Search sources, records, commands…  Ctrl+K")
        self.setAccessibleName("Search sources, records, commands")
        self.setMinimumWidth(120)
        self.setMaximumWidth(350)
        self._wait = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._wait.timeout.connect(self._ask)
        self.textEdited.connect(self._typed)
        self.installEventFilter(self)

    def open_palette(self) -> None:
        """Put the keys into the field; the commands are shown at once."""
        self._back = self._over.focusWidget()
        self.setFocus()
        self.selectAll()
        self._show()

    @Slot(str)
    def _typed(self, text: str) -> None:
        del text
        self._hits = ()
        self._show()
        self._wait.start()

    @Slot()
    def _ask(self) -> None:
        if self.text().strip():
            self.wanted.emit(self.text().strip())

    def take_hits(self, text: str, hits: Sequence[SearchHit]) -> None:
        """What the project found for a text; dropped where another is typed by now."""
        if text != self.text().strip():
            return
        self._hits = tuple(
            Found(
                hit.kind,
                hit.id,
                wording.shorten(hit.title, 60),
                wording.shorten(hit.snippet, 60),
                hit.start if hit.start is not None else -1,
                hit.end if hit.end is not None else -1,
            )
            for hit in hits
        )
        if self.results.isVisible():
            self._show()

    def _commands(self) -> list[Found]:
        text = self.text().strip()
        able = [spec for spec in self._registry.bound() if self._registry.can(spec.id) and spec.id != "go.palette"]
        best = fuzzy.best(text, able, lambda spec: f"{spec.title} {spec.menu}", _ACTIONS if text else 100)
        return [
            Found(
                "action", spec.id, spec.title.rstrip("…"), " ".join(key_text(k) for k in self._registry.keys(spec.id))
            )
            for spec in best
        ]

    def _show(self) -> None:
        found = [*self._hits[:10], *self._commands()] if self._hits else self._commands()
        self.results.show_found(found)
        at = self.mapTo(self._over, QPoint(0, self.height() + 4))
        width = max(self.width(), 440)
        self.results.setGeometry(
            at.x() + self.width() - width, at.y(), width, min(_HEIGHT, 22 + 27 * max(1, len(found)))
        )
        self.results.show()
        self.results.raise_()

    def _close(self) -> None:
        self.results.hide()
        self.clear()
        if self._back is not None and self._back.isVisible():
            self._back.setFocus()
        self._back = None

    @Slot(QListWidgetItem)
    def _take(self, item: QListWidgetItem) -> None:
        found = item.data(Qt.ItemDataRole.UserRole)
        self._close()
        if isinstance(found, Found):
            self.chosen.emit(found)

    @override
    @guard(None)
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going elsewhere closes the results."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            QTimer.singleShot(0, self.results, self.results.hide)

    @override
    @guard(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows choose, Enter takes, Esc leaves."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        shown = self.results.list
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up} and shown.count():
            by = 1 if event.key() == Qt.Key.Key_Down else -1
            if not self.results.isVisible():
                self._show()
            shown.setCurrentRow((shown.currentRow() + by) % shown.count())
            return True
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.results.isVisible():
            if shown.currentRow() >= 0:
                self._take(shown.currentItem())
            return True
        if event.key() == Qt.Key.Key_Escape:
            self._close()
            return True
        return super().eventFilter(watched, event)
