"""The Problems page: the list by severity and rule, and for the chosen one its claims, a jump and an answer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFormLayout,
    QLineEdit,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from regesta.base.errors import UserError
from regesta.domain.changes import ChangeSet
from regesta.domain.model import Problem
from regesta.services.views import ClaimView
from regesta.ui import parts
from regesta.ui.actions.registry import Registry
from regesta.ui.lines import INK, line_list
from regesta.ui.link import Link
from regesta.ui.theme import Theme
from regesta.workbench import deeds, wording
from regesta.workbench.gateway import Gateway
from regesta.workbench.problem_list import KEEP_BOTH, VERDICTS, ProblemList, is_open, place, rule_words

SHOW = (("open", "open"), ("closed", "answered"), ("all", "all"))
_SETTLE_MS = 800
_MOST_CLAIMS = 8


def claims_of(gateway: Gateway, problem: Problem) -> list[ClaimView]:
    """The claims that a problem is about; those that are gone meanwhile are left out."""
    found = []
    for claim in problem.claims[:_MOST_CLAIMS]:
        try:
            found.append(gateway.claim(claim))
        except UserError:
            continue
    return found


class ProblemsPage(QWidget):
    """List and answer. `counted` carries how many are open."""

    jump = Signal(str, str)
    counted = Signal(int)

    def __init__(self, link: Link, theme: Theme, registry: Registry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.link = link
        self._theme = theme
        self._registry = registry
        self.state = ProblemList()
        self.list = line_list(theme, "Problems", wrap=True)
        self.filter = QLineEdit(placeholderText="Filter…", clearButtonEnabled=True)
        self.filter.setAccessibleName("Filter the problems")
        self.show_box = QComboBox()
        self.show_box.setAccessibleName("Show problems that are")
        for value, words in SHOW:
            self.show_box.addItem(words, value)
        self.answer = Answer(link)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self.refresh)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.list)
        self.refresh()

    def _lay_out(self) -> None:
        left, box = parts.panel("Problems")
        box.addLayout(parts.row(parts.label("Problems", "heading"), None, self.show_box))
        box.addWidget(self.filter)
        self.empty = parts.label("", "muted", wrap=True)
        box.addWidget(self.empty)
        box.addWidget(self.list, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(9)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self.answer)
        splitter.setSizes([720, 680])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 2, 12, 0)
        whole.addWidget(splitter)

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(self._chosen)
        self.list.itemDoubleClicked.connect(self.go_there)
        self.filter.textChanged.connect(self._narrow)
        self.show_box.currentIndexChanged.connect(self._narrow)
        self.link.changed.connect(self._changed)
        self.answer.go.clicked.connect(self.go_there)
        self.answer.answered.connect(self._go_on)
        registry = self._registry
        registry.place("problems", self)
        registry.bind("problem.jump", self.go_there, self._has_place)
        registry.bind("problem.resolve", self.answer.start, lambda: self.state.problem is not None)
        registry.bind("problem.next", partial(self.step, 1))
        registry.bind("problem.previous", partial(self.step, -1))
        self._theme.changed.connect(self._show)

    def _has_place(self) -> bool:
        return self.state.problem is not None and bool(place(self.state.problem)[0])

    @Slot()
    def refresh(self) -> None:
        """Run the checks anew, off this thread."""
        self.link.read(self.link.gateway.problems, self._read, key="problems")

    @Slot(object)
    def _changed(self, changes: ChangeSet) -> None:
        del changes
        self._settle.start()

    def _read(self, problems: Sequence[Problem]) -> None:
        self.state.replace(problems)
        self.counted.emit(self.state.open_count)
        self._show()

    @Slot()
    def _narrow(self) -> None:
        self.state.needle = self.filter.text()
        self.state.show = str(self.show_box.currentData())
        self._show()

    @Slot()
    def _show(self) -> None:
        at = self.list.verticalScrollBar().value()
        self.list.blockSignals(True)
        self.list.clear()
        for row in self.state.rows():
            item = QListWidgetItem(row.heading or (row.problem.message if row.problem else ""))
            if row.problem is None:
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
                item.setData(INK, "bad" if row.heading.startswith("Error") else "muted")
            else:
                item.setData(Qt.ItemDataRole.UserRole, row.problem.key)
                if not is_open(row.problem):
                    item.setData(INK, "muted")
            self.list.addItem(item)
            if row.problem is not None and row.problem.key == self.state.current:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self.list.verticalScrollBar().setValue(at)
        empty = self.list.count() == 0
        self.empty.setVisible(empty)
        narrowed = bool(self.state.needle) or self.state.show != "open"
        self.empty.setText(
            "Nothing fits the filter." if narrowed else "No open problems. The checks run after every change."
        )
        self._show_current()

    @Slot(QListWidgetItem, QListWidgetItem)
    def _chosen(self, item: QListWidgetItem | None, before: object) -> None:
        del before
        key = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if key:
            self.state.current = str(key)
            self._show_current()

    def _show_current(self) -> None:
        problem = self.state.problem
        if problem is None:
            self.answer.show_problem(None)
            return
        if self.answer.problem != problem:
            self.answer.show_problem(problem)
            work = partial(claims_of, self.link.gateway, problem)
            self.link.read(work, partial(self.answer.show_claims, problem.key), key="problem-claims")

    @Slot()
    def _go_on(self) -> None:
        """An answer was given: the next problem, and the keys back to the list."""
        self.step(1)
        self.list.setFocus()

    def step(self, by: int) -> None:
        """Go to the next or previous problem."""
        if self.state.step(by):
            self._show()
            self.list.scrollToItem(self.list.currentItem())

    @Slot()
    def go_there(self) -> None:
        """Go to what the problem is about."""
        if self.state.problem is not None:
            workspace, target = place(self.state.problem)
            if workspace:
                self.jump.emit(workspace, target)

    def enter(self, target: str) -> None:
        """Choose a problem by its key."""
        self.state.current = target or self.state.current
        self._show()

    def find_here(self) -> None:
        """Let the keys go to the filter."""
        self.filter.selectAll()
        self.filter.setFocus()

    def panes(self) -> list[QWidget]:
        """What F6 goes through."""
        return [self.list, self.answer.verdict]


class Answer(QWidget):
    """The chosen problem: what it says, its claims, and the answer. `answered`: it has been given."""

    answered = Signal()

    def __init__(self, link: Link) -> None:
        super().__init__()
        self._link = link
        self.problem: Problem | None = None
        frame, box = parts.panel("The problem")
        self.rule = parts.label("", "small")
        self.words = parts.label("", "title", wrap=True)
        self.fix = parts.label("", "muted", wrap=True)
        self.claims = line_list(link.theme, "Claims of the problem")
        self.claims.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.go = parts.button("Go there")
        self.verdict = QComboBox()
        self.verdict.setAccessibleName("Answer")
        for value, text in VERDICTS:
            self.verdict.addItem(text, value)
        self.detail = QComboBox()
        self.detail.setAccessibleName("Why both can stand")
        self.detail.addItems(list(KEEP_BOTH))
        self.reason = QLineEdit(placeholderText="why")
        self.reason.setAccessibleName("Reason")
        self.reason.returnPressed.connect(self.save)
        self.save_button = parts.button("Answer", self.save, "primary")
        self.earlier = parts.label("", "muted", wrap=True)
        form = QFormLayout()
        form.addRow(parts.label("answer", "muted"), self.verdict)
        form.addRow(parts.label("as", "muted"), self.detail)
        form.addRow(parts.label("because", "muted"), self.reason)
        self._form_row = form
        for widget in (self.rule, self.words, self.fix):
            box.addWidget(widget)
        box.addWidget(self.claims, 1)
        box.addWidget(self.earlier)
        box.addLayout(form)
        box.addLayout(parts.row(self.go, None, self.save_button))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)
        self.verdict.currentIndexChanged.connect(self._verdict_changed)
        self._verdict_changed()
        self.show_problem(None)

    @Slot()
    def _verdict_changed(self) -> None:
        self._form_row.setRowVisible(self.detail, self.verdict.currentData() == "keep_both")

    def show_problem(self, problem: Problem | None) -> None:
        """Show a problem, its claims to come."""
        self.problem = problem
        for widget in (self.go, self.verdict, self.reason, self.save_button, self.detail):
            widget.setEnabled(problem is not None)
        self.claims.clear()
        self.claims.setVisible(bool(problem and problem.claims))
        self.words.setText(problem.message if problem else "Choose a problem to see what it rests on.")
        self.rule.setText(f"{problem.severity.value.upper()} · {rule_words(problem.rule)}" if problem else "")
        self.fix.setText(problem.fix or "" if problem else "")
        answer = problem.resolution if problem else None
        self.earlier.setText("")
        if answer is not None:
            words = dict(VERDICTS).get(answer.verdict.value, answer.verdict.value)
            because = f", because {answer.reason}" if answer.reason else ""
            self.earlier.setText(f"Answered “{words}” by {answer.curator}, {wording.clock(answer.at)}{because}.")
            self.verdict.setCurrentIndex(max(0, self.verdict.findData(answer.verdict.value)))
        self.reason.setText(answer.reason or "" if answer else "")

    def show_claims(self, key: str, claims: Sequence[ClaimView]) -> None:
        """Show the claims that the problem is about, each with its words."""
        if self.problem is None or self.problem.key != key:
            return
        self.claims.clear()
        for claim in claims:
            lines = [f"{claim.label}: {claim.display}\t{claim.status}"]
            for each in claim.evidence[:4]:
                lines.append(f"“{wording.shorten(each.quote, 140)}” — {each.source_title}")
            self.claims.addItem("\n".join(lines))

    @Slot()
    def start(self) -> None:
        """Let the keys go to the answer."""
        self.verdict.setFocus()

    @Slot()
    def save(self) -> None:
        """Give the answer."""
        if self.problem is None:
            return
        verdict = str(self.verdict.currentData())
        detail = self.detail.currentText() if verdict == "keep_both" else None
        reason = self.reason.text().strip() or None
        self._link.run(deeds.resolve_problem(self.problem.key, verdict, detail, reason))
        self.answered.emit()
