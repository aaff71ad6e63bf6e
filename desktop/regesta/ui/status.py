"""The strip at the bottom: the keys that matter here, long work with its cancel, and that all is saved."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget
from typing_extensions import override

from regesta.services.views import Progress
from regesta.ui import parts
from regesta.ui.actions.catalogue import HINTS
from regesta.ui.actions.registry import Registry, key_text
from regesta.ui.guard import guard
from regesta.ui.theme import Theme
from regesta.workbench import wording


class Hint(QPushButton):
    """A key cap and a word; a click does it."""

    def __init__(self, keys: str, word: str, theme: Theme) -> None:
        super().__init__()
        self._keys = keys
        self._word = word
        self._theme = theme
        self.setObjectName("hint")
        self.setFlat(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(f"{word} ({keys})")

    @override
    @guard(QSize(60, 24))
    def sizeHint(self) -> QSize:
        """As wide as its words."""
        metrics = QFontMetrics(self._theme.scale.sans(12))
        return QSize(metrics.horizontalAdvance(self._keys) + metrics.horizontalAdvance(self._word) + 26, 26)

    @override
    @guard(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw cap and word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self._theme.scale.sans(12)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        width, height = metrics.horizontalAdvance(self._keys) + 9, metrics.height() + 2
        top = (self.height() - height) // 2
        cap = QPainterPath()
        cap.addRoundedRect(2, top, width, height, 3, 3)
        painter.fillPath(cap, self._theme.color("key"))
        baseline = top + 1 + metrics.ascent()
        painter.setPen(self._theme.color("text" if self.isEnabled() else "faint"))
        painter.drawText(6, baseline, self._keys)
        painter.setPen(self._theme.color("muted" if self.isEnabled() else "faint"))
        painter.drawText(width + 8, baseline, self._word)
        painter.end()


class Dot(QWidget):
    """A small disc in a colour of the theme."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.color = "ok"
        self.setFixedSize(10, 10)
        theme.changed.connect(self.update)

    @override
    @guard(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(self.color))
        painter.drawEllipse(1, 1, 8, 8)
        painter.end()


class StatusStrip(QWidget):
    """Hints on the left, work in the middle, the saved mark on the right."""

    cancelled = Signal()

    def __init__(self, registry: Registry, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._registry = registry
        self._theme = theme
        self._hints = QHBoxLayout()
        self._hints.setSpacing(2)
        self.undo_words = parts.label("", "small")
        self.work_words = parts.label("", "muted")
        self.bar = QProgressBar(textVisible=False)
        self.bar.setFixedWidth(140)
        self.bar.setAccessibleName("Progress")
        self.cancel = parts.button("Cancel", self.cancelled.emit, "plain", tip="Cancel the work that runs: Ctrl+.")
        self.cancel.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it goes by itself: keys must not fall into a field then
        self.dot = Dot(theme)
        self.saved = parts.label("", "muted")
        box = QHBoxLayout(self)
        box.setContentsMargins(10, 3, 16, 5)
        box.setSpacing(8)
        box.addLayout(self._hints)
        box.addStretch(1)
        for widget in (self.undo_words, self.work_words, self.bar, self.cancel, self.dot, self.saved):
            box.addWidget(widget)
        self.show_progress(None)
        self.show_saved("")

    def show_hints(self, workspace: str) -> None:
        """Offer the keys of a workspace."""
        while (item := self._hints.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        for group in HINTS.get(workspace, ()):
            bound = [action for action in group if action in {spec.id for spec in self._registry.bound()}]
            if not bound:
                continue
            keys = " ".join(key_text(self._registry.keys(action)[0]) for action in bound if self._registry.keys(action))
            word = " · ".join(self._registry.specs[action].hint for action in bound)
            hint = Hint(keys, word, self._theme)
            hint.clicked.connect(partial(self._registry.trigger, bound[0]))
            self._hints.addWidget(hint)
        self._fit()

    def show_progress(self, progress: Progress | None) -> None:
        """Show where long work is; None when it is over."""
        for widget in (self.work_words, self.bar, self.cancel):
            widget.setVisible(progress is not None)
        self.undo_words.setVisible(progress is None)
        if progress is None:
            self._fit()
            return
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        left = wording.time_left(progress.left_s)
        counted = f"{progress.done:,} of {progress.total:,}" if progress.total else ""
        self.work_words.setText(" · ".join(part for part in (progress.label, counted, left) if part))
        self._fit()

    def show_last(self, words: str) -> None:
        """The latest step, which Undo would take back."""
        self.undo_words.setText(words)
        self._fit()

    @override
    @guard(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many hints as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Hints that have no room are left out whole; the sheet of keys has them all."""
        right = (self.undo_words, self.work_words, self.bar, self.cancel, self.dot, self.saved)
        room = self.width() - 60 - sum(each.sizeHint().width() + 8 for each in right if each.isVisibleTo(self))
        for number in range(self._hints.count()):
            item = self._hints.itemAt(number)
            hint = item.widget() if item is not None else None
            if hint is not None:
                room -= hint.sizeHint().width() + 2
                hint.setVisible(room >= 0)

    @Slot(bool)
    def show_busy(self, busy: bool) -> None:
        """Say whether anything is being written."""
        if self.saved.text():
            self.show_saved("saving…" if busy else "saved", "warn" if busy else "ok")

    def show_saved(self, text: str, color: str = "ok") -> None:
        """The mark on the right; empty where there is no project."""
        self.dot.setVisible(bool(text))
        self.saved.setText(text)
        self.dot.color = color
        self.dot.update()
