"""Picking records: search as one types, Tab adds to a set, Enter takes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from regesta.domain.changes import ChangeSet
from regesta.domain.codebook_types import ANY, PropertySpec
from regesta.services.views import RecordRow
from regesta.ui import parts
from regesta.ui.editing.editors import ValueEditor
from regesta.ui.guard import guard
from regesta.ui.lines import line_list
from regesta.ui.link import Link
from regesta.workbench import deeds, wording
from regesta.workbench.entry import Chosen, Entered, Problem

_WAIT_MS = 90
_NEW = "new:"
READINGS = (("all_of", "all of them"), ("one_of", "one of them"), ("some_of", "some of them"))


class RecordPicker(QWidget):
    """A field over a list of records. `taken` carries the chosen records as (id, label)."""

    taken = Signal()
    changed = Signal()

    def __init__(self, link: Link, types: Sequence[str], *, create: bool = True, but: str = "") -> None:
        super().__init__()
        self._link = link
        self._types = tuple(types)
        self._create = create
        self._but = but
        self.chosen = Chosen()
        self.field = QLineEdit(placeholderText="Search records…")
        self.field.setAccessibleName("Search records")
        self.field.installEventFilter(self)
        self.list = line_list(link.theme, "Records")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFixedHeight(132)
        self.list.itemClicked.connect(self._clicked)
        self.set_words = parts.label("", "muted", wrap=True)
        self.reading = QComboBox()
        self.reading.setAccessibleName("How the set is meant")
        for value, words in READINGS:
            self.reading.addItem(words, value)
        self.reading.currentIndexChanged.connect(self._reading_changed)
        self._wait = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._wait.timeout.connect(self.search)
        self.field.textChanged.connect(self._wait.start)
        self._lay_out()
        self._show_set()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self.set_words, 1)
        line.addWidget(self.reading)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addLayout(line)
        box.addWidget(self.field)
        box.addWidget(self.list)

    @Slot()
    def search(self) -> None:
        """Ask for the records that fit what is typed."""
        text = self.field.text().strip()
        work = partial(self._link.gateway.choices, self._types, text, 20)
        self._link.read(work, partial(self._found, text), key=("picker", id(self)))

    def _found(self, text: str, rows: Sequence[RecordRow]) -> None:
        self.list.clear()
        codebook = self._link.gateway.codebook
        rows = [row for row in rows if row.id != self._but]
        for row in rows:
            kind = codebook.label(row.type, "en") if codebook.has_type(row.type) else row.type
            item = QListWidgetItem(f"{row.label}\t{kind} · {row.status} · {wording.count(row.sources, 'source')}")
            item.setData(Qt.ItemDataRole.UserRole, (row.id, row.label))
            self.list.addItem(item)
        if text and self._create:
            for name in self._creatable():
                item = QListWidgetItem(f"new {codebook.label(name, 'en')} “{text}”")
                item.setData(Qt.ItemDataRole.UserRole, (_NEW + name, text))
                self.list.addItem(item)
        if not self.list.count():
            none = QListWidgetItem("No other record of this kind fits" if text else "Type a part of its name")
            none.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.list.addItem(none)
            return
        self.list.setCurrentRow(0)

    def _creatable(self) -> list[str]:
        codebook = self._link.gateway.codebook
        return [name for name in self._types if name != ANY and codebook.has_type(name)][:4]

    def _add_current(self, *, then_take: bool) -> None:
        if self.list.currentRow() < 0 or self.list.currentItem().data(Qt.ItemDataRole.UserRole) is None:
            return
        record, label = self.list.currentItem().data(Qt.ItemDataRole.UserRole)
        if record.startswith(_NEW):
            self._make(record.removeprefix(_NEW), label, then_take=then_take)
            return
        self._add(record, label, then_take=then_take)

    def _add(self, record: str, label: str, *, then_take: bool) -> None:
        self.chosen.add(record, label)
        self._show_set()
        self.field.clear()
        if then_take:
            self.taken.emit()

    def _make(self, type_name: str, label: str, *, then_take: bool) -> None:
        def made(changes: ChangeSet) -> None:
            records = sorted(changes.ids.get("record", ()))
            if records:
                self._add(records[0], label, then_take=then_take)

        self._link.run(deeds.create_record(type_name, label), made)

    def _show_set(self) -> None:
        labels = [label for _, label in self.chosen.records]
        self.set_words.setText(" + ".join(labels))
        self.set_words.setVisible(bool(labels))
        self.reading.setVisible(len(labels) > 1)
        self.changed.emit()

    @Slot()
    def _reading_changed(self) -> None:
        self.chosen.reading = str(self.reading.currentData())

    @Slot(QListWidgetItem)
    def _clicked(self, item: QListWidgetItem) -> None:
        self.list.setCurrentItem(item)
        self._add_current(then_take=False)

    @override
    @guard(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows choose, Tab adds, Backspace in an empty field takes the last one out, Enter takes."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = event.key()
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and self.list.count():
            by = 1 if key == Qt.Key.Key_Down else -1
            self.list.setCurrentRow((self.list.currentRow() + by) % self.list.count())
            return True
        if key == Qt.Key.Key_Tab and self.field.text().strip() and self.list.currentRow() >= 0:
            self._add_current(then_take=False)
            return True
        if key == Qt.Key.Key_Backspace and not self.field.text() and self.chosen.records:
            self.chosen.drop_last()
            self._show_set()
            return True
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.field.text().strip() or not self.chosen.records:
                self._add_current(then_take=True)
            else:
                self.taken.emit()
            return True
        return super().eventFilter(watched, event)


class ReferenceEditor(ValueEditor):
    """A reference, or a set of them."""

    taken = Signal()

    def __init__(self, spec: PropertySpec, link: Link) -> None:
        super().__init__(spec)
        self.picker = RecordPicker(link, spec.targets)
        self.picker.changed.connect(self.changed)
        self.picker.taken.connect(self.taken)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.picker)

    def load_records(self, records: Sequence[tuple[str, str]], reading: str | None) -> None:
        """Show what the claim refers to; search for it, so that a slip is one key away."""
        self.picker.chosen.records = list(records) if len(records) > 1 else []
        if reading:
            self.picker.reading.setCurrentIndex(max(0, self.picker.reading.findData(reading)))
        if len(records) == 1:
            self.picker.field.setText(records[0][1])
            self.picker.field.selectAll()
        self.picker.search()
        self.picker._show_set()

    @override
    def load(self, value: Any, detail: dict[str, Any] | None = None) -> None:
        """Nothing chosen yet."""
        del value, detail
        self.picker.search()

    @override
    def entered(self) -> Entered | Problem:
        """The record, or the set."""
        return self.picker.chosen.entered()

    @override
    def first(self) -> QWidget:
        """The search field."""
        return self.picker.field

    @override
    def asks_enter(self) -> bool:
        """Enter in the search field takes the chosen record first."""
        return True
