"""Choosing one of a type's fields from a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QListWidgetItem, QWidget

from regesta.domain.codebook_types import PropertySpec
from regesta.ui.lines import line_list
from regesta.ui.popover import Popover
from regesta.ui.theme import Theme


def choose_field(
    parent: QWidget,
    theme: Theme,
    label: str,
    specs: Sequence[PropertySpec],
    at: QPoint,
    chosen: Callable[[str], object],
) -> Popover:
    """Ask which field of a record; the first letters choose, Enter takes."""
    popover = Popover(parent, f"A further field of {label}")
    fields = line_list(theme, "Fields")
    for spec in specs:
        item = QListWidgetItem(spec.label_in("en"))
        item.setData(Qt.ItemDataRole.UserRole, spec.name)
        fields.addItem(item)
    fields.setFixedHeight(min(320, 26 * fields.count() + 8))
    fields.setCurrentRow(0)
    popover.box.addWidget(fields)

    def take(item: QListWidgetItem) -> None:
        popover.close()
        chosen(str(item.data(Qt.ItemDataRole.UserRole)))

    fields.itemActivated.connect(take)
    fields.itemClicked.connect(take)
    popover.open_at(at)
    fields.setFocus()
    return popover
