"""The Records page: types with counts, a table of one type with a filter, the page of the chosen record."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from regesta.domain.changes import ChangeSet
from regesta.services.views import RecordPage, RecordRow
from regesta.ui import parts
from regesta.ui.actions.registry import Registry
from regesta.ui.lines import line_list
from regesta.ui.link import Link
from regesta.ui.records.record_view import RecordView
from regesta.ui.tables import PagedModel, page_span, plain_table
from regesta.ui.theme import Theme
from regesta.workbench.gateway import Query

STATUSES = (
    ("all", "accepted and proposed"),
    ("accepted", "accepted"),
    ("proposed", "proposed"),
    ("rejected", "rejected"),
)
_LABEL, _STATUS, _SOURCES = 260, 84, 66
_WAIT_MS = 150


def cells(row: RecordRow) -> Sequence[str]:
    """A record's cells: label, status, sources, then its properties."""
    return (row.label, row.status, str(row.sources), *row.cells)


class RecordsPage(QWidget):
    """Types, table, record."""

    jump = Signal(str, str)
    visited = Signal(str)

    def __init__(self, link: Link, theme: Theme, registry: Registry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.link = link
        self.registry = registry
        self._type = ""
        self._descending = False
        self._sort = "label"
        self.types = line_list(theme, "Types of records")
        self.filter = QLineEdit(placeholderText="Filter by name…", clearButtonEnabled=True)
        self.filter.setAccessibleName("Filter the records by name")
        self.status = QComboBox()
        self.status.setAccessibleName("Show records that are")
        for value, words in STATUSES:
            self.status.addItem(words, value)
        self.count = parts.label("", "muted")
        self.model: PagedModel[RecordRow] = PagedModel(cells, self)
        self.table = plain_table("Records")
        self.table.setModel(self.model)
        self.view = RecordView(link, theme)
        self._wait = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)
        registry.place("records", self)
        self.refresh()

    def _lay_out(self) -> None:
        left, left_box = parts.panel("Types")
        left_box.setContentsMargins(8, 12, 8, 8)
        left_box.addWidget(parts.label("  Records", "heading"))
        left_box.addWidget(self.types)
        middle, box = parts.panel("Table")
        box.setContentsMargins(10, 10, 10, 4)
        line = QHBoxLayout()
        line.addWidget(self.filter, 1)
        line.addWidget(self.status)
        line.addWidget(self.count)
        box.addLayout(line)
        box.addWidget(self.table, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(9)
        self.splitter.setChildrenCollapsible(False)
        widgets: tuple[tuple[QFrame | QWidget, int], ...] = ((left, 0), (middle, 5), (self.view, 4))
        for widget, stretch in widgets:
            self.splitter.addWidget(widget)
            self.splitter.setStretchFactor(self.splitter.indexOf(widget), stretch)
        self.splitter.setSizes([200, 720, 480])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 2, 12, 0)
        whole.addWidget(self.splitter)

    def _connect(self) -> None:
        self.types.currentItemChanged.connect(self._type_chosen)
        self.filter.textChanged.connect(self._wait.start)
        self._wait.timeout.connect(self._count)
        self.status.currentIndexChanged.connect(self._count)
        self.model.page_wanted.connect(self._fetch)
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.table.horizontalHeader().setSectionsClickable(True)
        self.table.horizontalHeader().sectionClicked.connect(self._sort_by)
        self.link.changed.connect(self._changed)
        self.view.jump.connect(self.jump)

    # -- types and table ---------------------------------------------------------------------------------------

    @Slot()
    def refresh(self) -> None:
        """Read the counts, the table and the record anew."""
        self.link.read(self.link.gateway.type_counts, self._counts_read, key="type-counts")
        self._count()
        self.view.refresh()

    @Slot(object)
    def _changed(self, changes: ChangeSet) -> None:
        if changes.touches("record", "claim", "evidence", "judgement", "note", "flag", "project"):
            self.refresh()

    def _counts_read(self, counts: dict[str, tuple[int, int]]) -> None:
        codebook = self.link.gateway.codebook
        self.types.blockSignals(True)
        self.types.clear()
        for spec in codebook.enabled_types:
            accepted, proposed = counts.get(spec.name, (0, 0))
            item = QListWidgetItem(f"{spec.plural_in('en')}\t{accepted + proposed or ''}")
            item.setData(Qt.ItemDataRole.UserRole, spec.name)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, f"{spec.plural_in('en')}: {accepted} accepted, {proposed} proposed"
            )
            self.types.addItem(item)
            if spec.name == self._type:
                self.types.setCurrentItem(item)
        self.types.blockSignals(False)
        if not self._type and self.types.count():
            filled = [spec.name for spec in codebook.enabled_types if sum(counts.get(spec.name, (0, 0)))]
            self.choose_type(filled[0] if filled else codebook.enabled_types[0].name)

    def choose_type(self, type_name: str) -> None:
        """Show the table of a type."""
        for number in range(self.types.count()):
            item = self.types.item(number)
            if item.data(Qt.ItemDataRole.UserRole) == type_name:
                self.types.setCurrentItem(item)

    @Slot(QListWidgetItem, QListWidgetItem)
    def _type_chosen(self, item: QListWidgetItem | None, before: object) -> None:
        del before
        if item is not None:
            self._type = str(item.data(Qt.ItemDataRole.UserRole))
            self._count()

    @property
    def query_type(self) -> str:
        """The type whose table is shown."""
        return self._type

    def query(self) -> Query:
        """What the filters ask for."""
        return Query(self.filter.text().strip(), str(self.status.currentData()), self._sort, self._descending)

    @Slot()
    def _count(self) -> None:
        if self._type:
            work = partial(self._ask, self._type, self.query())
            self.link.read(work, self._counted, key="record-count")

    def _ask(self, type_name: str, query: Query) -> tuple[str, int, list[tuple[str, str]]]:
        gateway = self.link.gateway
        return type_name, gateway.record_count(type_name, query), gateway.columns(type_name)

    def _counted(self, answer: tuple[str, int, list[tuple[str, str]]]) -> None:
        type_name, count, columns = answer
        if type_name != self._type:
            return
        titles = ("name", "status", "sources", *(label for _, label in columns))
        at = self.table.verticalScrollBar().value()
        same = self.model.rowCount() == count and self.model.columnCount() == len(titles)
        selection = self.table.selectionModel()
        selection.blockSignals(True)
        self.table.scrollToTop()
        self.model.reset_rows(count, titles)
        selection.blockSignals(False)
        if same:
            self.table.verticalScrollBar().setValue(at)
        for number, width in enumerate((_LABEL, _STATUS, _SOURCES)):
            self.table.setColumnWidth(number, width)
        for number in range(3, len(titles)):
            self.table.setColumnWidth(number, 150)
        self.count.setText(f"{count:,}")

    @Slot(int, int)
    def _fetch(self, page: int, generation: int) -> None:
        offset, limit = page_span(page)
        work = partial(self.link.gateway.record_rows, self._type, self.query(), offset, limit)
        self.link.read(work, partial(self.model.take_page, page, generation))

    @Slot(int)
    def _sort_by(self, column: int) -> None:
        wanted = {0: "label", 1: "status"}.get(column)
        if wanted is not None:
            self._descending = not self._descending if wanted == self._sort else False
            self._sort = wanted
            self._count()

    @Slot(QModelIndex, QModelIndex)
    def _row_chosen(self, current: QModelIndex, before: QModelIndex) -> None:
        del before
        row = self.model.row_at(current.row()) if current.isValid() else None
        if row is not None:
            self.view.show_record(row.id)
            self.visited.emit(row.id)

    # -- what the window asks ----------------------------------------------------------------------------------

    def enter(self, target: str) -> None:
        """Show a record, whatever the table shows."""
        self.link.read(partial(self.link.gateway.record_page, target), self._entered, key="record-enter")

    def _entered(self, page: RecordPage) -> None:
        self.choose_type(page.row.type)
        self.view.show_record(page.row.id)

    def find_here(self) -> None:
        """Let the keys go to the filter."""
        self.filter.selectAll()
        self.filter.setFocus()

    def panes(self) -> list[QWidget]:
        """What F6 goes through."""
        return [self.types, self.table, *self.view.panes()]

    def point(self) -> QPoint:
        """Where a popover stands."""
        return self.view.mapToGlobal(QPoint(24, 120))
