"""The sheet of all keys, and the editor that changes them; both come from the catalogue."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from regesta.ui import parts
from regesta.ui.actions.catalogue import MENUS
from regesta.ui.actions.registry import Registry, key_text
from regesta.workbench import keymap

_COLUMNS = 3


class KeySheet(QDialog):
    """All actions that have keys, by menu."""

    def __init__(self, registry: Registry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Keys")
        self.resize(1200, 700)
        body = QWidget()
        body.setObjectName("page")
        columns = QHBoxLayout(body)
        columns.setSpacing(26)
        boxes = [QVBoxLayout() for _ in range(_COLUMNS)]
        heights = [0] * _COLUMNS
        for menu in MENUS:
            specs = [spec for spec in registry.bound() if spec.menu == menu and registry.keys(spec.id)]
            if not specs:
                continue
            lowest = heights.index(min(heights))
            heights[lowest] += len(specs) + 2
            boxes[lowest].addWidget(parts.label(menu, "heading"))
            grid = QGridLayout()
            grid.setVerticalSpacing(3)
            for number, spec in enumerate(specs):
                keys = "  ".join(key_text(key) for key in registry.keys(spec.id))
                grid.addWidget(parts.label(keys, "keycap"), number, 0, Qt.AlignmentFlag.AlignLeft)
                where = "" if spec.scope in {keymap.WINDOW, "review"} else f" ({spec.scope})"
                grid.addWidget(parts.label(spec.title.rstrip("…") + where), number, 1)
            grid.setColumnStretch(1, 1)
            boxes[lowest].addLayout(grid)
            boxes[lowest].addSpacing(12)
        for box in boxes:
            box.addStretch(1)
            columns.addLayout(box, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(body)
        outer = QVBoxLayout(self)
        outer.addWidget(area)
        outer.addLayout(parts.row(None, parts.button("Close", self.accept, "primary")))


class KeyEditor(QDialog):
    """A table of actions with a key field each; two actions with one key are said at once."""

    saved = Signal(object)

    def __init__(self, registry: Registry, own: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Change keys")
        self.resize(640, 640)
        self._registry = registry
        self._specs = registry.bound()
        self._edits: list[QKeySequenceEdit] = []
        self.table = QTableWidget(len(self._specs), 2)
        self.table.setAccessibleName("Actions and their keys")
        self.table.setHorizontalHeaderLabels(["Action", "Key"])
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(1, 190)
        for number, spec in enumerate(self._specs):
            item = QTableWidgetItem(f"{spec.title.rstrip('…')}   {spec.menu}")
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.table.setItem(number, 0, item)
            keys = registry.keys(spec.id)
            edit = QKeySequenceEdit(QKeySequence(keys[0]) if keys else QKeySequence())
            edit.setAccessibleName(f"Key for {spec.title}")
            edit.setMaximumSequenceLength(1)
            edit.setClearButtonEnabled(True)
            edit.keySequenceChanged.connect(self._check)
            self._edits.append(edit)
            self.table.setCellWidget(number, 1, edit)
        self.trouble = parts.label("", "error", wrap=True)
        self.save_button = parts.button("Save", self._save, "primary")
        box = QVBoxLayout(self)
        box.addWidget(self.table)
        box.addWidget(self.trouble)
        shipped = parts.button("Shipped keys", self._shipped)
        box.addLayout(parts.row(shipped, None, parts.button("Cancel", self.reject), self.save_button))
        self._own = dict(own)

    def own_keys(self) -> dict[str, str]:
        """The keys that differ from the shipped ones."""
        found: dict[str, str] = {}
        for spec, edit in zip(self._specs, self._edits, strict=True):
            typed = edit.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
            now = self._registry.keys(spec.id)
            if typed == (QKeySequence(now[0]).toString() if now else ""):
                if spec.id in self._own:
                    found[spec.id] = self._own[spec.id]
                continue
            shipped = [QKeySequence(key).toString() for key in spec.keys]
            if [typed] != shipped[:1]:
                found[spec.id] = typed
        return found

    @Slot()
    def _check(self) -> None:
        clashes = keymap.conflicts(self._registry.uses(), self.own_keys())
        titles = {spec.id: spec.title.rstrip("…") for spec in self._specs}
        shown = [(key, one, two) for key, one, two in clashes if one in titles and two in titles]
        lines = [f"{key_text(key)} is both “{titles[one]}” and “{titles[two]}”" for key, one, two in shown[:4]]
        self.trouble.setText("\n".join(lines))
        self.save_button.setEnabled(not lines)

    @Slot()
    def _shipped(self) -> None:
        for spec, edit in zip(self._specs, self._edits, strict=True):
            edit.setKeySequence(QKeySequence(spec.keys[0]) if spec.keys else QKeySequence())
        self._own = {}

    @Slot()
    def _save(self) -> None:
        self.saved.emit(self.own_keys())
        self.accept()
