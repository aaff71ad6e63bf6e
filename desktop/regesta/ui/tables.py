"""Long tables: a fixed number of rows, pages that are fetched when shown, and the look they share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView
from typing_extensions import override

from regesta.ui.guard import guard
from regesta.workbench.row_window import PAGE, RowWindow

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
PENDING = "…"


class PagedModel(QAbstractTableModel, Generic[T]):
    """Rows by page. `page_wanted` carries page number and generation; `take_page` brings the rows."""

    page_wanted = Signal(int, int)

    def __init__(self, cells: Callable[[T], Sequence[str]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cells = cells
        self._titles: tuple[str, ...] = ()
        self.window: RowWindow[T] = RowWindow()

    def reset_rows(self, count: int, titles: Sequence[str]) -> None:
        """Start over."""
        self.beginResetModel()
        self._titles = tuple(titles)
        self.window.reset(count)
        self.endResetModel()

    def take_page(self, page: int, generation: int, rows: Sequence[T]) -> None:
        """Keep a page that was fetched."""
        span = self.window.fill(page, rows, generation)
        if span:
            self.dataChanged.emit(self.index(span.start, 0), self.index(span.stop - 1, len(self._titles) - 1))

    def row_at(self, number: int) -> T | None:
        """A row; None where it is not here yet."""
        return self.window.row(number)

    @override
    @guard(0)
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """All rows, here or not."""
        return 0 if parent.isValid() else self.window.count

    @override
    @guard(0)
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """The columns."""
        return 0 if parent.isValid() else len(self._titles)

    @override
    @guard(None)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell; its page is asked for when it is not here."""
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        row = self.window.row(index.row())
        if row is None:
            page = self.window.wanted(index.row())
            if page is not None:
                self.page_wanted.emit(page, self.window.generation)
            return PENDING if index.column() == 0 else ""
        cells = self._cells(row)
        return cells[index.column()] if index.column() < len(cells) else ""

    @override
    @guard(None)
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The column's title."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section] if section < len(self._titles) else ""
        return None


def page_span(page: int) -> tuple[int, int]:
    """Offset and limit of a page."""
    return page * PAGE, PAGE


def plain_table(name: str, row_height: int = 30) -> QTableView:
    """A table of whole rows, without grid, of fixed row height."""
    table = QTableView()
    table.setObjectName("plain")
    table.setAccessibleName(name)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.verticalHeader().setDefaultSectionSize(row_height)
    table.horizontalHeader().setHighlightSections(False)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return table
