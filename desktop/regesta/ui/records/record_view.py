"""The page of a record: its claims as a card, and under it all that surrounds it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QListWidgetItem, QSplitter, QVBoxLayout, QWidget

from regesta.services.views import RecordPage
from regesta.ui import parts
from regesta.ui.editing.in_place import InPlace
from regesta.ui.lines import line_list
from regesta.ui.link import Link
from regesta.ui.review.cards import CardsView
from regesta.ui.theme import Theme
from regesta.workbench import around, deeds
from regesta.workbench.around import Line
from regesta.workbench.deck import Deck


class RecordView(QWidget):
    """Shows one record. `jump` carries workspace and target."""

    jump = Signal(str, str)

    def __init__(self, link: Link, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._theme = theme
        self.page: RecordPage | None = None
        self.deck = Deck()
        self.cards = CardsView(self.deck, theme)
        self.cards.setAccessibleName("Claims of the record")
        self.cards.moved.connect(self._moved)
        self.cards.evidence_clicked.connect(self._turn_evidence)
        self.in_place = InPlace(self.cards, self.deck, link, self)
        self.in_place.left.connect(self.refresh)
        self.cards.opened.connect(self.in_place.open)
        self.around = line_list(theme, "Around the record")
        self.around.itemActivated.connect(self._go)
        self.around.itemClicked.connect(self._go)
        self.hint = parts.label("Choose a record to see what is said of it, and by which source.", "muted", wrap=True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.cards)
        frame, inner = parts.panel("Around the record")
        inner.setContentsMargins(6, 4, 6, 4)
        inner.addWidget(self.around)
        split.addWidget(frame)
        split.setSizes([480, 280])
        self._split = split
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.hint)
        box.addWidget(split, 1)
        split.hide()
        theme.changed.connect(self._show_around)

    def show_record(self, record: str) -> None:
        """Read a record's page."""
        self._link.read(partial(self._link.gateway.record_page, record), self._read, key=("record", id(self)))

    def _read(self, page: RecordPage) -> None:
        fresh = self.page is None or self.page.row.id != page.row.id
        if self.in_place.is_open:
            if not fresh:
                return
            self.in_place.leave()
        self.page = page
        self.hint.hide()
        self._split.show()
        self.deck.replace([around.card_of(page)], fresh=fresh)
        QTimer.singleShot(0, self.cards, self.cards.reload_unless_editing)
        self._show_around()

    @Slot()
    def _show_around(self) -> None:
        if self.page is None:
            return
        self.around.clear()
        for line in around.lines(self.page):
            words = line.words if not line.detail else f"{line.words}\n{line.detail}"
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, line)
            if line.kind == "heading":
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.around.addItem(item)

    @Slot()
    def refresh(self) -> None:
        """Read the page anew."""
        if self.page is not None:
            self.show_record(self.page.row.id)

    @Slot()
    def _moved(self) -> None:
        self.cards.reload()

    @Slot(str)
    def _turn_evidence(self, evidence: str) -> None:
        claim = self.deck.claim
        found = next((each for each in claim.evidence if each.id == evidence), None) if claim else None
        if found is not None:
            status = "rejected" if found.status == "accepted" else "accepted"
            self._link.run(deeds.decide_evidence(found.id, status))

    @Slot(QListWidgetItem)
    def _go(self, item: QListWidgetItem) -> None:
        line = item.data(Qt.ItemDataRole.UserRole)
        if isinstance(line, Line) and line.workspace:
            self.jump.emit(line.workspace, line.target)

    def panes(self) -> Sequence[QWidget]:
        """What F6 goes through."""
        return (self.cards, self.around)
