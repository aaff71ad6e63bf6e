"""The Ask page: choose a question, fill in its words, read the answer with the words it rests on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QListWidgetItem, QSplitter, QVBoxLayout, QWidget

from regesta.base.errors import UserError
from regesta.ui import parts
from regesta.ui.actions.registry import Registry
from regesta.ui.ask.fields import QuestionForm
from regesta.ui.lines import line_list
from regesta.ui.link import Link
from regesta.ui.tables import plain_table
from regesta.workbench import questions

if TYPE_CHECKING:
    from regesta.services.questions.answer import Answer

_WIDEST = 380


class AskPage(QWidget):
    """Questions on the left; form, answer and evidence on the right."""

    jump = Signal(str, str)

    def __init__(self, link: Link, registry: Registry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.link = link
        self._registry = registry
        self.answer: Answer | None = None
        self.questions = line_list(link.theme, "Questions", wrap=True)
        self.forms = questions.forms(link.gateway.codebook)
        for form in self.forms:
            self.questions.addItem(form.title)
        self.title = parts.label("", "title", wrap=True)
        self.form: QuestionForm | None = None
        self.trouble = parts.label("", "error", wrap=True)
        self.said = parts.label("", "muted", wrap=True)
        self.ask_button = parts.button("Ask", partial(registry.trigger, "ask.answer"), "primary")
        self.model = QStandardItemModel(self)
        self.table = plain_table("Answer")
        self.table.setModel(self.model)
        self.blank = QWidget()
        self.evidence = line_list(link.theme, "Evidence of the line", wrap=True)
        self.no_evidence = parts.label("", "muted", wrap=True)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.questions)
        self.questions.setCurrentRow(0)

    def _lay_out(self) -> None:
        left, side = parts.panel("Questions")
        left.setMinimumWidth(240)
        side.addWidget(parts.label("Questions", "heading"))
        side.addWidget(self.questions, 1)
        top, box = parts.panel("The question")
        self._holder = QVBoxLayout()
        box.addWidget(self.title)
        box.addLayout(self._holder)
        box.addLayout(parts.row(self.trouble, None, self.ask_button))
        box.addWidget(self.said)
        box.addWidget(self.table, 1)
        box.addWidget(self.blank, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(9)
        split.addWidget(top)
        split.addWidget(self._evidence_panel())
        split.setSizes([520, 240])
        whole = QHBoxLayout(self)
        whole.setContentsMargins(12, 2, 12, 0)
        whole.setSpacing(9)
        whole.addWidget(left, 1)
        whole.addWidget(split, 3)

    def _evidence_panel(self) -> QFrame:
        frame, box = parts.panel("Evidence")
        box.addWidget(parts.label("Evidence of the line", "heading"))
        box.addWidget(self.no_evidence)
        box.addWidget(self.evidence, 1)
        return frame

    def _connect(self) -> None:
        registry = self._registry
        self.questions.currentRowChanged.connect(self.choose)
        self.questions.itemActivated.connect(self._start)
        self.table.selectionModel().currentRowChanged.connect(self._show_evidence)
        self.table.activated.connect(self.read_evidence)
        self.evidence.itemActivated.connect(self._follow)
        self.evidence.itemClicked.connect(self._follow)
        registry.place("ask", self)
        registry.bind("ask.answer", self.ask, lambda: self.form is not None)
        registry.bind("ask.evidence", self.read_evidence, lambda: self.evidence.count() > 0)

    @Slot(int)
    def choose(self, number: int) -> None:
        """Show the form of a question."""
        if not 0 <= number < len(self.forms):
            return
        if self.form is not None:
            self._holder.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
        self.form = QuestionForm(self.link, self.forms[number])
        self.form.entered.connect(self.ask)
        self._holder.addWidget(self.form)
        self.title.setText(self.forms[number].title)
        self.trouble.setText("")
        self._show(None)

    @Slot()
    def _start(self) -> None:
        if self.form is not None and self.form.fields:
            self.form.fields[0].setFocus()

    @Slot()
    def ask(self) -> None:
        """Ask, off this thread."""
        if self.form is None:
            return
        form, given = self.form.form, self.form.given()
        lacking = questions.missing(form, given)
        self.trouble.setText(f"Fill in: {', '.join(lacking)}" if lacking else "")
        if lacking:
            at = next(line for line, field in zip(self.form.fields, form.fields, strict=True) if field.label in lacking)
            at.setFocus()
            return
        self.said.setText("Looking …")
        work = partial(questions.ask, self.link.gateway, form, given)
        self.link.runner.read(work, partial(self._answered, form.name), key="ask", failed=self._failed)

    def _answered(self, name: str, answer: Answer) -> None:
        if self.form is not None and self.form.form.name == name:
            self._show(answer)

    def _failed(self, error: UserError) -> None:
        self._show(None)
        self.trouble.setText(str(error))

    def _show(self, answer: Answer | None) -> None:
        self.answer = answer
        self.model.clear()
        self.said.setText(questions.summary(answer) if answer is not None else "")
        self.table.setVisible(answer is not None and bool(answer.rows))
        self.blank.setVisible(not self.table.isVisibleTo(self))
        if answer is not None:
            self.model.setHorizontalHeaderLabels(list(answer.columns))
            for row in answer.rows:
                self.model.appendRow([_cell(words) for words in row.cells])
            self._fit_columns()
            if answer.rows:
                self.table.selectRow(0)
        self._show_evidence()

    def _fit_columns(self) -> None:
        self.table.resizeColumnsToContents()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        for number in range(self.model.columnCount()):
            self.table.setColumnWidth(number, min(_WIDEST, self.table.columnWidth(number) + 16))

    @Slot(QModelIndex, QModelIndex)
    def _show_evidence(self, current: QModelIndex | None = None, before: QModelIndex | None = None) -> None:
        del current, before
        self.evidence.clear()
        number = self.table.currentIndex().row()
        rows = self.answer.rows if self.answer is not None else ()
        lines = questions.evidence_lines(rows[number]) if 0 <= number < len(rows) else []
        for words, target in lines:
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, target)
            self.evidence.addItem(item)
        self.no_evidence.setVisible(not lines)
        if self.answer is None:
            self.no_evidence.setText("The words that carry a line of the answer stand here; a click goes to them.")
        else:
            self.no_evidence.setText("No source tells this in so many words." if rows else questions.NO_SOURCE)

    @Slot()
    def read_evidence(self) -> None:
        """Go to the chosen words in their source, else to the first of the line."""
        item = self.evidence.currentItem() or self.evidence.item(0)
        if item is not None:
            self._follow(item)

    @Slot(QListWidgetItem)
    def _follow(self, item: QListWidgetItem) -> None:
        self.jump.emit("review", str(item.data(Qt.ItemDataRole.UserRole)))

    def enter(self, target: str) -> None:
        """Choose a question by its name."""
        number = next((n for n, form in enumerate(self.forms) if form.name == target), -1)
        if number >= 0:
            self.questions.setCurrentRow(number)

    def find_here(self) -> None:
        """Let the keys go to the first word."""
        self._start()

    def panes(self) -> list[QWidget]:
        """What F6 goes through."""
        fields: list[QWidget] = [*self.form.fields[:1]] if self.form is not None else []
        return [self.questions, *fields, self.table, self.evidence]


def _cell(words: str) -> QStandardItem:
    item = QStandardItem(words)
    item.setEditable(False)
    item.setToolTip("")
    return item
