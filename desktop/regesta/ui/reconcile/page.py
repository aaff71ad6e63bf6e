"""The Reconcile page: the pair in question, side by side, why it was proposed, and the queue."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from regesta.domain.changes import ChangeSet
from regesta.services.views import PairView, RecordPage
from regesta.ui import parts
from regesta.ui.actions.registry import Registry
from regesta.ui.lines import line_list
from regesta.ui.link import Link
from regesta.ui.status import Dot
from regesta.ui.theme import Theme
from regesta.workbench import deeds, pairs, wording
from regesta.workbench.gateway import Gateway
from regesta.workbench.pairs import PairQueue

_SETTLE_MS = 120
_COLORS = {"same": "ok", "differs": "warn", "one_side": "faint"}
_VERDICTS = {"same": "the same", "not_same": "not the same", "unsure": "unsure"}


def both(gateway: Gateway, pair: PairView) -> tuple[str, RecordPage, RecordPage]:
    """Both records' pages, each without what others that it may be joined with say."""
    left, right = (pairs.own(gateway.record_page(record), record) for record in (pair.left, pair.right))
    return pair.id, left, right


class ReconcilePage(QWidget):
    """Pair and queue. `counted` carries how many wait."""

    jump = Signal(str, str)
    counted = Signal(int)

    def __init__(self, link: Link, theme: Theme, registry: Registry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.link = link
        self._theme = theme
        self._registry = registry
        self.state = PairQueue()
        self.queue = line_list(theme, "Pairs")
        self.show_box = QComboBox()
        self.show_box.setAccessibleName("Show pairs that are")
        self.show_box.addItem("to judge", False)
        self.show_box.addItem("judged", True)
        self.reason = QLineEdit(placeholderText="why (kept with the judgement)")
        self.reason.setAccessibleName("Reason")
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self.refresh)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.queue)
        self.refresh()

    def _lay_out(self) -> None:
        left, box = parts.panel("The pair")
        self.kind = parts.label("", "heading")
        self.score = parts.label("", "muted")
        box.addLayout(parts.row(self.kind, None, self.score))
        self.body = QWidget()
        self.body.setObjectName("page")
        inside = QVBoxLayout(self.body)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(10)
        self.grid = QGridLayout()
        inside.addLayout(self.grid)
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(9)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self.body)
        area.viewport().setAutoFillBackground(False)
        box.addWidget(area, 1)
        self.why = parts.label("", "muted", wrap=True)
        self.after = parts.label("", wrap=True)
        self.earlier = parts.label("", "error", wrap=True)
        inside.addSpacing(8)
        for widget in (parts.label("Why it was proposed", "heading"), self.why, self.after, self.earlier):
            inside.addWidget(widget)
        inside.addStretch(1)
        box.addWidget(self.reason)
        self.buttons = self._make_buttons()
        box.addLayout(parts.row(*self.buttons, None))
        right, side = parts.panel("Queue")
        right.setFixedWidth(400)
        side.addLayout(parts.row(parts.label("Queue", "heading"), None, self.show_box))
        self.empty = parts.label("", "muted", wrap=True)
        side.addWidget(self.empty)
        side.addWidget(self.queue, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(12, 2, 12, 0)
        whole.setSpacing(9)
        whole.addWidget(left, 1)
        whole.addWidget(right)

    def _make_buttons(self) -> list[QPushButton]:
        return [
            parts.button(words, partial(self._registry.trigger, action), look)
            for action, words, look in (
                ("pair.same", "The same", "primary"),
                ("pair.not_same", "Not the same", ""),
                ("pair.unsure", "Unsure", ""),
            )
        ]

    def _connect(self) -> None:
        registry = self._registry
        self.queue.currentItemChanged.connect(self._chosen)
        self.show_box.currentIndexChanged.connect(self.refresh)
        self.link.changed.connect(self._changed)
        registry.place("reconcile", self)
        for action, verdict in (("pair.same", "same"), ("pair.not_same", "not_same"), ("pair.unsure", "unsure")):
            registry.bind(action, partial(self.judge, verdict), self._has_pair)
        registry.bind("pair.next", partial(self.step, 1), self._has_pair)
        registry.bind("pair.previous", partial(self.step, -1), self._has_pair)
        registry.bind("pair.left", partial(self._open, "left"), self._has_pair)
        registry.bind("pair.right", partial(self._open, "right"), self._has_pair)

    def _has_pair(self) -> bool:
        return self.state.pair is not None

    @Slot()
    def refresh(self) -> None:
        """Read the pairs anew."""
        decided = bool(self.show_box.currentData())
        self.link.read(partial(self.link.gateway.pairs, decided=decided), partial(self._read, decided), key="pairs")

    @Slot(object)
    def _changed(self, changes: ChangeSet) -> None:
        if changes.touches("judgement", "record", "claim"):
            self._settle.start()

    def _read(self, decided: bool, found: Sequence[PairView]) -> None:
        self.state.replace(found)
        if not decided:
            self.counted.emit(len(found))
        self._show()

    def _show(self) -> None:
        self.queue.blockSignals(True)
        self.queue.clear()
        for pair in self.state.pairs:
            score = f"{pair.score:.2f}" if pair.score is not None else ""
            verdict = "" if pair.status == "proposed" else f" · {_VERDICTS.get(pair.verdict, pair.verdict)}"
            words = f"{wording.shorten(pair.left_label, 46)} · {wording.shorten(pair.right_label, 46)}"
            item = QListWidgetItem(f"{words}\t{score}\n{pair.type}{verdict}")
            item.setData(Qt.ItemDataRole.UserRole, pair.id)
            self.queue.addItem(item)
            if pair.id == self.state.current:
                self.queue.setCurrentItem(item)
        self.queue.blockSignals(False)
        self.empty.setVisible(not self.state.pairs)
        self.empty.setText("No pair waits. File › Look for the same records across sources compares them again.")
        self._show_pair()

    @Slot(QListWidgetItem, QListWidgetItem)
    def _chosen(self, item: QListWidgetItem | None, before: object) -> None:
        del before
        if item is not None:
            self.state.current = str(item.data(Qt.ItemDataRole.UserRole))
            self._show_pair()

    def _show_pair(self) -> None:
        pair = self.state.pair
        for button in self.buttons:
            button.setEnabled(pair is not None)
        if pair is None:
            self._clear()
            for widget in (self.kind, self.score, self.why, self.after, self.earlier):
                widget.setText("")
            return
        codebook = self.link.gateway.codebook
        label = codebook.label(pair.type, "en") if codebook.has_type(pair.type) else pair.type
        self.kind.setText(label.upper())
        self.kind.setStyleSheet(f"color: {self._theme.type_color(pair.type).name()}")
        self.score.setText(f"score {pair.score:.2f}" if pair.score is not None else "")
        self.why.setText(pairs.why(pair))
        self.earlier.setText("")
        if pair.status != "proposed" and pair.curator:
            because = f", because {pair.reason}" if pair.reason else ""
            at = wording.clock(pair.at or "")
            self.earlier.setText(
                f"Judged “{_VERDICTS.get(pair.verdict, pair.verdict)}” by {pair.curator}, {at}{because}."
            )
        self.link.read(partial(both, self.link.gateway, pair), self._pages_read, key="pair")

    def _pages_read(self, answer: tuple[str, RecordPage, RecordPage]) -> None:
        pair_id, left, right = answer
        if pair_id != self.state.current:
            return
        self._clear()
        for column, page in ((1, left), (3, right)):
            self.grid.addWidget(parts.label(page.row.label, "title", wrap=True), 0, column)
        for number, row in enumerate(pairs.beside(left, right), start=1):
            line = 2 * number
            self.grid.addWidget(parts.rule(), line - 1, 0, 1, 4)
            self.grid.addWidget(parts.label(row.label, "muted"), line, 0, Qt.AlignmentFlag.AlignTop)
            for column, words in ((1, row.left), (3, row.right)):
                cell = parts.label(words, wrap=True)
                if row.quoted:
                    cell.setFont(self._theme.scale.serif(14))
                self.grid.addWidget(cell, line, column, Qt.AlignmentFlag.AlignTop)
            if row.agreement:
                dot = Dot(self._theme)
                dot.color = _COLORS[row.agreement]
                dot.setToolTip(row.agreement.replace("_", " "))
                dot.setAccessibleName(row.agreement.replace("_", " "))
                self.grid.addWidget(dot, line, 2, Qt.AlignmentFlag.AlignTop)
        self.grid.setColumnMinimumWidth(0, 110)
        self.grid.setColumnStretch(1, 1)
        self.grid.setColumnStretch(3, 1)
        self.after.setText(pairs.consequences(left, right))

    def _clear(self) -> None:
        while (item := self.grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()

    def judge(self, verdict: str) -> None:
        """Judge the pair and go to the next."""
        pair = self.state.pair
        if pair is None:
            return
        self.link.run(deeds.judge(pair.left, pair.right, verdict, self.reason.text().strip() or None))
        self.reason.clear()
        if pair.status == "proposed":
            self.state.judged()
            self.counted.emit(len(self.state.pairs))
        self._show()

    def step(self, by: int) -> None:
        """Go to the next or previous pair."""
        if self.state.step(by):
            self._show()

    def _open(self, side: str) -> None:
        pair = self.state.pair
        if pair is not None:
            self.jump.emit("records", pair.left if side == "left" else pair.right)

    def enter(self, target: str) -> None:
        """Choose a pair."""
        self.state.current = target or self.state.current
        self._show()

    def panes(self) -> list[QWidget]:
        """What F6 goes through."""
        return [self.queue, self.reason, self.buttons[0]]
