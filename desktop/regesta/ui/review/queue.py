"""The queue on the left: how far the review is, a filter, and the sources with their state."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QProgressBar,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from regesta.services.views import SourceRow
from regesta.ui import icons, parts
from regesta.ui.guard import guard
from regesta.ui.theme import Theme
from regesta.workbench import wording
from regesta.workbench.queue import SourceQueue

Index = QModelIndex | QPersistentModelIndex
STATE_ICONS = {
    "new": ("circle", "muted"),
    "in_review": ("circle-dot", "accent"),
    "finished": ("check", "ok"),
    "changed": ("circle-alert", "warn"),
    "set_aside": ("circle-dashed", "muted"),
}
FILTERS = (
    ("all", "All sources"),
    ("open", "Not finished"),
    ("new", "New"),
    ("in_review", "In review"),
    ("changed", "Changed since"),
    ("finished", "Finished"),
    ("set_aside", "Set aside"),
)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def second_line(row: SourceRow) -> tuple[str, str]:
    """Date and what is left, and what is wrong."""
    parts = [wording.short_day(row.published_on)]
    if row.left:
        parts.append(f"{row.left} to review")
    elif row.state in {"new", "in_review"}:
        parts.append(wording.STATES[row.state])
    if row.state in {"changed", "set_aside"}:
        parts.append(wording.STATES[row.state])
    wrong = []
    if row.conflicts:
        wrong.append(wording.count(row.conflicts, "conflict"))
    if not row.published_on:
        parts[0] = "no date"
    return " · ".join(parts), " · ".join(wrong)


class QueueModel(QAbstractTableModel):
    """The sources that the filter leaves."""

    def __init__(self, queue: SourceQueue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = queue
        self.shown: list[SourceRow] = []

    def reload(self) -> None:
        """Take the queue's rows."""
        self.beginResetModel()
        self.shown = self._queue.rows
        self.endResetModel()

    @override
    @guard(0)
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """How many sources are shown."""
        return 0 if parent.isValid() else len(self.shown)

    @override
    @guard(0)
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """One."""
        return 0 if parent.isValid() else 1

    @override
    @guard(None)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The source's words, for screen readers."""
        row = self.shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            line, wrong = second_line(row)
            return f"{row.title}. {wording.STATES.get(row.state, row.state)}. {line} {wrong}"
        return None


class QueueDelegate(QStyledItemDelegate):
    """Two lines and a state."""

    def __init__(self, model: QueueModel, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme

    @override
    @guard(QSize(100, 48))
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are alike."""
        return QSize(100, 50 + 2 * self._theme.scale.more)

    @override
    @guard(None)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one source."""
        row = self._model.shown[index.row()]
        rect: QRect = option.rect.adjusted(6, 1, -6, -1)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            path = QPainterPath()
            path.addRoundedRect(rect, 5, 5)
            painter.fillPath(path, self._theme.color("selection" if selected else "hover"))
        name, color = STATE_ICONS.get(row.state, STATE_ICONS["new"])
        painter.drawPixmap(
            rect.left() + 8, rect.top() + 8, icons.pixmap(name, self._theme.color(color).name(), 14, 2.0)
        )
        left = rect.left() + 28
        width = rect.right() - left - 6
        font = self._theme.scale.sans(13, bold=selected)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(self._theme.color("text"))
        title = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(left, rect.top() + 5, width, metrics.height()), _LEFT, title)
        self._second(painter, row, QRect(left, rect.top() + 7 + metrics.height(), width, metrics.height()))
        painter.restore()

    def _second(self, painter: QPainter, row: SourceRow, rect: QRect) -> None:
        font = self._theme.scale.sans(11)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        line, wrong = second_line(row)
        marks = (" ⚑" if row.flagged else "") + (" ✎" if row.noted else "")
        tail = f" · {wrong}" if wrong else ""
        room = rect.width() - metrics.horizontalAdvance(tail + marks)
        line = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room)
        painter.setPen(self._theme.color("warn" if line.startswith("no date") else "muted"))
        painter.drawText(rect, _LEFT, line)
        painter.setPen(self._theme.color("warn"))
        painter.drawText(rect.translated(metrics.horizontalAdvance(line), 0), _LEFT, tail + marks)


class QueuePanel(QFrame):
    """The whole left panel."""

    chosen = Signal(str)

    def __init__(self, queue: SourceQueue, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._queue = queue
        self._model = QueueModel(queue, self)
        self.heading = parts.label("Sources", "heading")
        self.counted = parts.label("", "muted")
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName("Sources reviewed")
        self.filter = QLineEdit(placeholderText="Filter…", clearButtonEnabled=True)
        self.filter.setAccessibleName("Filter the sources")
        self.states = QComboBox()
        self.states.setAccessibleName("Show sources that are")
        for value, words in FILTERS:
            self.states.addItem(words, value)
        self.table = self._make_table(theme)
        self.table.setMinimumWidth(120)
        self._lay_out()
        self.filter.textChanged.connect(self._narrow)
        self.states.currentIndexChanged.connect(self._narrow)
        theme.changed.connect(self._rows_high)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.heading)
        top.addStretch(1)
        top.addWidget(self.counted)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 10, 0, 6)
        box.setSpacing(7)
        inner = QVBoxLayout()
        inner.setContentsMargins(9, 0, 9, 0)
        inner.setSpacing(7)
        inner.addLayout(top)
        inner.addWidget(self.bar)
        inner.addWidget(self.filter)
        inner.addWidget(self.states)
        box.addLayout(inner)
        box.addWidget(self.table, 1)

    def _make_table(self, theme: Theme) -> QTableView:
        table = QTableView()
        table.setModel(self._model)
        table.setItemDelegate(QueueDelegate(self._model, theme, table))
        table.setAccessibleName("Sources")
        table.setObjectName("quiet")
        table.setShowGrid(False)
        table.setMouseTracking(True)
        table.setTabKeyNavigation(False)
        table.horizontalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(50 + 2 * theme.scale.more)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.selectionModel().currentChanged.connect(self._row_chosen)
        self._theme = theme
        return table

    @Slot()
    def _rows_high(self) -> None:
        self.table.verticalHeader().setDefaultSectionSize(50 + 2 * self._theme.scale.more)

    @Slot()
    def _narrow(self) -> None:
        self._queue.narrow(self.filter.text(), str(self.states.currentData()))
        self.reload()

    def reload(self) -> None:
        """Show the queue as it is."""
        at = self.table.verticalScrollBar().value()
        selection = self.table.selectionModel()
        selection.blockSignals(True)
        self.table.scrollToTop()
        self._model.reload()
        number = self._queue.index()
        if number >= 0:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            selection.setCurrentIndex(self._model.index(number, 0), flag)
        selection.blockSignals(False)
        self.table.verticalScrollBar().setValue(at)
        if number >= 0:
            self.table.scrollTo(self._model.index(number, 0))
        total = len(self._queue.all)
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(self._queue.reviewed)
        self.counted.setText(f"{self._queue.reviewed} of {total} reviewed" if total else "")
        self.table.viewport().update()

    @Slot(QModelIndex, QModelIndex)
    def _row_chosen(self, current: QModelIndex, before: QModelIndex) -> None:
        del before
        if current.isValid():
            self.chosen.emit(self._model.shown[current.row()].id)
