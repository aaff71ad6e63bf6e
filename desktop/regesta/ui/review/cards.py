"""The cards on the right: one table row for each group line, card head and claim, painted by a delegate."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from regesta.ui.guard import guard
from regesta.ui.review.card_layout import GAP, CardLayout, RowLayout
from regesta.ui.theme import Theme
from regesta.workbench.deck import Deck, Row

_RADIUS = 8
_BEYOND = 30
Index = QModelIndex | QPersistentModelIndex


class CardsModel(QAbstractTableModel):
    """The rows of a deck, laid out for a width."""

    def __init__(self, deck: Deck, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.deck = deck
        self._layouts = CardLayout(theme)
        self._cache: dict[tuple[object, ...], RowLayout] = {}
        self._laid_out: object = None
        self._sizes: dict[str, int] = {}
        self.rows: list[Row] = []
        self.width = 460

    def reload(self, width: int) -> None:
        """Take the deck's rows as they are now."""
        self.beginResetModel()
        if width != self.width or self._laid_out is not self.deck.cards:
            self._cache.clear()
            self._laid_out = self.deck.cards
        self.width = width
        self.rows = self.deck.rows()
        self._sizes = self.deck.group_sizes()
        self.endResetModel()

    def forget_layouts(self) -> None:
        """The fonts changed."""
        self._cache.clear()

    def layout_of(self, number: int) -> RowLayout:
        """Where the words of a row stand; kept as long as the same cards are shown at the same width."""
        row, deck = self.rows[number], self.deck
        if row.kind == "group":
            return self._layouts.group(row.group, self._sizes.get(row.group, 0))
        card = deck.cards[row.card]
        if row.kind == "card":
            key: tuple[object, ...] = (row.card, row.last, deck.left_on(card))
        else:
            shown = card.claims[row.claim].id
            current = card.record == deck.record and shown == deck.claim_id
            key = (row.card, row.claim, row.last, current, deck.foreseen(shown), current and deck.evidence_number)
        if key not in self._cache:
            self._cache[key] = self._lay_out(row)
        return self._cache[key]

    def _lay_out(self, row: Row) -> RowLayout:
        deck = self.deck
        card = deck.cards[row.card]
        if row.kind == "card":
            return self._layouts.card(card, deck.left_on(card), self.width, shown_open=not row.last)
        claim = deck.seen(card.claims[row.claim])
        current = card.record == deck.record and claim.id == deck.claim_id
        evidence = deck.evidence_number if current else 0
        return self._layouts.claim(claim, self.width, current=current, last=row.last, evidence=evidence)

    @override
    @guard(0)
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """How many rows."""
        return 0 if parent.isValid() else len(self.rows)

    @override
    @guard(0)
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """One."""
        return 0 if parent.isValid() else 1

    @override
    @guard(None)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row's words, for screen readers."""
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self.layout_of(index.row()).words()
        return None

    @override
    @guard(Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Group lines cannot be chosen."""
        if self.rows[index.row()].kind == "group":
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class CardsDelegate(QStyledItemDelegate):
    """Paints the part of a card that a row is."""

    def __init__(self, model: CardsModel, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme

    @override
    @guard(QSize(100, 24))
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The row's height."""
        return QSize(self._model.width, self._model.layout_of(index.row()).height)

    @override
    @guard(None)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the frame's part and the words."""
        row = self._model.rows[index.row()]
        rect: QRect = option.rect
        layout = self._model.layout_of(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(rect)
        painter.translate(rect.topLeft())
        if row.kind != "group":
            self._frame(painter, row, rect.size())
        if layout.fill is not None:
            path = QPainterPath()
            path.addRoundedRect(layout.fill, 5, 5)
            painter.fillPath(path, self._theme.color("selection"))
        for box in layout.boxes:
            painter.setFont(box.font)
            color = self._theme.type_color(box.type_name) if box.type_name else self._theme.color(box.color)
            painter.setPen(color)
            painter.drawText(box.rect, box.flags, box.text)
        painter.restore()

    def _frame(self, painter: QPainter, row: Row, size: QSize) -> None:
        current = self._model.deck.cards[row.card].record == self._model.deck.record
        top = GAP if row.kind == "card" else -_BEYOND
        bottom = size.height() - GAP if row.last else size.height() + _BEYOND
        width = 2.0 if current else 1.0
        path = QPainterPath()
        edge = width / 2
        path.addRoundedRect(edge, top + edge, size.width() - width, bottom - top - width, _RADIUS, _RADIUS)
        painter.fillPath(path, self._theme.color("panel"))
        painter.setPen(QPen(self._theme.color("accent" if current else "border"), width))
        painter.drawPath(path)


class CardsView(QTableView):
    """The list of cards. It changes only the deck's place; deciding is the page's."""

    moved = Signal()
    evidence_clicked = Signal(str)
    opened = Signal(str)

    def __init__(self, deck: Deck, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deck = deck
        self.cards_model = CardsModel(deck, theme, self)
        self.setModel(self.cards_model)
        self.setItemDelegate(CardsDelegate(self.cards_model, theme, self))
        self.setAccessibleName("Records in this source")
        self.setObjectName("quiet")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(4)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._editing: str | None = None
        theme.changed.connect(self._restyle)

    def reload(self, *, follow: bool = True) -> None:
        """Show the deck as it is; with `follow`, scroll to the current claim."""
        self._editing = None
        at = self.verticalScrollBar().value()
        self.setUpdatesEnabled(False)
        self.cards_model.reload(max(200, self.viewport().width()))
        header = self.verticalHeader()
        for number in range(len(self.cards_model.rows)):
            header.resizeSection(number, self.cards_model.layout_of(number).height)
        self.setUpdatesEnabled(True)
        self.verticalScrollBar().setValue(at)
        self._mark(follow=follow)

    def _mark(self, *, follow: bool) -> None:
        number = self._deck.row_of_current(self.cards_model.rows)
        if number < 0:
            return
        index = self.cards_model.index(number, 0)
        self.setCurrentIndex(index)
        if not follow:
            return
        self.scrollTo(index)
        rows = self.cards_model.rows
        head = next((n for n in range(number, -1, -1) if rows[n].kind == "card"), number)
        head -= int(head > 0 and rows[head - 1].kind == "group")
        last = next((n for n in range(number, len(rows)) if rows[n].last), number)
        top, bottom = self.rowViewportPosition(head), self.rowViewportPosition(last) + self.rowHeight(last)
        height = self.viewport().height()
        bar = self.verticalScrollBar()
        if top >= 0 and bottom > height:
            bar.setValue(bar.value() + min(bottom - height, top))
        elif top < 0 and bottom - top <= height:
            bar.setValue(bar.value() + top)

    def edit_in_place(self, editor: QWidget) -> None:
        """Put an editor over the current claim's line."""
        number = self._deck.row_of_current(self.cards_model.rows)
        if number < 0 or self.cards_model.rows[number].kind != "claim":
            return
        self._editing = self._deck.claim_id
        extra = GAP + 8 if self.cards_model.rows[number].last else 4
        self.verticalHeader().resizeSection(number, editor.sizeHint().height() + extra)
        self.setIndexWidget(self.cards_model.index(number, 0), editor)
        self.scrollTo(self.cards_model.index(number, 0))

    def fit_editor(self, editor: QWidget) -> None:
        """The editor in place grew or shrank."""
        number = self._deck.row_of_current(self.cards_model.rows)
        if self._editing is not None and number >= 0:
            extra = GAP + 8 if self.cards_model.rows[number].last else 4
            self.verticalHeader().resizeSection(number, editor.sizeHint().height() + extra)
            self.scrollTo(self.cards_model.index(number, 0))

    @property
    def editing(self) -> bool:
        """Whether an editor stands over a claim."""
        return self._editing is not None

    @property
    def edits_current(self) -> bool:
        """Whether the editor that is open is the current claim's: then nothing may be laid out anew under it."""
        return self._editing is not None and self._editing == self._deck.claim_id

    @Slot()
    def _restyle(self) -> None:
        self.cards_model.forget_layouts()
        QTimer.singleShot(0, self, self._reload_quietly)

    @Slot()
    def _reload_quietly(self) -> None:
        if not self.editing:
            self.reload(follow=False)

    def reload_unless_editing(self) -> None:
        """Show the deck as it is, but leave an open editor alone."""
        if not self.edits_current:
            self.reload()

    def place_of(self, row: int) -> QPoint:
        """A point under a row, in global coordinates, for a popover."""
        y = self.rowViewportPosition(row) + self.rowHeight(row)
        return self.viewport().mapToGlobal(QPoint(24, min(max(0, y), self.viewport().height() - 40)))

    @override
    @guard(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the cards out anew for another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and not self.editing:
            QTimer.singleShot(0, self, self._reload_quietly)

    @override
    @guard(None)
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a card or a claim; a tick on the current claim is a decision on its evidence."""
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        row = self.cards_model.rows[index.row()]
        if row.card < 0:
            return
        card = self._deck.cards[row.card]
        if row.kind == "card":
            if self._deck.record == card.record:
                self._deck.toggle(card.record)
            else:
                self._deck.select_record(card.record)
            self.moved.emit()
            return
        claim = card.claims[row.claim]
        if claim.id == self._deck.claim_id:
            at = event.position().toPoint() - QPoint(0, self.rowViewportPosition(index.row()))
            zone = self.cards_model.layout_of(index.row()).zone_at(at.x(), at.y())
            if zone.startswith("evidence:"):
                self.evidence_clicked.emit(zone.removeprefix("evidence:"))
            return
        self._deck.select(claim.id)
        self.moved.emit()

    @override
    @guard(None)
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two clicks on a claim edit it."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.cards_model.rows[index.row()].kind == "claim":
            self.opened.emit(self._deck.claim_id or "")

    @override
    @guard(None)
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Nothing is dragged here."""
        event.accept()

    @override
    @guard(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go over the claims; all else is the page's."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps and event.type() == QEvent.Type.KeyPress:
            if self._deck.step_claim(steps[Qt.Key(event.key())]):
                self.moved.emit()
            return
        if event.key() in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Home, Qt.Key.Key_End}:
            super().keyPressEvent(event)
            return
        event.ignore()
