"""The Reconcile page: the pair in question, side by side, why it was proposed, and the queue."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
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
from regesta.ui.reconcile.together import Together
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
        self.type_box = QComboBox()
        self.type_box.setAccessibleName("Show pairs of type")
        self.type_box.addItem("all types", "")
        self.likeness_box = QComboBox()
        self.likeness_box.setAccessibleName("Show pairs by likeness")
        for value, words in pairs.LIKENESS:
            self.likeness_box.addItem(words, value)
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
        self.why_heading = parts.label("Why it was proposed", "heading")
        for widget in (self.why_heading, self.why, self.after, self.earlier):
            inside.addWidget(widget)
        inside.addStretch(1)
        box.addWidget(self.reason)
        self.buttons = self._make_buttons()
        box.addLayout(parts.row(*self.buttons, None))
        whole = QHBoxLayout(self)
        whole.setContentsMargins(12, 2, 12, 0)
        whole.setSpacing(9)
        whole.addWidget(left, 3)
        whole.addWidget(self._queue_panel(), 1)

    def _queue_panel(self) -> QFrame:
        right, side = parts.panel("Queue")
        right.setMinimumWidth(400)
        right.setMaximumWidth(470)
        self.heading = parts.label("Queue", "heading")
        side.addLayout(parts.row(self.heading, None, self.show_box))
        side.addLayout(parts.row(self.type_box, self.likeness_box))
        self.empty = parts.label("", "muted", wrap=True)
        side.addWidget(self.empty)
        side.addWidget(self.queue, 1)
        self.all_button = parts.button("", partial(self._registry.trigger, "pair.all_same"))
        side.addLayout(parts.row(None, self.all_button))
        return right

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
        self.type_box.currentIndexChanged.connect(self._narrow)
        self.likeness_box.currentIndexChanged.connect(self._narrow)
        self.link.changed.connect(self._changed)
        registry.place("reconcile", self)
        for action, verdict in (("pair.same", "same"), ("pair.not_same", "not_same"), ("pair.unsure", "unsure")):
            registry.bind(action, partial(self.judge, verdict), self._has_pair)
        registry.bind("pair.all_same", self.ask_all, lambda: bool(self._open_pairs()))
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
        self._show_types()
        self._show()

    def _show_types(self) -> None:
        """The types that there are pairs of, with counts; what was chosen stays."""
        codebook = self.link.gateway.codebook
        chosen = str(self.type_box.currentData() or "")
        self.type_box.blockSignals(True)
        self.type_box.clear()
        self.type_box.addItem("all types", "")
        for name, count in self.state.types().items():
            label = codebook.label(name, "en") if codebook.has_type(name) else name
            self.type_box.addItem(f"{label.lower()} ({count:,})", name)
        self.type_box.setCurrentIndex(max(0, self.type_box.findData(chosen)))
        self.type_box.blockSignals(False)
        self.state.narrow(str(self.type_box.currentData() or ""), self.state.likeness)

    @Slot()
    def _narrow(self) -> None:
        self.state.narrow(str(self.type_box.currentData() or ""), str(self.likeness_box.currentData()))
        self._show()

    def _show(self) -> None:
        self.queue.blockSignals(True)
        self.queue.clear()
        for pair in self.state.pairs:
            score = f"{pair.score:.2f}" if pair.score is not None else ""
            verdict = "" if pair.status == "proposed" else f" · {_VERDICTS.get(pair.verdict, pair.verdict)}"
            item = QListWidgetItem(f"{pairs.in_words(pair)}\t{score}\n{pair.type.replace('_', ' ')}{verdict}")
            item.setData(Qt.ItemDataRole.UserRole, pair.id)
            self.queue.addItem(item)
            if pair.id == self.state.current:
                self.queue.setCurrentItem(item)
        self.queue.blockSignals(False)
        self.empty.setVisible(not self.state.pairs)
        self.empty.setText(self._empty_words())
        shown, every = len(self.state.pairs), len(self.state.all)
        self.heading.setText("Queue" if shown == every else f"Queue · {shown:,} of {every:,}")
        self.all_button.setText(f"Judge all {len(self._open_pairs()):,} shown as the same…")
        self.all_button.setVisible(bool(self._open_pairs()))
        self._show_pair()

    def _empty_words(self) -> str:
        if self.state.all:
            return "No pair fits these choices. Show all types and all scores to see the others."
        if self.show_box.currentData():
            return "Nothing has been judged yet."
        return "No pair waits. File › Look for the same records across sources compares them again."

    def _open_pairs(self) -> list[PairView]:
        return [pair for pair in self.state.pairs if pair.status == "proposed"]

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
        self.why_heading.setVisible(pair is not None)
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
            self.counted.emit(len(self.state.all))
        self._show()

    @Slot()
    def ask_all(self) -> None:
        """Show which pairs would be judged at once, and judge them when told so."""
        wanted = self._open_pairs()
        if wanted:
            dialog = Together(self._theme, wanted, self.reason.text().strip(), self.window())
            dialog.accepted.connect(partial(self._judge_all, wanted, dialog))
            dialog.open()

    def _judge_all(self, wanted: Sequence[PairView], dialog: Together) -> None:
        reason = dialog.reason.text().strip() or None
        self.link.run(deeds.judge_all([(pair.left, pair.right) for pair in wanted], "same", reason))
        self.reason.clear()
        self.state.judged({pair.id for pair in wanted})
        self.counted.emit(len(self.state.all))
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
        return [self.queue, self.type_box, self.reason, self.buttons[0]]
