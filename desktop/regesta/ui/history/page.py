"""The History page: every step, newest first, and the undoing of one in the middle."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QTimer, Slot
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from regesta.domain.changes import ChangeSet
from regesta.services.views import HistoryRow
from regesta.ui import parts
from regesta.ui.actions.registry import Registry
from regesta.ui.link import Link
from regesta.ui.tables import PagedModel, page_span, plain_table
from regesta.workbench import wording

TITLES = ("step", "when (UTC)", "who", "what", "rows", "")
_WIDTHS = (60, 150, 150, 0, 70, 120)
_SETTLE_MS = 80


def cells(row: HistoryRow) -> Sequence[str]:
    """A step's cells."""
    state = f"undoes {row.reverses}" if row.kind == "undo" else f"redoes {row.reverses}" if row.kind == "redo" else ""
    state = "undone" if row.undone else state
    return (str(row.seq), wording.clock(row.at), row.curator, row.label, f"{row.rows:,}", state)


class HistoryPage(QWidget):
    """A table and a button."""

    def __init__(self, link: Link, registry: Registry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.link = link
        self._registry = registry
        self.model: PagedModel[HistoryRow] = PagedModel(cells, self)
        self.table = plain_table("History")
        self.table.setModel(self.model)
        self.undo_button = parts.button("Undo this step", partial(registry.trigger, "history.undo"))
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self.refresh)
        frame, box = parts.panel("History")
        words = "Nothing is lost: a step can be undone when nothing later touched what it changed."
        box.addLayout(parts.row(parts.label("History", "title"), parts.label(words, "muted"), None, self.undo_button))
        box.addWidget(self.table)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 2, 12, 0)
        whole.addWidget(frame)
        self.model.page_wanted.connect(self._fetch)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        link.changed.connect(self._changed)
        registry.place("history", self)
        registry.bind("history.undo", self.undo, self._can_undo)
        self.setFocusProxy(self.table)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the history anew."""
        self.link.read(self.link.gateway.history_count, self._counted, key="history-count")

    @Slot(object)
    def _changed(self, changes: ChangeSet) -> None:
        del changes
        self._settle.start()

    def _counted(self, count: int) -> None:
        self.table.scrollToTop()
        self.model.reset_rows(count, TITLES)
        header = self.table.horizontalHeader()
        for number, width in enumerate(_WIDTHS):
            if width:
                self.table.setColumnWidth(number, width)
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        self._chosen()

    @Slot(int, int)
    def _fetch(self, page: int, generation: int) -> None:
        work = partial(self.link.gateway.history, *page_span(page))
        self.link.read(work, partial(self.model.take_page, page, generation))

    def _row(self) -> HistoryRow | None:
        index = self.table.currentIndex()
        return self.model.row_at(index.row()) if index.isValid() else None

    def _can_undo(self) -> bool:
        row = self._row()
        return row is not None and not row.undone

    @Slot(QModelIndex, QModelIndex)
    def _chosen(self, current: QModelIndex | None = None, before: QModelIndex | None = None) -> None:
        del current, before
        self.undo_button.setEnabled(self._can_undo())

    @Slot()
    def undo(self) -> None:
        """Undo the chosen step."""
        row = self._row()
        if row is not None:
            self.link.undo_step(row.seq)

    def enter(self, target: str) -> None:
        """Choose a step by its number, where the history is unbroken."""
        if target.isdigit():
            number = self.model.rowCount() - int(target)
            if 0 <= number < self.model.rowCount():
                self.table.selectRow(number)

    def panes(self) -> list[QWidget]:
        """What F6 goes through."""
        return [self.table, self.undo_button]
