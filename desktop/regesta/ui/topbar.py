"""The bar over the workspaces: the project's title, the tabs, the search field."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from regesta.ui import parts
from regesta.ui.guard import guard
from regesta.ui.search import SearchField
from regesta.workbench import wording

TABS = (
    ("review", "Review"),
    ("records", "Records"),
    ("reconcile", "Reconcile"),
    ("problems", "Problems"),
    ("ask", "Ask"),
    ("export", "Export"),
    ("history", "History"),
)


class TopBar(QWidget):
    """Title, tabs, search."""

    chosen = Signal(str)

    def __init__(self, search: SearchField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = parts.Elided("Regesta", "title")
        self._tabs: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._box = QHBoxLayout()
        self._box.setSpacing(4)
        box = QHBoxLayout(self)
        box.setContentsMargins(12, 6, 12, 6)
        box.setSpacing(16)
        box.addWidget(self.title)
        box.addLayout(self._box)
        box.addStretch(1)
        box.addWidget(search, 4)

    def show_tabs(self, workspaces: list[str]) -> None:
        """Show the tabs of the workspaces that are there."""
        for button in self._tabs.values():
            self._group.removeButton(button)
            button.deleteLater()
        self._tabs.clear()
        for name, words in TABS:
            if name not in workspaces:
                continue
            button = QPushButton(words)
            button.setObjectName("tab")
            button.setCheckable(True)
            button.setAccessibleName(words)
            button.clicked.connect(partial(self.chosen.emit, name))
            button.installEventFilter(self)
            self._group.addButton(button)
            self._box.addWidget(button)
            self._tabs[name] = button

    def show_current(self, workspace: str) -> None:
        """Mark the tab of the workspace that is open."""
        if workspace in self._tabs:
            self._tabs[workspace].setChecked(True)

    def show_count(self, workspace: str, count: int) -> None:
        """Put a number beside a tab's words."""
        words = dict(TABS).get(workspace, workspace)
        button = self._tabs.get(workspace)
        if button is not None:
            button.setText(f"{words}  {count}" if count else words)
            button.setAccessibleName(f"{words}, {count}" if count else words)

    def show_title(self, title: str) -> None:
        """The project's title."""
        self.title.setText(wording.shorten(title, 60))

    @override
    @guard(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Left and right go from tab to tab."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
            buttons = list(self._tabs.values())
            if by and watched in buttons:
                buttons[(buttons.index(watched) + by) % len(buttons)].setFocus()
                return True
        return super().eventFilter(watched, event)
